package threeway

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/po"
)

// scenes are what happens to a file on two sides. Ours is the maintainer's in most of
// them, but the result is the same the other way round where turned says nothing else.
var scenes = []struct {
	name, was, ours, theirs, want string
	turned                        string
	outcomes                      []Outcome
}{
	{
		name:   "a translation and moved lines, side by side",
		was:    "#: a.md:1\nmsgid \"A\"\nmsgstr \"\"\n\n#: a.md:2\nmsgid \"B\"\nmsgstr \"\"\n",
		ours:   "#: a.md:5\nmsgid \"A\"\nmsgstr \"\"\n\n#: a.md:6\nmsgid \"B\"\nmsgstr \"\"\n",
		theirs: "#: a.md:1\nmsgid \"A\"\nmsgstr \"甲\"\n\n#: a.md:2\nmsgid \"B\"\nmsgstr \"乙\"\n",
		want:   "#: a.md:5\nmsgid \"A\"\nmsgstr \"甲\"\n\n#: a.md:6\nmsgid \"B\"\nmsgstr \"乙\"\n",
	},
	{
		name:   "new messages of both",
		was:    "msgid \"A\"\nmsgstr \"甲\"\n\nmsgid \"Z\"\nmsgstr \"癸\"\n",
		ours:   "msgid \"A\"\nmsgstr \"甲\"\n\nmsgid \"B\"\nmsgstr \"\"\n\nmsgid \"Z\"\nmsgstr \"癸\"\n",
		theirs: "msgid \"A\"\nmsgstr \"甲\"\n\nmsgid \"C\"\nmsgstr \"\"\n\nmsgid \"Z\"\nmsgstr \"癸\"\n",
		want:   "msgid \"A\"\nmsgstr \"甲\"\n\nmsgid \"C\"\nmsgstr \"\"\n\nmsgid \"B\"\nmsgstr \"\"\n\nmsgid \"Z\"\nmsgstr \"癸\"\n",
		turned: "msgid \"A\"\nmsgstr \"甲\"\n\nmsgid \"B\"\nmsgstr \"\"\n\nmsgid \"C\"\nmsgstr \"\"\n\nmsgid \"Z\"\nmsgstr \"癸\"\n",
	},
	{
		name:   "the same new message, translated on one side",
		was:    "",
		ours:   "msgid \"A\"\nmsgstr \"\"\n",
		theirs: "msgid \"A\"\nmsgstr \"甲\"\n",
		want:   "msgid \"A\"\nmsgstr \"甲\"\n",
	},
	{
		name:     "two translations, of which the later revision's counts",
		was:      head("2026-01-01 10:00+0000", "Ada") + "\nmsgid \"A\"\nmsgstr \"甲\"\n",
		ours:     head("2026-03-01 10:00+0000", "Ada") + "\nmsgid \"A\"\nmsgstr \"乙\"\n",
		theirs:   head("2026-03-01 10:00+0100", "Bo") + "\nmsgid \"A\"\nmsgstr \"丙\"\n",
		want:     head("2026-03-01 10:00+0000", "Ada") + "\n# Another translation: msgstr \"丙\"\n#, fuzzy\nmsgid \"A\"\nmsgstr \"乙\"\n",
		outcomes: []Outcome{BothTranslated},
	},
	{
		name:     "two translations, of which one was made in the file by hand",
		was:      head("2026-01-01 10:00+0000", "Ada") + "\nmsgid \"A\"\nmsgstr \"甲\"\n",
		ours:     head("2026-01-01 10:00+0000", "Ada") + "\nmsgid \"A\"\nmsgstr \"乙\"\n",
		theirs:   head("2026-02-01 10:00+0000", "Bo") + "\n#. new\nmsgid \"A\"\nmsgstr \"丙\\n\\\"丁\\\"\"\n",
		want:     head("2026-02-01 10:00+0000", "Bo") + "\n# Another translation: msgstr \"乙\"\n#. new\n#, fuzzy\nmsgid \"A\"\nmsgstr \"丙\\n\\\"丁\\\"\"\n",
		outcomes: []Outcome{BothTranslated},
	},
	{
		name:     "two translations, of which one is finished",
		was:      head("2026-01-01 10:00+0000", "Ada") + "\nmsgid \"A\"\nmsgstr \"\"\n",
		ours:     head("2026-01-01 10:00+0000", "Ada") + "\nmsgid \"A\"\nmsgstr \"乙\"\n",
		theirs:   head("2026-02-01 10:00+0000", "Bo") + "\n#, fuzzy\n#| msgid \"Old\"\nmsgid \"A\"\nmsgstr \"丙\"\n",
		want:     head("2026-02-01 10:00+0000", "Bo") + "\n# Another translation: msgstr \"丙\"\nmsgid \"A\"\nmsgstr \"乙\"\n",
		outcomes: []Outcome{BothTranslated},
	},
	{
		name:   "the same translation, which one side holds for finished",
		was:    "msgid \"A\"\nmsgstr \"\"\n",
		ours:   "#, fuzzy\n#| msgid \"Old\"\nmsgid \"A\"\nmsgstr \"甲\"\n",
		theirs: "msgid \"A\"\nmsgstr \"甲\"\n",
		want:   "msgid \"A\"\nmsgstr \"甲\"\n",
	},
	{
		name:   "marked as fuzzy on one side, commented on the other",
		was:    "# One\nmsgid \"A\"\nmsgstr \"甲\"\n",
		ours:   "# One\n#, fuzzy\nmsgid \"A\"\nmsgstr \"甲\"\n",
		theirs: "# One\n# Two\nmsgid \"A\"\nmsgstr \"甲\"\n",
		want:   "# One\n# Two\n#, fuzzy\nmsgid \"A\"\nmsgstr \"甲\"\n",
	},
	{
		name:   "marked as fuzzy on one side, translated anew on the other",
		was:    "msgid \"A\"\nmsgstr \"甲\"\n",
		ours:   "#, fuzzy\nmsgid \"A\"\nmsgstr \"甲\"\n",
		theirs: "msgid \"A\"\nmsgstr \"乙\"\n",
		want:   "msgid \"A\"\nmsgstr \"乙\"\n",
	},
	{
		name:   "taken away on one side, translated anew on the other",
		was:    "msgid \"A\"\nmsgstr \"甲\"\n",
		ours:   "msgid \"A\"\nmsgstr \"\"\n",
		theirs: "msgid \"A\"\nmsgstr \"乙\"\n",
		want:   "msgid \"A\"\nmsgstr \"乙\"\n",
	},
	{
		name:   "comments and flags of both",
		was:    "# One\n# Two\n#, no-wrap\nmsgid \"A\"\nmsgstr \"甲\"\n",
		ours:   "# One\n# Two\n# Three\n#, max-length:9\nmsgid \"A\"\nmsgstr \"甲\"\n",
		theirs: "# Zero\n# Two\n# Four\n#, no-wrap, read-only\nmsgid \"A\"\nmsgstr \"甲\"\n",
		want:   "# Two\n# Three\n# Zero\n# Four\n#, max-length:9, read-only\nmsgid \"A\"\nmsgstr \"甲\"\n",
		turned: "# Zero\n# Two\n# Four\n# Three\n#, read-only, max-length:9\nmsgid \"A\"\nmsgstr \"甲\"\n",
	},
	{
		name:   "gone, and nobody has touched it",
		was:    "msgid \"A\"\nmsgstr \"\"\n\nmsgid \"B\"\nmsgstr \"乙\"\n\nmsgid \"C\"\nmsgstr \"\"\n",
		ours:   "msgid \"C\"\nmsgstr \"\"\n",
		theirs: "msgid \"A\"\nmsgstr \"\"\n\nmsgid \"B\"\nmsgstr \"乙\"\n\nmsgid \"C\"\nmsgstr \"丙\"\n",
		want:   "msgid \"C\"\nmsgstr \"丙\"\n",
	},
	{
		name:     "gone, and somebody has translated it",
		was:      "#. x\n#: a.md:1\nmsgid \"A\"\nmsgstr \"\"\n\nmsgid \"C\"\nmsgstr \"\"\n",
		ours:     "msgid \"C\"\nmsgstr \"\"\n",
		theirs:   "#. x\n#: a.md:1\nmsgid \"A\"\nmsgstr \"甲\"\n\nmsgid \"C\"\nmsgstr \"\"\n",
		want:     "msgid \"C\"\nmsgstr \"\"\n\n#~ msgid \"A\"\n#~ msgstr \"甲\"\n",
		outcomes: []Outcome{KeptObsolete},
	},
	{
		name:   "obsolete, and somebody has translated it anew",
		was:    "#. x\n#: a.md:1\nmsgid \"A\"\nmsgstr \"甲\"\n",
		ours:   "#~ msgid \"A\"\n#~ msgstr \"甲\"\n",
		theirs: "# why\n#. x\n#: a.md:1\nmsgid \"A\"\nmsgstr \"乙\"\n",
		want:   "# why\n#~ msgid \"A\"\n#~ msgstr \"乙\"\n",
	},
	{
		name:   "obsolete, and back again with a translation made of the old one",
		was:    "#~ msgid \"A\"\n#~ msgstr \"甲\"\n\n#~ msgid \"B\"\n#~ msgstr \"乙\"\n",
		ours:   "#: a.md:1\nmsgid \"A\"\nmsgstr \"甲\"\n\n#~ msgid \"B\"\n#~ msgstr \"乙\"\n",
		theirs: "#~ msgid \"B\"\n#~ msgstr \"乙\"\n",
		want:   "#: a.md:1\nmsgid \"A\"\nmsgstr \"甲\"\n\n#~ msgid \"B\"\n#~ msgstr \"乙\"\n",
	},
	{
		name:     "the text has changed, and somebody has corrected its translation",
		was:      "# One\n#: a.md:1\nmsgid \"Costs of it\"\nmsgstr \"費用\"\n",
		ours:     "# One\n#: a.md:2\n#, fuzzy\n#| msgid \"Costs of it\"\nmsgid \"Costs of all\"\nmsgstr \"費用\"\n",
		theirs:   "# One\n# Two\n#: a.md:1\nmsgid \"Costs of it\"\nmsgstr \"開支\"\n",
		want:     "# One\n# Two\n#: a.md:2\n#, fuzzy\n#| msgid \"Costs of it\"\nmsgid \"Costs of all\"\nmsgstr \"開支\"\n",
		outcomes: []Outcome{TextChanged},
	},
	{
		name:     "the text has changed and says the same, and somebody has corrected its translation",
		was:      "msgid \"See [it](a.md)\"\nmsgstr \"見[它](it.md)\"\n",
		ours:     "msgid \"See [it](a.md) \"\nmsgstr \"見[它](it.md)\"\n",
		theirs:   "msgid \"See [it](a.md)\"\nmsgstr \"看[它](it.md)\"\n",
		want:     "#, fuzzy\n#| msgid \"See [it](a.md)\"\nmsgid \"See [it](a.md) \"\nmsgstr \"看[它](it.md)\"\n",
		outcomes: []Outcome{TextChanged},
	},
	{
		name:     "the text has changed, and both have worked on the translation",
		was:      "msgid \"A\"\nmsgstr \"甲\"\n",
		ours:     "#, fuzzy\n#| msgid \"A\"\nmsgid \"B\"\nmsgstr \"乙\"\n",
		theirs:   "msgid \"A\"\nmsgstr \"丙\"\n",
		want:     "# Another translation: msgstr \"丙\"\n#, fuzzy\n#| msgid \"A\"\nmsgid \"B\"\nmsgstr \"乙\"\n",
		outcomes: []Outcome{TextChanged},
	},
	{
		name:   "the text has changed on both sides, and one has translated it since",
		was:    "msgid \"A\"\nmsgstr \"甲\"\n",
		ours:   "#, fuzzy\n#| msgid \"A\"\nmsgid \"B\"\nmsgstr \"甲\"\n",
		theirs: "msgid \"B\"\nmsgstr \"乙\"\n",
		want:   "msgid \"B\"\nmsgstr \"乙\"\n",
	},
	{
		name:     "plural forms of both",
		was:      "msgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"%d den\"\nmsgstr[1] \"%d dny\"\nmsgstr[2] \"\"\n",
		ours:     "msgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"%d den\"\nmsgstr[1] \"%d dny\"\nmsgstr[2] \"%d dní\"\n",
		theirs:   "msgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"den\"\nmsgstr[1] \"%d dny\"\nmsgstr[2] \"\"\n",
		want:     "#, fuzzy\nmsgid \"%d day\"\nmsgid_plural \"%d days\"\nmsgstr[0] \"den\"\nmsgstr[1] \"%d dny\"\nmsgstr[2] \"%d dní\"\n",
		outcomes: []Outcome{BothTranslated},
	},
	{
		name:     "a plural that is one no more",
		was:      "msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"den\"\nmsgstr[1] \"dny\"\n",
		ours:     "msgid \"day\"\nmsgstr \"den\"\n",
		theirs:   "msgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"den\"\nmsgstr[1] \"dni\"\n",
		want:     "# Another translation: msgstr \"dni\"\nmsgid \"day\"\nmsgstr \"den\"\n",
		outcomes: []Outcome{BothTranslated},
	},
	{
		name:   "other plural forms, and a new message with those of before",
		was:    "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=n>1;\\n\"\n",
		ours:   "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=0;\\n\"\n",
		theirs: "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=2; plural=n>1;\\n\"\n\nmsgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"日\"\nmsgstr[1] \"天\"\n",
		want:   "msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n# Another translation: msgstr[1] \"天\"\nmsgid \"day\"\nmsgid_plural \"days\"\nmsgstr[0] \"日\"\n",
	},
	{
		name:   "contexts tell messages apart",
		was:    "msgid \"A\"\nmsgstr \"\"\n\nmsgctxt \"\"\nmsgid \"A\"\nmsgstr \"\"\n\nmsgctxt \"c\"\nmsgid \"A\"\nmsgstr \"\"\n",
		ours:   "msgid \"A\"\nmsgstr \"\"\n\nmsgctxt \"\"\nmsgid \"A\"\nmsgstr \"乙\"\n\nmsgctxt \"c\"\nmsgid \"A\"\nmsgstr \"\"\n",
		theirs: "msgid \"A\"\nmsgstr \"甲\"\n\nmsgctxt \"\"\nmsgid \"A\"\nmsgstr \"\"\n\nmsgctxt \"c\"\nmsgid \"A\"\nmsgstr \"丙\"\n",
		want:   "msgid \"A\"\nmsgstr \"甲\"\n\nmsgctxt \"\"\nmsgid \"A\"\nmsgstr \"乙\"\n\nmsgctxt \"c\"\nmsgid \"A\"\nmsgstr \"丙\"\n",
	},
	{
		name:   "headers",
		was:    "# Team\nmsgid \"\"\nmsgstr \"\"\n\"POT-Creation-Date: 2026-01-01 10:00+0000\\n\"\n\"PO-Revision-Date: 2026-01-02 10:00+0000\\n\"\n\"Last-Translator: Ada\\n\"\n\"X-Generator: Weblate 5\\n\"\n\"X-Old: gone\\n\"\n",
		ours:   "# Team\n# Bo, 2026.\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"POT-Creation-Date: 2026-03-01 10:00+0000\\n\"\n\"PO-Revision-Date: 2026-02-02 10:00+0000\\n\"\n\"Last-Translator: Bo\\n\"\n\"X-Generator: Poedit 3\\n\"\n",
		theirs: "# Team\n# Cy, 2026.\nmsgid \"\"\nmsgstr \"\"\n\"POT-Creation-Date: 2026-02-01 10:00+0000\\n\"\n\"PO-Revision-Date: 2026-02-02 10:00-0100\\n\"\n\"Last-Translator: Cy\\n\"\n\"Language: fr\\n\"\n\"X-Generator: Weblate 5\\n\"\n\"X-Old: gone\\n\"\n",
		want:   "# Team\n# Bo, 2026.\n# Cy, 2026.\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"POT-Creation-Date: 2026-03-01 10:00+0000\\n\"\n\"PO-Revision-Date: 2026-02-02 10:00-0100\\n\"\n\"Last-Translator: Cy\\n\"\n\"X-Generator: Weblate 5\\n\"\n\"Language: fr\\n\"\n",
		turned: "# Team\n# Cy, 2026.\n# Bo, 2026.\n#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"POT-Creation-Date: 2026-03-01 10:00+0000\\n\"\n\"PO-Revision-Date: 2026-02-02 10:00-0100\\n\"\n\"Last-Translator: Cy\\n\"\n\"Language: fr\\n\"\n\"X-Generator: Weblate 5\\n\"\n",
	},
	{
		name:   "how entries are wrapped",
		was:    "msgid \"\"\n\"A \"\n\"b\"\nmsgstr \"\"\n\"甲\"\n\"乙\"\n\nmsgid \"C\"\nmsgstr \"\"\n",
		ours:   "msgid \"\"\n\"A \"\n\"b\"\nmsgstr \"\"\n\"甲\"\n\"乙\"\n\nmsgid \"C\"\nmsgstr \"\"\n\nmsgid \"D\"\nmsgstr \"\"\n",
		theirs: "msgid \"\"\n\"A \"\n\"b\"\nmsgstr \"\"\n\"甲\"\n\"乙\"\n\nmsgid \"C\"\nmsgstr \"\"\n\"丙\"\n\"丁\"\n",
		want:   "msgid \"\"\n\"A \"\n\"b\"\nmsgstr \"\"\n\"甲\"\n\"乙\"\n\nmsgid \"C\"\nmsgstr \"\"\n\"丙\"\n\"丁\"\n\nmsgid \"D\"\nmsgstr \"\"\n",
	},
	{
		name:   "a byte order mark and CRLF",
		was:    "\ufeffmsgid \"A\"\r\nmsgstr \"\"\r\n\r\nmsgid \"B\"\r\nmsgstr \"\"\r\n",
		ours:   "\ufeffmsgid \"A\"\r\nmsgstr \"甲\"\r\n\r\nmsgid \"B\"\r\nmsgstr \"\"\r\n",
		theirs: "msgid \"A\"\nmsgstr \"\"\n\nmsgid \"B\"\nmsgstr \"乙\"\n",
		want:   "msgid \"A\"\nmsgstr \"甲\"\n\nmsgid \"B\"\nmsgstr \"乙\"\n",
	},
}

