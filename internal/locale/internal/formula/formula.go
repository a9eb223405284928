// Package formula reads the expressions of gettext's Plural-Forms, so that two of
// them can be compared by what they say of numbers and not by how they are
// written.
//
// It takes what GNU gettext takes (gettext manual, "Plural forms"): the
// expressions of C over n and whole numbers, without assignment. It is for tests
// and for the program that makes the tables of package locale; what pobook
// itself does with a formula is to write it into a header. Start at [Parse].
package formula

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// A Formula gives the index of the plural form for a number.
type Formula func(n int) int

var (
	token  = regexp.MustCompile(`^\s*(n|[0-9]+|&&|\|\||[=!<>]=|[-+*/%<>?:()!])`)
	levels = [][]string{{"||"}, {"&&"}, {"==", "!="}, {"<", ">", "<=", ">="}, {"+", "-"}, {"*", "/", "%"}}
)

// Parse reads an expression, such as "n==1 ? 0 : 1".
func Parse(expression string) (formula Formula, err error) {
	p := &parser{}
	for rest := strings.TrimSpace(expression); rest != ""; rest = strings.TrimSpace(rest) {
		match := token.FindStringSubmatch(rest)
		if match == nil {
			return nil, fmt.Errorf("%q: unexpected %q", expression, rest)
		}
		p.tokens = append(p.tokens, match[1])
		rest = rest[len(match[0]):]
	}
	defer func() {
		if problem, ok := recover().(syntaxError); ok {
			formula, err = nil, fmt.Errorf("%q: %s", expression, string(problem))
		}
	}()
	formula = p.choice()
	if len(p.tokens) > 0 {
		return nil, fmt.Errorf("%q: unexpected %q", expression, p.tokens[0])
	}
	return formula, nil
}

// A syntaxError is what the parser panics with; [Parse] returns it.
type syntaxError string

type parser struct{ tokens []string }

// next takes the next token, if it is one of those wanted.
func (p *parser) next(wanted ...string) (string, bool) {
	if len(p.tokens) == 0 || !slices.Contains(wanted, p.tokens[0]) {
		return "", false
	}
	taken := p.tokens[0]
	p.tokens = p.tokens[1:]
	return taken, true
}

func (p *parser) expect(wanted string) {
	if _, ok := p.next(wanted); !ok {
		panic(syntaxError("expected " + strconv.Quote(wanted)))
	}
}

// choice reads a conditional expression.
func (p *parser) choice() Formula {
	condition := p.binary(0)
	if _, ok := p.next("?"); !ok {
		return condition
	}
	yes := p.choice()
	p.expect(":")
	no := p.choice()
	return func(n int) int {
		if condition(n) != 0 {
			return yes(n)
		}
		return no(n)
	}
}

// binary reads an expression of operators that bind at least as strongly as
// those of a level.
func (p *parser) binary(level int) Formula {
	if level == len(levels) {
		return p.operand()
	}
	left := p.binary(level + 1)
	for {
		operator, ok := p.next(levels[level]...)
		if !ok {
			return left
		}
		left = combine(operator, left, p.binary(level+1))
	}
}

func (p *parser) operand() Formula {
	if _, ok := p.next("("); ok {
		inner := p.choice()
		p.expect(")")
		return inner
	}
	if _, ok := p.next("!"); ok {
		inner := p.operand()
		return func(n int) int { return truth(inner(n) == 0) }
	}
	if _, ok := p.next("n"); ok {
		return func(n int) int { return n }
	}
	if len(p.tokens) == 0 {
		panic(syntaxError("it ends too early"))
	}
	value, err := strconv.Atoi(p.tokens[0])
	if err != nil {
		panic(syntaxError("unexpected " + strconv.Quote(p.tokens[0])))
	}
	p.tokens = p.tokens[1:]
	return func(int) int { return value }
}

// operators are what the binary operators of C do. Division by zero gives zero.
var operators = map[string]func(a, b int) int{
	"||": func(a, b int) int { return truth(a != 0 || b != 0) },
	"&&": func(a, b int) int { return truth(a != 0 && b != 0) },
	"==": func(a, b int) int { return truth(a == b) },
	"!=": func(a, b int) int { return truth(a != b) },
	"<":  func(a, b int) int { return truth(a < b) },
	">":  func(a, b int) int { return truth(a > b) },
	"<=": func(a, b int) int { return truth(a <= b) },
	">=": func(a, b int) int { return truth(a >= b) },
	"+":  func(a, b int) int { return a + b },
	"-":  func(a, b int) int { return a - b },
	"*":  func(a, b int) int { return a * b },
	"/":  divide,
	"%":  func(a, b int) int { return a - b*divide(a, b) },
}

func combine(operator string, left, right Formula) Formula {
	apply := operators[operator]
	return func(n int) int { return apply(left(n), right(n)) }
}

func divide(a, b int) int {
	if b == 0 {
		return 0
	}
	return a / b
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Numbers are those that formulas are compared on: all forms of all languages
// turn up below 200, and the others are where some look for thousands and
// millions.
func Numbers() []int {
	list := []int{
		999, 1000, 1001, 1002, 1011, 1100, 2000, 10_000, 20_000, 21_000, 30_000, 40_000, 60_000, 80_000, 100_000, 100_001,
		200_000, 999_999, 1_000_000, 1_000_001, 1_100_000, 2_000_000, 3_000_000, 2_000_001, 1_000_000_000,
	}
	for n := range 1001 {
		list = append(list, n)
	}
	return list
}

// Equal reports whether two formulas say the same of all of [Numbers].
func Equal(a, b Formula) bool {
	return !slices.ContainsFunc(Numbers(), func(n int) bool { return a(n) != b(n) })
}
