package check

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// How a sentence ends. The verdicts are Weblate's for Chinese, but for the full-width
// semicolon, in which a translation cannot end there.
var endingChecks = table{
	{
		ID: "end_stop", Family: Endings, Severity: diag.Warning, Weblate: true, find: findEndStop, verdict: stopToWeblate,
		Explanation: "One of source and translation ends with a full stop and the other does not. Either a sentence was cut off, or a heading became one. A source that ends in a colon or a semicolon may end in a colon or a full stop.",
		Wrong:       Example{Source: "Save the file.", Target: "請存檔"},
		Right:       Example{Source: "Save the file.", Target: "請存檔。"},
	},
	{
		ID: "end_colon", Family: Endings, Severity: diag.Warning, Weblate: true, find: findEndColon, verdict: colonToWeblate,
		Explanation: "The source ends in a colon or a semicolon, and the translation in neither of these nor in a full stop. Most often something comes after it, such as a list, that the sentence leads to.",
		Wrong:       Example{Source: "You need:", Target: "你需要"},
		Right:       Example{Source: "You need:", Target: "你需要："},
	},
	{
		ID: "end_semicolon", Family: Endings, Severity: diag.Warning, Weblate: true, find: findEndSemicolon, verdict: semicolonToWeblate,
		Explanation: "Only one of source and translation ends in a semicolon, half as wide as a character or as wide as one: ； is right in Chinese. Weblate counts the narrow one alone, so its server finds fault with the wide one; \"pobook check --weblate\" does the same.",
		Wrong:       Example{Source: "First item;", Target: "第一項。"},
		Right:       Example{Source: "First item;", Target: "第一項；"},
	},
	{
		ID: "end_question", Family: Endings, Severity: diag.Warning, Weblate: true, find: findEndQuestion, verdict: questionToWeblate,
		Explanation: "Only one of source and translation ends in a question mark.",
		Wrong:       Example{Source: "Why not?", Target: "為什麼不呢"},
		Right:       Example{Source: "Why not?", Target: "為什麼不呢？"},
	},
	{
		ID: "end_exclamation", Family: Endings, Severity: diag.Warning, Weblate: true, find: findEndExclamation, verdict: exclamationToWeblate,
		Explanation: "Only one of source and translation ends in an exclamation mark.",
		Wrong:       Example{Source: "Well done!", Target: "做得好。"},
		Right:       Example{Source: "Well done!", Target: "做得好！"},
	},
	{
		ID: "end_ellipsis", Family: Endings, Severity: diag.Warning, Weblate: true, find: findEndEllipsis, verdict: ellipsisToWeblate,
		Explanation: "Only one of source and translation ends in an ellipsis. In Chinese it is ……, two signs U+2026; ⋯ is a sign of mathematics.",
		Wrong:       Example{Source: "And so on…", Target: "如此這般。"},
		Right:       Example{Source: "And so on…", Target: "如此這般……"},
	},
	{
		ID: "end_interrobang", Family: Endings, Severity: diag.Warning, Weblate: true, Optional: true, find: findEndInterrobang,
		Explanation: "Only one of source and translation ends in a question mark with an exclamation mark. Many languages do not use the two together, so pobook makes this check of Weblate only where it is asked for by --select or --weblate.",
		Wrong:       Example{Source: "You did what?!", Target: "你做了什麼？"},
		Right:       Example{Source: "You did what?!", Target: "你做了什麼？！"},
	},
}

// ends returns the last characters of both sides, and false if nothing follows
// from them: very short sources are words rather than sentences.
func ends(m *message) (source, target rune, ok bool) {
	short := len(m.source.raw) <= 16 && utf8.RuneCountInString(m.source.raw) <= 4
	if short || m.target.raw == "" || !m.brief.locale.Han {
		return 0, 0, false
	}
	source, _ = utf8.DecodeLastRuneInString(withoutNotes(m.source))
	target, _ = utf8.DecodeLastRuneInString(withoutNotes(m.target))
	return source, target, true
}

// withoutNotes returns a text without the footnote marks at its end, which end no sentence.
func withoutNotes(t *text) string {
	raw := t.raw
	for strings.HasSuffix(raw, "]") && len(t.marks().footnotes) > 0 {
		start := strings.LastIndex(raw, "[^")
		if start < 0 || strings.Contains(raw[start:len(raw)-1], "]") {
			break
		}
		raw = strings.TrimRight(raw[:start], " ")
	}
	return raw
}

func findEndStop(m *message) {
	source, target, ok := ends(m)
	switch {
	case !ok, strings.HasSuffix(m.source.raw, "...") && target == '…':
	case isOneOf(source, ":;"):
		if !isOneOf(target, colons+semicolons) {
			m.report(lastCharacter(m), diag.Textf("the source ends with a colon or semicolon, the translation with neither"), diag.Textf("end it with ： or 。"))
		}
	case isOneOf(source, stops) && !isOneOf(target, stops+"；"):
		m.report(lastCharacter(m), diag.Textf("the source ends with a full stop, the translation does not"), diag.Textf("end it with 。"))
	case !isOneOf(source, stops) && isOneOf(target, stops):
		m.report(lastCharacter(m), diag.Textf("the translation ends with a full stop, the source does not"), diag.Textf("end as the source does"))
	}
}

func findEndColon(m *message) {
	source, target, ok := ends(m)
	if ok && isOneOf(source, ":;") && !isOneOf(target, colons+semicolons) {
		m.report(lastCharacter(m), diag.Textf("the source ends with a colon or semicolon, the translation with neither"), diag.Textf("end it with ： or 。"))
	}
}

func findEndSemicolon(m *message) {
	source, target, ok := ends(m)
	lost, added := isOneOf(source, semicolons) && !isOneOf(target, semicolons), !isOneOf(source, semicolons) && target == ';'
	if ok && (lost || added) {
		m.report(lastCharacter(m), diag.Textf("either the source or the translation ends with a semicolon, not both"), diag.Textf("end as the source does"))
	}
}

func findEndQuestion(m *message) {
	findEnd(m, questions, questions+ellipsis, diag.Textf("a question mark"), "？")
}

func findEndExclamation(m *message) {
	findEnd(m, exclamation, exclamation+ellipsis, diag.Textf("an exclamation mark"), "！")
}

// findEnd finds a sentence that ends in one of some signs where the other side
// ends in none that may stand for them.
func findEnd(m *message, signs, enough string, name diag.Text, sign string) {
	source, target, ok := ends(m)
	switch {
	case !ok:
	case isOneOf(source, signs) && !isOneOf(target, enough):
		m.report(lastCharacter(m), diag.Textf("the source ends with %s, the translation does not", name), diag.Textf("end it with %s", sign))
	case isOneOf(target, signs) && !isOneOf(source, enough):
		m.report(lastCharacter(m), diag.Textf("the translation ends with %s, the source does not", name), diag.Textf("end as the source does"))
	}
}

func findEndEllipsis(m *message) {
	source, target, ok := ends(m)
	if !ok || strings.HasSuffix(m.source.raw, "...") && target == '…' {
		return
	}
	if (source == '…') != (target == '…') {
		m.report(lastCharacter(m), diag.Textf("either the source or the translation ends with an ellipsis, not both"), diag.Textf("a Chinese ellipsis is ……"))
	}
}
