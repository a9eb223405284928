package markdown

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/oracle/rendered"
)

// htmlRenderer prints the dialect as HTML, and lets HTML pass.
var htmlRenderer = sync.OnceValue(func() renderer.Renderer {
	return renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000),
		util.Prioritized(extension.NewTableHTMLRenderer(), 500),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
		util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
		util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
		util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
	))
})

// renderWhole takes the inventory of a section as this package reads it.
func renderWhole(t *testing.T, section []byte) *rendered.Inventory {
	t.Helper()
	whole := parseWhole(section)
	var b bytes.Buffer
	if err := htmlRenderer().Render(&b, whole.text(), whole.blocks); err != nil {
		t.Fatal(err)
	}
	return rendered.Read(b.String())
}

// brought returns what the translations of an attack bring in, without renderers of
// other people.
func brought(t *testing.T, a attack, want *rendered.Inventory) []string {
	t.Helper()
	got := a.splice().Source
	found := append(renderWhole(t, got).Beyond(want), rendered.BeyondText(string(got), a.source)...)
	if a.kind == "section" && strings.Contains(a.source, "<") { // a translator may drop block-level tags from running text
		found = slices.DeleteFunc(found, func(what string) bool { return strings.HasPrefix(what, "skeleton ") })
	}
	return found
}

// FuzzTrust holds the law of [TestTrust] with HTML of this package's own dialect. The
// bytes of choices choose kind of section, segments and atoms; a section that is given
// is attacked instead, and raw is one atom more.
func FuzzTrust(f *testing.F) {
	if !judgedAsPublished && os.Getenv("POBOOK_TRUST") == "" {
		f.Skip("until translations are judged as published")
	}
	for i := range 200 {
		n := numbers(uint64(i))
		choices := make([]byte, 24)
		for j := range choices {
			choices[j] = byte(n(256))
		}
		f.Add(choices, "", atoms[n(len(atoms))])
	}
	for _, c := range append(trustCases(f, "trust.jsonl"), trustCases(f, "benign.jsonl")...) {
		for _, text := range c.Translations {
			f.Add([]byte{}, c.Source, text)
		}
	}
	f.Fuzz(func(t *testing.T, choices []byte, section, raw string) {
		if !utf8.ValidString(section) || !utf8.ValidString(raw) || len(section)+len(raw) > 2000 {
			return // refused before; or what is measured elsewhere
		}
		a := chosenAttack(choices, section, raw)
		want := renderWhole(t, []byte(a.source))
		if len(want.Open) > 0 {
			return // what is open in the source goes on in whatever there is
		}
		if len(brought(t, a, want)) == 0 {
			return
		}
		succeeds := func(a attack) bool { return len(brought(t, a, want)) > 0 }
		a = a.smaller(succeeds).runes().smaller(succeeds)
		t.Errorf("%v\n\tgives %q\n\tbrings in %q", a, a.splice().Source, brought(t, a, want))
	})
}

// trustOptions are those of [fuzzOptions] in GitHub's dialect, which is what the
// renderers read.
var trustOptions = fuzzOptions[:3]

// chosenAttack makes an attack. With no choices, it is the raw text in all segments.
func chosenAttack(choices []byte, section, raw string) attack {
	n := func(below int) int {
		value := 0
		for span := 1; span < below && len(choices) > 0; span <<= 8 {
			value = value<<8 | int(choices[0])
			choices = choices[1:]
		}
		return value % below
	}
	of := target{"section", section, trustOptions[len(section)%len(trustOptions)]}
	if section == "" {
		of = targets[n(len(targets))]
	}
	if len(choices) > 0 {
		a := attackOn(of, n)
		for i, made := range a.translations {
			a.translations[i] = append(made, raw)
		}
		return a
	}
	a := attack{of.kind, of.source, of.options, map[int][]string{}}
	for i := range Parse([]byte(of.source), of.options).Segments {
		a.translations[i] = []string{raw}
	}
	return a
}
