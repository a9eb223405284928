package adopt

import (
	"github.com/pobook/pobook/internal/alignment"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/opencc"
	"github.com/pobook/pobook/internal/similarity"
)

// A knowledge is the translations that catalogues have already, of the locale itself and of
// the other ways of writing Chinese: what a text is there, its translation here is much like
// that. All are compared in Simplified characters.
type knowledge struct {
	texts      map[string][]string // by msgid
	simplified map[string]string   // by the text as it is written
	converter  *opencc.Converter   // nil for a locale that is not Chinese
}

// known looks up what the catalogues have; nil if there is nothing.
func known(b *book.Book, of config.Target, sections []content.Section) func(at alignment.Place, translation string) (likeness float64, known bool) {
	k := knowledge{texts: map[string][]string{}, simplified: map[string]string{}}
	inChinese := chinese.RegionOf(of.Locale.Code) != chinese.NoRegion
	if inChinese {
		k.converter, _ = opencc.New("t2s") // it is one of OpenCC's
	}
	for _, target := range b.Config.Locales {
		if target.Locale.Code == of.Locale.Code || inChinese && chinese.RegionOf(target.Locale.Code) != chinese.NoRegion {
			k.read(b, target, sections)
		}
	}
	if len(k.texts) == 0 {
		return nil
	}
	return func(at alignment.Place, translation string) (likeness float64, known bool) {
		texts := k.texts[segment(sections, at).Text]
		for _, text := range texts {
			likeness = max(likeness, k.likeness(text, translation))
		}
		return likeness, len(texts) > 0
	}
}

// read takes in what a locale has of the sections, finished.
func (k *knowledge) read(b *book.Book, target config.Target, sections []content.Section) {
	for _, s := range sections {
		catalogue, err := content.Catalogue(b, target, s.Path)
		if err != nil || catalogue == nil {
			continue // the update says what is wrong with it
		}
		for _, e := range catalogue.Entries {
			if !e.IsHeader() && e.Translated() && e.IDPlural == nil {
				k.texts[e.ID] = append(k.texts[e.ID], k.simplify(e.Str[0]))
			}
		}
	}
}

func (k *knowledge) simplify(text string) string {
	if k.converter == nil {
		return text
	}
	simplified, known := k.simplified[text]
	if !known {
		simplified = k.converter.Convert(text)
		k.simplified[text] = simplified
	}
	return simplified
}

// likeness compares a text that is known with a translation.
func (k *knowledge) likeness(text, translation string) float64 {
	translation = k.simplify(translation)
	if text == translation {
		return 1
	}
	return min(similarity.Letters(text, translation), 0.99)
}
