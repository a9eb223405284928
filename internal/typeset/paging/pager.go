// Package paging makes pages of strips: it keeps together what belongs together, shrinks figures,
// puts footnotes on the pages of their marks, and lets no chapter end in a few lines alone.
//
// It sets no text; strips come with their marks in place. Start reading at [Strip] and
// [Flow.Add]; a flow has the pages of a chapter filled by a [Pager], once it is whole.
package paging

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// A Pager fills pages with strips. It looks ahead no further than strips ask
// to be kept together, so a book takes time in proportion to its length.
type Pager struct {
	design  *design.Design
	before  int // pages of the book before the first of sheets
	sheets  []*Sheet
	sheet   *Sheet // the last of sheets; nil before the first strip
	carry   []*Strip
	chapter string
	white   float64 // scales the white between strips
	// rehearsal is nil, or by how much figures shrink while nothing is put on
	// the pages.
	rehearsal map[*Strip]float64
	// Pack packs the marks of pages as soon as they are full.
	Pack bool

	Places  map[anchor.Anchor]Position
	Entries []*Entry
}

// A Sheet is a page being filled.
type Sheet struct {
	Page    layout.Page
	y       float64 // where the next strip goes
	shift   float64 // how far to the right of where strips are set
	empty   bool    // but for the repeated header of a table
	Opening bool    // begins a chapter
	Blank   bool    // has nothing on it, so that the next is a right-hand one
	Chapter string  // running head
	first   *Strip  // of those that are set here; nil where there are only notes
	lines   int     // of text, notes apart
	bands   map[*Band]*layout.Box
	notes   []*Strip
	Links   []paragraph.Link
	Index   int        // among all pages, once that is known
	cells   *CellOrder // of the divided row that the page ends in so far
	row     int        // where its marks begin
}

// A Position is where an anchor came to stand.
type Position struct {
	Sheet *Sheet
	Y     float64
}

// NewPager returns a pager without pages.
func NewPager(d *design.Design) *Pager {
	return &Pager{design: d, white: 1, Places: make(map[anchor.Anchor]Position)}
}

// noteRule is the height of the white above the notes of a page, with the
// rule in it, in lines of notes.
const noteRule = 1.2

// Add sets strips on the pages, in chunks that are to be kept together.
func (p *Pager) Add(strips []*Strip) {
	for start := 0; start < len(strips); {
		end := start + 1
		for end < len(strips) && strips[end-1].Keep != Loose && !p.begins(strips[end]) {
			end++
		}
		p.addChunk(strips[start:end])
		start = end
	}
}

// MostWhite is the share of a page that may stay white for the sake of a
// preferred bond.
const MostWhite = 0.25

// addChunk sets strips that belong together on one page. If they do not fit on
// what is left of this one, figures among them shrink, or they are divided
// where their bond is weakest, or they go to the next page.
func (p *Pager) addChunk(chunk []*Strip) {
	p.turn(chunk[0])
	for len(chunk) > 0 {
		n := p.fitting(chunk)
		switch {
		case n == len(chunk) || p.shrink(chunk):
			n = len(chunk)
		case n == 0 && p.sheet.empty && p.sheet.notes != nil:
			p.fillWithNotes()
		case p.sheet.empty || p.room() > MostWhite*p.height():
			n = p.divide(chunk, n)
		default:
			n = 0
		}
		if n == 0 {
			p.newSheet()
			continue
		}
		var notes []*Note
		for _, t := range chunk[:n] {
			p.place(t)
			notes = append(notes, t.Notes...)
		}
		if len(notes) > 0 {
			p.addNotes(withNotes(nil, notes), p.room())
		}
		chunk = chunk[n:]
	}
}

// begins reports whether a strip is the first of a page wherever it stands.
func (p *Pager) begins(t *Strip) bool {
	return t.ends || t.Opens && p.design.Options.Break != design.BreakNone
}

// turn begins a page for a strip that is the first of one, and the first page of all.
func (p *Pager) turn(t *Strip) {
	switch {
	case p.sheet == nil || t.ends && !p.sheet.empty:
		p.newSheet()
	case p.begins(t) && !p.sheet.empty:
		p.endNotes()
		p.skipLeft()
		p.newSheet()
	}
}

