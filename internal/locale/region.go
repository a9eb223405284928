package locale

import "golang.org/x/text/language"

// Regional returns the tag with the region whose usage a language follows where its script
// alone says which that is: zh-Hant-TW for zh-Hant, zh-Hans-CN for zh-Hans (CLDR's likely
// subtags). Programs that choose voices or glyphs by a tag know regions rather than scripts.
// Any other tag is as it was: English is of no region as long as nobody says so, and neither
// is Southern Min, of which CLDR says that it is China's in either script.
func (l Locale) Regional() language.Tag {
	if l.Language() != "zh" || l.Script == "Latn" {
		return l.Tag
	}
	region, confidence := l.Tag.Region()
	if confidence == language.No {
		return l.Tag
	}
	base, script, _ := l.Tag.Raw()
	regional, err := language.Compose(base, script, region, l.Tag.Variants(), l.Tag.Extensions())
	if err != nil {
		return l.Tag
	}
	return regional
}
