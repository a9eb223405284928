package dialect

// What themes have shortcodes for, by their names. No manual says what a shortcode does
// with its content: these are the names that Hugo and widespread themes have.
var (
	codeNames = names(`highlight code codeblock code-block code-snippet snippet code-toggle codetoggle gist command terminal console shell cmd
		mermaid plantuml graphviz dot kroki diagram flowchart markmap chart charts chartjs echarts plotly math mathjax katex latex tex asciimath abc
		rawhtml raw-html raw html unsafe script js javascript css style svg json yaml toml xml csv data geojson mapbox asciinema asciicast
		openapi swagger redoc comment`)
	// proseNames are those of which the content is read as Markdown, though their delimiters
	// do not say so.
	proseNames = names(`abstract attention bug caution danger details error example expand failure faq hint important info note notice question quote
		success summary tip todo warning warn alert admonition callout callouts aside box message blockquote epigraph bigquote pullquote
		tabs tab tabpane tabgroup tabcontent codetabs columns column cols col grid row card cards cardpane card-body section steps step accordion accordions
		accordion-item accordion-content collapse collapsible dropdown spoiler disclosure panel well lead blocks center left right button badge cta
		feature features timeline timelineitem timeline-item figure list-item filetree prompt answer define version`)
)

// readsAsMarkdown reports whether the content of a shortcode is known to be read as
// Markdown.
func readsAsMarkdown(s Tag) bool { return s.Markdown || proseNames[s.BaseName()] }
