package client

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
)

// A Project is one by its slug, which may be there or not.
type Project struct {
	client *Client
	slug   string
}

// Project returns the project of a slug. It asks nothing.
func (c *Client) Project(slug string) Project { return Project{c, slug} }

func (p Project) path() string { return "projects/" + url.PathEscape(p.slug) + "/" }

// Get returns the fields of the project. The error is one that [NotThere] knows if there
// is none, or if the user of the key may not see it.
func (p Project) Get(ctx context.Context) (Object, error) {
	asked := request{method: http.MethodGet, path: p.path(), repeat: true}
	var o Object
	if err := p.client.call(ctx, asked, &o); err != nil {
		return nil, err
	}
	if o.Text("slug") == "" {
		return nil, p.client.strange(asked, "the answer is not a project")
	}
	return o, nil
}

// Make makes the project of a form, whose slug is that of p.
func (p Project) Make(ctx context.Context, form any) (Object, error) {
	var o Object
	asked := request{method: http.MethodPost, path: "projects/", body: form, needs: "project.add"}
	err := p.client.make(ctx, asked, &o, func(ctx context.Context) (there bool, err error) {
		o, err = p.Get(ctx)
		return settled(err)
	})
	return o, err
}

// Change sets fields and returns the project as it is then.
func (p Project) Change(ctx context.Context, fields any) (Object, error) {
	var o Object
	err := p.client.call(ctx, request{method: http.MethodPatch, path: p.path(), body: fields, needs: "project.edit", repeat: true}, &o)
	return o, err
}

// Components returns all of them, in the order in which they were made.
func (p Project) Components(ctx context.Context) ([]Component, error) {
	var all []Component
	path := p.path() + components
	err := p.client.list(ctx, path, "", func(item json.RawMessage) error {
		o, err := object(item)
		if err != nil {
			return err
		}
		c, err := p.client.componentOf(request{method: http.MethodGet, path: path}, o)
		all = append(all, c)
		return err
	})
	return all, err
}

// Component returns one that is in no category. The error is one that [NotThere] knows if
// there is none.
func (p Project) Component(ctx context.Context, slug string) (Component, error) {
	asked := request{method: http.MethodGet, path: components + url.PathEscape(p.slug) + "/" + url.PathEscape(slug) + "/", repeat: true}
	var o Object
	if err := p.client.call(ctx, asked, &o); err != nil {
		return Component{}, err
	}
	return p.client.componentOf(asked, o)
}

// MakeComponent makes the component of a form, which has the slug.
func (p Project) MakeComponent(ctx context.Context, slug string, form any) (Component, error) {
	var (
		o     Object
		found Component
	)
	asked := request{method: http.MethodPost, path: p.path() + "components/", body: form, needs: "project.edit"}
	err := p.client.make(ctx, asked, &o, func(ctx context.Context) (there bool, err error) {
		found, err = p.Component(ctx, slug)
		return settled(err)
	})
	if err != nil || found.Slug != "" {
		return found, err
	}
	return p.client.componentOf(asked, o)
}

// settled says of a look for a thing whether it is there.
func settled(err error) (there bool, failed error) {
	if NotThere(err) {
		return false, nil
	}
	return err == nil, err
}

// Repository returns the clones of all components that the project has.
func (p Project) Repository() Repository {
	return Repository{client: p.client, path: p.path(), lock: "project.edit"}
}
