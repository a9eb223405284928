package blocks

import (
	"cmp"
	"math"
	"slices"

	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// The widths of columns are found as browsers find them (CSS 2.2, §17.5.2.2): each column has a
// least width and one that it wants, and what room there is between is shared out.
// The least is that of the widest word. Code, addresses and the like, which browsers never
// divide, have a softer one: they stay whole as long as that costs the others little.

// A Demand is what the cells of a column ask for, in points.
type Demand struct {
	Line  float64 // the longest line
	Word  float64 // the widest word, which is not to be divided
	Token float64 // the widest token, which may be
	// Text is how much there is to set: the sum of the squares of the cells' lines.
	Text float64
}

// add adds what a cell asks for.
func (d *Demand) add(cell paragraph.Demand) {
	d.Line, d.Word, d.Token = max(d.Line, cell.Line), max(d.Word, cell.Word), max(d.Token, cell.Token)
	d.Text += cell.Line * cell.Line
}

// least returns the least width of a column of which tokens have no more than some.
func (d *Demand) least(token float64) float64 { return max(d.Word, min(d.Token, token)) }

// The widths in ems to which tokens are divided at most: where there is room, and
// where there is none.
const (
	shortToken    = 8
	shortestToken = 3
)

// dearest is the share of its width that a column keeps at least when a token in another
// one stays whole.
const dearest = 2.0 / 3

// Share divides room among columns whose type has a size. Columns that fit have their
// longest lines. Otherwise none is narrower than its widest word, if that can be, and the
// rest goes where it makes the table low; see fill. Then tokens stay whole, those first that
// lack least, unless another column would lose more than a third of its width by that.
func Share(columns []Demand, room, size float64) []float64 {
	line := 0.0
	for i := range columns {
		line += columns[i].Line
	}
	if line <= room {
		return natural(columns, room, line)
	}
	least := leastWidths(columns, room, size)
	widths := fill(columns, least, room)
	base := slices.Clone(widths)
	for _, i := range byLack(columns, base) {
		kept := least[i]
		least[i] = columns[i].Token
		if sum(least) > room {
			least[i] = kept
			continue
		}
		raised := fill(columns, least, room)
		if robs(raised, base) {
			least[i] = kept
			continue
		}
		widths = raised
	}
	return widths
}

// natural gives columns that fit their longest lines. If those nearly fill the room, they
// share the rest of it.
func natural(columns []Demand, room, line float64) []float64 {
	widths := make([]float64, len(columns))
	for i := range columns {
		widths[i] = columns[i].Line
		if line > room*0.75 {
			widths[i] += (room - line) / float64(len(columns))
		}
	}
	return widths
}

// leastWidth is the width of columns together whose words are whole, and whose tokens are
// divided to a width.
func leastWidth(columns []Demand, token float64) float64 {
	total := 0.0
	for i := range columns {
		total += columns[i].least(token)
	}
	return total
}

// leastWidths returns how narrow each column may be: as its words and as pieces of its
// tokens are. Where there is no room for all words, the widest are divided.
func leastWidths(columns []Demand, room, size float64) []float64 {
	most := shortToken * size
	if leastWidth(columns, most) > room {
		most = highest(shortestToken*size, most, func(token float64) bool { return leastWidth(columns, token) <= room })
	}
	widths := make([]float64, len(columns))
	for i := range columns {
		widths[i] = columns[i].least(most)
	}
	if sum(widths) <= room {
		return widths
	}
	level := highest(0, room, func(level float64) bool {
		total := 0.0
		for _, w := range widths {
			total += min(w, level)
		}
		return total <= room
	})
	for i := range widths {
		widths[i] = min(widths[i], level)
	}
	return widths
}

// fill gives columns room beyond their least widths, in proportion to the cube root of
// their text: of all ways to fill the room, that gives the least sum of the squares of
// the cells' heights. None gets more than its longest line.
func fill(columns []Demand, least []float64, room float64) []float64 {
	widths := make([]float64, len(columns))
	set := func(level float64) {
		for i := range columns {
			widths[i] = max(least[i], min(columns[i].Line, level*math.Cbrt(columns[i].Text)))
		}
	}
	set(highest(0, room, func(level float64) bool {
		set(level)
		return sum(widths) <= room
	}))
	return widths
}

// byLack returns the columns whose tokens are wider than they, those first that lack least.
func byLack(columns []Demand, widths []float64) []int {
	var found []int
	for i := range columns {
		if columns[i].Token > widths[i] {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int {
		return cmp.Compare(columns[a].Token-widths[a], columns[b].Token-widths[b])
	})
	return found
}

// robs reports whether a column has lost too much of its width.
func robs(widths, before []float64) bool {
	for i := range widths {
		if widths[i] < before[i]*dearest {
			return true
		}
	}
	return false
}

// highest returns the highest value between two for which something holds that holds for
// all lower ones, or the lower of the two.
func highest(low, high float64, holds func(float64) bool) float64 {
	for range 50 {
		middle := (low + high) / 2
		if holds(middle) {
			low = middle
		} else {
			high = middle
		}
	}
	return low
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}
