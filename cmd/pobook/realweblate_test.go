package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/check"
)

// A realWeblate is a server that internal/oracle/weblate/setup.sh has set up, with one
// handbook on it: the maintainer's clone, which pobook works on, and the repository that
// both share. What translators do is sent to the REST API with a key of theirs.
type realWeblate struct {
	release, url           string
	maintainer, translator string // keys
	slug                   string // of the project and the repository
	shared                 string // address of the repository
	dir                    string // the clone
}

// newRealWeblate skips the test where no server was set up: POBOOK_WEBLATE is its folder.
func newRealWeblate(t *testing.T) *realWeblate {
	t.Helper()
	folder := os.Getenv("POBOOK_WEBLATE")
	if folder == "" {
		t.Skip("no server; set one up with internal/oracle/weblate/setup.sh and give its folder as POBOOK_WEBLATE")
	}
	file, err := os.Open(filepath.Join(folder, "env"))
	if err != nil {
		t.Skip("the server does not run: ", err)
	}
	defer file.Close()
	values := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		name, value, _ := strings.Cut(lines.Text(), "=")
		values[name] = value
	}
	t.Setenv("GIT_SSH_COMMAND", values["SSH"])
	w := &realWeblate{
		release: values["RELEASE"], url: values["URL"], maintainer: values["MAINTAINER"], translator: values["TRANSLATOR"],
		slug: fmt.Sprintf("test-%d", os.Getpid()), dir: filepath.Join(t.TempDir(), "clone"),
	}
	w.shared = values["CLONE"] + "/" + w.slug + ".git"
	bare := filepath.Join(values["REPOSITORIES"], w.slug+".git")
	if out, err := exec.Command("git", "init", "--quiet", "--bare", "--initial-branch=main", bare).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	t.Cleanup(func() {
		if os.Getenv("POBOOK_WEBLATE_KEEP") != "" {
			return
		}
		os.RemoveAll(bare)
		for _, p := range w.results(t, "projects/", nil) {
			if p["slug"] == w.slug {
				w.ask(t, w.maintainer, http.MethodDelete, "projects/"+w.slug+"/", nil)
			}
		}
	})
	w.begin(t)
	return w
}

// realBook is the handbook of the test. Some translations in it are faulty.
var realBook = map[string]string{
	"handbook/handbook.yaml": "title: A real book\nsource: en\nlocales: [zh_Hant, de]\n",
	"handbook/01-start.md": `# Start here

Open the file ` + "`walrus.md`" + ` now.

The walrus sleeps.

Press <kbd>Tab</kbd> once.

Version {{ site.version }}, {{ site.name }} is out.

Jean Marie Example

Is it done?

Keep this sentence whole.
`,
	"handbook/02-use.md":           "# Use it\n\nTools\n\nThe first way.\n\nThe second way.\n",
	"handbook/03-end.md":           "# The end\n\nTools\n\nGood bye!\n",
	"locales/glossary/zh_Hant.csv": "source,target\nwalrus,海象\n",
	"locales/glossary/de.csv":      "source,target\nwalrus,Walross\n",
}

var realTranslations = map[string]map[string]string{
	"zh_Hant/01-start": {
		"Open the file `walrus.md` now.": "現在打開檔案 `walrus.md`。", "The walrus sleeps.": "海豹睡了",
		"Press <kbd>Tab</kbd> once.": "按一次 <b>Tab</b>。", "Version {{ site.version }}, {{ site.name }} is out.": "{{ site.version }} 版出來了。",
		"Jean Marie Example": "Jean Marie Example", "Is it done?": "好了", "Keep this sentence whole.": "Keep this sentence whole.",
	},
	"zh_Hant/02-use": {"Tools": "工具", "The first way.": "第一種方法。"},
	"zh_Hant/03-end": {"Tools": "器材", "Good bye!": "再見。"},
	"de/01-start":    {"The walrus sleeps.": "Das Walross schläft schläft.", "Is it done?": "Ist es fertig."},
}

