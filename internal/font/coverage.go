package font

import (
	"errors"
	"reflect"
	"unsafe"

	otfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// go-text v0.3.5 forgets glyphs of coverages that are ranges (format 2): as soon as one of the
// three masks of harfbuzz.setDigest is full, addRange adds nothing to the others either, and
// what is missing there is not looked up. The apostrophes of Noto Sans are not kerned, say.
// Coverages that are lists of glyphs (format 1) are not affected.
//
// listed turns the one into the other in all lookups of a font, which nobody else has seen yet.
// Most of the fields are not exported, so that it needs package unsafe. It can go as soon as
// TestShapingNeedsLists fails.
func listed(tables *otfont.Font) error {
	l := lister{left: mostListed}
	for _, lookup := range tables.GSUB.Lookups {
		for i := range lookup.Subtables {
			l.list(reflect.ValueOf(&lookup.Subtables[i]).Elem())
		}
	}
	for _, lookup := range tables.GPOS.Lookups {
		for i := range lookup.Subtables {
			l.list(reflect.ValueOf(&lookup.Subtables[i]).Elem())
		}
	}
	if l.left < 0 {
		return errors.New("has larger rules for shaping than can be read")
	}
	return nil
}

// mostListed is how many glyphs all coverages of a font may have. Those of Noto have some
// thousands.
const mostListed = 1 << 22

var (
	coverageType = reflect.TypeFor[tables.Coverage]()
	coverages    = reflect.TypeFor[[]tables.Coverage]()
)

// A lister lists coverages until there are too many.
type lister struct{ left int }

// list lists the coverages within a value that can be set.
func (l *lister) list(v reflect.Value) {
	switch {
	case v.Type() == coverageType:
		if ranges, ok := v.Interface().(tables.Coverage2); ok {
			v.Set(reflect.ValueOf(l.glyphs(ranges)))
		}
	case v.Type() == coverages:
		for i := range v.Len() {
			l.list(v.Index(i))
		}
	case v.Kind() == reflect.Interface && !v.IsNil():
		inner := reflect.New(v.Elem().Type()).Elem()
		inner.Set(v.Elem())
		if inner.Kind() == reflect.Struct {
			l.list(inner)
			v.Set(inner)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			field := v.Field(i)
			l.list(reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem())
		}
	}
}

// glyphs returns the list of what is in ranges. These are in order, and an index of the
// coverage is that of the glyph in the list.
func (l *lister) glyphs(c tables.Coverage2) tables.Coverage {
	var list tables.Coverage1
	last := -1
	for _, r := range c.Ranges {
		n := int(r.EndGlyphID) - int(r.StartGlyphID) + 1
		ordered := n > 0 && int(r.StartCoverageIndex) == len(list.Glyphs) && int(r.StartGlyphID) > last
		if l.left -= max(n, 0); l.left < 0 || !ordered {
			return c // as broken as it is
		}
		for last = int(r.StartGlyphID); last < int(r.EndGlyphID); last++ {
			list.Glyphs = append(list.Glyphs, tables.GlyphID(last))
		}
		list.Glyphs = append(list.Glyphs, r.EndGlyphID)
	}
	return list
}
