package merging

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A scene is what happens to the catalogues of some sections, which are called
// "0", "1" and so on. Messages stand between bars, each as
//
//	~? {comment} [context] msgid < previous msgid = msgstr
//
// where ~ is an obsolete one and ? a fuzzy one, and all but the msgid and the
// last sign may be missing. Texts are the same without signs.
type scene struct {
	name       string
	before     []string // the catalogues
	compendium string
	now        []string // the sections
	typo       []string // sections in which typos were corrected
	want       []string // the catalogues
}

const (
	every = "restart after every change of files"
	each  = "restart after each change of files"
)

func runScenes(t *testing.T, scenes []scene) {
	t.Helper()
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			u := s.update()
			merged := Merge(u)
			var got [][]string
			for i, m := range merged {
				got = append(got, strings.Split(inScene(m.Catalogue), "|"))
				checkOrder(t, u.Pairs[i], m)
			}
			var want [][]string
			for _, catalogue := range s.want {
				want = append(want, strings.Split(catalogue, "|"))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("catalogues (-want +got):\n%s", diff)
			}
			checkIdempotent(t, u, merged)
		})
	}
}

func (s scene) update() Update {
	u := Update{Locale: zhHant(), Compendium: &Compendium{}}
	if s.compendium != "" {
		u.Compendium.Add(fromScene(s.compendium))
	}
	for i, texts := range s.now {
		var messages []translate.Message
		for _, e := range fromScene(texts).Entries {
			messages = append(messages, translate.Message{Entry: e})
		}
		template := NewTemplate(Meta{}, messages, nil)
		u.Pairs = append(u.Pairs, Pair{Section: fmt.Sprint(i), Template: template, Catalogue: fromScene(s.before[i])})
	}
	u.Typo = func(section string) bool { return strings.Contains(strings.Join(s.typo, " "), section) }
	return u
}

var inScenes = regexp.MustCompile(`^(~?)(\??) ?(?:\{(.*?)\} )?(?:\[(.*?)\] )?(.*?)(?: < (.*?))?(?: =(?: (.*))?)?$`)

func fromScene(list string) *po.File {
	f := &po.File{}
	for message := range strings.SplitSeq(list, "|") {
		m := inScenes.FindStringSubmatch(message)
		if m[5] == "" {
			continue
		}
		e := &po.Entry{ID: m[5], Str: []string{m[7]}, Obsolete: m[1] != ""}
		if m[3] != "" {
			e.Comments = []string{m[3]}
		}
		if m[4] != "" {
			e.Context = &m[4]
		}
		if m[6] != "" {
			e.Previous = &po.Previous{ID: &m[6]}
		}
		e.SetFuzzy(m[2] != "")
		f.Entries = append(f.Entries, e)
	}
	return f
}

func inScene(f *po.File) string {
	var list []string
	for _, e := range f.Entries[1:] {
		signs, text := "", e.ID
		if e.Obsolete {
			signs += "~"
		}
		if e.Fuzzy() {
			signs += "?"
		}
		if e.Context != nil {
			text = "[" + *e.Context + "] " + text
		}
		if len(e.Comments) > 0 {
			text = "{" + strings.Join(e.Comments, "/") + "} " + text
		}
		if e.Previous != nil {
			text += " < " + *e.Previous.ID
		}
		list = append(list, strings.TrimSpace(strings.TrimSpace(signs+" "+text)+" = "+e.Str[0]))
	}
	return strings.Join(list, "|")
}

