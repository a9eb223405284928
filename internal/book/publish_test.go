package book

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
)

// publisher is an output folder with what is reported about it.
type publisher struct {
	*testing.T
	dir   string
	found diag.List
}

// publish publishes some files as another run would, and returns what is in the folder
// then, but for the manifest.
func (p *publisher) publish(ctx context.Context, of Publication, files ...string) map[string]string {
	p.Helper()
	o, err := openFolder(p.dir)
	must(p.T, err)
	defer o.Close()
	for _, f := range files {
		name, text, _ := strings.Cut(f, "=")
		of.Files = append(of.Files, OutputFile{name, []byte(text)})
	}
	p.found = nil
	o.Publish(ctx, of, p.found.Add)
	left := contents(p.T, p.dir)
	delete(left, ManifestName)
	return left
}

func (p *publisher) want(got map[string]string, files ...string) {
	p.Helper()
	want := map[string]string{}
	for _, f := range files {
		name, text, _ := strings.Cut(f, "=")
		want[name] = text
	}
	if diff := cmp.Diff(want, got); diff != "" {
		p.Errorf("files (-want +got):\n%s", diff)
	}
}

func (p *publisher) reported(codes ...diag.Code) {
	p.Helper()
	var got []diag.Code
	for _, d := range p.found {
		got = append(got, d.Code)
	}
	if diff := cmp.Diff(codes, got); diff != "" {
		p.Errorf("reported (-want +got):\n%s\n%s", diff, p.found.Error())
	}
}

// A file that two scopes have goes with the second of them; a run that ends in its
// middle forgets nothing.
func TestPublish(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	p := &publisher{T: t, dir: plant(t, map[string]string{"theirs": "x"})}
	en, fr := Publication{Scope: "en.md", Whole: true}, Publication{Scope: "fr.md", Whole: true}
	p.publish(ctx, en, "en/a=1", "shared=s")
	p.want(p.publish(ctx, fr, "fr/a=1", "shared=s"), "theirs=x", "en/a=1", "fr/a=1", "shared=s")
	p.want(p.publish(ctx, en, "en/a=1"), "theirs=x", "en/a=1", "fr/a=1", "shared=s")
	p.want(p.publish(ctx, fr, "fr/b=1"), "theirs=x", "en/a=1", "fr/b=1")
	p.reported()

	ended, cancel := context.WithCancel(ctx)
	cancel()
	p.publish(ended, en, "en/b=2", "en/a=2")                                                 // nothing but the manifest
	p.want(p.publish(ctx, en, "en/b=3", "en/a=3"), "theirs=x", "en/b=3", "en/a=3", "fr/b=1") // replaces what is listed
	must(t, os.WriteFile(filepath.Join(p.dir, "en/a"), []byte("4"), 0o644))
	p.publish(ended, en, "en/a=4") // as if it had been written and no more
	p.want(p.publish(ctx, en, "en/c=5"), "theirs=x", "en/c=5", "fr/b=1")
	p.reported()

	p.want(p.publish(ctx, Publication{Scope: "en.md"}, "en/d=6"), "theirs=x", "en/c=5", "en/d=6", "fr/b=1") // not whole
	p.want(p.publish(ctx, en, "theirs=y"), "theirs=x", "en/c=5", "en/d=6", "fr/b=1")
	p.reported("foreign-file")
	en.Overwrite = true
	p.want(p.publish(ctx, en, "theirs=y"), "theirs=y", "fr/b=1")
	p.want(p.publish(ctx, en), "fr/b=1")
	p.want(p.publish(ctx, fr))
	if _, err := os.Lstat(filepath.Join(p.dir, ManifestName)); err == nil {
		t.Error("there is a manifest of nothing")
	}
}

