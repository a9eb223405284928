package design

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
)

// A Look is the colours of a kind of callout, and its icon.
type Look struct {
	// Color is that of the title and of the icon, Ground that on which the callout stands.
	Color, Ground layout.Color
	Icon          []Layer // from back to front; none for a kind without an icon
}

// A Layer of an icon is filled, or drawn with a pen.
type Layer struct {
	Path string  // M, L, C and Z of SVG, in units of an icon of 24 by 24
	Pen  float64 // how wide the pen is, in these units; 0 for a shape that is filled
	// Carved says that it has the colour of what the icon stands on.
	Carved bool
}

// The colours of kinds of callouts. Titles are in the darker one, which has a contrast of
// 4.5:1 on the lighter one at least. None of the grounds is darker than that of code, on
// which the accent has been checked.
var (
	blue, paleBlue     = layout.RGB(0x1B, 0x5A, 0x96), layout.RGB(0xEF, 0xF6, 0xFD)
	green, paleGreen   = layout.RGB(0x1D, 0x6B, 0x3F), layout.RGB(0xEE, 0xF8, 0xF1)
	violet, paleViolet = layout.RGB(0x6B, 0x3F, 0xA0), layout.RGB(0xF6, 0xF4, 0xFC)
	amber, paleAmber   = layout.RGB(0x8A, 0x55, 0x00), layout.RGB(0xFD, 0xF5, 0xE6)
	slate, paleSlate   = layout.RGB(0x43, 0x4B, 0x54), Tint
	red, paleRed       = layout.RGB(0xAE, 0x24, 0x24), layout.RGB(0xFD, 0xF3, 0xF2)
)

// looks are those of all kinds. Each icon has an outline of its own or a sign of its own in
// the outline, so that nobody needs the colour.
var looks = map[document.CalloutKind]Look{
	document.NoKind:    {slate, paleSlate, nil},
	document.Note:      {blue, paleBlue, pencil},
	document.Info:      {blue, paleBlue, []Layer{disc, {Path: "M12 11.2L12 16.8", Pen: 2.5, Carved: true}, {Path: "M12 7.1L12 7.1", Pen: 2.9, Carved: true}}},
	document.Abstract:  {blue, paleBlue, sheetOfLines},
	document.Tip:       {green, paleGreen, bulb},
	document.Success:   {green, paleGreen, []Layer{disc, {Path: "M7.4 12.6L10.7 15.9L16.6 8.7", Pen: 2.4, Carved: true}}},
	document.Question:  {violet, paleViolet, []Layer{disc, {Path: "M8.9 9.3C8.9 7.6 10.2 6.4 12.1 6.4C13.9 6.4 15.2 7.6 15.2 9.2C15.2 11.4 12.1 11.6 12.1 13.8", Pen: 2.2, Carved: true}, {Path: "M12.1 17.3L12.1 17.3", Pen: 2.8, Carved: true}}},
	document.Important: {violet, paleViolet, bubble},
	document.Warning:   {amber, paleAmber, triangle},
	document.Caution:   {red, paleRed, octagon},
	document.Danger:    {red, paleRed, bolt},
	document.Failure:   {red, paleRed, []Layer{disc, {Path: "M8.4 8.4L15.6 15.6M15.6 8.4L8.4 15.6", Pen: 2.4, Carved: true}}},
	document.Bug:       {red, paleRed, beetle},
	document.Example:   {violet, paleViolet, flask},
	document.Quotation: {slate, paleSlate, quoteMarks},
	document.Details:   {slate, paleSlate, []Layer{{Path: "M4.4 7.4L19.6 7.4L12 17.2Z"}, {Path: "M4.4 7.4L19.6 7.4L12 17.2Z", Pen: 2.2}}},
}

// LookOf returns the look of a kind of callout; one that is not known has that of none.
func LookOf(kind document.CalloutKind) Look {
	if l, ok := looks[kind]; ok {
		return l
	}
	return looks[document.NoKind]
}

