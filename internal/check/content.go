package check

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
)

// What a translation holds: whether it is one, and the parts that stay.
var contentChecks = table{
	{
		ID: "same", Family: Contents, Severity: diag.Warning, Weblate: true, find: findSame, verdict: sameToWeblate,
		Explanation: "The translation is the source text itself. Names, code and addresses may stay as they are; here there are words of the source language that readers expect in their own. Translate them, or leave the message empty: it then counts as untranslated, and somebody will find it.",
		Wrong:       Example{Source: "Save the file", Target: "Save the file"},
		Right:       Example{Source: "GNU Emacs", Target: "GNU Emacs"},
	},
	{
		ID: "caption-word", Family: Contents, Severity: diag.Warning, find: findCaptionWord,
		Explanation: "The translation of a table's caption begins with \"Table:\" or with the word for a table in its language, with a colon behind it. That word is no part of the message: \"Table:\" stays before the caption in the Markdown of every locale, and the PDF puts the number of the table there in the words of the book's language, so that readers see it twice. Translate what the message says. \"pobook check --fix\" takes the word out.",
		Wrong:       Example{Source: "| Item | Cost |\n| --- | --- |\n| Rent | 500 |\n\nTable: Costs of a year", Target: "表：一年的費用"},
		Right:       Example{Source: "| Item | Cost |\n| --- | --- |\n| Rent | 500 |\n\nTable: Costs of a year", Target: "一年的費用"},
	},
	{
		ID: "placeholders", Family: Contents, Weblate: true, find: findPlaceholders, verdict: placeholdersToWeblate,
		Explanation: "Something that a program puts a value in place of is missing from the translation: a tag of a site generator such as {{ … }}, or what the flag \"placeholders:\" of the message names.",
		Wrong:       Example{Source: "Version {{ site.version }}", Target: "版本"},
		Right:       Example{Source: "Version {{ site.version }}", Target: "{{ site.version }} 版"},
	},
	{
		ID: "max-length", Family: Contents, Weblate: true, find: findMaxLength,
		Explanation: "The translation has more characters than the flag \"max-length:\" of the message allows. Somewhere there is no more room.",
		Wrong:       Example{Source: "OK", Target: "確定要這樣做", Flags: "max-length:4"},
		Right:       Example{Source: "OK", Target: "確定", Flags: "max-length:4"},
	},
	{
		ID: "xml-tags", Family: Contents, Severity: diag.Warning, Weblate: true, Replaced: true, find: findXMLTags,
		Explanation: "The translation does not have the HTML tags of its source: one is missing, is there too often, or has other attributes. Comments and line breaks are left aside.",
		Wrong:       Example{Source: "Press <kbd>Enter</kbd>.", Target: "請按 Enter。"},
		Right:       Example{Source: "Press <kbd>Enter</kbd>.", Target: "請按 <kbd>Enter</kbd>。"},
	},
	{
		ID: "duplicate", Family: Contents, Severity: diag.Warning, Weblate: true, needs: hasLatin | hasHan, find: findDuplicates, verdict: duplicateToWeblate,
		Explanation: "The same word stands twice in a row in the translation, and not in the source. Of Chinese this is said of what never stands twice, such as 第二第二 and 的的; doubled verbs are right.",
		Wrong:       Example{Source: "Run git first", Target: "先執行 git" + " git"},
		Right:       Example{Source: "Run git first", Target: "先執行 git"},
	},
	{
		ID: "multiple_capital", Family: Contents, Severity: diag.Warning, Weblate: true, Optional: true, needs: hasLatin, find: findMultipleCapital, verdict: capitalsToWeblate,
		Explanation: "A word of the translation has several capital letters, and none in the source has. Weblate makes this check; in Chinese it finds abbreviations that were added with good reason, so pobook makes it only where it is asked for by --select.",
		Wrong:       Example{Source: "open source program office", Target: "開源計畫辦公室（OSPO）"},
		Right:       Example{Source: "open source program office", Target: "開源計畫辦公室"},
	},
	{
		ID: "xml-chars-around-tags", Family: Contents, Severity: diag.Warning, Weblate: true, Optional: true, Replaced: true, needs: hasMarkup, find: findXMLCharsAroundTags,
		Explanation: "There is a space beside a tag in the source and none in the translation, or the other way round. Weblate makes this check; Chinese has no spaces between words, so pobook makes it only where it is asked for by --select.",
		Wrong:       Example{Source: "text <b>x</b> text", Target: "文字<b>甲</b>文字"},
		Right:       Example{Source: "text <b>x</b> text", Target: "文字 <b>甲</b> 文字"},
	},
	{
		ID: "safe-html", Family: Contents, Severity: diag.Warning, Weblate: true, Optional: true, find: findUnsafeHTML,
		Explanation: "Weblate's sanitizer of HTML would write the translation otherwise: there are tags that the source does not have, or an & < > that stands for itself. Weblate makes this check for a translator to see at once what would not be published. pobook judges what a translation brings in by Markdown's rules, so it makes this one only where it is asked for by --select or --weblate.",
		Wrong:       Example{Source: "Press <kbd>Tab</kbd>.", Target: "請按 <b>Tab</b>。"},
		Right:       Example{Source: "Press <kbd>Tab</kbd>.", Target: "請按 <kbd>Tab</kbd>。"},
	},
	{
		ID: "inconsistent", Family: Contents, Severity: diag.Warning, Weblate: true, Optional: true,
		Explanation: "The same text is translated otherwise in another section, or is translated in one section and not here. That may be right: a heading \"Tools\" need not be what a button is called. Weblate makes this check; pobook makes it only where it is asked for by --select or --weblate.",
		Wrong:       Example{File: "# locales/zh_Hant/a.po\nmsgid \"Tools\"\nmsgstr \"工具\"\n\n# locales/zh_Hant/b.po\nmsgid \"Tools\"\nmsgstr \"器材\"\n"},
		Right:       Example{File: "# locales/zh_Hant/a.po\nmsgid \"Tools\"\nmsgstr \"工具\"\n\n# locales/zh_Hant/b.po\nmsgid \"Tools\"\nmsgstr \"工具\"\n"},
	},
}

