package check

import (
	"regexp"
	"slices"
	"strings"
)

// Numbers are what a text counts.
type numbers struct {
	text    *text
	prose   string
	figures []figure
	values  []string // of all of its figures
	words   []string // of what it says in words, once that has been asked for
	either  []string // both, once that has been asked for
	read    bool
	large   bool // there are words for large numbers
	dated   bool // it is known whether
	halves  bool // there are words for the halves of the day
}

func numbersOf(t *text, prose string, how fractions) numbers {
	n := numbers{text: t, prose: prose}
	if t.traits&hasDigit == 0 {
		return n
	}
	n.figures = readFigures(prose, how)
	for _, f := range n.figures {
		n.values = append(append(n.values, f.values...), f.parts...)
	}
	return n
}

// hidden returns the numbers of code and addresses as well.
func (n *numbers) hidden() []string {
	if n.text.traits&hasMarkup == 0 || n.text.traits&hasDigit == 0 {
		return nil
	}
	var values []string
	for _, f := range readFigures(n.text.raw, eitherFraction) {
		values = append(append(values, f.values...), f.parts...)
	}
	return values
}

// against returns the figures that the translation lacks, and those that it has of its own.
func (n *numbers) against(translation *numbers, han bool) (missing, added []figure) {
	missing, added = n.beyond(translation), translation.beyond(n)
	if n.isConverted(missing) {
		return nil, nil
	}
	replaced := len(added) > 0
	missing = slices.DeleteFunc(missing, func(f figure) bool { return !replaced && n.isOptional(f, han) })
	if len(missing) == 0 && replaced {
		many := n.many()
		added = slices.DeleteFunc(added, func(f figure) bool { return many || f.isSmall(2) })
	}
	return missing, added
}

// beyond returns the figures that the other side does not say.
func (n *numbers) beyond(other *numbers) []figure {
	var more []figure
	for _, f := range n.figures {
		if f.bound || f.says(other.values) || f.says(other.all()) || n.otherwise(f, other.all()) || other.writes(n.prose[f.at.start:f.at.end]) {
			continue
		}
		if !slices.ContainsFunc(more, func(known figure) bool {
			return slices.Equal(known.values, f.values) && slices.Equal(known.parts, f.parts)
		}) {
			more = append(more, f)
		}
	}
	return more
}

// mostFigures is how many figures a message may have on both sides together: each is held against
// all others.
const mostFigures = 256

// all returns what the text counts in whatever way.
func (n *numbers) all() []string {
	if n.either == nil {
		n.either = slices.Concat(n.values, n.inWords())
	}
	return n.either
}

// otherwise reports whether a figure has one of some values by another clock or calendar.
func (n *numbers) otherwise(f figure, values []string) bool {
	return slices.ContainsFunc(n.readOtherwise(f), func(v string) bool { return slices.Contains(values, v) })
}

// writes reports whether a number stands in the text in just these digits, and no others beside them.
func (n *numbers) writes(digits string) bool {
	for _, f := range n.figures {
		if n.prose[f.at.start:f.at.end] == digits {
			return true
		}
	}
	return false
}

// inWords returns what the text counts in other ways than by digits.
func (n *numbers) inWords() []string {
	if n.read {
		return n.words
	}
	n.read = true
	n.words, n.large = spelled(n.prose)
	n.words = append(n.words, n.hidden()...)
	if n.text.traits&hasHan != 0 {
		n.words = append(n.words, hanNumerals(n.prose)...)
	}
	n.words = append(n.words, n.hours(n.words)...)
	for _, f := range n.figures {
		n.words = append(n.words, n.readOtherwise(f)...)
	}
	if strings.Contains(n.prose, "½") {
		n.words = append(n.words, "0.5", "50", "1", "2")
	}
	return n.words
}

// many reports whether large numbers stand in the text as words, which are not read.
func (n *numbers) many() bool {
	n.inWords()
	return n.large
}

