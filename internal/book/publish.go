package book

import (
	"context"

	"github.com/pobook/pobook/internal/diag"
)

// Publish gives files their content, and removes those that an earlier build has
// written for the same scope and this one does not, with folders that are empty then.
//
// A file that the manifest does not list, or whose content is not what the manifest
// says, is somebody else's work: it stays, and that is reported. At each moment the
// manifest lists every file of pobook's: first the old ones and the new ones, and
// only once these are there and those are gone, the new ones alone.
func (o *Output) Publish(ctx context.Context, p Publication, reporter diag.Reporter) Published {
	r := newRelease(o, p, reporter)
	if err := r.run(ctx); err != nil {
		reporter.Error(err)
		for _, f := range p.Files {
			if !r.there[f.Path] {
				r.failed[f.Path] = true
			}
		}
	}
	return Published{Failed: r.failed, Removed: r.removed}
}

// Scopes are those of which the folder has files.
func (o *Output) Scopes() []string {
	m, _, err := o.ledger.read(o.folder)
	if err != nil {
		return nil // whoever publishes hears of it
	}
	return m.scopes(o.prefix)
}
