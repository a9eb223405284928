package preview_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/preview"
	"github.com/pobook/pobook/internal/website"
)

func TestSection(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	status, _, page := s.get("zh_Hant/01-soil.md")
	if status != http.StatusOK {
		t.Fatalf("status %d", status)
	}
	for _, want := range []string{
		`<h1 id="soil" data-message="`, `data-state="translated"><span id="m-`, "土壤</h1>",
		`data-state="fuzzy" lang="en" dir="ltr">`, `data-state="untranslated"`, `data-state="faulty"`,
		`<a href="02-seeds.md#spring">春天</a>`, `<img src="spade.svg" alt="一把鏟子"`,
		`<html lang="en" data-locale="zh_Hant" data-section="01-soil.md" `, `<main id="pobook-main" class="text" lang="zh-Hant`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	_, _, source := s.get("en/01-soil.md")
	if !strings.Contains(source, "Earth is <em>alive</em>.") || strings.Contains(source, "土壤") {
		t.Error("the source is not as it is")
	}
}

// Side by side, the blocks of the source stand beside those of the translation, and each id is there once.
func TestSideBySide(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	_, _, page := s.get("zh_Hant/01-soil.md?view=side")
	rows := strings.Split(page, `<div class="row">`)[1:]
	if len(rows) != 10 {
		t.Fatalf("there are %d rows", len(rows))
	}
	for _, row := range rows {
		if strings.Count(row, `class="text"`) != 2 {
			t.Errorf("a row is not of two texts: %s", row)
		}
	}
	if !strings.Contains(rows[0], "Soil</h1>") || !strings.Contains(rows[0], "土壤</h1>") || !strings.Contains(rows[4], "Loam") || !strings.Contains(rows[4], "壤土") {
		t.Errorf("rows are not aligned: %s%s", rows[0], rows[4])
	}
	seen := map[string]bool{}
	for _, id := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if seen[id[1]] {
			t.Errorf("the id %q is there twice", id[1])
		}
		seen[id[1]] = true
	}
}

func TestMessages(t *testing.T) {
	t.Parallel()
	unit := func(section, code, checksum string) string {
		return "https://example.org/" + section + "/" + code + "/" + checksum
	}
	s := serve(t, garden(), preview.Options{Unit: unit})
	s.eventually("-/messages?locale=zh_Hant&section=01-soil.md", `"after":"/zh_Hant/02-seeds.md#m-`, true)
	all := s.messages("zh_Hant", "01-soil.md")
	states := map[string]string{}
	for _, m := range all.Messages {
		states[m.Msgid] = m.State
	}
	want := map[string]string{
		"Soil": "translated", "Earth is *alive*.": "fuzzy", "Dig in [spring](02-seeds.md#spring).": "translated", "![A spade](spade.svg \"A tool\")": "translated",
		"Loam": "translated", "Clay": "faulty", "Sort": "untranslated", "Use": "untranslated", "Sand": "translated", "Carrots": "untranslated",
		"Water it.": "untranslated", "A note[^1].": "untranslated", "In the morning.": "untranslated",
	}
	if diff := cmp.Diff(want, states); diff != "" {
		t.Error(diff)
	}
	soil, earth := all.Messages[0], all.Messages[1]
	wantSoil := website.Message{
		ID: soil.ID, State: "translated", Msgid: "Soil", Msgstr: []string{"土壤"}, Extracted: soil.Extracted, References: soil.References,
		Terms: []website.Use{{Source: "Soil", Term: "土壤", Note: "not mud"}}, Line: 9, Weblate: "https://example.org/01-soil.md/zh_Hant/" + soil.ID,
	}
	if diff := cmp.Diff(wantSoil, soil); diff != "" {
		t.Error(diff)
	}
	if earth.Previous != "Earth was *alive*." || len(earth.Comments) != 1 || !strings.Contains(strings.Join(earth.Flags, " "), "fuzzy") {
		t.Errorf("the fuzzy message is %+v", earth)
	}
	for _, m := range all.Messages {
		if m.State == "faulty" && (len(m.Findings) == 0 || m.Findings[0].Explanation == "") {
			t.Errorf("nobody says what is wrong with %+v", m)
		}
	}
	if all.Catalogue != "locales/zh_Hant/01-soil.po" {
		t.Errorf("the catalogue is %s", all.Catalogue)
	}
}

