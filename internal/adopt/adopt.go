// Package adopt takes over translations that were kept as Markdown: it finds which file of
// a folder is the translation of which section, has their texts aligned, and makes of what
// was found translations for the catalogues. What is certain is finished, what is probable
// fuzzy, with a comment that says where it came from and what speaks against it, and
// everything else is left where it is.
//
// It is given the files and writes none: what it proposes is a compendium, which an update
// merges as any other. How well two texts fit is said by package alignment; what a
// translation may not do, by the one that puts it into the section. Start at [Propose].
package adopt

import (
	"context"
	"errors"
	"fmt"

	"github.com/pobook/pobook/internal/alignment"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
)

// Options say what is to be taken over.
type Options struct {
	Target config.Target
	Folder string // as the user names it
	Files  []File // that are in it
	// Edition is the state of the sections that was translated, by the same paths; nil is
	// that of today.
	Edition []File
	// Progress is called now and then with how much is done, of 1; nil is not called.
	Progress func(done float64)
}

// Propose aligns the files of a folder with the sections. What is wrong with a file is
// reported and does not stop the others. The error is that of the context, or says that
// nothing in the folder is a translation.
func Propose(ctx context.Context, b *book.Book, o Options, reporter diag.Reporter) (*Proposal, error) {
	p := &proposer{
		target: o.Target, folder: o.Folder, edition: o.Edition,
		language: language{o.Target.Locale}, reporter: reporter,
	}
	var err error
	if p.sources, err = p.sections(ctx, b); err != nil {
		return nil, err
	}
	if len(p.sources) == 0 {
		return nil, errors.New("the handbook has no sections; write them first")
	}
	p.prepared = check.Prepare(content.BookOf(b, p.sources))
	p.checker = check.New(o.Target.Locale, check.Rules{Select: check.NewSet(string(check.Markup), "bidi-control")})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	files, leftOut := p.language.translated(o.Files, filesOf(p.sources))
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: none of its files is a translation into %s; name the folder that has the translated sections", o.Folder, o.Target.Locale.English)
	}
	p.pairs = p.language.pairByName(filesOf(p.sources), files)
	p.parse(files)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p.outdated = outdatedBy(b, p.target, p.sources)
	terms := p.terms(b)
	found := alignment.Align(alignment.Input{
		Source: parsed(p.sources), Target: parsed(p.targets), Pairs: p.pairs, Terms: terms,
		Known: known(b, o.Target, p.sources), Foreign: foreign(p.sources, p.targets),
		Progress: o.Progress, Stopped: func() bool { return ctx.Err() != nil },
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	proposal := p.propose(found)
	proposal.Found.LeftOut = leftOut
	return proposal, nil
}
