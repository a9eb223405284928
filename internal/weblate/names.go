package weblate

import (
	"regexp"
	"strings"
	"unicode"
)

// The lengths that Weblate allows, in characters (weblate/trans/defines.py).
const (
	maxProject   = 60
	maxComponent = 100
)

// nameTemplate makes the name of a discovered component of what the regular
// expression found. A bare {{ component }} would do for sections beside each
// other; of "part/01-a" it would make the slug "part01-a".
const nameTemplate = `{% replace component "/" " / " %}`

// componentName is what nameTemplate makes of a component. Longer names are cut
// off, as Weblate does it.
func componentName(component string) string {
	return cut(strings.ReplaceAll(component, "/", " / "), maxComponent)
}

// cut returns the beginning of s that has no more than n characters.
func cut(s string, n int) string {
	if runes := []rune(s); len(runes) > n {
		return strings.TrimSpace(string(runes[:n]))
	}
	return s
}

var (
	notInSlug = regexp.MustCompile(`[^\w\s-]`)
	gaps      = regexp.MustCompile(`[-\s]+`)
)

// slugify makes the slug that Weblate makes of a name: in lower case, a hyphen
// for a run of spaces and hyphens, and of the other signs only underscores. A
// name without a letter or digit has none. Accents are dropped there and the
// whole letter here, which is the same for names that come from paths: they are
// ASCII.
func slugify(name string) string {
	slug := notInSlug.ReplaceAllString(strings.ToLower(name), "")
	slug = strings.Trim(gaps.ReplaceAllString(slug, "-"), "-_")
	return cut(slug, maxComponent)
}

// validSlug reports what Weblate takes as a slug.
func validSlug(slug string) bool {
	wrong := func(c rune) bool {
		return c > unicode.MaxASCII || c != '-' && c != '_' && !unicode.IsLetter(c) && !unicode.IsDigit(c)
	}
	return slug != "" && slug != "-" && len(slug) <= maxProject && strings.IndexFunc(slug, wrong) < 0
}

// code is what Weblate calls a locale. It names languages as pobook does but
// for this one, which it renamed.
func code(locale string) string {
	if locale == "nb_NO" {
		return "nb"
	}
	return locale
}
