package config

import (
	"fmt"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// A Target is a locale into which the handbook is translated.
type Target struct {
	locale.Locale

	// Folder is the name of its folder below locales/: the code as the
	// configuration writes it, so that a project that began with zh_TW keeps
	// the paths that its Weblate knows.
	Folder string
}

// readLocales reads the list of target locales.
func (r *reader) readLocales(node *yaml.Node) {
	items, ok := r.items(`"locales"`, "locales: [zh_Hant, zh_Hans]", node)
	if !ok {
		return
	}
	type mention struct {
		code string
		line int
	}
	seen := map[string]mention{}
	for _, item := range items {
		code, ok := r.text("a locale", item)
		if !ok {
			continue
		}
		l, ok := r.locale(item, code)
		if !ok {
			continue
		}
		switch first, again := seen[l.Code]; {
		case l.Code == r.config.Source.Code:
			r.report(item, "source-locale", fmt.Sprintf("%q is the source locale", code), `take it out of "locales"`)
		case again && first.code == code:
			r.report(item, "duplicate-locale", fmt.Sprintf("%q is listed twice", code), r.keepOne(first.line))
		case again:
			r.report(item, "duplicate-locale", fmt.Sprintf("%q and %q%s are the same language", code, first.code, r.inLine(first.line)), "keep the one that your locales/ folder has")
		default:
			seen[l.Code] = mention{code, item.Line}
			r.config.Locales = append(r.config.Locales, Target{Locale: l, Folder: code})
		}
	}
}

// locale looks a code up.
func (r *reader) locale(node *yaml.Node, code string) (locale.Locale, bool) {
	l, err := locale.Parse(code)
	if err != nil {
		r.report(node, "unknown-locale", fmt.Sprintf("unknown locale %q", code),
			diag.DidYouMean(code, locale.Codes(), "locales are written as gettext does, for example zh_Hant"))
		return locale.Locale{}, false
	}
	return l, true
}
