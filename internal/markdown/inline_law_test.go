package markdown

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// plainInline is the inline dialect without what depends on more than the text:
// footnotes, and URLs that stand as they are.
var plainInline = sync.OnceValue(func() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(linesParser{}, 0)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	)
	p.AddOptions(parser.WithInlineParsers(util.Prioritized(extension.NewStrikethroughParser(), 500)))
	return p
})

// parserFacts are what goldmark finds in a text, a line each.
func parserFacts(source []byte) []string {
	lines := text.NewSegments()
	for start := 0; start < len(source); {
		line, _ := linebreak.Cut(source[start:])
		lines.Append(text.NewSegment(start, start+len(line)))
		start += len(line)
	}
	if lines.Len() == 0 {
		return nil
	}
	r := &linesReader{text.NewReader(source), lines}
	r.SetPosition(0, lines.At(0))
	var facts []string
	_ = ast.Walk(plainInline().Parse(r), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan:
			var code strings.Builder
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				code.Write(c.(*ast.Text).Segment.Value(source))
			}
			facts = append(facts, fmt.Sprintf("code %q", strings.Trim(code.String(), " \n")))
		case *ast.AutoLink:
			facts = append(facts, fmt.Sprintf("autolink %q", n.Label(source)))
		case *ast.RawHTML:
			facts = append(facts, fmt.Sprintf("html %q", n.Segments.Value(source)))
		case *ast.Link:
			facts = append(facts, fmt.Sprintf("link %q %q", n.Destination, n.Title))
		case *ast.Image:
			facts = append(facts, fmt.Sprintf("image %q %q", n.Destination, n.Title))
		case *ast.Emphasis:
			facts = append(facts, fmt.Sprintf("emphasis %d", n.Level))
		case *east.Strikethrough:
			facts = append(facts, "strike")
		}
		return ast.WalkContinue, nil
	})
	return facts
}

// scannerFacts are what the scanner finds in a text, a line each.
func scannerFacts(source string) []string {
	s := inline.Scanner{Defined: func(string) bool { return false }}
	tokens := s.Scan(source, nil)
	type fact struct {
		at   int
		text string
	}
	var facts []fact
	add := func(at int, format string, args ...any) {
		facts = append(facts, fact{at, fmt.Sprintf(format, args...)})
	}
	for _, t := range tokens {
		switch t.Kind {
		case inline.Code:
			add(t.Start, "code %q", strings.Trim(t.Inner.In(source), " \n"))
		case inline.Autolink:
			add(t.Start, "autolink %q", t.Inner.In(source))
		case inline.Tag, inline.Comment, inline.Markup:
			add(t.Start, "html %q", t.In(source))
		case inline.Open:
			if t.Partner < 0 {
				continue
			}
			end := tokens[t.Partner]
			add(t.Start, "%s %q %q", map[byte]string{'!': "image", '[': "link"}[t.Sign], end.Inner.In(source), end.Title.In(source))
		}
	}
	pairs, _ := inline.Emphasis(source, tokens)
	for _, p := range pairs {
		if p.Sign == '~' {
			add(p.Open.Start, "strike")
		} else {
			add(p.Open.Start, "emphasis %d", p.Open.Len())
		}
	}
	slices.SortStableFunc(facts, func(a, b fact) int { return a.at - b.at })
	var lines []string
	for _, f := range facts {
		lines = append(lines, f.text)
	}
	return lines
}

// The scanner of messages and the parser of sections read a text alike.
func TestScannerReadsAsTheParserDoes(t *testing.T) {
	t.Parallel()
	corpus(t, func(t *testing.T, name string, source []byte) {
		s := Parse(source, Options{Code: map[string]CodeMode{"": CodeComments}})
		for i := range s.Segments {
			readAlike(t, name, s.Segments[i].Text)
		}
	})
}

func readAlike(t *testing.T, name, source string) {
	t.Helper()
	if diff := cmp.Diff(parserFacts([]byte(source)), scannerFacts(source)); diff != "" {
		t.Errorf("%s: %q (-parser +scanner)\n%s", name, source, diff)
	}
}

func FuzzScanner(f *testing.F) {
	for _, seed := range []string{
		"*a* **b** ***c** d* _e_ __f__ ~g~ ~~h~~", "`a` ``b`c`` ` d", `[a](b "c") ![d](<e f> 'g') [h](i(j)k)`,
		"[a [b](c) d](e) ![f [g](h) i](j)", `<a href="b" c='d' e=f g> </a > <!-- h --> <?i?> <!J k> <![CDATA[l]]>`,
		"<https://a.example/b> <a@b.example>", `\*a\* \[b](c) \<d> \` + "`e`", "**注意：**請*「存」*檔", "a*b*c _d_e f_g_ *h _i* j_",
		"[a]( b ) [c](d\n'e\nf') [g][h] [i][] [j]", "*a `b* c` d*", "*[a*](b)*", "**a*b**c*",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || strings.ContainsAny(source, "\x00\r") || escapedBreak.MatchString(source) {
			t.Skip()
		}
		readAlike(t, "fuzz", source)
	})
}

// escapedBreak is a backslash before a hard break of spaces. Goldmark then takes
// what the next line begins with for escaped, against the specification (§2.4).
var escapedBreak = regexp.MustCompile(`\\ *\n\\`)