// dayHalves are the words by which hours are those of a half of the day.
var dayHalves = []string{"pm", "p.m", "am", "a.m", "下午", "晚上", "傍晚", "晚間", "晚间", "午後", "午后", "中午", "凌晨", "半夜", "nachmittag", "abend", "uhr"}

// readOtherwise returns what a figure means by other clocks and calendars, where words say so,
// and before 成, 折 and 倍. The years of Taiwan count from 1912.
func (n *numbers) readOtherwise(f figure) []string {
	values := n.share(f)
	if n.isRepublican() {
		for _, v := range f.values {
			if year := integer(v); year > 0 && year < 200 {
				values = append(values, decimal(year+1911))
			}
		}
	}
	return append(values, n.hours(append(f.parts, f.values...))...)
}

// isRepublican reports whether the text has years of the calendar of Taiwan.
func (n *numbers) isRepublican() bool {
	return n.text.traits&hasHan != 0 && (strings.Contains(n.prose, "民國") || strings.Contains(n.prose, "民国"))
}

// hours returns what numbers mean as hours of the other half of the day, where the text speaks
// of them.
func (n *numbers) hours(values []string) []string {
	if !n.dated {
		lower := strings.ToLower(n.prose)
		n.dated, n.halves = true, slices.ContainsFunc(dayHalves, func(word string) bool { return strings.Contains(lower, word) })
	}
	if !n.halves {
		return nil
	}
	var more []string
	for _, v := range values {
		if hour := integer(v); hour > 0 && hour <= 12 {
			more = append(more, decimal(hour+12), decimal(hour%12))
		}
	}
	return more
}

// share is what a figure means before 成, 折 and 倍.
func (n *numbers) share(f figure) []string {
	if len(f.values) == 0 || n.text.traits&hasHan == 0 {
		return nil
	}
	const near = 16
	return shares(f.values[0], []rune(strings.TrimLeft(n.prose[f.at.end:min(len(n.prose), f.at.end+near)], " ")))
}

// foreignMeasures are those that translators convert.
var foreignMeasures = setOf("mile miles foot feet ft inch inches in yard yards pound pounds lb lbs ounce ounces oz gallon gallons acre acres fahrenheit °f dollar dollars usd")

// inSentence matches the word "in" where it does not stand for inches.
var inSentence = regexp.MustCompile(`(?i)^in \pL`)

// isConverted reports whether one of some figures is of a measure that translators convert.
func (n *numbers) isConverted(figures []figure) bool {
	return slices.ContainsFunc(figures, func(f figure) bool {
		at := len(n.prose) - len(strings.TrimLeft(n.prose[f.at.end:], " \u00a0-"))
		measure := strings.ToLower(wordAfter(n.prose, at))
		if measure == "in" && inSentence.MatchString(n.prose[at:]) {
			return false
		}
		return foreignMeasures[measure]
	})
}

// isOptional reports a figure that a translation need not have: 100% is all of it, 24/7 always, and
// in a language whose words are not known small numbers may be words.
func (n *numbers) isOptional(f figure, han bool) bool {
	rest := strings.TrimLeft(n.prose[f.at.end:], " \u00a0")
	switch {
	case f.isSmall(0) || !han && f.isSmall(12):
		return true
	case slices.Contains(f.values, "100") && (strings.HasPrefix(rest, "%") || strings.HasPrefix(rest, "percent")):
		return true
	}
	return strings.Contains(n.prose, "24/7") && (f.values != nil) && (f.values[0] == "24" || f.values[0] == "7")
}

// isSmall reports a whole number up to some other.
func (f *figure) isSmall(most int) bool {
	return slices.ContainsFunc(f.values, func(v string) bool { return len(v) <= 2 && !strings.Contains(v, ".") && integer(v) <= most })
}

// mostListed is how many numbers a message names.
const mostListed = 5

// list names figures as they are written.
func (n *numbers) list(figures []figure) string {
	var written []string
	for _, f := range figures[:min(len(figures), mostListed)] {
		written = append(written, n.prose[f.at.start:f.at.end])
	}
	if len(figures) > mostListed {
		written = append(written, "…")
	}
	return strings.Join(written, ", ")
}
