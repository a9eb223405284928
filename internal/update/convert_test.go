package update_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/conversion"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

// translated is a handbook of which all is translated into Traditional Chinese.
func translated(t *testing.T) (dir string, b *book.Book) {
	t.Helper()
	dir, b = handbook(t)
	run(t, b, update.Options{})
	for _, name := range []string{"a.po", "b.po"} {
		path := filepath.Join(dir, "locales/zh_Hant", name)
		catalogue, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		head, rest, _ := strings.Cut(string(catalogue), "\n\n")
		if err := os.WriteFile(path, []byte(head+"\n\n"+strings.ReplaceAll(rest, `msgstr ""`, `msgstr "軟體"`)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, b
}

func between(c config.Config) update.Conversion {
	return update.Conversion{From: c.Locales[0].Locale, To: c.Locales[1].Locale}
}

// convert converts from Traditional to Simplified Chinese.
func convert(t *testing.T, b *book.Book, change func(*update.Conversion)) (*report.Conversion, string) {
	t.Helper()
	var found diag.List
	o := between(b.Config)
	if change != nil {
		change(&o)
	}
	done, err := update.Convert(t.Context(), b, o, found.Add)
	if err != nil {
		t.Fatal(err)
	}
	return done, found.Error()
}

func TestConvert(t *testing.T) {
	t.Parallel()
	dir, b := translated(t)
	before := tree(t, dir)
	would, found := convert(t, b, func(o *update.Conversion) { o.DryRun = true })
	if found != "" || would.Count(conversion.Converted) != 4 || would.FilesChanged != 2 {
		t.Errorf("a dry run would do %+v, %s", would, found)
	}
	if diff := cmp.Diff(before, tree(t, dir)); diff != "" {
		t.Errorf("the dry run changes files:\n%s", diff)
	}
	if done, _ := convert(t, b, func(o *update.Conversion) { o.Sections = []string{"b.md"} }); done.FilesChanged != 1 || done.Drafts() != 2 {
		t.Errorf("of one section it does %+v", done)
	}
	var doing []string
	say := func(what string, done, total int) { doing = append(doing, fmt.Sprint(what, " ", done, "/", total)) }
	if done, found := convert(t, b, func(o *update.Conversion) { o.Doing = say }); found != "" || done.FilesChanged != 1 || done.Drafts() != 4 || len(done.Stale) > 0 {
		t.Errorf("it does %+v, %s", done, found)
	}
	if diff := cmp.Diff([]string{"converting a.md 1/2", "converting b.md 2/2"}, doing); diff != "" {
		t.Errorf("it says what it does (-want +got):\n%s", diff)
	}
	after := tree(t, dir)
	for path, content := range before {
		if changed := after[path] != content; changed != strings.HasPrefix(path, "locales/zh_Hans/") {
			t.Errorf("%s: changed is %v", path, changed)
		}
	}
	if done, _ := convert(t, b, nil); done.FilesChanged != 0 || done.Count(conversion.Unchanged) != 4 {
		t.Errorf("again it does %+v", done)
	}
	if updated, _ := run(t, b, update.Options{}); updated.Done.Locales[1].FilesChanged != 0 {
		t.Error("an update changes drafts")
	}
}

// Whenever a run is ended, each file is as before or done, and the next run goes on
// from there.
func TestConvertStopsBetweenFiles(t *testing.T) {
	t.Parallel()
	for asks := range readingAsks + 3 {
		files := max(0, asks-readingAsks)
		_, b := translated(t)
		left := asks
		done, err := update.Convert(deadline{t.Context(), &left}, b, between(b.Config), func(diag.Diagnostic) {})
		if stopped := errors.Is(err, context.Canceled); done == nil || stopped != (files < 2) || done.FilesChanged != files {
			t.Errorf("asked %d times, the run gives %+v, %v", asks, done, err)
		}
		if next, found := convert(t, b, nil); found != "" || next.Drafts() != 4 || next.FilesChanged != 2-files {
			t.Errorf("the next run gives %+v, %s", next, found)
		}
	}
}

// Who waits for another update may give up, and has begun nothing. A dry run waits for
// nobody.
func TestConvertWaits(t *testing.T) {
	t.Parallel()
	dir, b := translated(t)
	unlock, ok, err := open(t, dir).TryLock()
	if err != nil || !ok {
		t.Fatal(ok, err)
	}
	defer unlock()
	ctx, cancel := context.WithCancel(t.Context())
	o := between(b.Config)
	o.Waiting = cancel
	if done, err := update.Convert(ctx, b, o, func(diag.Diagnostic) {}); !errors.Is(err, context.Canceled) || done != nil {
		t.Errorf("the run gives %v, %v", done, err)
	}
	if done, _ := convert(t, b, func(o *update.Conversion) { o.DryRun = true }); done.FilesChanged != 2 {
		t.Errorf("a dry run gives %+v", done)
	}
}

func TestConvertReports(t *testing.T) {
	t.Parallel()
	dir, b := translated(t)
	for path, content := range map[string]string{
		"locales/glossary/zh_Hans.csv": "no columns\n",
		"locales/zh_Hant/b.po":         "msgid \"\"\nmsgstr \"Language: zh_Hant\\n\"\n\nmsgid \"Cleaning\"\nmsgstr \"https://example.org/a隨身碟\"\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, path)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, path), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done, found := convert(t, b, nil)
	for _, want := range []string{"locales/glossary/zh_Hans.csv:1: ", "locales/zh_Hans/b.po:", "(not-converted)"} {
		if !strings.Contains(found, want) {
			t.Errorf("%s is not reported:\n%s", want, found)
		}
	}
	if diff := cmp.Diff([]string{"locales/zh_Hant/b.po"}, done.Stale); diff != "" || done.Count(conversion.Refused) != 1 {
		t.Errorf("%+v; stale are (-want +got):\n%s", done, diff)
	}
	o := between(b.Config)
	o.To = o.From
	if _, err := update.Convert(t.Context(), b, o, func(diag.Diagnostic) {}); err == nil {
		t.Error("a locale is converted to itself")
	}
}
