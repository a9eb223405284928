package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// pictures reads the images of a text as CommonMark does.
func pictures(v *view) []finding {
	if !v.has(bracket) {
		return nil
	}
	var found []finding
	tokens := v.scan()
	for _, token := range tokens {
		if token.Kind != inline.Close || tokens[token.Partner].Sign != '!' {
			continue
		}
		destination := token.Inner.In(v.Text.Body)
		if token.Reference {
			destination, _ = v.reader.defined(destination)
		}
		found = append(found, finding{destination, "", Objection{AddedImage, short(destination)}})
	}
	return found
}

// beyondPictures is beyond for images: in the place of one of the source may stand
// its variant for a language.
func beyondPictures(found, source []finding) (Objection, bool) {
	left := make(map[string]int, len(source))
	for _, s := range source {
		left[s.key]++
	}
	for _, f := range found {
		key := f.key
		for _, original := range originals(key) {
			if left[key] == 0 {
				key = original
			}
		}
		if left[key] == 0 {
			return f.objection, true
		}
		left[key]--
	}
	return Objection{}, false
}

// language matches what a language is called in the name of a file or a folder.
var language = regexp.MustCompile(`^[a-z]{2,3}(?:[_-][A-Za-z]{4})?(?:[_-](?:[A-Z]{2}|[0-9]{3}))?$`)

var image = regexp.MustCompile(`\.(?i:png|jpe?g|gif|svg|webp|avif)$`)

// IsVariant reports whether a picture is that of another one for a language:
// shot.zh_Hant.png or zh_Hant/shot.png for shot.png. Only files of the handbook have
// such.
func IsVariant(destination, of string) bool {
	for _, original := range originals(destination) {
		if original == of {
			return true
		}
	}
	return false
}

// originals returns which pictures a picture may be a variant of.
func originals(destination string) []string {
	if !image.MatchString(destination) || strings.ContainsAny(destination, ":{") || strings.HasPrefix(destination, "//") {
		return nil
	}
	slash := strings.LastIndexByte(destination, '/') + 1
	dir, name := destination[:slash], destination[slash:]
	ending := strings.LastIndexByte(name, '.')
	var all []string
	if i := strings.LastIndexByte(name[:ending], '.'); i > 0 && language.MatchString(name[i+1:ending]) {
		all = append(all, dir+name[:i]+name[ending:])
	}
	if outer := strings.TrimSuffix(dir, "/"); outer != "" {
		if i := strings.LastIndexByte(outer, '/') + 1; language.MatchString(outer[i:]) {
			all = append(all, outer[:i]+name)
		}
	}
	return all
}
