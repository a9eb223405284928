package volume

import (
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/ui"
	"github.com/pobook/pobook/internal/undrawn"
)

// appendix is the agreed terms of a locale: a table of two columns, each in its
// own language. It is nil where there are none, and where nobody wants it. What
// is wrong within the file is for the checks to find.
func appendix(b *book.Book, target *config.Target, options design.Options, layout config.Layout, words *ui.Strings, reporter diag.Reporter) *document.Section {
	if target == nil || layout.Glossary != nil && !*layout.Glossary {
		return nil
	}
	terms, found := content.Glossary(b, *target)
	if terms == nil {
		reporter.Error(found.Err()) // a book without its appendix is not whole
		return nil
	}
	terms = glossary.New(settable(terms.Terms, options, reporter))
	return glossarySection(b, *target, terms.Index(target.Locale.Tag), words)
}

// glossarySection is a table of terms; nil if there are none.
func glossarySection(b *book.Book, target config.Target, entries []glossary.Entry, words *ui.Strings) *document.Section {
	if len(entries) == 0 {
		return nil
	}
	table := &document.Table{
		Align:  make([]document.Align, 2),
		Header: []document.Cell{textCell(target.Locale.Name), inSource(b, b.Config.Source.Name)},
	}
	times := map[string]int{} // that a source term is listed
	for _, e := range entries {
		for _, sense := range e.Sources {
			times[sense.Source]++
		}
	}
	for _, e := range entries {
		table.Rows = append(table.Rows, []document.Cell{textCell(e.Term), inSource(b, senses(e.Sources, times))})
	}
	heading := &document.Heading{Level: 1, ID: "glossary", Text: textSpans(words.Glossary())}
	// No section is at that path: links do not lead here by accident.
	at := path.Dir(b.Config.Places.Glossary(target, ""))
	return &document.Section{Path: at, Unnumbered: true, Blocks: []document.Block{heading, table}}
}

// settable returns the terms that can be set, without the notes that cannot: like
// names in the credits, they come from a file that is open to anybody. What is
// left out is reported.
func settable(terms []glossary.Term, options design.Options, reporter diag.Reporter) []glossary.Term {
	var texts []string
	for _, t := range terms {
		texts = append(texts, t.Source, t.Target, t.Note)
	}
	undrawnIn := typeset.Undrawn(texts, options)
	var lacking undrawn.Tally
	leaveOut := func(t glossary.Term, missing []rune) {
		for _, r := range missing {
			lacking.Add(r, t.Place.File, func() diag.Position { return t.Place })
		}
	}
	var kept []glossary.Term
	for i, t := range terms {
		if t.Forbidden {
			continue // it is not printed
		}
		if missing := slices.Concat(undrawnIn[3*i], undrawnIn[3*i+1]); len(missing) > 0 {
			leaveOut(t, missing)
			continue
		}
		if missing := undrawnIn[3*i+2]; len(missing) > 0 {
			leaveOut(t, missing)
			t.Note = ""
		}
		kept = append(kept, t)
	}
	for _, g := range lacking.Groups() {
		d := g.Diagnostic(diag.Warning)
		d.Hint = diag.Textf("terms and notes with it are not in the printed glossary; write them in another way")
		reporter(d)
	}
	return kept
}

// senses lists what a term translates, with the notes that are needed to tell
// apart what is listed several times, or is translated alike.
func senses(sources []glossary.Sense, times map[string]int) string {
	notes := map[string]bool{}
	for _, s := range sources {
		if s.Note != "" {
			notes[s.Note] = true
		}
	}
	var list []string
	for _, s := range sources {
		text := s.Source
		if s.Note != "" && (times[s.Source] > 1 || len(notes) > 1) {
			text += " (" + s.Note + ")"
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

// inSource is a cell in the language of the source.
func inSource(b *book.Book, text string) document.Cell {
	return document.Cell{Text: textSpans(text), Language: b.Config.Source.Regional().String()}
}

func textCell(text string) document.Cell { return document.Cell{Text: textSpans(text)} }

func textSpans(text string) []document.Span { return []document.Span{{Text: text}} }
