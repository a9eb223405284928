package book

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// A Publication is what a build writes of one volume in one format, all at once.
type Publication struct {
	// Scope says what the files are of, without spaces: "zh_Hant.md". A file that was
	// written for a scope is removed only when that is published again.
	Scope string
	Files []OutputFile
	// Whole says that the scope has no other files: those that it had before are removed.
	Whole bool
	// Overwrite lets files go that are not pobook's, or that somebody has edited.
	Overwrite bool
}

// An OutputFile is a file at a slash-separated path below the output folder.
type OutputFile struct {
	Path string
	Data []byte
}

// Published is what came of a publication.
type Published struct {
	Failed  map[string]bool // the paths of files that are not there as they are to be
	Removed int             // files of earlier builds
}

// A release is a publication while it is made.
type release struct {
	of       Publication
	output   *Output
	reporter diag.Reporter
	hashes   map[string]string // of the files as they are to be, by path
	failed   map[string]bool   // files that are not to be written, or could not be
	there    map[string]bool   // files that are as they are to be
	folded   map[string]string // those by their paths in lower case, once that is asked for
	removed  int
}

func newRelease(o *Output, p Publication, reporter diag.Reporter) *release {
	p.Scope = o.prefix + p.Scope
	r := &release{
		of: p, output: o, reporter: reporter,
		hashes: map[string]string{}, failed: map[string]bool{}, there: map[string]bool{},
	}
	for _, f := range p.Files {
		if r.hashes[f.Path] == "" {
			r.hashes[f.Path] = hashOf(f.Data)
		}
	}
	return r
}

func (r *release) run(ctx context.Context) error {
	o := r.output
	before, damaged, err := o.ledger.read(o.folder)
	if err != nil {
		return err
	}
	if damaged {
		r.reporter(damagedManifest(o.folder.shown(ManifestName)))
	}
	files := r.writable(before.index())
	if err := o.ledger.change(o.folder, func(m manifest) { r.announce(m, files) }); err != nil {
		return err
	}
	if !r.write(ctx, files) {
		return nil // the manifest lists both what was there and what was to be
	}
	return o.ledger.change(o.folder, r.settle)
}

// writable are the files that may be written. What is in the way of the others is
// reported.
func (r *release) writable(known map[string][]manifestLine) []OutputFile {
	var files []OutputFile
	for _, f := range r.of.Files {
		d, free := r.inTheWay(f, known[f.Path])
		if !ownable(f.Path) {
			d, free = notOwnable(r.output.folder.shown(f.Path)), false
		}
		if r.output.ledger.meets(f.Path, hashOf(f.Data)) {
			d, free = meeting(r.output.folder.shown(f.Path)), false
		}
		if !free {
			r.reporter(d)
			r.failed[f.Path] = true
			continue
		}
		files = append(files, f)
	}
	return files
}

// inTheWay looks what is where a file is to be.
func (r *release) inTheWay(f OutputFile, known []manifestLine) (d diag.Diagnostic, free bool) {
	o := r.output
	known = slices.DeleteFunc(slices.Clone(known), func(l manifestLine) bool { return !l.isOf(o.prefix) })
	if at := o.owned.at(f.Path); at != "" {
		return ownFile(o.folder.shown(f.Path), at), false
	}
	hash, ok := o.hashAt(f.Path)
	switch {
	case !ok || hash == r.hashes[f.Path] || has(known, hash):
		return d, true
	case len(known) > 0 && r.of.Overwrite, r.of.Overwrite && !o.amongSources(f.Path):
		return d, true
	case len(known) > 0:
		return editedOutput(o.folder.shown(f.Path), "replaced"), false
	default:
		return foreignFile(o.folder.shown(f.Path), o.amongSources(f.Path)), false
	}
}

// hashAt is the hash of an ordinary file; false is for anything else.
func (o *Output) hashAt(file string) (string, bool) {
	info, err := o.folder.tree.Lstat(file)
	if err != nil || !info.Mode().IsRegular() {
		return "", false // who writes there hears what is wrong
	}
	data, err := o.folder.read(file)
	return hashOf(data), err == nil
}

// amongSources reports whether a file is in the folder of the sections.
func (o *Output) amongSources(file string) bool {
	return o.below != "" || o.sources != "" && (file == o.sources || strings.HasPrefix(file, o.sources+"/"))
}

// announce lists files as they are to be beside the files that are there.
func (r *release) announce(m manifest, files []OutputFile) {
	for _, f := range files {
		m[manifestLine{f.Path, r.of.Scope, r.hashes[f.Path]}] = true
	}
}

