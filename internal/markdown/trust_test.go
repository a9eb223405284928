package markdown

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	diff "github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/oracle/rendered"
)

// judgedAsPublished says that translations are judged as readers get them. Until
// they are, tests that hold them against renderers run only if POBOOK_TRUST is set,
// to a number of random attacks; POBOOK_TRUST_SEED has others made.
const judgedAsPublished = true

// randomAttacks is how many there are in a run of the tests, about 10 s of work.
const randomAttacks = 3000

func attacks(t *testing.T) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("POBOOK_TRUST"))
	switch {
	case err == nil:
		return n
	case !judgedAsPublished:
		t.Skip("until translations are judged as published")
	case testing.Short():
		return randomAttacks / 10
	}
	return randomAttacks
}

// Whatever translations hold, what is rendered of a section with them holds nothing
// that its source does not.
func TestTrust(t *testing.T) {
	t.Parallel()
	n := attacks(t)
	renderers := rendered.Start(t)
	report := newReport()
	t.Cleanup(func() { report.print(t, renderers) })
	t.Run("cases", func(t *testing.T) {
		t.Parallel()
		for _, c := range trustCases(t, "trust.jsonl") {
			a := c.attack()
			got := a.splice()
			if beyond := beyond(renderers, a, got); len(beyond) > 0 {
				t.Errorf("%s gives %q\n\tbrings in %v", c.ID, got.Source, kindsOf(beyond))
			}
			if len(a.translations) < len(c.Translations) {
				t.Errorf("%s has other messages", c.ID)
			}
		}
	})
	seed, _ := strconv.ParseUint(os.Getenv("POBOOK_TRUST_SEED"), 10, 64)
	for worker := range 4 {
		t.Run(fmt.Sprint("random ", worker), func(t *testing.T) {
			t.Parallel()
			for i := worker; i < n; i += 4 {
				report.hold(renderers, randomAttack(numbers(seed<<32+uint64(i))))
			}
		})
	}
}

// What translators rightly write is let in.
func TestTrustIsNotFear(t *testing.T) {
	t.Parallel()
	if !judgedAsPublished && os.Getenv("POBOOK_TRUST") == "" {
		t.Skip("until translations are judged as published")
	}
	renderers := rendered.Start(t)
	for _, c := range trustCases(t, "benign.jsonl") {
		a := c.attack()
		got := a.splice()
		if len(a.translations) == 0 || !strings.Contains(string(got.Source), c.Expect) {
			t.Errorf("%s is kept out: %v", c.ID, got.Refused)
		}
		if beyond := beyond(renderers, a, got); len(beyond) > 0 {
			t.Errorf("%s brings in %v: if it is right, the law is wrong", c.ID, beyond)
		}
	}
}

// beyond returns what a recombined section brings in, by who sees it.
func beyond(renderers *rendered.Renderers, a attack, got *Spliced) map[string][]string {
	result, source := string(got.Source), a.source
	found := map[string][]string{}
	if text := rendered.BeyondText(result, source); len(text) > 0 {
		found["text"] = text
	}
	result, data := withoutMetadata(result)
	source, sourceData := withoutMetadata(source)
	if other := otherMetadata(data, sourceData, got.of.title.keys(a.options)); other != "" {
		found["metadata"] = []string{"metadata " + other}
	}
	beyond := renderers.Beyond(result, source)
	for name, inv := range renderers.Render(source) {
		if !understood(a, inv) {
			delete(beyond, name)
		}
	}
	// To Python-Markdown, Liquid's tags are attributes of what ends beside them; and
	// what are attributes in the source may be text elsewhere.
	if prefix := map[string]string{"liquid": "attribute ", "attribute list": "brace "}[a.kind]; prefix != "" {
		beyond["Python-Markdown"] = slices.DeleteFunc(beyond["Python-Markdown"], func(what string) bool { return strings.HasPrefix(what, prefix) })
		maps.DeleteFunc(beyond, func(_ string, what []string) bool { return len(what) == 0 })
	}
	for _, brace := range []string{"{", "}"} {
		if strings.Count(result, brace) <= strings.Count(source, brace) && !strings.ContainsAny(result, `\&`) { // the author's, which may be no attributes elsewhere
			for name := range beyond {
				beyond[name] = slices.DeleteFunc(beyond[name], func(what string) bool { return what == "brace "+brace })
			}
		}
	}
	maps.DeleteFunc(beyond, func(_ string, what []string) bool { return len(what) == 0 })
	maps.Copy(found, beyond)
	return found
}

// understood reports whether a renderer finds code where a section has it. Python-Markdown
// knows no fences in lists, so nobody who has them publishes with it.
func understood(a attack, inv *rendered.Inventory) bool {
	for _, seg := range Parse([]byte(a.source), a.options).Segments {
		if (seg.Kind == KindCode || seg.Kind == KindCodeComment) && !strings.Contains(inv.Code, seg.Text) {
			return false
		}
	}
	return true
}

var metadataBlock = regexp.MustCompile(`(?s)\A(---|\+\+\+)[ \t]*\r?\n(.*?\n)(---|\+\+\+|\.\.\.)[ \t]*(?:\r?\n|\z)`)

