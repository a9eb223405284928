package weblate

import (
	"fmt"
	"io"
)

// WriteWLC writes the file .weblate, which says to Weblate's client which server
// and which project it works on (docs.weblate.org: wlc, "Configuration
// files"). It names the project, so that push and pull serve all
// components at once. A key must never be in it: the file is in the repository.
func (s Settings) WriteWLC(w io.Writer) error {
	_, err := fmt.Fprintf(w, "[weblate]\nurl = %s\ntranslation = %s\n", s.hosting.API, s.Slug)
	return err
}
