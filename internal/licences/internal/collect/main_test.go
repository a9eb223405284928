package main

import (
	"io/fs"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

const folder = "../.." // of package licences

// dependOnModules reads go.mod, so that the go command runs a test again when
// that changes: it does not see what the commands read that a test runs.
func dependOnModules(t *testing.T) {
	t.Helper()
	if _, err := os.ReadFile(folder + "/../../go.mod"); err != nil {
		t.Fatal(err)
	}
}

// Whatever is linked into the program on this system has a licence in the table,
// in the version that is linked.
func TestLinkedModulesAreListed(t *testing.T) {
	t.Parallel()
	table, err := os.ReadFile(folder + "/" + table)
	if err != nil {
		t.Fatal(err)
	}
	dependOnModules(t)
	linked, err := linkedOn(runtime.GOOS)
	if err != nil {
		t.Fatal(err)
	}
	if len(linked) == 0 {
		t.Error("no module is linked")
	}
	for _, m := range linked {
		if !strings.Contains(string(table), "\n"+m.path+"\t"+m.version+"\t") {
			t.Errorf("%s %s is not in modules.tsv; run make licences", m.path, m.version)
		}
	}
}

// The table and the texts are what this program would write, neither less nor
// more. A machine without a network may lack what other systems link.
func TestLicencesAreUpToDate(t *testing.T) {
	t.Parallel()
	dependOnModules(t)
	linked, err := linkedOn(systems...)
	if err != nil {
		t.Skip(err)
	}
	want, err := collect(os.DirFS(folder), linked)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]byte{}
	for _, root := range []string{table, texts + "/modules"} {
		err := fs.WalkDir(os.DirFS(folder), root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			got[name], err = os.ReadFile(folder + "/" + name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("run make licences (-want +got):\n%s", diff)
	}
}

func TestCollect(t *testing.T) {
	t.Parallel()
	cache := t.TempDir()
	if err := os.CopyFS(cache, fstest.MapFS{
		"m/LICENSE.txt":     {Data: []byte("terms\r\n")},
		"m/NOTICE":          {Data: []byte("notice\n")},
		"m/license.go":      {Data: []byte("package m\n")},
		"m/a/COPYING":       {Data: []byte("terms of a\n")},
		"m/a/b/b.go":        {Data: []byte("package b\n")},
		"m/other/LICENSE":   {Data: []byte("not linked\n")},
		"bare/bare.go":      {Data: []byte("package bare\n")},
		"bare/LICENSE/x.go": {Data: []byte("package x\n")},
	}); err != nil {
		t.Fatal(err)
	}
	m := &module{"example.org/m", "v1.1.0", cache + "/m", []string{cache + "/m", cache + "/m/a/b"}}
	bare := &module{"example.org/bare", "v1.0.0", cache + "/bare", []string{cache + "/bare"}}
	old := func(rows string) fs.FS { return fstest.MapFS{table: {Data: []byte("# A comment.\n" + rows)}} }

	got, err := collect(old("example.org/gone\tv1.0.0\tMIT\nexample.org/m\tv1.0.0\tMIT OR Zlib\n"), []*module{m})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]byte{
		table: []byte("# A comment.\nexample.org/m\tv1.1.0\tMIT OR Zlib\n"),
		"texts/modules/example.org/m/LICENSE.txt": []byte("terms\n"),
		"texts/modules/example.org/m/NOTICE":      []byte("notice\n"),
		"texts/modules/example.org/m/a/COPYING":   []byte("terms of a\n"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	for _, test := range []struct{ rows, says string }{
		{"example.org/m\tv1.0.0\tMIT\n", "example.org/bare has no line"},
		{"example.org/m\tv1.0.0\tMIT\nexample.org/bare\tv1.0.0\tMIT\n", "there is no licence"},
		{"example.org/m v1.0.0 MIT\n", "three columns"},
	} {
		if _, err := collect(old(test.rows), []*module{m, bare}); err == nil || !strings.Contains(err.Error(), test.says) {
			t.Errorf("the error is %v, want one that says %q", err, test.says)
		}
	}
}
