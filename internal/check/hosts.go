package check

import (
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/hostname"
	"github.com/pobook/pobook/internal/markdown"
)

// To whose site links lead: not every other site is a trap, and these are.
var hostChecks = table{
	{
		ID: "mixed-host", Family: Markup, needs: hasMarkup | hasLatin, find: findMixedHost,
		Explanation: "The host of an address has characters that nobody writes beside each other: letters of two scripts that look alike, digits of two systems, a joiner that is not seen, a sign that passes for a slash. Such an address looks like one that readers know and leads elsewhere. Copy the address from the source.",
		Wrong:       Example{Source: "See [GitHub](https://github.com/).", Target: "見 [GitHub](https://gіthub.com/)。"},
		Right:       Example{Source: "See [GitHub](https://github.com/).", Target: "見 [GitHub](https://github.com/)。"},
	},
	{
		ID: "lookalike-host", Family: Markup, needs: hasMarkup | hasLatin, find: findLookalikeHost,
		Explanation: "The host of an address can be taken for one that the section links to, and is another: its letters look the same, one of them is different, or the known host stands within the other or before an @. Copy the address from the source. A page of the same site in your language is fine, and so is the same name that ends in another country. If the site is meant, ask the maintainers to link to it in the source.",
		Wrong:       Example{Source: "See [GitHub](https://github.com/).", Target: "見 [GitHub](https://github.com.login.example/)。"},
		Right:       Example{Source: "See [Wikipedia](https://en.wikipedia.org/).", Target: "見[維基百科](https://zh.wikipedia.org/)。"},
	},
	{
		ID: "link-text", Family: Markup, needs: hasMarkup, find: findLinkText,
		Explanation: "The text of a link is an address of one site, and the link leads to another. Whoever reads the text goes where they did not want to go. Write the text and the address alike, or use words as the text.",
		Wrong:       Example{Source: "See [github.com](https://github.com/) and https://a.example/.", Target: "見 [github.com](https://a.example/) 和 https://a.example/ 。"},
		Right:       Example{Source: "See [github.com](https://github.com/).", Target: "見 [github.com](https://github.com/)。"},
	},
}

// addressHint is what to do about a host that deceives.
var addressHint = diag.Textf("copy the address from the source")

func findMixedHost(m *message) {
	own := m.source.addresses()
	for _, l := range m.target.addresses() {
		if j := judge(m, l, own); j.Verdict == hostname.Mixed {
			m.report(l.at, diag.Textf("the address leads to %q, whose name mixes alphabets: %s", j.Host, codePoints(j.Odd)), addressHint)
		}
	}
}

// codePoints shows characters that look like others, with their numbers.
func codePoints(characters []rune) string {
	var shown []string
	for _, r := range characters {
		shown = append(shown, fmt.Sprintf("%q U+%04X", r, r))
	}
	return strings.Join(shown, ", ")
}

func findLookalikeHost(m *message) {
	own := m.source.addresses()
	for _, l := range m.target.addresses() {
		switch j := judge(m, l, own); j.Verdict {
		case hostname.LooksLike:
			m.report(l.at, diag.Textf("the address leads to %q, which looks like %q in the source but is another site", j.Host, j.Taken), addressHint)
		case hostname.Disguised:
			m.report(l.at, diag.Textf("the address leads to %q; %q before the @ only makes it look otherwise", j.Host, j.Taken), addressHint)
		}
	}
}

func findLinkText(m *message) {
	var own []link
	for _, l := range m.target.marks().links {
		said, host := says(m, m.target, l)
		if said == "" {
			continue
		}
		if own == nil {
			own = m.source.marks().links
		}
		if !sourceSays(m, own, said, host) {
			m.report(l.at, diag.Textf("the text of the link says %q, but the link leads to %q", said, host), diag.Textf("write the address that it leads to, or words"))
		}
	}
}

// says returns the host that a link says in its text and does not lead to.
func says(m *message, t *text, l link) (said, host string) {
	if l.auto || isInternal(l.target) || strings.IndexByte(t.raw[l.words.start:l.words.end], '.') < 0 {
		return "", ""
	}
	return m.brief.hosts().Says(markdown.Destination(t.raw[l.words.start:l.words.end]), l.destination())
}

// sourceSays reports whether some link of the source says and leads to the same.
func sourceSays(m *message, own []link, said, host string) bool {
	for _, l := range own {
		s, h := says(m, m.source, l)
		if s != "" && hostname.SameOwner(s, said) && hostname.SameOwner(h, host) {
			return true
		}
	}
	return false
}
