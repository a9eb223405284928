package trust

import (
	"regexp"
	"slices"
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
	var left []string
	for _, s := range source {
		left = append(left, s.key)
	}
	for _, f := range found {
		i := slices.Index(left, f.key)
		if i < 0 {
			i = slices.IndexFunc(left, func(own string) bool { return IsVariant(f.key, own) })
		}
		if i < 0 {
			return f.objection, true
		}
		left = slices.Delete(left, i, i+1)
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
	if !image.MatchString(of) || strings.ContainsAny(of, ":{") || strings.HasPrefix(of, "//") {
		return false
	}
	dir, name := of[:strings.LastIndexByte(of, '/')+1], of[strings.LastIndexByte(of, '/')+1:]
	ending := name[max(0, strings.LastIndexByte(name, '.')):]
	for _, beside := range [...][2]string{{dir + strings.TrimSuffix(name, ending) + ".", ending}, {dir, "/" + name}} {
		rest, found := strings.CutPrefix(destination, beside[0])
		if rest, ends := strings.CutSuffix(rest, beside[1]); found && ends && language.MatchString(rest) {
			return true
		}
	}
	return false
}