func (s *served) messages(locale, section string) website.Messages {
	s.t.Helper()
	_, _, text := s.get("-/messages?locale=" + locale + "&section=" + section)
	var all website.Messages
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		s.t.Fatalf("%v: %s", err, text)
	}
	return all
}

func TestContents(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	s.eventually("", "Translated 5, Has a mistake 1, Needs review 1, Untranslated 6", true)
	_, _, page := s.get("")
	for _, want := range []string{`<a href="/en/01-soil.md">Soil</a>`, `<a href="/zh_Hans/03-herbs.md">`, "Untranslated 13"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if only := serve(t, garden(), preview.Options{Locales: []string{"zh_Hans"}}); true {
		if _, _, page := only.get(""); strings.Contains(page, "zh_Hant/01") {
			t.Error("a locale is shown that is not wanted")
		}
		if status, _, _ := only.get("zh_Hant/01-soil.md"); status != http.StatusNotFound {
			t.Errorf("status %d", status)
		}
	}
}

// Buttons are in the language that the user chooses, or else in the one that the browser prefers.
func TestLanguageOfButtons(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	for _, test := range []struct{ accept, cookie, address, want string }{
		{"", "", "", "Whole handbook"},
		{"fr,de;q=0.5", "", "", "Whole handbook"},
		{"zh-TW,zh;q=0.9", "", "", "整本手冊"},
		{"zh-CN", "", "", "整本手册"},
		{"zh-CN", "zh_Hant", "", "整本手冊"},
		{"zh-CN", "zh_Hant", "?lang=en", "Whole handbook"},
		{"zh-CN", "nonsense", "?lang=nonsense", "整本手册"},
		{strings.Repeat("zh-TW,", 5000)[:6000], "", "", ""},
	} {
		request, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, s.address+test.address, http.NoBody)
		request.Header.Set("Accept-Language", test.accept)
		if test.cookie != "" {
			request.AddCookie(&http.Cookie{Name: "pobook-language", Value: test.cookie})
		}
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		text := new(strings.Builder)
		_, _ = bufio.NewReader(answer.Body).WriteTo(text)
		answer.Body.Close()
		if !strings.Contains(text.String(), test.want) {
			t.Errorf("%+v: the page is\n%s", test, text)
		}
	}
}

func TestSearch(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	for question, want := range map[string]string{
		"壤土":       "Loam",  // within a text without spaces
		"lOAM":     "Loam",  // whatever the case
		"EARTH is": "Earth", // both words
		"ｍｉｎｔ":     "Mint",  // full-width letters
		"會長":       "Mint",
	} {
		_, _, text := s.get("-/search?locale=zh_Hant&q=" + strings.ReplaceAll(question, " ", "%20"))
		var found struct {
			Hits []struct{ Address, Source string }
		}
		if err := json.Unmarshal([]byte(text), &found); err != nil {
			t.Fatal(err)
		}
		if len(found.Hits) != 1 || !strings.HasPrefix(found.Hits[0].Source, want) {
			t.Errorf("%s: %s", question, text)
			continue
		}
		address, id, _ := strings.Cut(strings.TrimPrefix(found.Hits[0].Address, "/"), "#")
		if _, _, page := s.get(address); !strings.Contains(page, `id="`+id+`"`) {
			t.Errorf("%s: no %s in %s", question, id, address)
		}
	}
	for _, question := range []string{"", "%20", "nothing%20Loam"} {
		if _, _, text := s.get("-/search?locale=zh_Hant&q=" + question); text != `{"hits":[]}` {
			t.Errorf("%q: %s", question, text)
		}
	}
	if status, _, _ := s.get("-/search?locale=zh_Hant&q=" + strings.Repeat("a", 1000)); status != http.StatusBadRequest {
		t.Errorf("status %d", status)
	}
}

