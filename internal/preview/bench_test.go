package preview_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/preview"
	"github.com/pobook/pobook/internal/translate"
)

// library writes a handbook of 300,000 words, translated into two locales but for some messages.
func library(b *testing.B) (dir string, sections []string) {
	b.Helper()
	files := map[string]string{"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant, zh_Hans]\n"}
	for _, f := range bookgen.Book(200, 300_000) {
		sections = append(sections, f.Path)
		files["handbook/"+f.Path] = string(f.Source)
		for _, code := range []string{"zh_Hant", "zh_Hans"} {
			catalogue := &po.File{Entries: []*po.Entry{{Str: []string{"Language: " + code + "\nContent-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"}}}}
			for i, e := range translate.Entries(translate.Extract("handbook/"+f.Path, markdown.Parse(f.Source, markdown.Options{}))) {
				if i%17 > 0 {
					e.Str = []string{bookgen.Translate(e.ID)}
				}
				catalogue.Entries = append(catalogue.Entries, e)
			}
			files["locales/"+code+"/"+strings.TrimSuffix(f.Path, ".md")+".po"] = string(catalogue.Bytes())
		}
	}
	return bookgen.Folder(b, files), sections
}

func ask(b *testing.B, handler http.Handler, address string) string {
	b.Helper()
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "http://127.0.0.1/"+address, http.NoBody))
	if answer.Code != http.StatusOK {
		b.Fatalf("%s: status %d", address, answer.Code)
	}
	return answer.Body.String()
}

// BenchmarkFirstPage is how long who starts a preview waits for the contents, and for the first section.
func BenchmarkFirstPage(b *testing.B) {
	dir, sections := library(b)
	for b.Loop() {
		server, err := preview.New(b.Context(), dir, preview.Options{})
		if err != nil {
			b.Fatal(err)
		}
		ask(b, server, "")
		ask(b, server, "zh_Hant/"+sections[0])
		b.StopTimer()
		server.Close()
		b.StartTimer()
	}
}

// BenchmarkSection is how long a page takes, and what scripts are told of its messages.
func BenchmarkSection(b *testing.B) {
	dir, sections := library(b)
	server, err := preview.New(b.Context(), dir, preview.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer server.Close()
	for _, kind := range []struct{ name, before, after string }{{"page", "zh_Hant/", ""}, {"side", "zh_Hant/", "?view=side"}, {"messages", "-/messages?locale=zh_Hant&section=", ""}, {"contents", "", ""}, {"search", "-/search?locale=zh_Hant&q=nowhere", ""}} {
		b.Run(kind.name, func(b *testing.B) {
			i := 0
			for b.Loop() {
				section := sections[i%len(sections)]
				if kind.name == "contents" || kind.name == "search" {
					section = ""
				}
				ask(b, server, kind.before+section+kind.after)
				i++
			}
		})
	}
}

// BenchmarkChange is how long it takes from a saved file to a page that has what is in it.
func BenchmarkChange(b *testing.B) {
	dir, sections := library(b)
	server, err := preview.New(b.Context(), dir, preview.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer server.Close()
	file := filepath.Join(dir, "handbook", filepath.FromSlash(sections[0]))
	source, err := os.ReadFile(file)
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n++
		line := "Line number " + strings.Repeat("i", n) + "."
		if err := os.WriteFile(file, append(source, "\n"+line+"\n"...), 0o600); err != nil {
			b.Fatal(err)
		}
		for !strings.Contains(ask(b, server, "zh_Hant/"+sections[0]), line) {
			time.Sleep(time.Millisecond)
		}
	}
}