// begin fills the clone and the shared repository.
func (w *realWeblate) begin(t *testing.T) {
	t.Helper()
	if err := os.Rename(writeFiles(t, realBook), w.dir); err != nil {
		t.Fatal(err)
	}
	edit(t, w.path("handbook/handbook.yaml"), "A real book", "A real book "+w.slug) // which no other project may be called
	pobook(t, exitDone, "glossary", "convert", "-C", w.dir)
	pobook(t, exitDone, "update", "-C", w.dir)
	for catalogue, texts := range realTranslations {
		for id, text := range texts {
			w.translate(t, catalogue, id, text)
		}
	}
	w.git(t, "init", "--quiet", "--initial-branch=main")
	w.git(t, "config", "user.name", "Ada Example")
	w.git(t, "config", "user.email", "ada@example.org")
	w.git(t, "remote", "add", "origin", w.shared)
	w.write(t, ".weblate", "[weblate]\nurl = "+w.url+"\ntranslation = "+w.slug+"\n")
	w.commit(t, "Begin")
	w.git(t, "push", "--quiet", "--set-upstream", "origin", "main")
}

func (w *realWeblate) path(file string) string { return filepath.Join(w.dir, filepath.FromSlash(file)) }

func (w *realWeblate) write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(w.path(file), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// translate writes a translation into a catalogue of the clone that has none.
func (w *realWeblate) translate(t *testing.T, catalogue, id, text string) {
	t.Helper()
	edit(t, w.path("locales/"+catalogue+".po"), "msgid \""+id+"\"\nmsgstr \"\"", "msgid \""+id+"\"\nmsgstr \""+text+"\"")
}

func (w *realWeblate) git(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = w.dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (w *realWeblate) commit(t *testing.T, message string) {
	t.Helper()
	w.git(t, "add", "--all")
	w.git(t, "commit", "--quiet", "--message", message)
}

// run runs "pobook weblate" in the clone, as the maintainer.
func (w *realWeblate) run(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	env := map[string]string{"WLC_KEY": w.maintainer, "WLC_URL": w.url}
	var out, errs bytes.Buffer
	begun := time.Now() //nolint:forbidigo // a person reads how long it took
	code := run(context.Background(), append([]string{"weblate"}, append(args, "-C", w.dir)...), streams{&out, &errs}, func(name string) string { return env[name] })
	t.Logf("pobook weblate %s: %.1f s", strings.Join(args, " "), time.Since(begun).Seconds()) //nolint:forbidigo // see above
	if code != want {
		t.Fatalf("pobook weblate %s exits with %d, want %d:\n%s%s", strings.Join(args, " "), code, want, &out, &errs)
	}
	return out.String(), errs.String()
}

// ask sends a request to the API and decodes its answer.
func (w *realWeblate) ask(t *testing.T, key, method, path string, body any) map[string]any {
	t.Helper()
	var sent io.Reader
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		sent = bytes.NewReader(data)
	}
	request, err := http.NewRequestWithContext(context.Background(), method, w.url+path, sent)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Token "+key)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode >= 300 {
		t.Fatalf("%s %s: %s, %v\n%.500s", method, path, response.Status, err, data)
	}
	answer := map[string]any{}
	if len(data) > 0 {
		if err := json.Unmarshal(data, &answer); err != nil {
			t.Fatalf("%s %s: %v\n%.500s", method, path, err, data)
		}
	}
	return answer
}

// results are those of a list, all on one page.
func (w *realWeblate) results(t *testing.T, path string, query url.Values) []map[string]any {
	t.Helper()
	if query == nil {
		query = url.Values{}
	}
	query.Set("page_size", "1000")
	var all []map[string]any
	list, _ := w.ask(t, w.maintainer, http.MethodGet, path+"?"+query.Encode(), nil)["results"].([]any)
	for _, one := range list {
		all = append(all, one.(map[string]any))
	}
	return all
}

