package adopt

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/markdown/frontmatter"
)

// A File is one of a folder of translations.
type File struct {
	Name  string // its path below the folder
	Data  []byte
	Shown string // as the user names it, for places in it
}

// translated returns the files of a folder that are in the language: without those that
// are the sections themselves, and those that say by their names that they are in another
// language. If some say that they are in this one, those beside them are the sources. A file
// with the very path of a section is of that, whatever its folders seem to say: "it" may be
// a department.
func (l language) translated(files, sections []File) (kept []File, leftOut []string) {
	own := map[string]bool{} // keys of what is in this language
	keys := map[string]int{}
	paths, texts := map[string]bool{}, map[string]bool{}
	for _, s := range sections {
		paths[s.Name], texts[string(s.Data)] = true, true
	}
	for _, f := range files {
		n := l.taken(f.Name)
		keys[n.key()]++
		if n.says == thisLanguage {
			own[n.key()] = true
		}
	}
	beside := 0
	for k := range own {
		if keys[k] > 1 {
			beside++
		}
	}
	out := func(f File) bool {
		switch n := l.taken(f.Name); {
		case texts[string(f.Data)]:
			return true
		case n.says == thisLanguage:
			return false
		case own[n.key()] || 2*beside > len(own):
			return true // its translation is there too
		default:
			return n.says == otherLanguage && keys[n.key()] > 1 && !paths[f.Name]
		}
	}
	for _, f := range files {
		if out(f) {
			leftOut = append(leftOut, f.Shown)
		} else {
			kept = append(kept, f)
		}
	}
	return kept, leftOut
}

// pairByName pairs sections with files, as indices of both: by their paths, then by as much
// of the ends of their paths as only they have, then by what their front matter calls them.
func (l language) pairByName(sections, files []File) [][2]int {
	p := namePairing{taken: [2]map[int]bool{{}, {}}}
	var names [2][]name
	for _, s := range sections {
		names[0] = append(names[0], l.taken(s.Name))
	}
	for _, f := range files {
		names[1] = append(names[1], l.taken(f.Name))
	}
	p.by(names, func(n name) string { return n.path })
	p.by(names, name.key)
	for length := longest(names); length > 0; length-- {
		p.by(names, func(n name) string {
			if len(n.parts) < length || length == 1 && n.last() == "index" {
				return ""
			}
			return name{parts: n.parts[len(n.parts)-length:]}.key()
		})
	}
	called := func(of []File) []name {
		var all []name
		for _, f := range of {
			all = append(all, name{path: l.called(f.Data)})
		}
		return all
	}
	p.by([2][]name{called(sections), called(files)}, func(n name) string { return n.path })
	slices.SortFunc(p.pairs, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	return p.pairs
}

func longest(names [2][]name) int {
	most := 0
	for _, n := range slices.Concat(names[0], names[1]) {
		most = max(most, len(n.parts))
	}
	return most
}

// A namePairing pairs what is not paired yet.
type namePairing struct {
	pairs [][2]int
	taken [2]map[int]bool
}

// by pairs names that have a key in common which none but these two have. An empty key is
// none.
func (p *namePairing) by(names [2][]name, key func(name) string) {
	const several = -1
	var byKey [2]map[string]int
	for s := range names {
		byKey[s] = map[string]int{}
		for i, n := range names[s] {
			k := key(n)
			if p.taken[s][i] || k == "" {
				continue
			}
			if _, there := byKey[s][k]; there {
				i = several
			}
			byKey[s][k] = i
		}
	}
	for i, n := range names[0] {
		k := key(n)
		j, there := byKey[1][k]
		if byKey[0][k] != i || !there || j == several || k == "" || p.taken[0][i] {
			continue
		}
		p.pairs = append(p.pairs, [2]int{i, j})
		p.taken[0][i], p.taken[1][j] = true, true
	}
}

// identities are keys of front matter that are the same in all languages of a site.
var identities = []string{"translationKey", "translation_key", "lang-ref", "lang_ref", "ref", "id", "slug", "permalink", "url"}

// called returns what front matter calls a file in all languages; empty for nothing.
func (l language) called(data []byte) string {
	values := frontmatter.Values(data[:frontmatter.Length(data)], identities)
	for _, key := range identities {
		for _, v := range values {
			if v.Key == key {
				return key + "=" + l.taken(v.Text).key()
			}
		}
	}
	return ""
}
