package progress

import (
	"context"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// An Earlier is an earlier state of a handbook. Make it with [Saved] or
// [AtRevision].
type Earlier struct {
	states   map[string]states                     // by the locale's code
	anywhere map[string]map[po.Key]translate.State // by the locale's code: the best of all sections
	// whole says that a message without a state was not there. A saved report
	// names those only that were open.
	whole bool
}

// Saved is the state that a saved report speaks of.
func Saved(saved report.Earlier) Earlier {
	then := newEarlier(false)
	for code, sections := range saved {
		for path, open := range sections {
			waiting := map[po.Key]translate.State{}
			for _, m := range open {
				waiting[keyOf(m)] = translate.StateUntranslated
			}
			then.add(code, path, waiting)
		}
	}
	return then
}

// AtRevision is the state in a commit, of all catalogues that some locales had
// there, whatever their sections are called now.
func AtRevision(ctx context.Context, h history.Repository, commit string, places config.Places, locales []Locale) (Earlier, error) {
	then := newEarlier(true)
	for _, l := range locales {
		// A catalogue that could not be read then had nothing to lose.
		files, err := h.Catalogues(ctx, commit, places.Locale(l.Target))
		if err != nil {
			return Earlier{}, err
		}
		for path, file := range files {
			then.add(l.Target.Locale.Code, strings.TrimSuffix(path, ".po"), translate.States(file, nil))
		}
	}
	return then, nil
}

func newEarlier(whole bool) Earlier {
	return Earlier{states: map[string]states{}, anywhere: map[string]map[po.Key]translate.State{}, whole: whole}
}

// add takes in the states of a section, which may have another ending today.
func (e Earlier) add(locale, section string, found map[po.Key]translate.State) {
	if e.states[locale] == nil {
		e.states[locale], e.anywhere[locale] = states{}, map[po.Key]translate.State{}
	}
	e.states[locale][config.WithoutExt(section)] = found
	for key, state := range found {
		e.anywhere[locale][key] = max(e.anywhere[locale][key], state)
	}
}

// state returns that of a message in its section, or else where it came from:
// sections are renamed, and messages move from one to another. A report does not
// name what was translated, so there a section speaks for itself.
func (e Earlier) state(locale, section string, key po.Key) (state translate.State, known bool) {
	there, same := e.states[locale][config.WithoutExt(section)]
	if state, known = there[key]; known || same && !e.whole {
		return state, known
	}
	state, known = e.anywhere[locale][key]
	return state, known
}

// open says whether a message was there and not translated.
func (e Earlier) open(locale, section string, key po.Key) bool {
	state, known := e.state(locale, section, key)
	return known && state != translate.StateTranslated
}

// gained says whether a message that is translated now was not.
func (e Earlier) gained(locale, section string, key po.Key) bool {
	_, known := e.state(locale, section, key)
	return e.open(locale, section, key) || !known && e.whole
}

// keyOf returns the key of an open message of a report.
func keyOf(m report.OpenMessage) po.Key {
	key := po.Key{ID: m.ID}
	if m.Context != nil {
		key.Context, key.HasContext = *m.Context, true
	}
	return key
}
