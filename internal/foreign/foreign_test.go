package foreign_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/foreign"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

var options = markdown.Options{FrontMatter: []string{"title", "description"}, Code: map[string]markdown.CodeMode{"go": markdown.CodeComments}}

// sectionOf parses a page as a section of a handbook.
func sectionOf(path, source string) foreign.Section {
	s := markdown.Parse([]byte(source), options)
	return foreign.Section{Path: path, Messages: translate.Extract("handbook/"+path, s), Defines: s.Defines}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parsePO(t *testing.T, data []byte) *po.File {
	t.Helper()
	f, err := po.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A difference is a message of the page that has not got the German of the German page.
type difference struct {
	Text        string // as it begins
	Translation string // "" for none
	Fuzzy       bool
}

// What the programs do not offer to translators, they cannot bring.
var (
	noSummary = difference{Text: "More about tape"}
	noTitle   = difference{Text: "The guide"}
)

// writtenAnew are translations that only are written in another way.
var writtenAnew = map[string]string{
	"Call 112":  "Die 112 -- sie kostet nichts -- anrufen und „wo“, `what` und <b>wer</b> sagen.\\\nDann auf Fragen warten.",
	"A snake":   `Ein Name mit snake\_case, 5 \* 4, \[Klammern\] und \<Winkel\> bedeuten hier nichts; &lt;b> und © auch nicht.`,
	"***Never*": "***Nie* jemanden** allein lassen, *nicht lange*.",
}

func differs(text string) difference { return difference{Text: text, Translation: writtenAnew[text]} }

// What nine programs have made of one page is that page in German.
func TestPrograms(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file, program string
		want          []difference
	}{
		{"po4a", "po4a", nil},
		{"po4a-keys", "po4a", nil},
		{"po4a-nobullets", "po4a", []difference{{Text: "What to do until"}}},
		{"mdpo", "mdpo", []difference{noSummary, differs("***Never*")}},
		{"md2po", "md2po of translate-toolkit", []difference{differs("Call 112"), differs("A snake"), noSummary}},
		{"md2po-no-placeholders", "md2po of translate-toolkit", []difference{differs("Call 112"), differs("A snake"), noSummary, noTitle}},
		{"mdbook", "mdbook-i18n-helpers", []difference{
			{Text: "Call 112", Translation: "Die 112\u00a0\\-- sie kostet nichts -- anrufen und „wo“, `what` und <b>wer</b> sagen.\\\nDann auf Fragen warten."},
			{Text: "A snake", Translation: `Ein Name mit snake\_case, 5 \* 4, \[Klammern\] und \<Winkel\> bedeuten hier nichts; \<b\> und © auch nicht.`},
			noSummary,
			{Text: "***Never*", Translation: "**_Nie_ jemanden** allein lassen, _nicht lange_."},
			noTitle,
		}},
		{"sphinx", "Sphinx", []difference{{Text: "First aid at work"}, {Text: "What to do until"}, noSummary, noTitle}},
		{"mdpo-plaintext", "mdpo", []difference{
			{"Keep the kit", "Der Kasten gehört in den Flur, nicht ins Auto, und zweimal im Jahr wird er durchgesehen, wie es die Liste des Lagers sagt.", true},
			{"Call 112", "Die 112&nbsp;-- sie kostet nichts -- anrufen und „wo“, what und <b>wer</b> sagen.\\\nDann auf Fragen warten.", true},
			{Text: "Ring <https:"},
			{"See the", "Siehe den Leitfaden des Lagers und das Lager oder das Bild Ein roter Kasten. Das Lager hat einen für jedes Stockwerk & jede Halle.", true},
			{"the *doctor*", "den Arzt, wenn es einen gibt", true},
			{"Tape and `sc", "Klebeband und scissors", true},
			{"top, see", "oben, siehe Liste", true},
			{"`drawer`", "drawer | Kasten<br>im Flur", true},
			{"Press <kbd>", "Mit <kbd>1</kbd> + <kbd>2</kbd> den Deckel[^lid] öffnen, dann Das Klebeband nehmen herausnehmen.", true},
			noSummary,
			{"***Never*", "Nie jemanden allein lassen, nicht lange.", true},
		}},
	}
	page, german := readFile(t, "testdata/first-aid.md"), readFile(t, "testdata/first-aid.de.md")
	index := foreign.NewIndex([]foreign.Section{sectionOf("first-aid.md", string(page))}, options)
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			t.Parallel()
			read := index.Read(parsePO(t, readFile(t, filepath.Join("testdata", test.file+".po"))), "")
			if read.Program.Name != test.program {
				t.Errorf("it was made by %q", read.Program.Name)
			}
			var got []difference
			source, translated := markdown.Parse(page, options), markdown.Parse(german, options)
			for i, s := range source.Segments {
				e := placedOf(read)[s.Text]
				if e == nil {
					e = &po.Entry{Str: []string{""}}
				}
				if e.Str[0] != translated.Segments[i].Text || e.Fuzzy() {
					got = append(got, difference{s.Text, e.Str[0], e.Fuzzy()})
				}
			}
			for i := range got {
				if i < len(test.want) && strings.HasPrefix(got[i].Text, test.want[i].Text) {
					got[i].Text = test.want[i].Text
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("not as in the German page (-want +got):\n%s", diff)
			}
		})
	}
}

// placedOf returns the translations of a catalogue by the msgid, the finished ones first.
func placedOf(c foreign.Catalogue) map[string]*po.Entry {
	placed := map[string]*po.Entry{}
	for _, m := range c.Messages {
		for _, p := range m.Placed {
			if there := placed[p.Entry.ID]; there == nil || there.Fuzzy() && !p.Entry.Fuzzy() {
				placed[p.Entry.ID] = p.Entry
			}
		}
	}
	return placed
}
