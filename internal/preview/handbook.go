package preview

import (
	"context"
	"fmt"
	"hash/maphash"
	"sync"

	"github.com/pobook/pobook/internal/annotation"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
)

// A handbook is one whose files are followed. Several goroutines may use it.
type handbook struct {
	options   Options
	templates *templates

	reader     *reader
	watcher    *watcher
	catalogues *catalogues
	survey     *survey
	texts      *texts
	press      *press
	hub        *hub

	mutex   sync.Mutex
	current *snapshot
	failed  diag.List // why the handbook cannot be read as it is now

	ctx  context.Context // of the work in the background
	stop context.CancelFunc
	work sync.WaitGroup
}

// openHandbook reads a handbook and begins to follow its files.
func openHandbook(ctx context.Context, dir string, o Options) (*handbook, error) {
	seed := maphash.MakeSeed()
	h := &handbook{
		options: o, reader: &reader{dir: dir, codes: o.Locales, date: o.Date, seed: seed},
		catalogues: &catalogues{good: map[string][]byte{}, seed: seed}, survey: &survey{facts: map[place]facts{}}, texts: &texts{known: map[place]searchable{}},
		press: newPress(), hub: &hub{listeners: map[chan string]bool{}},
	}
	var err error
	if h.templates, err = newTemplates(); err != nil {
		return nil, err
	}
	if h.watcher, err = newWatcher(dir); err != nil {
		return nil, fmt.Errorf("cannot follow files: %w", err)
	}
	if h.current, err = h.reader.read(ctx); err != nil {
		_ = h.watcher.fs.Close()
		return nil, err
	}
	h.watcher.cover(h.current.book)
	h.ctx, h.stop = context.WithCancel(ctx)
	h.work.Go(h.follow)
	return h, nil
}

// close ends the work in the background and the streams of events.
func (h *handbook) close() {
	h.stop()
	h.hub.close()
	h.work.Wait()
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.current.retire()
}

// follow reads the handbook again after each change, and looks at what is new.
func (h *handbook) follow() {
	survey, end := context.WithCancel(h.ctx)
	done := h.lookAround(survey)
	h.watcher.wait(h.ctx, func() {
		sn, _, release := h.view()
		h.watcher.cover(sn.book) // before it is read, so that no file is missed in a new folder
		release()
		end()
		h.renew()
		<-done
		survey, end = context.WithCancel(h.ctx)
		done = h.lookAround(survey)
	})
	end()
	<-done
}

// renew takes in the handbook as it is now, if it can be read.
func (h *handbook) renew() {
	next, err := h.reader.read(h.ctx)
	if h.ctx.Err() != nil {
		if next != nil {
			next.book.Close()
		}
		return
	}
	h.mutex.Lock()
	if err != nil {
		if h.failed = diag.Of(err); h.failed == nil {
			h.failed = diag.List{{Message: diag.Verbatim(err.Error())}}
		}
	} else {
		h.current.retire()
		h.current, h.failed = next, nil
		h.watcher.cover(next.book)
	}
	h.mutex.Unlock()
	h.hub.tell(changed)
}

// lookAround finds out in the background how far the sections are. The channel is closed when that is done.
func (h *handbook) lookAround(ctx context.Context) <-chan struct{} {
	done := make(chan struct{})
	sn, _, release := h.view()
	h.work.Go(func() {
		defer close(done)
		defer release()
		h.survey.run(ctx, sn, h.catalogues, func() { h.hub.tell(surveyed) })
	})
	return done
}

// view returns the handbook as it is now, and why its files cannot be read if they cannot. It has to be
// released.
func (h *handbook) view() (sn *snapshot, failed diag.List, release func()) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	sn = h.current
	sn.users++
	return sn, h.failed, func() {
		h.mutex.Lock()
		defer h.mutex.Unlock()
		sn.users--
		sn.closeUnused()
	}
}

// examine looks at the messages of a section in a locale; see [annotation.Locale.Examine].
func (h *handbook) examine(sn *snapshot, e *edition, s content.Section, l loaded, checked bool) *annotation.Section {
	of := annotation.Locale{Config: &sn.book.Config, Target: e.target, Glossary: e.glossary, Dead: sn.plan.Dead, Unit: h.options.Unit}
	return of.Examine(s, annotation.Catalogue{File: l.file, Data: l.data}, checked)
}

// searchable returns the messages of a section as searches look through them.
func (h *handbook) searchable(sn *snapshot, e *edition, s content.Section) searchable {
	l, at := h.catalogues.load(sn, e, s.Path), place{e.locale.Code, s.Path}
	if known, ok := h.texts.of(at, s.Parsed, l.hash); ok {
		return known
	}
	found := searchable{section: s.Parsed, catalogue: l.hash, texts: h.examine(sn, e, s, l, false).Texts()}
	for _, t := range found.texts {
		found.folded = append(found.folded, folded(t.Source+"\n"+t.Translation))
	}
	h.texts.keep(at, found)
	return found
}

// titleIn is how a section is called in a locale, as far as that is known.
func (h *handbook) titleIn(e *edition, section content.Section) string {
	if f, ok := h.survey.of(e.locale.Code, section.Path); ok {
		return f.title
	}
	return titleOf(section)
}

// nearest is the address of the nearest message before or after a section that needs work, as far as that is known.
func (h *handbook) nearest(sn *snapshot, e *edition, at, step int) string {
	for at += step; at >= 0 && at < len(sn.sections); at += step {
		path := sn.sections[at].Path
		f, _ := h.survey.of(e.locale.Code, path)
		if n := len(f.work); n > 0 {
			if step < 0 {
				return linksTo(e.locale.Code, path, f.work[n-1])
			}
			return linksTo(e.locale.Code, path, f.work[0])
		}
	}
	return ""
}
