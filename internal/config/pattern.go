package config

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// A pattern is a slash-separated path with placeholders.
type pattern string

const defaultPattern pattern = "{locale}/{path}"

// The placeholders of patterns.
var (
	ofLocales  = []string{"{locale}", "{bcp47}", "{language}", "{name}"}
	ofSections = []string{"{path}", "{dir}", "{stem}", "{ext}"}
)

var (
	placeholder = regexp.MustCompile(`\{[^{}]*\}`)
	ofSection   = regexp.MustCompile(`\{(?:path|dir|stem|ext)\}`)
	ofLocale    = regexp.MustCompile(`\{(?:locale|bcp47|language|name)\}`)
)

// fill puts values in the place of placeholders: a placeholder and its value, in turn.
func (p pattern) fill(values []string) string {
	return strings.NewReplacer(values...).Replace(string(p))
}

// notInNames are signs that the name of a file cannot have on some systems.
const notInNames = `\:*?"<>|`

// readPattern reads a pattern. What names the sections may be left out only in texts
// that are no paths.
func readPattern(r *reader, what diag.Text, node *yaml.Node, forAll bool) (pattern, bool) {
	text, ok := r.text(what, node)
	if !ok {
		return "", false
	}
	known := slices.Concat(ofLocales, ofSections)
	for _, named := range placeholder.FindAllString(text, -1) {
		if !slices.Contains(known, named) {
			r.report(node, "output-pattern", diag.Textf("unknown placeholder %q in %s", named, what),
				diag.DidYouMean(named, known, diag.Textf("the placeholders are %s", enumerate(known))))
			return "", false
		}
	}
	message, hint := patternFault(text, what, forAll)
	if !message.Empty() {
		r.report(node, "output-pattern", message, hint)
		return "", false
	}
	return pattern(text), true
}

// patternFault is what is wrong with a pattern whatever the sections are.
func patternFault(text string, what diag.Text, forAll bool) (message, hint diag.Text) {
	plain := placeholder.ReplaceAllString(text, "x")
	for _, name := range strings.Split(text, "/") {
		if strings.Contains(name, "{dir}") && name != "{dir}" {
			return diag.Textf("{dir} is no whole folder in %s", what), diag.Textf(`write it between slashes, as in "{locale}/{dir}/{stem}.md"`)
		}
	}
	switch {
	case outside.MatchString(plain) || path.Clean(plain) != plain:
		return diag.Textf("%s is no plain path below the folder", what), diag.Textf(`write for example "{locale}/{path}"; the folder itself is the key "folder"`)
	case strings.ContainsAny(plain, notInNames) || strings.ContainsFunc(plain, isControl) || strings.ContainsAny(plain, "{}"):
		return diag.Textf("%s holds a sign that the name of a file cannot have", what), diag.Textf(`write for example "{locale}/{path}"`)
	case !ofSection.MatchString(text):
		return diag.Textf("all sections would be written to one file by %s", what), diag.Textf(`add "{path}", or "{dir}" and "{stem}"`)
	case forAll && !ofLocale.MatchString(text):
		return diag.Textf("all locales would be written to the same files by %s", what), diag.Textf(`add "{locale}", "{bcp47}", "{language}" or "{name}"`)
	}
	return diag.Text{}, diag.Text{}
}

func isControl(c rune) bool { return c < ' ' || c == 0x7f }
