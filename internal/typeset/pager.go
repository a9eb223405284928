package typeset

import "slices"

// A pager fills pages with strips. It looks ahead no further than strips ask
// to be kept together, so a book takes time in proportion to its length.
type pager struct {
	design  *design
	sheets  []*sheet
	sheet   *sheet // the last of sheets; nil before the first strip
	carry   []*strip
	chapter string
	white   float64 // scales the white between strips
	// rehearsal is nil, or by how much figures shrink while nothing is put on
	// the pages.
	rehearsal map[*strip]float64

	places  map[anchor]position
	entries []*entry
}

// A sheet is a page being filled.
type sheet struct {
	page    Page
	y       float64 // where the next strip goes
	empty   bool    // but for the repeated header of a table
	opening bool    // begins a chapter
	chapter string  // running head
	bands   map[*band]*Box
	notes   []*strip
	links   []pendingLink
	index   int        // among all pages, once that is known
	cells   *cellOrder // of the divided row that the page ends in so far
	row     int        // where its marks begin
}

// A position is where an anchor came to stand.
type position struct {
	sheet *sheet
	y     float64
}

func newPager(d *design) *pager {
	return &pager{design: d, white: 1, places: make(map[anchor]position)}
}

// noteRule is the height of the white above the notes of a page, with the
// rule in it, in lines of notes.
const noteRule = 1.2

// add sets strips on the pages, in chunks that are to be kept together.
func (p *pager) add(strips []*strip) {
	for start := 0; start < len(strips); {
		end := start + 1
		for end < len(strips) && strips[end-1].keep != loose && !strips[end].newPage {
			end++
		}
		p.addChunk(strips[start:end])
		start = end
	}
}

// mostWhite is the share of a page that may stay white for the sake of a
// preferred bond.
const mostWhite = 0.25

// addChunk sets strips that belong together on one page. If they do not fit on
// what is left of this one, figures among them shrink, or they are divided
// where their bond is weakest, or they go to the next page.
func (p *pager) addChunk(chunk []*strip) {
	if p.sheet == nil || chunk[0].newPage && !p.sheet.empty {
		p.endNotes()
		p.newSheet()
	}
	for len(chunk) > 0 {
		n := p.fitting(chunk)
		switch {
		case n == len(chunk) || p.shrink(chunk):
			n = len(chunk)
		case n == 0 && p.sheet.empty && p.sheet.notes != nil:
			p.fillWithNotes()
		case p.sheet.empty || p.room() > mostWhite*p.height():
			n = p.divide(chunk, n)
		default:
			n = 0
		}
		if n == 0 {
			p.newSheet()
			continue
		}
		var notes []*note
		for _, t := range chunk[:n] {
			p.place(t)
			notes = append(notes, t.notes...)
		}
		if len(notes) > 0 {
			p.addNotes(withNotes(nil, notes), p.room())
		}
		chunk = chunk[n:]
	}
}

// fillWithNotes leaves a page to the notes that were carried on to it: the next
// strip is too high to stand above them.
func (p *pager) fillWithNotes() {
	carried := p.carry
	p.carry = nil
	p.addNotes(carried, p.room())
}

// endNotes sets the notes that are still carried, on pages of their own if need
// be: those of one chapter do not stand below the next.
func (p *pager) endNotes() {
	for len(p.carry) > 0 {
		p.fillWithNotes()
		if len(p.carry) > 0 {
			p.newSheet()
			p.sheet.empty = false
		}
	}
}

// divide returns how many of the n strips that fit are set here: up to the last
// bond that may be given up. A page that is empty takes what it can, but does
// not end in a heading (E8).
func (p *pager) divide(chunk []*strip, n int) int {
	for i := n; i > 0; i-- {
		if chunk[i-1].keep != firm {
			return i
		}
	}
	if !p.sheet.empty {
		return 0
	}
	for i := n; i > 0; i-- {
		if !chunk[i-1].heading {
			return i
		}
	}
	return max(1, n)
}

