package content

import (
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
)

// A Variant is how the picture of a language is named beside the one that it stands in
// for: shot.zh_Hant.png, or zh_Hant/shot.png, for shot.png.
type Variant struct {
	Language string // as it is written there: "zh_Hant", "zh-Hant", "zh"
	InFolder bool
}

// In returns what has to be put into a destination of the other picture to lead to the
// variant, and where in it.
func (v Variant) In(destination string) (at int, text string) {
	end := len(destination)
	if i := strings.IndexAny(destination, "?#"); i >= 0 {
		end = i
	}
	name := strings.LastIndexByte(destination[:end], '/') + 1
	if v.InFolder {
		return name, v.Language + "/"
	}
	ending := strings.LastIndexByte(destination[:end], '.')
	return max(name, ending), "." + v.Language
}

// of returns the path of the variant of a picture.
func (v Variant) of(picture string) string {
	at, text := v.In(picture)
	return picture[:at] + text + picture[at:]
}

// VariantsFor returns which of some pictures have a variant for a locale: by the code
// of the locale, with an underscore or hyphens, by the name of its folder, or by its
// language, in this order.
func VariantsFor(pictures []string, target config.Target) map[string]Variant {
	tag := target.Locale.Tag.String()
	language, _, _ := strings.Cut(tag, "-")
	var forms []Variant
	for _, name := range [...]string{target.Locale.Code, tag, target.Folder, language} {
		forms = append(forms, Variant{name, false}, Variant{name, true})
	}
	all := make(map[string]bool, len(pictures))
	for _, p := range pictures {
		all[p] = true
	}
	found := map[string]Variant{}
	for _, p := range pictures {
		if i := slices.IndexFunc(forms, func(v Variant) bool { return all[v.of(p)] }); i >= 0 && !isNamedBy(p, forms) {
			found[p] = forms[i]
		}
	}
	return found
}

// WithoutVariant returns the pictures that have a variant for some of all locales, and
// none for one.
func WithoutVariant(pictures []string, target config.Target, all []config.Target) []string {
	own := VariantsFor(pictures, target)
	var without []string
	for _, other := range all {
		for p := range VariantsFor(pictures, other) {
			if _, has := own[p]; !has {
				without = append(without, p)
			}
		}
	}
	slices.Sort(without)
	return slices.Compact(without)
}

// NoPicture says that a destination written in a section is that of a picture which is not
// among those of the handbook, and nothing of any other.
func NoPicture(pictures []string, from, destination string) diag.Text {
	file, inside := document.File(from, destination)
	if _, there := slices.BinarySearch(pictures, file); !inside || there || !document.IsPicture(file) || strings.HasPrefix(file, "../") {
		return diag.Text{}
	}
	return diag.Textf("no picture %q", file)
}

// isNamedBy reports whether a picture is itself a variant by one of some forms.
func isNamedBy(picture string, forms []Variant) bool {
	dir, name := path.Split(picture)
	stem := strings.TrimSuffix(name, path.Ext(name))
	return slices.ContainsFunc(forms, func(v Variant) bool {
		return strings.HasSuffix(stem, "."+v.Language) || path.Base(dir) == v.Language
	})
}