// skipLeft leaves the next page blank if it is a left-hand one and chapters begin on the others.
func (p *Pager) skipLeft() {
	if p.design.Options.Break == design.BreakRight && len(p.sheets)%2 == 1 {
		p.newSheet()
		p.sheet.Blank = true
	}
}

// fillWithNotes leaves a page to the notes that were carried on to it: the next
// strip is too high to stand above them.
func (p *Pager) fillWithNotes() {
	carried := p.carry
	p.carry = nil
	p.addNotes(carried, p.room())
}

// endNotes sets the notes that are still carried, on pages of their own if need
// be: those of one chapter do not stand below the next.
func (p *Pager) endNotes() {
	for len(p.carry) > 0 {
		p.fillWithNotes()
		if len(p.carry) > 0 {
			p.newSheet()
			p.sheet.empty = false
		}
	}
}

// divide returns how many of the strips are set here, of which n fit: up to the last bond that
// may be given up or, where there is none, up to one that figures shrink for. A page that is
// empty takes what it can, but does not end in what is nothing by itself, as a heading (E8), if
// there is anything else.
func (p *Pager) divide(chunk []*Strip, n int) int {
	if i := lastBelow(chunk[:n], Firm); i > 0 {
		return i
	}
	if i := p.firm(chunk, n); i > 0 && p.shrink(chunk[:i]) {
		return i
	}
	if !p.sheet.empty {
		return 0
	}
	return max(1, cmp.Or(lastBelow(chunk[:n], Solid), n))
}

// lastBelow returns the number of strips up to the last that is kept less firmly than a bond.
func lastBelow(strips []*Strip, bond Bond) int {
	for i := len(strips); i > 0; i-- {
		if strips[i-1].Keep < bond {
			return i
		}
	}
	return 0
}

// firm returns the number of strips at the beginning of a chunk, of which n fit, that are bound
// firmly, and 0 if they are so many that no page holds them.
func (p *Pager) firm(chunk []*Strip, n int) int {
	height := 0.0
	for i := n; i < len(chunk) && height < p.height(); i++ {
		height += chunk[i].Height
		if chunk[i].Keep < Firm || i == len(chunk)-1 {
			return i + 1
		}
	}
	return 0
}

// fitting returns how many of the strips have room on the sheet, with the notes
// that they bring along.
func (p *Pager) fitting(chunk []*Strip) int {
	room := p.room()
	noted := p.sheet.notes != nil
	for i, t := range chunk {
		room -= p.demand(t, i == 0, noted)
		noted = noted || len(t.Notes) > 0
		if room < 0 {
			return i
		}
	}
	return len(chunk)
}

// demand is the height that a strip takes with the notes it brings along: at
// this place of the page if it comes first, else below others. noted says that
// there are notes on the page.
func (p *Pager) demand(t *Strip, first, noted bool) float64 {
	height := t.Height
	switch {
	case !first || !p.sheet.empty:
		height += t.Before * p.white
	case t.Repeat != nil:
		height += t.Repeat.Height
	}
	if len(t.Notes) > 0 && !noted {
		height += p.noteLead()
	}
	return height + p.noteDemand(t.Notes)
}

// noteDemand is the height that notes take at least on the page of their marks:
// all of it or, if that would leave too much of a page white, two lines. The rest
// is carried over.
func (p *Pager) noteDemand(notes []*Note) float64 {
	height := 0.0
	strips := withNotes(nil, notes)
	for i, t := range strips {
		height += t.Before + t.Height
		if i == 1 && stripsHeight(strips) > MostWhite*p.height() {
			break
		}
	}
	return height
}

func stripsHeight(strips []*Strip) float64 {
	height := 0.0
	for _, t := range strips {
		height += t.Before + t.Height
	}
	return height
}

// LeastScale is the share of its size that a figure keeps at least when it
// shrinks to fit.
const LeastScale = 0.6

