package markdown

import (
	"bytes"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

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

// Comments returns where in code the texts of its comments stand, and whether it is
// known what a comment is in the language. See [CodeComments].
func Comments(code, language string) (comments []inline.Span, known bool) {
	var lines []inline.Span
	at := 0
	for line := range strings.Lines(code) {
		lines = append(lines, inline.Span{Start: at, End: at + len(strings.TrimSuffix(line, "\n"))})
		at += len(line)
	}
	for _, text := range commentsIn([]byte(code), lines, language) {
		if text.Len() > 0 {
			comments = append(comments, text)
		}
	}
	return comments, lineComments[language] != ""
}

// commentsIn returns for each line of code the text of its comment, or an
// empty span. Only lines that are a comment as a whole count: a mark after
// code may stand in a string.
func commentsIn(source []byte, lines []inline.Span, language string) []inline.Span {
	mark := lineComments[language]
	texts := make([]inline.Span, len(lines))
	for i, l := range lines {
		line := source[l.Start:l.End]
		trimmed := bytes.TrimLeft(line, " \t")
		if mark == "" || !bytes.HasPrefix(trimmed, []byte(mark)) {
			continue
		}
		text := bytes.TrimLeft(trimmed, mark+"! \t")
		text = bytes.TrimRight(text, " \t")
		if bytes.HasPrefix(trimmed, []byte("#!")) || !inline.HasLetter(text) {
			continue
		}
		start := l.Start + bytes.Index(line, text)
		texts[i] = inline.Span{Start: start, End: start + len(text)}
	}
	return texts
}
