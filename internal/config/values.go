package config

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// text reads a scalar that must be text. A number or a date is refused rather
// than converted: 1.10 would become 1.1.
func (r *reader) text(what diag.Text, node *yaml.Node) (string, bool) {
	hint := diag.Text{}
	if value := resolve(node); value.Kind == yaml.ScalarNode && value.Value != "" {
		hint = diag.Textf("write it in quotes: %q", value.Value)
	}
	return r.textOr(hint, what, node)
}

// textOr is text with a hint of its own for what is another type.
func (r *reader) textOr(hint, what diag.Text, node *yaml.Node) (string, bool) {
	value := resolve(node)
	switch {
	case value.Kind != yaml.ScalarNode || value.ShortTag() != "!!str":
		r.report(node, "wrong-type", diag.Textf("%s must be text, not %s", what, describe(value)), hint)
	case value.Value == "":
		r.report(node, "missing-value", diag.Textf("%s is empty", what), diag.Text{})
	default:
		return value.Value, true
	}
	return "", false
}

// line reads a text and folds its white space, so that it is one line: a block
// scalar ends in a newline and may hold others. Spaces of other scripts, such
// as U+3000, are the author's and stay.
func (r *reader) line(what diag.Text, node *yaml.Node) string {
	text, ok := r.text(what, node)
	if !ok {
		return ""
	}
	isBreak := func(c rune) bool { return c == ' ' || unicode.IsControl(c) }
	folded := strings.Join(strings.FieldsFunc(text, isBreak), " ")
	if folded == "" {
		r.report(node, "missing-value", diag.Textf("%s is empty", what), diag.Text{})
	}
	return folded
}

// word reads a text that is one of some words. In quotes another type would be none of them
// either, so the hint names the words.
func (r *reader) word(what diag.Text, node *yaml.Node, words []string) (string, bool) {
	value, ok := r.textOr(diag.Textf("the values are %s", enumerate(words)), what, node)
	if ok && !slices.Contains(words, value) {
		r.report(node, "wrong-value", diag.Textf("%s is %q, not one of %s", what, value, enumerate(words)), diag.DidYouMean(value, words, diag.Text{}))
		return "", false
	}
	return value, ok
}

// truth reads true or false; nil is for neither.
func (r *reader) truth(what diag.Text, node *yaml.Node) *bool {
	value := resolve(node)
	if value.Kind != yaml.ScalarNode || value.ShortTag() != "!!bool" {
		r.report(node, "wrong-type", diag.Textf("%s must be true or false, not %s", what, describe(value)), diag.Text{})
		return nil
	}
	yes := strings.EqualFold(value.Value, "true")
	return &yes
}

// number reads a number within limits; 0 is for any other.
func (r *reader) number(what diag.Text, node *yaml.Node, least, most float64) float64 {
	value := resolve(node)
	n, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(value.Value, "pt")), 64)
	if err != nil && value.ShortTag() == "!!float" { // as YAML writes what is not a number: .nan
		err = value.Decode(&n)
	}
	if value.Kind != yaml.ScalarNode || err != nil {
		r.report(node, "wrong-type", diag.Textf("%s must be a number, not %s", what, describe(value)), diag.Text{})
		return 0
	}
	if math.IsNaN(n) || n < least || n > most {
		r.report(node, "wrong-value", diag.Textf("%s is %g, not between %g and %g", what, n, least, most), diag.Text{})
		return 0
	}
	return n
}

// percent reads a number from 0 to 100.
func (r *reader) percent(what diag.Text, node *yaml.Node) (float64, bool) {
	value := resolve(node)
	number, err := strconv.ParseFloat(value.Value, 64)
	if value.Kind != yaml.ScalarNode || err != nil || !(number >= 0 && number <= 100) {
		r.report(node, "wrong-value", diag.Textf("%s must be a number from 0 to 100", what), diag.Text{})
		return 0, false
	}
	return number, true
}

// A File is a file below handbook/ that the configuration names.
type File struct {
	Path     string        // slash-separated; "" for none
	Position diag.Position // where it is named
}

