package drawing

import (
	"maps"
	"strings"

	"github.com/pobook/pobook/internal/layout"
)

// A state is what elements have from those around them.
type state struct {
	measure
	matrix layout.Matrix // from the element to the drawing
	depth  int

	fill, stroke               source
	fillOpacity, strokeOpacity float64
	evenOdd, clipEvenOdd       bool
	pen                        layout.Pen // without its paint
	color                      layout.Color
	alpha                      float64 // of color
	hidden                     bool
	strokeFirst                bool   // the pen comes before the fill
	clipping                   bool   // only where something is counts, not how it looks
	start, middle, end         string // references to markers

	bold, italic, mono bool
	anchor             string
	baseline           string
	spacing            float64 // between letters
	raised             float64 // of text in its line
	preserve           bool    // white space
	variables          map[string]string
	// What context-fill and context-stroke mean, in a marker.
	contextFill, contextStroke source
}

// A source is where a paint comes from.
type source struct {
	none      bool
	current   bool   // the colour is that of the text, as color says
	reference string // to a paint server; "" for a colour
	color     layout.Color
	alpha     float64
	orNone    bool // of a reference: without it there is none
}

var black = source{alpha: 1}

// initial returns the state of a root (SVG 2, "Property index").
func initial(width, height float64) state {
	return state{
		measure: measure{width: width, height: height, fontSize: defaultFontSize}, matrix: layout.Identity,
		fill: black, stroke: source{none: true}, fillOpacity: 1, strokeOpacity: 1, alpha: 1,
		pen: layout.Pen{Width: 1, MiterLimit: 4}, contextFill: black, contextStroke: source{none: true},
	}
}

// resolved returns a value with its variables and schemes of colours put in (CSS Custom
// Properties 1; CSS Color 5, 8).
func (s *state) resolved(value string) string {
	for range 8 {
		at := strings.Index(value, "var(")
		if at < 0 {
			break
		}
		inner, after := untilParenthesis(value[at+len("var("):])
		name, otherwise, _ := strings.Cut(inner, ",")
		put, ok := s.variables[strings.TrimSpace(name)]
		if !ok {
			put = otherwise
		}
		if value = value[:at] + strings.TrimSpace(put) + after; len(value) > mostValue {
			return ""
		}
	}
	if at := strings.Index(value, "light-dark("); at >= 0 {
		inner, after := untilParenthesis(value[at+len("light-dark("):])
		return value[:at] + strings.TrimSpace(firstArgument(inner)) + after
	}
	return value
}

// mostValue is how long a value may become.
const mostValue = 4096

// untilParenthesis returns a text up to the parenthesis that closes it, and what comes after.
func untilParenthesis(s string) (inner, after string) {
	depth := 1
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return s[:i], s[i+1:]
			}
		}
	}
	return s, ""
}

func firstArgument(s string) string {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ',':
			if depth == 0 {
				return s[:i]
			}
		}
	}
	return s
}

// apply takes in the properties of an element that those in it inherit.
func (s *state) apply(p properties) {
	s.applyVariables(p)
	get := func(name string) (string, bool) {
		value, ok := p[name]
		if value = strings.TrimSpace(s.resolved(value)); value == "inherit" || value == "" {
			return "", false
		}
		return value, ok
	}
	s.applyFont(get)
	s.applyColors(get)
	s.applyPen(get)
	s.applyText(get)
	for _, property := range []struct {
		name string
		to   *string
	}{{"marker", nil}, {"marker-start", &s.start}, {"marker-mid", &s.middle}, {"marker-end", &s.end}} {
		value, ok := get(property.name)
		reference, _, _ := urlOf(value)
		switch {
		case ok && property.to == nil:
			s.start, s.middle, s.end = reference, reference, reference
		case ok:
			*property.to = reference
		}
	}
	if value, ok := get("fill-rule"); ok {
		s.evenOdd = value == "evenodd"
	}
	if value, ok := get("clip-rule"); ok {
		s.clipEvenOdd = value == "evenodd"
	}
	if value, ok := get("paint-order"); ok {
		s.strokeFirst = strings.HasPrefix(value, "stroke")
	}
	if value, ok := get("visibility"); ok {
		s.hidden = value != "visible"
	}
}

func (s *state) applyVariables(p properties) {
	copied := false
	for name, value := range p {
		if !strings.HasPrefix(name, "--") {
			continue
		}
		if !copied {
			s.variables, copied = maps.Clone(s.variables), true
			if s.variables == nil {
				s.variables = map[string]string{}
			}
		}
		s.variables[name] = value
	}
}

type getter func(name string) (string, bool)

func (s *state) applyColors(get getter) {
	if value, ok := get("color"); ok {
		if c, alpha, ok := color(value); ok {
			s.color, s.alpha = c, alpha
		}
	}
	if value, ok := get("fill"); ok {
		s.fill = s.source(value, s.fill)
	}
	if value, ok := get("stroke"); ok {
		s.stroke = s.source(value, s.stroke)
	}
	if value, ok := get("fill-opacity"); ok {
		s.fillOpacity = fraction(value, s.fillOpacity)
	}
	if value, ok := get("stroke-opacity"); ok {
		s.strokeOpacity = fraction(value, s.strokeOpacity)
	}
}

