package config

import (
	"regexp"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// Extraction is what of the sections is offered to translators.
type Extraction struct {
	Dialect     string            // one of Dialects; the first by default
	FrontMatter []string          // the keys whose values are translated
	Attributes  []string          // those of tags and shortcodes whose values are translated; nil for the usual ones
	Code        map[string]string // one of CodeModes by language; "" for all others
	Anchors     string            // one of AnchorForms; the first by default
	Join        string            // one of JoinForms; empty for that of the dialect
	Notice      *bool             // whether Markdown says how much of a section is translated; nil for no
}

// The words that the keys dialect, code, anchors and emphasis_join take.
var (
	Dialects    = []string{"github", "mkdocs", "docusaurus", "mdx", "vitepress", "hugo", "jekyll", "mdbook"}
	CodeModes   = []string{"none", "comments", "strings", "all"}
	AnchorForms = []string{"html", "attribute", "none"}
	JoinForms   = []string{"entity", "comment", "expression", "none"}
)

func extractionKeys() []key[Extraction] {
	return []key[Extraction]{
		{
			name: "dialect", example: "dialect: mkdocs", form: oneOf(Dialects),
			doc: "The Markdown that the sections are written in: github, mkdocs, docusaurus, mdx, vitepress, hugo, jekyll or mdbook. Default: github.",
			read: func(r *reader, e *Extraction, node *yaml.Node) {
				e.Dialect, _ = r.word(diag.Verbatim(`"dialect"`), node, Dialects)
			},
		},
		{
			name: "front_matter", example: "front_matter: [title, description]", form: listOf(matching(frontMatterKey)),
			doc:  "The keys of the sections' front matter whose values are translated, besides the title where no heading is one. Default: none.",
			read: func(r *reader, e *Extraction, node *yaml.Node) { e.FrontMatter = readFrontMatter(r, node) },
		},
		{
			name: "attributes", example: "attributes: [label, title, alt, summary, description]", rare: true, form: listOf(matching(attributeName)),
			doc:  "The attributes of JSX tags, and the parameters of shortcodes and includes, whose values are translated. Default: what people read, as label, title, alt and summary.",
			read: func(r *reader, e *Extraction, node *yaml.Node) { e.Attributes = readAttributes(r, node) },
		},
		{
			name: "code", example: "code: {default: none, sh: comments}", form: codeForm(),
			doc:  "What of code blocks is translated: none, comments, strings (comments and strings) or all; for all of them, or by language. Default: none.",
			read: func(r *reader, e *Extraction, node *yaml.Node) { e.Code = readCode(r, node) },
		},
		{
			name: "anchors", example: "anchors: html", form: oneOf(AnchorForms),
			doc: "How translated headings keep the anchors of links to them: html, attribute or none. Default: html.",
			read: func(r *reader, e *Extraction, node *yaml.Node) {
				e.Anchors, _ = r.word(diag.Verbatim(`"anchors"`), node, AnchorForms)
			},
		},
		{
			name: "emphasis_join", example: "emphasis_join: comment", rare: true, form: oneOf(JoinForms),
			doc: "What keeps emphasis beside Chinese letters apart from them in Markdown: entity, comment, expression or none. Default: what suits the dialect.",
			read: func(r *reader, e *Extraction, node *yaml.Node) {
				e.Join, _ = r.word(diag.Verbatim(`"emphasis_join"`), node, JoinForms)
			},
		},
		{
			name: "outdated_notice", example: "outdated_notice: true", rare: true, form: trueOrFalse(),
			doc: "Whether pages in Markdown that are not wholly translated begin with a notice of how much is. Default: false.",
			read: func(r *reader, e *Extraction, node *yaml.Node) {
				e.Notice = r.truth(diag.Verbatim(`"outdated_notice"`), node)
			},
		},
	}
}

// frontMatterKey is a key of front matter, or one inside another or a list.
var frontMatterKey = regexp.MustCompile(`^[\pL\pN_-]+(?:\[\])*(?:\.[\pL\pN_-]+(?:\[\])*)*$`)

func readFrontMatter(r *reader, node *yaml.Node) []string {
	return r.names(node, names{
		key: diag.Verbatim(`"front_matter"`), example: "front_matter: [title, description]", one: diag.Textf("a key of front matter"),
		fits: frontMatterKey.MatchString,
		hint: diag.Textf(`write for example "title", "params.title" for one inside another, or "actions[].text" for one in a list`),
	})
}

// attributeName is a name of an attribute or a parameter, without a namespace, or a
// shortcode with the place of a parameter that has no name, as in tab.0.
var attributeName = regexp.MustCompile(`^[\pL_$][\pL\pN_$/-]*(?:\.[0-9])?$`)

// steering matches attributes with which a translation could do more than speak.
var steering = regexp.MustCompile(`^(?i:on[a-z]+|style|class|className|id|key|ref|slot|to|href|src\w*|action|formAction|data|poster|cite|children|dangerouslySetInnerHTML)$`)

func readAttributes(r *reader, node *yaml.Node) []string {
	return r.names(node, names{
		key: diag.Verbatim(`"attributes"`), example: "attributes: [label, title]", one: diag.Textf("an attribute that people read"),
		fits: func(name string) bool { return attributeName.MatchString(name) && !steering.MatchString(name) },
		hint: diag.Textf(`write for example "label"; what leads somewhere or is run is never translated`),
	})
}

// defaultLanguage is what the key code calls all languages that it does not
// name.
const defaultLanguage = "default"

func readCode(r *reader, node *yaml.Node) map[string]string {
	value := resolve(node)
	modes := map[string]string{}
	if value.Kind != yaml.MappingNode {
		if mode, ok := r.word(diag.Verbatim(`"code"`), node, CodeModes); ok {
			modes[""] = mode
		}
		return modes
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		language, ok := r.text(diag.Textf("a language"), value.Content[i])
		if !ok {
			continue
		}
		mode, ok := r.word(diag.Textf("the value of %q", language), value.Content[i+1], CodeModes)
		if !ok {
			continue
		}
		if language == defaultLanguage {
			language = ""
		}
		modes[language] = mode
	}
	return modes
}

func codeForm() form { return either(oneOf(CodeModes), mapOf(someText(), oneOf(CodeModes))) }
