package paragraph

import (
	"strings"
	"testing"
	"unicode"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/faces"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset/design"
)

// optionsFor are the options of a book in a locale, with its faces and habits.
func optionsFor(t *testing.T, code string) design.Options {
	t.Helper()
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return design.Options{
		Faces: faces.For(l), Chinese: l.Han, Hanja: l.Hanja, DotsAbove: l.DotsAbove, Tall: l.Tall, Language: l.Tag.String(),
		Justify: l.Justify, Indent: l.ParagraphIndent, Punctuation: habitsOf(t, code),
	}
}

// Where lines may end, by the ids of rules-ja-ko.md.
func TestRulesBeyondChinese(t *testing.T) {
	t.Parallel()
	tests := []struct{ id, locale, places string }{
		{"J1", "ja", "東|京、|大|阪。"},
		{"J1", "ja", "「東|京」|で|す"},
		{"J1", "ja", "何？！|と"},
		{"J1", "ja", "東|京・|大|阪"},
		{"J1", "ja", "春〜|秋"},
		{"J1", "ja", "注：|例；|他"},
		{"J2", "ja", "カー|ド"},
		{"J2", "ja", "行っ|た"},
		{"J2", "ja", "ちょっ|と"},
		{"J2", "ja", "人々|が"},
		{"J2", "ja", "ヴァー|ジョ|ン"},
		{"J2", "ja", "一ヶ|月"},
		{"J2", "ja", "イㇷ゚"},
		{"J3", "ja", "彼|は|「は|い」|と"},
		{"J3", "ja", "『（注"},
		{"J3", "ja", "語|“注”|語"},
		{"J4", "ja", "そ|う――|だ|が"},
		{"J4", "ja", "そ|う——|だ|が"},
		{"J4", "ja", "で|も……|ね"},
		{"J4", "ja", "ま|た‥‥|ね"},
		{"J5", "ja", "約|50%|の"},
		{"J5", "ja", "約|５０％|の"},
		{"J5", "ja", "￥1,200|で"},
		{"J5", "ja", "３．５|倍"},
		{"J5", "ja", "50|パー|セ|ン|ト"},
		{"J6", "ja", "二|百|三|十|五"},
		{"J6", "ja", "ア、|イ"},
		{"J7", "ja", "版|Weblate|の"},
		{"K1", "ko", "한국어 |문장을 |조판한다."},
		{"K2", "ko", "GitHub에서 |본 |3개의 |책"},
		{"K2", "ko", "한자(漢字)는 |쓴다"},
		{"K2", "ko", "漢字를 |쓴다"},
		{"K2", "ko", "大韓民國 |헌법"},
		{"K2", "ko", "世|界|人|權|宣|言"},
		{"K2", "ko", "‘말’이라고 |한다"},
		{"K5", "ko", "그는 |“말”을"},
		{"K5", "ko", "책 |『이름』을"},
		{"K6", "ko", "약 |1,200원을 |50% |할인"},
		{"K6", "ko", "가……나 |다"},
		{"K6", "ko", "10~20일 |후"},
		{"K7", "ko", "교육·|문화·|체육"},
		{"K7", "ko", "및/|또는"},
		{"K18", "en", "see |한국어판 |here"},
		{"K18", "zh_Hant", "有|한국어|版"},
		{"T1", "th", "ภาษาไทย |สวยงาม"},
		{"T1", "th", "ภาษา\u200B|ไทย"},
		{"T1", "lo", "ພາສາ |ລາວ"},
		{"T1", "km", "ភាសា\u200B|ខ្មែរ"},
		{"T1", "my", "မြန်မာ |ဘာသာ"},
		{"T7", "th", "รุ่น |3.2 |ของ |Weblate"},
		{"T8", "en", "say |ภาษาไทย |now"},
		{"I1", "hi", "यह |वाक्य |है। |और"},
		{"I1", "hi", "वाक्य |है । |और"},
		{"Q1", "de", "sagte |„Wort“ |und"},
		{"Q1", "de", "sagte |»Wort« |und"},
		{"Q1", "de_CH", "sagte |«Wort» |und"},
		{"Q1", "sv", "sade |”Ord” |och"},
		{"Q1", "pl", "słowo |„cytat” |i"},
		{"Q1", "hu", "a |„»szó«” |is"},
		{"Q1", "es", "«¿Qué?» |dijo"},
		{"Q1", "en", "a |“word” |b"},
		{"Q2", "fr", "l’ami |d’« Ana »"},
		{"Q2", "en", "don’t |’90s"},
		{"Q3", "fr", "dit |« mot » |et"},
		{"Q3", "fr", "Quoi ? |Oui !"},
		{"Q3", "fr", "Quoi\u00A0? |Oui\u202F!"},
		{"Q6", "ru", "слово — |слово"},
		{"Q6", "cs", "slovo – |slovo"},
		{"Q6", "en", "word — |word"},
		{"Q7", "es", "dijo |—él— |que"},
		{"Q7", "en", "word—|word"},
		{"Q8", "cs", "v domě |a k lesu"},
		{"Q8", "pl", "w domu |i z lasu"},
		{"Q9", "de", "um |50 % |mehr"},
	}
	for _, tt := range tests {
		text := strings.ReplaceAll(tt.places, "|", "")
		got := opportunities(itemsWith(optionsFor(t, tt.locale), spans(text)...))
		want := strings.ReplaceAll(tt.places, "\u200B", "")
		if got != want {
			t.Errorf("%s %s: %s, want %s", tt.id, tt.locale, got, want)
		}
	}
}

