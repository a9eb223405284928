package trust

import "bytes"

// A Judge holds texts against their sources, one after the other.
type Judge struct {
	reader            reader
	source, published view
}

// NewJudge returns the judge of a section. defined returns the destination that
// the section defines for a label; for that of a footnote, which begins with ^,
// whether it does.
func NewJudge(defined func(label string) (destination string, ok bool)) *Judge {
	return &Judge{reader: newReader(defined)}
}

// Quiet reports whether a translation can do nothing, whatever its source: none
// of the bytes is in it that something begins with which is more than text.
func Quiet(source, translation []byte) bool {
	if bytes.IndexByte(source, '<') >= 0 || signsOf(translation) != 0 {
		return false
	}
	for i := 1; i < len(translation); i++ { // schemes: javascript, vbscript, data, xmpp
		if translation[i] == ':' && bytes.IndexByte([]byte("tap"), translation[i-1]|0x20) >= 0 {
			return false
		}
	}
	for _, begun := range [...]string{"//", "www", "port"} { // addresses, and ESM's import and export
		if bytes.Contains(translation, []byte(begun)) {
			return false
		}
	}
	return true
}

// A reading is one way to read a text, and how what it finds in a translation is
// held against what it finds in the source.
type reading struct {
	read   func(*view) []finding
	beyond func(found, source []finding) (Objection, bool)
}

var readings = []reading{
	{controls, beyond},
	{templates, beyond},
	{raw, beyond},
	{commonMark, beyond},
	{codeFirst, beyond},
	{links, unlike},
	{destinations, unlike},
	{marks, beyond},
	{groups, beyondBraces},
	{resolvedGroups, beyondBraces},
	{imports, beyond},
	{rendered, beyond},
}

// Object returns what is wrong with a published text, if anything is.
func (j *Judge) Object(source, published Text) (Objection, bool) {
	j.source.reset(&j.reader, source)
	j.published.reset(&j.reader, published)
	for _, r := range readings {
		found := r.read(&j.published)
		if len(found) == 0 {
			continue
		}
		if o, ok := r.beyond(found, r.read(&j.source)); ok {
			return o, true
		}
	}
	return unbalanced(&j.source, &j.published)
}
