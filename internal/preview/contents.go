package preview

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/ui"
	"github.com/pobook/pobook/internal/website"
)

const barWidth = 1000

// contents sends the list of the sections.
func contents(h *handbook, w http.ResponseWriter, r *http.Request) {
	sn, failed, release := h.view()
	defer release()
	p := newPage(h, w, r, sn, failed)
	for _, d := range sn.problems {
		p.Remarks = append(p.Remarks, d.Error())
	}
	for _, section := range sn.book.Config.Sections {
		for _, d := range sn.broken[section] {
			p.Problems = append(p.Problems, d.Error())
		}
	}
	p.Contents = newContents(h, sn, p.Site)
	for _, e := range sn.locales {
		for _, d := range e.problems {
			p.Remarks = append(p.Remarks, d.Error())
		}
	}
	h.templates.send(w, p, http.StatusOK)
}

func newContents(h *handbook, sn *snapshot, site *ui.SiteWords) *contentsPage {
	c := &contentsPage{Columns: len(sn.locales)}
	totals := make([]facts, len(sn.locales))
	titles, words := partTitles(sn), site.Script()
	for i := range totals {
		totals[i] = facts{counts: map[string]int{}, checked: true}
	}
	for _, section := range sn.sections {
		if title, begins := titles[section.Path]; begins || len(c.Parts) == 0 {
			c.Parts = append(c.Parts, part{Title: title})
		}
		l := line{
			Title: titleOf(section), File: section.Path, Address: addressOf(sn.book.Config.Source.Code, section.Path),
			Depth: min(depthOf(sn, section.Path), deepest), Broken: sn.broken[section.Path] != nil,
		}
		for i, e := range sn.locales {
			if e.target == nil {
				continue
			}
			f, known := h.survey.of(e.locale.Code, section.Path)
			b := newBar(f, known, words)
			b.Address = addressOf(e.locale.Code, section.Path)
			l.Bars = append(l.Bars, b)
			totals[i].checked = totals[i].checked && known && f.checked
			for state, n := range f.counts {
				totals[i].counts[state] += n
			}
		}
		last := &c.Parts[len(c.Parts)-1]
		last.Sections = append(last.Sections, l)
	}
	for i, e := range sn.locales {
		if e.target != nil {
			c.Locales = append(c.Locales, link{Text: e.locale.Name, Tag: tagOf(e.locale), Note: e.locale.Code})
			c.Total = append(c.Total, newBar(totals[i], len(sn.sections) > 0, words))
		}
	}
	return c
}

// deepest is how many levels of the contents are set in from each other.
const deepest = 3

// partTitles are the titles of the parts, by the paths of the sections that they begin with. Of parts within each
// other that begin together, the outermost comes first.
func partTitles(sn *snapshot) map[string]string {
	titles := map[string]string{}
	var begun []string
	for _, e := range sn.book.Config.Order.Entries {
		if e.Path == "" {
			begun = append(begun, e.Title)
			continue
		}
		if begun != nil {
			titles[e.Path], begun = strings.Join(begun, " › "), nil
		}
	}
	return titles
}

func depthOf(sn *snapshot, section string) int {
	for _, e := range sn.book.Config.Order.Entries {
		if e.Path == section {
			return e.Level
		}
	}
	return 0
}

// newBar returns the bar of what is known of a section, or of all. words are those of scripts.
func newBar(f facts, known bool, words map[string]string) bar {
	b := bar{Known: known, Faulty: f.counts[website.Faulty], Broken: f.broken}
	all := 0
	for _, n := range f.counts {
		all += n
	}
	at := 0
	for _, st := range []string{website.Translated, website.Faulty, website.Fuzzy, website.Untranslated} {
		n := f.counts[st]
		if n == 0 {
			continue
		}
		width := max(1, n*barWidth/all)
		b.Parts = append(b.Parts, stripe{st, at, width})
		at += width
		if b.Label != "" {
			b.Label += ", "
		}
		b.Label += words["state."+st] + " " + strconv.Itoa(n)
	}
	done := f.counts[website.Translated] + f.counts[website.Faulty]
	percent := 100
	if all > 0 {
		percent = done * 100 / all
	}
	b.Percent = strconv.Itoa(percent)
	return b
}
