package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/inline"
)

// What translators leave in a translation for themselves and for each other.
var leftoverChecks = table{
	{
		ID: "placeholder-word", Family: Contents, Severity: diag.Warning, needs: hasUndone, find: findPlaceholderWords,
		Explanation: "The translation has a word that says that something is still to be done, such as TODO, FIXME or 待翻譯, and its source does not. Readers would read it. Where a translation is not finished, mark it as needing work, or leave it empty: then the source text is shown. Words of Chinese and German are looked for alone and in brackets; in a sentence they may be what the source speaks of.",
		Wrong:       Example{Source: "Open the door", Target: "TODO 打開門"},
		Right:       Example{Source: "Open the door", Target: "打開門"},
	},
	{
		ID: "comment-in-translation", Family: Contents, Severity: diag.Warning, needs: hasBracket, find: findComments,
		Explanation: "The translation holds a note to a colleague: a question mark in parentheses, 【待確認】, (check!), or an HTML comment that its source does not have. Readers would read the former in the book, and the latter in the files of a site. Write the note as a comment of the message, in Weblate or in the catalogue, and mark the translation as needing work. Notes that explain something to readers are right.",
		Wrong:       Example{Source: "Open the door", Target: "打開門（待確認）"},
		Right:       Example{Source: "Open the door", Target: "打開門"},
	},
}

var (
	// todo matches words that programmers leave where work is to be done.
	todo      = regexp.MustCompile(`\b(?:` + strings.Join(todoWords, "|") + `)\b`)
	todoWords = []string{"TODO", "FIXME", "XXX", "TBD"}
	// untranslated matches words of translators for a translation that is missing or unfinished.
	untranslated = regexp.MustCompile(`(?i)^(?:尚?未翻[譯译]|尚?未[譯译]|待翻[譯译]|待[譯译]|需?要?翻[譯译]|待[補补]充?|待[續续]|待[處处]理|(?:noch )?nicht übersetzt|unübersetzt|noch (?:zu )?übersetzen|(?:noch )?zu übersetzen|übersetzen)$`)
	// aboutTranslation matches sources that speak of such things.
	aboutTranslation = regexp.MustCompile(`(?i)to[ -]?do\b|transla|fixme|supplement|to be continued|[譯译]|überset`)
)

func findPlaceholderWords(m *message) {
	if at, ok := placeholderWord(m); ok && !aboutTranslation.MatchString(m.source.raw) {
		m.report(at, diag.Textf("%s is in the translation, and the source has no such word", strings.Trim(m.target.raw[at.start:at.end], " \u3000")),
			diag.Textf("translate the message, or leave it empty; what is unfinished is marked as needing work"))
	}
}

// placeholderWord returns the first word of a translation that says what is still to be done.
func placeholderWord(m *message) (span, bool) {
	prose := m.target.prose()
	if slices.ContainsFunc(todoWords, func(word string) bool { return strings.Contains(prose, word) }) {
		for _, at := range todo.FindAllStringIndex(prose, -1) {
			if !strings.Contains(strings.ToUpper(m.source.raw), prose[at[0]:at[1]]) && !withinName(prose, at) {
				return span{at[0], at[1]}, true
			}
		}
	}
	if m.target.traits&hasHan == 0 && m.brief.locale.Language() != "de" {
		return span{}, false
	}
	notes := []span{labelOf(prose), m.all()}
	if m.target.traits&hasBracket != 0 {
		notes = append(bracketed(prose), notes...)
	}
	for _, at := range notes {
		if at.end-at.start <= longestNote && strings.ContainsAny(prose[at.start:at.end], "譯译補补續续處处zZ") && untranslated.MatchString(strings.Trim(prose[at.start:at.end], " \u3000.!。！…")) {
			return at, true
		}
	}
	return span{}, false
}

// longestNote is how many bytes a note to a colleague has at most.
const longestNote = 80

// withinName reports a word beside other letters or digits, such as the XXX of CVE-XXX. It is no
// placeholder beside a hyphen.
func withinName(prose string, at []int) bool {
	return at[0] > 0 && strings.IndexByte("-_/.#@", prose[at[0]-1]) >= 0 || at[1] < len(prose) && strings.IndexByte("-_/", prose[at[1]]) >= 0
}

// labelOf returns what stands before the first colon of a text.
func labelOf(prose string) span {
	const near = longestNote + len("：")
	head := prose[:min(len(prose), near)]
	if end := strings.IndexByte(head, ':'); end >= 0 {
		return span{0, end}
	}
	return span{0, max(0, strings.Index(head, "："))}
}

// brackets are those in which notes stand.
var brackets = map[rune]rune{'(': ')', '（': '）', '[': ']', '［': '］', '【': '】', '〔': '〕', '〈': '〉', '{': '}', '<': '>', '＜': '＞', '〖': '〗'}

