// Package conversion makes of translations into one Chinese those into another: of
// Traditional into Simplified, of Taiwan's words into the mainland's, and back. What
// it makes is a draft. It is fuzzy, says where it comes from, and gives way to a person's
// hand for good.
//
// Words and characters are those of package opencc, but for agreed terms of both
// locales and for regional words that package chinese knows beyond it. Code, addresses,
// tags and placeholders stay, and a result that is marked up otherwise than its
// origin is not used. The package is pure: catalogues in, catalogues out. Start at [New]
// and [Converter.Section].
package conversion

import (
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/opencc"
)

// A Converter converts from one Chinese locale to another. Make it with [New]. It may be
// used from several goroutines.
type Converter struct {
	rules      Rules
	names      []string // of OpenCC's configurations
	characters *opencc.Converter
	usage      *chinese.Usage // of the locale converted to
	terms      vocabulary
}

// New returns a converter. The error is a locale that is not Chinese, or that both are
// the same.
func New(r Rules) (*Converter, error) {
	for _, l := range []locale.Locale{r.From, r.To} {
		if chinese.RegionOf(l.Code) == chinese.NoRegion {
			return nil, fmt.Errorf("%s is %s, which is not written as Chinese in any region that is known", l.Code, l.English)
		}
	}
	if r.From.Code == r.To.Code {
		return nil, fmt.Errorf("%s is converted to itself", r.From.Code)
	}
	names := configurations[[2]standard{standardOf(r.From), standardOf(r.To)}]
	characters, err := opencc.New(names...)
	if err != nil {
		return nil, err
	}
	return &Converter{
		rules: r, names: names, characters: characters,
		usage: chinese.For(r.To.Code), terms: newVocabulary(r, characters),
	}, nil
}

// How says by what texts are converted, as in "OpenCC 1.4.1 tw2sp".
func (c *Converter) How() string {
	if len(c.names) == 0 {
		return "as it is"
	}
	return "OpenCC " + opencc.Version + " " + strings.Join(c.names, " ")
}

// Text converts a text of a message. It fails where the result would be marked up
// otherwise than the text.
func (c *Converter) Text(m Message, text string) (converted string, ok bool) {
	t := c.transcribe(m, text)
	return t.text, m.isCode() || sameMarkup(m, text, t.text)
}

// transcribe converts a text. Of the result stays what is not OpenCC's.
func (c *Converter) transcribe(m Message, text string) *transcript {
	if !m.isCode() {
		text = spellReferences(m, text, c.characters)
	}
	t := newTranscript(text, m.kept(text))
	if !c.rules.Source.Han {
		t.keep(quoted(m.prose(), text))
	}
	t.replace(c.terms.in(m, t), settled)
	var edits []edit
	for _, free := range t.free() {
		if written := free.in(t.text); !isASCII(written) {
			edits = append(edits, edit{free, c.characters.Convert(written)})
		}
	}
	t.replace(edits, pending)
	t.replace(regionalWords(m, t, c.rules, c.usage), settled)
	t.replace(marks(t, c.rules), settled)
	return t
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return true
}
