package config

import "github.com/pobook/pobook/internal/diag"

// Read reads the content of handbook.yaml against the sections that are there.
// Without the key for them, Sections is nil: see [Found.ReadingOrder]. The
// Config is of use only if there is no diagnostic.
func Read(content []byte, found Found) (Config, diag.List) {
	return read(&reader{content: content, found: found})
}

func read(r *reader) (Config, diag.List) {
	c := Config{Places: r.found.Places}
	if top := r.parse(); top != nil {
		readKeys(r, &c, configKeys(), top)
		checkPlaces(r, c.Places, top)
	}
	if r.output != nil && len(r.problems) == 0 {
		checkOutput(r, c, r.output)
	}
	if c.Name == "" {
		c.Name = nameOf(c.Title)
	}
	r.problems.Sort()
	return c, r.problems
}
