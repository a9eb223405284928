package undrawn

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/runenames"

	"github.com/pobook/pobook/internal/diag"
)

// Diagnostic says what a group lacks, how often, and what to do. Severity is that of
// characters that readers miss.
func (g *Group) Diagnostic(severity diag.Severity) diag.Diagnostic {
	d := diag.Diagnostic{Position: g.at, Severity: severity, Code: Code(g.samples[0])}
	one := g.count == 1
	switch {
	case g.key.kind == control && one:
		d.Message = diag.Textf("the control character %s", g.sample())
	case g.key.kind == control:
		d.Message = diag.Textf("%d control characters that text cannot have, %s", g.count, g.sample())
	case g.key.kind == private && one:
		d.Message = diag.Textf("no face has %s, a character for private use", g.sample())
	case g.key.kind == private:
		d.Message = diag.Textf("no face has %d characters for private use, %s", g.count, g.sample())
	default:
		d.Message = diag.Textf("no face has %s", g.lacking())
	}
	switch g.key.kind {
	case control:
		d.Severity = diag.Warning
		d.Hint = diag.Textf("delete what a program has left there")
	case private:
		d.Hint = diag.Textf(`name the font that has its meaning at "faces", as "symbols", or write that`)
	default:
		d.Hint = diag.Textf(`name a font file that has it at "faces", as %q, or write it in another way`, g.faceKey())
	}
	return d
}

// Code returns the code with which a character is reported.
func Code(r rune) diag.Code {
	switch kindOf(r) {
	case control:
		return "not-text"
	case private:
		return "private-use"
	default:
		return "missing-glyph"
	}
}

// faceKey is the key of the configuration for faces that have such characters.
func (g *Group) faceKey() string {
	switch s := g.key.script; s {
	case 0:
		return "symbols"
	case language.Latin:
		return "latin"
	case language.Han:
		return "han"
	default:
		return s.String()
	}
}

// lacking says which characters are meant.
func (g *Group) lacking() string {
	switch first := g.samples[0]; {
	case len(g.samples) == 1:
		return named(first) + times(g.count)
	case g.key.kind == symbol:
		return fmt.Sprintf("%d other symbols, %s", g.count, g.sample())
	default:
		return fmt.Sprintf("%d characters of the %s script, %s", g.count, nameOf(first), g.sample())
	}
}

// times says how often something is there, if it is more than once.
func times(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(", which is there %d times", n)
}

// sample lists the first characters of a group.
func (g *Group) sample() string {
	list := make([]string, len(g.samples))
	for i, r := range g.samples {
		list[i] = shown(r)
	}
	if g.count > 1 {
		return "such as " + strings.Join(list, ", ")
	}
	return list[0]
}

// named is a character with its code point and its name in Unicode, if it has one of its own.
func named(r rune) string {
	name := runenames.Name(r)
	if name == "" || name[0] == '<' { // as "<Hangul Syllable>"
		return shown(r)
	}
	return withCode(r, fmt.Sprintf("U+%04X %s", r, name))
}

// shown is a character with its code point, or that alone where nothing would be seen.
func shown(r rune) string { return withCode(r, fmt.Sprintf("U+%04X", r)) }

func withCode(r rune, code string) string {
	switch {
	case diag.Steers(r):
		return code
	case unicode.In(r, unicode.L, unicode.N, unicode.S, unicode.P):
		return fmt.Sprintf("%c (%s)", r, code)
	case unicode.Is(unicode.M, r):
		return fmt.Sprintf("\u25CC%c (%s)", r, code)
	default:
		return code
	}
}