// outside matches a path that is not below the folder it is relative to.
var outside = regexp.MustCompile(`^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)`)

// file reads the path of a file below handbook/. Whether the file is there is
// found out by who reads it.
func (r *reader) file(what diag.Text, node *yaml.Node) File {
	path, ok := r.text(what, node)
	if !ok {
		return File{}
	}
	if outside.MatchString(path) {
		r.report(node, "wrong-value", diag.Textf("%s is not a path below %s", what, r.found.Places.Named()), diag.Textf("move the file there, and write its path with slashes"))
		return File{}
	}
	return File{Path: path, Position: r.position(node)}
}

// items returns the nodes of a list.
func (r *reader) items(what diag.Text, example string, node *yaml.Node) ([]*yaml.Node, bool) {
	value := resolve(node)
	if value.Kind != yaml.SequenceNode {
		r.report(node, "wrong-type", diag.Textf("%s must be a list, not %s", what, describe(value)), diag.Textf("write for example %q", example))
		return nil, false
	}
	return value.Content, true
}

// names are what a list of names may hold.
type names struct {
	key     diag.Text // as it is written
	example string
	one     diag.Text // what each of them is
	fits    func(name string) bool
	hint    diag.Text // for one that does not
}

// names reads a list of names, each of which is there once. It is nil where there is
// no list.
func (r *reader) names(node *yaml.Node, n names) []string {
	items, ok := r.items(n.key, n.example, node)
	if !ok {
		return nil
	}
	found := []string{}
	for _, item := range items {
		name, ok := r.text(n.one, item)
		switch {
		case !ok:
		case !n.fits(name):
			r.report(item, "wrong-value", diag.Textf("%q is not %s", name, n.one), n.hint)
		case slices.Contains(found, name):
			r.report(item, "duplicate-value", diag.Textf("%q is listed twice", name), diag.Textf("keep one"))
		default:
			found = append(found, name)
		}
	}
	return found
}

// An entry is a key of a mapping whose keys are names of the user's.
type entry struct {
	name       string
	key, value *yaml.Node
}

// entries returns the entries of such a mapping in order.
func (r *reader) entries(what diag.Text, example string, node *yaml.Node) []entry {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", diag.Textf("%s must be keys with values, not %s", what, describe(value)), diag.Textf("write for example %q", example))
		return nil
	}
	var entries []entry
	seen := map[string]bool{}
	for i := 0; i+1 < len(value.Content); i += 2 {
		key := value.Content[i]
		name, ok := r.text(diag.Textf("a name in %s", what), key)
		switch {
		case !ok:
		case seen[name]:
			r.report(key, "duplicate-key", diag.Textf("%q is there twice", name), diag.Textf("keep one"))
		default:
			seen[name] = true
			entries = append(entries, entry{name, key, value.Content[i+1]})
		}
	}
	return entries
}

// known returns the value of each known key of a mapping and reports the
// others. Of a key that is there twice the first counts.
func (r *reader) known(mapping *yaml.Node, names []string) map[string]*yaml.Node {
	seen := map[string]*yaml.Node{}
	values := map[string]*yaml.Node{}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		at, key := mapping.Content[i], resolve(mapping.Content[i])
		if key.Kind != yaml.ScalarNode {
			r.report(at, "wrong-type", diag.Textf("a key must be a word, not %s", describe(key)), diag.Text{})
			continue
		}
		if first := seen[key.Value]; first != nil {
			r.report(at, "duplicate-key", diag.Textf("%q is there twice", key.Value), r.keepOne(first.Line))
			continue
		}
		seen[key.Value] = at
		if !slices.Contains(names, key.Value) {
			r.report(at, "unknown-key", diag.Textf("unknown key %q", key.Value), diag.DidYouMean(key.Value, names, diag.Textf("the keys are %s", enumerate(names))))
			continue
		}
		values[key.Value] = mapping.Content[i+1]
	}
	return values
}

// enumerate writes words as a sentence does: a, b and c.
func enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
