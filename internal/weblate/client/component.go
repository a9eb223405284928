package client

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// A Component is one that is there.
type Component struct {
	Slug   string
	Fields Object // as the API has them

	client *Client
	path   string // its own in the API, which has the category if it is in one
}

// componentOf makes a component of an answer.
func (c *Client) componentOf(asked request, o Object) (Component, error) {
	path, err := c.itself(o)
	if err == nil && (o.Text("slug") == "" || !strings.HasPrefix(path, components)) {
		err = errors.New("the answer is not a component")
	}
	if err != nil {
		return Component{}, c.strange(asked, err.Error())
	}
	return Component{Slug: o.Text("slug"), Fields: o, client: c, path: path}, nil
}

// components is where they are in the API.
const components = "components/"

// Change sets fields and returns the component as it is then, under another slug if that was
// one of them. If the answer to that gets lost, the component is not there any more under the old
// one, and is looked for.
func (c Component) Change(ctx context.Context, fields map[string]any) (Component, error) {
	asked := request{method: http.MethodPatch, path: c.path, body: fields, needs: "component.edit", repeat: true}
	var o Object
	err := c.client.call(ctx, asked, &o)
	if slug, renamed := fields["slug"].(string); renamed && NotThere(err) {
		asked = request{method: http.MethodGet, path: c.beside(slug), repeat: true}
		if found := c.client.call(ctx, asked, &o); found == nil && o.Number("id") == c.Fields.Number("id") {
			err = nil
		}
	}
	if err != nil {
		return Component{}, err
	}
	return c.client.componentOf(asked, o)
}

// beside is the path of another component of the same project and category.
func (c Component) beside(slug string) string {
	path := strings.TrimSuffix(c.path, "/")
	last := strings.LastIndex(path, "/") + 1
	if i := strings.LastIndex(path[last:], "%252F"); i >= 0 {
		last += i + len("%252F") // a category is part of it, encoded twice
	}
	return path[:last] + url.PathEscape(slug) + "/"
}

// Remove removes the component with all that belongs to it, which the server does in the
// background. One that is not there any more is removed.
func (c Component) Remove(ctx context.Context) error {
	err := c.client.call(ctx, request{method: http.MethodDelete, path: c.path, needs: "component.edit", repeat: true}, nil)
	if NotThere(err) {
		return nil
	}
	return err
}

// Addons returns the add-ons that are installed on the component itself.
func (c Component) Addons(ctx context.Context) ([]Addon, error) {
	addresses, _ := c.Fields["addons"].([]any)
	return addonsAt(ctx, c.client, addresses)
}

// Install installs an add-on and runs it.
func (c Component) Install(ctx context.Context, name string, configuration any) (Addon, error) {
	asked := request{
		method: http.MethodPost, path: c.path + "addons/", needs: "component.edit",
		body: map[string]any{"name": name, "configuration": configuration},
	}
	var (
		o     Object
		found *Addon
	)
	err := c.client.make(ctx, asked, &o, func(ctx context.Context) (bool, error) {
		var now Object
		if err := c.client.call(ctx, request{method: http.MethodGet, path: c.path, repeat: true}, &now); err != nil {
			return false, err
		}
		addresses, _ := now["addons"].([]any)
		installed, err := addonsAt(ctx, c.client, addresses)
		if i := slices.IndexFunc(installed, func(a Addon) bool { return a.Name == name }); i >= 0 {
			found = &installed[i]
		}
		return found != nil, err
	})
	switch {
	case err != nil:
		return Addon{}, err
	case found != nil:
		return *found, nil
	}
	return addonOf(c.client, asked, o)
}

// Statistics are the figures of one translation.
type Statistics struct {
	Language    string `json:"code"`
	Strings     int    `json:"total"`
	Translated  int    `json:"translated"`
	Fuzzy       int    `json:"fuzzy"`
	Suggestions int    `json:"suggestions"`
	Comments    int    `json:"comments"`
}

// Statistics returns the figures of each translation, that of the source among them.
func (c Component) Statistics(ctx context.Context) ([]Statistics, error) {
	var all []Statistics
	err := c.client.list(ctx, c.path+"statistics/", "", func(item json.RawMessage) error {
		var s Statistics
		err := json.Unmarshal(item, &s)
		all = append(all, s)
		return err
	})
	return all, err
}

// Repository returns the clone of the component.
func (c Component) Repository() Repository {
	return Repository{client: c.client, path: c.path, lock: "component.lock"}
}

// A Unit is a string with its translation.
type Unit struct {
	Source  []string `json:"source"` // more than one with plurals
	Target  []string `json:"target"`
	Context string   `json:"context"`
}

// Units returns the strings of a translation into a language, by Weblate's code for it.
func (c Component) Units(ctx context.Context, language string) ([]Unit, error) {
	var all []Unit
	err := c.client.list(ctx, c.translation(language)+"units/", "", func(item json.RawMessage) error {
		var u Unit
		err := json.Unmarshal(item, &u)
		all = append(all, u)
		return err
	})
	return all, err
}

// Add starts the translation into a language, which must not be there.
func (c Component) Add(ctx context.Context, language string) error {
	asked := request{method: http.MethodPost, path: c.path + "translations/", body: map[string]string{"language_code": language}, needs: "translation.add"}
	return c.client.make(ctx, asked, nil, func(ctx context.Context) (bool, error) {
		_, err := c.Units(ctx, language)
		return err == nil, err
	})
}

// Upload puts the strings of a file that are not there yet into a translation. Doing it twice is the
// same as doing it once.
func (c Component) Upload(ctx context.Context, language, name string, data []byte) error {
	var done struct {
		Result *bool `json:"result"`
	}
	asked := request{
		method: http.MethodPost, path: c.translation(language) + "file/", needs: "upload.perform", repeat: true,
		file: &upload{fields: map[string]string{"method": "add"}, name: name, data: data},
	}
	return c.client.call(ctx, asked, &done)
}

// translation is the path of a translation.
func (c Component) translation(language string) string {
	return "translations/" + strings.TrimPrefix(c.path, components) + url.PathEscape(language) + "/"
}
