package adopt

import (
	"path"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/locale"
)

// A language is how the names of files say in which language they are.
type language struct{ of locale.Locale }

// tagForm is what the name of a language looks like in a path.
var tagForm = regexp.MustCompile(`^(?i:[a-z]{2,3}([-_]([a-z]{2}|[a-z]{4}|[0-9]{3})){0,2})$`)

// regions are countries that are written for the way in which Chinese is written there.
var regions = map[string]string{"cn": "zh_Hans", "tw": "zh_Hant", "hk": "zh_Hant_HK"}

// A naming is what a part of a path says of the language.
type naming int

const (
	noLanguage naming = iota
	thisLanguage
	otherLanguage
)

// names returns what a part of a path says: a folder, or what stands between a file's name
// and its ending.
func (l language) names(part string) naming {
	switch part = strings.ToLower(part); {
	case !tagForm.MatchString(part):
		return noLanguage
	case strings.HasPrefix(l.of.Code, "zh") && regions[part] == l.of.Code:
		return thisLanguage
	}
	named, err := locale.Parse(part)
	switch {
	case err != nil:
		return noLanguage
	case named.Code == l.of.Code:
		return thisLanguage
	case !strings.ContainsAny(part, "-_") && base(named.Code) == base(l.of.Code):
		return thisLanguage // zh, for whatever Chinese there is
	default:
		return otherLanguage
	}
}

// base returns the language of a code without script and region.
func base(code string) string {
	language, _, _ := strings.Cut(code, "_")
	return language
}

// A name is the path of a file, taken apart.
type name struct {
	path string
	// parts are its folders and its bare name, in lower case, without what names a
	// language.
	parts []string
	says  naming
}

// taken takes a path apart.
func (l language) taken(p string) name {
	n := name{path: p}
	folders := strings.Split(path.Dir(p), "/")
	if folders[0] == "." {
		folders = nil
	}
	for _, f := range folders {
		if says := l.names(f); says != noLanguage {
			n.say(says)
			continue
		}
		n.parts = append(n.parts, strings.ToLower(f))
	}
	bare := strings.ToLower(strings.TrimSuffix(path.Base(p), path.Ext(p)))
	for _, sign := range []string{".", "_", "-"} {
		stem, tag, found := l.suffix(bare, sign)
		if found {
			bare = stem
			n.say(tag)
			break
		}
	}
	if bare == "readme" || bare == "_index" {
		bare = "index"
	}
	n.parts = append(n.parts, bare)
	return n
}

// say notes what a part says; this language counts for more than another one.
func (n *name) say(says naming) {
	if n.says != thisLanguage {
		n.says = says
	}
}

// suffix cuts the name of a language off the end of a name, as of readme.zh-tw and
// readme_zh_tw. After a hyphen or an underscore only the language at hand is one: words
// end a name as well.
func (l language) suffix(bare, sign string) (stem string, says naming, found bool) {
	for at := strings.Index(bare, sign); at > 0; {
		says := l.names(bare[at+len(sign):])
		if says == thisLanguage || says == otherLanguage && sign == "." {
			return bare[:at], says, true
		}
		next := strings.Index(bare[at+1:], sign)
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return bare, noLanguage, false
}

// key is what two names have in common that differ in language alone.
func (n name) key() string { return strings.Join(n.parts, "/") }

// last is the bare name.
func (n name) last() string { return n.parts[len(n.parts)-1] }
