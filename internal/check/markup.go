package check

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// Marks within a text: emphasis, code, links, notes.
var markupChecks = table{
	{
		ID: "md-syntax", Family: Markup, Severity: diag.Warning, Weblate: true, find: findMDSyntax,
		Explanation: "The source and the translation do not use the same marks: bold, italic, code, struck-out text, addresses in angle brackets. How often each is used does not matter, nor where. Underscores beside Chinese characters are no emphasis in Markdown: put spaces around them, or use asterisks.",
		Wrong:       Example{Source: "Use `git commit` now.", Target: "請使用 git commit。"},
		Right:       Example{Source: "Use `git commit` now.", Target: "請使用 `git commit`。"},
	},
	{
		ID: "md-link", Family: Markup, Weblate: true, find: findLinks, verdict: linksToWeblate,
		Explanation: "The translation has another number of links than the source, or links inside the handbook to another place. Translate the text of a link and keep its address, parentheses included: full-width parentheses or a space before them are no link. Addresses on the web may differ, for they may lead to the same page in your language.",
		Wrong:       Example{Source: "See [guide](https://a.example).", Target: "參見[指南]（https://a.example）。"},
		Right:       Example{Source: "See [guide](https://a.example).", Target: "參見[指南](https://a.example)。"},
	},
	{
		ID: "md-reflink", Family: Markup, Weblate: true, find: findMDReflink,
		Explanation: "A link such as [text][label] finds its address by the label, which stands elsewhere in the section and is not translated. Translate the text and keep the label.",
		Wrong:       Example{Source: "See the [guide][ref].", Target: "參見[指南][參考]。"},
		Right:       Example{Source: "See the [guide][ref].", Target: "參見[指南][ref]。"},
	},
	{
		ID: "footnote", Family: Markup, find: findFootnotes,
		Explanation: "The translation has other footnote marks than the source. A mark that is missing takes its note out of the book; one that is made up leads to no note. Put the mark where your sentence wants it and keep its label.",
		Wrong:       Example{Source: "PO is a format.[^po]", Target: "PO 是一種格式。"},
		Right:       Example{Source: "PO is a format.[^po]", Target: "PO 是一種格式。[^po]"},
	},
	{
		ID: "emphasis", Family: Markup, Severity: diag.Warning, needs: hasMarkup, find: findEmphasis,
		Explanation: "Asterisks that end bold or italic text are not seen by Markdown where punctuation stands before them and a character behind them, without a space; those that begin it are not seen the other way round. pobook helps with an empty comment, but other programs print the asterisks. Move the punctuation out of the bold text.",
		Wrong:       Example{Source: "**Note:** save first", Target: "**注意：**請先存檔"},
		Right:       Example{Source: "**Note:** save first", Target: "**注意**：請先存檔"},
	},
	{
		ID: "code-span", Family: Markup, Severity: diag.Warning, needs: hasMarkup, find: findCodeSpans,
		Explanation: "Text between backticks is typed or read exactly so: a command, a file name, a key. The translation has code that its source does not have. Copy code from the source. Where it stands for words of the reader's language, dismiss the check for the message.",
		Wrong:       Example{Source: "Run `make test`.", Target: "請執行 `make 測試`。"},
		Right:       Example{Source: "Run `make test`.", Target: "請執行 `make test`。"},
	},
	{
		ID: "link-changed", Family: Markup, Severity: diag.Warning, needs: hasMarkup | hasLatin, find: findLinkChanged,
		Explanation: "The translation links to a place that its source does not link to: another file of the handbook, or a page of another site. The same site in another language is fine. Anybody may type into a public translation service, so somebody should look at where readers are sent.",
		Wrong:       Example{Source: "See [Wikipedia](https://en.wikipedia.org/).", Target: "見[維基百科](https://wikipedia.example.com/)。"},
		Right:       Example{Source: "See [Wikipedia](https://en.wikipedia.org/).", Target: "見[維基百科](https://zh.wikipedia.org/)。"},
	},
	{
		ID: "dead-link", Family: Markup, needs: hasMarkup, find: findDeadLink,
		Explanation: "A link inside the handbook leads to a section or a heading that is not there. Anchors are those of the source in every locale: lower case, hyphens for spaces, no punctuation, and never translated.",
		Wrong:       Example{Source: "See [costs](#costs).", Target: "見[成本](#成本)。"},
		Right:       Example{Source: "See [costs](#costs).", Target: "見[成本](#costs)。"},
	},
}