// head is a header with a date of revision and a translator.
func head(date, by string) string {
	return "msgid \"\"\nmsgstr \"\"\n\"PO-Revision-Date: " + date + "\\n\"\n\"Last-Translator: " + by + "\\n\"\n"
}

func TestScenes(t *testing.T) {
	t.Parallel()
	for _, s := range scenes {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			check := func(ours, theirs, want string) {
				t.Helper()
				r, err := Merge(Versions{[]byte(s.was), []byte(ours), []byte(theirs)})
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(want, string(r.Data)); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
				var outcomes []Outcome
				for _, d := range r.Decisions {
					outcomes = append(outcomes, d.Outcome)
				}
				if diff := cmp.Diff(s.outcomes, outcomes); diff != "" {
					t.Errorf("outcomes (-want +got):\n%s", diff)
				}
			}
			check(s.ours, s.theirs, s.want)
			turned := s.turned
			if turned == "" {
				turned = s.want
			}
			check(s.theirs, s.ours, turned)
		})
	}
}

// A rebase brings the commits of a translator one by one. What one of them has met stays
// open while nobody has decided, and what somebody has decided stays decided.
func TestRebase(t *testing.T) {
	t.Parallel()
	merge := func(was, ours, theirs, want string) string {
		t.Helper()
		r, err := Merge(Versions{[]byte(was), []byte(ours), []byte(theirs)})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, string(r.Data)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		return string(r.Data)
	}
	const (
		base   = "msgid \"A\"\nmsgstr \"\"\n"
		main   = "msgid \"A\"\nmsgstr \"甲\"\n"
		first  = "msgid \"A\"\nmsgstr \"乙\"\n"
		second = "msgid \"A\"\nmsgstr \"丙\"\n"
	)
	onto := merge(base, main, first, "# Another translation: msgstr \"乙\"\n#, fuzzy\nmsgid \"A\"\nmsgstr \"甲\"\n")
	merge(first, onto, second, "# Another translation: msgstr \"乙\"\n# Another translation: msgstr \"甲\"\n#, fuzzy\nmsgid \"A\"\nmsgstr \"丙\"\n")
	decided := strings.Replace(onto, "#, fuzzy\n", "", 1)
	merge(base, decided, first, decided)
	merge(onto, decided, onto+"\nmsgid \"B\"\nmsgstr \"丁\"\n", decided+"\nmsgid \"B\"\nmsgstr \"丁\"\n")
}

