package merging

import "github.com/pobook/pobook/internal/po"

// Between the first stage and the second: what a compendium has of a message goes
// before what a translator had to look at anyway, or, where the maintainer says so,
// before all that is there.

// replace gives messages that have a translation the one that a compendium has of the
// very text. What was there becomes a translators' comment.
func replace(catalogues, compendium []*catalogue, overwrite bool) {
	x := indexFinished(compendium)
	for _, c := range catalogues {
		for i := range c.messages {
			m := &c.messages[i]
			if m.entry.Empty() || m.entry.IDPlural != nil || !m.entry.Fuzzy() && !overwrite {
				continue
			}
			if d := x.find(m); d != nil {
				m.replaced(d)
			}
		}
	}
}

// replaced gives a message another translation than it has.
func (m *message) replaced(d *donor) {
	before, fuzzy := m.entry.Str[0], m.entry.Fuzzy()
	translation := m.laidOut(d)
	if before == translation && !fuzzy {
		return
	}
	m.carried(d, translation, InCompendium)
	if before != translation {
		m.entry.Comments = po.WithNotes(m.entry.Comments, []po.Note{{Text: before}}, false)
	}
}

// keepComments gives messages the comments that a compendium has of the finished translation
// that they have already, or have got of another of its files.
func keepComments(catalogues, compendium []*catalogue) {
	byKey := map[po.Key][]*donor{}
	for _, c := range compendium {
		for i := range c.donors {
			if d := &c.donors[i]; d.finished() && len(d.entry.Comments) > 0 {
				byKey[d.entry.Key()] = append(byKey[d.entry.Key()], d)
			}
		}
	}
	if len(byKey) == 0 {
		return
	}
	for _, c := range catalogues {
		for i := range c.messages {
			m := &c.messages[i]
			for _, d := range byKey[m.entry.Key()] {
				own := d.home.section == "" || d.home.section == m.home.section
				if own && !m.entry.Fuzzy() && m.entry.IDPlural == nil && m.entry.Str[0] == m.laidOut(d) {
					m.entry.Comments = withBlock(m.entry.Comments, d.entry.Comments)
				}
			}
		}
	}
}

// A finishedIndex finds the finished translations of a compendium.
type finishedIndex struct {
	bySection map[string]map[po.Key]*donor
	byID      map[string]*donor // of files that are none of a section
}

func indexFinished(compendium []*catalogue) finishedIndex {
	x := finishedIndex{map[string]map[po.Key]*donor{}, map[string]*donor{}}
	for _, c := range compendium {
		section := c.home.section
		if section != "" && x.bySection[section] == nil {
			x.bySection[section] = map[po.Key]*donor{}
		}
		for i := range c.donors {
			d := &c.donors[i]
			switch {
			case !d.finished():
			case section == "":
				x.byID[d.entry.ID] = d
			case x.bySection[section][d.entry.Key()] == nil:
				x.bySection[section][d.entry.Key()] = d
			}
		}
	}
	return x
}

// find returns the translation of a message, nil if there is none: that of its section
// before that of any.
func (x finishedIndex) find(m *message) *donor {
	if d := x.bySection[m.home.section][m.entry.Key()]; d != nil {
		return d
	}
	if d := x.byID[m.entry.ID]; d != nil && sameMessage(m, d) {
		return d
	}
	return nil
}
