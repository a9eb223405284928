package htmltext

import "strings"

// Space is the white space of HTML.
const Space = " \t\n\f\r"

func isSpace(r rune) bool { return strings.ContainsRune(Space, r) }

// inlineTags are the elements that stand in running text; all others end it.
// Some of them are obsolete (HTML, §16.2), but never separated words.
var inlineTags = Names(`a abbr acronym b bdi bdo big cite code data del dfn em font i img input ins kbd label
	mark q ruby rb rt rp s samp small span strike strong sub sup time tt u var wbr br badge`) // the last is VitePress's

// voidTags are the elements that have no content, and so no end tag (HTML, §13.1.2).
var voidTags = Names("area base br col embed hr img input link meta param source track wbr")

// IsVoid reports an element that has no content.
func IsVoid(name string) bool { return voidTags[name] }

// opaqueTags are the elements whose content is not offered. Of some of them
// it is no HTML, of others no text.
var opaqueTags = Names(`script style pre textarea template svg math iframe noembed noframes plaintext title xmp`)

// Names are those of a list that is separated by spaces.
func Names(list string) map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Fields(list) {
		set[name] = true
	}
	return set
}

// IsOpaque reports an element whose content is not offered.
func IsOpaque(name string) bool { return opaqueTags[name] }