// What is saved is on the page, however it is saved.
func TestFollows(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	const herbs = "zh_Hant/03-herbs.md"
	s.write("locales/zh_Hant/03-herbs.po", head+"\nmsgid \"Herbs\"\nmsgstr \"草藥\"\n")
	s.eventually(herbs, "草藥</h1>", true)
	s.replace("locales/zh_Hant/03-herbs.po", head+"\nmsgid \"Herbs\"\nmsgstr \"藥草\"\n")
	s.eventually(herbs, "藥草</h1>", true)
	s.replace("handbook/03-herbs.md", "# Herbs\n\nSage grows.\n")
	s.eventually(herbs, "Sage grows.", true)
	s.write("handbook/new/04-trees.md", "# Trees\n")
	s.eventually("", "Trees", true)
	s.write("handbook/new/04-trees.md", "# Bushes\n")
	s.eventually("", "Bushes", true)
	s.write("locales/zh_Hans/new/04-trees.po", strings.Replace(head, "zh_Hant", "zh_Hans", 1)+"\nmsgid \"Bushes\"\nmsgstr \"灌木\"\n")
	s.eventually("zh_Hans/new/04-trees.md", "灌木</h1>", true)
	s.write("handbook/handbook.yaml", "title: Another garden\nsource: en\nlocales: [zh_Hant, zh_Hans, ja]\n")
	s.eventually("", "Another garden", true)
	s.eventually("ja/01-soil.md", "Loam", true)
	s.write("locales/glossary/zh_Hant.csv", "source,target,note\nsoil,泥土,\n")
	s.eventually("-/messages?locale=zh_Hant&section=01-soil.md", "泥土", true)
	s.write("handbook/spade.svg", `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 70"/>`)
	s.eventually("zh_Hant/spade.svg", `0 0 10 70`, true)
	if err := os.Remove(filepath.Join(s.dir, "handbook/new/04-trees.md")); err != nil {
		t.Fatal(err)
	}
	s.eventually("", "Bushes", false)
}

// A page hears that something is new.
func TestEvents(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	answer, err := http.Get(s.address + "-/events")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	s.write("handbook/03-herbs.md", "# Herbs\n\nSage grows.\n")
	lines := bufio.NewScanner(answer.Body)
	seen := map[string]bool{}
	for !seen["event: change"] && lines.Scan() {
		seen[lines.Text()] = true
	}
	if !seen["event: change"] || answer.Header.Get("Content-Type") != "text/event-stream" {
		t.Errorf("heard %v", seen)
	}
}

// A file that cannot be read is shown as it was, with what is wrong, until it is mended.
func TestRecovers(t *testing.T) {
	t.Parallel()
	files := garden()
	s := serve(t, files, preview.Options{})
	for _, test := range []struct{ name, broken, address, fault, still string }{
		{"locales/zh_Hant/03-herbs.po", "msgid \"Herbs\nmsgstr", "zh_Hant/03-herbs.md", "locales/zh_Hant/03-herbs.po:1", "香草</h1>"},
		{"handbook/03-herbs.md", "# Herbs\r\xff", "zh_Hant/03-herbs.md", "handbook/03-herbs.md:1", "香草</h1>"},
		{"handbook/handbook.yaml", "title: [", "zh_Hant/03-herbs.md", "handbook/handbook.yaml", "香草</h1>"},
	} {
		s.get(test.address)
		s.write(test.name, test.broken)
		s.eventually(test.address, test.fault, true)
		if _, _, page := s.get(test.address); !strings.Contains(page, test.still) {
			t.Errorf("%s: the last good state is not on the page:\n%s", test.name, page)
		}
		s.write(test.name, files[test.name])
		s.eventually(test.address, test.fault, false)
	}
}

// The PDF is made when somebody asks for it, and says where a section begins.
func TestPDF(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	if status, _, _ := s.get("zh_Hant/book.pdf"); status != http.StatusNotFound {
		t.Errorf("status %d", status)
	}
	s.get("-/pdf?locale=zh_Hant&section=02-seeds.md&make=1")
	s.eventually("-/pdf?locale=zh_Hant&section=02-seeds.md", `"busy":false`, true)
	_, _, text := s.get("-/pdf?locale=zh_Hant&section=02-seeds.md")
	var job struct {
		Address     string
		Page, Pages int
	}
	if err := json.Unmarshal([]byte(text), &job); err != nil || job.Page < 2 || job.Page > job.Pages {
		t.Fatalf("%v: %s", err, text)
	}
	status, header, data := s.get(strings.TrimPrefix(job.Address, "/"))
	if status != http.StatusOK || !strings.HasPrefix(data, "%PDF-") || header.Get("Content-Type") != "application/pdf" {
		t.Errorf("%d, %v", status, header)
	}
	if built, _ := filepath.Glob(filepath.Join(s.dir, "dist", "*")); built != nil {
		t.Errorf("written: %v", built)
	}
	s.write("locales/zh_Hant/03-herbs.po", "msgid \"")
	s.eventually("zh_Hant/03-herbs.md", "03-herbs.po:1", true)
	s.get("-/pdf?locale=zh_Hant&section=02-seeds.md&make=1")
	s.eventually("-/pdf?locale=zh_Hant&section=02-seeds.md", `03-herbs.po:1`, true)
}

