package layout

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/pobook/pobook/internal/font"
)

// randomMarks are runs with whatever their fields can hold, and other marks among them.
func randomMarks(random *rand.Rand, faces []*font.Face) []Mark {
	marks := make([]Mark, random.IntN(20))
	some := func(n int) bool { return random.IntN(n) == 0 }
	float := func() float64 {
		return []float64{0, math.Copysign(0, -1), 1, 10.5, random.NormFloat64() * 1000, math.Inf(1), math.MaxFloat64}[random.IntN(7)]
	}
	size, face := float(), faces[0]
	for i := range marks {
		if some(5) {
			marks[i] = []Mark{&Box{X: float()}, &Stroke{Node: i}, &Shape{}, &Picture{Path: "a.png"}}[random.IntN(4)]
			continue
		}
		if some(4) {
			size, face = float(), faces[random.IntN(len(faces))]
		}
		r := &Run{Node: random.IntN(3) - 1, X: float(), Baseline: float(), Face: face, Size: size, Width: float(), RightToLeft: some(2)}
		if some(4) {
			r.Scale, r.Color = float(), RGB(uint8(random.Uint32()), 2, 3)
		}
		at := int32(0)
		for range random.IntN(300) {
			at += int32(random.IntN(5))
			g := Glyph{ID: font.GlyphID(random.Uint32()), Cluster: at, Advance: float32(size)}
			if some(10) {
				g.Cluster, g.Advance, g.X, g.Y = int32(random.Uint32()), float32(float()), float32(float()), float32(float())
			}
			r.Glyphs, r.Text = append(r.Glyphs, g), r.Text+"字"
		}
		marks[i] = r
	}
	return marks
}

// TestPack packs marks, in one go or two, and wants them back. Every field of a run has to be
// among what is packed, one that is new too.
func TestPack(t *testing.T) {
	t.Parallel()
	faces := []*font.Face{font.NewFace(nil), font.NewFace(nil), nil}
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 1))
		page := &Page{Marks: randomMarks(random, faces)}
		want := append([]Mark{}, page.Marks...)
		page.Pack()
		if more := randomMarks(random, faces); seed%2 == 0 {
			page.Marks, want = more, append(want, more...)
			if seed%4 == 0 {
				page.Pack()
			}
		}
		n := 0
		for m := range page.All() {
			if w, ok := want[n].(*Run); !ok {
				if m != want[n] {
					t.Fatalf("seed %d: mark %d is another", seed, n)
				}
			} else if got := m.(*Run); !sameRun(*got, *w) {
				t.Fatalf("seed %d: run %d is %+v, not %+v", seed, n, got, w)
			}
			n++
		}
		if n != len(want) {
			t.Fatalf("seed %d: %d marks, not %d", seed, n, len(want))
		}
	}
}

// sameRun compares runs; no glyphs are no glyphs, whatever the slice.
func sameRun(a, b Run) bool {
	if len(a.Glyphs) == 0 && len(b.Glyphs) == 0 {
		a.Glyphs, b.Glyphs = nil, nil
	}
	return reflect.DeepEqual(a, b)
}

// TestPackEveryField has each field of a run, of a glyph and of a colour different from that
// before: a field that is added to them has to be packed too.
func TestPackEveryField(t *testing.T) {
	t.Parallel()
	r := &Run{}
	fill(reflect.ValueOf(r).Elem())
	r.Face = font.NewFace(nil)
	page := &Page{Marks: []Mark{&Run{}, r}}
	page.Pack()
	n := 0
	for m := range page.All() {
		if n == 1 && !sameRun(*m.(*Run), *r) {
			t.Errorf("got %+v, not %+v", m, r)
		}
		n++
	}
}

// fill gives every field a value that is not that of its zero.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i))
		}
	case reflect.String:
		v.SetString("文字")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float32, reflect.Float64:
		v.SetFloat(3.25)
	case reflect.Int, reflect.Int32:
		v.SetInt(7)
	case reflect.Uint8, reflect.Uint16:
		v.SetUint(9)
	case reflect.Pointer: // the face
	default:
		panic("a field of a kind that this test does not know")
	}
}
