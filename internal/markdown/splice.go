package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// Spliced is a section with its translations in place.
type Spliced struct {
	Source []byte
	// Pieces says what is not the section's own, in order.
	Pieces []Piece
	// Refused are the translations that were left out, by segment. Those
	// segments keep the source's text.
	Refused []Refusal

	of   *Section // that the translations are of
	tree *tree    // of Source; nil until it is needed, see parsed
}

// parsed is the tree of Source.
func (sp *Spliced) parsed() *tree {
	if sp.tree == nil {
		sp.tree = parseBlocks(sp.Source, sp.of.tree.dialect)
	}
	return sp.tree
}

// Splice puts translations into the section's bytes. text returns the
// translation of the segment at an index of [Section.Segments], and false to keep
// the source's text. A translation equal to the segment's text changes nothing.
// Text that would read as block structure is escaped; the result has the block
// structure of the source in any case, even if translations have to be refused
// for it.
func (s *Section) Splice(text func(i int) (string, bool)) *Spliced {
	judge := newJudge(s.tree, s.Options)
	c := comparison{section: s, judge: judge, before: s.leaves}
	edits, refused := s.edits(judge, text)
	for {
		t := trial{section: s, result: s.tree}
		if !t.together(edits) {
			// What is refused for itself need not be found by trials.
			alone := c.alone(edits)
			refused, edits = append(refused, alone...), without(edits, alone)
			t.accept(edits)
			refused = append(refused, unfit(t.accepted, edits, func(i int) string { return s.Segments[i].Text })...)
		}
		objections := c.objections(t.result, t.accepted)
		if len(objections) == 0 {
			objections = c.miscounts(t.result, t.accepted)
		}
		if len(objections) == 0 {
			slices.SortFunc(refused, func(a, b Refusal) int { return cmp.Compare(a.Segment, b.Segment) })
			return &Spliced{Source: t.result.bytes, Pieces: pieces(t.accepted), Refused: refused, of: s, tree: t.result}
		}
		// Without these the section is another one, and is judged again.
		refused, edits = append(refused, objections...), without(t.accepted, objections)
	}
}

// without returns the edits that are not refused.
func without(edits []edit, refused []Refusal) []edit {
	gone := make(map[int]bool, len(refused))
	for _, r := range refused {
		gone[r.Segment] = true
	}
	return slices.DeleteFunc(slices.Clone(edits), func(e edit) bool { return gone[e.segment] })
}

// unfit refuses the edits that have not been accepted. text returns the text of a segment.
func unfit(accepted, edits []edit, text func(segment int) string) []Refusal {
	var refused []Refusal
	for _, e := range edits {
		if len(accepted) > 0 && accepted[0].segment == e.segment {
			accepted = accepted[1:]
			continue
		}
		refused = append(refused, Refusal{e.segment, trust.Objection{Reason: trust.Structure, What: blockSign(text(e.segment), e.translation)}})
	}
	return refused
}

// blockSigns are those that may begin or end a block wherever they stand.
var blockSigns = []string{"<!--", "-->", "```", "~~~", ":::", "{{", "{%", "$$", "</", "<", "|", "\n"}

// blockSign returns the first of them that a translation has more often than its source: the
// likeliest to have changed the structure. It is empty if there is none.
func blockSign(source, translation string) string {
	for _, sign := range blockSigns {
		if strings.Count(translation, sign) > strings.Count(source, sign) {
			return strings.ReplaceAll(sign, "\n", `\n`)
		}
	}
	return ""
}

// edits encodes the translations, but for those that cannot be used whatever
// is escaped in them.
func (s *Section) edits(judge *trust.Judge, text func(i int) (string, bool)) (edits []edit, refused []Refusal) {
	e := encoder{source: s.tree.source, judge: judge}
	for i := range s.Segments {
		seg := &s.Segments[i]
		translation, ok := text(i)
		if !ok || translation == seg.Text {
			continue
		}
		if objection, ok := unusable(seg, translation); ok {
			refused = append(refused, Refusal{i, objection})
			continue
		}
		encoded, echoes, objection := e.encode(seg, translation)
		if objection.Reason != 0 {
			refused = append(refused, Refusal{i, objection})
			continue
		}
		edits = append(edits, edit{i, seg.Start, seg.End, encoded, translation, echoes})
	}
	return edits, refused
}