// How wide texts are, in ems.
func TestWidthsBeyondChinese(t *testing.T) {
	t.Parallel()
	tests := []struct {
		id, locale, text string
		want             float64
	}{
		{"J10", "ja", "甲、乙", 3},
		{"J10", "ja", "甲「乙」丙", 5},
		{"J10", "ja", "甲・乙", 3},
		{"J10", "ja", "何？誰", 3},
		{"J11", "ja", "甲」。乙", 3.5},
		{"J11", "ja", "甲。」乙", 3.5},
		{"J11", "ja", "甲、「乙", 3.5},
		{"J11", "ja", "甲「『乙", 3.5},
		{"J11", "ja", "甲』」乙", 3.5},
		{"J11", "ja", "甲」「乙", 3.5},
		{"J11", "ja", "甲」・乙", 3.5},
		{"J11", "ja", "甲・「乙", 3.5},
		{"J11", "ja", "甲？」乙", 4},
		{"J11", "ja", "甲）、「乙", 4},
		{"J12", "ja", "「甲乙", 2.5},
		{"J13", "ja", "甲乙。", 2.5},
		{"J13", "ja", "甲乙」", 2.5},
		{"J13", "ja", "甲乙。」", 3},
		{"J13", "ja", "甲乙、", 2.5},
		{"J13", "ja", "甲乙？", 3},
		{"J14", "ja", "甲――乙", 4},
		{"J14", "ja", "甲……乙", 4},
		{"J16", "ja", "語“注”語", 3 + 2*.474},
		{"J20", "ja", "版Aは", 2.5 + .639},
		{"J22", "ja", "版 A は", 2.5 + .639},
		{"J24", "ja", "版Ａは", 3},
		{"K9", "ko", "A는", .639 + .92},
		{"K9", "ko", "3개", .572 + .92},
		{"K10", "ko", "가「나」다", 3*.92 + 2},
		{"K10", "ko", "『나", 1.42},
		{"T2", "th", "ภาษา\u200Bไทย", 0},
	}
	for _, tt := range tests {
		o := optionsFor(t, tt.locale)
		o.Indent = 0
		want := tt.want
		if want == 0 {
			other := newLine(itemsWith(o, spans(strings.ReplaceAll(tt.text, "\u200B", ""))...), nil)
			want = other.width / em
		}
		if l := newLine(itemsWith(o, spans(tt.text)...), nil); l.width < (want-.004)*em || l.width > (want+.004)*em {
			t.Errorf("%s %s: %s is %.3f em wide, want %.3f", tt.id, tt.locale, tt.text, l.width/em, want)
		}
	}
}

// K3, K4: a word of Hangul that is wider than its line is divided between syllables, and a line
// does not begin with a mark.
func TestLongKoreanWord(t *testing.T) {
	t.Parallel()
	o := optionsFor(t, "ko")
	for _, tt := range []struct {
		text string
		ems  float64
		want string
	}{
		{strings.Repeat("가", 60), 20, strings.Repeat("가", 21) + "|" + strings.Repeat("가", 21) + "|" + strings.Repeat("가", 18)},
		{strings.Repeat("가", 21) + ".", 19.5, strings.Repeat("가", 20) + "|가."},
	} {
		lines := linesIn(itemsWith(o, spans(tt.text)...), design.Style{Size: em}, tt.ems*em)
		if got := strings.Join(linesOf(lines), "|"); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.text, got, tt.want)
		}
	}
}

