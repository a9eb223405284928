package hyphenation

import (
	"embed"
	"strings"
)

// The terms of all patterns ask to go wherever the patterns go.
//
//go:embed licences
var terms embed.FS

// A Part is the patterns of one file, and under which terms they are here.
type Part struct {
	Name    string // "hyph-de-1996"
	Version string
	ID      string // the licence, as an SPDX expression
	Source  string // the web page of the part
	Text    string // copyright notices and licence, in UTF-8
}

// Parts returns the files of patterns by name.
func Parts() []Part {
	var parts []Part
	for _, s := range sources {
		name, _, _ := strings.Cut(s.file, ".")
		parts = append(parts, Part{Name: name, Version: s.version, ID: s.licence, Source: s.page, Text: s.notice()})
	}
	return parts
}

// notice returns what a file says of itself, and the terms that it only names. The
// patterns of both kinds of Norwegian are in a file that has notices of its own.
func (s *source) notice() string {
	text := ""
	if strings.HasSuffix(s.file, ".tex") {
		text = header(s.file)
		if included := header("hyph-no.tex"); strings.Contains(content(s.file), `\input hyph-no`) {
			text += "\n" + included
		}
	}
	if s.terms == "" {
		return text
	}
	licence, err := terms.ReadFile("licences/" + s.terms)
	if err != nil {
		panic(err) // which the tests rule out
	}
	if text != "" {
		text += "\n"
	}
	return text + string(licence)
}

// header returns the comments that a file of hyph-utf8 begins with.
func header(file string) string {
	var b strings.Builder
	for line := range strings.Lines(content(file)) {
		comment, ok := strings.CutPrefix(line, "%")
		if !ok {
			break
		}
		b.WriteString(strings.TrimPrefix(comment, " "))
	}
	return b.String()
}
