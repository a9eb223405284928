package apply

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// ensureAddon installs an add-on on the component that has the repository, or configures it.
func (r *run) ensureAddon(ctx context.Context, a weblate.Addon) error {
	st := Step{What: "add-on " + a.Name, Verdict: Made, Changes: all(a.Configuration)}
	if r.holder == nil {
		st.Request = fmt.Sprintf("POST components/%s/%v/addons/", r.settings.Slug, r.settings.Component.Get("slug"))
		r.options.Done(st)
		return nil
	}
	installed, err := r.installed(ctx, a)
	switch {
	case err != nil:
		return err
	case installed == nil:
		st.Request = "POST components/" + r.settings.Slug + "/" + r.holder.Slug + "/addons/"
		if !r.options.DryRun {
			var made client.Addon
			made, err = r.holder.Install(ctx, a.ID, a.Configuration)
			r.addons = append(r.addons, made)
		}
	default:
		var whole any
		whole, st.Changes = within(weblate.Field{Key: "configuration", Value: a.Configuration}, map[string]any(installed.Configuration))
		st.Verdict = Same
		if len(st.Changes) > 0 {
			st.Verdict, st.Request = Changed, "PATCH "+installed.Path
			if !r.options.DryRun {
				err = installed.Change(ctx, whole)
			}
		}
	}
	if err == nil {
		r.options.Done(st)
	}
	return err
}

// readAddons returns the add-ons of the holder, which are asked for once.
func (r *run) readAddons(ctx context.Context) ([]client.Addon, error) {
	if r.addons != nil {
		return r.addons, nil
	}
	var err error
	r.addons, err = r.holder.Addons(ctx)
	return r.addons, err
}

// installed finds an add-on, nil if it is not there. Of discovery there may be several, and those for
// other files than ours are left alone: the one is meant that has the same pattern or
// finds the same templates.
func (r *run) installed(ctx context.Context, a weblate.Addon) (*client.Addon, error) {
	found, err := r.readAddons(ctx)
	if err != nil {
		return nil, err
	}
	for _, key := range []string{"match", "new_base_template"} {
		for i, f := range found {
			if f.Name == a.ID && f.Configuration[key] == a.Configuration.Get(key) {
				return &found[i], nil
			}
		}
	}
	return nil, nil
}

// unwanted are the add-ons that would undo what "pobook update" does, with what they do.
var unwanted = map[string]string{
	"weblate.gettext.msgmerge": `it merges catalogues, and "pobook update" does; two merges differ`,
	"weblate.cleanup.generic":  "it deletes translations that wait for their text to come back",
}

// warnOfAddons reports add-ons that should not be there. They were somebody's decision, so that they
// stay.
func (r *run) warnOfAddons(ctx context.Context) error {
	if r.holder == nil {
		return nil
	}
	installed, err := r.readAddons(ctx)
	for _, a := range installed {
		if why := unwanted[a.Name]; why != "" {
			r.options.Done(Step{What: "add-on " + a.Name, Verdict: Left, Note: why + "; remove it"})
		}
	}
	return err
}

const (
	firstPause = 2 * time.Second
	maxPause   = 30 * time.Second
	// patience is how many pauses, of two minutes in all, may pass in which no section gets its
	// component. Weblate makes them one after the other, each within seconds.
	patience = 7
)

// awaitSections waits until each section has its component, which discovery makes in the background. If it
// stops before that, it is run once more.
func (r *run) awaitSections(ctx context.Context) error {
	st := Step{What: "components of the sections", Verdict: Same}
	again := false
	for still, pauses := -1, 0; ; {
		if r.there {
			var err error
			if r.components, err = r.project.Components(ctx); err != nil {
				return err
			}
		}
		missing := r.missing()
		if len(missing) == 0 {
			r.options.Done(st)
			return nil
		}
		if r.options.DryRun {
			st.Verdict, st.Note = Made, "by discovery: "+diag.Harmless(strings.Join(missing, ", "))
			r.options.Done(st)
			return nil
		}
		if len(missing) != still {
			still, pauses = len(missing), 0
			r.options.Progress(len(r.settings.Sections)-still, len(r.settings.Sections))
		}
		if pauses++; pauses > patience {
			if again {
				st.Verdict = Missing
				st.Note = diag.Harmless(strings.Join(missing, ", ")) + "; are their catalogues and templates pushed to the branch? Weblate says why it skips one at the first component, Operations → Add-ons → Component discovery → Logs"
				r.options.Done(st)
				return nil
			}
			again, pauses = true, 0
			if err := r.discoverAgain(ctx); err != nil {
				return err
			}
			continue
		}
		if err := r.options.Sleep(ctx, min(firstPause<<(pauses-1), maxPause)); err != nil {
			return err
		}
	}
}

// missing are the sections without a component.
func (r *run) missing() []string {
	masks := map[string]bool{}
	for _, c := range r.components {
		masks[c.Fields.Text("filemask")] = true
	}
	var missing []string
	for _, s := range r.settings.Sections {
		if !masks[s.FileMask] {
			missing = append(missing, s.Section)
		}
	}
	return missing
}

// discoverAgain runs discovery, as Weblate does whenever it is configured.
func (r *run) discoverAgain(ctx context.Context) error {
	installed, err := r.installed(ctx, r.settings.Discovery)
	if err != nil || installed == nil {
		return err
	}
	return installed.Change(ctx, installed.Configuration)
}
