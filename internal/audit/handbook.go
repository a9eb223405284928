package audit

import (
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/codes"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
)

// Options say what is looked at.
type Options struct {
	Locales map[string]bool // by code
	Select  check.Set       // the checks that are made; none means all but the optional ones
	Weblate bool            // what Weblate finds is asked for, see [check.Rules]
	// Threshold returns how much of a locale has to be translated, given what the
	// configuration says of it. Nil asks for nothing.
	Threshold func(configured config.Threshold) config.Threshold
}

// asksForGlyphs reports whether it is looked for characters that no face has. Asking faces
// takes time that is spent only if somebody wants to know; Weblate has none.
func (o Options) asksForGlyphs() bool {
	asks := func(id diag.Code) bool {
		row, _ := check.Find(id)
		return o.Select.Has(&row)
	}
	return !o.Weblate && (len(o.Select) == 0 || asks("missing-glyph") || asks("private-use"))
}

// A handbook is what the checks of all locales share.
type handbook struct {
	book     *book.Book
	options  Options
	sections []content.Section
	prepared []*check.Prepared // the same
	index    *content.Index
}

// dead says why a destination that a translation has in a section leads nowhere, or shows
// nothing.
func (h *handbook) dead(from, destination string) diag.Text {
	if reason := h.index.Dead(from, destination); !reason.Empty() {
		return reason
	}
	return content.NoPicture(h.book.Pictures(), from, destination)
}

// ignored are the checks that are left out for a locale. For Weblate they are the same in all.
func (h *handbook) ignored(code string) check.Set {
	if h.options.Weblate {
		return check.NewSet(content.NotInWeblate(h.book.Config)...)
	}
	return content.Ignored(h.book.Config, code)
}

// reportUnknownChecks reports the checks that the configuration leaves out and
// that are not there.
func reportUnknownChecks(ignore []config.IgnoredCheck, reporter diag.Reporter) {
	for _, i := range ignore {
		if message, hint := codes.NotCheck(i.Name); !message.Empty() {
			reporter(diag.Diagnostic{Position: i.Position, Code: "unknown-check", Message: message, Hint: hint})
		}
	}
}

// checkTemplates reports the templates that are not those of their sections, and
// returns the files that it looked for.
func checkTemplates(b *book.Book, sections []*check.Prepared, reporter diag.Reporter) []report.Checked {
	var checked []report.Checked
	for _, s := range sections {
		path := b.Config.Places.Template(s.Path)
		checked = append(checked, report.Checked{File: path})
		var template *po.File
		if data, err := b.ReadFile(path); err == nil {
			template, _ = po.Parse(data)
		}
		reporter.Error(check.Template(path, template, s).Err())
	}
	return checked
}
