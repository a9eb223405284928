package blocks

import (
	"fmt"
	"strconv"
	"strings"
	"sync"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A calloutLook is the colours of a kind of callout, and its icon.
type calloutLook struct {
	color, ground layout.Color
	icon          []layer
}

// A layer of an icon is filled, or drawn with a pen. One that is carved has the colour
// of what the icon stands on.
type layer struct {
	path   string // M, L, C and Z of SVG, in units of an icon of 24 by 24
	pen    float64
	carved bool
}

// The colours of kinds of callouts. Titles are in the darker one, which has a contrast of
// 4.5:1 on the lighter one at least. None of the grounds is darker than that of code, on
// which the accent has been checked.
var (
	blue, paleBlue     = layout.RGB(0x1B, 0x5A, 0x96), layout.RGB(0xEF, 0xF6, 0xFD)
	green, paleGreen   = layout.RGB(0x1D, 0x6B, 0x3F), layout.RGB(0xEE, 0xF8, 0xF1)
	violet, paleViolet = layout.RGB(0x6B, 0x3F, 0xA0), layout.RGB(0xF6, 0xF4, 0xFC)
	amber, paleAmber   = layout.RGB(0x8A, 0x55, 0x00), layout.RGB(0xFD, 0xF5, 0xE6)
	slate, paleSlate   = layout.RGB(0x43, 0x4B, 0x54), design.Tint
	red, paleRed       = layout.RGB(0xAE, 0x24, 0x24), layout.RGB(0xFD, 0xF3, 0xF2)
)

// looks are those of the kinds. Each icon has an outline of its own or a sign of its own in
// the outline, so that nobody needs the colour.
var looks = map[document.CalloutKind]calloutLook{
	document.NoKind:    {slate, paleSlate, nil},
	document.Note:      {blue, paleBlue, pencil},
	document.Info:      {blue, paleBlue, []layer{disc, {path: "M12 11.2L12 16.8", pen: 2.5, carved: true}, {path: "M12 7.1L12 7.1", pen: 2.9, carved: true}}},
	document.Abstract:  {blue, paleBlue, sheetOfLines},
	document.Tip:       {green, paleGreen, bulb},
	document.Success:   {green, paleGreen, []layer{disc, {path: "M7.4 12.6L10.7 15.9L16.6 8.7", pen: 2.4, carved: true}}},
	document.Question:  {violet, paleViolet, []layer{disc, {path: "M8.9 9.3C8.9 7.6 10.2 6.4 12.1 6.4C13.9 6.4 15.2 7.6 15.2 9.2C15.2 11.4 12.1 11.6 12.1 13.8", pen: 2.2, carved: true}, {path: "M12.1 17.3L12.1 17.3", pen: 2.8, carved: true}}},
	document.Important: {violet, paleViolet, bubble},
	document.Warning:   {amber, paleAmber, triangle},
	document.Caution:   {red, paleRed, octagon},
	document.Danger:    {red, paleRed, bolt},
	document.Failure:   {red, paleRed, []layer{disc, {path: "M8.4 8.4L15.6 15.6M15.6 8.4L8.4 15.6", pen: 2.4, carved: true}}},
	document.Bug:       {red, paleRed, beetle},
	document.Example:   {violet, paleViolet, flask},
	document.Quotation: {slate, paleSlate, []layer{{path: quoteMark(0) + quoteMark(11.2)}}},
	document.Details:   {slate, paleSlate, []layer{{path: "M4.4 7.4L19.6 7.4L12 17.2Z"}, {path: "M4.4 7.4L19.6 7.4L12 17.2Z", pen: 2.2}}},
}

// calloutLookOf returns the look of a kind; one that is not known has that of none.
func calloutLookOf(kind document.CalloutKind) calloutLook {
	if l, ok := looks[kind]; ok {
		return l
	}
	return looks[document.NoKind]
}

// The icons and what they share.
var (
	disc   = layer{path: "M12 2C17.523 2 22 6.477 22 12C22 17.523 17.523 22 12 22C6.477 22 2 17.523 2 12C2 6.477 6.477 2 12 2Z"}
	pencil = []layer{
		{path: "M3.2 20.8L4.7 15.1L15.6 4.2C16.6 3.2 18.2 3.2 19.2 4.2L19.8 4.8C20.8 5.8 20.8 7.4 19.8 8.4L8.9 19.3Z"},
		{path: "M3.2 20.8L4.7 15.1L15.6 4.2C16.6 3.2 18.2 3.2 19.2 4.2L19.8 4.8C20.8 5.8 20.8 7.4 19.8 8.4L8.9 19.3Z", pen: 0.8},
		{path: "M13.2 6.7L17.3 10.8", pen: 1.5, carved: true},
	}
	sheetOfLines = []layer{
		{path: "M6.4 2L17.6 2C18.9 2 20 3.1 20 4.4L20 19.6C20 20.9 18.9 22 17.6 22L6.4 22C5.1 22 4 20.9 4 19.6L4 4.4C4 3.1 5.1 2 6.4 2Z"},
		{path: "M8 7.4L16 7.4M8 12L16 12M8 16.6L12.6 16.6", pen: 1.9, carved: true},
	}
	bulb = []layer{
		{path: "M12 1.4C7.7 1.4 4.4 4.7 4.4 8.8C4.4 11.4 5.7 13.2 7.1 14.7C7.9 15.6 8.5 16.3 8.7 17.3L15.3 17.3C15.5 16.3 16.1 15.6 16.9 14.7C18.3 13.2 19.6 11.4 19.6 8.8C19.6 4.7 16.3 1.4 12 1.4Z"},
		{path: "M9.2 19.7L14.8 19.7M10.8 22.3L13.2 22.3", pen: 1.7},
	}
	bubble = []layer{
		{path: "M4.6 2.4L19.4 2.4C20.8 2.4 22 3.6 22 5L22 15C22 16.4 20.8 17.6 19.4 17.6L12.6 17.6L7.2 22.4L7.2 17.6L4.6 17.6C3.2 17.6 2 16.4 2 15L2 5C2 3.6 3.2 2.4 4.6 2.4Z"},
		{path: "M12 5.9L12 10.2", pen: 2.5, carved: true},
		{path: "M12 14L12 14", pen: 2.8, carved: true},
	}
	triangle = []layer{
		{path: "M12 3.3L21.7 20.2L2.3 20.2Z"},
		{path: "M12 3.3L21.7 20.2L2.3 20.2Z", pen: 2.4},
		{path: "M12 9L12 13.6", pen: 2.4, carved: true},
		{path: "M12 17.4L12 17.4", pen: 2.7, carved: true},
	}
	octagon = []layer{
		{path: "M7.9 2L16.1 2L22 7.9L22 16.1L16.1 22L7.9 22L2 16.1L2 7.9Z"},
		{path: "M12 6.8L12 12.4", pen: 2.6, carved: true},
		{path: "M12 16.9L12 16.9", pen: 2.9, carved: true},
	}
	bolt = []layer{
		{path: "M13.6 1.8L4.6 13.6L10.6 13.6L9.6 22.2L19.4 9.8L12.8 9.8Z"},
		{path: "M13.6 1.8L4.6 13.6L10.6 13.6L9.6 22.2L19.4 9.8L12.8 9.8Z", pen: 1.2},
	}
	beetle = []layer{
		{path: "M12 7.2C15.2 7.2 17.2 9.8 17.2 13.9C17.2 18.3 15.1 21.8 12 21.8C8.9 21.8 6.8 18.3 6.8 13.9C6.8 9.8 8.8 7.2 12 7.2Z"},
		{path: "M8.9 6.6C8.9 4.6 10.2 3.2 12 3.2C13.8 3.2 15.1 4.6 15.1 6.6Z"},
		{path: "M7 10.6L3.6 8.2M6.6 14.2L2.6 14.2M7.4 17.6L3.9 20.4M17 10.6L20.4 8.2M17.4 14.2L21.4 14.2M16.6 17.6L20.1 20.4", pen: 1.6},
		{path: "M12 11L12 21", pen: 1.4, carved: true},
	}
	flask = []layer{
		{path: "M9.7 3L9.7 9.2L4.3 18.2C3.2 20 4.4 22 6.4 22L17.6 22C19.6 22 20.8 20 19.7 18.2L14.3 9.2L14.3 3Z"},
		{path: "M8.4 2.4L15.6 2.4", pen: 1.9},
		{path: "M10 17.6L10 17.6", pen: 3, carved: true},
		{path: "M13.9 14.2L13.9 14.2", pen: 2.2, carved: true},
	}
)

// quoteMark is an opening quotation mark, moved to the right.
func quoteMark(dx float64) string {
	mark := "M11 5.2C6 6.6 2.2 10.2 2.2 14.8C2.2 17.6 4 19.4 6.3 19.4C8.5 19.4 10.1 17.8 10.1 15.7C10.1 13.6 8.7 12.1 6.7 12.1C6.3 12.1 6 12.2 5.8 12.2C6.4 10 8.4 8.2 11.6 7Z"
	var b strings.Builder
	for _, s := range parsePath(mark) {
		b.WriteByte(byte(s.Kind))
		for _, p := range s.Points[:points(s.Kind)] {
			fmt.Fprintf(&b, "%g %g ", p.X+dx, p.Y)
		}
	}
	return b.String()
}

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
func (l calloutLook) iconMarks(x, y, size float64, ground layout.Color, node int) []layout.Mark {
	const units = 24
	scale := size / units
	var marks []layout.Mark
	for _, part := range l.icon {
		color := l.color
		if part.carved {
			color = ground
		}
		marks = append(marks, &layout.Shape{
			Node: node, Outline: placed(part.path, x-size/2, y-size/2, scale),
			Width: part.pen * scale, Color: color,
		})
	}
	return marks
}
