package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// code adds the segments of a code block: the block as a whole, its comments,
// or nothing.
func (c *collector) code(n ast.Node, word string) {
	lines := c.spans(n)
	mode, language := c.options.codeMode(word), language(word)
	if c.orders.offer {
		mode = CodeAll
	}
	switch mode {
	case CodeAll:
		c.wholeCode(lines, language)
	case CodeComments:
		c.codeComments(lines, language)
	default:
		c.skip(lines, "code")
	}
}

func (c *collector) wholeCode(lines []span, language string) {
	for len(lines) > 0 && lines[len(lines)-1].start == lines[len(lines)-1].end {
		lines = lines[:len(lines)-1]
	}
	if len(lines) == 0 {
		return
	}
	seg := Segment{
		Kind: KindCode, Detail: language,
		Text:  strings.Join(c.contents(lines), "\n"),
		Start: lines[0].start, End: lines[len(lines)-1].end,
		form: form{prefix: c.continuation(lines)},
	}
	if !hasLetter([]byte(seg.Text)) {
		c.skip(lines, "no words")
		return
	}
	c.add(seg)
}

func (c *collector) codeComments(lines []span, language string) {
	for i, text := range commentsIn(c.Source, lines, language) {
		if text.start == text.end {
			c.skip(lines[i:i+1], "code")
			continue
		}
		c.skip([]span{{lines[i].start, text.start}, {text.end, lines[i].end}}, "code")
		c.add(Segment{
			Kind: KindCodeComment, Detail: language,
			Text:  string(c.Source[text.start:text.end]),
			Start: text.start, End: text.end,
		})
	}
}

// lineComments are what begins a comment to the end of the line, by language.
var lineComments = func() map[string]string {
	byMark := map[string]string{
		"#":  "bash console dockerfile elixir fish ini julia make makefile nix perl powershell ps1 py python python3 r rb ruby sh shell tcl toml yaml yml zsh",
		"//": "c c# c++ cpp cs csharp dart go golang groovy java javascript js json5 jsonc jsx kotlin kt objc php proto rs rust scala scss swift ts tsx typescript zig",
		"--": "ada applescript elm haskell hs lua sql vhdl",
		";":  "asm clojure clj elisp lisp scheme",
		"%":  "erlang latex matlab prolog tex",
	}
	byLanguage := map[string]string{}
	for mark, languages := range byMark {
		for language := range strings.FieldsSeq(languages) {
			byLanguage[language] = mark
		}
	}
	return byLanguage
}()

// commentsIn returns for each line of code the text of its comment, or an
// empty span. Only lines that are a comment as a whole count: a mark behind
// code may stand in a string.
func commentsIn(source []byte, lines []span, language string) []span {
	mark := lineComments[language]
	texts := make([]span, len(lines))
	for i, l := range lines {
		line := source[l.start:l.end]
		trimmed := bytes.TrimLeft(line, " \t")
		if mark == "" || !bytes.HasPrefix(trimmed, []byte(mark)) {
			continue
		}
		text := bytes.TrimLeft(trimmed, mark+"! \t")
		text = bytes.TrimRight(text, " \t")
		if bytes.HasPrefix(trimmed, []byte("#!")) || !hasLetter(text) {
			continue
		}
		start := l.start + bytes.Index(line, text)
		texts[i] = span{start, start + len(text)}
	}
	return texts
}
