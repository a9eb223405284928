package pdf

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/typeset"
)

// annotation is the dictionary of a link (ISO 32000-1, 12.5.6.5). Those that
// fpdf makes have no place in the structure.
func (d *drawing) annotation(l typeset.Link, page int, sheets []int, key int) string {
	top := d.pages.Height - l.Y
	var b strings.Builder
	fmt.Fprintf(&b, "<< /Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 /StructParent %d",
		l.X, top-l.Height, l.X+l.Width, top, key)
	switch {
	case l.URI != "":
		fmt.Fprintf(&b, " /Contents %s /A << /S /URI /URI %s >>", textString(l.URI), textString(l.URI))
	default:
		fmt.Fprintf(&b, " /Contents %s /Dest [%d 0 R /XYZ 0 %.2f null]", textString(d.textOf(page, l.Node)), sheets[l.To.Page], d.pages.Height-l.To.Y)
	}
	b.WriteString(" >>")
	return b.String()
}

// textOf is what a node says on a page.
func (d *drawing) textOf(page, node int) string {
	var b strings.Builder
	for _, m := range d.pages.Pages[page].Marks {
		if t, ok := m.(*typeset.Text); ok && t.Node() == node {
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

var (
	kidsOfPages = regexp.MustCompile(`/Kids \[([0-9 R\n]*)\]`)
	oneKid      = regexp.MustCompile(`([0-9]+) 0 R`)
)

// sheets returns the object numbers of the pages.
func (r *revision) sheets() ([]int, error) {
	pages := regexp.MustCompile(`/Pages ([0-9]+) 0 R`).FindSubmatch(r.catalog)
	if pages == nil {
		return nil, errLayout
	}
	dictionary, err := r.dictionary(number(pages[1]))
	if err != nil {
		return nil, err
	}
	kids := kidsOfPages.FindStringSubmatch(dictionary)
	if kids == nil {
		return nil, errLayout
	}
	var sheets []int
	for _, kid := range oneKid.FindAllStringSubmatch(kids[1], -1) {
		sheets = append(sheets, number([]byte(kid[1])))
	}
	return sheets, nil
}

// finishPage gives a page its annotations and its place in the structure.
func (r *revision) finishPage(sheet, index int, links []int) error {
	page, err := r.dictionary(sheet)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString(strings.TrimSuffix(page, ">>"))
	fmt.Fprintf(&b, "\n/StructParents %d /Tabs /S", index)
	if len(links) > 0 {
		b.WriteString(" /Annots [")
		for _, l := range links {
			fmt.Fprintf(&b, " %d 0 R", l)
		}
		b.WriteString(" ]")
	}
	b.WriteString(" >>")
	r.set(sheet, b.String())
	return nil
}
