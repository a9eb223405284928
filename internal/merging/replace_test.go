package merging

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/po"
)

// An imported scene is a section "0" with its catalogue, and what a compendium has of it.
type imported struct {
	name                     string
	before, section, general string // scenes: the catalogue, and what the compendium has of the section and of none
	overwrite                bool
	now, want                string
	fates                    string // of the entries of the compendium, in order
}

func (s imported) update() (Update, []*po.Entry) {
	u := scene{before: []string{s.before}, now: []string{s.now}}.update()
	u.Overwrite = s.overwrite
	own, all := fromScene(s.section), fromScene(s.general)
	u.Compendium.AddSection("0", own)
	u.Compendium.Add(all)
	return u, append(own.Entries, all.Entries...)
}

// What comes from elsewhere finished takes the place of what is fuzzy, and of what is
// finished where the maintainer says so. Nothing else is touched, and all is kept.
func TestReplace(t *testing.T) {
	t.Parallel()
	for _, s := range []imported{
		{
			name: "fuzzy gives way to finished", before: "? a < b = alt", section: "a = neu", now: "a",
			want: `{Another translation: msgstr "alt"} a = neu`, fates: "taken",
		},
		{
			name: "fuzzy is right", before: "? a = neu", section: "a = neu", now: "a",
			want: "a = neu", fates: "taken",
		},
		{
			name: "finished stays", before: "a = alt", section: "a = neu", now: "a",
			want: "a = alt", fates: "passed",
		},
		{
			name: "finished does not if the maintainer says so", before: "{hm} a = alt", section: "{oh} a = neu", overwrite: true, now: "a",
			want: `{hm/oh/Another translation: msgstr "alt"} a = neu`, fates: "taken",
		},
		{
			name: "the same stays as it is, with all comments", before: "{hm} a = alt", section: "{oh} a = alt", overwrite: true, now: "a",
			want: "{hm/oh} a = alt", fates: "present",
		},
		{
			name: "comments on another translation are none on this one", before: "a = alt|b = alt", section: "{oh} a = neu|? {oh} b = alt", now: "a|b",
			want: "a = alt|b = alt", fates: "passed present",
		},
		{
			name: "what is similar is there already", before: "? one two three four < one two three five = neu", section: "one two three five = neu", now: "one two three four",
			want: "? one two three four < one two three five = neu", fates: "present",
		},
		{
			name: "two files agree", section: "{oh} a = neu", general: "{hm} a = neu", now: "a",
			want: "{oh/hm} a = neu", fates: "taken present",
		},
		{
			name: "fuzzy replaces nothing", before: "a = alt|? b = alt", section: "? a = neu|? b = neu", overwrite: true, now: "a|b",
			want: "a = alt|? b = alt", fates: "passed passed",
		},
		{
			name: "fuzzy fills what is empty", before: "a =", section: "? a < c = neu", now: "a",
			want: "? a < c = neu", fates: "fuzzy",
		},
		{
			name: "another context is another message", before: "[x] a = alt", section: "a = neu", overwrite: true, now: "[x] a",
			want: "[x] a = alt", fates: "not wanted",
		},
		{
			name: "what is of the section comes first", before: "a = alt", section: "a = neu", general: "a = other", overwrite: true, now: "a",
			want: `{Another translation: msgstr "alt"} a = neu`, fates: "taken passed",
		},
		{
			name: "what is of none does, too", before: "? a = alt", general: "a = neu|z = nowhere", now: "a",
			want: `{Another translation: msgstr "alt"} a = neu`, fates: "taken not wanted",
		},
		{
			name: "of two the first", before: "a =", section: "a = one|a = two|a = one", now: "a",
			want: "a = one", fates: "taken passed present",
		},
		{
			name: "what is similar is fuzzy", before: "", section: every + " = neu", now: each,
			want: "? " + each + " < " + every + " = neu", fates: "fuzzy",
		},
		{
			name: "what is empty is nothing", before: "a =", section: "a =", now: "a",
			want: "a =", fates: "untranslated",
		},
	} {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			u, entries := s.update()
			merged := Merge(u)
			if diff := cmp.Diff(strings.Split(s.want, "|"), strings.Split(inScene(merged[0].Catalogue), "|")); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			fates := Fates(u, merged)
			var got []string
			for _, e := range entries {
				got = append(got, map[Fate]string{Untranslated: "untranslated", NotWanted: "not wanted", PassedOver: "passed", Present: "present", TakenFuzzy: "fuzzy", Taken: "taken"}[fates[e]])
			}
			if strings.Join(got, " ") != s.fates {
				t.Errorf("the fates are %v, want %s", got, s.fates)
			}
			checkIdempotent(t, u, merged)
			u.Pairs[0].Catalogue = merged[0].Catalogue
			for e, fate := range Fates(u, Merge(u)) {
				if fate == Taken || fate == TakenFuzzy {
					t.Errorf("%q is taken again", e.ID)
				}
			}
		})
	}
}

// Translators of a file are named in the catalogues that have got something of it.
func TestCredit(t *testing.T) {
	t.Parallel()
	header := func(comments, last, revision string) string {
		return comments + "msgid \"\"\nmsgstr \"\"\n\"Last-Translator: " + last + "\\n\"\n\"PO-Revision-Date: " + revision + "\\n\"\n\"Language-Team: Team <t@example.org>\\n\"\n\n"
	}
	parse := func(text string) *po.File {
		f, err := po.Parse([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	merge := func(before *po.File, others ...string) *po.Entry {
		u := scene{before: []string{""}, now: []string{"a|b"}}.update()
		u.Pairs[0].Catalogue = before
		for _, other := range others {
			u.Compendium.AddSection("0", parse(other))
		}
		return Merge(u)[0].Catalogue.Entries[0]
	}
	a := header("# Ada <a@example.org>, 2019.\n", "Bo <b@example.org>", "2020-02-03 10:00+0000") + "msgid \"a\"\nmsgstr \"x\"\n"
	b := header("", "Cy <c@example.org>", "2021-02-03 10:00+0000") + "msgid \"b\"\nmsgstr \"y\"\n"
	unused := header("# Dee <d@example.org>, 2019.\n", "", "") + "msgid \"z\"\nmsgstr \"z\"\n"
	for _, test := range []struct {
		name     string
		before   *po.File
		others   []string
		comments []string
		last     string
	}{
		{"a new catalogue", nil, []string{a, b, unused}, []string{"Cy <c@example.org>, 2021.", "Ada <a@example.org>, 2019.", "Bo <b@example.org>, 2020."}, "Cy <c@example.org> 2021-02-03 10:00+0000 Team <t@example.org>"},
		{"one that somebody has saved", parse(header("# Ada <ada@example.org>, 2022.\n", "Eve <e@example.org>", "2022-02-03 10:00+0000")), []string{a}, []string{"Ada <ada@example.org>, 2022.", "Bo <b@example.org>, 2020."}, "Eve <e@example.org> 2022-02-03 10:00+0000 Team <t@example.org>"},
		{"nothing taken", nil, []string{unused}, nil, " 0001-01-01 00:00+0000 Chinese (Traditional)"},
	} {
		h := merge(test.before, test.others...)
		if diff := cmp.Diff(test.comments, h.Comments); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		fields := po.ParseHeader(h.Str[0])
		if got := fmt.Sprint(fields.Get("Last-Translator"), " ", fields.Get("PO-Revision-Date"), " ", fields.Get("Language-Team")); got != test.last {
			t.Errorf("%s: %s, want %s", test.name, got, test.last)
		}
	}
}