// fitting returns how many of the strips have room on the sheet, with the notes
// that they bring along.
func (p *pager) fitting(chunk []*strip) int {
	room := p.room()
	noted := p.sheet.notes != nil
	for i, t := range chunk {
		room -= p.demand(t, i == 0, noted)
		noted = noted || len(t.notes) > 0
		if room < 0 {
			return i
		}
	}
	return len(chunk)
}

// demand is the height that a strip takes with the notes it brings along: at
// this place of the page if it comes first, else below others. noted says that
// there are notes on the page.
func (p *pager) demand(t *strip, first, noted bool) float64 {
	height := t.height
	switch {
	case !first || !p.sheet.empty:
		height += t.before * p.white
	case t.repeat != nil:
		height += t.repeat.height
	}
	if len(t.notes) > 0 && !noted {
		height += p.noteLead()
	}
	return height + p.noteDemand(t.notes)
}

// noteDemand is the height that notes take at least on the page of their marks:
// all of it or, if that would leave too much of a page white, two lines. The rest
// is carried over.
func (p *pager) noteDemand(notes []*note) float64 {
	height := 0.0
	strips := withNotes(nil, notes)
	for i, t := range strips {
		height += t.before + t.height
		if i == 1 && stripsHeight(strips) > mostWhite*p.height() {
			break
		}
	}
	return height
}

func stripsHeight(strips []*strip) float64 {
	height := 0.0
	for _, t := range strips {
		height += t.before + t.height
	}
	return height
}

// leastScale is the share of its size that a figure keeps at least when it
// shrinks to fit.
const leastScale = 0.6

// shrink makes the figures of a chunk smaller if that makes room for it, and
// reports whether it does.
func (p *pager) shrink(chunk []*strip) bool {
	const rounding = 1
	give, short := 0.0, -p.room()
	noted := p.sheet.notes != nil
	for i, t := range chunk {
		if t.figure != nil {
			give += t.height * (1 - leastScale)
		}
		short += p.demand(t, i == 0, noted)
		noted = noted || len(t.notes) > 0
		if short > give+rounding {
			return false // no strip after this one makes it less; there may be very many
		}
	}
	if give == 0 || short > give {
		return false
	}
	for _, t := range chunk {
		if t.figure == nil {
			continue
		}
		by := t.height * (1 - leastScale) * short / give
		if p.rehearsal != nil {
			p.rehearsal[t] = by
		} else {
			t.shrink(by)
		}
	}
	return true
}

// height is that of the type area.
func (p *pager) height() float64 { return p.design.bottom() - p.design.Margins.Top }

// withNotes appends the strips of notes, each note followed by those that it refers
// to in turn. Each note is in the hands of one reference only.
func withNotes(strips []*strip, notes []*note) []*strip {
	for _, n := range notes {
		strips = append(strips, n.strips...)
		for _, t := range n.strips {
			strips = withNotes(strips, t.notes)
		}
	}
	return strips
}

func (p *pager) noteLead() float64 { return noteRule * p.design.note.line }

// room is the height left on the sheet.
func (p *pager) room() float64 {
	room := p.design.bottom() - p.sheet.y + slack
	if p.sheet.notes != nil {
		room -= p.noteLead() + stripsHeight(p.sheet.notes)
	}
	return room
}

func (p *pager) newSheet() {
	p.closeSheet()
	p.sheet = &sheet{
		y: p.design.Margins.Top, empty: true,
		chapter: p.chapter,
		bands:   make(map[*band]*Box),
	}
	p.sheets = append(p.sheets, p.sheet)
	carried := p.carry
	p.carry = nil
	p.addNotes(carried, p.height()/2)
}

// place sets one strip on the sheet, whether it fits or not.
func (p *pager) place(t *strip) {
	d := p.sheet
	if d.empty {
		d.opening = t.newPage
		if t.repeat != nil && p.rehearsal != nil {
			d.y += t.repeat.height
		} else if t.repeat != nil {
			p.draw(t.repeat.echo())
		}
	} else {
		d.y += t.before * p.white
	}
	if t.chapter != "" {
		p.chapter = t.chapter
		if d.empty {
			d.chapter = t.chapter
		}
	}
	p.draw(t)
	d.empty = false
}