// T3, T4: what has no place to end is divided between clusters, which is said of the lines, and no
// line begins or ends with a sign that belongs to the other side.
func TestLongWordWithoutSpaces(t *testing.T) {
	t.Parallel()
	for code, word := range map[string]string{"th": "เกาะแก้วน้ำใจ", "lo": "ເກາະໃຫຍ່ນໍ້າ", "km": "ក្ខស្ត្រីខ្មែរ", "my": "ကားမြန်မာစာ"} {
		o := optionsFor(t, code)
		lines := linesIn(itemsWith(o, spans(strings.Repeat(word, 30))...), design.Style{Size: em}, 20*em)
		if len(lines) < 4 {
			t.Fatalf("%s has %d lines", code, len(lines))
		}
		texts := linesOf(lines)
		if strings.Join(texts, "") != strings.Repeat(word, 30) {
			t.Errorf("%s: the lines say %q", code, texts)
		}
		for i, text := range texts {
			runes := []rune(text)
			if first := runes[0]; unicode.Is(unicode.M, first) || strings.ContainsRune("ะาำะາຳ", first) {
				t.Errorf("%s: line %d begins with %c", code, i, first)
			}
			if last := runes[len(runes)-1]; strings.ContainsRune("เแโใไເແໂໃໄ\u17D2\u1039", last) {
				t.Errorf("%s: line %d ends with %U", code, i, last)
			}
			if lines[i].width > 20*em+design.Slack || i+1 < len(lines) && lines[i].width < 16*em {
				t.Errorf("%s: line %d is %.1f em wide", code, i, lines[i].width/em)
			}
			if _, _, forced := lines[i].Forced(); forced != (i+1 < len(lines)) {
				t.Errorf("%s: line %d is forced: %t", code, i, forced)
			}
		}
	}
}

// J35: dots stand above Japanese, below Chinese.
func TestDotsAbove(t *testing.T) {
	t.Parallel()
	for code, above := range map[string]bool{"ja": true, "zh_Hant": false} {
		o := optionsFor(t, code)
		d := design.New(o)
		parts := partsOf(d, d.Body, []document.Span{{Text: "重点", Style: document.Emphasis}})
		for i := range parts {
			parts[i].Look.DotsAbove = o.DotsAbove
		}
		l := New(d).Set(parts, d.Body).Line()
		dots := 0
		for _, m := range l.Draw(100).Marks {
			if dot, ok := m.(*layout.Stroke); ok {
				dots++
				if (dot.Points[0].Y < 100-0.88*em) != above {
					t.Errorf("%s: a dot stands at %.1f, the baseline at 100", code, dot.Points[0].Y)
				}
			}
		}
		if dots != 2 {
			t.Errorf("%s: %d dots", code, dots)
		}
	}
}

// A1, J36, K16: which face draws what, by locale.
func TestFacesByLocale(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ locale, text, face string }{
		{"ja", "直", "NotoSansJP-Regular"},
		{"ja", "か", "NotoSansJP-Regular"},
		{"ja", "。", "NotoSansJP-Regular"},
		{"ko", "漢", "NotoSansKR-Regular"},
		{"ko", "가", "NotoSansKR-Regular"},
		{"ko", ",", "NotoSans-Regular"},
		{"zh_Hant", "骨", "NotoSansTC-Regular"},
		{"zh_Hans", "骨", "NotoSansSC-Regular"},
		{"zh_Hant_HK", "骨", "NotoSansHK-Regular"},
		{"zh_Hant", "한", "NotoSansKR-Regular"},
		{"en", "ไทย", "NotoSansThai-Regular"},
		{"en", "हि", "NotoSansDevanagari-Regular"},
		{"en", "∗", "NotoSansMath-Regular"},
		{"en", "⎷", "NotoSansMath-Regular"},
		{"en", "m̄", "NotoSans-Regular"},
	} {
		items := itemsWith(optionsFor(t, tt.locale), spans(tt.text)...)
		if len(items) == 0 || items[0].face == nil || items[0].missing {
			t.Errorf("%s: %s has no face", tt.locale, tt.text)
			continue
		}
		if got := items[0].face.Name(); got != tt.face {
			t.Errorf("%s: %s is set in %s, want %s", tt.locale, tt.text, got, tt.face)
		}
	}
}