// shrink makes the figures of a chunk smaller if that makes room for it, and
// reports whether it does.
func (p *Pager) shrink(chunk []*Strip) bool {
	const rounding = 1
	give, short := 0.0, design.Slack-p.room() // what then follows is not to fail by rounding
	noted := p.sheet.notes != nil
	for i, t := range chunk {
		if t.Figure != nil {
			give += t.Height * (1 - LeastScale)
		}
		short += p.demand(t, i == 0, noted)
		noted = noted || len(t.Notes) > 0
		if short > give+rounding {
			return false // no strip after this one makes it less; there may be very many
		}
	}
	if give == 0 || short > give {
		return false
	}
	for _, t := range chunk {
		if t.Figure == nil {
			continue
		}
		by := t.Height * (1 - LeastScale) * short / give
		if p.rehearsal != nil {
			p.rehearsal[t] = by
		} else {
			t.shrink(by)
		}
	}
	return true
}

// height is that of the type area.
func (p *Pager) height() float64 { return p.design.AreaHeight() }

// withNotes appends the strips of notes, each note followed by those that it refers
// to in turn. Each note is in the hands of one reference only.
func withNotes(strips []*Strip, notes []*Note) []*Strip {
	for _, n := range notes {
		strips = append(strips, n.Strips...)
		for _, t := range n.Strips {
			strips = withNotes(strips, t.Notes)
		}
	}
	return strips
}

func (p *Pager) noteLead() float64 { return noteRule * p.design.Note.Line }

// room is the height left on the sheet.
func (p *Pager) room() float64 {
	room := p.design.Bottom() - p.sheet.y + design.Slack
	if p.sheet.notes != nil {
		room -= p.noteLead() + stripsHeight(p.sheet.notes)
	}
	return room
}

func (p *Pager) newSheet() {
	p.closeSheet()
	p.sheet = &Sheet{
		y: p.design.Options.Margins.Top, empty: true,
		shift:   p.design.Mirror(p.before + len(p.sheets) + 1),
		Chapter: p.chapter,
		bands:   make(map[*Band]*layout.Box),
	}
	p.sheets = append(p.sheets, p.sheet)
	carried := p.carry
	p.carry = nil
	p.addNotes(carried, p.height()/2)
}

// place sets one strip on the sheet, whether it fits or not.
func (p *Pager) place(t *Strip) {
	d := p.sheet
	if d.empty {
		d.Opening, d.first = t.Opens, t
		if t.Repeat != nil && p.rehearsal != nil {
			d.y += t.Repeat.Height
		} else if t.Repeat != nil {
			p.draw(t.Repeat.echo())
		}
	} else {
		d.y += t.Before * p.white
	}
	if t.Chapter != "" {
		p.chapter = t.Chapter
		if d.empty {
			d.Chapter = t.Chapter
		}
	}
	p.draw(t)
	d.empty = false
	d.lines += t.lines(p.design)
}

// draw puts the content of a strip at the sheet's next place.
func (p *Pager) draw(t *Strip) {
	d := p.sheet
	if p.rehearsal != nil {
		d.y += t.Height - p.rehearsal[t]
		return
	}
	bleeds := p.bleeds(t)
	for _, b := range slices.Backward(t.bands) {
		d.extend(b, d.y, t.Height)
		if bleed := bleeds[b]; bleed > 0 {
			box := d.bands[b]
			box.Y, box.Height = box.Y-bleed, box.Height+bleed
			p.sheets[len(p.sheets)-2].bands[b].Height += bleed
		}
	}
	p.put(t, d.y)
	d.y += t.Height
}

// bleeds returns how far the bands of a strip, the first of a sheet, reach beyond its
// lines, if they go on from the sheet before: each as far as those within it and its
// own white.
func (p *Pager) bleeds(t *Strip) map[*Band]float64 {
	if !p.sheet.empty || len(p.sheets) < 2 || len(t.bands) == 0 {
		return nil
	}
	before := p.sheets[len(p.sheets)-2]
	bleeds, white := make(map[*Band]float64), 0.0
	for _, b := range t.bands {
		if before.bands[b] != nil && p.sheet.bands[b] == nil {
			white += b.bleed
			bleeds[b] = white
		}
	}
	return bleeds
}

