package finish

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// GFM ends a bare address at a space or at ASCII punctuation (§6.9), so in
// `請上 https://a.example/x。再存檔` it swallows the rest of the sentence, and after a
// letter, as in `上www.a.example`, it begins none.

// Addresses returns the step that bounds the bare addresses of the source where a
// translation has them among letters.
func Addresses(form dialect.AddressForm) Step {
	return func(sp *markdown.Spliced) []markdown.Insertion {
		if form == dialect.Unlinked {
			return nil
		}
		var (
			insertions []markdown.Insertion
			b          = bounder{scanner: inline.Scanner{Defined: sp.Defined, Addresses: true}, form: form}
		)
		for _, p := range sp.Pieces {
			text, place, ok := sp.Inline(p)
			if !ok {
				continue
			}
			for _, at := range b.addressesIn(sp.Of().Segments[p.Segment].Text, text) {
				before, after := b.bounds(at.In(text))
				insertions = append(insertions,
					markdown.Insertion{Offset: place(at.Start), Text: before},
					markdown.Insertion{Offset: place(at.End), Text: after})
			}
		}
		return insertions
	}
}

// A bounder looks at translations, one after the other.
type bounder struct {
	scanner inline.Scanner
	tokens  []inline.Token
	form    dialect.AddressForm
}

// addressesIn returns where a translation has a bare address of its source that GFM
// does not see as it is.
func (b *bounder) addressesIn(source, translation string) []inline.Span {
	if !strings.Contains(source, "://") && !strings.Contains(source, "www.") {
		return nil
	}
	var own []string
	for _, t := range b.scanner.Scan(source, b.tokens[:0]) {
		if t.Kind == inline.Address {
			own = append(own, t.In(source))
		}
	}
	if len(own) == 0 {
		return nil
	}
	b.tokens = b.scanner.Scan(translation, b.tokens[:0])
	var found []inline.Span
	done := 0
	for _, t := range b.tokens {
		if t.Kind == inline.Run || t.Kind == inline.Address {
			continue
		}
		found = appendAddresses(found, translation, done, t.Start, own)
		done = t.End
	}
	found = appendAddresses(found, translation, done, len(translation), own)
	return withoutLinked(found, b.tokens)
}

// appendAddresses appends where a part of a text has addresses: the longest of them
// that stands at a place, if no other address begins like it.
func appendAddresses(found []inline.Span, text string, start, end int, own []string) []inline.Span {
	for at := start; at < end; {
		longest := ""
		for _, address := range own {
			if len(address) > len(longest) && strings.HasPrefix(text[at:end], address) {
				longest = address
			}
		}
		switch {
		case longest == "":
			at++
			continue
		case endsAt(text[at+len(longest):]) && !seen(text, at, at+len(longest)):
			found = append(found, inline.Span{Start: at, End: at + len(longest)})
		}
		at += len(longest)
	}
	return found
}

// endsAt reports whether an address can end before a text: what follows is no part of
// a longer one.
func endsAt(rest string) bool {
	rest = strings.TrimLeft(rest, ".,:;!?'\")]*_~")
	return rest == "" || rest[0] >= utf8.RuneSelf || strings.IndexByte(" \t\n<|", rest[0]) >= 0
}

// seen reports whether GFM takes an address in a text for a link, all of it and
// nothing else (§6.9).
func seen(text string, start, end int) bool {
	if start > 0 && strings.IndexByte(" \t\n*_~(", text[start-1]) < 0 {
		return false
	}
	rest := text[end:]
	if n := strings.IndexAny(rest, " \t\n<"); n >= 0 {
		rest = rest[:n]
	}
	return strings.Trim(rest, "?!.,:*_~'\";)") == ""
}

// withoutLinked drops what stands in the text of a link.
func withoutLinked(found []inline.Span, tokens []inline.Token) []inline.Span {
	kept := found[:0]
	for _, at := range found {
		linked := false
		for _, t := range tokens {
			if t.Kind == inline.Open && t.Partner >= 0 && t.Start < at.Start && at.End <= tokens[t.Partner].Start {
				linked = true
			}
		}
		if !linked {
			kept = append(kept, at)
		}
	}
	return kept
}

// bounds returns what stands before and after an address.
func (b *bounder) bounds(address string) (before, after string) {
	switch {
	case strings.HasPrefix(address, "www."):
		return "[", "](http://" + address + ")"
	case b.form == dialect.InBrackets:
		return "[", "](" + address + ")"
	default:
		return "<", ">"
	}
}
