package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// Marks that are there but for a slip: whoever reads that one is missing looks for it in vain.

// spacedMarks match emphasis with spaces inside its delimiters, by syntax.
var spacedMarks = []struct {
	of        syntax
	delimiter string
	match     *regexp.Regexp
}{
	{strongStar, "**", regexp.MustCompile(`(?:^|[^*])(\*\*(?:[ \x{3000}]+[^*]*[^*\s][ \x{3000}]*|[^*\s](?:[^*]*[^*\s])?[ \x{3000}]+)\*\*)(?:$|[^*])`)},
	{strongUnderscore, "__", regexp.MustCompile(`(?:^|[^_])(__(?:[ \x{3000}]+[^_]*[^_\s][ \x{3000}]*|[^_\s](?:[^_]*[^_\s])?[ \x{3000}]+)__)(?:$|[^_])`)},
	{strike, "~~", regexp.MustCompile(`(?:^|[^~])(~~(?:[ \x{3000}]+[^~]*[^~\s][ \x{3000}]*|[^~\s](?:[^~]*[^~\s])?[ \x{3000}]+)~~)(?:$|[^~])`)},
	{emphasisStar, "*", regexp.MustCompile(`(?:^|[^*])(\*(?:[ \x{3000}]+[^*]*[^*\s][ \x{3000}]*|[^*\s](?:[^*]*[^*\s])?[ \x{3000}]+)\*)(?:$|[^*])`)},
	{emphasisUnderscore, "_", regexp.MustCompile(`(?:^|[^_])(_(?:[ \x{3000}]+[^_]*[^_\s][ \x{3000}]*|[^_\s](?:[^_]*[^_\s])?[ \x{3000}]+)_)(?:$|[^_])`)},
}

// reportSpacedMarks reports emphasis that is missing for spaces inside its delimiters, which
// Markdown does not take for any then (CommonMark §6.2).
func reportSpacedMarks(m *message, lost syntax) bool {
	for _, s := range spacedMarks {
		if lost&s.of == 0 {
			continue
		}
		at := s.match.FindStringSubmatchIndex(m.target.prose())
		if at == nil {
			continue
		}
		written := m.target.raw[at[2]:at[3]]
		inner := strings.Trim(written[len(s.delimiter):len(written)-len(s.delimiter)], " \u3000")
		place, right := span{at[2], at[3]}, s.delimiter+inner+s.delimiter
		what := diag.Textf("there is a space inside %s, so that Markdown does not see the marks", s.delimiter)
		hint := diag.Textf("no spaces inside the %s: write %s", s.delimiter, right)
		if m.chineseText() {
			m.mendable(place, right, what, hint)
		} else {
			m.report(place, what, hint) // the space may be one between words
		}
		return true
	}
	return false
}

// reportLostPictures reports a picture of the source that is none here.
func reportLostPictures(m *message) bool {
	want, got := picturesOf(m.source), picturesOf(m.target)
	if len(want) <= len(got) {
		return false
	}
	plain := m.source.plainLinks()
	for _, picture := range want {
		if i := slices.IndexFunc(got, func(p string) bool { return p == picture || trust.IsVariant(p, picture) }); i >= 0 {
			got = slices.Delete(got, i, i+1)
			continue
		}
		name := markdown.Destination(picture)
		for _, l := range m.target.marks().links {
			if l.target == picture && !linksTo(plain, picture) {
				m.report(l.at, diag.Textf("the picture %s is a link here", name), diag.Textf("put a ! before it, as in ![…](%s)", name))
				return true
			}
		}
		m.report(m.all(), diag.Textf("the picture %s is missing", name), diag.Textf("copy ![…](%s) from the source and translate what is in the brackets", name))
		return true
	}
	return false
}

// picturesOf returns the destinations of the pictures of a text that stand in it as such.
func picturesOf(t *text) []string {
	var pictures []string
	tokens := t.marks().tokens
	for _, token := range tokens {
		if token.Kind == inline.Close && !token.Reference && tokens[token.Partner].Sign == '!' {
			pictures = append(pictures, token.Inner.In(t.raw))
		}
	}
	return pictures
}

// plainLinks returns the links of a text that are no pictures.
func (t *text) plainLinks() []link {
	pictures := picturesOf(t)
	return slices.DeleteFunc(slices.Clone(t.marks().links), func(l link) bool { return slices.Contains(pictures, l.target) })
}
