package config

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// Margins are lengths in points; 0 is for none said.
type Margins struct{ Top, Right, Bottom, Left float64 }

func (m Margins) over(base Margins) Margins {
	return Margins{cmp.Or(m.Top, base.Top), cmp.Or(m.Right, base.Right), cmp.Or(m.Bottom, base.Bottom), cmp.Or(m.Left, base.Left)}
}

// Margins are narrow enough that a column of ten of the largest characters is
// left on the smallest page.
const leastMargin, mostMargin = 5, 45 // in millimetres

// readMargins reads one length for all sides, or one each for some.
func readMargins(r *reader, node *yaml.Node) Margins {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		all := readMargin(r, "margins", node)
		return Margins{all, all, all, all}
	}
	sides := r.known(value, []string{"top", "right", "bottom", "left"})
	read := func(side string) float64 {
		if sides[side] == nil {
			return 0
		}
		return readMargin(r, side, sides[side])
	}
	return Margins{Top: read("top"), Right: read("right"), Bottom: read("bottom"), Left: read("left")}
}

// units are those of lengths, in points.
var units = map[string]float64{"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "pt": 1}

// readMargin reads a length and returns it in points.
func readMargin(r *reader, key string, node *yaml.Node) float64 {
	what, value := strconv.Quote(key), resolve(node)
	for unit, points := range units {
		number, found := strings.CutSuffix(value.Value, unit)
		if !found {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
		if err != nil || n != n {
			break
		}
		if mm := n * points / units["mm"]; mm < leastMargin-0.01 || mm > mostMargin+0.01 {
			r.report(node, "wrong-value", diag.Textf("%s is %s, not between %dmm and %dmm", what, value.Value, leastMargin, mostMargin), diag.Text{})
			return 0
		}
		return n * points
	}
	r.report(node, "wrong-value", diag.Textf("%s is no length", what), diag.Textf(`write a number with its unit, mm, cm, in or pt, for example "25mm"`))
	return 0
}

// lengthForm is a number with its unit.
var lengthForm = regexp.MustCompile(`^[0-9]+(?:\.[0-9]+)? *(?:mm|cm|in|pt)$`)

func marginsForm() form {
	length := matching(lengthForm)
	return either(length, mappingOf(map[string]form{"top": length, "right": length, "bottom": length, "left": length}))
}
