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
	app *app
	to  io.Writer // nil if nobody looks

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
	p := &progressLine{app: a, stop: make(chan struct{})}
	if file, ok := fileOf(a.err); ok && terminalWidth(a.err) > 0 && a.getenv("TERM") != "dumb" {
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
		p.mutex.Lock()
		if p.text != "" && p.text != p.shown {
			fmt.Fprintf(p.to, "\r\x1b[K%s", p.text)
			p.shown = p.text
		}
		p.mutex.Unlock()
		timer.Reset(betweenProgress)
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
	if utf8.RuneCountInString(text) >= terminalWidth(p.app.err) {
		text = "" // it would take two lines, of which one would stay
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
