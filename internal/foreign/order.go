package foreign

import "regexp"

// anchors match what a translation has as its source has it: numbers, code, and where
// links lead.
var anchors = regexp.MustCompile("[0-9]+|`[^`]+`|\\]\\([^()\\s]*\\)|https?://[^\\s)>]+")

// inOrder reports whether the parts of a message stand in its translation in the same
// order, as far as anchors show: none is missing in its part and too many in another.
func inOrder(units []located) bool {
	missing, extra := map[string]bool{}, map[string]bool{}
	for _, l := range units {
		count := map[string]int{}
		for _, a := range anchors.FindAllString(l.unit.source, -1) {
			count[a]++
		}
		for _, a := range anchors.FindAllString(l.unit.translation, -1) {
			count[a]--
		}
		for a, n := range count {
			switch {
			case n > 0:
				missing[a] = true
			case n < 0:
				extra[a] = true
			}
		}
	}
	for a := range missing {
		if extra[a] {
			return false
		}
	}
	return true
}