func findSame(m *message) {
	if m.source.raw == m.target.raw && m.source.traits&hasHan == 0 && m.brief.locale.Han && isSaid(m) {
		m.report(m.all(), diag.Textf("the translation is the source text itself"), diag.Textf("translate it, or leave it empty"))
	}
}

// isSaid reports whether the source, without Han, says something in its language. Names
// are left alone, which may have words of the language in them. What is said has two
// words of the language, or one and a small word such as "the", or nothing else
// at all. A single word in lower case is a term that is shown: what is said in
// the book begins with a capital.
func isSaid(m *message) bool {
	var common, small int
	words := wordsOf(m.source.prose())
	for _, w := range words {
		switch {
		case smallWords[strings.ToLower(w)]:
			small++
		case commonWord(m.brief, w):
			common++
		}
	}
	shown := len(words) == 1 && unicode.IsLower([]rune(words[0])[0])
	return common > 1 || common == 1 && (small > 0 || len(words) == 1 && !shown)
}

// commonWord says whether a word is one of the language rather than a name: it
// is in lower case, here or anywhere in the section.
func commonWord(b *brief, w string) bool {
	if len(w) < len("and") || strings.ContainsFunc(w[1:], unicode.IsUpper) || particles[w] {
		return false
	}
	if b.glossary != nil && b.glossary.Keeps(w) {
		return false
	}
	return unicode.IsLower([]rune(w)[0]) || b.writes(strings.ToLower(w))
}

func findPlaceholders(m *message) {
	for _, t := range m.source.marks().templates {
		if key := markdown.TemplateKey(t); key != t {
			if countKeys(m.target, key) >= countKeys(m.source, key) {
				continue
			}
			m.report(m.all(), diag.Textf("%s is missing", t), diag.Textf("copy it from the source, and translate what readers see of it"))
			return
		}
		if strings.Count(m.target.raw, t) < strings.Count(m.source.raw, t) {
			m.report(m.all(), diag.Textf("%s is missing", t), diag.Textf("copy it from the source"))
			return
		}
	}
	for _, p := range placeholdersOf(m) {
		want := p.FindAllString(m.source.raw, -1)
		got := p.FindAllString(m.target.raw, -1)
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(want, got) {
			m.report(m.all(), diag.Pluralf(len(want), "the source has %d placeholder of the pattern %s and the translation %d", "the source has %d placeholders of the pattern %s and the translation %d", len(want), p, len(got)), diag.Textf("copy them from the source"))
			return
		}
	}
}

// countKeys counts the tags of a text that are the same in every language.
func countKeys(t *text, key string) int {
	count := 0
	for _, template := range t.marks().templates {
		if markdown.TemplateKey(template) == key {
			count++
		}
	}
	return count
}

func findMaxLength(m *message) {
	for _, value := range flagValues(m.entry, "max-length") {
		limit, err := strconv.Atoi(value)
		if n := utf8.RuneCountInString(m.target.raw); err == nil && n > limit {
			m.report(m.all(), diag.Pluralf(n, "the translation has %d character, and %d are allowed", "the translation has %d characters, and %d are allowed", n, limit), diag.Textf("shorten it"))
		}
	}
}