func TestRefused(t *testing.T) {
	t.Parallel()
	const good, other, another = "msgid \"A\"\nmsgstr \"\"\n", "msgid \"A\"\nmsgstr \"甲\"\n", "msgid \"A\"\nmsgstr \"乙\"\n"
	for _, test := range []struct {
		name, was, ours, theirs, want string
	}{
		{"markers", good, "<<<<<<< HEAD\n" + good, other, "our side: 1:1: conflict marker of git: expected a catalogue; resolve the merge first"},
		{"an unfinished file", good, other, "msgid \"A", "their side: 1:9: unfinished string: expected a closing quote before the end of the line"},
		{"an unfinished ancestor", "msgid", other, another, "the common ancestor: 1:6: expected a string in double quotes after msgid, found the end of the file"},
		{"twice", good, other + "\n#~ msgid \"A\"\n#~ msgstr \"乙\"\n", another, "our side: line 4: this message is there twice, first in line 1"},
		{"an empty file", good, other, "", "their side: there is no message in it"},
		{"a large file", good, other, strings.Repeat("# x\n", MostBytes/4+1), "their side: more than 32 MB"},
		{"bytes that are not text", good, other, "\x89PNG\x00", "their side: 1:1: invalid UTF-8: expected the charset that the header names"},
	} {
		_, err := Merge(Versions{[]byte(test.was), []byte(test.ours), []byte(test.theirs)})
		var refused *VersionError
		if !errors.As(err, &refused) || err.Error() != test.want {
			t.Errorf("%s: %v, want %s", test.name, err, test.want)
		}
	}
	_, err := Merge(Versions{[]byte(good), []byte(other), []byte("msgid")})
	var syntax *po.SyntaxError
	if !errors.As(err, &syntax) || syntax.Line != 1 {
		t.Errorf("%v has no place", err)
	}
}