// findLinks looks for pictures first: one that is missing is no link less.
func findLinks(m *message) {
	if m.marked() && !reportLostPictures(m) {
		findMDLink(m)
	}
}

func findMDLink(m *message) {
	if !m.marked() {
		return
	}
	want, got := m.source.marks().links, m.target.marks().links
	if len(want) != len(got) {
		reportLinkCount(m, want, got)
		return
	}
	for _, l := range got {
		if isInternal(l.target) && !linksTo(want, l.target) {
			m.report(l.at, diag.Textf("the source does not link to %q", l.target), diag.Textf("copy the address from the source"))
			return
		}
	}
	for _, l := range want {
		if isInternal(l.target) && !linksTo(got, l.target) {
			m.report(m.all(), diag.Textf("the link to %q is missing", l.target), diag.Textf("copy the address from the source"))
			return
		}
	}
}

// reportLinkCount reports links that are missing or too many: the first that can be named.
func reportLinkCount(m *message, want, got []link) {
	for _, l := range want {
		if linksTo(got, l.target) {
			continue
		}
		switch {
		case len(want) < len(got):
		case strings.Contains(m.target.raw, "（"+l.target) || strings.Contains(m.target.raw, "］("+l.target):
			m.report(m.all(), diag.Textf("the link to %s is not one, because of its full-width brackets", l.target), diag.Textf("write [text](%s), with the text translated", l.target))
			return
		default:
			m.report(m.all(), diag.Textf("the link to %s is missing", l.target), diag.Textf("write [text](%s), with the text translated", l.target))
			return
		}
	}
	for _, l := range got {
		if len(want) < len(got) && !linksTo(want, l.target) {
			m.report(l.at, diag.Textf("the source does not have the link to %s", l.target), diag.Textf("delete it"))
			return
		}
	}
	m.report(m.all(), diag.Pluralf(len(want), "the source has %d link and the translation %d", "the source has %d links and the translation %d", len(want), len(got)),
		diag.Textf("write each link of the source once, as [text](address)"))
}

