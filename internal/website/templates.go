package website

import (
	"bytes"
	"embed"
	"html/template"
)

//go:embed templates/*.html
var templateFiles embed.FS

var templates = template.Must(template.ParseFS(templateFiles, "templates/*.html"))

// execute writes a page, or a part of one. What a template can be given has been tried when it was written, so that it
// does not fail.
func execute(name string, value any) []byte {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, name, value); err != nil {
		panic(err)
	}
	return out.Bytes()
}
