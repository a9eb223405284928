package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// flagged is a handbook with a text for each flag that update writes.
var flagged = map[string]string{
	"handbook/handbook.yaml":       "title: Book\nsource: en\nlocales: [zh_Hant]\n",
	"locales/glossary/zh_Hant.csv": "source,target\nfile,檔案\n",
	"handbook/a.md": `# A section

Karl Ove Gunnarsson

Open ` + "`file.md`" + ` at once.

Write a ` + "`>`" + ` sign.

Version {{ site.version }} of {{ site.name }} is out.

<!-- i18n:flags read-only, max-length:40 -->

Wörter bleiben hier.

<!-- i18n:ignore end_stop, quotes -->

Tools
`,
	"handbook/b.md": "Tools\n",
}

// flaggedHandbook is that handbook after its first update.
func flaggedHandbook(t *testing.T) (dir, catalogue string) {
	t.Helper()
	dir = writeFiles(t, flagged)
	pobook(t, exitDone, "update", "-C", dir)
	return dir, filepath.Join(dir, "locales/zh_Hant/a.po")
}

// edit replaces texts in a file, each of which is in it.
func edit(t *testing.T, file string, pairs ...string) {
	t.Helper()
	text := string(readFile(t, file))
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(text, pairs[i]) {
			t.Fatalf("%s has no %q", file, pairs[i])
		}
		text = strings.Replace(text, pairs[i], pairs[i+1], 1)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

var flagLine = regexp.MustCompile(`(?m)^#, .*\n`)

func flagsIn(t *testing.T, file string) []string {
	t.Helper()
	return flagLine.FindAllString(string(readFile(t, file)), -1)
}

// Each text has the flags by which Weblate judges it as pobook does, in the template and
// in every catalogue.
func TestUpdateWritesFlags(t *testing.T) {
	t.Parallel()
	dir, catalogue := flaggedHandbook(t)
	want := []string{
		"#, ignore-same\n", "#, ignore-check-glossary\n", "#, ignore-safe-html\n",
		"#, placeholders:\"{{ site.version }}\":\"{{ site.name }}\"\n", "#, read-only, max-length:40\n", "#, ignore-end-stop\n",
	}
	for _, file := range []string{filepath.Join(dir, "locales/templates/a.pot"), catalogue} {
		if got := flagsIn(t, file); !slices.Equal(got, want) {
			t.Errorf("%s has the flags %q", file, got)
		}
	}
}

// A tool that drops flags, as GNU msgmerge does, costs nothing: they come back, and nobody
// has to fail for them. What a translator wrote stays beside them.
func TestUpdateRestoresFlags(t *testing.T) {
	t.Parallel()
	dir, catalogue := flaggedHandbook(t)
	edit(t, catalogue, "#, ignore-same\n", "#, ignore-same, ignore-end-colon\n")
	pobook(t, exitDone, "update", "-C", dir)
	want := string(readFile(t, catalogue))
	for _, part := range []string{"ignore-end-colon", "ignore-same"} {
		if !strings.Contains(want, part) {
			t.Fatalf("%s is gone", part)
		}
	}
	edit(t, catalogue, "#, ignore-check-glossary\n", "", "#, read-only, max-length:40\n", "#, fuzzy\n")
	pobook(t, exitDone, "update", "--check", "-C", dir)
	pobook(t, exitDone, "update", "-C", dir)
	edit(t, catalogue, "#, fuzzy, read-only", "#, read-only")
	if got := string(readFile(t, catalogue)); got != want {
		t.Errorf("the catalogue is\n%s", got)
	}
}

// The flags of a text go with what they were for, also where its translation is taken over
// by another text.
func TestUpdateRemovesItsFlags(t *testing.T) {
	t.Parallel()
	dir, catalogue := flaggedHandbook(t)
	edit(t, catalogue, "#, ignore-same\n", "#, ignore-same, ignore-end-colon\n", "is out.\"\nmsgstr \"\"", "is out.\"\nmsgstr \"{{ site.name }} {{ site.version }}。\"")
	edit(t, filepath.Join(dir, "handbook/a.md"),
		"Karl Ove Gunnarsson", "Karl Ove is called karl.",
		"Version {{ site.version }} of {{ site.name }} is out.", "The version {{ site.release }} of {{ site.name }} is out.",
		"<!-- i18n:flags read-only, max-length:40 -->", "<!-- i18n:flags max-length:50 -->")
	pobook(t, exitDone, "update", "-C", dir)
	want := []string{
		"#, ignore-check-glossary\n", "#, ignore-safe-html\n",
		"#, fuzzy, placeholders:\"{{ site.release }}\":\"{{ site.name }}\"\n", "#, max-length:50\n", "#, ignore-end-stop\n",
	}
	if got := flagsIn(t, catalogue); !slices.Equal(got, want) {
		t.Errorf("the flags are %q", got)
	}
}

// What makes a translation unsure is said in its catalogue alone: a template or a section that
// says so too neither takes it from there nor brings it.
func TestUpdateLeavesDoubtsToCatalogues(t *testing.T) {
	t.Parallel()
	dir, catalogue := flaggedHandbook(t)
	edit(t, catalogue, "#, ignore-same\n", "#, fuzzy, ignore-same\n", "Gunnarsson\"\nmsgstr \"\"", "Gunnarsson\"\nmsgstr \"誰\"",
		"hier.\"\nmsgstr \"\"", "hier.\"\nmsgstr \"詞\"")
	want := flagsIn(t, catalogue)
	edit(t, filepath.Join(dir, "locales/templates/a.pot"), "#, ignore-same\n", "#, fuzzy, ignore-same\n")
	edit(t, filepath.Join(dir, "handbook/a.md"), "i18n:flags read-only,", "i18n:flags fuzzy, read-only,")
	pobook(t, exitDone, "update", "-C", dir)
	if got := flagsIn(t, catalogue); !slices.Equal(got, want) {
		t.Errorf("the flags are %q, want %q", got, want)
	}
}

// What is wrong with the source is none of Weblate's findings.
func TestWeblateFindsNothingInSections(t *testing.T) {
	t.Parallel()
	dir, _ := flaggedHandbook(t)
	edit(t, filepath.Join(dir, "handbook/b.md"), "Tools", "[Tools](gone.md)")
	if out, _ := pobook(t, exitFindings, "check", "-C", dir); !strings.Contains(out, "(dead-link)") || !strings.Contains(out, "(stale)") {
		t.Errorf("check: %s", out)
	}
	if out, _ := pobook(t, exitDone, "check", "--weblate", "-C", dir); out != "" {
		t.Errorf("check --weblate: %s", out)
	}
}

// By its flags, Weblate finds what pobook finds; without them, more.
func TestFlagsSettleVerdicts(t *testing.T) {
	t.Parallel()
	dir, catalogue := flaggedHandbook(t)
	translate := func(id, text string) {
		edit(t, catalogue, "msgid \""+id+"\"\nmsgstr \"\"", "msgid \""+id+"\"\nmsgstr \""+text+"\"")
	}
	translate("Karl Ove Gunnarsson", "Karl Ove Gunnarsson")
	translate("Open `file.md` at once.", "馬上打開 `file.md`。")
	translate("Write a `>` sign.", "寫一個 `>` 號。")
	for _, flag := range []string{"", "--weblate"} {
		if out, _ := pobook(t, exitDone, slices.DeleteFunc([]string{"check", flag, "-C", dir}, func(arg string) bool { return arg == "" })...); out != "" {
			t.Errorf("check %s: %s", flag, out)
		}
	}
	text := flagLine.ReplaceAllString(string(readFile(t, catalogue)), "")
	if err := os.WriteFile(catalogue, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out, _ := pobook(t, exitDone, "check", "--weblate", "-C", dir)
	for _, id := range []string{"(same)", "(check_glossary)", "(safe-html)"} {
		if strings.Count(out, id) != 1 {
			t.Errorf("%s is not found once:\n%s", id, out)
		}
	}
	for _, more := range [][]string{{"--fix"}, {"--select", "quotes"}, {"--select", "xml-tags"}} {
		args := append([]string{"check", "--weblate", "-C", dir}, more...)
		if _, stderr := pobook(t, exitFailed, args...); !strings.Contains(stderr, "leave out --weblate") {
			t.Errorf("%q: %s", more, stderr)
		}
	}
}

// A text that two sections translate otherwise is found where Weblate's verdict is asked for.
func TestInconsistent(t *testing.T) {
	t.Parallel()
	dir, catalogue := flaggedHandbook(t)
	other := filepath.Join(dir, "locales/zh_Hant/b.po")
	find := func(want int) {
		t.Helper()
		out, _ := pobook(t, exitDone, "check", "--weblate", "--select", "inconsistent", "-C", dir)
		if strings.Count(out, "(inconsistent)") != want {
			t.Errorf("%d are to be found:\n%s", want, out)
		}
	}
	find(0)
	edit(t, other, "msgid \"Tools\"\nmsgstr \"\"", "msgid \"Tools\"\nmsgstr \"工具\"")
	find(2) // and a.po, where it is not translated yet
	edit(t, catalogue, "msgid \"Tools\"\nmsgstr \"\"", "msgid \"Tools\"\nmsgstr \"器材\"")
	find(2)
	edit(t, catalogue, "器材", "工具")
	find(0)
	if out, _ := pobook(t, exitDone, "check", "-C", dir); strings.Contains(out, "inconsistent") {
		t.Error(out)
	}
}
