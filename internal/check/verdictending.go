package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// Weblate's verdicts about the last character. Each asks whether that of the
// source and that of the translation are both among some signs, or neither.

// The signs by language. "cjk" is Chinese, Japanese and Korean.
var (
	stopsToWeblate = map[string]string{
		"":   stops,
		"hy": stops + ":՝?!`", "hi": ".।৷|", "bn": ".।৷|", "or": ".।৷|", "sat": ".᱾", "my": ".။",
	}
	questionsToWeblate    = map[string]string{"": "?՞؟⸮？፧꘏⳺"}
	exclamationsToWeblate = map[string]string{"": "!！՜᥄႟߹", "my": "!႟"}
)

const (
	burmeseQuestion = "\u1038\u104b"
	greekQuestions  = "?;\u037e"
)

// cjk are the languages whose sentences may end in a full stop before a list.
var cjk = setOf("zh ja ko")

// unpunctuated are the languages without such signs.
var unpunctuated = setOf("th jbo")

var interrobangs = []string{"?!", "!?", "؟!", "!؟", "？！", "！？", "⁈", "⁉"}

// signsOf returns the signs of a language.
func signsOf(m *message, byLanguage map[string]string) string {
	if signs, ok := byLanguage[m.brief.locale.Language()]; ok {
		return signs
	}
	return byLanguage[""]
}

// endAlike reports a message of which one side alone ends in one of some signs.
func endAlike(m *message, source, target, signs string, what diag.Text) {
	if source == "" || target == "" {
		return
	}
	last, _ := utf8.DecodeLastRuneInString(source)
	end, _ := utf8.DecodeLastRuneInString(target)
	if isOneOf(last, signs) != isOneOf(end, signs) {
		m.report(lastCharacter(m), diag.Textf("only one of source and translation ends in %s", what), diag.Textf("end as the source does"))
	}
}

// withoutMarks reports whether Weblate asks for no such sign in the language.
func withoutMarks(m *message) bool { return unpunctuated[m.brief.locale.Language()] }

// leadsOn reports whether the source ends in a sign that something follows, in a language in
// which a full stop will do for it.
func leadsOn(m *message) bool {
	return cjk[m.brief.locale.Language()] && (strings.HasSuffix(m.source.raw, ":") || strings.HasSuffix(m.source.raw, ";"))
}

func stopToWeblate(m *message) {
	source, target := m.source.raw, m.target.raw
	switch {
	case withoutMarks(m), utf8.RuneCountInString(source) <= 4, strings.HasSuffix(source, "...") && strings.HasSuffix(target, ellipsis):
	case leadsOn(m):
		endAlike(m, source, target, colons, diag.Textf("a colon or a full stop"))
	case m.brief.locale.Language() == "my" && strings.HasSuffix(target, burmeseQuestion):
	default:
		endAlike(m, source, target, signsOf(m, stopsToWeblate), diag.Textf("a full stop"))
	}
}

func colonToWeblate(m *message) {
	source, target := m.source.raw, m.target.raw
	switch base := m.brief.locale.Language(); {
	case withoutMarks(m), cjk[base] && !leadsOn(m), base == "hy" && !strings.HasSuffix(source, ":"):
	case cjk[base]:
		endAlike(m, source, target, colons, diag.Textf("a colon or a full stop"))
	case base == "hy":
		endAlike(m, source, target, ":՝`", diag.Textf("a colon"))
	default:
		endAlike(m, source, target, ":：៖", diag.Textf("a colon"))
	}
}

// entity matches what Weblate leaves out when it looks for a semicolon.
var entity = regexp.MustCompile(`&(?:#[0-9]+|#x[0-9a-fA-F]+|[\pL_:][\pL\pN\pM_:.·-]*);`)

func semicolonToWeblate(m *message) {
	if m.brief.locale.Language() == "el" && strings.HasSuffix(m.source.raw, "?") {
		return
	}
	endAlike(m, entity.ReplaceAllString(m.source.raw, " "), entity.ReplaceAllString(m.target.raw, " "), ";", diag.Textf("a semicolon"))
}

func questionToWeblate(m *message) {
	source, target := m.source.raw, m.target.raw
	asks := strings.HasSuffix(source, "?")
	switch base := m.brief.locale.Language(); {
	case withoutMarks(m), endsInInterrobang(source), endsInInterrobang(target), (base == "hy" || base == "el") && !asks:
	case base == "hy":
		endAlike(m, source, target, "?՞։", diag.Textf("a question mark"))
	case base == "el":
		if end, _ := utf8.DecodeLastRuneInString(target); target != "" && !isOneOf(end, greekQuestions) {
			m.report(lastCharacter(m), diag.Textf("the source ends in a question mark, the translation does not"), diag.Textf("end as the source does"))
		}
	case base == "my":
		if asks != strings.HasSuffix(target, burmeseQuestion) {
			m.report(lastCharacter(m), diag.Textf("only one of source and translation ends in a question mark"), diag.Textf("end as the source does"))
		}
	default:
		endAlike(m, source, target, signsOf(m, questionsToWeblate), diag.Textf("a question mark"))
	}
}

func exclamationToWeblate(m *message) {
	source, target := m.source.raw, m.target.raw
	base := m.brief.locale.Language()
	switch {
	case withoutMarks(m), base == "hy", endsInInterrobang(source), endsInInterrobang(target):
	case base == "eu" && strings.HasSuffix(source, "!") && strings.Contains(target, "¡") && strings.Contains(target, "!"):
	default:
		endAlike(m, source, target, signsOf(m, exclamationsToWeblate), diag.Textf("an exclamation mark"))
	}
}

func endsInInterrobang(text string) bool {
	return slices.ContainsFunc(interrobangs, func(i string) bool { return strings.HasSuffix(text, i) })
}

func findEndInterrobang(m *message) {
	if m.target.raw != "" && endsInInterrobang(m.source.raw) != endsInInterrobang(m.target.raw) {
		m.report(lastCharacter(m), diag.Textf("only one of source and translation ends in ?! or !?"), diag.Textf("end as the source does"))
	}
}

func ellipsisToWeblate(m *message) {
	if !withoutMarks(m) && (!strings.HasSuffix(m.source.raw, "...") || !strings.HasSuffix(m.target.raw, ellipsis)) {
		endAlike(m, m.source.raw, m.target.raw, ellipsis, diag.Textf("an ellipsis"))
	}
}