// draw puts the content of a strip at the sheet's next place.
func (p *pager) draw(t *strip) {
	d := p.sheet
	if p.rehearsal != nil {
		d.y += t.height - p.rehearsal[t]
		return
	}
	bleeds := p.bleeds(t)
	for _, b := range slices.Backward(t.bands) {
		d.extend(b, d.y, t.height)
		if bleed := bleeds[b]; bleed > 0 {
			box := d.bands[b]
			box.Y, box.Height = box.Y-bleed, box.Height+bleed
			p.sheets[len(p.sheets)-2].bands[b].Height += bleed
		}
	}
	p.put(t, d.y)
	d.y += t.height
}

// bleeds returns how far the bands of a strip, the first of a sheet, reach beyond its
// lines, if they go on from the sheet before: each as far as those within it and its
// own white.
func (p *pager) bleeds(t *strip) map[*band]float64 {
	if !p.sheet.empty || len(p.sheets) < 2 || len(t.bands) == 0 {
		return nil
	}
	before := p.sheets[len(p.sheets)-2]
	bleeds, white := make(map[*band]float64), 0.0
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
func (d *sheet) extend(b *band, y, height float64) {
	open := d.bands[b]
	if open == nil {
		open = &Box{X: b.x, Y: y, Width: b.width, Radius: b.radius, Color: b.color}
		d.bands[b] = open
		d.page.Marks = append(d.page.Marks, open)
	}
	open.Height = y + height - open.Y
}

// put moves the marks of a strip to height y of the sheet.
func (p *pager) put(t *strip, y float64) {
	d := p.sheet
	t.move(0, y)
	t.top = y
	if t.cells != d.cells {
		d.cells, d.row = t.cells, len(d.page.Marks)
	}
	d.page.Marks = append(d.page.Marks, t.marks...)
	if t.cells != nil {
		t.cells.sort(d.page.Marks[d.row:])
	}
	d.links = append(d.links, t.links...)
	for _, a := range t.anchors {
		if _, ok := p.places[a.anchor]; !ok {
			p.places[a.anchor] = position{d, max(0, a.y)}
		}
	}
	if t.entry != nil {
		p.entries = append(p.entries, t.entry)
	}
}

// addNotes adds notes to the foot of the sheet as far as room goes. The rest is
// carried over to the next one. The slice of notes is the pager's from then on.
func (p *pager) addNotes(notes []*strip, room float64) {
	if p.sheet.notes == nil {
		room -= p.noteLead()
	}
	n := 0
	for _, t := range notes {
		height := t.before + t.height
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
func divideNotes(notes []*strip, n int) int {
	for i := n; i > 0 && n < len(notes); i-- {
		if notes[i-1].keep != firm {
			return i
		}
	}
	return n
}

// fresh reports whether a note strip that is higher than the room left would
// do no better on the next page, so that it is not carried on for ever.
func (p *pager) fresh(height float64) bool {
	return p.sheet.empty || height > p.height()
}

// closeSheet draws the notes at the foot of the sheet.
func (p *pager) closeSheet() {
	d := p.sheet
	if d == nil || len(d.notes) == 0 || p.rehearsal != nil {
		return
	}
	y := max(d.y+p.noteLead(), p.design.bottom()-stripsHeight(d.notes))
	const length = 64
	d.page.Marks = append(d.page.Marks, &Box{
		X: p.design.Margins.Left, Y: y - p.noteLead()*0.4, Width: length, Height: 0.5, Color: grey,
	})
	for _, t := range d.notes {
		y += t.before
		for _, b := range slices.Backward(t.bands) {
			d.extend(b, y, t.height)
		}
		p.put(t, y)
		y += t.height
	}
}

// finish returns the pages, with as many more as notes need that are still
// carried.
func (p *pager) finish() []*sheet {
	p.endNotes()
	p.closeSheet()
	return p.sheets
}
