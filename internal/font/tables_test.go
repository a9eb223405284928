package font

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	otfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/sfnt"
)

// TestTablesAreAffordable holds the fonts of pobook far below the limits.
func TestTablesAreAffordable(t *testing.T) {
	t.Parallel()
	for _, family := range fonts.Families() {
		file := open(t, family.Regular)
		if left := remaining(t, file); left < mostItems*9/10 {
			t.Errorf("%s has %d items", family.Name, mostItems-left)
		}
		face := NewFace(func() (*sfnt.File, error) { return file, nil })
		if _, err := face.Tables(); err != nil {
			t.Errorf("%s %v", family.Name, err)
		}
	}
}

func remaining(t *testing.T, file *sfnt.File) int {
	t.Helper()
	c := cost{left: mostItems}
	for tag, count := range c.counters() {
		if table, err := file.Table(tag); err == nil {
			count(table)
		}
	}
	return c.left
}

func open(t *testing.T, name string) *sfnt.File {
	t.Helper()
	content, err := fonts.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	file, err := sfnt.Open(content, 0)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// TestTablesRefuse has tables that are small and stand for much: lists all of whose offsets
// lead to the same list.
func TestTablesRefuse(t *testing.T) {
	t.Parallel()
	many := func(head []byte, n int, offset uint16) []byte {
		b := binary.BigEndian.AppendUint16(head, uint16(n))
		for range n {
			b = binary.BigEndian.AppendUint16(b, offset)
		}
		return b
	}
	const n = 20000
	lists := many(nil, n, 2+2*n)                      // lookups
	lists = many(append(lists, 0, 4, 0, 0), n, 6+2*n) // subtables: ligatures
	lists = many(append(lists, 0, 1, 0, 0), n, 6+2*n) // sets
	lists = many(lists, n, 0)
	layout := append([]byte{0, 1, 0, 0, 0, 0, 0, 0, 0, 10}, lists...)
	for _, tag := range []string{"GSUB", "GPOS"} {
		c := cost{left: mostItems}
		if c.counters()[tag](layout); c.left >= 0 {
			t.Errorf("%s is affordable", tag)
		}
	}
}

func TestTablesBroken(t *testing.T) {
	t.Parallel()
	broken := errors.New("is broken")
	face := NewFace(func() (*sfnt.File, error) { return nil, broken })
	if _, err := face.Tables(); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

// TestShapingNeedsLists fails when go-text shapes by ranges too, so that [listed] can go.
func TestShapingNeedsLists(t *testing.T) {
	t.Parallel()
	excerpt, err := open(t, "NotoSans-Regular.ttf").Excerpt(shapingTables()...)
	if err != nil {
		t.Fatal(err)
	}
	advance := func(prepare func(*otfont.Font) error) int32 {
		face, err := otfont.ParseTTF(bytes.NewReader(excerpt))
		if err != nil || prepare(face.Font) != nil {
			t.Fatal("cannot read the font: ", err)
		}
		b := harfbuzz.NewBuffer()
		b.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: language.Latin}
		b.AddRunes([]rune("’e"), 0, -1)
		b.Shape(harfbuzz.NewFont(face), nil)
		return b.Pos[0].XAdvance
	}
	unlisted := advance(func(*otfont.Font) error { return nil })
	if asLists := advance(listed); unlisted == asLists {
		t.Errorf("the apostrophe is %d wide either way", asLists)
	}
}

// FuzzAffordable has the library read what is affordable: it may fail, but not for ever.
func FuzzAffordable(f *testing.F) {
	for _, tag := range []string{"GSUB", "GPOS"} {
		content, err := fonts.Open("NotoSans-Regular.ttf")
		if err != nil {
			f.Fatal(err)
		}
		file, err := sfnt.Open(content, 0)
		if err != nil {
			f.Fatal(err)
		}
		table, err := file.Table(tag)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(tag == "GSUB", table[:1<<11])
	}
	f.Fuzz(func(_ *testing.T, substitution bool, table []byte) {
		c := cost{left: mostItems}
		tag := map[bool]string{true: "GSUB", false: "GPOS"}[substitution]
		if c.counters()[tag](table); c.left < 0 {
			return
		}
		layout, _, err := tables.ParseLayout(table)
		if err != nil {
			return
		}
		for _, lookup := range layout.LookupList.Lookups {
			if substitution {
				_, _ = lookup.AsGSUBLookups()
			} else {
				_, _ = lookup.AsGPOSLookups()
			}
		}
	})
}
