package paragraph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// emergencies returns more places to break, in the parts that are longer than a
// line.
func emergencies(items []item, measure float64) []int {
	var places []int
	start, width, visible := 0, 0.0, 0.0
	for i := range items {
		it := &items[i]
		width += it.width
		if it.kind == box {
			visible = width
		}
		if it.after <= splitAtNeed && i+1 < len(items) {
			continue
		}
		if visible > measure {
			places = divideAtNeed(places, items, start, i+1, measure)
		}
		start, width, visible = i+1, 0, 0
	}
	return places
}

// divideAtNeed adds places within a part that is longer than a line: where its
// words and tokens may be divided, and others in those pieces that are still too long.
func divideAtNeed(places []int, items []item, start, end int, measure float64) []int {
	width := 0.0
	for i := start; i < end; i++ {
		it := &items[i]
		width += it.width
		hyphen := 0.0
		switch {
		case i+1 == end:
		case it.after == atNeed:
			hyphen = hyphenWidth(it)
		case it.after == splitAtNeed:
		default:
			continue
		}
		if width+hyphen > measure {
			places = appendEmergencies(places, items, start, i+1, measure)
		}
		if i+1 < end {
			places = append(places, i+1)
		}
		start, width = i+1, 0
	}
	return places
}

// appendEmergencies adds places within a part: where they do not put a mark to
// the wrong end of a line, if there are enough of those; elsewhere all there are.
func appendEmergencies(places []int, items []item, start, end int, measure float64) []int {
	from, width := start, 0.0 // where the line begins that is being filled
	good, goodWidth := start, 0.0
	for i := start; i < end; i++ {
		if i > good && endsWell(&items[i-1]) && startsWell(&items[i]) {
			good, goodWidth = i, width
			places = append(places, i)
		}
		if width += items[i].width; width <= measure || i == from {
			continue
		}
		if good == from {
			for j := from + 1; j <= i; j++ {
				places = append(places, j)
			}
			good, goodWidth = i, width-items[i].width
		}
		from, width = good, width-goodWidth
		goodWidth = 0
	}
	return places
}

// startsWell reports whether a line may begin with an item that no rule lets it (B1, T4).
func startsWell(it *item) bool {
	first, _ := utf8.DecodeRuneInString(it.text)
	return it.kind == box && it.class != noteMark && !unicode.Is(unicode.M, first) && !strings.ContainsAny(it.text, notAtStart) &&
		!strings.ContainsRune("ะาำๅๆฯະາຳໆຯៗ។៕៖៘၊။", first)
}

// endsWell reports whether a line may end with an item that no rule lets it.
func endsWell(it *item) bool {
	last, _ := utf8.DecodeLastRuneInString(it.text)
	return it.kind == box && !strings.ContainsAny(it.text, notAtEnd) && !strings.ContainsRune("เแโใไເແໂໃໄ\u17D2\u1039", last)
}
