package xliff_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/xliff"
)

// No file makes Read panic, and what is read can be written and read again.
func FuzzRead(f *testing.F) {
	f.Add([]byte(written(f, full())))
	f.Add([]byte(written(f, document(inlineTexts...))))
	f.Add([]byte(`<xliff><file><body><trans-unit id="1"><source><g id="1">a<x id="2"/></g></source><target><bx id="1"/>b<ex rid="1"/></target></trans-unit></body></file></xliff>`))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := xliff.Read("f.xlf", data)
		if err != nil {
			return
		}
		var b bytes.Buffer
		if err := xliff.Write(&b, d, xliff.Options{Version: "1"}); err != nil {
			t.Fatal(err)
		}
		again, err := xliff.Read("f.xlf", b.Bytes())
		if err != nil {
			t.Fatalf("%v in\n%s", err, b.Bytes())
		}
		for i, file := range d.Files {
			for j, u := range file.Units {
				if diff := cmp.Diff(u.Entry.ID, again.Files[i].Units[j].Entry.ID); diff != "" {
					t.Errorf("another source (-want +got):\n%s", diff)
				}
			}
		}
	})
}

// Whatever Markdown a text is, it comes back.
func FuzzWrite(f *testing.F) {
	for i := 0; i < len(inlineTexts); i += 2 {
		f.Add(inlineTexts[i], inlineTexts[i+1])
	}
	f.Fuzz(func(t *testing.T, source, target string) {
		source, target = string(bytes.ToValidUTF8([]byte(source), nil)), string(bytes.ToValidUTF8([]byte(target), nil))
		source, target = string(bytes.ReplaceAll([]byte(source), []byte{0}, nil)), string(bytes.ReplaceAll([]byte(target), []byte{0}, nil))
		got := read(t, written(t, document(source, target))).Files[0].Units[0].Entry
		if got.ID != source || got.Str[0] != target {
			t.Errorf("%q, %q come back as %q, %q", source, target, got.ID, got.Str[0])
		}
	})
}
