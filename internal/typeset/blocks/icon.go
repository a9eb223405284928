package blocks

import (
	"strconv"
	"strings"
	"sync"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// points returns how many points a segment has.
func points(kind layout.SegmentKind) int {
	switch kind {
	case layout.CurveTo:
		return 3
	case layout.ClosePath:
		return 0
	}
	return 1
}

// paths are those that have been parsed.
var paths sync.Map

// placed returns the outline of a path, moved and scaled.
func placed(path string, x, y, scale float64) []layout.Segment {
	parsed, ok := paths.Load(path)
	if !ok {
		parsed, _ = paths.LoadOrStore(path, parsePath(path))
	}
	segments := append([]layout.Segment(nil), parsed.([]layout.Segment)...)
	for i := range segments {
		for j := range points(segments[i].Kind) {
			p := &segments[i].Points[j]
			p.X, p.Y = x+p.X*scale, y+p.Y*scale
		}
	}
	return segments
}

// parsePath reads a path of SVG of absolute commands, each of them written out.
func parsePath(path string) []layout.Segment {
	var segments []layout.Segment
	for path != "" {
		s := layout.Segment{Kind: layout.SegmentKind(path[0])}
		end := strings.IndexAny(path[1:], "MLCZ") + 1
		if end == 0 {
			end = len(path)
		}
		for i, number := range strings.Fields(path[1:end]) {
			v, err := strconv.ParseFloat(number, 64)
			if err != nil {
				panic("typeset: " + err.Error())
			}
			if i%2 == 0 {
				s.Points[i/2].X = v
			} else {
				s.Points[i/2].Y = v
			}
		}
		segments, path = append(segments, s), path[end:]
	}
	return segments
}

// iconMarks returns the marks of an icon that is size high, its centre at x and y.
func iconMarks(l design.Look, x, y, size float64, ground layout.Color, node int) []layout.Mark {
	const units = 24
	scale := size / units
	var marks []layout.Mark
	for _, part := range l.Icon {
		color := l.Color
		if part.Carved {
			color = ground
		}
		marks = append(marks, &layout.Shape{
			Node: node, Outline: placed(part.Path, x-size/2, y-size/2, scale),
			Width: part.Pen * scale, Color: color,
		})
	}
	return marks
}
