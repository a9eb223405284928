package merging

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

func zhHant() locale.Locale {
	l, err := locale.Parse("zh_Hant")
	if err != nil {
		panic(err)
	}
	return l
}

// Whatever is edited, and however often, the laws of merging hold.
func TestLawsOfMerging(t *testing.T) {
	t.Parallel()
	seeds := uint64(24)
	if testing.Short() {
		seeds = 3
	}
	total := Changes{}
	for seed := range seeds {
		l := newLife(seed, 4, []int{60, 400}[seed%2])
		for year := range 6 {
			u := l.update(year == 4)
			merged := Merge(u)
			checkLaws(t, u, merged)
			for i, m := range merged {
				total.Add(Tally(m.Decisions))
				l.catalogues[i] = m.Catalogue
			}
			if t.Failed() {
				t.Fatalf("seed %d, year %d", seed, year)
			}
			l.translators()
			l.authors()
		}
	}
	t.Logf("%+v", total)
	if total.Carried < 100 || total.Fuzzy < 100 || total.Obsolete < 100 {
		t.Error("that is too little to prove anything")
	}
}

func checkLaws(t *testing.T, u Update, merged []Merged) {
	t.Helper()
	for i, m := range merged {
		checkOrder(t, u.Pairs[i], m)
		checkNothingIsLost(t, u.Pairs[i], m)
		checkExactWins(t, u.Pairs[i], m)
		checkCarried(t, m)
	}
	checkOneFuzzyEach(t, u, merged)
	checkIdempotent(t, u, merged)
	checkInterrupted(t, u, merged)
}

