package loop

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/weblate/client"
)

// A remote is a project at a Weblate server.
type remote struct {
	client     *client.Client
	api, slug  string
	catalogues string
	components []client.Component // as of the last look
	holder     client.Component   // that has the repository, as of then
}

// Weblate returns the project of a slug at a server whose API has the URL. Of its
// repositories that one is meant which has components in the folder of the catalogues.
func Weblate(c *client.Client, api, slug, catalogues string) Server {
	return &remote{client: c, api: api, slug: slug, catalogues: catalogues}
}

func (r *remote) project() client.Project { return r.client.Project(r.slug) }

func (r *remote) Look(ctx context.Context) (Project, error) {
	var err error
	if r.components, err = r.project().Components(ctx); err != nil {
		if client.NotThere(err) {
			err = fmt.Errorf(`%w; "pobook weblate apply" makes the project`, err)
		}
		return Project{}, err
	}
	if err := r.findHolder(); err != nil {
		return Project{}, err
	}
	all, err := r.project().Repository().Status(ctx)
	if err != nil {
		return Project{}, err
	}
	status, err := r.holder.Repository().Status(ctx)
	if err != nil {
		return Project{}, err
	}
	lock, err := r.holder.LastLock(ctx)
	if err != nil {
		return Project{}, err
	}
	p := Project{
		Server: r.api, Slug: r.slug, Page: strings.TrimSuffix(r.api, "api/") + "projects/" + r.slug + "/",
		LastLock: Lock{ID: lock.ID, By: lock.By, When: lock.When, Automatic: lock.Automatic},
		Pending:  all.Pending.Total,
		Repository: Repository{
			Component: r.holder.Slug, Branch: r.holder.Fields.Text("branch"), Export: r.holder.Fields.Text("git_export"), Pushes: r.pushes(),
			Shared: sharedCommit(status), NeedsMerge: status.NeedsMerge, NeedsPush: status.NeedsPush || status.Outgoing > 0, Failure: status.MergeFailure,
		},
	}
	if all.NeedsCommit && p.Pending == 0 {
		p.Pending = 1 // of a version that does not count
	}
	for _, c := range r.components {
		p.Components = append(p.Components, Component{Slug: c.Slug, Mask: c.Fields.Text("filemask"), Locked: c.Fields.Is("locked")})
	}
	return p, nil
}

// sharedCommit is the commit of the shared repository that Weblate has seen last. After a push of its
// own it may not say which, until it pulls something new; it has just what it has then.
func sharedCommit(s client.Status) string {
	if s.RemoteCommit.Hash == "" && !s.NeedsMerge && !s.NeedsPush && s.Outgoing == 0 && s.Missing == 0 {
		return s.LocalCommit.Hash
	}
	return s.RemoteCommit.Hash
}

// findHolder finds the component that the repository is configured in. Others link to
// it, by whatever of them somebody has renamed.
func (r *remote) findHolder() error {
	var holders []client.Component
	for _, c := range r.components {
		if c.Fields.Text("vcs") != "local" && c.Fields["linked_component"] == nil && r.holds(c) {
			holders = append(holders, c)
		}
	}
	switch {
	case len(holders) == 1:
		r.holder = holders[0]
		return nil
	case len(holders) > 1:
		return fmt.Errorf("the project %s has two repositories with catalogues in %q, those of %s and %s; remove the components that are not this handbook's", r.slug, r.catalogues, holders[0].Slug, holders[1].Slug)
	case len(r.components) > 0 && r.components[0].Fields.Text("vcs") == "":
		return fmt.Errorf("the user of the key may not see the repository of %s; that takes the permission vcs.view, which the team Administration has", r.slug)
	default:
		return fmt.Errorf(`the project %s has no component with catalogues in %q; "pobook weblate apply" makes them`, r.slug, r.catalogues)
	}
}

// holds says whether a component with a repository, or one that links to it, has catalogues
// of the handbook.
func (r *remote) holds(holder client.Component) bool {
	for _, c := range r.components {
		if c.Slug != holder.Slug && c.Fields.Text("linked_component") != holder.Fields.Text("url") {
			continue
		}
		if strings.HasPrefix(c.Fields.Text("filemask"), r.catalogues+"/") {
			return true
		}
	}
	return false
}

// pushes says whether the commits of Weblate go to the branch that it pulls from, and
// not to a fork or into a request to merge them.
func (r *remote) pushes() bool {
	fields := r.holder.Fields
	elsewhere := fields.Text("push_branch")
	return fields.Text("vcs") == "git" && fields.Text("push") != "" && (elsewhere == "" || elsewhere == fields.Text("branch"))
}

func (r *remote) Lock(ctx context.Context) error {
	locked, err := r.project().Repository().Lock(ctx, true)
	if err == nil && !locked {
		err = errors.New("Weblate says that the project is not locked")
	}
	return err
}

func (r *remote) Unlock(ctx context.Context, but []string) error {
	if len(but) == 0 {
		_, err := r.project().Repository().Lock(ctx, false)
		return err
	}
	stays := map[string]bool{}
	for _, slug := range but {
		stays[slug] = true
	}
	for _, c := range r.components {
		if stays[c.Slug] {
			continue
		}
		if _, err := c.Repository().Lock(ctx, false); err != nil {
			return err
		}
	}
	return nil
}

func (r *remote) Commit(ctx context.Context) (Answer, error) { return r.do(ctx, client.Commit) }
func (r *remote) Push(ctx context.Context) (Answer, error)   { return r.do(ctx, client.Push) }
func (r *remote) Pull(ctx context.Context) (Answer, error)   { return r.do(ctx, client.Pull) }

func (r *remote) do(ctx context.Context, o client.Operation) (Answer, error) {
	outcome, err := r.holder.Repository().Do(ctx, o)
	return Answer{Done: outcome.Done, Detail: outcome.Detail}, err
}
