package hyphenation

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	softHyphen = '\u00AD'
	apostrophe = '\''
)

// A part is what of a token stands between hyphens: letters as patterns have them,
// small and without marks that belong to no letter of the language.
type part struct {
	letters []rune
	ends    []int // where each letter ends in the token, in characters
	small   bool  // one of the letters is small in the token
}

// divide returns where a token may be divided.
func (s *source) divide(token string, p *patterns) []int {
	parts, ok := s.parts(token)
	if !ok {
		return nil
	}
	var points []int
	for _, part := range parts {
		if part.small {
			points = s.dividePart(points, part, p)
		}
	}
	return points
}

// dividePart appends the points of a part.
func (s *source) dividePart(points []int, part part, p *patterns) []int {
	n := len(part.letters)
	if n < s.left+s.right {
		return points
	}
	odd := p.odd(part.letters)
	for i := s.left; i <= n-s.right; i++ {
		if odd[i] && part.letters[i-1] != apostrophe && part.letters[i] != apostrophe {
			points = append(points, part.ends[i-1])
		}
	}
	return points
}

// parts takes a token apart. It returns false for a token that is not divided.
func (s *source) parts(token string) ([]part, bool) {
	parts := []part{{letters: make([]rune, 0, len(token)), ends: make([]int, 0, len(token))}} // most tokens are one
	count := 0
	for len(token) > 0 {
		size := clusterSize(token)
		cluster := token[:size]
		token = token[size:]
		count += utf8.RuneCountInString(cluster)
		r, ok := letterOf(cluster)
		last := &parts[len(parts)-1]
		switch {
		case !ok:
			return nil, false
		case isHyphen(r), r == apostrophe && !s.apostrophes:
			parts = append(parts, part{})
			continue
		case unicode.IsLower(r):
			last.small = true
		}
		last.letters = append(last.letters, s.small(r))
		last.ends = append(last.ends, count)
	}
	return parts, true
}

// clusterSize returns how long a character is with the marks that follow it.
func clusterSize(token string) int {
	if token[0] < utf8.RuneSelf && (len(token) == 1 || token[1] < utf8.RuneSelf) {
		return 1
	}
	return norm.NFC.NextBoundaryInString(token, true)
}

// letterOf returns a character with the marks that follow it as one letter. Marks
// that it has no letter with, as the stress of a Russian word, are left out.
func letterOf(cluster string) (rune, bool) {
	r, size := utf8.DecodeRuneInString(cluster)
	if size < len(cluster) {
		r, size = utf8.DecodeRuneInString(norm.NFC.String(cluster))
	}
	switch {
	case r == '’', r == '\u02BC':
		return apostrophe, true
	case r == utf8.RuneError && size <= 1:
		return 0, false
	}
	return r, unicode.IsLetter(r) || r == apostrophe || isHyphen(r)
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

func (s *source) small(r rune) rune {
	if s.lower != nil {
		return s.lower(r)
	}
	return unicode.ToLower(r)
}
