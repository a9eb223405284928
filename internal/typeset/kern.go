package typeset

import (
	"errors"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// A kerning is the pairs of glyphs that a face sets closer or wider than their
// advances (OpenType, 'GPOS', feature kern). Kerning that depends on more than
// two glyphs is left alone.
type kerning struct {
	load  sync.Once
	pairs [][]tables.PairPos // by lookup; in each, the first that knows the pair
}

// kern returns the distance, in ems, that is added between two characters.
func (f *Face) kern(before, after rune) float64 {
	f.parse()
	f.kerning.load.Do(func() {
		if f.tables != nil {
			f.kerning.pairs, _ = pairLookups(f.tables) // a face without is not kerned
		}
	})
	if len(f.kerning.pairs) == 0 {
		return 0
	}
	a, _ := f.Glyph(before)
	b, _ := f.Glyph(after)
	sum := int16(0)
	for _, lookup := range f.kerning.pairs {
		for i := range lookup {
			if value, ok := pairValue(&lookup[i], tables.GlyphID(a), tables.GlyphID(b)); ok {
				sum += value
				break
			}
		}
	}
	return float64(sum) / f.unitsPerEm
}

// pairValue returns by how much a subtable changes the advance of a before b,
// and whether it knows of the pair at all.
func pairValue(p *tables.PairPos, a, b tables.GlyphID) (int16, bool) {
	index, ok := p.Data.Cov().Index(a)
	if !ok {
		return 0, false
	}
	switch data := p.Data.(type) {
	case tables.PairPosData1:
		if index >= len(data.PairSets) {
			return 0, false
		}
		record, ok := data.PairSets[index].FindGlyph(b)
		return record.ValueRecord1.XAdvance, ok
	case tables.PairPosData2:
		second, ok := data.ClassDef2.Class(b)
		if !ok {
			return 0, false
		}
		first, _ := data.ClassDef1.Class(a)
		return data.Record(first, second).ValueRecord1.XAdvance, true
	}
	return 0, false
}

// pairLookups reads the pairs that Latin text is kerned by.
func pairLookups(file *opentype.Loader) ([][]tables.PairPos, error) {
	layout, err := readLayout(file, "GPOS")
	if err != nil {
		return nil, err
	}
	var all [][]tables.PairPos
	for _, i := range featureLookups(layout, "kern") {
		subtables, err := layout.LookupList.Lookups[i].AsGPOSLookups()
		if err != nil {
			return nil, err
		}
		var pairs []tables.PairPos
		for _, s := range subtables {
			if extension, ok := s.(tables.ExtensionPos); ok {
				if s, err = extension.Resolve(); err != nil {
					return nil, err
				}
			}
			if p, ok := s.(tables.PairPos); ok {
				pairs = append(pairs, p)
			}
		}
		all = append(all, pairs)
	}
	return all, nil
}

var errNoTable = errors.New("there is no such table")

func readLayout(file *opentype.Loader, tag string) (*tables.Layout, error) {
	raw, err := file.RawTable(opentype.MustNewTag(tag))
	if err != nil {
		return nil, errors.Join(errNoTable, err)
	}
	layout, _, err := tables.ParseLayout(raw)
	return &layout, err
}

// featureLookups returns the lookups of a feature for Latin, or for scripts
// that the table does not name, in the order in which they apply.
func featureLookups(layout *tables.Layout, feature string) []uint16 {
	var lookups []uint16
	for _, script := range []string{"latn", "DFLT"} {
		i := slices.IndexFunc(layout.ScriptList.Records, func(r tables.TagOffsetRecord) bool { return r.Tag.String() == script })
		if i < 0 || layout.ScriptList.Scripts[i].DefaultLangSys == nil {
			continue
		}
		for _, j := range layout.ScriptList.Scripts[i].DefaultLangSys.FeatureIndices {
			if int(j) < len(layout.FeatureList.Records) && layout.FeatureList.Records[j].Tag.String() == feature {
				lookups = append(lookups, layout.FeatureList.Features[j].LookupListIndices...)
			}
		}
		break
	}
	slices.Sort(lookups)
	return slices.DeleteFunc(slices.Compact(lookups), func(i uint16) bool { return int(i) >= len(layout.LookupList.Lookups) })
}

// setKern moves two letters or marks of a Latin face together or apart.
func (in *inline) setKern(a, b *item) {
	if a.face == nil || a.face != b.face || a.size != b.size || a.look.mono || a.class.eastAsian() || a.glyph != 0 || b.glyph != 0 ||
		a.class == noteMark || b.class == noteMark {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(a.text)
	first, _ := utf8.DecodeRuneInString(b.text)
	key := kernKey{a.face, last, first}
	kern, ok := in.kerns[key]
	if !ok {
		kern = a.face.kern(last, first)
		in.kerns[key] = kern
	}
	a.kern = kern * a.size
	a.width += a.kern
}

// A kernKey is a pair that has been looked up.
type kernKey struct {
	face          *Face
	before, after rune
}
