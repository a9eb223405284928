package dialect

// Dialects are all of them, the default first.
func Dialects() []*Dialect {
	return []*Dialect{GitHub, MkDocs, Docusaurus, MDX, VitePress, Hugo, Jekyll, MDBook}
}

// Named returns the dialect of a name, and GitHub for the empty one.
func Named(name string) (*Dialect, bool) {
	if name == "" {
		return GitHub, true
	}
	for _, d := range Dialects() {
		if d.Name == name {
			return d, true
		}
	}
	return nil, false
}
