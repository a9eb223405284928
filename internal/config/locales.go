package config

import (
	"regexp"
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// readLocale looks up the locale that a node names with a code.
func readLocale(r *reader, node *yaml.Node, code string) (locale.Locale, bool) {
	l, err := locale.Parse(code)
	if err != nil {
		r.report(node, "unknown-locale", diag.Textf("unknown locale %q", code),
			LocaleHint(code, nil, diag.Textf("locales are written as gettext does, for example zh_Hant")))
		return locale.Locale{}, false
	}
	return l, true
}

// LocaleHint returns the hint for a code that names no locale: the one that is
// meant, if that is near or among others, or else otherwise.
func LocaleHint(code string, others []string, otherwise diag.Text) diag.Text {
	if meant := locale.Meant(code); meant != "" {
		return diag.Textf("did you mean %q?", meant)
	}
	return diag.DidYouMean(code, append(others, locale.Akin(code)...), otherwise)
}

func readSource(r *reader, node *yaml.Node) locale.Locale {
	code, ok := r.text(diag.Verbatim(`"source"`), node)
	if !ok {
		return locale.Locale{}
	}
	source, _ := readLocale(r, node, code)
	return source
}

// readLocales reads the list of target locales.
func readLocales(r *reader, source locale.Locale, node *yaml.Node) []Target {
	items, _ := r.items(diag.Verbatim(`"locales"`), "locales: [zh_Hant, zh_Hans]", node)
	type mention struct {
		code string
		line int
	}
	var targets []Target
	seen := map[string]mention{}
	for _, item := range items {
		code, ok := r.text(diag.Textf("a locale"), item)
		if !ok {
			continue
		}
		l, ok := readLocale(r, item, code)
		if !ok {
			continue
		}
		switch first, again := seen[l.Code]; {
		case l.Code == source.Code:
			r.report(item, "source-locale", diag.Textf("%q is the source locale", code), diag.Textf(`take it out of "locales"`))
		case again && first.code == code:
			r.report(item, "duplicate-locale", diag.Textf("%q is listed twice", code), r.keepOne(first.line))
		case again:
			r.report(item, "duplicate-locale", diag.Textf("%q and %q%s are the same language", code, first.code, r.inLine(first.line)), diag.Textf("keep the one that your %s/ folder has", r.found.Places.Catalogues()))
		default:
			seen[l.Code] = mention{code, item.Line}
			targets = append(targets, Target{Locale: l, Folder: code})
		}
	}
	return targets
}

// translates reports whether a locale is among the targets.
func translates(targets []Target, code string) bool {
	return slices.ContainsFunc(targets, func(t Target) bool { return t.Locale.Code == code })
}

// byTarget returns the entries of a mapping whose keys are targets. Their names
// are the locales' codes.
func byTarget(r *reader, what diag.Text, example string, targets []Target, node *yaml.Node) []entry {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", diag.Textf("%s must be locales with values, not %s", what, describe(value)), diag.Textf("write for example %q", example))
		return nil
	}
	var entries []entry
	for i := 0; i+1 < len(value.Content); i += 2 {
		key := value.Content[i]
		code, ok := r.text(diag.Textf("a locale"), key)
		if !ok {
			continue
		}
		l, err := locale.Parse(code)
		if err != nil || !translates(targets, l.Code) {
			var folders []string
			for _, t := range targets {
				folders = append(folders, t.Folder)
			}
			r.report(key, "unknown-locale", diag.Textf("%q is not among the locales of the handbook", code), diag.DidYouMean(code, folders, diag.Textf(`add it to "locales"`)))
			continue
		}
		entries = append(entries, entry{l.Code, key, value.Content[i+1]})
	}
	return entries
}

// localeCode is the form of what [locale.Parse] takes: a language and its subtags, or the
// name of a system's locale.
var localeCode = regexp.MustCompile(`^[A-Za-z]{2,8}(?:[_@.-][A-Za-z0-9]+)*$`)

func localeForm() form { return matching(localeCode) }
