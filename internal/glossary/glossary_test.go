package glossary_test

import (
	"bytes"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/glossary"
)

func parse(t testing.TB, csv string) *glossary.Glossary {
	t.Helper()
	terms, found := glossary.Parse("a.csv", []byte(csv), "en", "zh-Hant")
	if len(found) > 0 {
		t.Fatal(found)
	}
	return glossary.New(terms)
}

// Terms match whole words, case folded, without stemming, also within each
// other.
func TestIn(t *testing.T) {
	t.Parallel()
	tests := []struct{ terms, text, found string }{
		{"file", "Open the file.", "file"},
		{"file", "Open the File, then close it", "file"},
		{"file", "Open the files.", ""},
		{"file", "a profile, a file-name", "file"},
		{"file", "file_name", ""},
		{"open source,source", "Our open source code", "open source,source"},
		{"open source", "Open-source or open  source", ""},
		{"C++", "Use C++ here", "C++"},
		{"C++", "Use C+", ""},
		{".po", "A .po file", ".po"},
		{"naïve", "A Naïve idea", "naïve"},
		{"msgid", "", ""},
		{"檔案", "打開檔案吧", "檔案"},
		{"サーバー", "サーバーlogを見る", "サーバー"},
		{"ー", "ーa", "ー"},
		{"ㄅ", "ㄅㄆㄇ", "ㄅ"},
		{"번역", "번역가", ""}, // Korean has spaces
		{"file,file", "file file", "file"},
		{"open  source", "Open source", "open source"},
		{"open source,open-source", "open source, open-source", "open source,open-source"},
		{"open,open source,open source code", "open source code", "open,open source,open source code"},
		{"end", "The end", "end"},
	}
	for _, test := range tests {
		var csv strings.Builder
		csv.WriteString("source,target\n")
		for _, term := range strings.Split(test.terms, ",") {
			csv.WriteString(term + ",x\n")
		}
		var found []string
		for _, o := range parse(t, csv.String()).In(test.text) {
			found = append(found, o.Source)
			if !strings.EqualFold(test.text[o.Start:o.End], o.Source) {
				t.Errorf("%q is found at %q", o.Source, test.text[o.Start:o.End])
			}
		}
		if diff := cmp.Diff(test.found, strings.Join(found, ",")); diff != "" {
			t.Errorf("%q in %q (-want +got):\n%s", test.terms, test.text, diff)
		}
	}
}