// extend makes the band reach to the bottom of a strip of the given height at
// y.
func (d *Sheet) extend(b *Band, y, height float64) {
	open := d.bands[b]
	if open == nil {
		open = &layout.Box{X: b.X + d.shift, Y: y, Width: b.Width, Radius: b.Radius, Color: b.Color}
		d.bands[b] = open
		d.Page.Marks = append(d.Page.Marks, open)
	}
	open.Height = y + height - open.Y
}

// put moves the marks of a strip to their place at height y of the sheet.
func (p *Pager) put(t *Strip, y float64) {
	d := p.sheet
	t.Move(d.shift, y)
	t.Top, t.shift = y, d.shift
	if t.Cells != d.cells {
		d.cells, d.row = t.Cells, len(d.Page.Marks)
	}
	d.Page.Marks = append(d.Page.Marks, t.Marks...)
	if t.Cells != nil {
		t.Cells.sort(d.Page.Marks[d.row:])
	}
	d.Links = append(d.Links, t.Links...)
	for _, a := range t.Anchors {
		if _, ok := p.Places[a.To]; !ok {
			p.Places[a.To] = Position{d, max(0, a.Y)}
		}
	}
	if t.Entry != nil {
		p.Entries = append(p.Entries, t.Entry)
	}
}

// addNotes adds notes to the foot of the sheet as far as room goes. The rest is
// carried over to the next one. The slice of notes is the pager's from then on.
func (p *Pager) addNotes(notes []*Strip, room float64) {
	if p.sheet.notes == nil {
		room -= p.noteLead()
	}
	n := 0
	for _, t := range notes {
		height := t.Before + t.Height
		first := n == 0 && len(p.sheet.notes) == 0
		if len(p.carry) > 0 || height > room && !(first && p.fresh(height)) {
			break
		}
		room -= height
		n++
	}
	n = divideNotes(notes, n)
	p.sheet.notes = append(p.sheet.notes, notes[:n]...)
	if len(p.carry) == 0 {
		p.carry = notes[n:] // not copied: pages of notes may follow each other
	} else {
		p.carry = append(p.carry, notes[n:]...)
	}
}

// divideNotes returns how many of the n strips of notes that have room stay
// here, so that no bond is cut; all of them if each is bound to the next.
func divideNotes(notes []*Strip, n int) int {
	for i := n; i > 0 && n < len(notes); i-- {
		if notes[i-1].Keep < Firm {
			return i
		}
	}
	return n
}

// fresh reports whether a note strip that is higher than the room left would
// do no better on the next page, so that it is not carried on for ever.
func (p *Pager) fresh(height float64) bool {
	return p.sheet.empty || height > p.height()
}

// closeSheet draws the notes at the foot of the sheet, which is full then.
func (p *Pager) closeSheet() {
	d := p.sheet
	if d == nil || p.rehearsal != nil {
		return
	}
	if len(d.notes) > 0 {
		p.drawNotes(d)
	}
	if p.Pack {
		d.Page.Pack()
		d.cells, d.notes = nil, nil
		if n := len(p.sheets); n > 1 {
			p.sheets[n-2].bands = nil // those of the last one may still reach into its margin
		}
	}
}

func (p *Pager) drawNotes(d *Sheet) {
	y := max(d.y+p.noteLead(), p.design.Bottom()-stripsHeight(d.notes))
	const length = 64
	d.Page.Marks = append(d.Page.Marks, &layout.Box{
		X: p.design.Options.Margins.Left + d.shift, Y: y - p.noteLead()*0.4, Width: length, Height: 0.5, Color: design.Grey,
	})
	for _, t := range d.notes {
		y += t.Before
		for _, b := range slices.Backward(t.bands) {
			d.extend(b, y, t.Height)
		}
		p.put(t, y)
		y += t.Height
	}
}

// Pages returns how many pages there are so far.
func (p *Pager) Pages() int { return len(p.sheets) }

// Finish returns the pages, with as many more as notes need that are still
// carried.
func (p *Pager) Finish() []*Sheet {
	p.endNotes()
	p.closeSheet()
	return p.sheets
}
