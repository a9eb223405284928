// Package codetext finds what people read in code: the text of its comments, and of its
// strings. It knows a language by how comments and strings are delimited, and no more of its
// grammar; what it does not know has neither.
//
// It says how a translation stands in the place of a text so that the comment or the string ends
// where it did, and refuses what would compute something there. It knows nothing of Markdown.
// Start at [Texts]; the table of languages is in language.go.
package codetext

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// A Text is what people read in code: the text of a comment, or of a string.
type Text struct {
	// String says that it is that of a string.
	String bool
	// Lines are its lines, without the marks of comments and their indent.
	Lines []inline.Span

	token token
	code  string
}

// Knows reports whether it is known of a language, by its name in lower case, what a comment is.
func Knows(name string) bool { return languageOf(name) != nil }

// languageOf returns what is known of a language, which VitePress may let Vue compute in.
func languageOf(name string) *language { return languages[strings.TrimSuffix(name, "-vue")] }

// Texts returns what people read in code, in order: of comments, and with literals of strings
// too. Comments for programs, strings that are names or have words in placeholders alone, and
// those of data and configuration are nothing to read.
//
// A comment to the end of a line is a text, even where others follow it. Of one between marks,
// lines that run on are one text; a blank line, or one that begins an item or a tag, parts them.
// A string over several lines has a text in each.
func Texts(code, name string, literals bool) []Text {
	l := languageOf(name)
	if l == nil {
		return nil
	}
	var texts []Text
	for _, t := range l.tokens(code) {
		var found []Text
		switch {
		case t.unread, t.line != nil && (l.prompts && isPrompt(code, t) || isOfElement(code, name, t)):
		case t.line != nil:
			found = lineText(code, t)
		case t.block != nil:
			found = blockTexts(code, t)
		case literals && !l.data:
			found = stringTexts(code, t)
		}
		texts = append(texts, found...)
	}
	return texts
}

// isPrompt reports whether a number sign begins a line of code in which no other sign stands for
// the prompt of a shell. What follows is a command then.
func isPrompt(code string, t token) bool {
	first := t.Start == 0 || code[t.Start-1] == '\n'
	return first && !otherPrompt.MatchString(code)
}

// isOfElement reports whether what seems to be a comment behind something on its line has the end
// of an element in it, and may be text of that.
func isOfElement(code, name string, t token) bool {
	return (name == "jsx" || name == "tsx") && strings.Contains(t.inner.In(code), "</") &&
		strings.TrimSpace(code[strings.LastIndexByte(code[:t.Start], '\n')+1:t.Start]) != ""
}

var otherPrompt = regexp.MustCompile(`(?m)^[^\s#]*[$%>❯]`)

// lineText returns the text of a comment to the end of its line.
func lineText(code string, t token) []Text {
	if t.Start == 0 && strings.HasPrefix(code, "#!") {
		return nil
	}
	inner := trim(code, t.inner, t.line.mark+"! \t")
	if !isProse(inner.In(code)) {
		return nil
	}
	return []Text{{Lines: []inline.Span{inner}, token: t, code: code}}
}

// trim returns a span without these signs at its start, and without white space at its end.
func trim(code string, s inline.Span, signs string) inline.Span {
	text := s.In(code)
	s.Start += len(text) - len(strings.TrimLeft(text, signs))
	if s.Start > s.End {
		s.Start = s.End
	}
	s.End = s.Start + len(strings.TrimRight(s.In(code), " \t\r"))
	return s
}

// blockTexts returns the texts of a comment between marks.
func blockTexts(code string, t token) []Text {
	var (
		texts []Text
		open  []inline.Span
	)
	flush := func() {
		if len(open) > 0 {
			texts = append(texts, Text{Lines: open, token: t, code: code})
		}
		open = nil
	}
	for at := t.inner.Start; at <= t.inner.End; {
		line, _, _ := strings.Cut(code[at:t.inner.End], "\n")
		span := trim(code, inline.Span{Start: at, End: at + len(line)}, " \t*!#|")
		if at+len(line) == t.inner.End { // what closes it may be spelt with more stars
			span.End = span.Start + len(strings.TrimRight(span.In(code), "* \t"))
		}
		at += len(line) + 1
		text := span.In(code)
		if startsItem.MatchString(text) {
			flush()
		}
		if isProse(text) {
			open = append(open, span)
		} else {
			flush()
		}
	}
	flush()
	return texts
}

// startsItem matches a line that begins a tag of documentation or an item.
var startsItem = regexp.MustCompile(`^(?:[@\\]\w|[-+•]\s|\d+[.)]\s)`)