// A trial finds out which edits leave the block structure alone, together with
// each other.
type trial struct {
	section  *Section
	accepted []edit
	result   *tree // the section with the accepted edits
	failed   int   // how many trials have
}

// mostFailed is how many trials may fail. It serves a dozen edits that do not fit in
// the longest section; whoever has more of them is not helped by time that grows
// with their square.
const mostFailed = 256

// together accepts all of some more edits if they fit.
func (t *trial) together(candidates []edit) bool {
	if len(candidates) == 0 {
		return true
	}
	all := slices.Concat(t.accepted, candidates)
	edited := parseBlocks(apply(t.section.Source, all), t.section.tree.dialect)
	if !t.section.sound(edited, pieces(all)) {
		t.failed++
		return false
	}
	t.accepted, t.result = all, edited
	return true
}

// accept accepts those of some edits that fit. Halving finds the few that do not
// with a few dozen trials, however long the section is.
func (t *trial) accept(candidates []edit) {
	if t.failed >= mostFailed || t.together(candidates) {
		return
	}
	if half := len(candidates) / 2; half > 0 {
		t.accept(candidates[:half])
		t.accept(candidates[half:])
	}
}

// sound reports whether a tree, in which pieces are not the section's own, has
// the section's skeleton.
func (s *Section) sound(edited *tree, pieces []Piece) bool {
	var own []int
	for _, p := range pieces {
		if p.Attribute {
			own = append(own, p.Start)
		}
	}
	return bytes.Equal(skeletonOf(edited, s.title.keys(s.Options), s.Options.readable(), places(s.Segments, pieces), own), s.skeleton())
}

// An Insertion is what pobook itself writes into a recombined section.
type Insertion struct {
	Offset int // in [Spliced.Source]
	Text   string
	// Attribute says that it gives a heading attributes, which then are not the
	// author's.
	Attribute bool
}

// Insert returns the section with insertions in it, which are in order. Those
// that would change the block structure are left out. What is inserted into a
// translation is a part of its piece from then on.
func (sp *Spliced) Insert(insertions []Insertion) *Spliced {
	if len(insertions) == 0 {
		return sp
	}
	next := sp.with(insertions)
	if !sp.doubtful(insertions) || sp.of.sound(next.parsed(), next.Pieces) {
		return next
	}
	half := len(insertions) / 2
	if half == 0 {
		return sp
	}
	next = sp.Insert(insertions[:half])
	moved := slices.Clone(insertions[half:])
	for i := range moved {
		moved[i].Offset += len(next.Source) - len(sp.Source)
	}
	return next.Insert(moved)
}

// doubtful reports whether any of some insertions may change the block structure.
// Within a line, after a letter or the marks of a heading, it cannot: what opens a
// block stands before them.
func (sp *Spliced) doubtful(insertions []Insertion) bool {
	done, sure := 0, false // how far the source has been looked at, and what is known of its line
	for _, in := range insertions {
		passed := sp.Source[done:in.Offset]
		if i := bytes.LastIndexByte(passed, '\n'); i >= 0 || done == 0 {
			passed, sure = passed[i+1:], false
		}
		sure = sure || bytes.IndexByte(passed, '#') >= 0 || inline.HasLetter(passed)
		if done = in.Offset; in.Attribute || !sure {
			return true
		}
	}
	return false
}

// with returns the section with insertions in it, whatever they do.
func (sp *Spliced) with(insertions []Insertion) *Spliced {
	next := &Spliced{Refused: sp.Refused, of: sp.of}
	edits := make([]edit, len(insertions))
	for i, in := range insertions {
		edits[i] = edit{start: in.Offset, end: in.Offset, text: []byte(in.Text)}
	}
	next.Source = apply(sp.Source, edits)
	m := merger{insertions: insertions}
	for _, p := range sp.Pieces {
		m.insertUpTo(p.Start)
		p.Start += m.shift
		m.passUpTo(p.End)
		p.End += m.shift
		m.source = p.Source - p.End + m.shift
		m.pieces = append(m.pieces, p)
	}
	m.insertUpTo(len(sp.Source))
	next.Pieces = m.pieces
	return next
}

// A merger puts insertions among pieces.
type merger struct {
	insertions []Insertion // that are left
	shift      int         // the length of those that are done
	source     int         // from an offset in the section without them to its source
	pieces     []Piece
}

