package trust

import (
	"regexp"
)

// plainComment matches a comment that holds only words: no program looks for
// instructions in it, and every one sees it end at the same place.
var plainComment = regexp.MustCompile("^<!--(?:-?" + wordsOnly + ")*-->$")

// wordsOnly matches what only words have.
const wordsOnly = "[^-<>\\[\\]{}()#&$%=|\\\\`!@:;/\"'*+^~]"

// cut matches a comment of words only that programs obey all the same: there the
// excerpt of a page ends (Hugo, Jekyll, Docusaurus, Material), or a list of contents
// goes in.
var cut = regexp.MustCompile(`^<!--\s*(?i:more|excerpt|truncate|endexcerpt|toc|tocstop|no toc|omit (?:in|from) toc|fit)\s*-->$`)

// isPlain reports a comment that nobody obeys.
func isPlain(comment string) bool {
	return plainComment.MatchString(comment) && !cut.MatchString(comment)
}