// The icons and what they share.
var (
	disc   = Layer{Path: "M12 2C17.523 2 22 6.477 22 12C22 17.523 17.523 22 12 22C6.477 22 2 17.523 2 12C2 6.477 6.477 2 12 2Z"}
	pencil = []Layer{
		{Path: "M3.2 20.8L4.7 15.1L15.6 4.2C16.6 3.2 18.2 3.2 19.2 4.2L19.8 4.8C20.8 5.8 20.8 7.4 19.8 8.4L8.9 19.3Z"},
		{Path: "M3.2 20.8L4.7 15.1L15.6 4.2C16.6 3.2 18.2 3.2 19.2 4.2L19.8 4.8C20.8 5.8 20.8 7.4 19.8 8.4L8.9 19.3Z", Pen: 0.8},
		{Path: "M13.2 6.7L17.3 10.8", Pen: 1.5, Carved: true},
	}
	sheetOfLines = []Layer{
		{Path: "M6.4 2L17.6 2C18.9 2 20 3.1 20 4.4L20 19.6C20 20.9 18.9 22 17.6 22L6.4 22C5.1 22 4 20.9 4 19.6L4 4.4C4 3.1 5.1 2 6.4 2Z"},
		{Path: "M8 7.4L16 7.4M8 12L16 12M8 16.6L12.6 16.6", Pen: 1.9, Carved: true},
	}
	bulb = []Layer{
		{Path: "M12 1.4C7.7 1.4 4.4 4.7 4.4 8.8C4.4 11.4 5.7 13.2 7.1 14.7C7.9 15.6 8.5 16.3 8.7 17.3L15.3 17.3C15.5 16.3 16.1 15.6 16.9 14.7C18.3 13.2 19.6 11.4 19.6 8.8C19.6 4.7 16.3 1.4 12 1.4Z"},
		{Path: "M9.2 19.7L14.8 19.7M10.8 22.3L13.2 22.3", Pen: 1.7},
	}
	bubble = []Layer{
		{Path: "M4.6 2.4L19.4 2.4C20.8 2.4 22 3.6 22 5L22 15C22 16.4 20.8 17.6 19.4 17.6L12.6 17.6L7.2 22.4L7.2 17.6L4.6 17.6C3.2 17.6 2 16.4 2 15L2 5C2 3.6 3.2 2.4 4.6 2.4Z"},
		{Path: "M12 5.9L12 10.2", Pen: 2.5, Carved: true},
		{Path: "M12 14L12 14", Pen: 2.8, Carved: true},
	}
	triangle = []Layer{
		{Path: "M12 3.3L21.7 20.2L2.3 20.2Z"},
		{Path: "M12 3.3L21.7 20.2L2.3 20.2Z", Pen: 2.4},
		{Path: "M12 9L12 13.6", Pen: 2.4, Carved: true},
		{Path: "M12 17.4L12 17.4", Pen: 2.7, Carved: true},
	}
	octagon = []Layer{
		{Path: "M7.9 2L16.1 2L22 7.9L22 16.1L16.1 22L7.9 22L2 16.1L2 7.9Z"},
		{Path: "M12 6.8L12 12.4", Pen: 2.6, Carved: true},
		{Path: "M12 16.9L12 16.9", Pen: 2.9, Carved: true},
	}
	bolt = []Layer{
		{Path: "M13.6 1.8L4.6 13.6L10.6 13.6L9.6 22.2L19.4 9.8L12.8 9.8Z"},
		{Path: "M13.6 1.8L4.6 13.6L10.6 13.6L9.6 22.2L19.4 9.8L12.8 9.8Z", Pen: 1.2},
	}
	beetle = []Layer{
		{Path: "M12 7.2C15.2 7.2 17.2 9.8 17.2 13.9C17.2 18.3 15.1 21.8 12 21.8C8.9 21.8 6.8 18.3 6.8 13.9C6.8 9.8 8.8 7.2 12 7.2Z"},
		{Path: "M8.9 6.6C8.9 4.6 10.2 3.2 12 3.2C13.8 3.2 15.1 4.6 15.1 6.6Z"},
		{Path: "M7 10.6L3.6 8.2M6.6 14.2L2.6 14.2M7.4 17.6L3.9 20.4M17 10.6L20.4 8.2M17.4 14.2L21.4 14.2M16.6 17.6L20.1 20.4", Pen: 1.6},
		{Path: "M12 11L12 21", Pen: 1.4, Carved: true},
	}
	quoteMarks = []Layer{
		{Path: "M11 5.2C6 6.6 2.2 10.2 2.2 14.8C2.2 17.6 4 19.4 6.3 19.4C8.5 19.4 10.1 17.8 10.1 15.7C10.1 13.6 8.7 12.1 6.7 12.1C6.3 12.1 6 12.2 5.8 12.2C6.4 10 8.4 8.2 11.6 7Z"},
		{Path: "M22.2 5.2C17.2 6.6 13.4 10.2 13.4 14.8C13.4 17.6 15.2 19.4 17.5 19.4C19.7 19.4 21.3 17.8 21.3 15.7C21.3 13.6 19.9 12.1 17.9 12.1C17.5 12.1 17.2 12.2 17 12.2C17.6 10 19.6 8.2 22.8 7Z"},
	}
	flask = []Layer{
		{Path: "M9.7 3L9.7 9.2L4.3 18.2C3.2 20 4.4 22 6.4 22L17.6 22C19.6 22 20.8 20 19.7 18.2L14.3 9.2L14.3 3Z"},
		{Path: "M8.4 2.4L15.6 2.4", Pen: 1.9},
		{Path: "M10 17.6L10 17.6", Pen: 3, Carved: true},
		{Path: "M13.9 14.2L13.9 14.2", Pen: 2.2, Carved: true},
	}
)
