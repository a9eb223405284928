package markdown

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// Options say what of a section is offered to translators besides its running
// text. The zero value offers no code, and of front matter the title of a section
// that has no heading of level 1.
type Options struct {
	// Dialect is the Markdown that the section is written in; GitHub's if it is
	// nil.
	Dialect *dialect.Dialect
	// Attributes are those of tags and the parameters of shortcodes whose values are
	// offered; nil for those that the dialect has.
	Attributes []string
	// FrontMatter are the keys whose values are offered, as in "title";
	// "params.description" for one inside another, "actions[].text" for one in
	// the items of a list.
	FrontMatter []string
	// Code says what is offered of code blocks, by the first word of their info
	// string. The key "" stands for all words that have no entry, and for
	// blocks without one.
	Code map[string]CodeMode
	// LinkTexts offers lines that are a link each as the texts of the links alone.
	LinkTexts bool
}

// offers reports whether the values of an attribute or a parameter are offered.
func (o Options) offers(attribute string) bool {
	if o.Attributes == nil {
		return slices.Contains(o.dialect().Attributes, attribute)
	}
	return slices.Contains(o.Attributes, attribute)
}

func (o Options) dialect() *dialect.Dialect {
	if o.Dialect == nil {
		return dialect.GitHub
	}
	return o.Dialect
}

// A CodeMode is what is offered of code.
type CodeMode int

// The code modes.
const (
	CodeNone     CodeMode = iota // nothing
	CodeComments                 // comments, where the language is known
	CodeStrings                  // strings too
	CodeAll                      // the block as a whole
)

// codeMode returns what is offered of a block with that info string's word, as
// in "sh", "rust,ignore" or "{.python".
func (o Options) codeMode(word string) CodeMode {
	word = language(word)
	if mode, ok := o.Code[word]; ok {
		return mode
	}
	return o.Code[""]
}

// language returns the name of the language in the first word of an info
// string, in lower case.
func language(word string) string {
	word, _, _ = strings.Cut(strings.TrimLeft(word, "{."), ",")
	return strings.ToLower(strings.TrimRight(word, "}"))
}