func TestFollows(t *testing.T) {
	t.Parallel()
	g := parse(t, "source,target,flags\nfile,檔案,\nfile,檔,\nfile,文件,forbidden\ngit,,read-only\nWeb,web site,\n"+
		"folder,資料夾,\nfolder,資料,forbidden\nrequest,拉取請求,\nrequest,PR,forbidden\ndocument,文件,\napp,a,\napp,應用,forbidden\n")
	tests := []struct {
		source, translation string
		follows             bool
		uses                string
	}{
		{"file", "打開檔案", true, ""},
		{"file", "存檔", true, ""},
		{"file", "打開文件", false, "文件"},
		{"git", "用 git 吧", true, ""},
		{"git", "用 Git 吧", false, ""},
		{"git", "使用git版", true, ""},
		{"git", "使用 digital 版", false, ""},
		{"GIT is F.", "GIT 是。", true, ""},
		{"GIT is F.", "git 是。", true, ""},
		{"GIT is F.", "Git 是。", false, ""},
		{"Web", "a Web Site", true, ""},
		{"folder", "資料夾", true, ""},
		{"folder", "資料夾的資料", true, "資料"},
		{"request", "APRIL 的拉取請求", true, ""},
		{"request", "發PR吧", false, "PR"},
		{"app", "a 手機應用程式", true, "應用"},
		{"file of a document", "文件的檔案", true, ""},
	}
	for _, test := range tests {
		terms := g.In(test.source)
		form, _ := terms[0].Uses(test.translation, terms)
		if terms[0].Follows(test.translation) != test.follows || form != test.uses {
			t.Errorf("%s, %s: follows %v, uses %q", test.source, test.translation, terms[0].Follows(test.translation), form)
		}
	}
	if !g.Keeps("GIT") || g.Keeps("file") || !g.Writes('檔') || g.Writes('P') || !g.Says("檔案") || g.Says("PR") {
		t.Error("what the glossary keeps, writes and says is not so")
	}
}

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, content, want string }{
		{"empty", "a.csv", "", ""},
		{"columns in another order, and others", "a.csv", "\ufeffid,Target,SOURCE,translator_comments\n1,檔案,file,a note\n", "file=檔案 [] a note"},
		{"quotes", "a.csv", "source,target,flags,note\n\"a, b\",\"甲「\"\"」\",\"terminology, read-only\",\n", `a, b=甲「"」 [read-only] `},
		{"fuzzy rows are no agreement", "a.csv", "source,target,fuzzy\na,甲,True\nb,乙,False\n", "b=乙 [] "},
		{"no header", "a.csv", "file,檔案\n", `a.csv:1: the first line names no columns source and target; begin with "source,target,context,developer_comments" (glossary-syntax)`},
		{"a quote too few", "a.csv", "source,target\n\"a,甲\n", `a.csv:2:6: not valid CSV: extraneous or missing " in quoted-field; put a text with commas or quotes into quotes, and write each quote in it twice (glossary-syntax)`},
		{
			"TBX of the second edition", "a.tbx", `<martif><text><body><termEntry id="1"><note>n</note>
<langSet xml:lang="en"><tig><term>file</term></tig></langSet>
<langSet xml:lang="zh_Hant"><tig><term>檔案</term></tig><ntig><termGrp><term>文件</term><termNote type="administrativeStatus">obsolete</termNote></termGrp></ntig></langSet>
<langSet xml:lang="de"><tig><term>Datei</term></tig></langSet></termEntry></body></text></martif>`, "file=檔案 [] n; file=文件 [forbidden] n",
		},
		{
			"TBX of the third edition", "a.tbx", `<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="1"><descrip type="Translation needed">No</descrip>
<langSec xml:lang="en"><termSec><term>git</term></termSec></langSec></conceptEntry></body></text></tbx>`, "git= [read-only] ",
		},
		{
			"TBX with a region for a script", "a.tbx", `<martif><text><body><termEntry id="1"><langSet xml:lang="en"><tig><term>file</term></tig></langSet>
<langSet xml:lang="zh_TW"><tig><term>檔案</term></tig></langSet><langSet xml:lang="zh-CN"><tig><term>文件</term></tig></langSet></termEntry></body></text></martif>`, "file=檔案 [] ",
		},
		{
			"TBX in other languages", "a.tbx", `<martif><text><body><termEntry id="1"><langSet xml:lang="en"><tig><term>file</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Datei</term></tig></langSet></termEntry></body></text></martif>`, `a.tbx: warning: no entry has terms in both "en" and "zh-Hant"; its languages are "de", "en" (glossary-syntax)`,
		},
		{"TBX without entries", "a.tbx", "<martif/>", `a.tbx: warning: no entry has terms in both "en" and "zh-Hant"; export the file again; it has no entries in any language (glossary-syntax)`},
		{"no TBX", "a.tbx", "<martif>", "a.tbx:1: not valid TBX: XML syntax error on line 1: unexpected EOF; export the file again (glossary-syntax)"},
		{"PO", "a.po", "msgid \"file\"\nmsgstr \"檔案\"\n\n#, fuzzy\nmsgid \"a\"\nmsgstr \"甲\"\n\n#. explained\n#, read-only\nmsgid \"git\"\nmsgstr \"\"\n", "file=檔案 [] ; git= [read-only] explained"},
		{"no PO", "a.po", "msgid\n", `a.po:1:6: expected a string in double quotes after msgid, found the end of the file; correct the file, or save it again with a PO editor (glossary-syntax)`},
	}
	for _, test := range tests {
		terms, found := glossary.Parse(test.file, []byte(test.content), "en", "zh-Hant")
		var got []string
		for _, term := range terms {
			got = append(got, term.Source+"="+term.Target+" ["+term.Flags()+"] "+term.Note)
		}
		if err := found.Err(); err != nil {
			got = append(got, err.Error())
		}
		if diff := cmp.Diff(test.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// What is written is read again the same.
func TestWrite(t *testing.T) {
	t.Parallel()
	terms := []glossary.Term{
		{Source: "file", Target: "檔案", Note: `a <note>, "quoted"`},
		{Source: "file", Target: "文件", Forbidden: true},
		{Source: "R&D", Target: "研發", Note: "& so on"},
		{Source: "git", ReadOnly: true},
	}
	ignorePlace := cmpopts.IgnoreFields(glossary.Term{}, "Place")
	for _, ext := range []string{".csv", ".tbx"} {
		var b bytes.Buffer
		var err error
		if ext == ".csv" {
			err = glossary.WriteCSV(&b, terms)
		} else {
			err = glossary.WriteTBX(&b, terms, "A & B", "en", "zh-Hant")
		}
		again, found := glossary.Parse("a"+ext, b.Bytes(), "en", "zh-Hant")
		if err != nil || len(found) > 0 {
			t.Fatal(err, found)
		}
		if diff := cmp.Diff(terms, again, ignorePlace); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", ext, diff, &b)
		}
	}
}

func TestConflicts(t *testing.T) {
	t.Parallel()
	tests := []struct{ rows, want string }{
		{"a,甲,,\na,乙,,when\n", ""},
		{"a,甲,,\nb,甲,,\n", ""},
		{"a,甲,,\nA,甲,,\n", `a.csv:3: warning: the term "A" stands in line 2 already; delete one of the rows (glossary-conflict)`},
		{"a,甲,,\na,乙,,\n", `a.csv:3: warning: "a" is "乙" here and "甲" in line 2; agree on one, or say in the notes when each is meant (glossary-conflict)`},
		{"a,甲,forbidden,\na,甲,,\n", `a.csv:3: warning: "甲" for "a" is both wanted and forbidden, see line 2; delete one of the rows (glossary-conflict)`},
		{"a,甲,,\na,,read-only,\n", `a.csv:3: warning: "a" is to stay as it is and to be translated, see line 2; delete one of the rows (glossary-conflict)`},
		{"a,甲,,\na,乙,forbidden,\n", ""},
	}
	for _, test := range tests {
		got := parse(t, "source,target,flags,note\n"+test.rows).Conflicts().Error()
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.rows, diff)
		}
	}
}

