package preview

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"github.com/pobook/pobook/internal/annotation"
	"github.com/pobook/pobook/internal/markdown"
)

// Texts are the messages of sections in the form in which searches look through them, as they were at the last search.
type texts struct {
	mutex sync.Mutex
	known map[place]searchable
}

// What is searchable are the messages of one section in one locale. Those of a section and a
// catalogue that have not changed are the same.
type searchable struct {
	section   *markdown.Section
	catalogue uint64
	texts     []annotation.Text
	folded    []string
}

// of returns those of a place, if neither section nor catalogue has changed.
func (x *texts) of(p place, section *markdown.Section, catalogue uint64) (searchable, bool) {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	s := x.known[p]
	return s, s.section == section && s.catalogue == catalogue
}

// keep remembers the messages of a place.
func (x *texts) keep(p place, s searchable) {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	x.known[p] = s
}

// folded returns a text in the form in which texts are compared: full-width and half-width letters are the same,
// and so are large and small ones.
func folded(text string) string { return strings.ToLower(norm.NFKC.String(text)) }
