// Package apply brings a project at Weblate to what the settings of a handbook say: it
// makes what is missing, and changes the fields that differ.
//
// It owns what is the same and what differs between a form and an answer of the server, and the
// order in which things have to be made. It leaves alone what no form speaks of, and what a
// form only guesses. Doing it twice is the same as doing it once: the second time sends
// nothing that changes. It neither reads files nor prints. Start reading at [Run].
package apply

import (
	"context"

	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// Run brings the project to the settings. The error is an [*UndoneError] for the first step that
// failed, which is the last that was tried.
func Run(ctx context.Context, c *client.Client, s weblate.Settings, o Options) error {
	r := &run{project: c.Project(s.Slug), settings: s, options: o}
	steps := []step{{"project", r.ensureProject}, {"component of the first section", r.ensureHolder}}
	if s.Glossary != nil {
		steps = append(steps, step{"glossary", r.ensureGlossary}, step{"Weblate's own glossary", r.removeOwnGlossary})
	}
	for _, a := range append([]weblate.Addon{s.Discovery}, s.Addons...) {
		steps = append(steps, step{"add-on " + a.Name, func(ctx context.Context) error { return r.ensureAddon(ctx, a) }})
	}
	steps = append(steps, step{"other add-ons", r.warnOfAddons}, step{"components of the sections", r.awaitSections})
	if len(s.Terms) > 0 {
		steps = append(steps, step{"terms", r.uploadTerms})
	}
	for i, st := range steps {
		if err := st.do(ctx); err != nil {
			failed := &UndoneError{Step: st.what, Err: err}
			for _, later := range steps[i+1:] {
				failed.Undone = append(failed.Undone, later.what)
			}
			return failed
		}
	}
	return nil
}

type step struct {
	what string
	do   func(context.Context) error
}
