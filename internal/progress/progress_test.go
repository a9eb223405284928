package progress_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/progress"
	"github.com/pobook/pobook/internal/report"
)

const header = "msgid \"\"\nmsgstr \"Language: zh_Hant\\n\"\n\n"

// files are a handbook with a section that is translated by half, one without a
// catalogue, and one whose catalogue cannot be used.
func files() map[string]string {
	return map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\n",
		"handbook/a.md":          "# One\n\nTwo.\n",
		"handbook/b.md":          "# Three\n",
		"handbook/c.md":          "# Four\n",
		"locales/zh_Hant/a.po":   header + "msgid \"One\"\nmsgstr \"一\"\n\n#, fuzzy\nmsgid \"Two.\"\nmsgstr \"二。\"\n",
		"locales/zh_Hant/c.po":   "msgid \"Four",
	}
}

// measure counts the only locale of a handbook.
func measure(t *testing.T, dir string) (progress.Locale, diag.List) {
	t.Helper()
	b, err := book.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	var found diag.List
	sections, err := content.Sections(t.Context(), b, found.Add)
	if err != nil {
		t.Fatal(err)
	}
	return progress.Measure(b, b.Config.Locales[0], sections, found.Add), found
}

func TestMeasure(t *testing.T) {
	t.Parallel()
	l, found := measure(t, bookgen.Folder(t, files()))
	if len(found) != 1 || found[0].File != "locales/zh_Hant/c.po" {
		t.Errorf("reported is %v", found)
	}
	var open []string
	for _, s := range l.Coverage.Sections {
		for _, m := range s.Open {
			open = append(open, s.Section+" "+m.ID+" "+m.State)
		}
	}
	if diff := cmp.Diff([]string{"a.md Two. fuzzy", "b.md Three untranslated", "c.md Four untranslated"}, open); diff != "" {
		t.Error(diff)
	}
	if total := l.Coverage.Total(); total.Messages.Messages != 4 || total.Translated.Messages != 1 || total.Fuzzy.Messages != 1 {
		t.Errorf("in all %+v", total)
	}
}

func TestShortfall(t *testing.T) {
	t.Parallel()
	l, _ := measure(t, bookgen.Folder(t, files()))
	for _, tt := range []struct {
		want      string
		threshold config.Threshold
	}{
		{"25.0 % translated, less than 100 %", config.Threshold{}},
		{"25.0 % translated, less than 26 %", config.Threshold{Locale: 26}},
		{"", config.Threshold{Locale: 25}},
		{"", config.Threshold{Sections: map[string]float64{"a.md": 50}}},
		{"a.md is translated to 50.0 %, less than 51 %", config.Threshold{Locale: 1, Sections: map[string]float64{"a.md": 51}}},
	} {
		if got := progress.Shortfall(l.Coverage, tt.threshold); got != tt.want {
			t.Errorf("of %+v it lacks %q, want %q", tt.threshold, got, tt.want)
		}
	}
}

func TestCompareWithReport(t *testing.T) {
	t.Parallel()
	l, _ := measure(t, bookgen.Folder(t, files()))
	saved := report.Earlier{"zh_Hant": {"a.md": {{ID: "One"}}, "b.md": {{ID: "Three"}}}}
	c := progress.Compare(l, progress.Saved(saved), history.Ages{})
	if c.Gained != 1 || c.Fuzzy != 1 || c.New != 1 {
		t.Errorf("changes are %+v, want One gained, Two. fuzzy, Four new", c)
	}
	var waiting []string
	for _, w := range c.Waiting {
		if w.New {
			waiting = append(waiting, w.ID)
		}
		if !w.Since.IsZero() {
			t.Errorf("%s waits since %v", w.ID, w.Since)
		}
	}
	if diff := cmp.Diff([]string{"Two.", "Four"}, waiting); diff != "" {
		t.Error(diff)
	}
}

// A message that came from a section with another name was there.
func TestCompareWithRevision(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	then := files()
	then["locales/zh_Hant/old.po"] = header + "msgid \"One\"\nmsgstr \"\"\n\nmsgid \"Three\"\nmsgstr \"三\"\n"
	delete(then, "locales/zh_Hant/a.po")
	dir := bookgen.Folder(t, then)
	for _, args := range []string{"init --quiet", "add --all", "commit --quiet --message Then"} {
		cmd := exec.Command("git", append([]string{"-C", dir, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, strings.Fields(args)...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	if err := os.WriteFile(dir+"/locales/zh_Hant/a.po", []byte(files()["locales/zh_Hant/a.po"]), 0o644); err != nil {
		t.Fatal(err)
	}
	l, _ := measure(t, dir)
	repository := history.In(dir)
	commit, err := repository.Commit(t.Context(), "HEAD")
	if err != nil {
		t.Fatal(err)
	}
	earlier, err := progress.AtRevision(t.Context(), repository, commit, config.Places{}, []progress.Locale{l})
	if err != nil {
		t.Fatal(err)
	}
	c := progress.Compare(l, earlier, history.Ages{})
	if c.Gained != 1 || c.Fuzzy != 1 || c.New != 2 {
		t.Errorf("changes are %+v, want One gained, Two. fuzzy, Three and Four new", c)
	}
}
