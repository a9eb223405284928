package tmx_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/tmx"
)

// No file makes Read panic, and what is read comes back when it is written, but for
// doubts, which are not written.
func FuzzRead(f *testing.F) {
	f.Add([]byte(written(f, full())))
	f.Add([]byte(`<tmx version="1.4"><header creationtool="OmegaT"/><body><tu changeid="MT"><prop type="x-fuzzy">1</prop><tuv lang="en"><seg>a<ph/>b<hi>c<bpt i="1">d<sub>e</sub></bpt></hi></seg></tuv><tuv xml:lang="zh-TW"><note>n</note><seg>f</seg></tuv></tu></body></tmx>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := tmx.Read("m.tmx", data, languages(t))
		if err != nil {
			return
		}
		for i := range m.Units {
			u := &m.Units[i]
			u.Sections, u.Where, u.Context = nil, nil, nil // may have what XML cannot hold
			for j := range u.Translations {
				u.Translations[j].Doubt, u.Translations[j].Comments = "", nil
			}
		}
		again := read(t, written(t, m))
		if diff := cmp.Diff(m.Units, again.Units, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(memory.Translation{}, "Doubt")); diff != "" {
			t.Errorf("(-first +second):\n%s", diff)
		}
	})
}
