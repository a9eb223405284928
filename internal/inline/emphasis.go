package inline

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A Pair is emphasis, strong emphasis or strikethrough: two delimiters of the
// same sign and length, and what stands between them.
type Pair struct {
	Sign        byte // '*', '_' or '~'
	Open, Close Span
}

// Emphasis returns what the runs of a text make emphasis of, and the runs or
// parts of runs that are left to be printed, both in the order of the text. It
// implements the algorithm of CommonMark's appendix, "phase 2".
func Emphasis(text string, tokens []Token) (pairs []Pair, printed []Span) {
	d := delimiters{text: text}
	for i, t := range tokens {
		switch {
		case t.Kind == Run:
			d.push(t, i)
		case t.Kind == Close && t.Partner >= 0:
			// Nothing in the text of a link pairs with what is outside.
			d.process(t.Partner)
		}
	}
	d.process(-1)
	slices.SortFunc(d.pairs, func(a, b Pair) int { return a.Open.Start - b.Open.Start })
	slices.SortFunc(d.printed, func(a, b Span) int { return a.Start - b.Start })
	return d.pairs, d.printed
}

// A delimiter is a run and what is left of it.
type delimiter struct {
	sign          byte
	opens, closes bool
	length        int // of the run
	left          Span
	token         int // its index
}

// Delimiters are the stack of runs that may still open or close emphasis.
type delimiters struct {
	text    string
	stack   []delimiter
	pairs   []Pair
	printed []Span
}

// push adds a run with what it can do by its neighbours (§6.2).
func (d *delimiters) push(t Token, index int) {
	f := FlankingOf(d.text, t.Span)
	d.stack = append(d.stack, delimiter{
		sign: t.Sign, opens: f.opens(t.Sign), closes: f.closes(t.Sign),
		length: t.Len(), left: t.Span, token: index,
	})
}

// process pairs the runs above a token, and takes them off the stack.
func (d *delimiters) process(after int) {
	bottom := len(d.stack)
	for bottom > 0 && d.stack[bottom-1].token > after {
		bottom--
	}
	runs := d.stack[bottom:]
	d.stack = d.stack[:bottom]
	// Below such an index nothing opens what a closer of that sort closes.
	floors := map[closerSort]int{}
	for _, run := range runs { // the stack never grows past the run at hand
		d.stack = append(d.stack, run)
		if run.closes {
			d.closeWithLast(bottom, floors)
		}
	}
	d.drop(bottom, len(d.stack))
}

// drop takes runs off the stack. What is left of them is printed.
func (d *delimiters) drop(from, to int) {
	for _, run := range d.stack[from:to] {
		if run.left.Len() > 0 {
			d.printed = append(d.printed, run.left)
		}
	}
	d.stack = slices.Delete(d.stack, from, to)
}

// A closerSort is what decides which openers a closer fits.
type closerSort struct {
	sign  byte
	opens bool
	third int
}

// closeWithLast pairs the last run with openers as long as there are some. The
// runs in between can pair with nothing any more, and leave the stack.
func (d *delimiters) closeWithLast(bottom int, floors map[closerSort]int) {
	last := len(d.stack) - 1
	closer := d.stack[last]
	sort := closerSort{closer.sign, closer.opens, closer.length % 3}
	for closer.left.Len() > 0 {
		opener := last - 1
		floor := max(bottom, floors[sort])
		for opener >= floor && !d.stack[opener].fits(&closer) {
			opener--
		}
		if opener < floor {
			floors[sort] = last
			break
		}
		d.pair(&d.stack[opener], &closer)
		d.drop(opener+1, last)
		last = opener + 1
		for key, index := range floors {
			floors[key] = min(index, last)
		}
	}
	d.stack[last] = closer
}

// fits reports whether a run opens what another closes. A run that could do
// both pairs with none if their lengths sum up to a multiple of three (rules 9
// and 10).
func (o *delimiter) fits(closer *delimiter) bool {
	if o.sign != closer.sign || !o.opens || o.left.Len() == 0 {
		return false
	}
	both := o.closes || closer.opens
	return !both || (o.length+closer.length)%3 != 0 || closer.length%3 == 0
}

// pair takes one or two signs of each.
func (d *delimiters) pair(opener, closer *delimiter) {
	n := 1
	if opener.left.Len() > 1 && closer.left.Len() > 1 {
		n = 2
	}
	d.pairs = append(d.pairs, Pair{
		opener.sign,
		Span{opener.left.End - n, opener.left.End},
		Span{closer.left.Start, closer.left.Start + n},
	})
	opener.left.End -= n
	closer.left.Start += n
}

// Flanking is what stands beside a delimiter run.
type Flanking struct {
	Before, After rune // a space at the ends of the text
	left, right   bool
	punctuated    [2]bool
}

// FlankingOf looks at the neighbours of a run.
func FlankingOf(text string, run Span) Flanking {
	f := Flanking{Before: ' ', After: ' '}
	if run.Start > 0 {
		f.Before, _ = utf8.DecodeLastRuneInString(text[:run.Start])
	}
	if run.End < len(text) {
		f.After, _ = utf8.DecodeRuneInString(text[run.End:])
	}
	f.punctuated = [2]bool{IsPunctuation(f.Before), IsPunctuation(f.After)}
	spaced := [2]bool{unicode.IsSpace(f.Before), unicode.IsSpace(f.After)}
	f.left = !spaced[1] && (!f.punctuated[1] || spaced[0] || f.punctuated[0])
	f.right = !spaced[0] && (!f.punctuated[0] || spaced[1] || f.punctuated[1])
	return f
}

// opens reports whether a run of a sign can open emphasis (§6.2, rules 1 to 8).
func (f Flanking) opens(sign byte) bool {
	return f.left && (sign != '_' || !f.right || f.punctuated[0])
}

// closes reports whether a run of a sign can close emphasis.
func (f Flanking) closes(sign byte) bool {
	return f.right && (sign != '_' || !f.left || f.punctuated[1])
}

// IsPunctuation reports Unicode punctuation as CommonMark counts it (§2.1).
func IsPunctuation(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
