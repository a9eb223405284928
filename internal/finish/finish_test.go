package finish

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown"
)

// translateTo puts one translation in place of every segment.
func translateTo(text string) func(int) (string, bool) {
	return func(int) (string, bool) { return text, true }
}

func all(string) bool { return true }

func TestJoins(t *testing.T) {
	t.Parallel()
	tests := []struct{ text, want string }{
		{"**注意：**請存檔", "**注意：**<!---->請存檔"},
		{"請**「存檔」**後離開", "請<!---->**「存檔」**<!---->後離開"},
		{"*重要（必要）*事項", "*重要（必要）*<!---->事項"},
		{"**注意**：請存檔", "**注意**：請存檔"},
		{"**注意：** 請存檔", "**注意：** 請存檔"},
		{"~~刪除。~~保留", "~~刪除。~~<!---->保留"},
		{"星號 * 本身，2*3", "星號 * 本身，2*3"},
		{"`**碼：**字`", "`**碼：**字`"},
		{"``**碼：` **字``", "``**碼：` **字``"},
		{`\*\*不是：\*\*字`, `\*\*不是：\*\*字`},
		{"**a:**b", "**a:**b"},
		{"__注意：__請", "__注意：__<!---->請"},
		{"請__注意__啊", "請<!---->__注意__<!---->啊"},
		{"請 _注意_ 啊", "請 _注意_ 啊"},
		{"檔名 a_b_c 與 snake_case", "檔名 a_b_c 與 snake_case"},
		{"檔案_一", "檔案_一"},
		{"**「甲」**與**「乙」**的", "**「甲」**<!---->與<!---->**「乙」**<!---->的"},
		{"[**「甲」**](https://a.example/b*c)與**「乙」**的", "[**「甲」**](https://a.example/b*c)與<!---->**「乙」**<!---->的"},
		{"<span lang='a*b'>**注意：**請</span>", "<span lang='a*b'>**注意：**<!---->請</span>"},
	}
	for _, test := range tests {
		if got := withJoins(test.text, newJoiner(nil).joinsIn("_a_", test.text)); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
	}
}

// Where a run needs a join beside any letter, it has one at each side that is one.
func TestJoinsEverywhere(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{"的**重要**的", "的|**重要**|的"},
		{"**注意：**請存檔", "**注意：**|請存檔"},
		{"a**b**c", "a**b**c"},
		{"**「甲」** 與", "**「甲」** 與"},
		{"**甲", "**甲"},
		{"`的**重要**的`", "`的**重要**的`"},
	} {
		s := markdown.Parse([]byte("**One** two\n"), markdown.Options{})
		if got := string(Section(s.Splice(translateTo(test.text)), Joins("|", true)).Source); got != test.want+"\n" {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
	}
}

// Joins stand at their places whatever a translation is encoded as.
func TestJoinsInBlocks(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, text, want string }{
		{"> - One\n", "**注意：**請\\\n存**「檔」**吧", "> - **注意：**<!---->請\\\n>   存<!---->**「檔」**<!---->吧\n"},
		{"| a |\n|---|\n| b |\n", "**注意：**請|存", "| **注意：**<!---->請\\|存 |\n|---|\n| **注意：**<!---->請\\|存 |\n"},
		{"One\r\n\r\nTwo\r\n", "一\\\n**注意：**請", "一\\\r\n**注意：**<!---->請\r\n\r\n一\\\r\n**注意：**<!---->請\r\n"},
		{"<p>One</p>\n", "**注意：**請", "<p>**注意：**請</p>\n"},
		{"One [a]\n\n[a]: b\n", "[**甲][a]：**請", "[**甲][a]：**請\n\n[a]: b\n"}, // a link ends between them
		{"One\n", "[**甲][a]：**請", "[**甲][a]：**<!---->請\n"},
	}
	for _, test := range tests {
		s := markdown.Parse([]byte(test.source), markdown.Options{})
		got := Section(s.Splice(translateTo(test.text)), Joins(PageJoin, false))
		if diff := cmp.Diff(test.want, string(got.Source)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.source, diff)
		}
	}
}