// write gives the files their content, unless the context ends before.
func (r *release) write(ctx context.Context, files []OutputFile) (done bool) {
	swept := map[string]bool{}
	for _, f := range files {
		if ctx.Err() != nil {
			return false
		}
		if dir := path.Dir(f.Path); !swept[dir] {
			swept[dir] = true
			r.reporter.Error(r.output.folder.removeTemporaryIn(dir))
		}
		if _, err := r.output.folder.write(f.Path, f.Data); err != nil {
			r.reporter.Error(err)
			r.failed[f.Path] = true
			continue
		}
		r.there[f.Path] = true
	}
	return true
}

// settle leaves in the manifest what there is of the scope now, and removes the files
// that it has no more. Nothing is removed if files could not be written.
func (r *release) settle(m manifest) {
	known := m.index()
	for _, file := range sortedPaths(known) {
		switch hash, current := r.hashes[file]; {
		case current && r.there[file]:
			m.drop(known[file], r.of.Scope, hash)
		case current:
		case r.of.Whole && len(r.failed) == 0 && r.remove(file, known[file]):
			m.drop(known[file], r.of.Scope, "")
		}
	}
}

// remove removes a file that the scope has no more, unless another scope has it, and
// reports whether that is settled. It stays if somebody has edited it.
func (r *release) remove(file string, known []manifestLine) bool {
	o := r.output
	ofOthers := func(l manifestLine) bool { return l.scope != r.of.Scope }
	if !slices.ContainsFunc(known, func(l manifestLine) bool { return !ofOthers(l) }) {
		return false
	}
	if slices.ContainsFunc(known, ofOthers) {
		return true
	}
	info, err := o.folder.tree.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist), o.owned.at(file) != "":
		return true
	case err != nil || !info.Mode().IsRegular():
		return true // something else is there now, which is not pobook's
	case r.isWritten(file, info):
		return true
	}
	if hash, ok := o.hashAt(file); !ok || !has(known, hash) && !r.of.Overwrite {
		r.reporter(editedOutput(o.folder.shown(file), "removed"))
		return false
	}
	if err := o.folder.remove(file); err != nil {
		r.reporter.Error(err)
		return false
	}
	r.removed++
	return true
}

// isWritten reports whether a file is one that has just been written under a name that
// differs in case only, on a file system that does not tell them apart.
func (r *release) isWritten(file string, info fs.FileInfo) bool {
	if r.folded == nil {
		r.folded = map[string]string{}
		for current := range r.there {
			r.folded[strings.ToLower(current)] = current
		}
	}
	current, ok := r.folded[strings.ToLower(file)]
	if !ok {
		return false
	}
	at, err := r.output.folder.tree.Lstat(current)
	return err == nil && os.SameFile(at, info)
}

func foreignFile(shown string, source bool) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: diag.Position{File: shown},
		Code:     "foreign-file",
		Message:  diag.Textf("pobook has not written this file, so it is not replaced"),
		Hint:     diag.Textf("move it away, or build with --overwrite if nobody needs it"),
	}
	if source {
		d.Hint = diag.Textf("it is among the sections: rename it, or choose another output")
	}
	return d
}

func ownFile(shown, at string) diag.Diagnostic {
	return diag.Diagnostic{
		Position: diag.Position{File: shown},
		Code:     "foreign-file",
		Message:  diag.Textf("what is here is %s, the handbook's own, so it is not replaced", at),
		Hint:     diag.Textf("choose another output, or put a folder in the place of a symbolic link"),
	}
}

func notOwnable(shown string) diag.Diagnostic {
	return diag.Diagnostic{
		Position: diag.Position{File: shown},
		Code:     "foreign-file",
		Message:  diag.Textf("what is built has no business here, so it is not written"),
		Hint:     diag.Textf("choose another output"),
	}
}

func editedOutput(shown, what string) diag.Diagnostic {
	return diag.Diagnostic{
		Position: diag.Position{File: shown},
		Code:     "edited-output",
		Message:  diag.Textf("somebody has edited this file since pobook wrote it, so it is not %s", what),
		Hint:     diag.Textf("take the edit over into the section or the catalogue, then build with --overwrite"),
	}
}

func meeting(shown string) diag.Diagnostic {
	return diag.Diagnostic{
		Position: diag.Position{File: shown},
		Code:     "outputs-meet",
		Message:  diag.Textf("two files of this build have this path"),
		Hint:     diag.Textf(`choose an "output" that keeps them apart, as "{locale}/{path}" does, or rename one of them`),
	}
}

func damagedManifest(shown string) diag.Diagnostic {
	return diag.Diagnostic{
		Position: diag.Position{File: shown},
		Severity: diag.Warning,
		Code:     "output-manifest",
		Message:  diag.Textf("lines of this file are not as pobook writes them, and do not count"),
		Hint:     diag.Textf("if files in this folder are reported as not pobook's, build with --overwrite"),
	}
}
