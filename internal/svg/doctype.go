package svg

import "strings"

// mostEntity is how long the text of an entity may be, in bytes. What is written
// with it cannot grow out of proportion then.
const mostEntity = 256

// readDoctype reads the document type declaration at an offset (XML, 2.8), and
// returns where it ends and which entities it declares. Illustrator declares
// entities for namespaces there; they are all that is let in, since whatever
// else can be declared changes what the document says elsewhere.
func readDoctype(text string, start int) (end int, entities map[string]string, fault *Fault) {
	entities = map[string]string{}
	d := declarations{text: text, at: start + len("<!DOCTYPE")}
	ok := d.space() && d.name() != ""
	d.space()
	for _, keyword := range []string{"PUBLIC", "SYSTEM"} {
		if !ok || !d.take(keyword) {
			continue
		}
		_, ok = d.literal()
		if keyword == "PUBLIC" && ok {
			_, ok = d.literal()
		}
		d.space()
		break
	}
	if ok && d.take("[") {
		if fault := d.subset(entities); fault != nil {
			return 0, nil, fault
		}
		d.space()
	}
	if !ok || !d.take(">") {
		return 0, nil, malformed(start, "<!DOCTYPE that is not one")
	}
	return d.at, entities, nil
}

// Declarations are a reader of what stands in a document type declaration.
type declarations struct {
	text string
	at   int
}

func (d *declarations) take(s string) bool {
	if !strings.HasPrefix(d.text[d.at:], s) {
		return false
	}
	d.at += len(s)
	return true
}

func (d *declarations) space() bool {
	n := spaceLength(d.text[d.at:])
	d.at += n
	return n > 0
}

func (d *declarations) name() string {
	n := nameLength(d.text[d.at:])
	d.at += n
	return d.text[d.at-n : d.at]
}

// literal reads white space and what stands in quotes after it. It may not have
// what HTML, which knows no declarations, would take for markup.
func (d *declarations) literal() (string, bool) {
	if !d.space() {
		return "", false
	}
	value, ok := quoted(d.text[d.at:])
	if !ok {
		return "", false
	}
	d.at += len(value) + len(`""`)
	return value, !strings.ContainsAny(value, "<>")
}

// subset reads what is declared in the document itself.
func (d *declarations) subset(entities map[string]string) *Fault {
	for {
		d.space()
		from := d.at
		if d.take("]") {
			return nil
		}
		if !d.take("<!ENTITY") || !d.space() {
			return &Fault{
				Reason: "its <!DOCTYPE declares more than entities", Hint: "save it without, for example as plain SVG", offset: from,
			}
		}
		name := d.name()
		value, ok := "", false
		if name != "" {
			value, ok = d.literal()
		}
		d.space()
		_, predefined := predefinedEntities[name]
		if !ok || !d.take(">") || predefined || strings.ContainsAny(value, "&%") || len(value) > mostEntity {
			return &Fault{
				Reason: "it declares an entity that is more than a short text", Hint: "save it without, for example as plain SVG", offset: from,
			}
		}
		if _, known := entities[name]; !known { // the first one counts (XML, 4.2)
			entities[name] = value
		}
	}
}
