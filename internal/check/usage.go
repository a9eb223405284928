package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/script"
)

// Which characters and words the readers of a locale use.
var usageChecks = table{
	{
		ID: "simplified-character", Family: Usage, needs: hasForeign, find: func(m *message) { findForeign(m, "Hant", areSimplified) },
		Explanation: "A Traditional Chinese text has characters that only Simplified Chinese has. Characters that both have are left alone, and so are those that stand in the source, in a term of the glossary or among Japanese kana: a name may be written as its bearer writes it.",
		Wrong:       Example{Source: "Country", Target: "国家"},
		Right:       Example{Source: "Country", Target: "國家"},
	},
	{
		ID: "traditional-character", Family: Usage, needs: hasForeign, find: func(m *message) { findForeign(m, "Hans", areTraditional) },
		Explanation: "A Simplified Chinese text has characters that only Traditional Chinese has. Characters that both have are left alone, and so are those that stand in the source or in a term of the glossary.",
		Wrong:       Example{Locale: "zh_Hans", Source: "Country", Target: "國家"},
		Right:       Example{Locale: "zh_Hans", Source: "Country", Target: "国家"},
	},
	{
		ID: "mainland-word", Family: Usage, Severity: diag.Warning, needs: hasHan, find: func(m *message) { findRegionalWords(m, "zh_Hant", ofMainland) },
		Explanation: "A text for readers in Taiwan has a word of mainland China, such as 軟件 for 軟體. It is understood, but it shows readers that the text was not written for them. Only words that Taiwan does not use in any sense are looked for.",
		Wrong:       Example{Source: "Install the software", Target: "安裝軟件"},
		Right:       Example{Source: "Install the software", Target: "安裝軟體"},
	},
	{
		ID: "taiwan-word", Family: Usage, Severity: diag.Warning, needs: hasHan, find: func(m *message) { findRegionalWords(m, "zh_Hans", ofTaiwan) },
		Explanation: "A text for readers in mainland China has a word of Taiwan, such as 软体 for 软件. Only words that the mainland does not use in any sense are looked for.",
		Wrong:       Example{Locale: "zh_Hans", Source: "Install the software", Target: "安装软体"},
		Right:       Example{Locale: "zh_Hans", Source: "Install the software", Target: "安装软件"},
	},
}

func areSimplified(characters []string) diag.Text {
	return diag.Pluralf(len(characters), "%s is a Simplified Chinese character", "%s are Simplified Chinese characters", diag.And(characters))
}

func areTraditional(characters []string) diag.Text {
	return diag.Pluralf(len(characters), "%s is a Traditional Chinese character", "%s are Traditional Chinese characters", diag.And(characters))
}

// each returns the characters of a text.
func each(characters string) []string { return strings.Split(characters, "") }

// findForeign reports all characters of the other way of writing at once: a text
// that has one has many.
func findForeign(m *message, code string, what func(characters []string) diag.Text) {
	if m.brief.usage == nil || m.brief.locale.Script != code {
		return
	}
	var (
		first      span
		wrong, own strings.Builder
	)
	prose, run, japanese := m.target.prose(), span{}, false
	written := writtenWords(m)
	for i, r := range prose {
		instead, foreign := m.brief.usage.Foreign(r)
		if !foreign || m.source.has(r) || inTerm(m.brief.glossary, r) || strings.ContainsRune(wrong.String(), r) {
			continue
		}
		if slices.ContainsFunc(written, func(w chinese.Word) bool { return w.Start <= i && i < w.End }) {
			continue // another word is said here, whatever its characters
		}
		if i >= run.end {
			run = eastAsianRun(prose, i)
			japanese = strings.ContainsFunc(prose[run.start:run.end], script.IsKana)
		}
		if japanese {
			continue // a title that is quoted, say
		}
		if wrong.Len() == 0 {
			first = span{i, i + utf8.RuneLen(r)}
		}
		wrong.WriteRune(r)
		own.WriteRune(instead)
	}
	if wrong.Len() > 0 {
		m.report(first, what(each(wrong.String())), diag.Textf("write %s", diag.And(each(own.String()))))
	}
}

// eastAsianRun returns the Han characters and kana around a place in a text.
func eastAsianRun(text string, at int) span {
	other := func(r rune) bool { return !script.IsHan(r) && !script.IsKana(r) }
	start, size := strings.LastIndexFunc(text[:at], other), 0
	if start < 0 {
		start = 0
	} else {
		_, size = utf8.DecodeRuneInString(text[start:])
	}
	end := strings.IndexFunc(text[at:], other)
	if end < 0 {
		end = len(text) - at
	}
	return span{start + size, at + end}
}

// inTerm says whether a term of the glossary has the character in its target.
func inTerm(agreed *glossary.Glossary, r rune) bool { return agreed != nil && agreed.Writes(r) }

// ofMainland and ofTaiwan are what is said of a word of the other region, and the words of this one.
func ofMainland(word string, instead []string) (what, hint diag.Text) {
	return diag.Textf("%s is a word of mainland China", word), diag.Textf("in Taiwan, write %s", diag.Or(instead))
}

func ofTaiwan(word string, instead []string) (what, hint diag.Text) {
	return diag.Textf("%s is a word of Taiwan", word), diag.Textf("in mainland China, write %s", diag.Or(instead))
}

func findRegionalWords(m *message, locale string, said func(word string, instead []string) (what, hint diag.Text)) {
	if m.brief.usage == nil || m.brief.locale.Code != locale {
		return
	}
	prose := m.target.prose()
	reported := map[string]bool{}
	for _, w := range slices.Concat(m.brief.usage.Words(prose), writtenWords(m)) {
		word := prose[w.Start:w.End]
		if reported[word] || m.source.contains(word) || termSays(m.brief.glossary, word) {
			continue
		}
		reported[word] = true
		what, hint := said(word, w.Instead)
		m.report(span{w.Start, w.End}, what, hint)
	}
}

// writtenWords returns the words of the other region that are written in its characters, but for
// those in Japanese text.
func writtenWords(m *message) []chinese.Word {
	if m.target.traits&hasForeign == 0 || m.brief.usage == nil {
		return nil
	}
	prose := m.target.prose()
	return slices.DeleteFunc(m.brief.usage.Written(prose), func(w chinese.Word) bool {
		run := eastAsianRun(prose, w.Start)
		word := prose[w.Start:w.End]
		return m.source.contains(word) || termSays(m.brief.glossary, word) || strings.ContainsFunc(prose[run.start:run.end], script.IsKana)
	})
}

// termSays says whether a word is what the glossary asks for: those who agreed
// on terms know their readers.
func termSays(agreed *glossary.Glossary, word string) bool {
	return agreed != nil && agreed.Says(word)
}
