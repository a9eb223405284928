package markdown

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// Shortcodes in a sentence are a part of its message, with the parameters that people
// read: a translator may write these otherwise, and nothing else of them.

// apart returns a text as it is judged: what its shortcodes, or includes, say stands below it
// as text.
func apart(o Options, text trust.Text) trust.Text {
	if text.Form != trust.Markdown {
		return text
	}
	rest, said := saidIn(o.dialect(), text.Body, o.offers)
	if len(said) > 0 {
		text.Body = text.Before + rest + text.After + "\n" + strings.Join(said, "\n")
		text.Before, text.After = "", ""
	}
	return text
}

// saidIn takes what the tags of a text say out of it.
func saidIn(d *dialect.Dialect, text string, reads func(name string) bool) (rest string, said []string) {
	if d.Tags == dialect.Liquid {
		return dialect.SaidByIncludes(d, text, reads)
	}
	return dialect.ShortcodesIn(d, text).Said(text, reads)
}

// partedShortcodes objects to shortcodes of a leaf that have lost their partner: Hugo makes
// no site of them.
func partedShortcodes(source *tree, before leaf, published *tree, after leaf) (trust.Objection, bool) {
	left := singleShortcodes(source, before)
	for name, count := range singleShortcodes(published, after) {
		if count > left[name] {
			return trust.Objection{Reason: trust.Structure, What: "{{< " + name + " >}}"}, true
		}
	}
	return trust.Objection{}, false
}

// singleShortcodes counts the shortcodes in a leaf that have no partner in it.
func singleShortcodes(t *tree, l leaf) map[string]int {
	if t.dialect.Tags != dialect.Shortcodes || l.node.Lines().Len() == 0 {
		return nil
	}
	lines := t.lines(l.node)
	counts := map[string]int{}
	for _, line := range lines {
		for _, tag := range t.shortcodes(line) {
			name := tag.Name
			if name == "" {
				continue
			}
			if tag.Closing {
				name = "/" + name
			}
			if partner := tag.Partner; partner < 0 || !holdsShortcode(t, lines, t.preprocessed.Tags[partner]) {
				counts[name]++
			}
		}
	}
	return counts
}

// holdsShortcode reports whether a shortcode is in lines.
func holdsShortcode(t *tree, lines []inline.Span, s dialect.Tag) bool {
	return t.body+s.Start >= lines[0].Start && t.body+s.End <= lines[len(lines)-1].End
}

// sayWords reports whether shortcodes, or includes, in lines say something.
func sayWords(t *tree, o Options, lines []inline.Span) bool {
	for _, line := range lines {
		if _, said := dialect.SaidByIncludes(t.dialect, string(t.in(line)), o.offers); slices.ContainsFunc(said, inline.HasLetter) {
			return true
		}
		for _, tag := range t.shortcodes(line) {
			for _, p := range tag.Parameters {
				value := t.text()[p.Value.Start:p.Value.End]
				if p.Quote != 0 && p.Name != "" && o.offers(p.Name) && inline.HasLetter(value) {
					return true
				}
			}
		}
	}
	return false
}

// TemplateKey returns what of a tag that a site generator runs is the same in every
// language: all but the parameters of a shortcode, or of an include, that people read by
// default.
func TemplateKey(template string) string {
	key := template
	for _, d := range []*dialect.Dialect{dialect.Hugo, dialect.Jekyll} {
		key, _ = saidIn(d, key, func(name string) bool { return slices.Contains(d.Attributes, name) })
	}
	return key
}