// A heading that is linked to keeps its id where its own text would give it
// another.
func TestAnchors(t *testing.T) {
	t.Parallel()
	linked := func(id string) bool { return id != "unlinked" && id != "" }
	tests := []struct{ source, text, want string }{
		{"# Why me?\n", "為何是我", "# <a id=\"why-me\"></a>為何是我\n"},
		{"# Unlinked\n", "不連", "# 不連\n"},
		{"# Same\n", "*Same*", "# *Same*\n"},
		{"# Explicit {#x}\n", "明", "# 明 {#x}\n"},
		{"Two\n---\n", "二", "<a id=\"two\"></a>二\n---\n"},
		{"# 1\n\n# A 1\n", "1", "# 1\n\n# <a id=\"a-1\"></a>1\n"},
		{"# A `b`\n", "**甲：**乙", "# <a id=\"a-b\"></a>**甲：**<!---->乙\n"},
	}
	for _, test := range tests {
		s := markdown.Parse([]byte(test.source), markdown.Options{})
		got := Section(s.Splice(translateTo(test.text)), Anchors(AnchorHTML, linked), Joins(PageJoin, false))
		if string(got.Source) != test.want {
			t.Errorf("%q gives %q, want %q", test.source, got.Source, test.want)
		}
	}
}

// A heading that is not translated itself can get another id too: its slug has
// a number because of one that is.
func TestAnchorsOfOtherHeadings(t *testing.T) {
	t.Parallel()
	s := markdown.Parse([]byte("# Set up\n\n# Set up?\n"), markdown.Options{})
	spliced := s.Splice(func(i int) (string, bool) { return "設定", i == 0 })
	got := Section(spliced, Anchors(AnchorHTML, func(id string) bool { return id == "set-up-1" }))
	if want := "# 設定\n\n# <a id=\"set-up-1\"></a>Set up?\n"; string(got.Source) != want {
		t.Errorf("got %q, want %q", got.Source, want)
	}
}

func TestAnchorForms(t *testing.T) {
	t.Parallel()
	source := "# One\n\n## Two ##\n\nThr\nee\n---\n\n## Four {.x}\n"
	tests := []struct {
		form AnchorForm
		want string
	}{
		{AnchorHTML, "# <a id=\"one\"></a>一\n\n## <a id=\"two\"></a>一 ##\n\n<a id=\"thr-ee\"></a>一\n---\n\n## <a id=\"four\"></a>一 {.x}\n"},
		{AnchorAttribute, "# 一 {#one}\n\n## 一 ## {#two}\n\n一 {#thr-ee}\n---\n\n## <a id=\"four\"></a>一 {.x}\n"},
		{AnchorNone, "# 一\n\n## 一 ##\n\n一\n---\n\n## 一 {.x}\n"},
	}
	for _, test := range tests {
		s := markdown.Parse([]byte(source), markdown.Options{})
		got := Section(s.Splice(translateTo("一")), Anchors(test.form, all))
		if diff := cmp.Diff(test.want, string(got.Source)); diff != "" {
			t.Errorf("%d (-want +got):\n%s", test.form, diff)
		}
	}
}

// An anchor that would make a row of a table of an underlined heading is left
// out, and the others stay.
func TestAnchorsThatWouldChangeBlocks(t *testing.T) {
	t.Parallel()
	source := "# One\n\n00\n-|\n--\nA\n-\n\n# Three\n"
	s := markdown.Parse([]byte(source), markdown.Options{})
	got := Section(s.Splice(translateTo("=")), Anchors(AnchorHTML, all))
	if want := "# <a id=\"one\"></a>=\n\n00\n-|\n=\n-\n\n# <a id=\"three\"></a>=\n"; string(got.Source) != want {
		t.Errorf("got\n%s\nwant\n%s", got.Source, want)
	}
}

// An id that the author has written in HTML is not given twice.
func TestNoSecondAnchor(t *testing.T) {
	t.Parallel()
	for _, source := range []string{"# Third <a id=\"third\"></a>\n", "<a name=\"third\"></a>\n\n# Third\n", "# <span id='third'>Third</span>\n"} {
		s := markdown.Parse([]byte(source), markdown.Options{})
		seg := s.Segments[0].Text
		got := Section(s.Splice(translateTo(strings.Replace(seg, "Third", "第三", 1))), Anchors(AnchorHTML, all))
		if want := strings.Replace(source, "Third", "第三", 1); string(got.Source) != want {
			t.Errorf("%q becomes %q", source, got.Source)
		}
	}
}
