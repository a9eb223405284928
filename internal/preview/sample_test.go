package preview_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/preview"
)

// garden is a handbook with a message in each state, in two sections and two locales.
func garden() map[string]string {
	return map[string]string{
		"handbook/handbook.yaml": "title: A garden\nsource: en\nlocales: [zh_Hant, zh_Hans]\n",
		"handbook/01-soil.md": "# Soil\n\nEarth is *alive*.\n\nDig in [spring](02-seeds.md#spring).\n\n![A spade](spade.svg \"A tool\")\n\n" +
			"- Loam\n- Clay\n\n| Sort | Use |\n| --- | --- |\n| Sand | Carrots |\n\n> [!TIP]\n> Water it.\n\nA note[^1].\n\n[^1]: In the morning.\n",
		"handbook/02-seeds.md": "# Seeds\n\n## Spring\n\nSow peas.\n\nDo not sow beans.\n",
		"handbook/03-herbs.md": "# Herbs\n\nMint grows.\n",
		"handbook/spade.svg":   `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60" width="90" height="60"><rect width="90" height="60" fill="#0F5C73"/></svg>`,
		"handbook/page.html":   "<script>alert(1)</script>",
		"secret.png":           "hidden from all",
		"locales/zh_Hant/01-soil.po": head + `
#. heading
#: handbook/01-soil.md:soil
msgid "Soil"
msgstr "土壤"

# Somebody: is this right?
#, fuzzy
#| msgid "Earth was *alive*."
msgid "Earth is *alive*."
msgstr "大地曾經是*活的*。"

msgid "Dig in [spring](02-seeds.md#spring)."
msgstr "在[春天](02-seeds.md#spring)翻土。"

msgid "![A spade](spade.svg \"A tool\")"
msgstr "![一把鏟子](spade.svg \"工具\")"

msgid "Loam"
msgstr "壤土"

msgid "Clay"
msgstr "[黏土](https://other.example.org)"

msgid "Sand"
msgstr "沙"
`,
		"locales/zh_Hant/02-seeds.po":  head + "\nmsgid \"Seeds\"\nmsgstr \"種子\"\n\nmsgid \"Spring\"\nmsgstr \"春天\"\n\nmsgid \"Sow peas.\"\nmsgstr \"播種豌豆。\"\n",
		"locales/zh_Hant/03-herbs.po":  head + "\nmsgid \"Herbs\"\nmsgstr \"香草\"\n\nmsgid \"Mint grows.\"\nmsgstr \"薄荷會長。\"\n",
		"locales/glossary/zh_Hant.csv": "source,target,note\nsoil,土壤,not mud\n",
	}
}

const head = `msgid ""
msgstr ""
"Language: zh_Hant\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=1; plural=0;\n"
`

// A served handbook is one that a server on loopback shows.
type served struct {
	t       *testing.T
	dir     string
	address string // ends in a slash
	server  *preview.Server
}

// serve serves a handbook until the end of the test.
func serve(t *testing.T, files map[string]string, o preview.Options) *served {
	t.Helper()
	dir := bookgen.Folder(t, files)
	server, err := preview.New(t.Context(), dir, o)
	if err != nil {
		t.Fatal(err)
	}
	web := httptest.NewServer(server)
	t.Cleanup(func() {
		web.CloseClientConnections()
		server.Close()
		web.Close()
	})
	return &served{t: t, dir: dir, address: web.URL + "/", server: server}
}

// write changes a file in place, as some editors do.
func (s *served) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// replace puts a new file in the place of one, as other editors and git do.
func (s *served) replace(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.dir, filepath.FromSlash(name))
	beside := filepath.Join(filepath.Dir(path), ".beside")
	if err := os.WriteFile(beside, []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
	if err := os.Rename(beside, path); err != nil {
		s.t.Fatal(err)
	}
}

// get returns what is at an address below the server's.
func (s *served) get(address string) (int, http.Header, string) {
	s.t.Helper()
	answer, err := http.Get(s.address + address)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return answer.StatusCode, answer.Header, string(text)
}

// eventually fails the test unless an address soon has a text, or has it no more.
func (s *served) eventually(address, text string, there bool) {
	s.t.Helper()
	var last string
	for range 200 {
		if _, _, last = s.get(address); strings.Contains(last, text) == there {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	s.t.Fatalf("%s: %q should be there: %t; it is\n%s", address, text, there, last)
}
