package tmx

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/xmlfile"
)

// native are the elements that hold native code (TMX 1.4b, §5). What hi and sub
// hold is text, in whatever element they are.
var native = []string{"bpt", "ept", "ph", "it", "ut"}

// shortcut is what OmegaT writes for native code: what it shows to its user.
var shortcut = regexp.MustCompile(`^</?[a-z]+[0-9]+/?>$`)

// readSegment returns the text of a segment, and whether an element of it lacks the
// native code that it stands for.
func readSegment(r *xmlfile.Reader, shortcuts bool) (text string, lacks bool, err error) {
	var (
		whole, code strings.Builder
		depth       int    // of elements within one of native code
		character   string // that this one stands for
	)
	err = r.Inline(xmlfile.Visitor{
		Text: func(text string) {
			if depth > 0 {
				code.WriteString(text)
			} else {
				whole.WriteString(text)
			}
		},
		Open: func(e xmlfile.Element) {
			switch {
			case depth > 0:
				depth++
			case slices.Contains(native, e.Name):
				depth, character = 1, ""
				if c, ok := xmlfile.Character(e.Get("type")); ok {
					character = string(c)
				}
			}
		},
		Close: func(string) {
			if depth == 0 {
				return
			}
			if depth--; depth > 0 {
				return
			}
			held := character + code.String()
			code.Reset()
			if held == "" || shortcuts && shortcut.MatchString(held) {
				lacks = true
				return
			}
			whole.WriteString(held)
		},
	})
	return whole.String(), lacks, err
}
