package paragraph

import "github.com/pobook/pobook/internal/typeset/design"

// settleQuotes decides what the marks are that Chinese and Latin text share, and on which side
// quotation marks of other text belong.
func settleQuotes(t *text, o *design.Options) {
	pairStraight(t)
	if o.Chinese {
		resolve(t.chars)
		return
	}
	for i := range t.chars {
		if t.chars[i].class == shared {
			t.chars[i].class = point
		}
	}
	if o.Punctuation.Side != nil {
		takeSides(t, o.Punctuation)
	}
}

// takeSides makes brackets, for UAX #14, of quotation marks that open or close in the language.
func takeSides(t *text, habits design.Punctuation) {
	for i := range t.chars {
		c := &t.chars[i]
		if c.class != point || c.r < 0x80 || t.look(i).Verbatim {
			continue
		}
		var before, after rune
		if i > 0 {
			before = t.chars[i-1].r
		}
		if i+1 < len(t.chars) {
			after = t.chars[i+1].r
		}
		switch habits.Side(c.r, before, after) {
		case design.Opens:
			c.bracket = '('
		case design.Closes:
			c.bracket = ')'
		case design.NoSide:
		}
	}
}

// pairStraight finds the pairs of straight quotation marks, so that a line may
// end before one that opens after Han, or after one that closes before Han.
// By themselves they would forbid both (UAX #14, LB19).
func pairStraight(t *text) {
	open := map[rune]int{}
	for i, c := range t.chars {
		if c.r != '"' && c.r != '\'' || t.parts[c.part].Look.Verbatim {
			continue
		}
		inWord := i > 0 && t.chars[i-1].class == latin
		switch o, ok := open[c.r]; {
		case c.r == '\'' && inWord && i+1 < len(t.chars) && t.chars[i+1].class == latin:
		case ok:
			delete(open, c.r)
			markBrackets(t, o, i)
		case !inWord:
			open[c.r] = i
		}
	}
}

// markBrackets lets a line break outside the straight quotation marks at open and
// end, where Han are. A pair with white within is none.
func markBrackets(t *text, open, end int) {
	if end-open < 2 || t.chars[open+1].class == space || t.chars[end-1].class == space {
		return
	}
	if open > 0 && t.chars[open-1].class.eastAsian() {
		t.chars[open].bracket = '「'
	}
	if end+1 < len(t.chars) && t.chars[end+1].class.eastAsian() {
		t.chars[end].bracket = '」'
	}
}

// resolve decides for each shared mark whether it belongs to a Chinese run: if
// the nearest character on either side that has a script is Chinese. An opening
// and a closing quotation mark agree, and are Chinese if either would be; an
// apostrophe is neither.
func resolve(chars []char) {
	before, lastHan := point, -1
	var open []int // quotation marks
	for i := range chars {
		switch c := &chars[i]; {
		case c.class == shared:
			opener := openerOf(chars, open, i)
			c.class = point
			switch {
			case c.r == '’' && isApostrophe(chars, opener, i):
			case c.r == '’' && before == latin && opener > lastHan:
				c.class = chars[opener].class
			case before.eastAsian() || nextScript(chars, i).eastAsian():
				c.class = wide
			}
			open = pairQuote(chars, open, opener, i)
		case c.class.hasScript():
			before = c.class
			if before == han {
				lastHan = i
			}
		}
	}
}

// isApostrophe reports whether the ’ at i is a letter of a word, as in it’s,
// students’ and ’90s: it stands within one, or beside one and closes nothing.
func isApostrophe(chars []char, opener, i int) bool {
	after := i > 0 && chars[i-1].class == latin
	before := i+1 < len(chars) && chars[i+1].class == latin
	return after && before || opener < 0 && (after || before)
}

// nextScript returns the class of the next character that has one of its own.
// It looks no further than a run of marks is long, to stay linear.
func nextScript(chars []char, i int) class {
	for j := i + 1; j < len(chars) && j <= i+16; j++ {
		if chars[j].class.hasScript() {
			return chars[j].class
		}
	}
	return point
}

// openerOf returns which of the open quotation marks the one at i closes, or -1.
func openerOf(chars []char, open []int, i int) int {
	if n := len(open); n > 0 && closes(chars[open[n-1]].r, chars[i].r) {
		return open[n-1]
	}
	return -1
}

// pairQuote makes the quotation mark at i one of those that are open, or agree
// with its opener, and returns those that are open then.
func pairQuote(chars []char, open []int, opener, i int) []int {
	switch c := &chars[i]; {
	case c.r == '“' || c.r == '‘':
		return append(open, i)
	case opener < 0 || c.r == '’' && isApostrophe(chars, opener, i):
		return open
	case chars[opener].class == wide || c.class == wide:
		chars[opener].class, c.class = wide, wide
	}
	return open[:len(open)-1]
}

func closes(opener, closer rune) bool {
	return opener == '“' && closer == '”' || opener == '‘' && closer == '’'
}
