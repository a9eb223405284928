package dialect

import (
	"bytes"
	"regexp"
)

// signs are what tells a dialect from GitHub's Markdown: lines that mean nothing there
// and that nobody writes by chance.
var signs = []struct {
	dialect *Dialect
	mark    string // begins each of them, and is quickly looked for
	pattern *regexp.Regexp
}{
	{MkDocs, "!!! ", regexp.MustCompile(`(?m)^!!! [a-z]+(?: ".*")? *\n(?: *\n)?(?: {4}|\t)\S`)},
	{MkDocs, "??? ", regexp.MustCompile(`(?m)^\?\?\? [a-z]+(?: ".*")? *\n(?: *\n)?(?: {4}|\t)\S`)},
	{MkDocs, `=== "`, regexp.MustCompile(`(?m)^=== ".*" *\n(?: *\n)?(?: {4}|\t)\S`)},
	{Hugo, "{{< ", regexp.MustCompile(`(?m)^\{\{< /?[A-Za-z][\w/-]*(?:[ \t][^\n]*>\}\}|>\}\})?[ \t]*$`)},
	{Hugo, "{{% ", regexp.MustCompile(`(?m)^\{\{% /?[A-Za-z][\w/-]*(?:[ \t][^\n]*%\}\}|%\}\})?[ \t]*$`)},
	{MDBook, "{{#", regexp.MustCompile(`(?m)^\{\{#(?:` + inclusions + `|title)[ \t]+[^}\s][^}]*\}\}[ \t]*$`)},
	{MDBook, "```admonish", regexp.MustCompile("(?m)^```admonish(?: [^`\n]*)?$")},
	{Docusaurus, "import ", regexp.MustCompile(`(?m)^import .* from ['"](?:@theme|@site|@docusaurus)/.*['"];?$`)},
	{VitePress, ":::", regexp.MustCompile(`(?m)^:{3,}[ \t]*(?:info|tip|warning|danger|details|code-group|v-pre|raw)(?: [^\n]*)?\n(?s:.*?)^:{3,}[ \t]*$`)},
	{VitePress, "<<< ", regexp.MustCompile(`(?m)^<<< (?:@/|\.{1,2}/)\S`)},
	{VitePress, "<!--", regexp.MustCompile(`(?m)^<!--[ \t]*@include:`)},
	{VitePress, "<script ", regexp.MustCompile(`(?m)^<script (?:setup|[^>\n]* setup)[ >]`)},
	{Jekyll, "{% include", regexp.MustCompile(`(?m)^\{% include(?:_relative|_cached)? [\w/-]+\.(?:html|md|markdown|liquid|svg)(?: [^%]*)?[ ]?%\}[ \t]*$`)},
	{Jekyll, "{% highlight ", regexp.MustCompile(`(?m)^\{% highlight \w[^%]*%\}[ \t]*$`)},
	{Jekyll, "{:toc", regexp.MustCompile(`(?m)^(?:[-*+]|\d+\.) .*\n\{:toc[^}]*\}[ \t]*$`)},
	{MDX, "import ", regexp.MustCompile(`(?m)^import [\w{}, *]+ from ['"].*['"];?\n(?:import .*\n|\n)*(?s:.*)^<[A-Z][\w.]*[ />]`)},
}

// Other returns another dialect than that of a section that its source has the signs
// of, and where the first of them stands; nil if it has none, or the dialect is one
// that has such lines.
func (d *Dialect) Other(source []byte) (other *Dialect, offset int) {
	for _, sign := range signs {
		if sign.dialect == d || d.JSX != nil && (sign.dialect.JSX != nil || sign.dialect.Elements) || d.Elements && sign.dialect.JSX != nil {
			continue // Docusaurus has containers too, and Vue modules
		}
		if !bytes.HasPrefix(source, []byte(sign.mark)) && !bytes.Contains(source, []byte("\n"+sign.mark)) {
			continue
		}
		if at := sign.pattern.FindIndex(source); at != nil {
			return sign.dialect, at[0]
		}
	}
	return nil, 0
}
