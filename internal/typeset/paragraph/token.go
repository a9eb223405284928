package paragraph

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/typeset/design"
)

// A token is what no space divides and no dictionary: a URL, a mail address, a word of code. Lines
// end within one after its delimiters, and no hyphen shows it, which a reader would take for a part
// of it (B9).

// leastToken is how many characters a word of code has that is divided.
const leastToken = 8

// openURLs lets URLs break after their delimiters, but not within "://".
func openURLs(t *text, opportunities []bool) {
	for start := 0; start < len(t.chars); {
		end := start
		url := false
		for end < len(t.chars) && (isURLPart(t.chars[end]) || url && continuesURL(t.chars, end)) {
			url = url || isScheme(t.chars, end)
			end++
		}
		if url || saysLink(t, start, end) {
			openURL(t.chars[start:end], opportunities[start:end])
		}
		start = end + 1
	}
}

func isURLPart(c char) bool { return c.class == latin || c.class == point || c.class == other }

// continuesURL reports whether the letter at i, which is of no alphabet, is of the URL before
// it: the first of such letters follows a delimiter (RFC 3987). After a letter of an alphabet
// it is the text that goes on.
func continuesURL(chars []char, i int) bool {
	c, before := chars[i], chars[i-1]
	return (c.class == han || c.class == hangul) && (before.class == c.class || strings.ContainsRune("/?#=&_-+", before.r))
}

// isScheme reports whether "://" begins at i.
func isScheme(chars []char, i int) bool {
	return i+2 < len(chars) && chars[i].r == ':' && chars[i+1].r == '/' && chars[i+2].r == '/'
}

// saysLink reports whether the characters from start to end are a link that says where it
// leads, if not with a scheme, as example.org/a for https://example.org/a.
func saysLink(t *text, start, end int) bool {
	if end-start < leastToken || t.look(start).Link == nil {
		return false
	}
	n := start
	for n < end && t.chars[n].part == t.chars[start].part {
		n++
	}
	said := t.between(start, n)
	return strings.ContainsAny(said, "./") && strings.HasPrefix(withoutScheme(t.look(start).Link.URI), said)
}

// withoutScheme returns what follows the scheme of a web address. It does not look far for it.
func withoutScheme(uri string) string {
	const longest = len("https://")
	if i := strings.Index(uri[:min(len(uri), longest)], "://"); i >= 0 {
		return uri[i+len("://"):]
	}
	return ""
}

func openURL(chars []char, opportunities []bool) {
	for i := range chars {
		chars[i].token = isURLPart(chars[i])
		switch {
		case i+1 == len(chars):
		case strings.ContainsRune("/?&=.-_#+", chars[i].r) && chars[i+1].class == latin:
			opportunities[i] = true
		case !chars[i].token && chars[i+1].class == point:
			opportunities[i] = false // the delimiter stays with what it follows
		}
	}
}

// splitTokens lets mail addresses and words of code end lines within, which costs more than to end
// them elsewhere, or in ragged text only where they are wider than a line.
func splitTokens(t *text, breaks []breakKind) {
	if !slices.ContainsFunc(t.parts, func(p Part) bool { return p.Look.Mono || strings.Contains(p.Text, "@") }) {
		return
	}
	for start := 0; start < len(t.chars); {
		code := isCode(t, start)
		end := start
		for end < len(t.chars) && isURLPart(t.chars[end]) && isCode(t, end) == code {
			end++
		}
		if code {
			splitCode(t, breaks, start, end)
		} else {
			splitAddresses(t, breaks, start, end)
		}
		start = max(end, start+1)
	}
}

// isCode reports whether the character at i is of code within a line.
func isCode(t *text, i int) bool {
	return t.look(i).Mono && !t.style.Mono
}

// splitCode splits a word of code, and lets a line end before it though it begins with a full
// stop, a solidus or a hyphen: these are of a name there, while UAX #14 takes them for marks.
func splitCode(t *text, breaks []breakKind, start, end int) {
	if before := start - 1; before >= 0 && end-start > 1 && breaks[before] == noBreak &&
		strings.ContainsRune("./-", t.chars[start].r) && endsBeforeCode(t.chars, before) {
		breaks[before] = mayBreak
	}
	if start < end && !t.chars[start].token {
		split(t, breaks, start, end, end-start >= leastToken)
	}
}

// endsBeforeCode reports whether the character at i is a Han before code, or a space after what may
// end a line.
func endsBeforeCode(chars []char, i int) bool {
	if chars[i].class == space {
		return i > 0 && chars[i-1].class != space && canEnd(chars[i-1])
	}
	return chars[i].class == han
}

// splitAddresses splits the mail addresses among characters without white (RFC 5322, 3.4.1, as
// far as they are written in text).
func splitAddresses(t *text, breaks []breakKind, start, end int) {
	for i := start; i < end; i++ {
		if t.chars[i].r != '@' || t.chars[i].token {
			continue
		}
		from, to := i, i+1
		for from > start && isAddressPart(t.chars[from-1]) {
			from--
		}
		dot := false
		for to < end && isAddressPart(t.chars[to]) {
			dot = dot || t.chars[to].r == '.' && to+1 < end && t.chars[to+1].class == latin
			to++
		}
		if dot && from < i {
			split(t, breaks, from, to, true)
			markToken(t.chars[from:to])
		}
	}
}

func markToken(chars []char) {
	for i := range chars {
		chars[i].token = true
	}
}

func isAddressPart(c char) bool { return c.class == latin || strings.ContainsRune(".-_+", c.r) }

// split lets the characters from start to end be divided at their delimiters, anew or only where
// UAX #14 does.
func split(t *text, breaks []breakKind, start, end int, anew bool) {
	justified := t.style.Align == design.AlignJustify
	for i := start; i < end; i++ {
		switch {
		case i+1 == end:
		case breaks[i] == mayBreak && i == start:
			breaks[i] = noBreak // the solidus of a path
		case breaks[i] == mayBreak && justified:
			breaks[i] = maySplit
		case breaks[i] == noBreak && anew && divides(t.chars, i, start, end):
			breaks[i] = splitAtNeed
			if justified {
				breaks[i] = maySplit
			}
		}
	}
}

// divides reports whether a token from start to end may be divided after the character at i: after
// a delimiter between letters, but in no number, and neither too early nor too late.
func divides(chars []char, i, start, end int) bool {
	const before, after = 3, 2 // how many characters there are at least
	if i-start+1 < before || end-1-i < after || !strings.ContainsRune("@/._-", chars[i].r) {
		return false
	}
	a, b := chars[i-1], chars[i+1]
	return a.class == latin && b.class == latin && (!isDigit(a.r) || !isDigit(b.r))
}
