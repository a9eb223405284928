package dialect

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/markdown/jsx"
)

// A Container is a block of a dialect that holds other blocks. The lines that open
// and close it are literals among them.
type Container struct {
	ast.BaseBlock
	Family Family
	// Name is the kind that the author names, as in "note"; empty if the family
	// says all.
	Name string
	// Title is what is set above it; empty if the author gives none.
	Title text.Segment
	// Quote is what the title stands between, where its characters are written in another
	// way there; see [Dialect.Parameter].
	Quote byte
	// Folded says that it is folded until a reader opens it.
	Folded bool

	width   int  // of what its lines are indented by, in columns
	fence   int  // how many characters its fences have
	mark    byte // that they are made of, where there are several
	options bool // that the lines at hand may be options
}

// endsWith takes the line at hand, from an offset in it on, for the fence that closes
// the container.
func (c *Container) endsWith(reader text.Reader, offset int) parser.State {
	line, at := reader.PeekLine()
	start := at.Start + offset - at.Padding
	end := literal(text.NewSegment(start, start+len(util.TrimRight(line[offset:], []byte("\r\n")))))
	end.SetPos(start)
	c.AppendChild(c, end)
	reader.AdvanceToEOL()
	return parser.Close
}

// indentWidth is by how many columns what a block holds is indented, and code.
const indentWidth = 4

// upToFence goes on with the container unless the line at hand is a fence of a mark that
// closes it.
func (c *Container) upToFence(reader text.Reader, mark byte) parser.State {
	line, _ := reader.PeekLine()
	indent, offset := util.IndentWidth(line, reader.LineOffset())
	if fence := util.TrimRight(line[offset:], []byte(" \t\r\n")); indent < indentWidth && len(fence) >= c.fence && closes(fence, mark, len(fence)) {
		return c.endsWith(reader, offset)
	}
	return parser.Continue | parser.HasChildren
}

// whileIndented goes on with the container, without its indent, as long as lines have it.
func (c *Container) whileIndented(reader text.Reader) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		reader.AdvanceToEOL()
		return parser.Continue | parser.HasChildren
	}
	if indent, _ := util.IndentWidth(line, reader.LineOffset()); indent < c.width {
		return parser.Close
	}
	at, padding := util.IndentPosition(line, reader.LineOffset(), c.width)
	reader.AdvanceAndSetPadding(at, padding)
	return parser.Continue | parser.HasChildren
}

// A Family says what a container is for.
type Family int

// The families.
const (
	Admonition Family = iota // a note, a warning, …
	Tab                      // one of several that stand in one place
	Plain                    // a group of blocks that looks like others
	Line                     // an element and the text beside it, on one line
)

var kindContainer = ast.NewNodeKind("Container")

// Kind implements [ast.Node].
func (*Container) Kind() ast.NodeKind { return kindContainer }

// Dump implements [ast.Node].
func (c *Container) Dump(source []byte, level int) {
	ast.DumpHelper(c, source, level, map[string]string{"Name": c.Name}, nil)
}

// A Literal is lines that are no text, but for texts in them.
type Literal struct {
	ast.BaseBlock
	// What they are, for the page that leaves them out; empty where they are a
	// part of what is set.
	What  string
	Texts []Text // in order
	// Tags are those of JSX in it, in order, with places in the text of the section,
	// or, of a tag that stands beside a paragraph, in that.
	Tags []jsx.Tag

	// Shortcodes are those in it, with places in the text of the section.
	Shortcodes Tags

	end  int  // where it ends, if that is known from its first line on
	list bool // that the lines below belong to it, up to one like its first
}

// A Text is what people read in a literal.
type Text struct {
	At   text.Segment
	Form Form
	// Name is that of the attribute or the parameter whose value it is; empty where it is not
	// one of several that people may or may not read.
	Name string
	// Quote is what such a value stands between.
	Quote byte
}

// A Form is how a text stands in a literal.
type Form int

// The forms.
const (
	Rest      Form = iota // it ends where the line does
	Quoted                // between quotation marks, without escapes
	Bracketed             // between brackets, with escapes
	Verbatim              // it ends where the line does, and is not read as Markdown
	Attribute             // the value of an attribute of JSX, with character references
	Info                  // between quotation marks in an info string, where nothing is escaped
	Label                 // between brackets there, and set as HTML
	Parameter             // the value of a parameter, as [Dialect.Parameter] has it
)

// A Quoting is how the text of a value is written between quotation marks. Either function
// has the mark that it stands between.
type Quoting struct {
	Decode, Encode func(value string, quote byte) string
}

// KindLiteral is the kind of a [Literal].
var KindLiteral = ast.NewNodeKind("Literal")

// Kind implements [ast.Node].
func (*Literal) Kind() ast.NodeKind { return KindLiteral }

// IsRaw implements [ast.Node].
func (*Literal) IsRaw() bool { return true }

// Dump implements [ast.Node].
func (l *Literal) Dump(source []byte, level int) {
	ast.DumpHelper(l, source, level, map[string]string{"What": l.What}, nil)
}

// literal returns a line as a literal.
func literal(line text.Segment) *Literal {
	l := &Literal{}
	l.Lines().Append(line)
	return l
}

// lineAt returns the line at hand without its indent and its ending, and where it
// begins in the text.
func lineAt(reader text.Reader) (line []byte, start int) {
	line, at := reader.PeekLine()
	_, offset := util.IndentWidth(line, reader.LineOffset())
	return util.TrimRight(line[offset:], []byte("\r\n")), at.Start + offset - at.Padding
}

// closes reports whether a line is a fence of that length and nothing else.
func closes(line []byte, mark byte, length int) bool {
	line = util.TrimRight(line, []byte(" \t\r\n"))
	for _, c := range line {
		if c != mark {
			return false
		}
	}
	return len(line) == length
}
