package typeset

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
)

func TestOpportunities(t *testing.T) {
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
		{"B7", "計 NT$1,200 元", "計 |NT$1,200 |元"},
		{"B7", "溫度 −5 ℃ 左右", "溫|度 |−5 ℃ |左|右"},
		{"B7", "見 §3.2 節", "見 |§3.2 |節"},
		{"B7", "see No. 7 here", "see |No. 7 |here"},
		{"B7", "about 5 MB of data", "about |5 MB |of |data"},
		{"B7", "5 apples", "5 |apples"},
		{"B9", "hello world", "hello |world"},
		{"B9", "見 https://a.org/b-c?d=e 吧", "見 |https://|a.|org/|b-|c?|d=|e |吧"},
		{"B10", "说“你好”吗", "说|“你|好”|吗"},
		{"B10", "说“hello”吗", "说|“hello”|吗"},
		{"B10", "a “b” c", "a |“b” |c"},
		{"B11", "中文字", "中|文|字"},
		{"B11", "カード々", "カー|ド々"},
	}
	for _, tt := range tests {
		t.Run(tt.rule+" "+tt.text, func(t *testing.T) {
			// The gaps between Han and Latin have no text of their own.
			if diff := cmp.Diff(tt.want, opportunities(itemsOf(spans(tt.text)...))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// B8: a footnote mark stays with what it follows.
func TestOpportunitiesAtNoteMark(t *testing.T) {
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
	tests := []struct{ rule, text, want string }{
		{"A4 Chinese run", "說“好”…", "Han-Regular:說“好”…"},
		{"A4 quoted Latin", "說“ok”。", "Han-Regular:說“ Latin-Regular:ok Han-Regular:”。"},
		{"A4 pair at the start", "“ok”好", "Han-Regular:“ Latin-Regular:ok Han-Regular:”好"},
		{"A4 Latin run", "don’t — “go”", "Latin-Regular:don’t — “go”"},
		{"D5", "年2024", "Han-Regular:年 Latin-Regular:2024"},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			if got := facesOf(itemsOf(spans(tt.text)...)); got != tt.want {
				t.Errorf("%s is set in %s, want %s", tt.text, got, tt.want)
			}
		})
	}
}

// A6, A7: bold is a bold face, and Han is never slanted.
func TestStyledFaces(t *testing.T) {
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
	var last *Face
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
		{"中3文", 1 + .25 + .5 + .25 + 1},
	}
	for _, tt := range tests {
		widest, _ := natural(itemsOf(spans(tt.text)...))
		if diff := widest - tt.want*em; diff < -1e-9 || diff > 1e-9 {
			t.Errorf("%s is %.3f em wide, want %.3f", tt.text, widest/em, tt.want)
		}
	}
}
