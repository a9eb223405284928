package xliff_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
	"github.com/pobook/pobook/internal/xliff"
)

// catalogues are real ones: those of pobook's own handbook, and of the corpora where
// they are there.
func catalogues(t *testing.T) []string {
	t.Helper()
	files := []string{}
	for _, root := range []string{"../../locales", oracle.Beside("corpora")} {
		if root == "" {
			continue
		}
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if filepath.Ext(path) == ".po" {
				files = append(files, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) < 30 {
		t.Fatalf("there are only %d catalogues", len(files))
	}
	return files
}

// fromCatalogue makes a document of a catalogue.
func fromCatalogue(t *testing.T, path string) *xliff.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	file, err := po.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	f := xliff.File{Original: path, Source: "en", Target: "zh-Hant"}
	for _, e := range file.Entries {
		if e.IsHeader() || e.Obsolete || e.IDPlural != nil {
			continue
		}
		e.Flags, e.Line, e.StrLine = nil, 0, 0 // flags are not for bureaus
		if strings.Join(e.Comments, "") == "" {
			e.Comments = nil
		}
		if !e.Fuzzy() {
			e.Previous = nil
		}
		f.Units = append(f.Units, xliff.Unit{ID: xliff.ID(e.Key()), Entry: e})
	}
	return &xliff.Document{Files: []xliff.File{f}}
}

// What nobody has touched comes back as it was.
func TestLossless(t *testing.T) {
	t.Parallel()
	for _, path := range catalogues(t) {
		d := fromCatalogue(t, path)
		got := read(t, written(t, d))
		if diff := cmp.Diff(asRead(d), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// generated makes a document of a generated book of some words.
func generated(words int) *xliff.Document {
	d := &xliff.Document{}
	for _, file := range bookgen.Book(max(1, words/1500), words) {
		f := xliff.File{Original: file.Path, Source: "en", Target: "zh-Hant"}
		for _, m := range translate.Extract(file.Path, markdown.Parse(file.Source, markdown.Options{})) {
			m.Entry.Str = []string{bookgen.Translate(m.Entry.ID)}
			f.Units = append(f.Units, xliff.Unit{ID: xliff.ID(m.Entry.Key()), Entry: m.Entry, Code: m.Kind == markdown.KindCode})
		}
		d.Files = append(d.Files, f)
	}
	return d
}

// Every construct of Markdown comes back as it was.
func TestLosslessMarkdown(t *testing.T) {
	t.Parallel()
	d := generated(20_000)
	got := read(t, written(t, d))
	for i := range d.Files {
		for j := range d.Files[i].Units {
			d.Files[i].Units[j].Code = false
		}
	}
	if diff := cmp.Diff(asRead(d), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The translate toolkit, and so Weblate, reads the same texts, and which of them are
// finished.
func TestToolkit(t *testing.T) {
	t.Parallel()
	python := oracle.RequirePython(t, "translate.storage.xliff")
	const script = `
import json, sys
from translate.storage import xliff
units = xliff.xlifffile.parsestring(sys.stdin.buffer.read()).units
json.dump([[str(u.source), str(u.target or ""), u.isfuzzy()] for u in units], sys.stdout)
`
	d := generated(5000)
	d.Files[0].Units[1].Entry.SetFuzzy(true)
	d.Files[0].Units[2].Entry.Str = []string{""}
	var want []string
	for _, f := range d.Files {
		for _, u := range f.Units {
			want = append(want, fmt.Sprintf("%q %q %v", u.Entry.ID, u.Entry.Str[0], u.Entry.Fuzzy()))
		}
	}
	cmd := exec.Command(python, "-c", script)
	cmd.Stdin = strings.NewReader(written(t, d))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, decodeUnits(t, out)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func decodeUnits(t *testing.T, data []byte) []string {
	t.Helper()
	var rows [][3]any
	if err := json.Unmarshal(data, &rows); err != nil {
		t.Fatal(err)
	}
	var units []string
	for _, r := range rows {
		units = append(units, fmt.Sprintf("%q %q %v", r[0], r[1], r[2]))
	}
	return units
}

// What po2xliff makes of a catalogue is that catalogue.
func TestPo2xliff(t *testing.T) {
	t.Parallel()
	po2xliff := oracle.Require(t, "po2xliff")
	for _, path := range catalogues(t)[:3] {
		d := fromCatalogue(t, path)
		out := filepath.Join(t.TempDir(), "out.xlf")
		if message, err := exec.Command(po2xliff, "--progress=none", path, out).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, message)
		}
		data, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, u := range read(t, string(data)).Files[0].Units {
			if !u.Entry.Fuzzy() {
				got[u.Entry.ID] = u.Entry.Str[0]
			}
		}
		for _, u := range d.Files[0].Units {
			if diff := cmp.Diff(u.Entry.Str[0], got[u.Entry.ID]); diff != "" {
				t.Errorf("%s: %q (-want +got):\n%s", path, u.Entry.ID, diff)
			}
		}
	}
}

// Texts that are hostile to readers which look back or ahead.
var hostile = map[string]string{
	"units":    "<trans-unit><source>a</source><target>b</target></trans-unit>",
	"elements": `<trans-unit><source><ph id="1">a</ph></source><target><ph id="1">a</ph></target></trans-unit>`,
	"comments": "<!-- a -->", "notes": "<note>a</note>",
}

func TestLinear(t *testing.T) {
	t.Parallel()
	for name, part := range hostile {
		bookgen.Linear(t, name, 500, func(size int) {
			_, _ = xliff.Read("f.xlf", []byte("<xliff><file><body>"+strings.Repeat(part, size)+"</body></file></xliff>"))
		})
	}
	for name, part := range map[string]string{
		"text": "a", "codes": `<ph id="1">a</ph>`, "pairs": `<bpt id="1">*</bpt>a<ept id="1">*</ept>`, "references": `<x id="1"/>`, "pieces of a code": `</ph><ph id="2">`,
		"comments in a code": "a<!-- -->", "sections of a code": "<![CDATA[a]]>",
	} {
		bookgen.Linear(t, name+" in a text", 500, func(size int) {
			text := `<ph id="0">` + strings.Repeat(part, size) + "</ph>"
			_, _ = xliff.Read("f.xlf", []byte("<xliff><file><body><trans-unit><source>"+text+"</source><target>"+text+"</target></trans-unit></body></file></xliff>"))
		})
	}
	for _, part := range []string{"*a* ", "**a* ", "`a` ", "[a](b) ", "*", "  \n", "a** b **"} {
		bookgen.Linear(t, fmt.Sprintf("writing %q", part), 500, func(size int) {
			var b bytes.Buffer
			_ = xliff.Write(&b, document(strings.Repeat(part, size), strings.Repeat(part, size)), xliff.Options{Version: "1"})
		})
	}
}

// An iteration writes the messages of a book with their translations, and reads them.
func BenchmarkExchange(b *testing.B) {
	d := generated(300_000)
	text := written(b, d)
	b.Run("write", func(b *testing.B) {
		bookgen.Cost(b, 1, func(int) { written(b, d) })
		b.SetBytes(int64(len(text)))
	})
	b.Run("read", func(b *testing.B) {
		bookgen.Cost(b, 1, func(int) { read(b, text) })
		b.SetBytes(int64(len(text)))
	})
}