// components are the addresses of the components, sorted.
func (w *realWeblate) components(t *testing.T) []string {
	t.Helper()
	var slugs []string
	for _, c := range w.results(t, "projects/"+w.slug+"/components/", nil) {
		slugs = append(slugs, c["slug"].(string))
	}
	slices.Sort(slugs)
	return slugs
}

// unit is the message of a text in a translation, "01-start/zh_Hant".
func (w *realWeblate) unit(t *testing.T, translation, source string) map[string]any {
	t.Helper()
	for _, u := range w.results(t, "translations/"+w.slug+"/"+translation+"/units/", nil) {
		if first(u["source"]) == source {
			return u
		}
	}
	t.Fatalf("%s has no %q", translation, source)
	return nil
}

// first is the first of a list of texts.
func first(list any) string { return list.([]any)[0].(string) }

func unitPath(u map[string]any) string { return fmt.Sprintf("units/%.0f/", u["id"]) }

// save saves a translation as a translator does.
func (w *realWeblate) save(t *testing.T, translation, source, target string, state int) {
	t.Helper()
	w.ask(t, w.translator, http.MethodPatch, unitPath(w.unit(t, translation, source)), map[string]any{"target": []string{target}, "state": state})
}

// The states of a message in Weblate.
const (
	needsEditing = 10
	translated   = 20
)

// TestRealWeblate is the story of a handbook on a real server, from nothing to a language
// that comes late. Each part goes on from where the last has ended.
//
//nolint:paralleltest // it sets the environment of git
func TestRealWeblate(t *testing.T) {
	w := newRealWeblate(t)
	t.Logf("Weblate %s", w.release)
	for _, part := range []struct {
		name string
		tell func(*testing.T)
	}{
		{"apply", w.applies},
		{"statistics", w.counts},
		{"verdicts", w.judges},
		{"bytes", w.keepsBytes},
		{"glossary", w.keepsTerms},
		{"lock", w.respectsLocks},
		{"conflict", w.explainsConflicts},
		{"rename", w.renames},
		{"new language", w.takesLanguages},
		{"prune", w.prunes},
	} {
		if !t.Run(part.name, part.tell) {
			t.FailNow()
		}
	}
}

// Every section has its component, and the second time nothing differs.
func (w *realWeblate) applies(t *testing.T) {
	args := []string{"apply", "--repo", w.shared, "--web", "https://book.example.org/"}
	w.run(t, exitDone, args...)
	if diff := cmp.Diff([]string{"01-start", "02-use", "03-end", "terms"}, w.components(t)); diff != "" {
		t.Error(diff)
	}
	before := w.ask(t, w.maintainer, http.MethodGet, "projects/"+w.slug+"/changes/", nil)["count"]
	out, _ := w.run(t, exitDone, args...)
	if !strings.HasSuffix(out, "\nnothing differs\n") {
		t.Errorf("the second time:\n%s", out)
	}
	if after := w.ask(t, w.maintainer, http.MethodGet, "projects/"+w.slug+"/changes/", nil)["count"]; after != before {
		t.Errorf("%v changes before, %v after", before, after)
	}
	w.unchanged(t)
}

// unchanged holds that the server has not written anything that the clone has not.
func (w *realWeblate) unchanged(t *testing.T) {
	t.Helper()
	head := w.git(t, "rev-parse", "HEAD")
	w.run(t, exitDone, "pull")
	if now := w.git(t, "rev-parse", "HEAD"); now != head {
		t.Errorf("it has committed:\n%s", w.git(t, "log", "--patch", strings.TrimSpace(head)+"..HEAD"))
	}
}

