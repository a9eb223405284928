package renaming

import (
	"context"
	"slices"

	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// A Husk is a component whose section is in the handbook no more.
type Husk struct {
	Section string
	New     string // what the section is called now, if it was renamed and Weblate does not know yet
	Slug    string
	Holds   bool   // the repository for all others, so that it has to stay
	There   bool   // Weblate has its files, since nobody has pushed that they are gone
	Loses   string // what would be lost with it, in words

	component client.Component
}

// Remove removes the component with all that belongs to it.
func (h Husk) Remove(ctx context.Context) error { return h.component.Remove(ctx) }

// Husks returns the components of a project that were made for sections of the handbook which are gone. Glossaries
// and components of other files are none. Of the options, Renamed, Contains and Committed must be set: a section that
// somebody else has added since is not gone, so that the clone must have all that Weblate has.
func Husks(ctx context.Context, c *client.Client, slug string, h weblate.Handbook, o Options) ([]Husk, error) {
	all, err := c.Project(slug).Components(ctx)
	if err != nil {
		return nil, err
	}
	var husks []Husk
	for _, component := range all {
		section, ours := h.SectionOf(component.Fields.Text("filemask"))
		there := slices.ContainsFunc(h.Sections, func(s weblate.Section) bool { return s.Component == section })
		if !ours || there || component.Fields.Is("is_glossary") {
			continue
		}
		loses, err := figuresOf(ctx, component, h.Source)
		if err != nil {
			return nil, err
		}
		husks = append(husks, Husk{
			Section: section, Slug: component.Slug, Loses: loses.String(),
			Holds: component.Fields["linked_component"] == nil, component: component,
		})
	}
	if len(husks) == 0 {
		return nil, nil
	}
	// The clone is the same for all.
	state, err := husks[0].component.Repository().Status(ctx)
	if err != nil {
		return nil, err
	}
	if !o.Contains(ctx, state.LocalCommit.Hash) {
		return nil, errBehind
	}
	renames, err := o.Renamed(ctx, state.LocalCommit.Hash)
	if err != nil {
		return nil, err
	}
	pending, err := find(h, all, renames, false)
	for i, husk := range husks {
		husks[i].There = o.Committed(ctx, state.LocalCommit.Hash, weblate.SectionComponentOf(h, husk.Section).Template)
		for _, p := range pending.pairs {
			if p.old.Section == husk.Section {
				husks[i].New = p.new.Section
			}
		}
	}
	return husks, err
}
