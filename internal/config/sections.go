package config

import (
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// readReadingOrder reads the sections of the handbook: a list, or the name of a file
// that says them.
func readReadingOrder(r *reader, node *yaml.Node) (Order, []string) {
	value := resolve(node)
	if value.Kind == yaml.ScalarNode && value.ShortTag() == "!!str" && value.Value != "" {
		order := readOrder(r, value.Value, node)
		return order, order.sections()
	}
	return Order{}, readSections(r, sectionsKey, r.found.Sections, node)
}

// readSections reads the list of sections of a key, in which patterns stand for all that
// match them, by the order of whole.
func readSections(r *reader, key string, whole []string, node *yaml.Node) []string {
	items, ok := r.items(diag.Verbatim(strconv.Quote(key)), key+": ["+exampleSection+"]", node)
	if !ok {
		return nil
	}
	if len(items) == 0 && key == sectionsKey {
		r.report(node, "missing-value", diag.Textf(`"sections" is an empty list`), diag.Textf("list the sections, or delete the key to take every Markdown file below %s", r.found.Places.Named()))
	}
	s := selection{reader: r, whole: whole, named: map[string]bool{}}
	for _, item := range items {
		s.named[resolve(item).Value] = true
	}
	for _, item := range items {
		if tag := resolve(item).Tag; resolve(item).Value == "" && strings.HasPrefix(tag, "!") && !strings.HasPrefix(tag, "!!") {
			r.report(item, "wrong-type", diag.Textf("a section must be text, not a value tagged %s", tag), diag.Textf("write it in quotes: %q", tag))
			continue
		}
		section, ok := r.text(diag.Textf("a section"), item)
		switch {
		case !ok:
		case strings.HasPrefix(section, "!"):
			s.exclude(section[1:], item)
		case isGlob(section):
			s.match(section, item)
		default:
			if problem := r.found.check(section); problem != nil {
				r.report(item, problem.Code, problem.Message, problem.Hint)
				continue
			}
			s.chosen = append(s.chosen, chosen{section, item, false})
		}
	}
	return s.sections()
}

// A selection is a list of sections while it is read.
type selection struct {
	reader *reader
	whole  []string        // that patterns choose among
	named  map[string]bool // what the list has: a pattern leaves alone what is named
	chosen []chosen
}

// A chosen section, with the item of the list that chooses it.
type chosen struct {
	section string
	item    *yaml.Node
	matched bool // by a pattern
}

// match adds what a pattern matches and is not there yet.
func (s *selection) match(pattern string, item *yaml.Node) {
	matches, found := Glob(pattern), false
	for _, section := range s.whole {
		if !matches(section) {
			continue
		}
		found = true
		if !s.named[section] && !s.has(section) {
			s.chosen = append(s.chosen, chosen{section, item, true})
		}
	}
	if !found {
		s.report(item, pattern, diag.Textf("%q matches no section", pattern))
	}
}

// exclude removes what a pattern, or a path, matches.
func (s *selection) exclude(pattern string, item *yaml.Node) {
	matches, before := Glob(pattern), len(s.chosen)
	s.chosen = slices.DeleteFunc(s.chosen, func(c chosen) bool { return matches(c.section) })
	if len(s.chosen) == before {
		s.report(item, pattern, diag.Textf("%q excludes no section that is selected before it", "!"+pattern))
	}
}

// report says that a pattern is of no use.
func (s *selection) report(item *yaml.Node, pattern string, message diag.Text) {
	places := s.reader.found.Places
	hint := diag.Textf("patterns are relative to %s", places.Named())
	if inside, ok := strings.CutPrefix(pattern, places.Folder()+"/"); ok {
		hint = diag.Textf("write it without the folder: %q", inside)
	}
	s.reader.report(item, "no-match", message, hint)
}

func (s *selection) has(section string) bool {
	return slices.ContainsFunc(s.chosen, func(c chosen) bool { return c.section == section })
}

// sections are the chosen ones. Those that a pattern has chosen are held against the
// rules here, since later items may exclude them.
func (s *selection) sections() []string {
	var sections []string
	seen := mentions{}
	for _, c := range s.chosen {
		var problem *diag.Diagnostic
		if c.matched {
			problem = unfit(c.section)
		}
		if problem == nil {
			problem = seen.add(c.section, c.item.Line)
		}
		if problem != nil {
			if c.matched {
				problem.Hint = diag.Textf("%s, or exclude it with %q", problem.Hint, "!"+c.section)
			}
			s.reader.report(c.item, problem.Code, problem.Message, problem.Hint)
			continue
		}
		sections = append(sections, c.section)
	}
	return sections
}

// readSelection reads the sections that a key chooses, as an edition does, among those of
// the whole handbook: no others have catalogues. Without a configured order, whole
// is nil.
func readSelection(r *reader, key string, whole []string, node *yaml.Node) []string {
	among := whole
	if whole == nil {
		among = r.found.Sections
	}
	selected := readSections(r, key, among, node)
	for _, item := range resolve(node).Content {
		section := resolve(item).Value
		if whole != nil && slices.Contains(selected, section) && !slices.Contains(whole, section) {
			r.report(item, "missing-section", diag.Textf("section %q is not among the sections of this handbook", section), diag.Textf(`add it to "sections" at the top`))
		}
	}
	return selected
}

// readingOrderForm is a list of sections, or the name of a file that says them.
func readingOrderForm() form {
	list := listOf(someText())
	list.MinItems = 1
	return either(list, oneOf(orderNames), someText())
}