// Coverage is what Weblate counts.
func (w *realWeblate) counts(t *testing.T) {
	out, _ := pobook(t, exitDone, "status", "--json", "-C", w.dir)
	var status struct {
		Locales []struct {
			Locale   string
			Sections []struct {
				Section                           string
				Messages, Translated, Fuzzy, Word int
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &status); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, l := range status.Locales {
		for _, s := range l.Sections {
			component := strings.TrimSuffix(s.Section, ".md")
			theirs := w.ask(t, w.maintainer, http.MethodGet, "translations/"+w.slug+"/"+component+"/"+l.Locale+"/statistics/", nil)
			got := fmt.Sprintf("%v %v %v", theirs["total"], theirs["translated"], theirs["fuzzy"])
			if want := fmt.Sprintf("%d %d %d", s.Messages, s.Translated, s.Fuzzy); got != want {
				t.Errorf("%s in %s: Weblate counts %s, pobook %s", s.Section, l.Locale, got, want)
			}
			n++
		}
	}
	if n != 6 {
		t.Errorf("%d statistics were compared", n)
	}
}

// What fails in Weblate is what "pobook check --weblate" reports, in both directions.
func (w *realWeblate) judges(t *testing.T) {
	out, _ := pobook(t, exitFindings, "check", "--weblate", "--format", "json", "-C", w.dir)
	var report struct {
		Findings []struct{ File, Msgid, ID string }
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	var ours, theirs []string
	for _, f := range report.Findings {
		ours = append(ours, f.ID+" "+f.File+" "+f.Msgid)
	}
	for _, c := range check.All() {
		if !c.Weblate {
			continue
		}
		for _, component := range []string{"01-start", "02-use", "03-end"} {
			for _, locale := range []string{"zh_Hant", "de"} {
				for _, u := range w.results(t, "translations/"+w.slug+"/"+component+"/"+locale+"/units/", url.Values{"q": {"check:" + string(c.ID)}}) {
					theirs = append(theirs, string(c.ID)+" locales/"+locale+"/"+component+".po "+first(u["source"]))
				}
			}
		}
	}
	slices.Sort(ours)
	slices.Sort(theirs)
	if diff := cmp.Diff(theirs, ours); diff != "" || len(ours) < 10 {
		t.Errorf("(-Weblate +pobook):\n%s", diff)
	}
	t.Logf("%d failing checks, the same in both", len(ours))
}

// A commit of Weblate's changes the message that was edited and its own fields of the header;
// flags stay. The update afterwards changes nothing.
func (w *realWeblate) keepsBytes(t *testing.T) {
	head := strings.TrimSpace(w.git(t, "rev-parse", "HEAD"))
	w.save(t, "01-start/zh_Hant", "Version {{ site.version }}, {{ site.name }} is out.", "{{ site.name }} {{ site.version }} 版出來了。", translated)
	w.save(t, "01-start/zh_Hant", "Jean Marie Example", "尚·馬利", needsEditing)
	w.run(t, exitDone, "pull")
	var changed []string
	for line := range strings.Lines(w.git(t, "diff", "--unified=0", head, "HEAD")) {
		if !strings.HasPrefix(line, "+++") && strings.HasPrefix(line, "+") {
			changed = append(changed, strings.TrimSuffix(line, "\n"))
		}
	}
	known := func(line string) bool {
		for _, field := range []string{`+"PO-Revision-Date: `, `+"Last-Translator: Lin Mei `, `+"Language-Team: `, `+"X-Generator: Weblate `, "+# Lin Mei <", "+# SPDX", "+#"} {
			if strings.HasPrefix(line, field) && !strings.HasPrefix(line, "+#,") {
				return true
			}
		}
		return false
	}
	changed = slices.DeleteFunc(changed, known)
	want := []string{`+msgstr "{{ site.name }} {{ site.version }} 版出來了。"`, "+#, fuzzy, ignore-same", `+msgstr "尚·馬利"`}
	if diff := cmp.Diff(want, changed); diff != "" {
		t.Errorf("beside the header, Weblate has changed:\n%s", diff)
	}
	pobook(t, exitDone, "update", "-C", w.dir)
	if left := w.git(t, "status", "--short"); left != "" {
		t.Errorf("the update afterwards changes\n%s%s", left, w.git(t, "diff"))
	}
	w.save(t, "01-start/zh_Hant", "Jean Marie Example", "Jean Marie Example", translated)
	if out, _ := w.run(t, exitFindings, "push"); !strings.Contains(out, "added-html") {
		t.Errorf("push goes past an error:\n%s", out)
	}
	w.save(t, "01-start/zh_Hant", "Press <kbd>Tab</kbd> once.", "按一次 <kbd>Tab</kbd>。", translated)
	w.run(t, exitDone, "push")
}

// Terms that translators add, change and delete are those rows of the file, and no others.
func (w *realWeblate) keepsTerms(t *testing.T) {
	file := "locales/glossary/zh_Hant.csv"
	before := readFile(t, w.path(file))
	add := func(source, target, context string) {
		t.Helper()
		w.ask(t, w.maintainer, http.MethodPost, "translations/"+w.slug+"/terms/zh_Hant/units/", map[string]any{"source": []string{source}, "target": []string{target}, "context": context})
	}
	add("otter", "水獺", "an animal")
	add("otter", "歐特", "a name")
	w.run(t, exitDone, "pull")
	want := string(before) + "\"otter\",\"水獺\",\"an animal\"\r\n\"otter\",\"歐特\",\"a name\"\r\n"
	if diff := cmp.Diff(want, string(readFile(t, w.path(file)))); diff != "" {
		t.Errorf("two targets of one term:\n%s", diff)
	}
	for _, u := range w.results(t, "translations/"+w.slug+"/terms/zh_Hant/units/", nil) {
		switch u["context"] {
		case "a name":
			w.ask(t, w.maintainer, http.MethodPatch, unitPath(u), map[string]any{"target": []string{"奧特"}, "state": translated})
		case "an animal":
			w.ask(t, w.maintainer, http.MethodDelete, unitPath(u), nil)
		}
	}
	w.run(t, exitDone, "pull")
	want = string(before) + "\"otter\",\"奧特\",\"a name\"\r\n"
	if diff := cmp.Diff(want, string(readFile(t, w.path(file)))); diff != "" {
		t.Errorf("one changed, one deleted:\n%s", diff)
	}
}

// A project that somebody has locked is left alone, and locked.
func (w *realWeblate) respectsLocks(t *testing.T) {
	lock := "projects/" + w.slug + "/lock/"
	w.ask(t, w.maintainer, http.MethodPost, lock, map[string]any{"lock": true})
	if _, stderr := w.run(t, exitFailed, "push"); !strings.Contains(stderr, "is locked by maintainer") {
		t.Errorf("it says: %s", stderr)
	}
	if w.ask(t, w.maintainer, http.MethodGet, lock, nil)["locked"] != true {
		t.Error("it was unlocked")
	}
	w.ask(t, w.maintainer, http.MethodPost, lock, map[string]any{"lock": false})
	w.run(t, exitDone, "push")
	if w.ask(t, w.maintainer, http.MethodGet, lock, nil)["locked"] != false {
		t.Error("the loop leaves it locked")
	}
}

// The same message is translated on both sides: the clone is as it was, the commands are
// printed, and the merge driver settles it with both texts.
func (w *realWeblate) explainsConflicts(t *testing.T) {
	w.save(t, "02-use/zh_Hant", "The second way.", "第二種方法。", translated)
	w.translate(t, "zh_Hant/02-use", "The second way.", "另一種方法。")
	w.commit(t, "Translate it here too")
	head := w.git(t, "rev-parse", "HEAD")
	_, stderr := w.run(t, exitFailed, "push")
	for _, part := range []string{"locales/zh_Hant/02-use.po", "git merge", "merge-driver"} {
		if !strings.Contains(stderr, part) {
			t.Errorf("it does not speak of %s:\n%s", part, stderr)
		}
	}
	if w.git(t, "rev-parse", "HEAD") != head || w.git(t, "status", "--short") != "" {
		t.Error("the clone is not as it was")
	}
	program := filepath.Join(t.TempDir(), "pobook")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	pobook(t, exitDone, "init", "--merge-driver", "-C", w.dir)
	w.commit(t, "Merge catalogues message by message")
	w.git(t, "config", "merge.weblate-merge-gettext-po.driver", program+" merge-driver %O %A %B %P")
	w.run(t, exitDone, "push")
	catalogue := string(readFile(t, w.path("locales/zh_Hant/02-use.po")))
	if !strings.Contains(catalogue, "第二種方法。") || !strings.Contains(catalogue, "另一種方法。") {
		t.Errorf("one of the translations is gone:\n%s", catalogue)
	}
	if u := w.unit(t, "02-use/zh_Hant", "The second way."); u["state"] != float64(needsEditing) {
		t.Errorf("in Weblate it is in state %v", u["state"])
	}
}

// A renamed section keeps what translators have said beside its messages.
func (w *realWeblate) renames(t *testing.T) {
	u := w.unit(t, "02-use/zh_Hant", "The first way.")
	w.ask(t, w.translator, http.MethodPost, unitPath(u)+"comments/", map[string]any{"scope": "translation", "comment": "Is this right?"})
	w.git(t, "mv", "handbook/02-use.md", "handbook/02-apply.md")
	pobook(t, exitDone, "update", "-C", w.dir)
	w.commit(t, "Rename a section")
	if _, stderr := w.run(t, exitFailed, "push"); !strings.Contains(stderr, "pobook weblate rename") {
		t.Errorf("push says: %s", stderr)
	}
	w.run(t, exitDone, "rename")
	if diff := cmp.Diff([]string{"01-start", "02-apply", "03-end", "terms"}, w.components(t)); diff != "" {
		t.Error(diff)
	}
	again := w.unit(t, "02-apply/zh_Hant", "The first way.")
	if again["id"] != u["id"] || again["has_comment"] != true {
		t.Errorf("the message is unit %v with comment: %v, was %v", again["id"], again["has_comment"], u["id"])
	}
	w.run(t, exitDone, "push")
	w.unchanged(t)
}

// A locale that is added to handbook.yaml is a language of every component. Its glossary goes
// first: Weblate gives glossaries the languages of sections in the background, and a
// server that does this within the request waits for a lock of its own.
func (w *realWeblate) takesLanguages(t *testing.T) {
	w.write(t, "locales/glossary/ja.csv", "\"source\",\"target\",\"context\"\r\n\"walrus\",\"セイウチ\",\"\"\r\n")
	w.commit(t, "Agree on a term in Japanese")
	w.run(t, exitDone, "push")
	edit(t, w.path("handbook/handbook.yaml"), "de]", "de, ja]")
	pobook(t, exitDone, "update", "-C", w.dir)
	w.commit(t, "Begin in Japanese")
	w.run(t, exitDone, "push")
	for _, component := range []string{"01-start", "02-apply", "03-end"} {
		var languages []string
		for _, translation := range w.results(t, "components/"+w.slug+"/"+component+"/translations/", nil) {
			languages = append(languages, translation["language_code"].(string))
		}
		slices.Sort(languages)
		if diff := cmp.Diff([]string{"de", "en", "ja", "zh_Hant"}, languages); diff != "" {
			t.Errorf("%s:\n%s", component, diff)
		}
	}
}

// The component of a section that is gone is listed, and goes with --yes.
func (w *realWeblate) prunes(t *testing.T) {
	w.git(t, "rm", "--quiet", "handbook/03-end.md", "locales/templates/03-end.pot", "locales/zh_Hant/03-end.po", "locales/de/03-end.po", "locales/ja/03-end.po")
	w.commit(t, "Remove a section")
	w.run(t, exitDone, "push")
	out, _ := w.run(t, exitDone, "prune")
	if !strings.Contains(out, "03-end") || !slices.Contains(w.components(t), "03-end") {
		t.Errorf("it lists: %s", out)
	}
	w.run(t, exitDone, "prune", "--yes")
	if diff := cmp.Diff([]string{"01-start", "02-apply", "terms"}, w.components(t)); diff != "" {
		t.Error(diff)
	}
}
