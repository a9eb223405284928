package check

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// What stands beside Latin text, code and addresses in Chinese.
var besideLatinChecks = table{
	{
		ID: "space-before-punctuation", Family: Punctuation, Severity: diag.Warning, needs: hasSpace, find: findSpacesBeforePunctuation,
		Explanation: "There is a space between Latin text or code and the Chinese punctuation after it. 。 and its like bring their own space. A space after an address that is in the text as it is does some good: without it, other programs take the punctuation into the link. \"pobook check --fix\" deletes the others.",
		Wrong:       Example{Source: "Run `git commit`.", Target: "請執行 `git commit` 。"},
		Right:       Example{Source: "Run `git commit`.", Target: "請執行 `git commit`。"},
	},
	{
		ID: "glued-address", Family: Punctuation, Severity: diag.Warning, needs: hasMarkup, find: findGluedAddresses,
		Explanation: "An address that is in the text as it is goes on in Chinese characters without a space. GitHub's Markdown takes all up to the next space for the address, so that its link leads nowhere. pobook knows where such an address ends, but Weblate and other programs that show the catalogue's text do not.",
		Wrong:       Example{Source: "See https://a.example/x for more.", Target: "請見 https://a.example/x瞭解更多。"},
		Right:       Example{Source: "See https://a.example/x for more.", Target: "請見 https://a.example/x 瞭解更多。"},
	},
}

func findSpacesBeforePunctuation(m *message) {
	if !m.brief.locale.Han || m.target.traits&hasHan == 0 {
		return
	}
	prose := m.target.prose()
	for i := 0; ; i++ {
		n := strings.IndexByte(prose[i:], ' ')
		if n < 0 {
			return
		}
		i += n
		next, _ := utf8.DecodeRuneInString(prose[i+1:])
		if prev, _ := utf8.DecodeLastRuneInString(prose[:i]); !isOneOf(next, pauses) || isSpace(prev) || isChinese(before(prose, i)) || m.endsAddress(i) {
			continue
		}
		if m.source.contains(prose[i : i+1+utf8.RuneLen(next)]) {
			continue
		}
		m.mendable(span{i, i + 1}, "", diag.Textf("there is a space before %s", string(next)), diag.Textf("delete it"))
	}
}

// endsAddress reports whether an address ends at an offset that stands in the text as it is.
func (m *message) endsAddress(at int) bool {
	for _, l := range m.target.marks().bare {
		if l.at.end <= at && !strings.ContainsFunc(m.target.raw[l.at.end:at], isSpace) {
			return true
		}
	}
	return false
}

func findGluedAddresses(m *message) {
	if !m.brief.locale.Han {
		return
	}
	for _, l := range m.target.marks().bare {
		rest := m.target.raw[l.at.end:]
		next, _ := utf8.DecodeRuneInString(rest)
		if !isIdeograph(next) || l.more != "" {
			continue
		}
		end := strings.IndexAny(rest, " \t\n\u3000<")
		if end < 0 {
			end = len(rest)
		}
		taken := strings.TrimRight(m.target.raw[l.at.start:l.at.end+end], "?!.,:*_~'\")")
		if m.source.contains(taken) {
			continue
		}
		address := m.target.raw[l.at.start:l.at.end]
		m.report(l.at, diag.Textf("other programs take %s for the address, not %s", firstOf(taken), address), diag.Textf("put a space after the address"))
	}
}
