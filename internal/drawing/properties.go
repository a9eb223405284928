package drawing

import "strings"

// properties are the values that an element itself has, by the names of CSS.
type properties map[string]string

// presentation are the attributes that are properties too (SVG 2, 6.6), as far as they are read.
var presentation = setOf(`clip-path clip-rule color display dominant-baseline alignment-baseline baseline-shift fill fill-opacity
	fill-rule filter font-family font-size font-style font-weight letter-spacing marker marker-end marker-mid marker-start mask mask-type
	opacity overflow paint-order stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
	stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration transform transform-origin visibility white-space
	writing-mode`)

// byCSS are properties that CSS alone can give, those of geometry among them, which are attributes elsewhere.
var byCSS = setOf(`background background-color font mix-blend-mode text-align x y width height cx cy r rx ry d max-width`)

func setOf(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}

func (p properties) take(list []declaration, important bool) {
	for _, one := range list {
		if one.important != important {
			continue
		}
		if presentation[one.name] || byCSS[one.name] || strings.HasPrefix(one.name, "--") {
			p[one.name] = one.value
		}
	}
}

// urlOf returns what url(…) refers to, and what comes after it (CSS Values 4, 4.5).
func urlOf(value string) (reference, rest string, ok bool) {
	value = strings.TrimSpace(value)
	if len(value) < 4 || !strings.EqualFold(value[:4], "url(") {
		return "", value, false
	}
	reference, rest, ok = strings.Cut(value[4:], ")")
	return strings.Trim(strings.TrimSpace(reference), `"'`), strings.TrimSpace(rest), ok
}
