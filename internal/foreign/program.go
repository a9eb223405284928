package foreign

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// A Program is one that makes catalogues of Markdown.
type Program struct {
	Name   string // "" if it is not known
	manner manner
	// contexts says that its msgctxt are those of the handbook.
	contexts bool
	// cutsAtTags says that it has, or had, what stands between tags of HTML within a text as
	// messages.
	cutsAtTags bool
	// bareBreaks says that a line feed in a message stands for a hard break.
	bareBreaks bool
}

// The programs that are known.
var (
	pobook  = Program{Name: "pobook", contexts: true}
	po4a    = Program{Name: "po4a"}
	mdpo    = Program{Name: "mdpo"}
	toolkit = Program{Name: "md2po of translate-toolkit", manner: manner{placeholders: true}, bareBreaks: true}
	mdbook  = Program{Name: "mdbook-i18n-helpers", cutsAtTags: true}
	sphinx  = Program{Name: "Sphinx"}
	xliff   = Program{contexts: true} // a form of file, which says nothing of who has written it
)

// generators are the programs that name themselves in the header. A translator's tool
// that saves the file puts its own name there.
var generators = []struct {
	name string // in lower case
	is   Program
}{{"pobook", pobook}, {"mdpo", mdpo}, {"translate toolkit", toolkit}, {"xliff", xliff}}

// recognise finds out which program has made a file: by the generator of its header, or by
// what most messages have.
func recognise(f *po.File) Program {
	if h := f.Header(); h != nil {
		said := strings.ToLower(h.Get("X-Generator") + " " + h.Get("X-Generation"))
		for _, g := range generators {
			if strings.Contains(said, g.name) {
				return g.is
			}
		}
	}
	votes := make([]int, len(habits))
	most := 0
	for _, e := range f.Entries {
		for i, h := range habits {
			if !e.IsHeader() && h.shows(e) {
				votes[i]++
				break
			}
		}
	}
	for i := range votes {
		if votes[i] > votes[most] {
			most = i
		}
	}
	if votes[most] == 0 {
		return Program{}
	}
	return habits[most].of
}

// habits are what the messages of a program have and those of others have not. The first
// that a message shows counts.
var habits = []struct {
	of    Program
	shows func(e *po.Entry) bool
}{
	{po4a, func(e *po.Entry) bool {
		return slices.ContainsFunc(e.Extracted, func(line string) bool { return strings.HasPrefix(line, "type: ") })
	}},
	{mdpo, refers(`:block$`)},
	{sphinx, refers(`^(?:\.\./)+.*:[0-9]+$`)},
	{mdbook, refers(`^(?:\./)?src/.*\.md(?::[0-9]+)?$`)},
	{toolkit, func(e *po.Entry) bool { return linkToPlaceholder.MatchString(e.ID) }},
	{toolkit, refers(`\.(?:md|mdx|markdown):[0-9]+$`)},
}

// refers returns a habit: how the first reference of a message is written.
func refers(pattern string) func(e *po.Entry) bool {
	form := regexp.MustCompile(pattern)
	return func(e *po.Entry) bool { return len(e.References) > 0 && form.MatchString(e.References[0]) }
}

var linkToPlaceholder = regexp.MustCompile(`\]\{[0-9]+\}`)
