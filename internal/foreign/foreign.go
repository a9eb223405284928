// Package foreign reads catalogues that other programs have made of Markdown: which
// messages of the handbook their messages are, however those are cut and written.
//
// It owns what the programs do to a text: they wrap and join its lines, decode it,
// resolve its links or put numbers in their place, and take a table, a list or the front
// matter for one message. There is no reader for each of them. A text is known by its letters,
// which none of them changes; what stands between the letters is compared and written
// as the handbook has it. What is more than a text is parsed as the sections are, the message
// and its translation, and cut where both are cut alike.
//
// It refuses to guess: a translation is finished only if its text is the message's in all but how it
// is written. It knows neither files nor the catalogues of the handbook.
//
// Start at [NewIndex] and [Index.Read].
package foreign

import "github.com/pobook/pobook/internal/po"

// A Catalogue is what a file is among the messages of a handbook.
type Catalogue struct {
	Program  Program
	Header   *po.Entry // of the file; nil if it has none
	Messages []Message // of the file, in its order
}

// Read finds the messages of a file among those of the handbook. file is its path, for
// programs that have a file for each section and say no more; it may be empty.
func (x *Index) Read(f *po.File, file string) Catalogue {
	c := Catalogue{Program: recognise(f)}
	for _, e := range f.Entries {
		if e.IsHeader() {
			c.Header = e
			continue
		}
		c.Messages = append(c.Messages, Message{Entry: e})
	}
	p := placer{
		find: &locator{
			index: x, program: c.Program, own: x.sectionsOf(file),
			contexts: c.Program.contexts || c.Program.Name == "" && file != "",
			sections: map[string][]int{}, compared: map[string]int{},
		},
		titles: map[string]*Message{},
		parts:  composer{byDivision: map[*division]*composed{}},
	}
	p.noteTitles(c.Messages)
	for i := range c.Messages {
		p.message(&c.Messages[i])
	}
	p.parts.compose(x)
	return c
}