// stringTexts returns the texts of a string, one for each of its lines, but for those with a part
// of an expression in them.
func stringTexts(code string, t token) []Text {
	var texts []Text
	expressions := expression.FindAllStringIndex(t.inner.In(code), -1)
	split := func(line inline.Span) bool {
		return slices.ContainsFunc(expressions, func(e []int) bool {
			start, end := t.inner.Start+e[0], t.inner.Start+e[1]
			return start < line.End && line.Start < end && (start < line.Start || line.End < end)
		})
	}
	for at := t.inner.Start; at <= t.inner.End; {
		line, _, _ := strings.Cut(code[at:t.inner.End], "\n")
		span := inline.Span{Start: at, End: at + len(line)}
		at += len(line) + 1
		if t.quote.lines {
			if backslashes := len(line) - len(strings.TrimRight(line, `\`)); t.quote.escape == backslash && at <= t.inner.End && backslashes%2 == 1 {
				span.End-- // it is no part of the text, but of the end of the line
			}
			span = trim(code, span, " \t")
		}
		if isPhrase(span.In(code)) && !split(span) {
			texts = append(texts, Text{String: true, Lines: []inline.Span{span}, token: t, code: code})
		}
	}
	return texts
}

// isProse reports whether a comment has words, and not for a program.
func isProse(text string) bool {
	return inline.HasLetter(documentation.ReplaceAllString(text, "")) && !forPrograms.MatchString(text) && !fileLike.MatchString(text)
}

// documentation matches what a tag of documentation begins with, and what it says in one word or
// as a type.
var documentation = regexp.MustCompile(`^@\w+(?:\s+\{[^\n]*\}$|\s+\S+$|$)`)

// fileLike matches the name of a file, or an address, by itself.
var fileLike = regexp.MustCompile(`^\S*(?:/\S|\w\.\w)\S*$`)

// forPrograms matches comments that compilers, linters, editors and generators of sites read.
var forPrograms = regexp.MustCompile(`^(?:go:\w|export [A-Z]\w*$|line \S+:\d|\+build\b|nolint\b|noqa\b|type: ?ignore\b|doctest: ?[+-]|pyright:|ruff:|cspell:|spell-checker:|markdownlint-|biome-ignore|swiftlint:|swift-tools-version:|SPDX-|NOSONAR|<reference |@+include:|(?:syntax|escape|check)=\S+$|globals? \w+$|jshint |exported \w|pylint:|pragma:|fmt: ?(?:on|off|skip)\b|isort:|mypy:|eslint[- ]|tslint:|prettier-|stylelint-|@ts-|rustfmt::|clang-format|shellcheck |rubocop:|frozen_string_literal:|-\*-|vim?:|region\b|endregion\b|ANCHOR(?:_END)?:|\[!+code |\^\?|@content\b|highlight-(?:next-line|start|end)$|@formatter:|noinspection |istanbul |c8 |v8 ignore|@vite-ignore|webpackChunkName|sourceMappingURL|#__PURE__|@__PURE__)`)

// isPhrase reports whether a string has words that are not in placeholders alone, and is not a
// name.
func isPhrase(text string) bool {
	said := placeholder.ReplaceAllString(text, " ")
	if !inline.HasLetter(said) {
		return false
	}
	said = strings.TrimSpace(said)
	return strings.ContainsAny(said, " \t") || !nameLike.MatchString(said)
}

// nameLike matches what a program reads: a path, an address, a name of several parts, a key.
var nameLike = regexp.MustCompile(`[\w\])}][/._:@#=\\-]+[\w({\[]|^[/.~$@#-]|^[a-z]+[A-Z]|^[A-Z0-9]+_|^\w$|^[^\s]*[/\\:][^\s]*$`)

// placeholder matches what is computed, formatted or escaped in strings.
var placeholder = regexp.MustCompile(`\$\{[^{}]*\}|#\{[^{}]*\}|\\\([^()]*\)|\$\([^()]*\)|\{[^{}\n]*\}|%[-+ #0]*[\d*]*(?:\.[\d*]+)?(?:hh|h|ll|l|q|j|z|t|L)?[a-zA-Z%]\b|%\(\w+\)[a-z]|\$\w+|` + escapeSequence)

const escapeSequence = `\\(?:x[0-9A-Fa-f]{2}|u\{[0-9A-Fa-f]+\}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[0-7]{1,3}|.)`

// escaped matches an escape that a text begins with.
var escaped = regexp.MustCompile(`^` + escapeSequence)

// expression matches what a program computes, over several lines, too.
var expression = regexp.MustCompile(`[$#]\{[^{}]*\}?`)

// computed matches what a string has in place of which a program puts a value.
var computed = regexp.MustCompile("\\$\\{[^{}]*\\}?|#\\{[^{}]*\\}?|\\\\\\([^()]*\\)?|\\$\\([^()]*\\)?|\\$\\w+|#[@$]\\w+|`[^`]*`?|\\{[^{}\\n]*\\}?|%[-+#0]*(?:\\d+|\\*)?(?:\\.(?:\\d+|\\*))?(?:hh|h|ll|l|q|j|z|t|L)?[a-zA-Z]\\b")

// Encode returns a translation, on one line, as it stands in the place of the text, or what
// it may not bring in: something that is computed, and that the text has not.
func (t *Text) Encode(translation string) (encoded, objection string) {
	if t.token.escapes && !t.String {
		translation = apart(translation, `\u`)
	}
	for _, closer := range t.token.unclosed {
		translation = apart(translation, closer)
	}
	if t.token.line != nil {
		translation = t.onLine(translation)
	}
	switch {
	case t.String:
		if added := t.added(translation); added != "" {
			return "", added
		}
		return t.quoted(translation), ""
	case t.token.block != nil:
		return t.inBlock(translation), ""
	}
	// What stands at once behind the mark could make it another: --[[ in Lua, #!, //go:generate.
	if c := t.code[t.Lines[0].Start-1]; c != ' ' && c != '\t' && translation != "" && translation[0] < utf8.RuneSelf {
		return " " + translation, ""
	}
	return translation, ""
}

// widened is what stands in the place of a sign that would close something by itself.
var widened = map[byte]string{')': "）", ']': "］", '}': "｝", '>': "›", '!': "！", '/': "∕", '|': "∣"}

// onLine writes a text so that the comment ends with its line, and not before.
func (t *Text) onLine(text string) string {
	if stop := t.token.line.stop; stop != "" {
		text = apart(text, stop)
	}
	if kept := strings.TrimRight(text, `\`); t.token.line.continues {
		text = kept + strings.Repeat("/", len(text)-len(kept))
	}
	return text
}

// apart writes a text without a mark that would close something.
func apart(text, mark string) string {
	if strings.ContainsAny(mark, "\"'`") {
		return typographic.Replace(text)
	}
	if len(mark) == 1 {
		return strings.ReplaceAll(text, mark, widened[mark[0]])
	}
	for strings.Contains(text, mark) {
		text = strings.ReplaceAll(text, mark, mark[:1]+" "+mark[1:])
	}
	return text
}

// signs are those that marks are made of.
const signs = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// inBlock writes a text so that it neither ends the comment nor begins one.
func (t *Text) inBlock(text string) string {
	b := t.token.block
	text = apart(apart(text, b.open), b.close)
	if b.close == "-->" {
		text = apart(text, "--")
	}
	if text != "" && strings.IndexByte(b.open+b.close, text[len(text)-1]) >= 0 {
		text += " "
	}
	// A part of a mark may stand beside another, or make another of it.
	if before := t.code[:t.Lines[0].Start]; before != "" && text != "" && !strings.ContainsAny(before[len(before)-1:], " \t\n") && strings.IndexByte(signs, text[0]) >= 0 {
		return " " + text
	}
	return text
}

// added returns something computed that a translation has and the text has not.
func (t *Text) added(translation string) string {
	if t.token.quote.escape == none && !t.token.quote.lines {
		return ""
	}
	had := computed.FindAllString(strings.Join(t.lines(), "\n"), -1)
	for _, found := range computed.FindAllString(translation, -1) {
		i := slices.Index(had, found)
		if i < 0 {
			return found
		}
		had = slices.Delete(had, i, i+1)
	}
	return ""
}

func (t *Text) lines() []string {
	var lines []string
	for _, l := range t.Lines {
		lines = append(lines, l.In(t.code))
	}
	return lines
}

// typographic are what stands in the place of quotation marks that cannot be escaped.
var typographic = strings.NewReplacer(`"`, "”", "'", "’", "`", "’")

// quoted writes a text so that the string ends where it did, and has no escape that the source
// has not.
func (t *Text) quoted(text string) string {
	q := t.token.quote
	escape := q.escape
	if t.token.raw || q.close != `"` && q.close != "'" && q.close != "`" {
		escape = none
	}
	switch escape {
	case backslash:
		return t.backslashed(text, q.close[0])
	case doubled:
		return strings.ReplaceAll(strings.ReplaceAll(text, q.close+q.close, q.close), q.close, q.close+q.close)
	case backtick:
		return strings.NewReplacer("`", "", `"`, "`\"").Replace(text)
	default:
		if q.escape == backslash {
			text = strings.ReplaceAll(text, `\`, "/") // it would escape the mark that closes
		}
		if i := strings.IndexAny(q.close, "\"'`"); i >= 0 {
			return typographic.Replace(text)
		}
		return apart(text, q.close)
	}
}

// backslashed writes a text between marks that a backslash escapes.
func (t *Text) backslashed(text string, closer byte) string {
	source := strings.Join(t.lines(), "\n")
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == closer:
			b.WriteByte('\\')
			b.WriteByte(c)
		case c != '\\':
			b.WriteByte(c)
		case i+1 < len(text) && (text[i+1] == '\\' || text[i+1] == closer || hasEscape(source, text[i:])):
			b.WriteString(text[i : i+2])
			i++
		default:
			b.WriteString(`\\`)
		}
	}
	return b.String()
}

// hasEscape reports whether a text has the escape that another begins with.
func hasEscape(text, other string) bool {
	found := escaped.FindString(other)
	return found != "" && strings.Contains(text, found)
}
