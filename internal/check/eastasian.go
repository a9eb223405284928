package check

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/script"
)

// What a source of Chinese or Japanese leaves in translations into other languages.
var eastAsianChecks = table{
	{
		ID: "full-width-punctuation", Family: Punctuation, Severity: diag.Warning, needs: hasFullWidth, find: findFullWidth,
		Explanation: "Punctuation of Chinese or Japanese stands among words of a language that has other signs. It is as wide as a character and leaves a hole there. Beside a Chinese character it may be meant, as where a word is quoted.",
		Wrong:       Example{Locale: "en", Source: "請在三天內回覆。", Target: "Reply within three days。"},
		Right:       Example{Locale: "en", Source: "請在三天內回覆。", Target: "Reply within three days."},
	},
	{
		ID: "source-text-left", Family: Contents, Severity: diag.Warning, needs: hasHan, find: findLeft,
		Explanation: "Chinese characters of the source stand in a translation into a language that is not written with them: a word was left over, or the whole message. In parentheses, quotation marks or code they are taken for quoted.",
		Wrong:       Example{Locale: "en", Source: "下載檔案，然後打開。", Target: "Download the 檔案, then open it."},
		Right:       Example{Locale: "en", Source: "下載檔案，然後打開。", Target: "Download the file (檔案), then open it."},
	},
}

// findFullWidth looks at locales whose text is not as wide as Han.
func findFullWidth(m *message) {
	if m.brief.locale.Han || !m.brief.spaced() {
		return
	}
	prose := m.target.prose()
	for i, r := range prose {
		instead, known := signsFor[r]
		if !known {
			continue
		}
		end := i + utf8.RuneLen(r)
		if !script.IsUnspaced(before(prose, i)) && !script.IsUnspaced(after(prose, end)) {
			m.report(span{i, end}, diag.Textf("%c is punctuation of East Asian text", r), diag.Textf("write %s", instead))
		}
	}
}

// spaced reports whether the locale parts words with spaces and has the signs of Latin
// text.
func (b *brief) spaced() bool {
	switch b.locale.Script {
	case "Latn", "Cyrl", "Grek":
		return true
	}
	return false
}

// findLeft looks for runs of Han that the source has, outside of what quotes them.
func findLeft(m *message) {
	if m.source.traits&hasHan == 0 || m.brief.locale.Han || !m.brief.spaced() {
		return
	}
	var (
		prose  = m.target.prose()
		quotes quotation
	)
	for i := 0; i < len(prose); {
		r, size := utf8.DecodeRuneInString(prose[i:])
		if !isIdeograph(r) {
			quotes.pass(r)
			i += size
			continue
		}
		end := i + size
		if n := strings.IndexFunc(prose[end:], func(r rune) bool { return !isIdeograph(r) }); n >= 0 {
			end += n
		} else {
			end = len(prose)
		}
		if run := prose[i:end]; !quotes.open() && m.source.contains(run) {
			m.report(span{i, end}, diag.Textf("%s is left of the source", run), diag.Textf("translate it, or put it in parentheses if readers need it"))
		}
		i = end
	}
}

// A quotation knows whether a text is within parentheses or quotation marks, as it is
// read. Straight marks open and close in turn; single ones are apostrophes.
type quotation struct {
	depth    int
	straight bool
}

func (q *quotation) pass(r rune) {
	switch {
	case r == '"':
		q.straight = !q.straight
	case isOneOf(r, "(（[「『“《〈«"):
		q.depth++
	case isOneOf(r, ")）]」』”》〉»"):
		q.depth = max(0, q.depth-1)
	}
}

func (q *quotation) open() bool { return q.depth > 0 || q.straight }
