package locale

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// normalise brings the ways to write one code into one form: lower case, with
// underscores, and gettext's modifier as a script where BCP 47 has it.
func normalise(code string) string {
	code, modifier, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(code), "-", "_"), "@")
	if modifier == "" {
		return code
	}
	script, ok := modifiers[modifier]
	if !ok {
		return code + "@" + modifier
	}
	lang, rest, found := strings.Cut(code, "_")
	if found {
		return lang + "_" + script + "_" + rest
	}
	return lang + "_" + script
}

// modifiers are gettext's words for a script, and what BCP 47 has for them.
var modifiers = map[string]string{
	"latin": "latn", "latn": "latn",
	"cyrillic": "cyrl", "cyrl": "cyrl",
	"arabic":     "arab",
	"devanagari": "deva", "deva": "deva",
	"olck": "olck", "olchiki": "olck",
}

// meaning returns language, script and region of a code with what is likely
// filled in, "zh-Hant-TW", or "" for a code that says more than these, less,
// or nothing that BCP 47 knows.
func meaning(code string) string {
	tag, err := language.Parse(code)
	if err != nil || len(tag.Variants()) > 0 || len(tag.Extensions()) > 0 {
		return ""
	}
	base, confidence := tag.Base()
	if confidence != language.Exact {
		return ""
	}
	script, _ := tag.Script()
	region, _ := tag.Region()
	return fmt.Sprintf("%s-%s-%s", base, script, region)
}
