package svg

import (
	"fmt"
	"html"
	"strings"
)

// judgeElement returns why an element cannot stay; ok is true if it can. What it
// says is held against both XML and HTML, where prefixes have no meaning.
func (c *cleaner) judgeElement(t token) (e element, why Sort, ok bool) {
	prefix, local := divided(t.name)
	namespace := c.namespaces.of(prefix)
	e = element{t.name, strings.ToLower(local), namespace == svgNamespace || namespace == "" && prefix == ""}
	switch {
	case programs[e.local]:
		return e, Script, false
	case namespace == htmlNamespace || e.local == "foreignobject":
		return e, HTML, false
	case len(c.open) > 0 && !c.open[len(c.open)-1].holdsElements():
		return e, Foreign, false
	case e.drawn && animations[e.local]:
		return e, Script, c.animatesLooks(t) && c.isPicture(prefix)
	case e.drawn:
		return e, Foreign, elements[e.local] && c.isPicture(prefix)
	default:
		return e, Foreign, isInert(namespace) && prefix != "" && isLetter(prefix[0])
	}
}

// isPicture reports whether an element of SVG is one in HTML too. There a picture
// whose root has a prefix is none, and what has no prefix in it is HTML.
func (c *cleaner) isPicture(prefix string) bool {
	return prefix != "" || len(c.open) == 0 || !strings.Contains(c.open[0].name, ":")
}

// animatesLooks reports whether an animation changes what has to do with looks
// alone.
func (c *cleaner) animatesLooks(t token) bool {
	for _, a := range t.attributes {
		if !strings.EqualFold(a.name, "attributeName") {
			continue
		}
		for _, reading := range c.readings(a) {
			if name := strings.ToLower(strings.TrimSpace(reading)); !values[name] && name != "class" {
				return false
			}
		}
	}
	return true
}

// readings are what the value of an attribute is to XML and to HTML, which know
// different entities.
func (c *cleaner) readings(a attribute) []string {
	raw := c.scanner.text[a.value:a.valueEnd]
	if !strings.Contains(raw, "&") {
		return []string{raw}
	}
	return []string{resolved(raw, c.scanner.entities), html.UnescapeString(raw)}
}

// judgeAttribute leaves out an attribute, or a part of it, that cannot stay.
func (c *cleaner) judgeAttribute(e element, a attribute) {
	if _, ok := isDeclaration(a.name); ok {
		return
	}
	prefix, local := divided(a.name)
	local = strings.ToLower(local)
	what := fmt.Sprintf("%s of <%s>", a.name, e.name)
	switch {
	case strings.HasPrefix(local, "on"):
		c.leaveOut(a.start, a.end, Removal{Sort: Script, What: what})
	case local == "href" && !c.leadsWell(e, a):
		c.leaveOut(a.start, a.end, Removal{Sort: Outside, What: what, Detail: c.readings(a)[0]})
	case prefix == "xml" && local == "base":
		c.leaveOut(a.start, a.end, Removal{Sort: Outside, What: what, Detail: c.readings(a)[0]})
	case !c.knows(e, prefix, local):
		c.leaveOut(a.start, a.end, Removal{Sort: Foreign, What: what})
	case prefix == "" && (local == "style" || values[local]):
		c.judgeLooks(a, what)
	}
}

// leadsWell reports whether an address is one that an element may have: of a link
// all that a reader can be led to, of others what is in the document.
func (c *cleaner) leadsWell(e element, a attribute) bool {
	well := within
	if e.local == "a" && e.drawn {
		well = func(address string) bool { return within(address) || clickable(address) }
	}
	for _, address := range c.readings(a) {
		if !well(address) {
			return false
		}
	}
	return true
}

// knows reports whether an element may have an attribute, whatever its value.
func (c *cleaner) knows(e element, prefix, local string) bool {
	namespace := c.namespaces.of(prefix)
	switch {
	case prefix == "":
		// Where browsers know no element, they know no attribute.
		return !e.drawn || isAttribute(e.local, local)
	case prefix == "xml":
		return local == "space" || local == "lang" || local == "id"
	case namespace == xlinkNamespace, namespace == "" && prefix == "xlink":
		return xlinks[local]
	default:
		return isInert(namespace)
	}
}

// isAttribute reports whether SVG has an attribute. HTML takes <font> for its own
// where it has some of them.
func isAttribute(element, local string) bool {
	if element == "font" && (local == "color" || local == "size" || local == "face") {
		return false
	}
	return local == "style" || local == "href" || local == "attributename" || texts[local] || values[local] ||
		strings.HasPrefix(local, "aria-") || strings.HasPrefix(local, "data-")
}

// judgeLooks leaves out what an attribute with CSS loads. Of a style it is the
// declaration, of other attributes all.
func (c *cleaner) judgeLooks(a attribute, what string) {
	raw := c.scanner.text[a.value:a.valueEnd]
	if !strings.ContainsAny(raw, `(\:@"'&`) {
		return
	}
	var p passage
	p.add(raw, a.value, c.scanner.entities, true)
	faults := judgeCSS(p.text)
	if len(faults) > 0 && a.name == "style" {
		for _, f := range faults {
			c.leaveOut(p.from[f.start], p.to[f.end-1], cssRemoval(f, what))
		}
		return
	}
	if len(faults) == 0 && strings.Contains(raw, "&") {
		faults = judgeCSS([]byte(html.UnescapeString(raw)))
	}
	if len(faults) > 0 {
		c.leaveOut(a.start, a.end, cssRemoval(faults[0], what))
	}
}

func cssRemoval(f cssFault, what string) Removal {
	return Removal{Sort: f.sort, What: what, Detail: f.what}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
