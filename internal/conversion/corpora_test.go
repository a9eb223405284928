package conversion_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/conversion"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/opencc"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/script"
	"github.com/pobook/pobook/internal/translate"
)

// A text is a book that is translated into one Chinese, and what it is converted to.
type text struct {
	name     string
	from, to string // locales
	sections []section
	rules    conversion.Rules
}

type section struct {
	prepared *check.Prepared
	messages []translate.Message
	defined  func(label string) bool
	from     *po.File
}

// texts are our handbook in both directions, with the terms of both and without, and the
// corpora, where they are.
func texts(t *testing.T) []text {
	t.Helper()
	own := func(from, to string, agreed bool) text {
		r := rules(t, from, to)
		name := "the handbook, without terms"
		if agreed {
			r.FromTerms, r.ToTerms = ownTerms(t, from), ownTerms(t, to)
			name = "the handbook"
		}
		read := func(path string) *po.File {
			return parse(t, contentOf(t, filepath.Join("../../locales", from, strings.TrimSuffix(path, ".md")+".po")))
		}
		return text{name, from, to, sectionsIn(t, "../../handbook", read), r}
	}
	all := []text{
		own("zh_Hant", "zh_Hans", true), own("zh_Hans", "zh_Hant", true),
		own("zh_Hant", "zh_Hans", false), own("zh_Hans", "zh_Hant", false), own("zh_Hans", "zh_Hant_HK", false),
	}
	if corpora := oracle.Beside("corpora"); corpora != "" {
		book := parse(t, contentOf(t, filepath.Join(corpora, "spc/locales/zh_Hant/LC_MESSAGES/messages.po")))
		for _, to := range []string{"zh_Hans", "zh_Hant_HK"} {
			all = append(all, text{"spc", "zh_Hant", to, sectionsIn(t, filepath.Join(corpora, "spc/source"), func(string) *po.File { return book }), rules(t, "zh_Hant", to)})
		}
	}
	return all
}

func ownTerms(t *testing.T, code string) *glossary.Glossary {
	t.Helper()
	read, _ := glossary.Parse(code+".csv", []byte(contentOf(t, "../../locales/glossary/"+code+".csv")), "en", parsed(t, code).Tag.String())
	return glossary.New(read)
}