// The messages are the template's in its order, then obsolete ones, and the
// decisions are theirs.
func checkOrder(t *testing.T, s Pair, m Merged) {
	t.Helper()
	var want, got []po.Key
	for _, e := range s.Template.messages {
		want = append(want, e.Entry.Key())
	}
	for i, e := range m.Catalogue.Entries[1:] {
		if !e.Obsolete {
			got = append(got, e.Key())
			if m.Decisions[i].ID != e.ID {
				t.Errorf("the decision on %q is of %q", e.ID, m.Decisions[i].ID)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("messages (-template +catalogue):\n%s", diff)
	}
	if d := m.Catalogue.Duplicates(); len(d) > 0 {
		t.Errorf("%q is there twice", d[0].Again.ID)
	}
}

// Each translation, with its flags, and each comment of the section is still in
// it. A translation that was carried may have other links and marks.
func checkNothingIsLost(t *testing.T, s Pair, m Merged) {
	t.Helper()
	if s.Catalogue == nil {
		return
	}
	has, carried, pieces := map[string]bool{}, map[string]bool{}, map[string][]string{}
	var comments, flags strings.Builder
	for _, e := range m.Catalogue.Entries {
		has[e.Str[0]] = true
		fmt.Fprintf(&comments, "\n%s\n", strings.Join(e.Comments, "\n"))
		fmt.Fprintf(&flags, "\n%s\n", strings.Join(e.Flags, "\n"))
	}
	for i, d := range m.Decisions {
		switch {
		case d.From == nil:
		case d.Reason == CutOtherwise:
			pieces[d.From.ID] = append(pieces[d.From.ID], m.Catalogue.Entries[1+i].Str[0])
		case d.From.Section == s.Section && (d.Reason == SameWords || d.Reason == Markup):
			carried[d.From.ID] = true
		case d.Reason == OtherSection:
			carried[d.ID] = true // what was obsolete here was older
		}
	}
	for _, e := range s.Catalogue.Entries[1:] {
		if !e.Empty() && !has[e.Str[0]] && !carried[e.ID] && !inPieces(e.Str[0], pieces[e.ID]) {
			t.Errorf("%s: the translation of %q is lost", s.Section, e.ID)
		}
		if block := "\n" + strings.Join(e.Comments, "\n") + "\n"; !strings.Contains(comments.String(), block) {
			t.Errorf("%s: the comment %q on %q is lost", s.Section, e.Comments, e.ID)
		}
		for _, flag := range e.Flags {
			if !strings.Contains(flags.String(), "\n"+flag+"\n") && flag != "fuzzy" && !e.Empty() {
				t.Errorf("%s: the flag %s on %q is lost", s.Section, flag, e.ID)
			}
		}
	}
}

// inPieces reports whether a translation is in others, but for constructs of Markdown,
// or is in one of them.
func inPieces(translation string, pieces []string) bool {
	for _, p := range pieces {
		if strings.Contains(p, translation) {
			return true
		}
		translation = strings.Replace(translation, p, " ", 1)
	}
	return len(pieces) > 0 && !strings.ContainsFunc(constructs.ReplaceAllString(translation, ""), isWord)
}

var constructs = regexp.MustCompile(`\{[^{}]*\}|<[^<>]*>|/{3,} [a-z]+( [|])?`)

// A message that was there with a translation has it as it was, unless it was
// obsolete and comes from another section now.
func checkExactWins(t *testing.T, s Pair, m Merged) {
	t.Helper()
	if s.Catalogue == nil {
		return
	}
	before := map[po.Key]*po.Entry{}
	for _, e := range s.Catalogue.Entries {
		before[e.Key()] = e
	}
	for i, e := range m.Catalogue.Entries[1:] {
		old := before[e.Key()]
		if old == nil || old.Empty() || old.Obsolete && !e.Obsolete && m.Decisions[i].Reason == OtherSection {
			continue
		}
		if e.Str[0] != old.Str[0] || e.Fuzzy() != old.Fuzzy() || !slices.Equal(e.Comments, old.Comments) || e.Previous != old.Previous {
			t.Errorf("%s: %q was there and is another message now", s.Section, e.ID)
		}
	}
}

// A translation that was carried is finished, and its links lead where those of
// its text do.
func checkCarried(t *testing.T, m Merged) {
	t.Helper()
	for i, d := range m.Decisions {
		if d.Outcome != Carried {
			continue
		}
		e := m.Catalogue.Entries[1+i]
		if !e.Translated() || e.Previous != nil {
			t.Errorf("%q is carried and not translated", e.ID)
		}
		if diff := cmp.Diff(targets(e.ID), targets(e.Str[0])); diff != "" {
			t.Errorf("links of %q, carried from %q (-text +translation):\n%s", e.ID, d.From.ID, diff)
		}
	}
}

func targets(text string) []string {
	list := leads.FindAllString(text, -1)
	slices.Sort(list)
	return list
}

// leads are the signs of where something leads, and the URLs of running text.
var leads = regexp.MustCompile(`\]\([^\s()]*|\]\[[^\]]*|\[\^[^\]]*|(?:href|src)="[^"]*|https?://[\w./?=#-]*\w`)

// No translation is offered for two other texts, and none is offered that its
// own text has got back, in this section or another.
func checkOneFuzzyEach(t *testing.T, u Update, merged []Merged) {
	t.Helper()
	taken := map[Origin]string{}
	twice := sameTexts(u)
	for _, m := range merged {
		for _, d := range m.Decisions {
			switch {
			case d.Outcome != Fuzzy, d.Reason == Unfinished, d.Reason == TakenBack, d.Reason == OtherContext:
				continue
			}
			if other, known := taken[*d.From]; known && !twice[*d.From] {
				t.Errorf("the translation of %q is offered to %q and to %q", d.From.ID, other, d.ID)
			}
			taken[*d.From] = d.ID
		}
	}
	for i, m := range merged {
		for _, e := range m.Catalogue.Entries[1:] {
			from := Origin{u.Pairs[i].Section, e.ID}
			if text, offered := taken[from]; offered && !e.Obsolete && !twice[from] {
				t.Errorf("the translation of %q is offered to %q", e.ID, text)
			}
		}
	}
}

// sameTexts finds the texts that a catalogue has in more than one context.
func sameTexts(u Update) map[Origin]bool {
	twice := map[Origin]bool{}
	for _, s := range u.Pairs {
		if s.Catalogue == nil {
			continue
		}
		for _, e := range s.Catalogue.Entries {
			from := Origin{s.Section, e.ID}
			_, seen := twice[from]
			twice[from] = seen
		}
	}
	return twice
}

// A second merge changes no byte.
func checkIdempotent(t *testing.T, u Update, merged []Merged) {
	t.Helper()
	again := Merge(after(u, merged, len(merged)))
	for i := range merged {
		if diff := cmp.Diff(string(merged[i].Catalogue.Bytes()), string(again[i].Catalogue.Bytes())); diff != "" {
			t.Errorf("a second merge changes %s (-first +second):\n%s", u.Pairs[i].Section, diff)
		}
		if c := Tally(again[i].Decisions); c.Kept+c.Waiting != len(again[i].Decisions) {
			t.Errorf("a second merge of %s decides %+v", u.Pairs[i].Section, c)
		}
	}
}

// after is the update in which the first catalogues have been written already,
// and read again.
func after(u Update, merged []Merged, written int) Update {
	u.Pairs = slices.Clone(u.Pairs)
	for i := range written {
		read, err := po.Parse(merged[i].Catalogue.Bytes())
		if err != nil {
			panic(err)
		}
		u.Pairs[i].Catalogue = read
	}
	return u
}

// A run that ended between two files is completed by the next, which loses
// nothing either and leaves nothing to do.
func checkInterrupted(t *testing.T, u Update, merged []Merged) {
	t.Helper()
	for written := 1; written < len(merged); written++ {
		rest := after(u, merged, written)
		again := Merge(rest)
		for i, m := range again {
			checkNothingIsLost(t, rest.Pairs[i], m)
		}
		checkIdempotent(t, rest, again)
	}
}

// Each line of the two texts is a message, and one that is indented is code.
func FuzzMerge(f *testing.F) {
	for _, c := range bookgen.Rewordings {
		f.Add(c.A+"\nother\n"+c.B, c.B+"\none more\n"+c.A)
		f.Add(c.A+" and more of it\nother", "other\n"+c.B)
		f.Add("\t"+c.A+"\n"+c.B, "\t"+c.B+"\n"+c.A)
	}
	f.Fuzz(func(t *testing.T, old, now string) {
		old, now = strings.ToValidUTF8(old, ""), strings.ToValidUTF8(now, "")
		l := &life{catalogues: make([]*po.File, 2), texts: [][]translate.Message{messages(old), messages("a\nb\n" + now)}}
		for i, m := range Merge(l.update(false)) {
			for _, e := range m.Catalogue.Entries[1:] {
				e.Str = []string{"譯 " + e.ID}
				e.Comments = []string{"----", "on " + e.ID, "----"}
			}
			l.catalogues[i] = m.Catalogue
		}
		l.texts = [][]translate.Message{messages(now), messages("a\nc\n" + old)}
		for _, typo := range []bool{false, true} {
			u := l.update(typo)
			checkLaws(t, u, Merge(u))
		}
	})
}

func messages(text string) []translate.Message {
	var list []translate.Message
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\x00", ""), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		kind := markdown.KindParagraph
		text, isCode := strings.CutPrefix(line, "\t")
		if isCode {
			kind = markdown.KindCode
		}
		list = append(list, translate.Message{Kind: kind, Entry: &po.Entry{ID: text, Str: []string{""}}})
	}
	return unique(list)
}
