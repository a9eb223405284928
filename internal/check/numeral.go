package check

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Numbers in words, as far as they are needed to leave alone those who write digits for them,
// or them for digits.

// hanUnits are the powers of ten that Chinese and Japanese count in.
var hanUnits = map[rune]int{
	'十': 1, '拾': 1, '百': 2, '佰': 2, '千': 3, '仟': 3, '萬': 4, '万': 4, '億': 8, '亿': 8, '兆': 12,
}

var hanDigits = map[rune]int{
	'〇': 0, '零': 0, '○': 0, '一': 1, '二': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'兩': 2, '两': 2, '倆': 2, '俩': 2, '雙': 2, '双': 2, '單': 1, '单': 1, '首': 1, '壹': 1, '貳': 2, '贰': 2, '參': 3, '叁': 3,
	'肆': 4, '伍': 5, '陸': 6, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

// hanNumerals returns the numbers that a text has in Chinese, each as often as it may be read
// otherwise.
func hanNumerals(prose string) []string {
	var values []string
	runes := []rune(prose)
	for i := 0; i < len(runes); {
		start := i
		for i < len(runes) && hanUnits[runes[i]] > 0 && isCounted(runes[:i]) {
			i++ // as in 10 萬, which is a figure
			start = i
		}
		for i < len(runes) && isNumeral(runes[i]) {
			i++
		}
		if i == start {
			if i < len(runes) {
				i++
			}
			continue
		}
		values = append(values, readingsOf(runes[start:i], runes[i:])...)
	}
	if strings.Contains(prose, "半") {
		values = append(values, halved(values)...)
		values = append(values, "0.5", "1", "2", "6", "18", "30", "50")
	}
	return values
}

// readingsOf returns what a run of numerals may mean before the rest of its text.
func readingsOf(run, rest []rune) []string {
	value := hanNumber(run)
	values := []string{value, digitsOf(run)}
	if len(rest) > 1 && (rest[0] == '點' || rest[0] == '点') {
		end := 1
		for end < len(rest) && isNumeral(rest[end]) {
			end++
		}
		values = append(values, plain(value, digitsOf(rest[1:end])))
	}
	if len(run) <= 3 { // as in 三五個, 二三十
		for _, r := range run {
			if d, ok := hanDigits[r]; ok {
				values = append(values, decimal(d))
			}
		}
	}
	return append(values, shares(value, rest)...)
}

// isCounted reports whether text ends in a digit, and perhaps a space or a unit after it.
func isCounted(text []rune) bool {
	const near = 4
	text = text[max(0, len(text)-near):]
	for len(text) > 0 && (text[len(text)-1] == ' ' || hanUnits[text[len(text)-1]] > 0) {
		text = text[:len(text)-1]
	}
	return len(text) > 0 && unicode.IsDigit(text[len(text)-1])
}

func isNumeral(r rune) bool {
	_, digit := hanDigits[r]
	_, unit := hanUnits[r]
	return digit || unit || r == '廿' || r == '卅'
}

// shares are what a number means before a word that divides: 五成, 三分之一, 八折, 兩倍.
func shares(value string, rest []rune) []string {
	if len(rest) == 0 || len(value) > 3 {
		return nil
	}
	n := integer(value)
	switch {
	case rest[0] == '成' && len(rest) > 1:
		return []string{decimal(10 * n), decimal(10*n + hanDigits[rest[1]])}
	case rest[0] == '成':
		return []string{decimal(10 * n)}
	case rest[0] == '折' && n < 10:
		return []string{decimal(100 - 10*n), decimal(10 * n)}
	case rest[0] == '折':
		return []string{decimal(100 - n), decimal(n)}
	case rest[0] == '倍':
		return []string{decimal(100 * n)}
	case len(rest) > 2 && rest[0] == '分' && rest[1] == '之' && n > 0:
		if of, ok := hanDigits[rest[2]]; ok {
			return []string{decimal(100 * of / n), decimal((100*of + n - 1) / n)}
		}
	}
	return nil
}

// halved returns numbers with a half added: 一個半小時.
func halved(values []string) []string {
	var more []string
	for _, v := range values {
		if len(v) <= 3 && !strings.Contains(v, ".") {
			more = append(more, v+".5")
		}
	}
	return more
}

// hanNumber returns the number that a run of numerals is, counted in units or digit by digit.
func hanNumber(run []rune) string {
	var total, section, digit int
	counted := false
	for _, r := range run {
		zeros, unit := hanUnits[r]
		switch {
		case r == '廿', r == '卅':
			section, counted = section+map[rune]int{'廿': 20, '卅': 30}[r], true
		case !unit:
			digit = hanDigits[r]
		case zeros >= 4:
			total, section, digit, counted = total+max(1, section+digit)*power(zeros), 0, 0, true
		default:
			section, digit, counted = section+max(1, digit)*power(zeros), 0, true
		}
	}
	if !counted {
		return plain(digitsOf(run), "")
	}
	return decimal(total + section + digit)
}

// digitsOf writes numerals digit by digit, as years are.
func digitsOf(run []rune) string {
	var b strings.Builder
	for _, r := range run {
		if d, ok := hanDigits[r]; ok {
			b.WriteByte(byte('0' + d))
		}
	}
	return b.String()
}

// plain writes a number without zeros that say nothing.
func plain(whole, fraction string) string {
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

func power(zeros int) int {
	n := 1
	for range zeros {
		n *= 10
	}
	return n
}

func decimal(n int) string { return strconv.Itoa(n) }

// integer is 0 for what is no whole number.
func integer(value string) int {
	n, err := strconv.Atoi(value)
	if err != nil {
		return 0
	}
	return n
}

// magnitudes are words that a figure is times, by how they begin. A German Billion is an
// English trillion.
var magnitudes = []struct {
	beginning string
	zeros     []int
}{
	{"hundred", []int{2}},
	{"hundert", []int{2}},
	{"thousand", []int{3}},
	{"tausend", []int{3}},
	{"tsd", []int{3}},
	{"milliard", []int{9}},
	{"miljard", []int{9}},
	{"mrd", []int{9}},
	{"million", []int{6}},
	{"millones", []int{6}},
	{"mio", []int{6}},
	{"miljo", []int{6}},
	{"milj", []int{6}},
	{"milhõ", []int{6}},
	{"milhã", []int{6}},
	{"mln", []int{6}},
	{"billion", []int{9, 12}},
	{"bn", []int{9}},
	{"trillion", []int{12, 18}},
	{"lakh", []int{5}},
	{"crore", []int{7}},
	{"тыс", []int{3}},
	{"млн", []int{6}},
	{"млрд", []int{9}},
	{"миллион", []int{6}},
	{"миллиард", []int{9}},
}

// magnitudeOf returns the powers of ten that a word may mean; none if it is no such word.
func magnitudeOf(word string) []int {
	switch word {
	case "":
		return nil
	case "k", "K", "mil", "mille", "mila":
		return []int{3}
	case "M", "m":
		return []int{6}
	}
	lower := strings.ToLower(word)
	for _, m := range magnitudes {
		if strings.HasPrefix(lower, m.beginning) {
			return m.zeros
		}
	}
	return nil
}

// numberWords are the numbers that words of English may stand for, months and lengths of time
// among them.
var numberWords = wordTable(`
zero none no never nil: 0
a an one once single first each every per only unique alone individual monthly yearly annual annually hourly: 1
two twice both second seconds secondary double doubled doubles doubling binary pair pairs couple twin dual bi biweekly bilingual either: 2
three third thirds thrice triple tertiary trilogy: 3
four fourth fourths quadruple quarter quarters quarterly: 4 25 15 3 0.25
five fifth fifths: 5
six sixth: 6
seven seventh week weeks weekly: 7 1
eight eighth octal: 8
nine ninth: 9
ten tenth tenths tens decade decades: 10
eleven eleventh: 11
twelve twelfth dozen dozens noon: 12
half halves halved: 0.5 50 2 1 30 6
midnight: 0 12 24
day days daily: 24 1
fortnight fortnightly: 14 2
month months: 30 31
year years: 12 365
hour hours: 60
century centuries: 100
thirteen thirteenth: 13
fourteen fourteenth: 14
fifteen fifteenth: 15
sixteen sixteenth hex hexadecimal: 16
seventeen seventeenth: 17
eighteen eighteenth: 18
nineteen nineteenth: 19
january jan jänner januar: 1
february feb februar: 2
march mar märz: 3
april apr: 4
may mai: 5
june jun juni: 6
july jul juli: 7
august aug: 8
september sep sept: 9
october oct oktober okt: 10
november nov: 11
december dec dezember dez: 12
i: 1
ii: 2
iii: 3
iv: 4
v: 5
vi: 6
vii: 7
viii: 8
ix: 9
x: 10
xi: 11
xii: 12
`)

func wordTable(list string) map[string][]string {
	table := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(list)) {
		words, values, _ := strings.Cut(line, ":")
		for word := range strings.FieldsSeq(words) {
			table[word] = append(table[word], strings.Fields(values)...)
		}
	}
	return table
}

// germanNumbers are what German words with numbers in them begin with.
var germanNumbers = []struct{ beginning, value string }{
	{"null", "0"},
	{"kein", "0"},
	{"ein", "1"},
	{"erst", "1"},
	{"zwei", "2"},
	{"zwo", "2"},
	{"beid", "2"},
	{"doppel", "2"},
	{"paar", "2"},
	{"drei", "3"},
	{"dritt", "3"},
	{"vier", "4"},
	{"fünf", "5"},
	{"sechs", "6"},
	{"sieb", "7"},
	{"acht", "8"},
	{"neun", "9"},
	{"zehn", "10"},
	{"elf", "11"},
	{"zwölf", "12"},
	{"dutzend", "12"},
	{"halb", "0.5"},
	{"hälfte", "50"},
	{"anderthalb", "1.5"},
}

// manyWords are parts of words for large numbers, which are put together from several.
var manyWords = []string{"twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet", "hundred", "thousand", "million", "billion", "zig", "dreißig", "hundert", "tausend", "milliard"}

// spelled returns the numbers that stand in a text as words, and whether there are words for
// large ones.
func spelled(prose string) (values []string, many bool) {
	for word := range strings.FieldsFuncSeq(prose, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if r, _ := utf8.DecodeRuneInString(word); !isAlphabetic(r) {
			continue
		}
		lower := strings.ToLower(word)
		values = append(values, numberWords[lower]...)
		for _, g := range germanNumbers {
			if strings.HasPrefix(lower, g.beginning) {
				values = append(values, g.value)
			}
		}
		for _, part := range manyWords {
			many = many || strings.Contains(lower, part)
		}
	}
	return values, many
}
