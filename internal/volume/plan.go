package volume

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/pobook/pobook/internal/accessibility"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/facefiles"
	"github.com/pobook/pobook/internal/inorder"
)

// A Plan is what the volumes of one run share. Nothing in it changes but what it
// reads once for all of them, so that volumes can be built side by side.
type Plan struct {
	Book     *book.Book
	Sections []content.Section // of the whole handbook, in reading order
	Edition  *config.Edition   // nil for the whole handbook
	// Only are the paths of the sections that are wanted; nil for all of them.
	Only []string
	// Watch is told how far the volumes are, those that are made side by side by several
	// goroutines at once; nil if nobody wants to know.
	Watch func(Step)

	date  time.Time
	index *content.Index
	files files // that volumes show
	faces *facefiles.Files
}

// Files are what has been read of a handbook: each file once, however many volumes
// show it.
type files struct {
	book     *book.Book
	once     sync.Map // by path: func() ([]byte, error)
	vectors  sync.Map // by path: func() (vector, error), of SVG
	pictures sync.Map // by path: func() shown, of what pages show
}

func (f *files) read(path string) ([]byte, error) {
	read, _ := f.once.LoadOrStore(path, sync.OnceValues(func() ([]byte, error) { return f.book.ReadContent(path) }))
	return read.(func() ([]byte, error))()
}

// NewPlan reads the sections of a handbook and reports what is wrong with them.
// date stands in books where the configuration names no other; the epoch is for
// none. The handbook must stay open while the plan is in use. The error is that of the context.
func NewPlan(ctx context.Context, b *book.Book, edition *config.Edition, date time.Time, reporter diag.Reporter) (*Plan, error) {
	sections, err := content.Sections(ctx, b, reporter)
	if err != nil {
		return nil, err
	}
	plan := PlanOf(ctx, b, sections, date)
	plan.Edition = edition
	return plan, nil
}

// PlanOf is [NewPlan] of the whole handbook for sections that have been read.
func PlanOf(ctx context.Context, b *book.Book, sections []content.Section, date time.Time) *Plan {
	return &Plan{
		Book: b, Sections: sections,
		date: date, index: content.NewIndex(ctx, sections), files: files{book: b}, faces: facefiles.New(b),
	}
}

// Dead says why a destination written in a section leads nowhere, see [content.Index.Dead].
func (p *Plan) Dead(from, destination string) diag.Text { return p.index.Dead(from, destination) }

// Check reports what is wrong with the sections in every locale: links that lead
// nowhere, pictures that a book does not have and, if a PDF is to be made, what it does not show as
// a site would. The error is that of the context.
func (p *Plan) Check(ctx context.Context, formats Formats, reporter diag.Reporter) error {
	p.index.ReportDead(ctx, reporter)
	if formats.PDF {
		accessibility.Summary(ctx, p.Sections, p.unlessIgnored(reporter))
		reportUnset(ctx, p.Sections, reporter)
	}
	if formats.book() != "" {
		reportRemote(p.Sections, formats, reporter)
	}
	return ctx.Err()
}

// linked returns what reports whether a link of any section leads to a heading of one.
func (p *Plan) linked(s content.Section) func(id string) bool {
	return func(id string) bool { return p.index.Linked(s.Path, id) }
}

// unlessIgnored reports findings whose checks the configuration does not leave out.
func (p *Plan) unlessIgnored(reporter diag.Reporter) diag.Reporter {
	ignored := content.Ignored(p.Book.Config, "")
	return func(d diag.Diagnostic) {
		if row, ok := check.Find(d.Code); !ok || !ignored.Has(&row) {
			reporter(d)
		}
	}
}

// selected are the sections of a volume in reading order: all of the handbook,
// or those of the edition.
func (p *Plan) selected() []content.Section {
	paths := p.Only
	if p.Edition != nil && p.Edition.Sections != nil {
		paths = p.Edition.Sections
	}
	if paths == nil {
		return p.Sections
	}
	var chosen []content.Section
	for _, path := range paths {
		if i := slices.IndexFunc(p.Sections, func(s content.Section) bool { return s.Path == path }); i >= 0 {
			chosen = append(chosen, p.Sections[i])
		}
	}
	return chosen
}

// heading is the title and subtitle of the handbook, or of the edition.
func (p *Plan) heading() (title, subtitle string) {
	title, subtitle = p.Book.Config.Title, p.Book.Config.Imprint.Subtitle
	if p.Edition == nil {
		return title, subtitle
	}
	if p.Edition.Title != "" {
		title = p.Edition.Title
	}
	if p.Edition.Subtitle != "" {
		subtitle = p.Edition.Subtitle
	}
	return title, subtitle
}

// Size is how many bytes the sections of a volume have, about.
func (p *Plan) Size() int {
	size := 0
	for _, s := range p.selected() {
		size += len(s.Parsed.Source)
	}
	return size
}

// mostAtOnce is how many bytes of sections are on their way to pages at once: some thousand
// pages.
const mostAtOnce = 8 << 20

// AtOnce is how many volumes are made side by side: of large books fewer than there are
// processors, for the sake of memory. The sections of each are set side by side anyhow.
func (p *Plan) AtOnce() int {
	return max(1, min(inorder.Workers(), mostAtOnce/max(1, p.Size())))
}

// progress says how far the volume of a locale is, if anybody wants to know.
func (p *Plan) progress(code string, s Step) {
	if p.Watch != nil {
		s.Locale = code
		p.Watch(s)
	}
}

// published is the date of the book: that of the configuration, or else that of
// the build.
func (p *Plan) published() time.Time {
	if date := p.Book.Config.Imprint.Date; !date.IsZero() {
		return date
	}
	return p.date
}

// whole reports whether a volume has all that the handbook has now: no section was
// left out because it cannot be read, or because nobody asked for it.
func (p *Plan) whole() bool { return p.Only == nil && len(p.Sections) == len(p.Book.Config.Sections) }

// fileName is the name of a locale's file of a format.
func (p *Plan) fileName(code, format string) string {
	name := p.Book.Config.Name
	if p.Edition != nil {
		name += "-" + p.Edition.Name
	}
	return fmt.Sprintf("%s.%s.%s", name, code, format)
}
