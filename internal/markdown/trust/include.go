package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// commands matches those of TeX that read a file, or run something. Pandoc hands them
// on.
var commands = regexp.MustCompile(`\\(?:input|include|includegraphics|usepackage|lstinputlisting|verbatiminput|InputIfFileExists|openin|openout|read|readline|write|` +
	`immediate|special|directlua|latelua|catcode|csname|[egx]?def|let)(?:[^A-Za-z]|$)`)

// snippet matches the scissors of PyMdown's snippets, which put in files: that on
// their line, or those on the lines between them and the next ones.
var snippet = regexp.MustCompile(`-+8<-+(?:[ \t]*(?:"[^"\n]*"|'[^'\n]*')|[ \t]*\n(?s:.*?)-+8<-+)?`)

// includeComment matches a comment in place of which VitePress puts a file, in code too.
var includeComment = regexp.MustCompile(`<!--\s*@include:[^\n]*`)

// commentsInCode reads those in code; elsewhere no comment may be added.
func commentsInCode(v *view) []finding {
	if v.Text.Form != Code {
		return nil
	}
	var found []finding
	for _, comment := range includeComment.FindAllString(v.Text.Body, -1) {
		found = append(found, finding{comment, "", Objection{AddedTemplate, short(comment)}})
	}
	return found
}

// include matches what DocFX puts in: a file, a piece of code, a film. An alert,
// whose bracket is closed at once, is none.
var include = regexp.MustCompile(`\[![A-Za-z][\w-]*(?:[ \t]*\[([^\[\]\n]*)\]\([^()\n]*\)|[ \t]*\[|\s[^\[\]\n]*)`)

// embeds matches a code span that plugins put a film, a file or the result of code in
// the place of: Gatsby's, knitr's, Dataview's.
var embeds = regexp.MustCompile(`^(?:(?:embed|video|youtube|vimeo|gist|jsfiddle|codepen|codesandbox):.|r[ #]|\$=)`)

// orders matches what docsify obeys in the title of a link: an :include shows what it
// leads to.
var orders = regexp.MustCompile(`(?:^|\s):[\w-]+`)

// instructions reads what stands where Markdown has words, for programs.
func instructions(v *view) []finding {
	var found []finding
	for _, token := range v.scan() {
		switch inner := token.Inner.In(v.Text.Body); token.Kind {
		case inline.Code:
			if embeds.MatchString(strings.TrimSpace(inner)) {
				found = append(found, finding{inner, "", Objection{AddedTemplate, short(token.In(v.Text.Body))}})
			}
		case inline.Close:
			if token.Title.Len() == 0 {
				continue
			}
			for _, order := range orders.FindAllString(resolve(token.Title.In(v.Text.Body)), -1) {
				found = append(found, finding{order, "", Objection{AddedTemplate, short(order)}})
			}
		}
	}
	return found
}

// appendIncluded appends what puts a file in, or runs something, without delimiters.
func appendIncluded(found []finding, text string) []finding {
	if strings.Contains(text, "8<") {
		for _, scissors := range snippet.FindAllString(text, -1) {
			found = append(found, finding{scissors, "", Objection{AddedTemplate, short(scissors)}})
		}
	}
	if strings.Contains(text, "[!") {
		for _, at := range include.FindAllStringSubmatchIndex(text, -1) {
			key := text[at[0]:at[1]]
			if at[2] >= 0 { // how its link is called does not matter
				key = text[at[0]:at[2]] + text[at[3]:at[1]]
			}
			found = append(found, finding{key, "", Objection{AddedTemplate, short(text[at[0]:at[1]])}})
		}
	}
	if strings.IndexByte(text, '\\') >= 0 {
		for _, command := range commands.FindAllString(text, -1) {
			found = append(found, finding{command, "", Objection{AddedTemplate, short(command)}})
		}
	}
	return found
}
