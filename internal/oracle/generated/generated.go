// Package generated builds sections with the generators of sites that they are
// written for. It is for tests: a
// translation must be built as its source is ([Start]), to the same elements
// ([Differences]), with what translators wrote where readers see it ([Misplaced]).
//
// `make test-generators` installs the generators outside the repository, as package
// generators says.
package generated

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/oracle/generators"
)

// patience is how long an answer may take.
const patience = 120 * time.Second

// A Generator builds sections of one dialect. Several goroutines may use it.
type Generator struct {
	builder *builder
	waiting chan *process
}

// Start starts a generator, which ends with the test. Sections stand in a copy of what is
// beside them, as they refer to it: pictures, snippets, other sections. It may be nil. Where the generator is not installed, the test is skipped with a reason.
func Start(t testing.TB, dialect Dialect, beside fs.FS) *Generator {
	t.Helper()
	b := builders[dialect]
	folder := require(t, dialect, b.kind)
	g := &Generator{builder: b, waiting: make(chan *process, runtime.GOMAXPROCS(0))}
	temporary := t.TempDir()
	for i := range cap(g.waiting) {
		work := filepath.Join(temporary, fmt.Sprint(i))
		sections := filepath.Join(work, b.sections)
		if err := os.MkdirAll(sections, 0o755); err != nil {
			t.Fatal(err)
		}
		if beside != nil {
			if err := os.CopyFS(sections, beside); err != nil {
				t.Fatal(err)
			}
		}
		for name, content := range b.files {
			if err := write(filepath.Join(work, name), content); err != nil {
				t.Fatal(err)
			}
		}
		p, err := start(func() *exec.Cmd { return b.command(folder, work) })
		if err != nil {
			t.Fatal(err)
		}
		g.waiting <- p
	}
	t.Cleanup(func() {
		for range cap(g.waiting) {
			(<-g.waiting).end()
		}
	})
	return g
}

// Page builds one section, whose name is its slash-separated path in the folder. The
// error is what the generator says of it. A page of MkDocs is what the theme's
// templates would get: title, metadata, table of contents, content.
func (g *Generator) Page(name string, section []byte) (*Page, error) {
	pages, err := g.ask(map[string]any{"name": name, "text": string(section)})
	if err != nil {
		return nil, err
	}
	return pages[name], nil
}

// Site builds sections by their names, all in one run. MkDocs makes whole files of
// HTML of them; the other generators make the same as [Generator.Page].
func (g *Generator) Site(sections map[string][]byte) (map[string]*Page, error) {
	if g.builder.sites {
		texts := map[string]string{}
		for name, section := range sections {
			texts[name] = string(section)
		}
		return g.ask(map[string]any{"site": texts})
	}
	pages := map[string]*Page{}
	for name, section := range sections {
		page, err := g.Page(name, section)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		pages[name] = page
	}
	return pages, nil
}

// ask asks a process that waits.
func (g *Generator) ask(request any) (map[string]*Page, error) {
	p := <-g.waiting
	defer func() { g.waiting <- p }()
	late := time.AfterFunc(patience, func() { _ = p.command.Process.Kill() })
	defer late.Stop()
	var answer struct {
		Pages map[string][]*Node
		HTML  map[string]string
		Error string
	}
	if err := p.exchange(request, &answer); err != nil {
		p.end()
		again, startErr := p.again()
		if startErr != nil {
			panic(startErr) // it has been started before
		}
		p = again
		return nil, fmt.Errorf("the generator ends, or takes more than %s: %w", patience, err)
	}
	if answer.Error != "" {
		return nil, errors.New(answer.Error)
	}
	pages := map[string]*Page{}
	for name, nodes := range answer.Pages {
		pages[name] = &Page{nodes}
	}
	for name, fragment := range answer.HTML {
		nodes, err := parseHTML(fragment)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		pages[name] = &Page{nodes}
	}
	return pages, nil
}

// A process is one of a script, which answers JSON lines.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	again   func() (*process, error)
}

// start starts the process that a command is made for.
func start(command func() *exec.Cmd) (*process, error) {
	p := &process{command: command(), again: func() (*process, error) { return start(command) }}
	p.command.Stderr = os.Stderr
	in, err := p.command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<16)
	return p, p.command.Start()
}

func (p *process) exchange(request, answer any) error {
	line, err := json.Marshal(request)
	if err != nil {
		return err
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		return err
	}
	if line, err = p.out.ReadBytes('\n'); err != nil {
		return err
	}
	return json.Unmarshal(line, answer)
}

// end ends a process that waits for input.
func (p *process) end() {
	_ = p.in.Close()
	_ = p.command.Process.Kill()
	_ = p.command.Wait()
}

// write writes a file with the folders that it is in.
func write(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(content), 0o644)
}

// require returns the folder in which the generator of a dialect is installed, and skips
// the test where it is not.
func require(t testing.TB, dialect Dialect, kind generators.Kind) string {
	t.Helper()
	folder, ok := kind.Installed()
	if !ok {
		oracle.Missing(t, "what make test-generators installs for "+string(dialect))
	}
	return folder
}
