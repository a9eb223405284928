package finish

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown"
)

// CommonMark takes a run of asterisks for the end of emphasis only if it is
// right-flanking (§6.2): after punctuation it has to be followed by a space or
// by punctuation. Chinese has no spaces, so in `**注意：**請存檔` the second run
// ends nothing, and the asterisks are printed. The same happens to a run before
// an opening quotation mark: `請**「存檔」**`.
//
// A join between the run and the letter, such as an empty HTML comment, is
// punctuation to that rule and nothing to the reader. It is put in where asterisks
// would be printed otherwise and where it makes emphasis of them; the catalogue
// stays as typed.

// PageJoin is a join for pages, which leave comments out.
const PageJoin = "<!---->"

// Joins returns the step that makes emphasis of the runs in translations that are
// meant so, with joins of a form. everywhere says that a run needs one beside any
// letter that is not ASCII, as BetterEm of PyMdown may have it.
func Joins(form string, everywhere bool) Step {
	return func(sp *markdown.Spliced) []markdown.Insertion {
		if form == "" {
			return nil
		}
		var (
			joins  []markdown.Insertion
			joiner = newJoiner(sp.Defined)
		)
		joiner.everywhere = everywhere
		for _, p := range sp.Pieces {
			text, place, ok := sp.Inline(p)
			if !ok {
				continue
			}
			for _, at := range joiner.joinsIn(sp.Of().Segments[p.Segment].Text, text) {
				joins = append(joins, markdown.Insertion{Offset: place(at), Text: form})
			}
		}
		return joins
	}
}

// A joiner looks at translations, one after the other.
type joiner struct {
	scanner       inline.Scanner
	tokens, again []inline.Token
	everywhere    bool
}

func newJoiner(defined func(label string) bool) *joiner {
	return &joiner{scanner: inline.Scanner{Defined: defined, Addresses: true}}
}

// joinsIn returns where a translation needs joins, in order. What was meant is
// known by order: the first run of its kind opens, the second closes, and so on.
// Where that leaves more to print than it should, only the runs that would be
// printed are looked at.
func (j *joiner) joinsIn(source, translation string) []int {
	signs := "*~"
	if strings.Contains(source, "_") {
		signs += "_" // else they are no emphasis but parts of names
	}
	if !strings.ContainsAny(translation, signs) || isASCII(translation) {
		return nil
	}
	j.tokens = j.scanner.Scan(translation, j.tokens[:0])
	if j.everywhere {
		if joins, sure := joinsBesideLetters(translation, j.tokens); sure {
			return joins
		}
	}
	if !mayNotFlank(translation, j.tokens, signs) {
		return nil
	}
	_, printed := inline.Emphasis(translation, j.tokens)
	if len(printed) == 0 {
		return nil
	}
	signsNow := length(printed)
	byOrder := joinsByOrder(translation, j.tokens)
	left := j.printedWith(translation, byOrder)
	if left == 0 {
		return byOrder
	}
	onBothSides := joinsOnBothSides(translation, printed)
	switch others := j.printedWith(translation, onBothSides); {
	case others < min(left, signsNow):
		return onBothSides
	case left < signsNow:
		return byOrder
	}
	return nil
}

// printedWith counts the signs that are printed when a text has joins at some
// offsets.
func (j *joiner) printedWith(text string, joins []int) int {
	joined := withJoins(text, joins)
	j.again = j.scanner.Scan(joined, j.again[:0])
	_, printed := inline.Emphasis(joined, j.again)
	return length(printed)
}

// length is how many signs some runs have.
func length(runs []inline.Span) int {
	n := 0
	for _, run := range runs {
		n += run.Len()
	}
	return n
}

// withJoins returns a text with joins at some offsets.
func withJoins(text string, joins []int) string {
	var b strings.Builder
	done := 0
	for _, at := range joins {
		b.WriteString(text[done:at] + PageJoin)
		done = at
	}
	return b.String() + text[done:]
}

// mayNotFlank reports whether any run of some signs stands between a letter and a
// mark, so that it may be neither opener nor closer.
func mayNotFlank(text string, tokens []inline.Token, signs string) bool {
	for _, t := range tokens {
		if t.Kind != inline.Run || strings.IndexByte(signs, t.Sign) < 0 {
			continue
		}
		f := inline.FlankingOf(text, t.Span)
		if needsFront(t.Sign, f) || needsBack(t.Sign, f) {
			return true
		}
	}
	return false
}

// joinsByOrder puts joins before openers and after closers that need them.
func joinsByOrder(text string, tokens []inline.Token) []int {
	var joins []int
	open := map[string]bool{}
	for _, t := range tokens {
		if t.Kind != inline.Run || t.Sign == '~' && t.Len() != 2 {
			continue
		}
		run, f := t.In(text), inline.FlankingOf(text, t.Span)
		open[run] = !open[run]
		switch {
		case open[run] && needsFront(t.Sign, f):
			joins = append(joins, t.Start)
		case !open[run] && needsBack(t.Sign, f):
			joins = append(joins, t.End)
		}
	}
	return joins
}

// joinsBesideLetters puts joins between the runs that make emphasis of a text and
// letters beside it that are not ASCII. It is not sure if a run has no partner.
func joinsBesideLetters(text string, tokens []inline.Token) (joins []int, sure bool) {
	open := map[string]bool{}
	for _, t := range tokens {
		if t.Kind != inline.Run || t.Sign == '~' && t.Len() != 2 {
			continue
		}
		run, f := t.In(text), inline.FlankingOf(text, t.Span)
		open[run] = !open[run]
		switch {
		case open[run] && isWord(f.Before) && f.Before >= utf8.RuneSelf:
			joins = append(joins, t.Start)
		case !open[run] && isWord(f.After) && f.After >= utf8.RuneSelf:
			joins = append(joins, t.End)
		}
	}
	for _, unclosed := range open {
		if unclosed {
			return nil, false
		}
	}
	return joins, true
}

// joinsOnBothSides puts joins on the sides of printed runs on which letters stand.
func joinsOnBothSides(text string, printed []inline.Span) []int {
	var joins []int
	for _, run := range printed {
		f := inline.FlankingOf(text, run)
		if needsFront(text[run.Start], f) {
			joins = append(joins, run.Start)
		}
		if needsBack(text[run.Start], f) {
			joins = append(joins, run.End)
		}
	}
	return joins
}

// needsFront reports whether a run opens emphasis only with a join before it.
// Underscores open none after a letter at all (§6.2, rule 2); after an ASCII
// letter they are part of a name.
func needsFront(sign byte, f inline.Flanking) bool {
	if sign == '_' {
		return isWord(f.Before) && f.Before >= utf8.RuneSelf
	}
	return isWord(f.Before) && inline.IsPunctuation(f.After)
}

// needsBack says the same of closing, with the join after the run.
func needsBack(sign byte, f inline.Flanking) bool {
	if sign == '_' {
		return isWord(f.After) && f.After >= utf8.RuneSelf
	}
	return inline.IsPunctuation(f.Before) && isWord(f.After)
}

func isWord(r rune) bool { return !unicode.IsSpace(r) && !inline.IsPunctuation(r) }

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
