package volume

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
)

// repository is the handbook of this project.
const repository = "../.."

func openBook(t *testing.T, dir string) *book.Book {
	t.Helper()
	b, err := book.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// faulty is a handbook with faults of every stage, in the source and in one
// translation.
func faulty(t *testing.T) string {
	return bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: Bread\nsource: en\nlocales: [zh_Hant, zh_Hans]\nlogo: logo.png\n",
		"handbook/logo.png":      "not a picture",
		"handbook/01.md":         "# Bread\n\nSee [more](02.md#oven) and [less](03.md).\n\n![A loaf](loaf.png)\n\n<marquee>fresh</marquee>\n",
		"handbook/02.md":         "# Oven\n\nHot. ![A loaf](logo.png)\n",
		"locales/zh_Hant/01.po":  "msgid \"\"\nmsgstr \"Language: zh_Hant\\n\"\n\nmsgid \"Bread\"\nmsgstr \"麵包\"\n",
		"locales/zh_Hant/02.po":  "msgid \"\"\nmsgstr \"Language: zh_Hant\\n\"\n\nmsgid \"Oven\"\nmsgstr \"烤箱 [x](gone.md)\"\n",
		"locales/zh_Hans/01.po":  "msgid \"\"\nmsgstr \"Language: fr\\n\"\n",
	})
}

var everything = Formats{Markdown: true, PDF: true}

// buildAll builds a handbook into a new folder and returns the findings, the
// results and the files.
func buildAll(t *testing.T, b *book.Book) (found diag.List, results []Result, files map[string][]byte) {
	t.Helper()
	return buildLocales(t, b, everything)
}