// Nothing goes on after the end, not even what a page listens to.
func TestCloses(t *testing.T) { //nolint:paralleltest // the goroutines of other tests would be counted
	before := runtime.NumGoroutine()
	server, err := preview.New(t.Context(), bookgen.Folder(t, garden()), preview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan bool)
	for range 3 {
		go func() {
			request := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/-/events", http.NoBody)
			server.ServeHTTP(httptest.NewRecorder(), request)
			ended <- true
		}()
	}
	ask := httptest.NewRequest(http.MethodGet, "http://127.0.0.1/-/pdf?locale=zh_Hant&section=01-soil.md&make=1", http.NoBody)
	server.ServeHTTP(httptest.NewRecorder(), ask)
	server.Close()
	for range 3 {
		<-ended
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left", runtime.NumGoroutine()-before)
}

// In the handbook of this project, each block has its translation beside it.
func TestSideBySideOfAHandbook(t *testing.T) {
	t.Parallel()
	server, err := preview.New(t.Context(), filepath.Join("..", ".."), preview.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	sections, err := filepath.Glob(filepath.Join("..", "..", "handbook", "*.md"))
	if err != nil || len(sections) < 10 {
		t.Fatalf("%d sections, %v", len(sections), err)
	}
	lonely := regexp.MustCompile(`<div class="text"[^>]*></div>`)
	for _, section := range sections {
		for _, locale := range []string{"zh_Hant", "zh_Hans"} {
			answer := httptest.NewRecorder()
			server.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "http://127.0.0.1/"+locale+"/"+filepath.Base(section)+"?view=side", http.NoBody))
			if rows := strings.Count(answer.Body.String(), `<div class="row">`); answer.Code != http.StatusOK || rows < 10 || lonely.MatchString(answer.Body.String()) {
				t.Errorf("%s in %s: status %d, %d rows", section, locale, answer.Code, rows)
			}
		}
	}
}

// The contents have the parts of the book, and a file that says their titles shows its messages.
func TestParts(t *testing.T) {
	t.Parallel()
	s := serve(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\nsections: SUMMARY.md\n",
		"handbook/SUMMARY.md":    "# Summary\n\n[Preface](preface.md)\n\n# Gardening\n\n- [Soil](soil.md)\n  - [Clay](clay.md)\n",
		"handbook/preface.md":    "# Preface\n", "handbook/soil.md": "# Soil\n", "handbook/clay.md": "# Clay\n",
	}, preview.Options{})
	_, _, page := s.get("")
	for _, want := range []string{`<tr class="part"><th scope="rowgroup" colspan="2">Gardening</th></tr>`, `class="depth-2"><a href="/en/clay.md">Clay</a>`} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not on the page:\n%s", want, page)
		}
	}
	if status, _, page := s.get("zh_Hant/SUMMARY.md"); status != http.StatusOK || !strings.Contains(page, "titles of the parts") {
		t.Errorf("status %d:\n%s", status, page)
	}
	if !strings.Contains(fmt.Sprint(s.messages("zh_Hant", "SUMMARY.md")), "Gardening") {
		t.Error("the title is not among the messages")
	}
}

// A page that was made before something was saved, and listens after that, finds out.
func TestChangeBeforeListening(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{})
	s.eventually("", "Has a mistake 1", true)
	state := regexp.MustCompile(`data-state-of-files="(\d+)"`)
	listening := func() string {
		t.Helper()
		answer, err := http.Get(s.address + "-/events")
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		lines := bufio.NewScanner(answer.Body)
		for lines.Scan() {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				return data
			}
		}
		t.Fatal("the stream has no first event")
		return ""
	}
	_, _, before := s.get("zh_Hant/01-soil.md")
	s.write("handbook/01-soil.md", "# Peat and moss\n")
	s.eventually("en/01-soil.md", "Peat and moss", true)
	if old := state.FindStringSubmatch(before)[1]; old == listening() {
		t.Errorf("the state is still %s", old)
	}
	for range 100 { // until nothing more becomes known of the new section
		_, _, now := s.get("zh_Hant/01-soil.md")
		if state.FindStringSubmatch(now)[1] == listening() {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Error("a page never has the state that is told")
}
