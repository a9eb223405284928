package renaming

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate"
	"github.com/pobook/pobook/internal/weblate/client"
)

// A pair is a component with what it was made for and what it is to be for.
type pair struct {
	old, new  weblate.SectionComponent
	component client.Component
	was       client.Component // before anything was changed
}

// found is what is to be done.
type found struct {
	pairs []pair
	// unfinished are those that have a new name and an old template: a run has ended before all was
	// done.
	unfinished []pair
	// stale are those of them whose files Weblate does not have yet. They must not meet with anything that
	// lets Weblate read again, so that they get their old files back first.
	stale []pair
}

// count is how many components there are to rename, or to rename to the end.
func (f *found) count() int { return len(f.pairs) + len(f.unfinished) + len(f.stale) }

// divide takes those whose files Weblate does not have out of the unfinished ones.
func (f *found) divide(has func(pair) bool) {
	for _, p := range f.unfinished {
		if !has(p) {
			f.stale = append(f.stale, p)
		}
	}
	f.unfinished = slices.DeleteFunc(f.unfinished, func(p pair) bool { return !has(p) })
}

// find finds components whose sections are gone, and which others they are now. strict says that the
// renames are somebody's word, which must come true.
func find(h weblate.Handbook, all []client.Component, renames map[string]string, strict bool) (found, error) {
	var f found
	sections, byMask := h.SectionComponents(), map[string]client.Component{}
	for _, c := range all {
		byMask[c.Fields.Text("filemask")] = c
	}
	for _, s := range sections {
		c, there := byMask[s.FileMask]
		old, ours := h.SectionOfTemplate(c.Fields.Text("new_base"))
		if there && ours && old != s.Section {
			f.unfinished = append(f.unfinished, pair{old: weblate.SectionComponentOf(h, old), new: s, component: c, was: c})
		}
	}
	for _, old := range slices.Sorted(maps.Keys(renames)) {
		was := weblate.SectionComponentOf(h, old)
		i := slices.IndexFunc(sections, func(s weblate.SectionComponent) bool { return s.Section == renames[old] })
		c, there := byMask[was.FileMask]
		problem := ""
		switch {
		case i < 0:
			problem = fmt.Sprintf("the handbook has no section %q", renames[old])
		case slices.ContainsFunc(sections, func(s weblate.SectionComponent) bool { return s.Section == old }):
			problem = fmt.Sprintf("the handbook still has the section %q", old)
		case !there:
			problem = fmt.Sprintf("Weblate has no component for %s", was.FileMask)
			if now, done := byMask[sections[i].FileMask]; done && now.Fields.Text("new_base") == sections[i].Template {
				problem += fmt.Sprintf("; %s has one already", renames[old])
			}
		default:
			if other, taken := byMask[sections[i].FileMask]; taken {
				problem = fmt.Sprintf("Weblate has read the new files already and made component %s of them; what translators wrote beside %s is lost there, and \"pobook weblate prune\" removes it", other.Slug, c.Slug)
			}
		}
		if problem == "" {
			f.pairs = append(f.pairs, pair{old: was, new: sections[i], component: c, was: c})
		} else if strict && len(f.unfinished) == 0 {
			return f, fmt.Errorf("%s to %s: %s", old, renames[old], problem)
		}
	}
	return f, nil
}

// figures count what a component would lose.
type figures struct{ translations, translated, comments, suggestions int }

func (f figures) String() string {
	return strings.Join([]string{
		diag.Count(f.translations, "translation") + " with " + diag.Count(f.translated, "translated string"),
		diag.Count(f.comments, "comment"), diag.Count(f.suggestions, "suggestion"),
	}, ", ")
}

// figuresOf counts what a component has beside its source.
func figuresOf(ctx context.Context, c client.Component, source string) (figures, error) {
	all, err := c.Statistics(ctx)
	var f figures
	for _, s := range all {
		f.comments += s.Comments
		f.suggestions += s.Suggestions
		if s.Language != source {
			f.translations++
			f.translated += s.Translated
		}
	}
	return f, err
}
