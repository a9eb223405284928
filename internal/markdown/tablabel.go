package markdown

import (
	"regexp"

	"github.com/pobook/pobook/internal/document"
)

// tabsOfCode makes tabs of blocks of code, each with its title for a label, or else its
// language.
func tabsOfCode(blocks []document.Block) []document.Block {
	tabs := &document.Tabs{}
	for _, b := range blocks {
		t := document.Tab{Blocks: []document.Block{b}}
		if code, ok := b.(*document.Code); ok {
			t.Label = labelOf(code)
			code.Title = nil
		}
		tabs.Tabs = append(tabs.Tabs, t)
	}
	if len(tabs.Tabs) == 0 {
		return nil
	}
	return []document.Block{tabs}
}

// labelOf returns what code in a tab is labelled with.
func labelOf(code *document.Code) []document.Span {
	if len(code.Title) > 0 || code.Info == "" || len(code.Offsets) == 0 {
		return code.Title
	}
	return []document.Span{{Text: code.Info, Offset: code.Offsets[0]}}
}

// tabLabels are the labels that a group has for its tabs, by the values of these, or
// in order.
type tabLabels struct {
	byValue map[string]document.Span
	inOrder []document.Span
	used    int
}

var (
	// valueObject matches an object with the value and the label of a tab.
	valueObject = regexp.MustCompile(`\{[^{}]*\}`)
	labelKey    = regexp.MustCompile(`\blabel['"]?\s*:\s*(?:'([^']*)'|"([^"]*)")`)
	valueKey    = regexp.MustCompile(`\bvalue['"]?\s*:\s*(?:'([^']*)'|"([^"]*)")`)
	quotedItem  = regexp.MustCompile(`'([^']*)'|"([^"]*)"`)
)

// tabLabelsOf reads the labels in the attributes of a group: values of Docusaurus, items
// of Nextra and Fumadocs.
func tabLabelsOf(p jsxPart) *tabLabels {
	labels := &tabLabels{byValue: map[string]document.Span{}}
	values := p.expression("values")
	for _, at := range valueObject.FindAllStringIndex(values.In(p.raw), -1) {
		object := values.In(p.raw)[at[0]:at[1]]
		label, start := firstGroup(labelKey, object)
		value, _ := firstGroup(valueKey, object)
		labels.byValue[value] = document.Span{Text: label, Offset: p.place(values.Start + at[0] + start)}
	}
	items := p.expression("items")
	for _, m := range quotedItem.FindAllStringSubmatchIndex(items.In(p.raw), -1) {
		i := max(m[2], m[4])
		end := max(m[3], m[5])
		labels.inOrder = append(labels.inOrder, document.Span{Text: items.In(p.raw)[i:end], Offset: p.place(items.Start + i)})
	}
	return labels
}