// A new name that differs in case only is the same file on some systems; here a hard
// link stands for that.
func TestPublishUnderAnotherCase(t *testing.T) {
	t.Parallel()
	p := &publisher{T: t, dir: plant(t, map[string]string{})}
	p.publish(t.Context(), Publication{Scope: "en.md", Whole: true}, "A=1")
	must(t, os.Link(filepath.Join(p.dir, "A"), filepath.Join(p.dir, "a")))
	p.want(p.publish(t.Context(), Publication{Scope: "en.md", Whole: true}, "a=1"), "A=1", "a=1")
	p.reported()
}

// Two volumes that write different files to one place are told so.
func TestPublishMeets(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{})
	o, err := b.OpenOutput("")
	must(t, err)
	defer o.Close()
	var found diag.List
	o.Publish(t.Context(), Publication{Scope: "en.md", Files: []OutputFile{{"a", []byte("1")}}}, found.Add)
	o.Publish(t.Context(), Publication{Scope: "fr.md", Files: []OutputFile{{"a", []byte("2")}}}, found.Add)
	if len(found) != 1 || found[0].Code != "outputs-meet" {
		t.Errorf("found %v", found)
	}
}

// Among the sections nothing is written over, whatever is asked for, but what has been
// written there before.
func TestPublishAmongSections(t *testing.T) {
	t.Parallel()
	tests := []struct{ folder, file string }{ // of the output, and the same one from there
		{".", "handbook/zh/x.png"}, {"handbook", "zh/x.png"}, {"handbook/zh", "x.png"},
	}
	for _, test := range tests {
		b := open(t, map[string]string{"handbook/handbook.yaml": minimal + "output: {folder: " + test.folder + ", source: false, pattern: 'a/{locale}/{path}'}\n", "handbook/zh/x.png": "theirs"})
		o, err := b.OpenSite()
		must(t, err)
		defer o.Close()
		if !o.IsSource(test.file, "zh/x.png") || o.IsSource(test.file, "x.png") {
			t.Errorf("%s: %s is not known", test.folder, test.file)
		}
		var found diag.List
		o.Publish(t.Context(), Publication{Scope: "zh.md", Overwrite: true, Files: []OutputFile{{test.file, []byte("ours")}}}, found.Add)
		if got := contents(t, b.dir)["handbook/zh/x.png"]; got != "theirs" || len(found) != 1 || found[0].Code != "foreign-file" {
			t.Errorf("%s: there is %q, and found is %v", test.folder, got, found)
		}
	}
}

// What a handbook is made of is neither written over nor removed, though a manifest lists
// it or a link leads to it, and though the user asks for that.
func TestPublishOverOwnFiles(t *testing.T) {
	t.Parallel()
	config := minimal + "folder: docs\noutput: {folder: ., source: false, pattern: '{locale}/{path}'}\n"
	hash := hashOf([]byte(config)) + " en.md pobook.yaml\n"
	hash += hashOf([]byte("x")) + " en.md locales/zh_Hant/a.po\n"
	for _, link := range []string{"zh_Hant", "de"} {
		hash += hashOf([]byte("# A")) + " en.md " + link + "/a.md\n" + hashOf([]byte("x")) + " en.md " + link + "/x.png\n"
	}
	dir := plant(t, map[string]string{
		"pobook.yaml": config, "docs/a.md": "# A", "docs/x.png": "x", "locales/zh_Hant/a.po": "x",
		"zh_Hant": "-> docs", "de": "-> docs", ManifestName: hash,
	})
	b, err := Open(dir)
	must(t, err)
	defer b.Close()
	o, err := b.OpenSite()
	must(t, err)
	defer o.Close()
	before := contents(t, dir)
	var found diag.List
	o.Publish(t.Context(), Publication{Scope: "en.md", Whole: true, Overwrite: true}, found.Add)
	o.Publish(t.Context(), Publication{Scope: "zh_Hant.md", Whole: true, Overwrite: true, Files: []OutputFile{
		{"zh_Hant/a.md", []byte("ours")}, {"zh_Hant/new.md", []byte("ours")}, {"locales/zh_Hant/a.po", []byte("ours")},
	}}, found.Add)
	after := contents(t, dir)
	delete(before, ManifestName)
	delete(after, ManifestName)
	if diff := cmp.Diff(before, after); diff != "" || len(found) != 3 {
		t.Errorf("found %v, files (-before +after):\n%s", found, diff)
	}
}

