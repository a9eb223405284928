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
	return bytes.Map(shown, out.Bytes())
}

// shown leaves out control characters, which HTML does not have (HTML §13.2.3.5) and titles may.
func shown(r rune) rune {
	if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF {
		return -1
	}
	return r
}