// withoutMetadata divides a section as site generators do: the metadata ends at the
// first line that ends it.
func withoutMetadata(section string) (body, data string) {
	m := metadataBlock.FindStringSubmatchIndex(section)
	if m == nil {
		return section, ""
	}
	return section[m[1]:], section[m[4]:m[5]]
}

// otherMetadata says what of YAML is not as in the source, but for the values that
// are offered.
func otherMetadata(data, source string, offered []string) string {
	if strings.Contains(source, " = ") { // TOML
		return ""
	}
	var got, want any
	if err := yaml.Unmarshal([]byte(source), &want); err != nil || want == nil {
		return ""
	}
	if err := yaml.Unmarshal([]byte(data), &got); err != nil {
		return err.Error()
	}
	return diff.Diff(blanked(want, "", offered), blanked(got, "", offered))
}

func blanked(value any, path string, offered []string) any {
	switch v := value.(type) {
	case map[string]any:
		m := map[string]any{}
		for key, inner := range v {
			m[key] = blanked(inner, strings.TrimPrefix(path+"."+key, "."), offered)
		}
		return m
	case []any:
		var list []any
		for _, inner := range v {
			list = append(list, blanked(inner, path, offered))
		}
		return list
	case string:
		if slices.Contains(offered, path) {
			return "…"
		}
	}
	return value
}

// A trustCase is one of those that stand beside the checkout.
type trustCase struct {
	ID, Source, Expect string
	Translations       map[string]string
}

func (c trustCase) attack() attack {
	a := attack{kind: c.ID, source: c.Source, translations: map[int][]string{}}
	for i, seg := range Parse([]byte(c.Source), Options{}).Segments {
		if text, ok := c.Translations[seg.Text]; ok {
			a.translations[i] = []string{text}
		}
	}
	return a
}

func trustCases(t testing.TB, name string) (cases []trustCase) {
	t.Helper()
	files := []string{filepath.Join("testdata", name)}
	if dir := oracle.Beside("cases"); dir != "" {
		files = append(files, filepath.Join(dir, name))
	}
	for _, path := range files {
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = file.Close() }()
		lines := bufio.NewScanner(file)
		for lines.Scan() {
			var c trustCase
			if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			cases = append(cases, c)
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return cases
}

// A report is the attacks that have succeeded, as small as they can be.
type report struct {
	mutex   sync.Mutex
	least   []attack
	times   map[string]int // how often something was brought in
	shown   map[string]int // by how many of the least
	shownIn map[string]bool
	tried   int
}

// enough is how many attacks are made small for each thing that is brought in, on
// different kinds of section.
const enough = 3

func newReport() *report {
	return &report{times: map[string]int{}, shown: map[string]int{}, shownIn: map[string]bool{}}
}

// hold tries an attack, and reports it if it succeeds.
func (r *report) hold(renderers *rendered.Renderers, a attack) {
	kinds := kindsOf(beyond(renderers, a, a.splice()))
	r.mutex.Lock()
	r.tried++
	for _, kind := range kinds {
		r.times[kind]++
	}
	r.mutex.Unlock()
	for _, kind := range kinds {
		if !r.fresh(kind, a.kind) {
			continue
		}
		succeeds := func(a attack) bool {
			return slices.Contains(kindsOf(beyond(renderers, a, a.splice())), kind)
		}
		r.add(renderers, a.smaller(succeeds).runes().smaller(succeeds))
	}
}

// fresh reports whether something has been seldom brought in so far, and not in a
// kind of section.
func (r *report) fresh(kind, section string) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	return r.shown[kind] < enough && !r.shownIn[kind+" in "+section]
}

func (r *report) add(renderers *rendered.Renderers, a attack) {
	kinds := kindsOf(beyond(renderers, a, a.splice()))
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.least = append(r.least, a)
	for _, kind := range kinds {
		r.shown[kind]++
		r.shownIn[kind+" in "+a.kind] = true
	}
}

// kindsOf returns what is brought in without the details, each after who sees it.
func kindsOf(beyond map[string][]string) (kinds []string) {
	for _, by := range slices.Sorted(maps.Keys(beyond)) {
		for _, what := range beyond[by] {
			word, detail, _ := strings.Cut(what, " ")
			switch word {
			case "skeleton", "notes", "comment", "error", "metadata":
				detail = ""
			}
			kinds = append(kinds, strings.TrimSpace(by+": "+word+" "+detail))
		}
	}
	return slices.Compact(kinds)
}

// print fails the test with what has been brought in.
func (r *report) print(t *testing.T, renderers *rendered.Renderers) {
	t.Helper()
	slices.SortFunc(r.least, func(a, b attack) int { return cmp.Compare(a.String(), b.String()) })
	for _, a := range r.least {
		got := a.splice()
		beyond := beyond(renderers, a, got)
		var b strings.Builder
		fmt.Fprintf(&b, "%v\n\tgives %q", a, got.Source)
		for _, by := range slices.Sorted(maps.Keys(beyond)) {
			fmt.Fprintf(&b, "\n\t%s: %s", by, strings.Join(beyond[by], ", "))
		}
		t.Error(b.String())
	}
	if len(r.least) > 0 {
		t.Errorf("of %d attacks these succeed: %v", r.tried, r.times)
	}
}