// linksToWeblate compares the titles of links too, each with that of the link to the same
// place, or else of the next that is left.
func linksToWeblate(m *message) {
	findMDLink(m)
	if m.faults != nil {
		return
	}
	rest := slices.Clone(m.target.marks().links)
	var unpaired []link
	for _, own := range m.source.marks().links {
		if i := slices.IndexFunc(rest, func(l link) bool { return l.target == own.target }); i >= 0 {
			compareTitles(m, own, rest[i])
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		unpaired = append(unpaired, own)
	}
	for i := range min(len(unpaired), len(rest)) {
		compareTitles(m, unpaired[i], rest[i])
	}
}

func compareTitles(m *message, own, l link) {
	if m.faults != nil {
		return
	}
	source, target := own.title(m.source.raw), l.title(m.target.raw)
	unchanged := isUnchanged(m, source, target) && !slices.Contains(m.entry.Flags, ignoreFlag("same"))
	if unchanged || (source == "") != (target == "") {
		m.report(l.at, diag.Textf("the title of the link is missing, added, or not translated"), diag.Textf("translate the title in quotes after the address, if the source has one"))
	}
}

// findMDReflink compares labels as Weblate does, but for those that are the text of
// their link, too: such a link keeps its label after other words, or alone.
func findMDReflink(m *message) {
	short := m.source.shortcuts(m.brief.defines)
	want := slices.Concat(m.source.marks().references, short)
	got := slices.Concat(m.target.marks().references, m.target.shortcuts(m.brief.defines))
	hint := diag.Textf("translate what is in the first brackets, and copy the second brackets from the source")
	if len(short) > 0 {
		hint = diag.Textf("keep the label of the source after the translated text: [text][%s]", short[0])
	}
	compareLabels(m, want, got, labelTexts{
		added:   func(label string) diag.Text { return diag.Textf("the source has no link with the label [%s]", label) },
		missing: func(label string) diag.Text { return diag.Textf("the link with the label [%s] is missing", label) },
		hint:    hint,
	})
}

func findFootnotes(m *message) {
	compareLabels(m, m.source.marks().footnotes, m.target.marks().footnotes, labelTexts{
		added:   func(label string) diag.Text { return diag.Textf("the source has no footnote mark [^%s]", label) },
		missing: func(label string) diag.Text { return diag.Textf("the footnote mark [^%s] is missing", label) },
		hint:    diag.Textf("copy the footnote marks from the source, and put each where it belongs in your sentence"),
	})
}

// labelTexts are what is said of labels that differ.
type labelTexts struct {
	added, missing func(label string) diag.Text
	hint           diag.Text
}

// compareLabels compares labels, which Markdown compares without regard to case.
func compareLabels(m *message, want, got []string, said labelTexts) {
	for _, label := range got {
		if !slices.ContainsFunc(want, func(w string) bool { return strings.EqualFold(w, label) }) {
			m.report(m.all(), said.added(label), said.hint)
			return
		}
	}
	for _, label := range want {
		if !slices.ContainsFunc(got, func(g string) bool { return strings.EqualFold(g, label) }) {
			m.report(m.all(), said.missing(label), said.hint)
			return
		}
	}
}

func findEmphasis(m *message) {
	runs := m.target.marks().unflanked
	if len(runs) == 0 || m.target.traits&hasHan == 0 {
		return
	}
	m.report(runs[0], diag.Textf("other Markdown programs will show %s here, because punctuation inside the marks meets a character outside", m.target.raw[runs[0].start:runs[0].end]),
		diag.Textf("move the punctuation outside the marks, as in **text**："))
}

// findCodeSpans finds code that the source does not have. Code that it has as text,
// as a file name without backticks, is taken from it too.
func findCodeSpans(m *message) {
	for _, s := range m.target.marks().code {
		code := m.target.raw[s.start:s.end]
		if !m.source.contains(strings.TrimSpace(code)) {
			m.report(s, diag.Textf("`%s` is not in the source as code", code), diag.Textf("copy what is between backticks from the source"))
			return
		}
	}
}

func findLinkChanged(m *message) {
	want := m.source.addresses()
	for _, l := range m.target.addresses() {
		if !isInternal(l.target) && !linksTo(want, l.target) && !linksToSite(want, site(l.target)) && !deceives(m, l, want) {
			m.report(l.at, linkElsewhere(l.target), diag.Textf("copy the address from the source, unless this is the same page in your language"))
			return
		}
	}
}

// linkElsewhere is what is said of a link that the source does not have.
func linkElsewhere(target string) diag.Text {
	if site(target) == "" {
		return diag.Textf("the source does not link to %q", target)
	}
	return diag.Textf("the source links neither to %q nor to that site", target)
}

// findDeadLink follows the links that the source does not have; its own are reported
// once, where they stand.
func findDeadLink(m *message) {
	if m.brief.dead == nil {
		return
	}
	want := m.source.marks().links
	for _, l := range m.target.marks().links {
		if l.auto || slices.ContainsFunc(want, func(own link) bool { return own.target == l.target }) {
			continue
		}
		if reason := m.brief.dead(l.target); !reason.Empty() {
			m.report(l.at, deadLinkMessage(l.target, reason), deadLinkHint)
		}
	}
}

// DeadLink reports a link inside the handbook that leads nowhere.
func DeadLink(place diag.Position, destination string, reason diag.Text) diag.Diagnostic {
	return markupChecks.diagnostic("dead-link", place, deadLinkMessage(destination, reason), deadLinkHint)
}

func deadLinkMessage(destination string, reason diag.Text) diag.Text {
	return diag.Textf("the link to %q leads nowhere: %s", destination, reason)
}

// deadLinkHint is what to do about a link that leads nowhere.
var deadLinkHint = diag.Textf("correct the address, or the heading that it means")
