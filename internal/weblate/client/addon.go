package client

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// An Addon is one that is installed.
type Addon struct {
	Name          string // in the API: "weblate.discovery.discovery"
	Path          string // below the API: "addons/5/"
	Configuration Object

	client *Client
}

// Change configures the add-on anew: the configuration is a whole one, since Weblate takes
// no part of it. It is run then. Doing it twice is the same as doing it once.
func (a Addon) Change(ctx context.Context, configuration any) error {
	body := map[string]any{"configuration": configuration}
	return a.client.call(ctx, request{method: http.MethodPatch, path: a.Path, body: body, needs: "component.edit", repeat: true}, nil)
}

// addonOf makes an add-on of an answer.
func addonOf(c *Client, asked request, o Object) (Addon, error) {
	path, err := c.itself(o)
	if err == nil && o.Text("name") == "" {
		err = errors.New("the answer is not an add-on")
	}
	if err != nil {
		return Addon{}, c.strange(asked, err.Error())
	}
	configuration, _ := o["configuration"].(map[string]any)
	return Addon{Name: o.Text("name"), Path: path, Configuration: configuration, client: c}, nil
}

// addonsAt gets the add-ons at some addresses.
func addonsAt(ctx context.Context, c *Client, addresses []any) ([]Addon, error) {
	var installed []Addon
	for _, address := range addresses {
		text, _ := address.(string)
		path, query, ok := c.below(text)
		if !ok {
			return nil, c.strange(request{method: http.MethodGet}, fmt.Sprintf("an add-on is said to be elsewhere, at %q", text))
		}
		asked := request{method: http.MethodGet, path: path, query: query, repeat: true}
		var o Object
		if err := c.call(ctx, asked, &o); err != nil {
			return nil, err
		}
		a, err := addonOf(c, asked, o)
		if err != nil {
			return nil, err
		}
		installed = append(installed, a)
	}
	return installed, nil
}
