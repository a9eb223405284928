package inline

// longestLabel is how many bytes a label may have (§6.3).
const longestLabel = 999

// label returns the length of what stands up to the next bracket, which has to
// be a closing one, that included; 0 if there is none (§4.7).
func label(text string) int {
	for i := 0; i < len(text) && i <= longestLabel; i++ {
		switch text[i] {
		case '\\':
			if i+1 < len(text) && isPunctuation(text[i+1]) {
				i++
			}
		case '[':
			return 0
		case ']':
			return i + 1
		}
	}
	return 0
}

// destination reads what stands in parentheses after the text of a link, a
// destination with its title, into a token, which ends after the parentheses
// then. It reports whether there is one.
func destination(f *finder, t *Token) bool {
	at := skipSpace(f.text, t.Start+len("]("))
	if at < len(f.text) && f.text[at] != ')' {
		end := destinationEnd(f, at)
		if end < 0 {
			return false
		}
		if t.Inner = (Span{at, end}); f.text[at] == '<' {
			t.Inner = Span{at + 1, end - 1}
		}
		at = skipSpace(f.text, end)
		if at < len(f.text) && f.text[at] != ')' {
			end := titleEnd(f, at)
			if end < 0 {
				return false
			}
			t.Title = Span{at + 1, end - 1}
			at = skipSpace(f.text, end)
		}
	} else {
		t.Inner = Span{at, at}
	}
	t.End = at + 1
	return at < len(f.text) && f.text[at] == ')'
}

// deepest is how deep parentheses may be nested in a destination. The
// specification asks for three levels at least; without a limit a text of
// brackets would be read to its end at each of them.
const deepest = 32

// destinationEnd returns where the destination at an offset ends; -1 if there is
// none.
func destinationEnd(f *finder, start int) int {
	if f.text[start] == '<' {
		return angledEnd(f, start)
	}
	depth := 0
	for at := start; at < len(f.text); at++ {
		switch c := f.text[at]; {
		case c == '\\' && at+1 < len(f.text) && isPunctuation(f.text[at+1]):
			at++
		case c == '(':
			if depth++; depth > deepest {
				return -1
			}
		case c == ')':
			if depth--; depth < 0 {
				return orNone(start, at)
			}
		case c == '{' && f.templates:
			at += max(1, templateLength(f, at)) - 1
		case isSpace(c):
			return orNone(start, at)
		}
	}
	return orNone(start, len(f.text))
}

// angledEnd returns where a destination in angle brackets ends, which has to be in
// the same line; -1 if it does not.
func angledEnd(f *finder, start int) int {
	if f.angled.Start <= start && start < f.angled.End {
		return -1
	}
	at := start + 1
	for ; at < len(f.text) && f.text[at] != '\n'; at++ {
		switch {
		case f.text[at] == '\\' && at+1 < len(f.text) && isPunctuation(f.text[at+1]):
			at++
		case f.text[at] == '>':
			return at + 1
		}
	}
	f.angled = Span{start, at}
	return -1
}

func orNone(start, end int) int {
	if start == end {
		return -1
	}
	return end
}

// titleEnd returns where the title at an offset ends; -1 if there is none.
func titleEnd(f *finder, at int) int {
	opener := f.text[at]
	closer := opener
	switch opener {
	case '"', '\'':
	case '(':
		closer = ')'
	default:
		return -1
	}
	key := "title" + string(closer)
	if f.lacks(key, at) {
		return -1
	}
	from := at
	for at++; at < len(f.text); at++ {
		switch c := f.text[at]; {
		case c == '\\' && at+1 < len(f.text) && isPunctuation(f.text[at+1]):
			at++
		case c == closer:
			return at + 1
		case c == opener:
			return -1
		}
	}
	f.note(key, from)
	return -1
}