// buildLocales builds a handbook in some of its locales, or in all if none is named.
func buildLocales(t *testing.T, b *book.Book, formats Formats, locales ...string) (found diag.List, results []Result, files map[string][]byte) {
	t.Helper()
	out := t.TempDir()
	output, err := b.OpenOutput(out)
	if err != nil {
		t.Fatal(err)
	}
	defer output.Close()
	plan := newPlan(t, b, time.Unix(0, 0), found.Add)
	if err := plan.Check(t.Context(), formats, found.Add); err != nil {
		t.Fatal(err)
	}
	chosen, err := b.Config.ChooseLocales(locales)
	if err != nil {
		t.Fatal(err)
	}
	if results, err = Build(t.Context(), plan, Order{Chosen: chosen, Formats: formats, Markdown: output, Books: output}); err != nil {
		t.Fatal(err)
	}
	files = map[string][]byte{}
	root := os.DirFS(out)
	err = fs.WalkDir(root, ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[path], err = fs.ReadFile(root, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found, results, files
}

func newPlan(t *testing.T, b *book.Book, date time.Time, reporter diag.Reporter) *Plan {
	t.Helper()
	plan, err := NewPlan(t.Context(), b, nil, date, reporter)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// Building again in the same process gives the same bytes and the same findings,
// and so it does while the handbook stays open.
func TestBuildTwice(t *testing.T) {
	t.Parallel()
	dir := faulty(t)
	b := openBook(t, dir)
	found, results, files := buildAll(t, b)
	for name, other := range map[string]*book.Book{"open": b, "opened again": openBook(t, dir)} {
		foundAgain, resultsAgain, filesAgain := buildAll(t, other)
		if diff := cmp.Diff(found, foundAgain); diff != "" {
			t.Errorf("%s: findings:\n%s", name, diff)
		}
		if diff := cmp.Diff(results, resultsAgain); diff != "" {
			t.Errorf("%s: results:\n%s", name, diff)
		}
		if len(files) != len(filesAgain) {
			t.Errorf("%s: %d files, and %d the second time", name, len(files), len(filesAgain))
		}
		for path, data := range files {
			if !bytes.Equal(data, filesAgain[path]) {
				t.Errorf("%s: %s has other bytes the second time", name, path)
			}
		}
	}
}

// Pictures of VitePress's folder for them are on the page, and those of a site that are
// nowhere are no reason to stop.
func TestPublicPictures(t *testing.T) {
	t.Parallel()
	_, results, files := buildAll(t, openBook(t, bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml":   "title: Bread\nsource: en\nlocales: []\ndialect: vitepress\n",
		"handbook/public/loaf.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>",
		"handbook/01.md":           "# Bread\n\n![A loaf](/loaf.svg)\n\n<img src=\"/gone.png\" alt=\"Gone\">\n",
	})))
	var got []string
	for _, d := range results[0].Found {
		got = append(got, fmt.Sprintf("%s %s %s", d.Position, d.Severity, d.Code))
	}
	if diff := cmp.Diff([]string{"handbook/01.md:5:1 warning missing-file"}, got); diff != "" {
		t.Error(diff)
	}
	if files["en/loaf.svg"] != nil || files["bread.en.pdf"] == nil || results[0].Failed {
		t.Errorf("written are %v: %+v", slices.Sorted(maps.Keys(files)), results[0])
	}
}

// Each finding is reported once and where it was made: with the handbook, with
// the first volume that has it, or with its own.
func TestBuildReportsInOrder(t *testing.T) {
	t.Parallel()
	found, results, files := buildAll(t, openBook(t, faulty(t)))
	var got []string
	add := func(label string, found diag.List) {
		for _, d := range found {
			got = append(got, fmt.Sprintf("%s %s %s", label, d.Position, d.Code))
		}
	}
	add("source", found)
	for _, r := range results {
		add(r.Locale, r.Found)
	}
	want := []string{
		"source handbook/01.md:3:28 dead-link",
		"source handbook/01.md:7:1 html-element",
		"en handbook/01.md:5:1 missing-file",
		"en handbook/handbook.yaml:4:7 image-format",
		"en handbook/02.md:3:6 image-format",
		"zh_Hant locales/zh_Hant/02.po:5 dead-link",
		"zh_Hans locales/zh_Hans/01.po:1 wrong-language",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(results) != 3 || results[0].PDF == "" || results[0].Written != 2 || results[1].PDF == "" || !results[2].Failed {
		t.Errorf("the results are %+v", results)
	}
	for _, path := range []string{"en/01.md", "en/logo.png", "bread.en.pdf", "zh_Hant/02.md", "bread.zh_Hant.pdf"} {
		if files[path] == nil {
			t.Errorf("%s is not written", path)
		}
	}
	if len(files) != 9 { // with the manifest
		t.Errorf("%d files are written, want 9", len(files))
	}
}

// The stages give a volume in memory; no file is written.
func TestStagesWriteNothing(t *testing.T) {
	t.Parallel()
	dir := faulty(t)
	before := list(t, dir)
	b := openBook(t, dir)
	var found diag.List
	plan := newPlan(t, b, time.Unix(0, 0), found.Add)
	v, ok := Recombine(t.Context(), plan, &b.Config.Locales[0], found.Add)
	if !ok {
		t.Fatal(found)
	}
	if v.Title != "麵包" || v.Translated != 2 || v.Messages != 6 || len(v.Chapters) != 2 {
		t.Errorf("%q has %d of %d messages translated in %d chapters", v.Title, v.Translated, v.Messages, len(v.Chapters))
	}
	chapter := v.Chapters[0]
	if text := string(chapter.Recombined.Source); !strings.HasPrefix(text, "# 麵包\n\nSee [more]") {
		t.Errorf("the first chapter is\n%s", text)
	}
	if at := chapter.At(2).String(); at != "locales/zh_Hant/01.po:5" {
		t.Errorf("its heading was written at %s", at)
	}
	if at := chapter.At(len("# 麵包\n\n")).String(); at != "handbook/01.md:3:1" {
		t.Errorf("its text was written at %s", at)
	}
	images := ReadImages(plan, v, Formats{Markdown: true, PDF: true}, found.Add)
	sections, pictures := Markdown(plan.Book.Config, v, images, found.Add)
	if len(sections) != 2 || sections[1].Path != "zh_Hant/02.md" || len(pictures) != 1 || pictures[0].Path != "zh_Hant/logo.png" {
		t.Errorf("the files are %v and %v", sections, pictures)
	}
	set, _, ok := setPDF(t.Context(), plan, v, images, found.Add)
	if !ok || set.Name != "bread.zh_Hant.pdf" || set.Pages < 3 || !bytes.HasPrefix(set.Data, []byte("%PDF-")) {
		t.Errorf("the PDF is %s with %d pages, %t", set.Name, set.Pages, ok)
	}
	if first, second := set.Starts["01.md"], set.Starts["02.md"]; first < 2 || second <= first || second > set.Pages {
		t.Errorf("its sections begin on pages %d and %d", first, second)
	}
	if diff := cmp.Diff(before, list(t, dir)); diff != "" {
		t.Errorf("files were written:\n%s", diff)
	}
}

// list returns the paths below a folder.
func list(t *testing.T, dir string) []string {
	t.Helper()
	var paths []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, _ fs.DirEntry, err error) error {
		paths = append(paths, path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// An unusable catalogue gives no volume.
func TestRecombineRefusesHalfATranslation(t *testing.T) {
	t.Parallel()
	b := openBook(t, faulty(t))
	var found diag.List
	v, ok := Recombine(t.Context(), newPlan(t, b, time.Time{}, func(diag.Diagnostic) {}), &b.Config.Locales[1], found.Add)
	if v != nil || ok || len(found) != 1 {
		t.Errorf("the volume is %v, and found is %v", v, found)
	}
}

// A face that does not have what it is chosen for is reported.
func TestFaceWithoutItsScript(t *testing.T) {
	t.Parallel()
	latin, err := os.ReadFile(filepath.Join(repository, "fonts/NotoSans-Regular.ttf"))
	if err != nil {
		t.Fatal(err)
	}
	b := openBook(t, bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: []\nfaces: {han: a.ttf, latin: a.ttf}\n",
		"handbook/a.ttf":         string(latin),
		"handbook/a.md":          "# T\n",
	}))
	var found diag.List
	plan := newPlan(t, b, time.Time{}, found.Add)
	v, _ := Recombine(t.Context(), plan, nil, found.Add)
	if _, _, ok := setPDF(t.Context(), plan, v, ReadImages(plan, v, Formats{Markdown: true, PDF: true}, found.Add), found.Add); !ok {
		t.Error("there is no PDF")
	}
	const want = `handbook/handbook.yaml:4:14: warning: a.ttf does not have 一: it cannot be the face for "han"; another face is taken instead (face-coverage)`
	if found.Error() != want {
		t.Errorf("found is %s", found.Error())
	}
}

// Writing ends with the context, and Earlier finds what is there.
func TestBuildEndsWithItsContext(t *testing.T) {
	t.Parallel()
	b := openBook(t, faulty(t))
	output, err := b.OpenOutput(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer output.Close()
	plan := newPlan(t, b, time.Time{}, func(diag.Diagnostic) {})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	order := Order{Chosen: map[string]bool{"en": true}, Formats: everything, Markdown: output, Books: output}
	if _, err := Build(ctx, plan, order); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
	if old := Earlier(plan, "en", order); len(old) > 0 {
		t.Errorf("written is %v", old)
	}
	if _, err := Build(t.Context(), plan, order); err != nil {
		t.Error(err)
	}
	if diff := cmp.Diff([]string{"bread.en.pdf", "en"}, Earlier(plan, "en", order)); diff != "" {
		t.Error(diff)
	}
}

// A single chapter is what it is in the whole volume, but for what other chapters ask of it.
func TestSingleIsAChapterOfTheVolume(t *testing.T) {
	t.Parallel()
	b := openBook(t, faulty(t))
	var found diag.List
	plan := newPlan(t, b, time.Time{}, found.Add)
	target := &b.Config.Locales[0]
	v, _ := Recombine(t.Context(), plan, target, found.Add)
	for i, s := range plan.Sections {
		catalogue, err := content.Catalogue(b, *target, s.Path)
		if err != nil {
			t.Fatal(err)
		}
		one := Single(PlanOf(t.Context(), b, plan.Sections, time.Time{}), target, s, catalogue, found.Add)
		want := strings.ReplaceAll(string(v.Chapters[i].Recombined.Source), `<a id="oven"></a>`, "") // to which the other chapter links
		if diff := cmp.Diff(want, string(one.Chapters[0].Recombined.Source)); len(one.Chapters) != 1 || diff != "" {
			t.Error(diff)
		}
	}
}
