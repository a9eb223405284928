package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Limits of what is parsed, beside [MaxSigns] and [MaxDepth]. Beyond them the
// parser takes time with the square of the length of a text. All of them are ten
// times and more what real books have.
const (
	// MaxColumns is how many columns a table may have.
	MaxColumns = 200
	// MaxMissingCells is how many cells the rows of a table may lack altogether:
	// the parser makes them, so that a few bytes would stand for any number.
	MaxMissingCells = 20_000
	// MaxDefinitions is how many definitions of links may follow each other
	// without an empty line.
	MaxDefinitions = 2000
	// MaxNotes is how many definitions of footnotes a section may have.
	MaxNotes = 5000
	// MaxReferred is how many bytes the destinations of reference links may have
	// together, each counted as often as it is referred to, beyond ten times the
	// length of the section.
	MaxReferred = 1 << 20
	// MaxMetadata is how many bytes of front matter there may be.
	MaxMetadata = 1 << 16
)

// An Excess is what a section has too much of.
type Excess struct {
	Offset int // in the section
	Kind   ExcessKind
	Count  int
}

// An ExcessKind says what there may be too much of.
type ExcessKind int

// What a section may have too much of, each with its limit above.
const (
	_ ExcessKind = iota
	Signs
	Columns
	MissingCells
	Definitions
	Notes
	Referred
	Metadata
)

// FindExcess returns what a section has first that passes one of the limits. Most
// sections are looked at once, byte by byte; their blocks are parsed only where
// that leaves doubt.
func FindExcess(b []byte, options Options) (excess Excess, found bool) {
	s := newSource(b, options.dialect())
	if n := len(s.metadata()); n > MaxMetadata {
		return Excess{s.mark, Metadata, n}, true
	}
	p := limitPass{source: s}
	for at := s.body; at < len(s.bytes); {
		line, _ := linebreak.Cut(s.bytes[at:])
		if p.line(at, line) {
			return p.excess, true
		}
		at += len(line)
	}
	if !p.doubtful && !p.refers() {
		return Excess{}, false
	}
	t := parseBlocks(b, options.dialect())
	if excess, found = signsIn(t, t.blocks); !found && p.refers() {
		excess, found = referredIn(t)
	}
	return excess, found
}

// A limitPass goes through the lines of a section.
type limitPass struct {
	source
	excess Excess

	doubtful    bool // whether a run of lines holds more signs than a block may
	signs       int  // in the lines since the last empty one
	definitions int  // among them
	columns     int  // of the table that they may be
	missing     int  // cells in it
	header      bool // whether a delimiter row is among them

	notes    int // that may be defined in the section
	longest  int // of the lines that may be definitions, in bytes
	brackets int // that may end a reference, in the section
}

// line takes a line, and reports whether it passes a limit.
func (p *limitPass) line(at int, line []byte) bool {
	text := bytes.Trim(line, " \t\r\n>")
	if len(text) == 0 {
		p.signs, p.definitions, p.missing, p.header = 0, 0, 0, false
		return false
	}
	p.signs += countSigns(text)
	p.doubtful = p.doubtful || p.signs > MaxSigns
	p.brackets += bytes.Count(text, []byte("]"))
	if bytes.Contains(text, []byte("[^")) {
		p.notes += bytes.Count(text, []byte("]:")) // several where one contains the other
		if p.notes > MaxNotes {
			return p.exceeds(at, Notes, p.notes)
		}
	}
	if text[0] == '[' && bytes.Contains(text, []byte("]:")) {
		p.longest = max(p.longest, len(text))
		if p.definitions++; p.definitions > MaxDefinitions {
			return p.exceeds(at, Definitions, p.definitions)
		}
	}
	return p.row(at, text)
}

// row counts the cells of what may be a row of a table.
func (p *limitPass) row(at int, text []byte) bool {
	bars := bytes.Count(text, []byte("|"))
	if !p.header && (bars == 0 || !isDelimiterRow(text)) {
		return false
	}
	if !p.header {
		p.header, p.columns = true, bars+1
		return bars > MaxColumns+1 && p.exceeds(at, Columns, bars-1)
	}
	p.missing += max(0, p.columns-2-bars)
	return p.missing > MaxMissingCells && p.exceeds(at, MissingCells, p.missing)
}

// isDelimiterRow reports whether a line may be what parts the header of a table
// from its body (GFM §4.10).
func isDelimiterRow(text []byte) bool {
	return bytes.IndexByte(text, '-') >= 0 && len(bytes.Trim(text, "|:- \t")) == 0
}

func (p *limitPass) exceeds(at int, kind ExcessKind, count int) bool {
	p.excess = Excess{at, kind, count}
	return true
}

// refers reports whether references may stand for more than [MaxReferred].
func (p *limitPass) refers() bool { return p.longest*p.brackets > p.referable() }

func (s source) referable() int { return MaxReferred + 10*len(s.bytes) }

// signsIn finds the first block that holds too many signs of markup.
func signsIn(t *tree, n ast.Node) (Excess, bool) {
	if isLeaf(n) {
		if !holdsText(n) {
			return Excess{}, false
		}
		count, lines := 0, t.lines(n)
		if len(lines) == 0 {
			at := t.body + t.position(n)
			lines = []inline.Span{{Start: at, End: at}}
		}
		for i, l := range lines {
			if i == len(lines)-1 && n.Kind() == ast.KindHeading {
				l.End = t.lineEnd(l.End) // its attributes are not of its text
			}
			count += countSigns(t.in(l))
		}
		if count > MaxSigns {
			return Excess{lines[0].Start, Signs, count}, true
		}
		return Excess{}, false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if excess, found := signsIn(t, c); found {
			return excess, true
		}
	}
	return Excess{}, false
}

// referredIn sums up what the references of a section stand for. No block holds
// too many signs.
func referredIn(t *tree) (Excess, bool) {
	sum, first, limit := 0, -1, t.referable()
	for _, l := range leaves(t) {
		if !holdsText(l.node) {
			continue
		}
		_ = ast.Walk(t.inline(t.lines(l.node)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if link, ok := n.(*ast.Link); ok && entering && link.Reference != nil {
				sum += len(link.Destination)
			}
			if image, ok := n.(*ast.Image); ok && entering && image.Reference != nil {
				sum += len(image.Destination)
			}
			return ast.WalkContinue, nil
		})
		if sum > limit && first < 0 {
			first = t.body + l.start
		}
	}
	return Excess{first, Referred, sum}, first >= 0
}
