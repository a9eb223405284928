package xliff_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/xliff"
)

// document makes a document of one file, with texts and their translations by turns.
func document(texts ...string) *xliff.Document {
	f := xliff.File{Original: "a.md", Source: "en", Target: "zh-Hant"}
	for i := 0; i < len(texts); i += 2 {
		e := &po.Entry{ID: texts[i], Str: []string{texts[i+1]}}
		f.Units = append(f.Units, xliff.Unit{ID: xliff.ID(e.Key()), Entry: e})
	}
	return &xliff.Document{Files: []xliff.File{f}}
}

func written(t testing.TB, d *xliff.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := xliff.Write(&b, d, "1"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, text string) *xliff.Document {
	t.Helper()
	d, err := xliff.Read("f.xlf", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestMarkup(t *testing.T) {
	t.Parallel()
	d := document(
		"Use `a` and **b [c](d.md \"e\")**, see ![f](g.png).  \nh\\\ni\n\tj \v & <b>k</b>[^1] {{ l }} http://m.example <n@o.example>",
		"見 ![f](g.zh.png)，用**b [c](d.md \"e\")**與 `a`。",
	)
	text := written(t, d)
	t.Log(text)
	if diff := cmp.Diff(d, read(t, text)); diff != "" {
		t.Error(diff)
	}
}
