package diag

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode"
)

// A Writer makes a stream that people and CI read harmless: each line is written
// as [Harmless] has it, but for its tabs. It is put where a stream is opened, so
// that whatever is printed goes through it. It knows only lines, so a line break
// within a value has to be written otherwise by who prints the value.
type Writer struct {
	to      io.Writer
	keep    func(line string) func(offset int, r rune) bool
	pending []byte // the last line, which has no end yet
	err     error  // the first one
}

// NewWriter returns a Writer for a terminal, a file or the log of a job. Colours
// says whether the terminal is one for which pobook writes colours (SGR in
// ECMA-48), which then pass.
func NewWriter(to io.Writer, colours bool) *Writer {
	if colours {
		return &Writer{to: to, keep: keepColours}
	}
	return &Writer{to: to, keep: func(string) func(int, rune) bool { return keepTabs }}
}

// NewTableWriter returns a Writer for a table that another program reads and
// whose form has no escapes, as CSV: in it those format characters stay that
// belong to words, which are all but embeddings, overrides and isolates of
// direction (UAX #9), and so does a carriage return at the end of a line, where it
// returns nowhere.
func NewTableWriter(to io.Writer) *Writer {
	return &Writer{to: to, keep: keepWords}
}

func keepWords(line string) func(int, rune) bool {
	return func(i int, r rune) bool {
		turns := r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
		return keepTabs(i, r) || unicode.Is(unicode.Cf, r) && !turns || r == '\r' && i == len(line)-1
	}
}

func keepTabs(_ int, r rune) bool { return r == '\t' }

var colour = regexp.MustCompile("\x1b\\[[0-9]{1,2}m")

func keepColours(line string) func(int, rune) bool {
	at := map[int]bool{}
	for _, found := range colour.FindAllStringIndex(line, -1) {
		at[found[0]] = true
	}
	return func(i int, r rune) bool { return at[i] || keepTabs(i, r) }
}

// Write writes the lines that end in p; what follows the last of them waits for
// its end, or for [Writer.Flush].
func (w *Writer) Write(p []byte) (int, error) {
	end := bytes.LastIndexByte(p, '\n') + 1
	if end == 0 {
		w.pending = append(w.pending, p...)
		return len(p), w.err
	}
	text := string(w.pending) + string(p[:end])
	w.pending = append(w.pending[:0], p[end:]...)
	w.writeLines(text)
	return len(p), w.err
}

// Flush writes a last line that has no end.
func (w *Writer) Flush() error {
	text := string(w.pending)
	w.pending = nil
	w.writeLines(text)
	return w.err
}

func (w *Writer) writeLines(text string) {
	var b strings.Builder
	for line := range strings.Lines(text) {
		content, ended := strings.CutSuffix(line, "\n")
		b.WriteString(harmless(content, w.keep(content)))
		if ended {
			b.WriteByte('\n')
		}
	}
	if b.Len() == 0 || w.err != nil {
		return
	}
	_, w.err = io.WriteString(w.to, b.String())
}

// Unwrap returns the stream that w writes to.
func (w *Writer) Unwrap() io.Writer { return w.to }
