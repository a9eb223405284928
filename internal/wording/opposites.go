package wording

import (
	"slices"
	"strings"
)

// meansOther reports whether two different English words in lower case, however few
// letters they differ by, are known to say something else. Who corrects a word
// that was right means another.
func meansOther(from, to string) bool {
	return rightWords[from] || negations[from] != negations[to] ||
		strings.HasSuffix(from, "n't") != strings.HasSuffix(to, "n't") ||
		otherPrefix(from, to) || otherSuffix(from, to)
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

var (
	articles = wordSet("a an")

	// negations change what a text says wherever they come in.
	negations = wordSet("no not now nor never cannot none without")

	// rightWords have neighbours in spelling that a text may well say instead.
	rightWords = wordSet(`no not now nor never cannot none without
		one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
		seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
		thousand million billion trillion half third quarter once twice
		first second fourth fifth sixth seventh eighth ninth tenth
		monday tuesday wednesday thursday friday saturday sunday
		january february march april may june july august september october november december
		he she him her his it we us our you they my me on off in out of or and if all any by to too
		before after above below more most less least left right north south east west`)
)

// prefixes turn words into others, often their opposites.
var prefixes = strings.Fields("a anti at de dis down en ex il im in inter intra ir mal max min mis mono non off on over pre post re sub un under up")

// otherPrefix reports whether words differ by their prefix alone.
func otherPrefix(a, b string) bool {
	const root = 3 // letters, at least
	for _, p := range prefixes {
		rest, ok := strings.CutPrefix(a, p)
		if ok && len(rest) >= root && (rest == b || endsIn(b, rest)) {
			return true
		}
		if rest, ok = strings.CutPrefix(b, p); ok && len(rest) >= root && rest == a {
			return true
		}
	}
	return false
}

// endsIn reports whether a word is a prefix and the rest of another.
func endsIn(word, rest string) bool {
	prefix, ok := strings.CutSuffix(word, rest)
	return ok && slices.Contains(prefixes, prefix)
}

// otherSuffix reports whether words name the two sides of something, as in
// "employer" and "employee".
func otherSuffix(a, b string) bool {
	side := func(a, b, active string) bool {
		root, ok := strings.CutSuffix(a, active)
		return ok && b == root+"ee"
	}
	return side(a, b, "er") || side(b, a, "er") || side(a, b, "or") || side(b, a, "or")
}

// weighty are characters of Chinese and Japanese that turn what a clause says:
// negations, numbers, directions, measures, persons, what may and must be, and what
// begins and ends.
var weighty = func() map[rune]bool {
	set := map[rune]bool{}
	for _, r := range "不沒没未無无非別别勿莫毋否弗免ずぬん" +
		"〇零一二三四五六七八九十百千萬万億亿兆兩两半雙双單单倍第首" +
		"上下左右前後后內内外裡里東东西南北中間间" +
		"大小多少高低長长短新舊旧早晚先快慢輕轻重強强弱近遠远最" +
		"開开關关啟启停進进出入加減减升降增刪删收發发買买賣卖借還还始終终" +
		"我你妳您他她它牠咱們们誰谁" +
		"年月日時时分秒元" +
		"是有可必須须應应能會会要准許许禁只僅仅每各皆都全且或若" {
		set[r] = true
	}
	return set
}()

// sameWeights reports whether two clauses have the same of these, as often.
func sameWeights(a, b []rune) bool {
	count := map[rune]int{}
	for _, r := range a {
		if weighty[r] {
			count[r]++
		}
	}
	for _, r := range b {
		if weighty[r] {
			count[r]--
		}
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}
