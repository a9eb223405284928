package apply

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// ensureGlossary makes the component of the glossary in the repository, before discovery, and before
// Weblate's own is removed: a project without any gets another.
func (r *run) ensureGlossary(ctx context.Context) error {
	form := *r.settings.Glossary
	slug, _ := form.Get("slug").(string)
	st := Step{What: "glossary " + slug}
	if r.holder != nil {
		for i, f := range form {
			if f.Key == "repo" {
				form = slices.Clone(form)
				form[i].Value = "weblate://" + r.settings.Slug + "/" + r.holder.Slug
			}
		}
	}
	if there := r.glossary(); there != nil {
		_, err := r.change(ctx, &st, *there, form.Without("slug"))
		return err
	}
	st.Verdict, st.Request, st.Changes = Made, "POST projects/"+r.settings.Slug+"/components/", all(form)
	if !r.options.DryRun {
		if _, err := r.project.MakeComponent(ctx, slug, form); err != nil {
			return err
		}
	}
	r.options.Done(st)
	if r.options.DryRun || r.holder == nil {
		return nil
	}
	return r.lookForTerms(ctx)
}

// lookForTerms gives the holder the flag that [run.holderForm] has kept back.
func (r *run) lookForTerms(ctx context.Context) error {
	fields, _ := differences(weblate.Form{{Key: "check_flags", Value: r.settings.Component.Get("check_flags")}}, r.holder.Fields)
	if len(fields) == 0 {
		return nil
	}
	changed, err := r.holder.Change(ctx, fields)
	if err == nil {
		*r.holder = changed
	}
	return err
}

// own returns the glossary that Weblate has made by itself: it has a slug of its own, and no files in the
// repository.
func (r *run) own() *client.Component {
	for i, c := range r.components {
		if c.Slug == weblate.OwnGlossary && c.Fields.Is("is_glossary") && c.Fields.Text("repo") == "local:" {
			return &r.components[i]
		}
	}
	return nil
}

// removeOwnGlossary removes the glossary that Weblate has made by itself, if nobody has written terms
// into it.
func (r *run) removeOwnGlossary(ctx context.Context) error {
	own := r.own()
	if own == nil {
		return nil
	}
	st := Step{What: "Weblate's own glossary", Verdict: Removed, Request: "DELETE components/" + r.settings.Slug + "/" + own.Slug + "/"}
	figures, err := own.Statistics(ctx)
	if err != nil {
		return err
	}
	terms := 0
	for _, s := range figures {
		terms = max(terms, s.Strings)
	}
	switch {
	case terms > 0:
		st.Verdict, st.Request = Left, ""
		st.Note = fmt.Sprintf("it has %s; move them to the handbook's glossary, and remove it then", diag.Count(terms, "term"))
	case !r.options.DryRun:
		err = own.Remove(ctx)
	}
	if err == nil {
		r.options.Done(st)
	}
	return err
}

// uploadTerms puts the terms of files that Weblate may not write into its own glossary, if they are not
// there. What the glossary has for a source stays: somebody may have decided so there.
func (r *run) uploadTerms(ctx context.Context) error {
	own := r.own()
	if own == nil && !r.options.DryRun {
		return errors.New("the project has no glossary of Weblate's own; add one there, and run the same command again")
	}
	for _, u := range r.settings.Terms {
		wanted, err := r.options.Terms(u)
		if err != nil {
			return err
		}
		has := held{missing: wanted}
		if own != nil {
			has, err = hold(ctx, *own, u.Code, wanted)
		}
		if err != nil {
			return err
		}
		st := Step{What: "terms in " + u.Code, Verdict: Same}
		if len(has.other) > 0 {
			st.Verdict, st.Note = Left, "it has other targets for "+diag.Harmless(strings.Join(has.other, ", "))+"; edit them there, or in the file"
		}
		if len(has.missing) > 0 {
			st.Verdict, st.Request = Changed, "POST translations/"+u.Component+"/"+u.Code+"/file/"
			for _, t := range has.missing {
				st.Changes = append(st.Changes, Change{Field: t.Source, New: text(t.Target)})
			}
			if !r.options.DryRun {
				if err := r.upload(ctx, *own, u, has.language); err != nil {
					return err
				}
			}
		}
		r.options.Done(st)
	}
	return nil
}

func (r *run) upload(ctx context.Context, own client.Component, u weblate.Upload, there bool) error {
	data, err := r.options.ReadFile(u.File)
	if err == nil && !there {
		err = own.Add(ctx, u.Code)
	}
	if err != nil {
		return err
	}
	return own.Upload(ctx, u.Code, path.Base(u.File), data)
}

// held are terms against a glossary.
type held struct {
	language bool     // the glossary has it
	missing  []Term   // whose sources it has not
	other    []string // sources for which it has other targets
}

// hold holds terms against a glossary. Rows of one source go in once: Weblate takes no second.
func hold(ctx context.Context, own client.Component, code string, wanted []Term) (held, error) {
	units, err := own.Units(ctx, code)
	if client.NotThere(err) {
		return held{missing: wanted}, nil
	}
	h := held{language: true}
	targets := map[string][]string{}
	for _, u := range units {
		source := strings.Join(u.Source, "\n")
		targets[source] = append(targets[source], strings.Join(u.Target, "\n"))
	}
	for _, t := range wanted {
		there, known := targets[t.Source]
		switch {
		case !known:
			h.missing = append(h.missing, t)
		case !slices.Contains(there, t.Target) && !slices.Contains(h.other, t.Source):
			h.other = append(h.other, t.Source)
		}
	}
	return h, err
}
