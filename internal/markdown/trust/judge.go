package trust

import (
	"bytes"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

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

// ForVue makes the judge one of what is published as a template of Vue. Readable are the
// attributes of its components that people read.
func (j *Judge) ForVue(readable htmltext.Readable) *Judge {
	j.reader.readable, j.reader.vue = readable, true
	return j
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
	// needs are the signs of which a text has to have one, or there is nothing to
	// find in it; none if that says nothing.
	needs  sign
	read   func(*view) []finding
	beyond func(found, source []finding) (Objection, bool)
	// perView is there instead of read where it matters what is code, on which
	// there are [views].
	perView func(v *view, i int) []finding
	// against is read of the source instead, if it is there.
	against func(v *view, i int) []finding
	// quoted reports whether a published text is such that it does not matter how
	// often something is there; nil if it always does.
	quoted func(*view) bool
}

var readings = []reading{
	{read: controls, beyond: beyond},
	{needs: brace | angle | reference | escape | bracket, read: templates, beyond: beyond},
	{needs: reference | escape, read: resolvedTemplates, beyond: beyond},
	{needs: angle, read: commentsInCode, beyond: beyond},
	{needs: brace, read: interpolations, beyond: beyond},
	{needs: brace | reference | escape, read: attributeLists, beyond: beyond, quoted: listsAreCode},
	{needs: angle, read: raw, beyond: beyond},
	{needs: angle, read: programs, beyond: beyond},
	{needs: tick | bracket, read: instructions, beyond: beyond},
	{needs: angle | bracket, read: commonMark, beyond: beyond},
	{needs: bracket, read: pictures, beyond: beyondPictures},
	{needs: angle, perView: codeOtherwise, beyond: beyond},
	{read: links, beyond: unlike},
	{needs: bracket, perView: destinations, against: destinationsOrLinks, beyond: unlike},
	{needs: bracket, perView: marks, beyond: beyond},
	{needs: brace, perView: groups, beyond: beyondBraces},
	{needs: reference | escape, perView: resolvedGroups, beyond: beyondBraces},
	{read: imports, beyond: beyond},
	{needs: angle, read: rendered, beyond: beyond},
}

// Object returns what is wrong with a published text, if anything is.
func (j *Judge) Object(source, published Text) (Objection, bool) {
	j.source.reset(&j.reader, source)
	j.published.reset(&j.reader, published)
	for _, r := range readings {
		against := r.perView
		if r.against != nil {
			against = r.against
		}
		switch {
		case r.needs != 0 && !j.published.has(r.needs):
			continue
		case r.read != nil:
			if r.quoted != nil && r.quoted(&j.published) {
				r.beyond = unlike
			}
			if o, ok := r.object(r.read(&j.published), func() []finding { return r.read(&j.source) }); ok {
				return o, true
			}
			continue
		}
		for i := range views {
			if i > 0 && j.published.same(i) && j.source.same(i) {
				continue // it sees what CommonMark does
			}
			if o, ok := r.object(r.perView(&j.published, i), func() []finding { return against(&j.source, i) }); ok {
				return o, true
			}
		}
	}
	return unbalanced(&j.source, &j.published)
}

// object holds what is found in a translation against what is found in the source.
func (r reading) object(found []finding, source func() []finding) (Objection, bool) {
	if len(found) == 0 {
		return Objection{}, false
	}
	return r.beyond(found, source())
}