func contentOf(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// sectionsIn reads the sections of a folder. The catalogue of each is what catalogue returns,
// as far as the section has its messages.
func sectionsIn(t *testing.T, dir string, catalogue func(path string) *po.File) []section {
	t.Helper()
	var (
		book     check.Book
		sections []section
	)
	book.Source = parsed(t, "en")
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			s := markdown.Parse([]byte(contentOf(t, filepath.Join(dir, path))), markdown.Options{})
			book.Sections = append(book.Sections, check.Section{Path: path, File: path, Parsed: s})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for i, prepared := range check.Prepare(book) {
		finished := map[po.Key]*po.Entry{}
		for _, e := range catalogue(prepared.Path).Entries {
			if e.Translated() && !e.Obsolete {
				finished[e.Key()] = e
			}
		}
		parsed := book.Sections[i].Parsed
		s := section{
			prepared: prepared, messages: prepared.Messages(), from: &po.File{},
			defined: func(label string) bool { return strings.HasPrefix(label, "^") || parsed.Defines(label) },
		}
		for _, m := range s.messages {
			e := *m.Entry
			if translated := finished[e.Key()]; translated != nil {
				e.Str = translated.Str
			}
			s.from.Entries = append(s.from.Entries, &e)
		}
		sections = append(sections, s)
	}
	return sections
}

// convert returns the catalogue of a section, with drafts that somebody has confirmed.
func (s *section) convert(t *testing.T, c *conversion.Converter) *po.File {
	t.Helper()
	to := &po.File{}
	for _, m := range s.messages {
		e := *m.Entry
		to.Entries = append(to.Entries, &e)
	}
	after, decisions := c.Section(conversion.Section{Messages: s.messages, Defined: s.defined, From: s.from, To: to})
	for i, d := range decisions {
		if d.Outcome != conversion.Converted && !s.from.Entries[i].Empty() {
			t.Errorf("%s: %q is %s", s.prepared.Path, d.Entry.ID, d.Outcome)
		}
	}
	for _, e := range after.Entries {
		e.SetFuzzy(false)
	}
	return after
}

var letters = regexp.MustCompile(`[A-Za-z ]+`)

// Markup stays in all messages: no draft is refused, the signs of ASCII are the same in the
// same order, and the checks find no errors that they do not find in the origin.
func TestMarkupOfCorpora(t *testing.T) {
	t.Parallel()
	for _, text := range texts(t) {
		c, converted := converter(t, text.rules), 0
		checker := func(code string, agreed *glossary.Glossary) *check.Checker {
			return check.New(parsed(t, code), check.Rules{Glossary: agreed})
		}
		before, after := checker(text.from, text.rules.FromTerms), checker(text.to, text.rules.ToTerms)
		for _, s := range text.sections {
			to := s.convert(t, c)
			for i, e := range to.Entries {
				if from := s.from.Entries[i]; !from.Empty() {
					converted++
					if want, got := signs(letters.ReplaceAllString(from.Str[0], "")), signs(letters.ReplaceAllString(e.Str[0], "")); want != got {
						t.Errorf("%s, %s: %q becomes %q", text.name, text.to, from.Str[0], e.Str[0])
					}
				}
			}
			known := errorsIn(before, s, s.from)
			for code, n := range errorsIn(after, s, to) {
				if n > known[code] {
					t.Errorf("%s, %s, %s: %d errors of %s, and %d in the origin", text.name, text.to, s.prepared.Path, n, code, known[code])
				}
			}
		}
		t.Logf("%s, %s from %s: markup is the same in %d messages", text.name, text.to, text.from, converted)
	}
}

// errorsIn counts the errors of messages, by code.
func errorsIn(c *check.Checker, s section, file *po.File) map[diag.Code]int {
	counts := map[diag.Code]int{}
	for _, f := range c.Catalogue(check.Input{Section: s.prepared, Path: s.prepared.Path, Data: file.Bytes(), File: file}) {
		if f.Severity == diag.Error && f.Entry != nil {
			counts[f.Code]++
		}
	}
	return counts
}

// Outside of markup, terms, regional words and punctuation, texts are what OpenCC makes of
// them as a whole.
func TestAgreementWithOpenCC(t *testing.T) {
	t.Parallel()
	for _, text := range texts(t) {
		c := converter(t, text.rules)
		var (
			origins   []string
			ours      [][]rune
			theirs    [][]bool
			all, same int
		)
		for _, s := range text.sections {
			for i, e := range s.from.Entries {
				if !e.Empty() {
					converted, its := c.OpenCCs(conversion.Message{Source: e.ID, Kind: s.messages[i].Kind, Defined: s.defined}, e.Str[0])
					origins, ours, theirs = append(origins, e.Str[0]), append(ours, converted), append(theirs, its)
				}
			}
		}
		want := origins
		for _, name := range c.Configurations() {
			want = oracle.OpenCC(t, opencc.Version, []string{name}, want)[name]
		}
		for i, converted := range ours {
			common := commonWith(converted, []rune(want[i]))
			for j, its := range theirs[i] {
				if !its {
					continue
				}
				if all++; common[j] {
					same++
				} else {
					t.Logf("%s, %s: %s\nis with OpenCC\n%s", text.name, text.to, string(converted), want[i])
				}
			}
		}
		if share := float64(same) / float64(all); share < 0.9999 {
			t.Errorf("%s, %s from %s: of %d characters %d are OpenCC's", text.name, text.to, text.from, all, same)
		}
		t.Logf("%s, %s from %s: of %d characters %d are OpenCC's", text.name, text.to, text.from, all, same)
	}
}

// Converted and back, most is what it was.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	for _, text := range texts(t) {
		there := converter(t, text.rules)
		r := text.rules
		r.From, r.To, r.FromTerms, r.ToTerms = r.To, r.From, r.ToTerms, r.FromTerms
		back := converter(t, r)
		var messages, whole, characters, same int
		for _, s := range text.sections {
			for i, e := range s.from.Entries {
				if e.Empty() {
					continue
				}
				m := conversion.Message{Source: e.ID, Kind: s.messages[i].Kind, Defined: s.defined}
				converted, _ := there.Text(m, e.Str[0])
				returned, ok := back.Text(m, converted)
				if !ok {
					t.Errorf("%s: %q does not come back", text.name, converted)
				}
				if messages++; returned == e.Str[0] {
					whole++
				}
				origin := []rune(e.Str[0])
				for j, common := range commonWith(origin, []rune(returned)) {
					if script.IsHan(origin[j]) {
						if characters++; common {
							same++
						}
					}
				}
			}
		}
		t.Logf("%s, %s from %s and back: %.2f %% of Han characters, %.1f %% of %d messages", text.name, text.to, text.from,
			100*float64(same)/float64(characters), 100*float64(whole)/float64(messages), messages)
		if float64(same) < 0.99*float64(characters) {
			t.Errorf("of %d characters %d come back", characters, same)
		}
	}
}

// commonWith says of each character of a text whether it is in the longest common
// subsequence with another.
func commonWith(a, b []rune) []bool {
	common := make([]bool, len(a))
	start, end := 0, 0
	for start < min(len(a), len(b)) && a[start] == b[start] {
		common[start] = true
		start++
	}
	for end < min(len(a), len(b))-start && a[len(a)-1-end] == b[len(b)-1-end] {
		common[len(a)-1-end] = true
		end++
	}
	restOfA, restOfB := a[start:len(a)-end], b[start:len(b)-end]
	lengths := make([][]int32, len(restOfA)+1)
	for i := range lengths {
		lengths[i] = make([]int32, len(restOfB)+1)
	}
	for i := len(restOfA) - 1; i >= 0; i-- {
		for j := len(restOfB) - 1; j >= 0; j-- {
			lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
			if restOfA[i] == restOfB[j] {
				lengths[i][j] = lengths[i+1][j+1] + 1
			}
		}
	}
	for i, j := 0, 0; i < len(restOfA) && j < len(restOfB); {
		switch {
		case restOfA[i] == restOfB[j]:
			common[start+i] = true
			i++
			j++
		case lengths[i+1][j] >= lengths[i][j+1]:
			i++
		default:
			j++
		}
	}
	return common
}
