package bidi

import ucd "golang.org/x/text/unicode/bidi"

// pairsOfBrackets are those of Unicode's BidiBrackets.txt (properties
// Bidi_Paired_Bracket and Bidi_Paired_Bracket_Type): each opening bracket, and its
// closing one after it.
const pairsOfBrackets = "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋\u2329\u232A❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯" +
	"⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜" +
	"\u3008\u3009《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"

// A bracket opens or closes. Those of a pair have one kind, and so have two pairs
// that are canonically equivalent.
type bracket struct {
	kind  rune
	opens bool
}

// brackets are the brackets by character.
var brackets = readBrackets(pairsOfBrackets)

// canonical is the kind of the one pair that another is equivalent to.
var canonical = map[rune]rune{'\u2329': '\u3008'}

func readBrackets(pairs string) map[rune]bracket {
	read := map[rune]bracket{}
	var opening rune
	for _, r := range pairs {
		if opening == 0 {
			opening = r
			continue
		}
		kind := opening
		if equivalent, ok := canonical[opening]; ok {
			kind = equivalent
		}
		read[opening], read[r] = bracket{kind, true}, bracket{kind, false}
		opening = 0
	}
	return read
}

// maxOpen is how many brackets can be open at once (BD16).
const maxOpen = 63

// A pair is an opening bracket of a sequence, and the closing one that is found for it.
type pair struct {
	kind       rune
	start, end int // where the two are; the end is 0 where there is none
	inside     set // which of L and R is between them
}

// resolveBrackets gives both brackets of a pair one direction (rule N0): that of the
// level if any text inside has it, and otherwise that of the text before the
// pair. With no text inside they are neutral as others are.
//
// Pairs are resolved in the order of their opening brackets. What is inside of one
// is then as it was before the rule, so findPairs can look at it.
func resolveBrackets(s *sequence, p passage) {
	before, at := s.sos, 0
	for _, b := range findPairs(s, p.text) {
		if b.end == 0 || b.inside == 0 {
			continue
		}
		for ; at < b.start; at++ {
			if class := directionOf(s.types[at]); class != ucd.ON {
				before = class
			}
		}
		class := s.level.direction()
		if !b.inside.has(class) {
			class = before
		}
		setBracket(s, p, b.start, class)
		setBracket(s, p, b.end, class)
	}
}

// setBracket gives a bracket its type, and the marks after it, which stand on it.
func setBracket(s *sequence, p passage, at int, class ucd.Class) {
	s.types[at] = class
	for at++; at < len(s.types) && p.types[s.index[at]] == ucd.NSM; at++ {
		s.types[at] = class
	}
}

// findPairs returns the opening brackets of a sequence, in their order, each with its
// closing one (BD16). A closing bracket ends the last open pair of its
// kind, and gives up those within that are open still.
func findPairs(s *sequence, text []rune) []pair {
	var pairs []pair
	var open [maxOpen]int // which pairs are open
	depth := 0
	for i, class := range s.types {
		if class != ucd.ON {
			if class = directionOf(class); class != ucd.ON && depth > 0 {
				pairs[open[depth-1]].inside |= 1 << class
			}
			continue
		}
		b, ok := brackets[text[s.index[i]]]
		switch {
		case !ok:
		case !b.opens:
			depth = closePair(pairs, open[:depth], b.kind, i)
		case depth == maxOpen:
			return pairs
		default:
			open[depth] = len(pairs)
			depth++
			pairs = append(pairs, pair{kind: b.kind, start: i})
		}
	}
	return pairs
}

// closePair ends the last open pair of a kind, if there is one, and returns how many are
// open then. What was inside of it, and of those that are given up, is inside of
// the pair around it.
func closePair(pairs []pair, open []int, kind rune, end int) int {
	depth := len(open) - 1
	for depth >= 0 && pairs[open[depth]].kind != kind {
		depth--
	}
	if depth < 0 {
		return len(open)
	}
	for i := len(open) - 1; i > 0 && i >= depth; i-- {
		pairs[open[i-1]].inside |= pairs[open[i]].inside
	}
	pairs[open[depth]].end = end
	return depth
}
