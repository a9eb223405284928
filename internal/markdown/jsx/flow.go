package jsx

// A Part is a tag or an expression.
type Part struct {
	Span
	Tag *Tag // nil for an expression
}

// FlowAt reports whether what begins at an offset, behind the indent of its line, is
// a block of tags and expressions: nothing but these and white space up to the end of
// a line, which is where it ends. It may go on over several lines, blank ones too,
// where a tag or an expression does. Where it is none, end is how far it was read.
//
// Such a block ends a paragraph. A line with text in it, as "<b>text</b>", is a
// paragraph; that MDX takes the <p> from one that has but elements and expressions is
// done after its blocks are found.
func FlowAt(text string, at int) (end int, parts []Part, ok bool) {
	for {
		switch byteAt(text, at) {
		case '<':
			t, ok := TagAt(text, at)
			if !ok {
				return at, nil, false
			}
			parts, at = append(parts, Part{t.Span, &t}), t.End
		case '{':
			end, ok := ExpressionAt(text, at)
			if !ok {
				return end, nil, false
			}
			parts, at = append(parts, Part{Span: Span{Start: at, End: end}}), end
		case ' ', '\t':
			at++
		case '\n', '\r', 0:
			if at < len(text) && text[at] == 0 {
				return at, nil, false
			}
			return at, parts, len(parts) > 0
		default:
			return at, nil, false
		}
	}
}
