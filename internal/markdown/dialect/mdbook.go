package dialect

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/inline"
)

// MDBook is pulldown-cmark below what preprocessors put in the text before: mdBook's own,
// and mdbook-admonish.
var MDBook = &Dialect{
	Name: "mdbook",
	blocks: []util.PrioritizedValue{
		util.Prioritized(admonishParser{}, first),
		util.Prioritized(literalParser{trigger: "{", open: onLine(titleOn)}, first),
		util.Prioritized(newDefinitionListParser(), first+1),
		util.Prioritized(newDefinitionDescriptionParser(), first+2),
	},
	transformers: []parser.ASTTransformer{tailCutter{heading: bracesAt}},
	HeadingTail:  braces,
	Unseen:       mdbookUnseen,
	Attributes:   []string{"title"},
	Parameter:    Quoting{Decode: decodeInfo, Encode: encodeInfo},
	NextText:     true,
	Opens:        ":", // a definition
	Output:       Output{Join: Comment, Address: Unlinked, Notice: "> [!WARNING]\n> %s\n"},
	Markers:      []*regexp.Regexp{regexp.MustCompile(`^\\\{\{[ \t]*#(?:` + inclusions + `)\b[^}]*\}\}[ \t]*$`)},
}

// inclusions are the names of what mdBook's preprocessor puts files in with.
const inclusions = `include|rustdoc_include|playground|playpen`

var mdbookUnseen = Unseen{
	Computed:     regexp.MustCompile(`\{\{\s*#.*?\}\}`),
	CodeInclude:  regexp.MustCompile(`^[ \t]*\{\{\s*#(?:` + inclusions + `)\s+[^}]+\}\}[ \t]*$`),
	CodeComputed: regexp.MustCompile(`\\?\{\{\s*#(?:` + inclusions + `|title)\s+[^}]+\}\}`),
	Escaped:      true,
	Line:         rustLine,
}

// braces are the attributes of a heading to pulldown-cmark, which takes any words for some.
// Goldmark has taken those before that it reads.
var braces = regexp.MustCompile(`[ \t]*\{[^{}<>\\\r\n]*\}[ \t]*$`)

func bracesAt(line string) (end int, id inline.Span, ok bool) {
	m := braces.FindStringIndex(line)
	if m == nil {
		return 0, id, false
	}
	return m[0], id, true
}

// hiding matches what of an info string says which lines of the code are hidden.
var hiding = regexp.MustCompile(`^([\w+-]*)(?:.*[, ]hidelines=([^, ]+))?`)

// rustLine returns what mdBook shows of a line of code: in Rust it hides what begins with a
// number sign alone, and shows one less of two; in other languages a fence says what hides a
// line.
func rustLine(info, line string) (shown string, ok bool) {
	m := hiding.FindStringSubmatch(info)
	code := strings.TrimLeft(line, " \t")
	switch {
	case m[1] != "rust":
		return line, m[2] == "" || !strings.HasPrefix(code, m[2])
	case code == "#" || strings.HasPrefix(code, "# "):
		return "", false
	case strings.HasPrefix(code, "##"):
		return line[:len(line)-len(code)] + code[1:], true
	}
	return line, true
}

// titleLine is what names the page in a browser's window. In its place there is an empty
// line.
var titleLine = regexp.MustCompile(`^\{\{[ \t]*#title[ \t]+([^}]*[^} \t])[ \t]*\}\}[ \t]*$`)

func titleOn(line []byte, start int) *Literal {
	m := titleLine.FindSubmatchIndex(line)
	if m == nil {
		return nil
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.Texts = []Text{{At: text.NewSegment(start+m[2], start+m[3]), Form: Parameter, Name: "title"}}
	return l
}