// insertUpTo makes pieces of the insertions up to an offset.
func (m *merger) insertUpTo(offset int) {
	for len(m.insertions) > 0 && m.insertions[0].Offset <= offset {
		in := m.insertions[0]
		start := in.Offset + m.shift
		m.pieces = append(m.pieces, Piece{
			Segment: -1, Start: start, End: start + len(in.Text), Source: in.Offset + m.source, Attribute: in.Attribute,
		})
		m.next()
	}
}

// passUpTo steps over the insertions before an offset, which are in a piece.
func (m *merger) passUpTo(offset int) {
	for len(m.insertions) > 0 && m.insertions[0].Offset < offset {
		m.next()
	}
}

func (m *merger) next() {
	m.shift += len(m.insertions[0].Text)
	m.insertions = m.insertions[1:]
}

// Section returns the recombined section as readers get it. It has headings, but
// no segments: it is not translated again.
func (sp *Spliced) Section() *Section {
	t := sp.parsed()
	if t == sp.of.tree {
		return sp.of
	}
	return recombined(t, sp.of.Options)
}

// Place returns where a byte stands that the source has at an offset. It must not
// be within a segment that is translated.
func (sp *Spliced) Place(offset int) int {
	next := sort.Search(len(sp.Pieces), func(i int) bool { return sp.Pieces[i].Source > offset })
	if next == 0 {
		return offset
	}
	p := sp.Pieces[next-1]
	return offset + p.End - p.Source
}

// Front returns where a block may be put in front of the text: the beginning of the
// line after a heading of level 1 that the text begins with, and after lines that
// are no text before it; or else of the text. It returns the line ending as well.
func (sp *Spliced) Front() (offset int, newline string) {
	t := sp.parsed()
	at := t.body
	for n := t.blocks.FirstChild(); n != nil; n = n.NextSibling() {
		if literal, ok := n.(*dialect.Literal); ok {
			lines := t.lines(literal)
			at = t.nextLine(lines[len(lines)-1].End)
			continue
		}
		h, ok := n.(*ast.Heading)
		if !ok || h.Level != 1 || h.Lines().Len() == 0 {
			break
		}
		lines := t.lines(h)
		at = t.nextLine(lines[len(lines)-1].End)
		if start := t.lineStart(lines[0].Start); bytes.IndexByte(t.bytes[start:lines[0].Start], '#') < 0 {
			at = t.nextLine(at) // the line that marks it
		}
		at = afterAttributes(t, h, at)
		break
	}
	return at, t.newline
}

// afterAttributes returns where the line after an attribute list begins that stands at an
// offset, right below a block; the offset, if there is none.
func afterAttributes(t *tree, block ast.Node, at int) int {
	l, ok := block.NextSibling().(*dialect.Literal)
	if !ok {
		return at
	}
	lines := t.lines(l)
	if len(lines) == 0 || lines[0].Start != at || !bytes.HasPrefix(t.in(lines[0]), []byte("{:")) {
		return at
	}
	return t.nextLine(lines[len(lines)-1].End)
}

// Defines reports whether the section defines the label of a reference link.
func (s *Section) Defines(label string) bool {
	_, defined := s.tree.destination(label)
	return defined
}

// Defined reports whether the section defines the label of a reference. Those of
// footnotes, which begin with "^", are taken for defined.
func (sp *Spliced) Defined(label string) bool {
	return strings.HasPrefix(label, "^") || sp.of.Defines(label)
}

// Of returns the section that the translations are of.
func (sp *Spliced) Of() *Section { return sp.of }

// Inline returns the inline content of a translation as it stands in the
// section, its lines without the prefixes of containers, and what gives a byte of
// it its place in Source. It is false for what is not Markdown's: code, HTML and
// front matter.
func (sp *Spliced) Inline(p Piece) (text string, place func(int) int, ok bool) {
	if p.Segment < 0 {
		return "", nil, false
	}
	seg := &sp.of.Segments[p.Segment]
	switch seg.Kind {
	case KindHTML, KindAttribute, KindCode, KindCodeComment, KindCodeString, KindFrontMatter:
		return "", nil, false
	}
	text = string(sp.Source[p.Start:p.End])
	prefix := sp.of.tree.newline + seg.form.prefix
	if prefix == "\n" || !strings.Contains(text, prefix) {
		return text, func(at int) int { return p.Start + at }, true
	}
	text = strings.ReplaceAll(text, prefix, "\n")
	return text, func(at int) int {
		return p.Start + at + strings.Count(text[:at], "\n")*(len(prefix)-1)
	}, true
}