// Traditional Chinese is sorted by strokes, Simplified by pinyin.
func TestIndex(t *testing.T) {
	t.Parallel()
	tests := []struct{ locale, rows, want string }{
		{"zh-Hant", "catalogue,訊息檔,\nfile,檔案,\none,一,\nheart,心,\nperson,人,\n", "一 人 心 訊息檔 檔案"},
		{"zh-Hans", "catalogue,消息档,\nfile,文件,\nlove,爱,\nmiddle,中,\nperson,人,\nahead,啊,\n", "啊 爱 人 文件 消息档 中"},
		{"yue-Hant", "file,檔案,\none,一,\nheart,心,\n", "一 心 檔案"},
		{"de", "a,Zebra,\nb,Ärger,\nc,Apfel,\nd,apfel,\n", "apfel Apfel Ärger Zebra"},
		{"zh-Hant", "git,,read-only\nfile,檔案,\nfile,文件,forbidden\nfiles,檔案,\n", "git 檔案"},
	}
	for _, test := range tests {
		var got []string
		for _, e := range parse(t, "source,target,flags\n"+test.rows).Index(language.MustParse(test.locale)) {
			got = append(got, e.Term)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.locale, diff)
		}
	}
	entry := parse(t, "source,target,note\nfile,檔案,x\nfiles,檔案,x\n").Index(language.Chinese)
	if diff := cmp.Diff([]glossary.Entry{{Term: "檔案", Sources: []glossary.Sense{{Source: "file", Note: "x"}, {Source: "files", Note: "x"}}}}, entry); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func FuzzIn(f *testing.F) {
	for _, seed := range []string{"Open the File, then", "C++ naïve 檔案", "\xff.po"} {
		f.Add(seed, "file")
	}
	f.Fuzz(func(t *testing.T, text, term string) {
		g := glossary.New([]glossary.Term{{Source: term, Target: "x"}, {Source: "file", Target: "檔案"}})
		for _, o := range g.In(text) {
			if !strings.EqualFold(text[o.Start:o.End], o.Source) {
				t.Errorf("%q is found at %q", o.Source, text[o.Start:o.End])
			}
		}
	})
}

// Many terms that begin alike take no longer than others.
func BenchmarkInAlike(b *testing.B) {
	var terms []glossary.Term
	for i := range 15_000 {
		terms = append(terms, glossary.Term{Source: "the state of the " + strconv.Itoa(i), Target: "x"})
	}
	g := glossary.New(terms)
	text := strings.Repeat("This is the state of the 14999th handbook. ", 100)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		g.In(text)
	}
}
