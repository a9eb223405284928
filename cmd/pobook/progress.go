package main

import (
	"fmt"
	"io"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// A progressLine says on a terminal what a command is at, if it takes longer than a
// second. It is the last line of the standard error, and gone when the command
// ends; whatever else is printed there goes through it.
type progressLine struct {
	app   *app
	to    io.Writer  // nil if nobody looks
	width func() int // of the terminal, in columns

	mutex sync.Mutex
	text  string // what is to be shown
	shown string // what is
	stop  chan struct{}
	done  sync.Once
}

const (
	beforeProgress  = time.Second
	betweenProgress = 200 * time.Millisecond
)

func newProgressLine(a *app) *progressLine {
	p := &progressLine{app: a, width: func() int { return terminalWidth(a.err) }, stop: make(chan struct{})}
	quiet := a.getenv("TERM") == "dumb" || a.getenv("NO_COLOR") != "" || a.getenv("CI") != ""
	if file, ok := fileOf(a.err); ok && terminalWidth(a.err) > 0 && !quiet && enableEscapes(file) {
		p.to = file
		go p.draw()
	}
	return p
}

// draw draws the line from time to time, until it is stopped.
func (p *progressLine) draw() {
	timer := time.NewTimer(beforeProgress)
	defer timer.Stop()
	for {
		select {
		case <-p.stop:
			return
		case <-timer.C:
		}
		p.redraw()
		timer.Reset(betweenProgress)
	}
}

func (p *progressLine) redraw() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.text != "" && p.text != p.shown {
		fmt.Fprintf(p.to, "\r\x1b[K%s", p.text)
		p.shown = p.text
	}
}

// show says what the command is at, and the how manieth thing it is of how many; total is 0
// if that is not known.
func (p *progressLine) show(what string, done, total int) {
	if p.to == nil {
		return
	}
	text := diag.Harmless(what)
	if total > 1 {
		text += fmt.Sprintf(", %d of %d", done, total)
	}
	p.set(text)
}

// showFirst says what the command is at side by side, as much of it as one line has room for.
func (p *progressLine) showFirst(parts []string) {
	if p.to == nil {
		return
	}
	const between, more = "; ", "; …"
	width, text := p.width(), ""
	for i, part := range parts {
		longer := diag.Harmless(part)
		if i > 0 {
			longer = text + between + longer
		}
		if utf8.RuneCountInString(longer+more) >= width {
			if i > 0 {
				text += more
			}
			break
		}
		text = longer
	}
	p.set(text)
}

// set sets what is to be shown; nothing, if it would take two lines, of which one would stay.
func (p *progressLine) set(text string) {
	if utf8.RuneCountInString(text) >= p.width() {
		text = ""
	}
	p.mutex.Lock()
	p.text = text
	p.mutex.Unlock()
}

// clear takes the line away, until it is drawn again. The mutex is held.
func (p *progressLine) clear() {
	if p.shown != "" {
		fmt.Fprint(p.to, "\r\x1b[K")
		p.shown = ""
	}
}

// print prints a line above.
func (p *progressLine) print(line string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.clear()
	fmt.Fprintln(p.app.err, line)
}

// waiting says above the line that somebody else updates the handbook.
func (p *progressLine) waiting() { p.print(waitingForUpdate) }

// reporter reports above the line.
func (p *progressLine) reporter() diag.Reporter {
	return func(d diag.Diagnostic) {
		p.mutex.Lock()
		defer p.mutex.Unlock()
		p.clear()
		p.app.report(d)
	}
}

// end takes the line away for good.
func (p *progressLine) end() {
	p.done.Do(func() {
		close(p.stop)
		p.mutex.Lock()
		defer p.mutex.Unlock()
		p.text = ""
		p.clear()
	})
}
