package wording

import (
	"regexp"
	"strings"
	"unicode"
)

// A Part is a passage of a text that says something by itself, from one offset in bytes
// to another.
type Part struct{ Start, End int }

// maxParts is how many parts a text is divided into. What is between two of them is
// looked for in all the rest of the text.
const maxParts = 1000

// Divide returns what stands in the translation of a text where parts of the text
// stand in it, without the spaces around. The parts are in order and apart. It fails
// if what is between them is not in the translation as it is in the text, if it is
// not clear where, or if there are more than a thousand parts.
func Divide(text string, parts []Part, translation string) ([]string, bool) {
	if len(parts) > maxParts {
		return nil, false
	}
	last := len(parts) - 1
	translation, found := strings.CutPrefix(strings.TrimSpace(translation), strings.TrimSpace(text[:parts[0].Start]))
	if !found {
		return nil, false
	}
	if translation, found = strings.CutSuffix(translation, strings.TrimSpace(text[parts[last].End:])); !found {
		return nil, false
	}
	text = text[:parts[last].End]
	var pieces []string
	for i, p := range parts {
		piece := translation
		if i < last {
			between := strings.TrimSpace(text[p.End:parts[i+1].Start])
			if between == "" || strings.Count(text[p.Start:], between) != strings.Count(translation, between) || strings.Contains(text[p.Start:p.End], between) {
				return nil, false
			}
			piece, translation, _ = strings.Cut(translation, between)
		}
		if piece = strings.TrimSpace(piece); piece == "" {
			return nil, false
		}
		pieces = append(pieces, piece)
	}
	return pieces, true
}

// Compose returns a text with translations in the place of parts of it, which are in
// order and apart. It fails if there is more in the text, see [Made].
func Compose(text string, parts []Part, translations []string) (string, bool) {
	if !Made(text, parts) {
		return "", false
	}
	var b strings.Builder
	done := 0
	for i, p := range parts {
		b.WriteString(text[done:p.Start])
		b.WriteString(translations[i])
		done = p.End
	}
	b.WriteString(text[done:])
	return b.String(), true
}

// Made reports whether a text is made of parts and constructs of Markdown, and no
// two parts are side by side.
func Made(text string, parts []Part) bool {
	done, constructs := 0, 0
	for i, p := range append(parts[:len(parts):len(parts)], Part{Start: len(text)}) {
		between := text[done:p.Start]
		rest := construct.ReplaceAllString(between, "")
		if len(rest) < len(between) {
			constructs++
		}
		if strings.Trim(rest, " |\"]") != "" || i > 0 && i < len(parts) && strings.TrimSpace(between) == "" {
			return false
		}
		done = p.End
	}
	return constructs > 0
}

// Says reports whether there is a letter in a text outside of constructs.
func Says(text string) bool {
	return strings.ContainsFunc(construct.ReplaceAllString(text, ""), unicode.IsLetter)
}

// Construct returns the length of the braces or the tag that a text begins with, which
// say nothing; 0 if it begins with neither.
func Construct(text string) int {
	if text[0] != '{' && text[0] != '<' {
		return 0
	}
	if at := construct.FindStringIndex(text[:min(len(text), longestConstruct)]); at != nil && at[0] == 0 {
		return at[1]
	}
	return 0
}

const longestConstruct = 200 // of those that are looked for

// construct matches what is no text to generators: attributes and ids in braces, tags,
// and what begins or ends a block of its own.
var construct = regexp.MustCompile(`\{[^{}]*\}|</?[A-Za-z][^<>]*>|(?:^|\s)(?:/{3,}|:{3,}|!!!|\?\?\?\+?|===)(?:\s*[\w-]+)?(?:\s*[|"\[])?`)
