package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/term"

	"github.com/pobook/pobook/internal/atomic"
	"github.com/pobook/pobook/internal/report"
)

// An output is a form in which findings are written, and where to.
type output struct{ format, file string } // file is "" for the standard output

// readOutputs reads the values of --format.
func readOutputs(a *app, values []string) ([]output, error) {
	var outputs []output
	for _, value := range values {
		format, file, named := strings.Cut(value, "=")
		if format == "auto" {
			format = autoFormat(a)
		}
		if !slices.Contains(report.FindingFormats, format) {
			return nil, fmt.Errorf("unknown format %q; there are auto, %s", format, strings.Join(report.FindingFormats, ", "))
		}
		if named && file == "" {
			return nil, fmt.Errorf("format %q names no file after its =", value)
		}
		outputs = append(outputs, output{format, file})
	}
	return outputs, nil
}

// autoFormat picks a format by who runs pobook.
func autoFormat(a *app) string {
	switch {
	case a.getenv("GITHUB_ACTIONS") == "true":
		return "github"
	case a.getenv("GITLAB_CI") == "true":
		return "gitlab"
	default:
		return "text"
	}
}

func (o output) write(a *app, findings report.Findings) error {
	if o.file == "" {
		return findings.Write(streamFor(a, o.format), o.format, styleOf(a.out, a.getenv))
	}
	var b bytes.Buffer
	if err := findings.Write(&b, o.format, report.Style{}); err != nil {
		return err
	}
	return o.put(a, b.Bytes())
}

// put puts a report into the file that is named for it.
func (o output) put(a *app, written []byte) error {
	file := a.path(o.file)
	if stream := streamAt(a, file, o.format); stream != nil {
		_, err := stream.Write(written)
		return err
	}
	return atomic.WriteFile(file, written)
}

// streamFor is the standard output for a format.
func streamFor(a *app, format string) io.Writer {
	if report.IsCommands(format) {
		return a.verbatim
	}
	return a.out
}

// streamAt returns the stream that is written to a file, be it named /dev/stdout
// or what a shell redirects the stream to; nil if there is none. To put another
// file in its place would lose what the stream writes besides.
func streamAt(a *app, name, format string) io.Writer {
	there, err := os.Stat(name)
	if err != nil {
		return nil
	}
	for _, stream := range []io.Writer{streamFor(a, format), a.err} {
		file, ok := fileOf(stream)
		if !ok {
			continue
		}
		if info, err := file.Stat(); err == nil && os.SameFile(info, there) {
			return stream
		}
	}
	return nil
}

// fileOf returns the file that a stream is, if it is one.
func fileOf(stream io.Writer) (*os.File, bool) {
	for {
		outer, ok := stream.(interface{ Unwrap() io.Writer })
		if !ok {
			break
		}
		stream = outer.Unwrap()
	}
	file, ok := stream.(*os.File)
	return file, ok
}

// styleOf says what a stream can show. NO_COLOR is honoured.
func styleOf(out io.Writer, getenv func(string) string) report.Style {
	width := terminalWidth(out)
	if width == 0 {
		return report.Style{}
	}
	if columns, err := strconv.Atoi(getenv("COLUMNS")); err == nil && columns > 20 {
		width = columns
	}
	colour := getenv("NO_COLOR") == "" && getenv("TERM") != "dumb" && obeysEscapes(out)
	return report.Style{Colour: colour, Width: width}
}

// obeysEscapes reports whether a terminal takes what begins with the character ESC for colours
// and the like, and lets it do so where it has to be asked.
func obeysEscapes(w io.Writer) bool {
	file, ok := fileOf(w)
	return ok && enableEscapes(file)
}

// terminalWidth returns how many columns a terminal has, and 0 for anything
// else.
func terminalWidth(w io.Writer) int {
	file, ok := fileOf(w)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return 0
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 20 {
		return width
	}
	return 80
}
