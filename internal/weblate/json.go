package weblate

import (
	"io"

	"github.com/pobook/pobook/internal/diag"
)

// jsonSchema is the version of what [Settings.WriteJSON] writes. Fields may be
// added to a version; nothing else may change in it.
const jsonSchema = 1

// A step is one request to the REST API. Its path counts from the API's URL.
type step struct {
	What   string `json:"what"`
	Method string `json:"method"`
	Path   string `json:"path"`
	Body   Form   `json:"body,omitempty"`   // as application/json
	Upload Form   `json:"upload,omitempty"` // as multipart/form-data; "file" is a path in the repository
}

// WriteJSON writes the requests that set up Weblate, in their order.
func (s Settings) WriteJSON(w io.Writer) error {
	return diag.WriteJSON(w, struct {
		Schema  int    `json:"schema"`
		Weblate string `json:"weblate"`
		API     string `json:"api"`
		Steps   []step `json:"steps"`
	}{jsonSchema, Release, s.hosting.API, s.steps()})
}

// steps are in the order in which Weblate needs them. The glossary comes before
// discovery, which takes a while in the background.
func (s Settings) steps() []step {
	steps := []step{
		post("project", "projects/", s.Project),
		post("component of the first section", "projects/"+s.Slug+"/components/", s.Component),
	}
	if s.Glossary != nil {
		steps = append(steps, post("glossary", "projects/"+s.Slug+"/components/", *s.Glossary))
	}
	for _, a := range append([]Addon{s.Discovery}, s.Addons...) {
		body := Form{{Key: "name", Value: a.ID}, {Key: "configuration", Value: a.Configuration}}
		steps = append(steps, post("add-on: "+a.Name, "components/"+s.Slug+"/"+s.first+"/addons/", body))
	}
	for _, u := range s.Terms {
		steps = append(steps, step{
			What: "terms in " + u.Code, Method: "POST", Path: "translations/" + u.Component + "/" + u.Code + "/file/",
			Upload: Form{{Key: "method", Value: "add"}, {Key: "file", Value: u.File}},
		})
	}
	return steps
}

func post(what, path string, body Form) step {
	return step{What: what, Method: "POST", Path: path, Body: body}
}
