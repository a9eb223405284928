package markdown

import (
	"bytes"
	"slices"
	"strings"
)

// A further directive says which checks an author does not want for the next
// block, by their ids:
//
//	<!-- i18n:ignore same, end_stop -->
//
// It changes neither what is offered nor how: a section without it is not
// looked at twice.

// Ignored returns the ids that directives name, by index of the segments that
// they speak of; nil if there are none.
func (s *Section) Ignored() map[int][]string {
	if !bytes.Contains(s.Source, []byte(":ignore")) {
		return nil
	}
	leaves := s.leaves(nil, s.root, KindParagraph)
	slices.SortStableFunc(leaves, func(a, b leaf) int { return a.start - b.start })
	ignored := map[int][]string{}
	for i, l := range leaves {
		d, ok := s.directive(l)
		if !ok || d.verb != "ignore" {
			continue
		}
		for _, j := range nextBlock(leaves, i, s.afterDirectives(leaves, i)) {
			for _, segment := range s.segmentsOf(leaves, j) {
				if ids := splitIDs(d.text); len(ids) > 0 {
					ignored[segment] = append(ignored[segment], ids...)
				}
			}
		}
	}
	return ignored
}

// afterDirectives returns the next leaf that is no directive.
func (s *Section) afterDirectives(leaves []leaf, i int) int {
	for i < len(leaves) {
		if _, ok := s.directive(leaves[i]); !ok {
			break
		}
		i++
	}
	return i
}

// segmentsOf returns the segments that stand in a leaf.
func (s *Section) segmentsOf(leaves []leaf, i int) []int {
	start, end := s.body+leaves[i].start, len(s.Source)
	if i+1 < len(leaves) {
		end = s.body + leaves[i+1].start
	}
	var found []int
	for j := range s.Segments {
		if at := s.Segments[j].Start; start <= at && at < end {
			found = append(found, j)
		}
	}
	return found
}

func splitIDs(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}
