package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
)

// CommonMark takes a run of asterisks for the end of emphasis only if it is
// right-flanking (§6.2): behind punctuation it has to be followed by a space or
// by punctuation. Chinese has no spaces, so in `**注意：**請存檔` the second run
// ends nothing, and the asterisks are printed. The same happens to a run before
// an opening quotation mark: `請**「存檔」**`.
//
// An empty HTML comment between the run and the letter is punctuation to that
// rule and nothing to the reader. It is put in where asterisks would be printed
// otherwise and where it makes emphasis of them; the catalogue stays as typed.
const flank = "<!---->"

// flankEmphasis makes emphasis of delimiter runs that are one in intent. What
// the intent was is known by order: the first run of its kind opens, the second
// closes, and so on. Where that leaves more to print than it should, only the
// runs that would be printed are looked at.
func flankEmphasis(source, translation string) string {
	signs := "*~"
	if strings.Contains(source, "_") {
		signs += "_" // else they are no emphasis but parts of names
	}
	if !strings.ContainsAny(translation, signs) || isASCII(translation) {
		return translation
	}
	if !maybeNotFlanking(translation, signs) {
		return translation
	}
	literal := literalRuns(translation)
	if len(literal) == 0 {
		return translation
	}
	best, fewest := translation, len(literal)
	for _, mend := range []func() string{
		func() string { return flankPairs(translation, allRuns(translation)) },
		func() string { return flankBoth(translation, literal) },
	} {
		mended := mend()
		if left := len(literalRuns(mended)); left < fewest {
			best, fewest = mended, left
		}
		if fewest == 0 {
			break
		}
	}
	return best
}

// maybeNotFlanking says whether a run may be none of those that open or close
// emphasis: where there is no code, an opener between a letter and a mark, or a
// closer between a mark and a letter; else any run between the two.
func maybeNotFlanking(text, signs string) bool {
	code := strings.Contains(text, "`")
	var open [len("*~_")]uint64 // by sign, a bit for each length
	for i := 0; i < len(text); i++ {
		if strings.IndexByte(signs, text[i]) < 0 {
			continue
		}
		end := i + 1
		for end < len(text) && text[end] == text[i] {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[end:])
		length := uint64(1) << min(end-i, 63)
		which := strings.IndexByte("*~_", text[i])
		open[which] ^= length
		opens := open[which]&length != 0
		if (code || opens) && needsFront(text[i], before, after) || (code || !opens) && needsBack(text[i], before, after) {
			return true
		}
		i = end
	}
	return false
}

// flankPairs puts the comment before openers and behind closers that need it.
func flankPairs(text string, runs []span) string {
	open := map[string]bool{}
	return insertFlanks(text, runs, func(run span, before, after rune) (front, back bool) {
		kind := text[run.start:run.end]
		open[kind] = !open[kind]
		if open[kind] {
			return needsFront(kind[0], before, after), false
		}
		return false, needsBack(kind[0], before, after)
	})
}

// flankBoth puts the comment on the side of a run on which a letter stands.
func flankBoth(text string, runs []span) string {
	return insertFlanks(text, runs, func(run span, before, after rune) (front, back bool) {
		return needsFront(text[run.start], before, after), needsBack(text[run.start], before, after)
	})
}

// needsFront says whether a run between two characters opens emphasis only with
// the comment before it. Underscores open none behind a letter at all (§6.2,
// rule 2); behind an ASCII letter they are part of a name.
func needsFront(sign byte, before, after rune) bool {
	if sign == '_' {
		return isWord(before) && before >= utf8.RuneSelf
	}
	return isWord(before) && isMark(after)
}

// needsBack says the same of closing, with the comment behind it.
func needsBack(sign byte, before, after rune) bool {
	if sign == '_' {
		return isWord(after) && after >= utf8.RuneSelf
	}
	return isMark(before) && isWord(after)
}

func insertFlanks(text string, runs []span, where func(run span, before, after rune) (front, back bool)) string {
	var b strings.Builder
	done := 0
	for _, run := range runs {
		before, _ := utf8.DecodeLastRuneInString(text[:run.start])
		after, _ := utf8.DecodeRuneInString(text[run.end:])
		b.WriteString(text[done:run.start])
		front, back := where(run, before, after)
		if front {
			b.WriteString(flank)
		}
		b.WriteString(text[run.start:run.end])
		if back {
			b.WriteString(flank)
		}
		done = run.end
	}
	b.WriteString(text[done:])
	return b.String()
}

// allRuns finds the runs of asterisks, tildes and underscores in running text.
func allRuns(inline string) []span {
	var runs []span
	for i := 0; i < len(inline); {
		if n := notText(inline[i:]); n > 0 {
			i += n
			continue
		}
		end := i + 1
		switch c := inline[i]; c {
		case '*', '_', '~':
			for end < len(inline) && inline[end] == c && (c != '~' || end < i+2) {
				end++
			}
			if c != '~' || end == i+2 {
				runs = append(runs, span{i, end})
			}
		}
		i = end
	}
	return runs
}

// notText returns the length of what a text begins with that no delimiter run
// can stand in: an escape, a code span, a tag or autolink, a link destination.
func notText(s string) int {
	switch s[0] {
	case '\\':
		return min(2, len(s))
	case '`':
		return codeSpan(s)
	case '<':
		if end := strings.IndexAny(s[1:], "<>") + 1; end > 1 && s[1] != ' ' && s[end] == '>' {
			return end + 1
		}
	case ']':
		if !strings.HasPrefix(s, "](") {
			return 0
		}
		if end := strings.IndexAny(s[2:], "()") + 2; end > 1 && s[end] == ')' {
			return end + 1
		}
	}
	return 0
}

// codeSpan returns the length of the code span that a text begins with, if it is
// delimited by one or two backticks, which is how they are written.
func codeSpan(s string) int {
	for _, delimiter := range []string{"``", "`"} {
		inner, ok := strings.CutPrefix(s, delimiter)
		if end := strings.IndexByte(inner, '`'); ok && end >= 0 && strings.HasPrefix(inner[end:], delimiter) {
			return end + 2*len(delimiter)
		}
	}
	return 0
}

// literalRuns finds the runs of asterisks and tildes that are printed.
func literalRuns(inline string) []span {
	source := []byte(inline)
	var runs []span
	_ = ast.Walk(parseInline(source), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == ast.KindCodeSpan {
			return ast.WalkSkipChildren, nil
		}
		if t, ok := n.(*ast.Text); ok && entering {
			runs = appendRuns(runs, source, t.Segment.Start, t.Segment.Stop)
		}
		return ast.WalkContinue, nil
	})
	return runs
}

func appendRuns(runs []span, source []byte, start, end int) []span {
	for i := start; i < end; i++ {
		if c := source[i]; c != '*' && c != '~' && c != '_' || i > 0 && source[i-1] == '\\' {
			continue
		}
		run := span{i, i + 1}
		for run.end < end && source[run.end] == source[i] {
			run.end++
		}
		// Goldmark gives a run that has been tried as a text of its own.
		if n := len(runs); n > 0 && runs[n-1].end == run.start && source[runs[n-1].start] == source[i] {
			runs[n-1].end = run.end
		} else {
			runs = append(runs, run)
		}
		i = run.end - 1
	}
	return runs
}

func isWord(r rune) bool {
	return r != utf8.RuneError && !unicode.IsSpace(r) && !isMark(r)
}

// isMark tells Unicode punctuation as CommonMark counts it (§2.1).
func isMark(r rune) bool {
	return r != utf8.RuneError && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
