package document

import "strings"

// A Callout is blocks that stand out from the text: an alert of GitHub's, an
// admonition of Python-Markdown or Docusaurus, a container of VitePress, or what
// HTML can fold away below its summary, which is open on paper.
type Callout struct {
	Kind CalloutKind
	// Title stands above the blocks. If it is empty, the word for the kind does
	// in the book's language, and nothing for [NoKind].
	Title []Span
	// Untitled says that nothing does, as in `!!! note ""`.
	Untitled bool
	Blocks   []Block
}

// A CalloutKind is what a callout is for, in one English word.
type CalloutKind string

// The kinds of callouts. Each has an icon, a colour and a word.
const (
	NoKind    CalloutKind = "" // of a name that no generator has
	Note      CalloutKind = "note"
	Info      CalloutKind = "info"
	Abstract  CalloutKind = "abstract"
	Tip       CalloutKind = "tip"
	Success   CalloutKind = "success"
	Question  CalloutKind = "question"
	Important CalloutKind = "important"
	Warning   CalloutKind = "warning"
	Caution   CalloutKind = "caution"
	Danger    CalloutKind = "danger"
	Failure   CalloutKind = "failure"
	Bug       CalloutKind = "bug"
	Example   CalloutKind = "example"
	Quotation CalloutKind = "quote"
	Details   CalloutKind = "details"
)

// CalloutKinds are all kinds that have a name, from the mildest to the gravest;
// then those of what is only set apart.
func CalloutKinds() []CalloutKind {
	return []CalloutKind{
		Note, Info, Abstract, Tip, Success, Question, Important, Warning, Caution, Danger, Failure, Bug,
		Example, Quotation, Details,
	}
}

// calloutNames are the names that authors give, by kind, besides that of the kind: those
// of Material for MkDocs, Docusaurus, VitePress, PyMdown, docutils, Obsidian, Quarto
// and react.dev.
var calloutNames = map[CalloutKind]string{
	Note:      "notice seealso memo wip",
	Info:      "information todo secondary deepdive canary",
	Abstract:  "summary tldr overview outline youwilllearn recap",
	Tip:       "hint",
	Success:   "check done",
	Question:  "help faq challenge",
	Warning:   "warn attention pitfall experimental",
	Danger:    "error deprecated",
	Failure:   "fail missing",
	Example:   "snippet demo exercise",
	Quotation: "cite blockquote",
	Details:   "spoiler collapse expander collapsible accordion expandable solution",
}

var calloutKinds = func() map[string]CalloutKind {
	kinds := map[string]CalloutKind{}
	for _, kind := range CalloutKinds() {
		kinds[string(kind)] = kind
		for _, name := range strings.Fields(calloutNames[kind]) {
			kinds[name] = kind
		}
	}
	return kinds
}()

// CalloutKindOf returns the kind of callout that a name is for, in any case, and
// [NoKind] for one that no generator has.
func CalloutKindOf(name string) CalloutKind { return calloutKinds[strings.ToLower(name)] }

// Tabs are several parts of which a reader on a screen sees one, for their system
// or language. On paper they follow each other.
type Tabs struct {
	Tabs []Tab
}

// A Tab is one of them. The label is empty if the author gives none.
type Tab struct {
	Label  []Span
	Blocks []Block
}

func (*Callout) block() {}
func (*Tabs) block()    {}