// source reads a paint (SVG 2, 13.2); what is none is as before.
func (s *state) source(value string, before source) source {
	switch strings.ToLower(value) {
	case "none":
		return source{none: true}
	case "currentcolor":
		return source{current: true}
	case "context-fill":
		return s.contextFill
	case "context-stroke":
		return s.contextStroke
	}
	if reference, rest, ok := urlOf(value); ok {
		otherwise := s.source(rest, source{none: true})
		otherwise.reference, otherwise.orNone, otherwise.none = reference, otherwise.none, false
		return otherwise
	}
	if c, alpha, ok := color(value); ok {
		return source{color: c, alpha: alpha}
	}
	return before
}

var (
	caps  = map[string]layout.LineCap{"butt": layout.ButtCap, "round": layout.RoundCap, "square": layout.SquareCap}
	joins = map[string]layout.LineJoin{"miter": layout.MiterJoin, "round": layout.RoundJoin, "bevel": layout.BevelJoin}
)

func (s *state) applyPen(get getter) {
	if value, ok := get("stroke-width"); ok {
		s.pen.Width = max(0, s.lengthOr(value, s.diagonal(), s.pen.Width))
	}
	if value, ok := get("stroke-linecap"); ok {
		s.pen.Cap = caps[value]
	}
	if value, ok := get("stroke-linejoin"); ok {
		s.pen.Join = joins[value]
	}
	if value, ok := get("stroke-miterlimit"); ok {
		if limit, _, ok := number(value); ok && limit >= 1 {
			s.pen.MiterLimit = limit
		}
	}
	if value, ok := get("stroke-dasharray"); ok {
		s.pen.Dashes = s.dashes(value)
	}
	if value, ok := get("stroke-dashoffset"); ok {
		s.pen.DashOffset = s.lengthOr(value, s.diagonal(), 0)
	}
}

// mostDashes is how many lengths a pattern of dashes may have.
const mostDashes = 64

// dashes reads lengths that are not negative and not all zero (SVG 2, 13.5.6); all else is a
// solid line.
func (s *state) dashes(value string) []float64 {
	var list []float64
	sum := 0.0
	for word := range strings.FieldsFuncSeq(value, func(r rune) bool { return strings.ContainsRune(blanks+",", r) }) {
		v, ok := s.length(word, s.diagonal())
		if !ok || v < 0 || len(list) >= mostDashes {
			return nil
		}
		list = append(list, v)
		sum += v
	}
	if sum < 0.01 {
		return nil
	}
	if len(list)%2 == 1 {
		list = append(list, list...)
	}
	return list
}

// sizes are the words for sizes of type in pixels.
var sizes = map[string]float64{
	"xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
}

func (s *state) applyFont(get getter) {
	if value, ok := get("font"); ok {
		s.applyShorthand(value)
	}
	if value, ok := get("font-size"); ok {
		s.applySize(value)
	}
	if value, ok := get("font-weight"); ok {
		weight, _, isNumber := number(value)
		s.bold = value == "bold" || value == "bolder" || isNumber && weight >= 600
	}
	if value, ok := get("font-style"); ok {
		s.italic = value != "normal"
	}
	if value, ok := get("font-family"); ok {
		s.mono = isMonospaced(value)
	}
}

func (s *state) applySize(value string) {
	switch size, ok := sizes[value]; {
	case ok:
		s.fontSize = size
	case value == "larger":
		s.fontSize *= 1.2
	case value == "smaller":
		s.fontSize /= 1.2
	default:
		s.fontSize = max(0, s.lengthOr(value, s.fontSize, s.fontSize))
	}
}

// applyShorthand reads the property font, as in "italic bold 12px/30px Georgia, serif".
func (s *state) applyShorthand(value string) {
	s.bold, s.italic = false, false
	for {
		word, rest, _ := strings.Cut(strings.TrimSpace(value), " ")
		if word == "" {
			return
		}
		size, _, _ := strings.Cut(word, "/")
		weight, unit, isNumber := number(word)
		switch {
		case word == "bold":
			s.bold = true
		case word == "italic" || word == "oblique":
			s.italic = true
		case isNumber && unit == "":
			s.bold = weight >= 600
		case isNumber || sizes[word] != 0:
			s.applySize(size)
			s.mono = isMonospaced(rest)
			return
		}
		value = rest
	}
}

// isMonospaced reports whether a list of families begins with one whose letters are all as wide.
func isMonospaced(families string) bool {
	first, _, _ := strings.Cut(strings.ToLower(families), ",")
	for _, name := range []string{"mono", "courier", "consolas", "menlo", "monaco", "cascadia", "code"} {
		if strings.Contains(first, name) {
			return true
		}
	}
	return false
}

func (s *state) applyText(get getter) {
	if value, ok := get("text-anchor"); ok {
		s.anchor = value
	}
	for _, name := range []string{"dominant-baseline", "alignment-baseline"} {
		if value, ok := get(name); ok {
			s.baseline = value
		}
	}
	if value, ok := get("letter-spacing"); ok {
		s.spacing = s.lengthOr(value, s.fontSize, 0)
	}
	if value, ok := get("white-space"); ok {
		s.preserve = strings.HasPrefix(value, "pre") || value == "break-spaces"
	}
}
