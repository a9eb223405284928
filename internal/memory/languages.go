package memory

import (
	"github.com/pobook/pobook/internal/locale"
)

// Languages are those of a handbook, which the tags in a file are matched with.
// Tags are as other programs write them: "zh-TW", "EN_us", "pt-br". It is made by
// [NewLanguages] and used by one goroutine.
type Languages struct {
	source  locale.Locale
	targets []locale.Locale
	known   map[string]match // by tag
}

// A match is what a tag means to a handbook.
type match struct {
	source bool   // the language of the source, in whatever region
	code   string // of the locale that it serves; "" for none
	exact  bool   // it is that locale, not one of another region
}

// NewLanguages returns the languages of a handbook.
func NewLanguages(source locale.Locale, targets []locale.Locale) *Languages {
	return &Languages{source: source, targets: targets, known: map[string]match{}}
}

// Source is the language of the handbook's sections.
func (l *Languages) Source() locale.Locale { return l.source }

// Targets are the locales of the handbook.
func (l *Languages) Targets() []locale.Locale { return l.targets }

// IsSource reports whether a tag is that of the source's language. Its region does
// not matter: a text is the source if it is the same.
func (l *Languages) IsSource(tag string) bool { return l.match(tag).source }

// Target returns the locale that texts of a tag serve, and why they are not
// finished there, if they are of another region: words differ between them.
func (l *Languages) Target(tag string) (code, doubt string, ok bool) {
	m := l.match(tag)
	if m.code != "" && !m.exact {
		doubt = Saying("its language", tag)
	}
	return m.code, doubt, m.code != ""
}

// longestTag is how long a tag may be, RFC 5646, §4.4.1.
const longestTag = 35

func (l *Languages) match(tag string) match {
	if m, known := l.known[tag]; known || len(tag) > longestTag {
		return m
	}
	m := l.find(tag)
	l.known[tag] = m
	return m
}

func (l *Languages) find(tag string) match {
	named, err := locale.Parse(tag)
	if err != nil {
		return match{}
	}
	m := match{source: named.Code == l.source.Code}
	for _, target := range l.targets {
		switch {
		case target.Code == named.Code:
			return match{code: target.Code, exact: true}
		case sameLanguage(target, named) && (m.code == "" || len(target.Code) < len(m.code)):
			m.code = target.Code
		}
	}
	if sameLanguage(l.source, named) {
		return match{source: true}
	}
	return m
}

// sameLanguage reports whether two locales differ in region alone.
func sameLanguage(a, b locale.Locale) bool {
	return a.Language() == b.Language() && a.Script == b.Script
}