// bracketed returns what stands in brackets and may be a note, without those within others.
func bracketed(prose string) []span {
	var found []span
	for i := 0; i < len(prose); {
		r, size := utf8.DecodeRuneInString(prose[i:])
		i += size
		closing, opens := brackets[r]
		if !opens {
			continue
		}
		if n := strings.IndexRune(prose[i:min(len(prose), i+longestNote)], closing); n >= 0 {
			found = append(found, span{i, i + n})
			i += n
		}
	}
	return found
}

var (
	// doubtful matches a note of somebody who is not sure, whole.
	doubtful = regexp.MustCompile(`(?i)^(?:[?？]+|[!！]+|sic\?|check[!?.]*|please check[!?.]*|to check|check (?:this|me|translation)[!?.]*|not sure[!?.]*|unsure[!?.]*|verify[!?.]*|review[!?.]|needs? review|(?:bitte )?(?:über)?prüfen[!?.]*|unsicher[!?.]*|stimmt das[?!]*|übersetzung[?]+|` +
		`待(?:確認|确认|查|校對?|校对?|審|审|討論|讨论|修改?|改)[!！?？。]*|(?:需要?|請|请|再)(?:再)?(?:確認|确认|檢查|检查|校對|校对|協助|协助|幫忙|帮忙)[!！?？。]*|不(?:太)?(?:確定|确定|知道怎麼翻|知道怎么翻)[^）)】]{0,12}|存疑|(?:這樣|这样|這裡|这里)?(?:怎麼|怎么|如何)(?:翻|譯|译)[^）)】]{0,6}|(?:翻譯|翻译|[譯译]法)(?:待確認|待确认|存疑|不確定|不确定|[?？]+)|[譯译]者(?:不確定|不确定)[^）)】]{0,12})$`)
	// asked matches question marks in a row.
	asked = regexp.MustCompile(`[?？]{2,}`)
)

func findComments(m *message) {
	for _, t := range m.target.marks().tokens {
		if t.Kind == inline.Comment && isNote(m, t.In(m.target.raw)) {
			m.report(spanOf(t.Span), diag.Textf("there is a comment in the translation that the source does not have: %s", firstOf(t.In(m.target.raw))),
				diag.Textf("write it as a comment of the message, in Weblate or in the catalogue"))
			return
		}
	}
	prose := m.target.prose()
	if at, ok := doubtIn(prose); ok && !m.source.contains(prose[at.start:at.end]) && len(bracketed(prose)) > len(bracketed(m.source.prose())) {
		m.report(at, diag.Textf("%s reads like a note to a colleague", prose[at.start:at.end]), diag.Textf("write it as a comment of the message, and mark the translation as needing work"))
		return
	}
	if !strings.ContainsAny(prose, "?？") || strings.ContainsAny(m.source.raw, "?？") {
		return
	}
	if at := asked.FindStringIndex(prose); at != nil {
		m.report(span{at[0], at[1]}, diag.Textf("%s reads like a doubt of the translator, and the source asks nothing", prose[at[0]:at[1]]),
			diag.Textf("write it as a comment of the message, and mark the translation as needing work"))
	}
}

// doubtIn returns the first note of somebody who is not sure.
func doubtIn(prose string) (span, bool) {
	for _, at := range bracketed(prose) {
		if at.end-at.start <= longestNote && mayDoubt(prose[at.start:at.end]) && doubtful.MatchString(noteOf(prose[at.start:at.end])) {
			return at, true
		}
	}
	return span{}, false
}

// noteOf returns what a note says, without the words that only say whose it is, as in 譯註：不確定.
func noteOf(note string) string {
	note = strings.Trim(note, " \u3000")
	if at := owned.FindStringIndex(note); at != nil {
		return strings.TrimLeft(note[at[1]:], " \u3000")
	}
	return note
}

var owned = regexp.MustCompile(`(?i)^(?:[譯译](?:者)?[註注](?:[:：]|$)|(?:translator'?s? note|t/?n|anm(?:erkung|\.)? ?(?:d\. ?[üu]\.|des übersetzers)?):)`)

// doubts are parts of what people write who are not sure.
var doubts = strings.Fields("? ？ ! ！ 確 确 查 審 审 校 疑 怎 如何 譯 译 翻 討 讨 修 改 請 请 助 忙 heck ure erif eview rüf nsicher timmt")

func mayDoubt(note string) bool {
	return slices.ContainsFunc(doubts, func(part string) bool { return strings.Contains(note, part) })
}

// isNote reports a comment that says something, and that the source does not have.
func isNote(m *message, comment string) bool {
	says := strings.ContainsFunc(strings.Trim(comment, "<!->"), func(r rune) bool { return unicode.IsLetter(r) || isOneOf(r, questions) })
	return says && !m.source.contains(comment) && !slices.ContainsFunc(m.source.marks().tokens, func(t inline.Token) bool { return t.Kind == inline.Comment })
}

// firstOf returns the beginning of something that a message shows.
func firstOf(text string) string {
	const most = 40
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return text
}