// A translation that somebody has marked as fuzzy is finished when somebody
// says so, whatever the author does in between.
func TestFuzzyStaysFuzzy(t *testing.T) {
	t.Parallel()
	runScenes(t, []scene{
		{
			"marked by hand, and edited",
			[]string{"? " + every + " = bad"},
			"",
			[]string{each},
			nil,
			[]string{"? " + each + " = bad"},
		},
		{
			"edited, and taken back",
			[]string{"? " + each + " = bad"},
			"",
			[]string{every},
			nil,
			[]string{"? " + every + " = bad"},
		},
		{
			"taken back, the translation half edited",
			[]string{"? " + each + " < " + every + " = half"},
			"",
			[]string{every},
			nil,
			[]string{"? " + every + " < " + every + " = half"},
		},
		{
			"taken back and edited again",
			[]string{"? " + every + " < " + every + " = half"},
			"",
			[]string{each},
			nil,
			[]string{"? " + each + " < " + every + " = half"},
		},
		{
			"taken back, and another section has it",
			[]string{"? " + each + " < " + every + " = half", every + " = right"},
			"",
			[]string{every, every},
			nil,
			[]string{every + " = right|~? " + each + " < " + every + " = half", every + " = right"},
		},
		{
			"another section gets the text of before",
			[]string{"? " + each + " < " + every + " = half", ""},
			"",
			[]string{each, every},
			nil,
			[]string{"? " + each + " < " + every + " = half", "? " + every + " < " + every + " = half"},
		},
		{
			"of a compendium",
			[]string{""},
			"? " + each + " = bad",
			[]string{every},
			nil,
			[]string{"? " + every + " = bad"},
		},
		{
			"moved and edited",
			[]string{"? " + every + " = bad", ""},
			"",
			[]string{"", each},
			nil,
			[]string{"~? " + every + " = bad", "? " + each + " = bad"},
		},
	})
}

// A text that goes to another section and stays behind edited leaves its
// translation to both.
func TestCopiedAndEdited(t *testing.T) {
	t.Parallel()
	const wrong = "restrat after every change of files"
	runScenes(t, []scene{
		{
			"edited",
			[]string{"{see} " + every + " = right", ""},
			"",
			[]string{each, every},
			nil,
			[]string{"? {see} " + each + " < " + every + " = right|~ {see} " + every + " = right", "{see} " + every + " = right"},
		},
		{
			"the other section comes first",
			[]string{"", every + " = right"},
			"",
			[]string{every, each},
			nil,
			[]string{every + " = right", "? " + each + " < " + every + " = right|~ " + every + " = right"},
		},
		{
			"corrected",
			[]string{wrong + " = right", ""},
			"",
			[]string{every, wrong},
			[]string{"0"},
			[]string{every + " = right|~ " + wrong + " = right", wrong + " = right"},
		},
		{
			"two others have it",
			[]string{every + " = right", "", ""},
			"",
			[]string{"", every, every + "|" + each},
			nil,
			[]string{"~ " + every + " = right", every + " = right", every + " = right|" + each + " ="},
		},
	})
}

// What translators note of a message goes with it as it is.
func TestNotesGoAlong(t *testing.T) {
	t.Parallel()
	catalogue := func(entries ...*po.Entry) *po.File {
		return &po.File{Entries: append([]*po.Entry{{Str: []string{"Language: zh_Hant\n"}}}, entries...)}
	}
	noted := po.Entry{
		Comments: []string{"----", "first", "", "second", "", "----"},
		Flags:    []string{"fuzzy", "no-wrap", "max-length:30"}, Sticky: []string{"c-format"},
		ID: every, Str: []string{"right"},
	}
	for name, before := range map[string][]*po.File{
		"edited in its section":    {catalogue(), catalogue(&noted)},
		"moved to another section": {catalogue(&noted), catalogue()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			u := scene{before: []string{"", ""}, now: []string{"", each}}.update()
			u.Pairs[0].Catalogue, u.Pairs[1].Catalogue = before[0], before[1]
			got := Merge(u)[1].Catalogue.Entries[1]
			want := noted
			want.ID = each
			if diff := cmp.Diff(&want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("message (-want +got):\n%s", diff)
			}
		})
	}
}

// A message that moves away, is translated anew there and moves back has its
// new translation.
func TestMovedBack(t *testing.T) {
	t.Parallel()
	runScenes(t, []scene{
		{
			"improved",
			[]string{"~ {a} " + every + " = old", "{b} " + every + " = new"},
			"",
			[]string{every, ""},
			nil,
			[]string{"{a/b} " + every + " = new", "~ {b} " + every + " = new"},
		},
		{
			"half improved",
			[]string{"~ " + every + " = old", "? " + every + " = new"},
			"",
			[]string{every, ""},
			nil,
			[]string{every + " = old", "~? " + every + " = new"},
		},
		{
			"the other section keeps its own",
			[]string{"~ " + every + " = old", every + " = new"},
			"",
			[]string{every, every},
			nil,
			[]string{every + " = old", every + " = new"},
		},
		{
			"obsolete in both",
			[]string{"~ " + every + " = old", "~ " + every + " = new"},
			"",
			[]string{every, ""},
			nil,
			[]string{every + " = old", "~ " + every + " = new"},
		},
	})
}

