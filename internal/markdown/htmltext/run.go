package htmltext

import "slices"

// inlineTokens returns how many tokens the run at the beginning has.
func inlineTokens(tokens []Token) int {
	n := slices.IndexFunc(tokens, func(t Token) bool { return t.Kind >= Boundary })
	if n < 0 {
		return len(tokens)
	}
	return n
}

// pairTags finds the partners in a run. Crossed elements, as in `<b><i></b></i>`,
// have theirs too: browsers take them, and nobody wants to mend them here.
func pairTags(run []Token) {
	open := map[string][]int{}
	for i, t := range run {
		switch t.Kind {
		case Opening:
			open[t.Name] = append(open[t.Name], i)
		case Closing:
			if n := len(open[t.Name]); n > 0 {
				start := open[t.Name][n-1]
				open[t.Name] = open[t.Name][:n-1]
				run[start].partner, run[i].partner = i, start
			}
		}
	}
}

// core returns the range of a run that a translator is shown. The tags around
// all of it, elements without content at its ends, line breaks and boxes
// there, and tags that lack a partner there are not the translator's.
func core(run []Token) (first, end int) {
	end = len(run)
	for first < end {
		head, tail := run[first], run[end-1]
		switch {
		case head.outside():
			first++
		case tail.outside():
			end--
		case head.partner == end-1:
			first, end = first+1, end-1
		case head.Kind == Opening && head.partner == first+1:
			first += 2
		case tail.Kind == Closing && tail.partner == end-2:
			end -= 2
		default:
			return first, end
		}
	}
	return first, end
}

// outside says whether a token at the end of a run is no part of its text.
func (t Token) outside() bool {
	return t.Kind == Blank || t.IsTag() && t.partner < 0 && t.Name != "img"
}
