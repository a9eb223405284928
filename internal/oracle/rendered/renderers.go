package rendered

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os/exec"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/oracle"
)

//go:embed renderers.py
var script string

// patience is how long a text may take. The program itself gives up each renderer
// before that, but for one that is in C.
const patience = 60 * time.Second

// Renderers are programs that render Markdown: cmark-gfm, which is GitHub's,
// markdown-it, and Python-Markdown, which is that of MkDocs. All let HTML pass.
// What they print is read by html5lib. Several goroutines may use them.
type Renderers struct {
	python  string
	waiting chan *process
	mutex   sync.Mutex
	known   map[string]*reading
}

// A reading is what the renderers make of a text.
type reading struct {
	done sync.Once
	by   map[string]*Inventory
}

// Start starts the renderers, which end with the test.
func Start(t testing.TB) *Renderers {
	t.Helper()
	r := &Renderers{
		python: oracle.RequirePython(t, "cmarkgfm", "html5lib", "markdown", "markdown_it", "mdit_py_plugins"),
		known:  map[string]*reading{},
	}
	n := runtime.GOMAXPROCS(0)
	r.waiting = make(chan *process, n)
	for range n {
		p, err := start(r.python)
		if err != nil {
			t.Fatal(err)
		}
		r.waiting <- p
	}
	t.Cleanup(func() {
		for range n {
			(<-r.waiting).end()
		}
	})
	return r
}

// Render returns the inventory of a text by the names of the renderers, and keeps it
// for the next time.
func (r *Renderers) Render(text string) map[string]*Inventory {
	r.mutex.Lock()
	known := r.known[text]
	if known == nil {
		known = &reading{}
		r.known[text] = known
	}
	r.mutex.Unlock()
	known.done.Do(func() { known.by = r.render(text) })
	return known.by
}

// render asks a process that waits.
func (r *Renderers) render(text string) map[string]*Inventory {
	p := <-r.waiting
	by, err := p.render(text)
	if err != nil {
		p.end()
		if p, err = start(r.python); err != nil {
			panic(err) // it has been started before
		}
		by = map[string]*Inventory{"all": {Error: "ends, or takes more than " + patience.String()}}
	}
	r.waiting <- p
	return by
}

// Beyond returns what a recombined section brings in beyond its source, by the name
// of the renderer, and by "text" for what every reader of it sees.
func (r *Renderers) Beyond(result, source string) map[string][]string {
	found := map[string][]string{}
	if text := BeyondText(result, source); len(text) > 0 {
		found["text"] = text
	}
	want := r.Render(source)
	for name, inv := range r.render(result) {
		of := want[name]
		if of == nil {
			of = &Inventory{}
		}
		if beyond := inv.Beyond(of); len(beyond) > 0 {
			found[name] = beyond
		}
	}
	return found
}

// A process is one of the Python program.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func start(python string) (*process, error) {
	p := &process{command: exec.Command(python, "-c", script)}
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

func (p *process) render(text string) (map[string]*Inventory, error) {
	late := time.AfterFunc(patience, func() { _ = p.command.Process.Kill() })
	defer late.Stop()
	request, err := json.Marshal(map[string]string{"text": text})
	if err != nil {
		return nil, err
	}
	if _, err := p.in.Write(append(request, '\n')); err != nil {
		return nil, err
	}
	answer, err := p.out.ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("the renderers give no answer: %w", err)
	}
	var by map[string]*Inventory
	return by, json.Unmarshal(answer, &by)
}

// end ends a process that waits for input.
func (p *process) end() {
	_ = p.in.Close()
	_ = p.command.Process.Kill()
	_ = p.command.Wait()
}
