package apply

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// A run knows what was found so far.
type run struct {
	project    client.Project
	settings   weblate.Settings
	options    Options
	there      bool // the project is
	components []client.Component
	holder     *client.Component // has the repository for all; nil if it would be made
	addons     []client.Addon    // of that; nil as long as nobody has asked
}

func (r *run) ensureProject(ctx context.Context) error {
	form, st := r.settings.Project, Step{What: "project " + r.settings.Slug}
	now, err := r.project.Get(ctx)
	switch {
	case client.NotThere(err):
		st.Verdict, st.Request, st.Changes = Made, "POST projects/", all(form)
		err = r.makeProject(ctx, form)
	case err == nil:
		r.there = true
		fields, changes := differences(form.Without("slug"), now)
		st.Verdict, st.Changes = Same, changes
		if len(changes) > 0 {
			st.Verdict, st.Request = Changed, "PATCH projects/"+r.settings.Slug+"/"
			if !r.options.DryRun {
				_, err = r.project.Change(ctx, fields)
				err = explainName(err, form)
			}
		}
	}
	if err == nil && r.there {
		r.components, err = r.project.Components(ctx)
	}
	if err == nil {
		r.options.Done(st)
	}
	return err
}

// makeProject makes the project, unless this is a dry run.
func (r *run) makeProject(ctx context.Context, form weblate.Form) error {
	if form.Get("web") == "" {
		return errors.New("Weblate makes no project without a website; give one with --web") //nolint:staticcheck // a name
	}
	if r.options.DryRun {
		return nil
	}
	_, err := r.project.Make(ctx, form)
	r.there = err == nil
	return explainName(err, form)
}

// explainName says what a project of the same name means: names are unique on a server.
func explainName(err error, form weblate.Form) error {
	var failed *client.Error
	if errors.As(err, &failed) && slices.ContainsFunc(failed.Said, func(f client.Fault) bool { return f.Attr == "name" && f.Code == "unique" }) {
		failed.Hint = fmt.Sprintf("another project of this server is called %q; change the title in handbook.yaml, or name yours with --project if it is there under another slug", form.Get("name"))
	}
	return err
}

// explainFiles says what it means that the repository lacks files.
func explainFiles(err error, form weblate.Form) error {
	var failed *client.Error
	if errors.As(err, &failed) && slices.ContainsFunc(failed.Said, func(f client.Fault) bool { return f.Attr == "new_base" || f.Attr == "filemask" }) {
		failed.Hint = fmt.Sprintf("are templates and catalogues pushed to the branch %v? see --branch", form.Get("branch"))
	}
	return err
}

// ensureHolder finds or makes the component that has the repository for all. It is that of the first
// section, or was when it was made.
func (r *run) ensureHolder(ctx context.Context) error {
	form := r.holderForm()
	st := Step{What: fmt.Sprintf("component %v", form.Get("slug"))}
	i := slices.IndexFunc(r.components, func(c client.Component) bool {
		_, ours := r.settings.Handbook.SectionOf(c.Fields.Text("filemask"))
		return ours && c.Fields["linked_component"] == nil
	})
	if i < 0 {
		if text, _ := form.Get("repo").(string); text == "" {
			return errors.New("the repository that Weblate shall clone is not known; give its URL with --repo")
		}
		if taken := slices.IndexFunc(r.components, func(c client.Component) bool { return c.Slug == form.Get("slug") }); taken >= 0 {
			return fmt.Errorf("component %s is there for other files, %s; if its section was renamed, run \"pobook weblate rename\"", r.components[taken].Slug, diag.Harmless(r.components[taken].Fields.Text("filemask")))
		}
		st.Verdict, st.Request, st.Changes = Made, "POST projects/"+r.settings.Slug+"/components/", all(form)
		if !r.options.DryRun {
			made, err := r.project.MakeComponent(ctx, form.Get("slug").(string), form)
			if err != nil {
				return explainFiles(err, form)
			}
			r.holder = &made
			if r.components, err = r.project.Components(ctx); err != nil {
				return err
			}
		}
		r.options.Done(st)
		return nil
	}
	r.holder = &r.components[i]
	st.What = "component " + r.holder.Slug
	form = form.Without("slug")
	if r.holder.Fields.Text("filemask") != form.Get("filemask") {
		// A section has come before it since, or its own is gone; the repository stays with it.
		form = form.Without("name", "filemask", "new_base")
	}
	changed, err := r.change(ctx, &st, *r.holder, form)
	if err == nil {
		*r.holder = changed
	}
	return err
}

// holderForm is the form of the holder. Weblate checks translations when a component is made, and
// again when its flags change, but not when there are terms: so it looks for terms only
// after the glossary has been made.
func (r *run) holderForm() weblate.Form {
	form := slices.Clone(r.settings.Component)
	if r.options.DryRun || r.settings.Glossary == nil || r.glossary() != nil {
		return form
	}
	for i, f := range form {
		if flags, _ := f.Value.(string); f.Key == "check_flags" {
			form[i].Value = strings.TrimSuffix(flags, ", "+weblate.CheckGlossary)
		}
	}
	return form
}

// glossary is the component of the glossary in the repository; nil if there is none.
func (r *run) glossary() *client.Component {
	i := slices.IndexFunc(r.components, func(c client.Component) bool {
		return c.Fields.Text("filemask") == r.settings.Glossary.Get("filemask")
	})
	if i < 0 {
		return nil
	}
	return &r.components[i]
}

// change changes the fields of a component that differ, and reports the step.
func (r *run) change(ctx context.Context, st *Step, c client.Component, form weblate.Form) (client.Component, error) {
	fields, changes := differences(form, c.Fields)
	st.Verdict, st.Changes = Same, changes
	if _, differs := fields["source_language"]; differs {
		return c, fmt.Errorf("the source language is %s there, and Weblate changes none; name another project with --project, or remove the component there", changes[0].Old)
	}
	if len(changes) > 0 {
		st.Verdict, st.Request = Changed, "PATCH components/"+r.settings.Slug+"/"+c.Slug+"/"
		if !r.options.DryRun {
			var err error
			if c, err = c.Change(ctx, fields); err != nil {
				return c, err
			}
		}
	}
	r.options.Done(*st)
	return c, nil
}
