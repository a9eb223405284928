package paragraph

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/font"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
)

func TestOpportunities(t *testing.T) {
	t.Parallel()
	tests := []struct{ rule, text, want string }{
		{"B1", "說明，文字。", "說|明，|文|字。"},
		{"B1", "（甲）》乙", "（甲）》|乙"},
		{"B1", "用 word, 好", "用 |word, |好"},
		{"B1", "甲 ，乙", "甲 ，|乙"},
		{"B2", "約翰·史密斯", "約|翰·|史|密|斯"},
		{"B2", "甲～乙‧丙", "甲～|乙‧|丙"},
		{"B3", "他說「好」。", "他|說|「好」。"},
		{"B3", "『（甲", "『（甲"},
		{"B5", "然而……他", "然|而……|他"},
		{"B6", "如此——例如", "如|此——|例|如"},
		{"B7", "共 50% 的", "共 |50% |的"},
		{"B7", "約 100％的", "約 |100％|的"},
		{"B7", "計 NT$1,200 元", "計 |NT$1,200 元"},
		{"B7", "溫度 −5 ℃ 左右", "溫|度 |−5 ℃ |左|右"},
		{"B7", "見 §3.2 節", "見 |§3.2 節"},
		{"B7", "see No. 7 here", "see |No. 7 |here"},
		{"B7", "about 5 MB of data", "about |5 MB |of |data"},
		{"B7", "run --dry-run or -C here", "run |--dry-|run |or |-C |here"},
		{"B7", "5 apples", "5 |apples"},
		{"B7", "1 000 000 people", "1 000 000 |people"},
		{"B7", "in 2024 100 of 10 0000", "in |2024 |100 |of |10 |0000"},
		{"B7", "計 NT$ 1,200 吧", "計 |NT$ 1,200 |吧"},
		{"B7", "§ 3.2 of p. 12, pp. 3", "§ 3.2 |of |p. 12, |pp. 3"},
		{"B7", "see Figure 3 or Fig. 4", "see |Figure 3 |or |Fig. 4"},
		{"B7", "图 3、圖 3、表3", "图 3、|圖 3、|表3"},
		{"B7", "第 3 章到第12頁是", "第 3 章|到|第12頁|是"},
		{"B7", "有10個，10 个", "有|10個，|10 个"},
		{"B7", "用 C++ 與 C++與", "用 |C++ |與 |C++|與"},
		{"B7", "差 +−3", "差 |+−3"},
		{"B4", "甲／乙", "甲／乙"},
		{"B4", "甲乙/丙丁、甲 / 乙", "甲|乙/丙|丁、|甲 / 乙"},
		{"B4", "and/or 甲/b", "and/|or |甲/|b"},
		{"B9", "hello world", "hello |world"},
		{"B9", "見 https://a.org/b-c?d=e 吧", "見 |https://|a.|org/|b-|c?|d=|e |吧"},
		{"B9", "見 https://a.org/b?c=字型&d=e+f。", "見 |https://|a.|org/|b?|c=|字|型&|d=|e+|f。"},
		{"B9", "見 https://a.org字/b-c", "見 |https://|a.|org|字/|b-|c"},
		{"B9", "寄到 first.last@mail.example.org，或", "寄|到 |first.|last@|mail.|example.|org，|或"},
		{"B9", "at a@b.c, x@y or @name.of", "at |a@b.c, |x@y |or |@name.of"},
		{"B10", "说“你好”吗", "说|“你|好”|吗"},
		{"B10", "说“hello”吗", "说|“hello”|吗"},
		{"B10", "a “b” c", "a |“b” |c"},
		{"B10", "字\"甲\"字", "字|\"甲\"|字"},
		{"B10", "字\"ok\"。字", "字|\"ok\"。|字"},
		{"B10", "（\"甲\"）字", "（\"甲\"）|字"},
		{"B10", "字'甲'字, it's", "字|'甲'|字, |it's"},
		{"B10", "長5\"字和\"甲", "長|5\"字|和\"甲"},
		{"B11", "中文字", "中|文|字"},
		{"B11", "ㄓㄨˋ音ㄇㄚ˙的˙ㄇㄚ", "ㄓ|ㄨˋ|音|ㄇ|ㄚ˙|的|˙ㄇ|ㄚ"},
		{"B11", "中\u00AD文", "中|文"},
		{"B11", "カード々", "カー|ド々"},
	}
	for _, tt := range tests {
		t.Run(tt.rule+" "+tt.text, func(t *testing.T) {
			t.Parallel()
			// The gaps between Han and Latin have no text of their own.
			if diff := cmp.Diff(tt.want, opportunities(itemsOf(spans(tt.text)...))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// B9: words of code are divided after their delimiters, but not into pieces of a character or
// two, nor within numbers.
func TestOpportunitiesOfCode(t *testing.T) {
	t.Parallel()
	for before, want := range map[string]string{"用": "用|.gitignore", "用 ": "用 |.gitignore", "（": "（.gitignore", "use ": "use |.gitignore", "see(": "see(.gitignore"} {
		if got := opportunities(itemsOf(document.Span{Text: before}, document.Span{Text: ".gitignore", Style: document.Monospace})); got != want {
			t.Errorf("%s.gitignore breaks as %s, want %s", before, got, want)
		}
	}
	for text, want := range map[string]string{
		"source_at":               "source_|at",
		"handbook/01-why.md":      "handbook/|01-|why.|md",
		"_data/navigation.yml":    "_data/|navigation.|yml",
		"go test ./internal/book": "go |test |./|internal/|book",
		"dist/":                   "dist/",
		"a_b.c":                   "a_b.c",
		"__init__.version":        "__init__.version",
		"v1.25.3-beta":            "v1.25.3-|beta",
		"user@example.org":        "user@|example.|org",
		"cat -n /etc/passwd":      "cat |-n |/etc/|passwd",
		"字型_檔案":                   "字|型|_|檔|案",
	} {
		if got := opportunities(itemsOf(document.Span{Text: text, Style: document.Monospace})); got != want {
			t.Errorf("%s breaks as %s, want %s", text, got, want)
		}
	}
}

// B9: the text of a link that says where the link leads is divided as a URL is.
func TestOpportunitiesOfLinkedAddress(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"example.org/a-b":     "example.|org/|a-|b",
		"www.example.org/a-b": "www.|example.|org/|a-|b",
		"other.example":       "other.example",
	} {
		span := document.Span{Text: text, Link: &document.Link{Destination: "https://" + strings.TrimPrefix(text, "other.") + "/c"}}
		if got := opportunities(itemsOf(span)); got != want {
			t.Errorf("%s breaks as %s, want %s", text, got, want)
		}
	}
}

// B8: a footnote mark stays with what it follows.
func TestOpportunitiesAtNoteMark(t *testing.T) {
	t.Parallel()
	mark := document.Span{Footnote: "n"}
	tests := []struct {
		before, after, want string
	}{
		{"甲乙。", "丙", "甲|乙。1|丙"},
		{"甲乙", "。丙", "甲|乙1。|丙"},
		{"word", " next", "word1 |next"},
		{"甲", "（乙", "甲1|（乙"},
	}
	for _, tt := range tests {
		got := opportunities(itemsOf(document.Span{Text: tt.before}, mark, document.Span{Text: tt.after}))
		if got != tt.want {
			t.Errorf("%s[^n]%s breaks as %s, want %s", tt.before, tt.after, got, tt.want)
		}
	}
}

func TestFaces(t *testing.T) {
	t.Parallel()
	tests := []struct{ rule, text, want string }{
		{"A4 Chinese run", "說“好”…", "Han-Regular:說“好”…"},
		{"A4 quoted Latin", "說“ok”。", "Han-Regular:說“ Latin-Regular:ok Han-Regular:”。"},
		{"A4 pair at the start", "“ok”好", "Han-Regular:“ Latin-Regular:ok Han-Regular:”好"},
		{"A4 Latin run", "don’t — “go”", "Latin-Regular:don’t — “go”"},
		{"A4 apostrophe", "“it’s ‘fine’.”混合", "Han-Regular:“ Latin-Regular:it’s ‘fine’. Han-Regular:”混合"},
		{"A4 plural", "給 students’ 的", "Han-Regular:給 Latin-Regular: students’  Han-Regular:的"},
		{"A4 decade", "在’90s 的", "Han-Regular:在 Latin-Regular:’90s  Han-Regular:的"},
		{"A4 inner quotes", "说‘ok’吗，‘a 好 b’", "Han-Regular:说‘ Latin-Regular:ok Han-Regular:’吗，‘ Latin-Regular:a  Han-Regular:好 Latin-Regular: b Han-Regular:’"},
		{"A4 tones", "ˇ ㄇㄚˇ a", "Latin-Regular:ˇ  Han-Regular:ㄇㄚˇ Latin-Regular: a"},
		{"D5", "年2024", "Han-Regular:年 Latin-Regular:2024"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			t.Parallel()
			if got := facesOf(itemsOf(spans(tt.text)...)); got != tt.want {
				t.Errorf("%s is set in %s, want %s", tt.text, got, tt.want)
			}
		})
	}
}

// A6, A7: bold is a bold face, and Han is never slanted.
func TestStyledFaces(t *testing.T) {
	t.Parallel()
	tests := []struct {
		style document.Style
		want  string
	}{
		{document.Strong, "Han-Bold:重 Latin-Bold:a"},
		{document.Emphasis, "Han-Regular:重 Latin-Italic:a"},
		{document.Emphasis | document.Strong, "Han-Bold:重 Latin-Bold:a"},
		{document.Monospace, "Han-Regular:重 Mono-Regular:a"},
	}
	for _, tt := range tests {
		if got := facesOf(itemsOf(document.Span{Text: "重a", Style: tt.style})); got != tt.want {
			t.Errorf("style %d is set in %s, want %s", tt.style, got, tt.want)
		}
	}
}

func facesOf(items []item) string {
	result := ""
	var last *font.Face
	for i := range items {
		switch it := &items[i]; {
		case it.face == nil:
		case it.face == last:
			result += it.text
		default:
			if result != "" {
				result += " "
			}
			result += it.face.Name() + ":" + it.text
			last = it.face
		}
	}
	return result
}

// D1, D2: the gap between Han and Latin is a quarter em, in place of a space.
// C4: brackets beside other marks are squeezed.
func TestGaps(t *testing.T) {
	t.Parallel()
	em := 10.5
	tests := []struct {
		text string
		want float64 // of the whole line, in ems
	}{
		{"中文", 2},
		{"中a", 1 + .25 + .5},
		{"中 a", 1 + .25 + .5},
		{"a 中", 1 + .25 + .5},
		{"中，a", 2 + .5},
		{"中， a", 2 + .5},
		{"a b", .5 + .25 + .5},
		{"甲」，乙", 3.5}, // C4
		{"甲：「乙", 3.5},
		{"甲」「乙", 3.5},
		{"甲。」乙", 4},
		{"甲」乙", 3},
		{"ㄇㄚˇ中", 4},
		{"カーa", 2 + .25 + .5},
		{"〆a", 1 + .25 + .5},
		{"C++中", 1.5 + .25 + 1},
		{"C#中", 1 + .25 + 1},
		{"1+中", 2},
		{"ＡＢ ＣＤ", 4.25},
		{"１％ 甲", 3.25},
		{"甲…… a", 3.75},
		{"甲 ·乙", 3},
		{"甲 「乙", 3},
		{"中3文", 1 + .25 + .5 + .25 + 1},
	}
	for _, tt := range tests {
		widest := (&Paragraph{items: itemsOf(spans(tt.text)...)}).Demand().Line
		if diff := widest - tt.want*em; diff < -1e-9 || diff > 1e-9 {
			t.Errorf("%s is %.3f em wide, want %.3f", tt.text, widest/em, tt.want)
		}
	}
}
