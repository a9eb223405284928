package finish

import "github.com/pobook/pobook/internal/markdown/frontmatter"

// A Value is what a key of front matter says in a translation.
type Value struct {
	Key    string
	Remove bool
	// Uses says that Text needs what stands at the key; where nothing does, nothing
	// is added.
	Uses bool
	Text func(value string) string
}

// Metadata returns a section as it is published, with values in its front matter, and
// the keys whose values cannot be changed. It comes last, even after a [Notice].
func Metadata(section []byte, values []Value) (published []byte, failed []string) {
	changes := make([]frontmatter.Change, len(values))
	for i, v := range values {
		changes[i] = frontmatter.Change{Key: v.Key, Remove: v.Remove, Make: func(value string, there bool) (string, bool) {
			return v.text(value), there || !v.Uses
		}}
	}
	return frontmatter.Apply(section, changes)
}

func (v Value) text(value string) string {
	if v.Text == nil {
		return value
	}
	return v.Text(value)
}