func findXMLTags(m *message) {
	if !m.marked() {
		return
	}
	want, got := tagNames(m.source.marks().tags), tagNames(m.target.marks().tags)
	if !slices.Equal(want, got) && !slices.Equal(withoutOriented(want), withoutOriented(got)) {
		m.report(m.all(), diag.Textf("the source has the tags %s, the translation %s", orNone(want), orNone(got)), diag.Textf("use the tags of the source"))
	}
}

// tagNames returns the names and attributes of tags, sorted: a translator may
// move them.
func tagNames(tags []tag) []string {
	var names []string
	for _, t := range tags {
		if name := "<" + strings.TrimSpace(t.name+" "+t.keys) + ">"; !t.comment && name != "<br>" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// oriented matches tags that say which language or direction a text has. Scripts that run
// from right to left need them where those of the source do not.
var oriented = regexp.MustCompile(`^<(span|bdi|bdo)(?: (?:dir|lang))*>$`)

// withoutOriented returns names of tags without those, and without as many that end them.
func withoutOriented(names []string) []string {
	ends := map[string]int{}
	var rest []string
	for _, name := range names {
		if m := oriented.FindStringSubmatch(name); m != nil {
			ends["</"+m[1]+">"]++
			continue
		}
		rest = append(rest, name)
	}
	return slices.DeleteFunc(rest, func(name string) bool {
		ends[name]--
		return ends[name] >= 0
	})
}

func orNone(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, " ")
}

func findDuplicates(m *message) {
	if m.chineseText() {
		for _, at := range doubledInHan(m.target) {
			m.report(at, diag.Textf("%q stands twice in a row", m.target.raw[at.start:at.end]), diag.Textf("delete one of them"))
		}
	}
	if m.target.traits&hasSpace == 0 {
		return
	}
	doubled := twice(m.target.prose())
	if len(doubled) == 0 {
		return
	}
	inSource := map[string]bool{}
	for _, at := range twice(m.source.prose()) {
		inSource[strings.ToLower(m.source.raw[at.start:at.end])] = true
	}
	for _, at := range doubled {
		if doubledRightly[m.brief.locale.Language()][strings.ToLower(m.target.raw[at.start:at.end])] {
			continue
		}
		if word := m.target.raw[at.start:at.end]; !inSource[strings.ToLower(word)] {
			m.report(at, diag.Textf("%q stands twice in a row", word), diag.Textf("delete one of them"))
		}
	}
}

// twice finds the words of Latin letters, two or more, that stand after
// themselves and a space.
func twice(prose string) []span {
	var found []span
	for i := 1; i+1 < len(prose); i++ {
		if prose[i] != ' ' || !isLetter(prose[i-1]) || !isLetter(prose[i+1]) {
			continue
		}
		start, end := i, i+1
		for start > 0 && isLetter(prose[start-1]) {
			start--
		}
		for end < len(prose) && isLetter(prose[end]) {
			end++
		}
		if letter, _ := utf8.DecodeLastRuneInString(prose[:start]); isAlphabetic(letter) {
			continue // the word goes on beyond ASCII
		}
		if letter, _ := utf8.DecodeRuneInString(prose[end:]); isAlphabetic(letter) {
			continue
		}
		if i-start > 1 && strings.EqualFold(prose[start:i], prose[i+1:end]) {
			found = append(found, span{i + 1, end})
		}
	}
	return found
}

// doubledRightly are words that follow themselves in good sentences, as a pronoun does its article.
var doubledRightly = map[string]map[string]bool{
	"de": setOf("der die das den dem sie"), "fr": setOf("vous nous"), "nl": setOf("die dat"), "vi": setOf("song"),
}

var capitals = regexp.MustCompile(`[A-Z][a-z]*[A-Z]`)

func findMultipleCapital(m *message) {
	if at := capitals.FindStringIndex(m.target.raw); at != nil && !capitals.MatchString(m.source.raw) {
		m.report(span{at[0], at[1]}, diag.Textf("a word with several capital letters, which the source does not have"), diag.Textf("write it as the source does"))
	}
}

func findXMLCharsAroundTags(m *message) {
	want, got := m.source.marks().tags, m.target.marks().tags
	if len(want) != len(got) {
		return
	}
	for i := range want {
		if spaced(m.source.raw, want[i].at) != spaced(m.target.raw, got[i].at) {
			m.report(got[i].at, diag.Textf("there is not as much space around this tag as in the source"), diag.Textf("space it as the source does"))
			return
		}
	}
}

// spaced says on which sides of a tag there is a space.
func spaced(text string, s span) [2]bool {
	return [2]bool{strings.HasSuffix(text[:s.start], " "), strings.HasPrefix(text[s.end:], " ")}
}