// The same word may be another in another context: a translator looks at it.
func TestOtherContext(t *testing.T) {
	t.Parallel()
	runScenes(t, []scene{
		{
			"one of two gets a context",
			[]string{"Open = 開"},
			"",
			[]string{"Open|[verb] Open"},
			nil,
			[]string{"Open = 開|? [verb] Open < Open = 開"},
		},
		{
			"the only one gets a context",
			[]string{"{see} Open = 開"},
			"",
			[]string{"[verb] Open"},
			nil,
			[]string{"? {see} [verb] Open < Open = 開"},
		},
		{
			"both get one",
			[]string{"Open = 開"},
			"",
			[]string{"[verb] Open|[state] Open"},
			nil,
			[]string{"? [verb] Open < Open = 開|? [state] Open < Open = 開"},
		},
		{
			"moved without it",
			[]string{"[verb] Open = 開", ""},
			"",
			[]string{"", "Open"},
			nil,
			[]string{"~ [verb] Open = 開", "? Open < Open = 開"},
		},
		{
			"there in another section",
			[]string{"[verb] Open = 開", ""},
			"",
			[]string{"[verb] Open", "[state] Open"},
			nil,
			[]string{"[verb] Open = 開", "? [state] Open < Open = 開"},
		},
		{
			"another section has the very message",
			[]string{"[verb] Open = 開", "Open = 開著", ""},
			"",
			[]string{"[verb] Open", "Open", "[verb] Open"},
			nil,
			[]string{"[verb] Open = 開", "Open = 開著", "[verb] Open = 開"},
		},
		{
			"fuzzy there too",
			[]string{"? Open < Opened = 開", ""},
			"",
			[]string{"Open|[verb] Open", "[verb] Open"},
			nil,
			[]string{"? Open < Opened = 開|[verb] Open =", "[verb] Open ="},
		},
	})
}

// Messages with a plural, which other tools make, are not lost.
func TestPlurals(t *testing.T) {
	t.Parallel()
	plural := "files"
	u := scene{before: []string{"", ""}, now: []string{each, every}}.update()
	u.Pairs[0].Catalogue.Entries = []*po.Entry{{ID: every, IDPlural: &plural, Str: []string{"one", "many"}}}
	merged := Merge(u)
	checkIdempotent(t, u, merged)
	want := []string{"? " + each + " < " + every + " = one|~ " + every + " = one", "? " + every + " < " + every + " = one"}
	if diff := cmp.Diff(want, []string{inScene(merged[0].Catalogue), inScene(merged[1].Catalogue)}); diff != "" {
		t.Errorf("catalogues (-want +got):\n%s", diff)
	}
	if left := merged[0].Catalogue.Entries[2]; len(left.Str) != 2 {
		t.Errorf("forms are lost: %q", left.Str)
	}
}

// A text that is corrected in a named section is finished in all that have it.
func TestTypoInTwoSections(t *testing.T) {
	t.Parallel()
	const wrong = "restrat after every change of files"
	before, now := wrong+" = right", every
	finished, fuzzy := every+" = right", "? "+every+" < "+wrong+" = right"
	runScenes(t, []scene{
		{"named first", []string{before, before}, "", []string{now, now}, []string{"0"}, []string{finished, finished + "|~ " + wrong + " = right"}},
		{"named last", []string{before, before}, "", []string{now, now}, []string{"1"}, []string{finished + "|~ " + wrong + " = right", finished}},
		{"neither", []string{before, before}, "", []string{now, now}, nil, []string{fuzzy, fuzzy}},
		{
			"not in its slot",
			[]string{"one = 1|" + wrong + " = right|two = 2", before},
			"",
			[]string{"one|two|three|" + now, now},
			[]string{"0"},
			[]string{"one = 1|two = 2|three =|" + finished, finished + "|~ " + wrong + " = right"},
		},
	})
}
