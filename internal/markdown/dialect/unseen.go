package dialect

import "regexp"

// Unseen is what no reader of a site sees although it is no markup of CommonMark. Each
// pattern is nil where there is none of that.
type Unseen struct {
	// Computed is what of running text a site has something else in place of.
	Computed *regexp.Regexp
	// InCode says that it has so in code within a line as well.
	InCode bool
	// Icon is a picture of a set of icons, by its name.
	Icon *regexp.Regexp
	// Marked is a text between marks that the page has no style for; a group has the text.
	Marked *regexp.Regexp
	// Keys is names of keys, with a plus between them, in its only group.
	Keys *regexp.Regexp
	// Attributes is what may stand right behind a link, a picture or a style.
	Attributes *regexp.Regexp
	// CodeMark is what of a line of code says how the site is to show it; one with nothing
	// else is not shown.
	CodeMark *regexp.Regexp
	// CodeInclude is a line of code in place of which a site puts a file.
	CodeInclude *regexp.Regexp
	// Include is a comment of HTML in place of which a site puts a file.
	Include *regexp.Regexp
	// CodeComputed is what of a line of code a site has something else in place of. What begins
	// with a backslash is shown without it.
	CodeComputed *regexp.Regexp
	// Escaped says that a backslash before it keeps a site from computing anything.
	Escaped bool
	// Line returns what a site shows of a line of code, by the info string, and false for one
	// that it folds away; nil where it shows all.
	Line func(info, line string) (shown string, ok bool)
}

// comment is a comment of any language, around a pattern.
func comment(of string) *regexp.Regexp {
	return regexp.MustCompile(`[ \t]*(?://|#|/\*|\{/\*|<!--|--|%|;)[ \t]*` + of + `[ \t]*(?:\*/\}?|-->)?[ \t]*$`)
}

// attributeList is a list of ids, classes and keys with values.
var attributeList = regexp.MustCompile(`^\{:?[ ]*(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s{}"']+))(?:[ ]+(?:[.#][\w:-]+|[\w:-]+=(?:"[^"]*"|'[^']*'|[^\s{}"']+)))*[ ]*\}`)

var (
	mkdocsUnseen = Unseen{
		Icon:        regexp.MustCompile(`:(?:material|fontawesome|octicons|simple)(?:-[a-z0-9]+)+:(?:\{[^{}]*\})?[ ]?`),
		Marked:      regexp.MustCompile(`\{==(.+?)==\}|\{\+\+(.+?)\+\+\}|==([^=\s](?:[^=]*[^=\s])?)==|\^\^([^^\s](?:[^^]*[^^\s])?)\^\^`),
		Keys:        regexp.MustCompile(`\+\+((?:[\w-]+|"[^"+]+")(?:\+(?:[\w-]+|"[^"+]+"))*)\+\+`),
		Attributes:  attributeList,
		CodeInclude: regexp.MustCompile(`^[ \t]*-{1,}8<-{1,}[ \t]*(?:"[^"]*"|'[^']*')[ \t]*$`),
	}
	docusaurusUnseen = Unseen{CodeMark: comment(`highlight-(?:next-line|start|end)`)}
)