// Nothing is written where git would take it for its own, on any system or through a link.
func TestPublishForGit(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{
		ConfigFile:    minimal + "output: {folder: ., source: false, pattern: '{locale}/{stem}'}\n",
		".git/config": "theirs", "zh_Hant": "-> .git",
	})
	o, err := b.OpenSite()
	must(t, err)
	defer o.Close()
	before := contents(t, b.dir)
	var found diag.List
	o.Publish(t.Context(), Publication{Scope: "zh_Hant.md", Overwrite: true, Files: []OutputFile{
		{"zh_Hant/commondir", []byte("../evil")}, {"zh_Hant/config", []byte("x")}, {".git/config", []byte("x")}, {"a/.GIT/x", []byte("x")}, {ManifestName, []byte("x")},
	}}, found.Add)
	if diff := cmp.Diff(before, contents(t, b.dir)); diff != "" || len(found) != 5 {
		t.Errorf("found %v, files (-before +after):\n%s", found, diff)
	}
}

// A second publication of the same touches no file.
func TestPublishTouchesNothing(t *testing.T) {
	t.Parallel()
	p := &publisher{T: t, dir: plant(t, map[string]string{})}
	p.publish(t.Context(), Publication{Scope: "en.md", Whole: true}, "en/a=1", "p=2")
	for _, name := range []string{"en/a", "p", ManifestName} {
		must(t, os.Chtimes(filepath.Join(p.dir, name), time.Unix(7, 0), time.Unix(7, 0)))
	}
	p.publish(t.Context(), Publication{Scope: "en.md", Whole: true}, "en/a=1", "p=2")
	for _, name := range []string{"en/a", "p", ManifestName} {
		if info, err := os.Stat(filepath.Join(p.dir, name)); err != nil || info.ModTime().Unix() != 7 {
			t.Errorf("%s was touched: %v", name, err)
		}
	}
}

// A manifest that came with somebody's handbook removes nothing that is not in the
// folder, and nothing through a link.
func TestPublishHostileManifest(t *testing.T) {
	t.Parallel()
	hash := hashOf([]byte("x"))
	top := plant(t, map[string]string{"outside": "x", "dir/a": "x", "dir/.git/config": "x", "dir/link": "-> ..", "dir/to": "-> a"})
	var text strings.Builder
	for _, name := range []string{"../outside", "/etc/passwd", "link/outside", "to", ".git/config", `"..\/outside"`, `"\x2e./outside"`, ManifestName, ".", "a/../../outside", "a/"} {
		text.WriteString(hash + " en.md " + name + "\n")
	}
	text.WriteString("x\n" + hash + "\n" + strings.ToUpper(hash) + "  b\n")
	must(t, os.WriteFile(filepath.Join(top, "dir", ManifestName), []byte(text.String()), 0o644))
	p := &publisher{T: t, dir: filepath.Join(top, "dir")}
	before := contents(t, top)
	p.publish(t.Context(), Publication{Scope: "en.md", Whole: true, Overwrite: true})
	after := contents(t, top)
	for _, c := range []map[string]string{before, after} {
		delete(c, "dir/"+ManifestName)
	}
	if !maps.Equal(before, after) {
		t.Errorf("files (-before +after):\n%s", cmp.Diff(before, after))
	}
}

// What is written is read again, whatever a file is called.
func TestManifest(t *testing.T) {
	t.Parallel()
	m := manifest{}
	for _, name := range []string{"a", "a b", `"a"`, "a\nb", "中.md", "\xff", "# a", " a", "a "} {
		m[manifestLine{name, "zh_Hant.md", hashOf(nil)}] = true
	}
	read, sound := parseManifest(m.bytes())
	if diff := cmp.Diff(m, read, cmp.AllowUnexported(manifestLine{})); diff != "" || !sound {
		t.Errorf("sound %t (-written +read):\n%s", sound, diff)
	}
}
