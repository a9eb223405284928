package drawing

import (
	"cmp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/svg"
)

// A sheet is the rules of the style elements of a file (CSS 2.2), by what the last part of
// their selectors asks for first. Rules with selectors of other kinds than those of [compound],
// and those within at-rules, are left out.
type sheet struct {
	rules map[string][]*rule
	count int
}

// mostRules is how many rules of a file are read.
const mostRules = 4000

// A rule is declarations for what a selector selects.
type rule struct {
	selector     []compound // the last one is of the element itself
	specificity  int
	order        int
	declarations []declaration
}

// A declaration gives a property a value.
type declaration struct {
	name, value string
	important   bool
}

// A compound is what a selector asks of one element. Empty fields ask for nothing.
type compound struct {
	tag, id string
	classes []string
	// attribute has to be there, with the value if hasValue says so.
	attribute, value string
	hasValue         bool
	child            bool // of the element that the compound before it selects, and not of one in it
}

// readSheet reads what is between the tags of a style element.
func (s *sheet) read(text string) {
	text = withoutComments(text)
	for {
		prelude, rest, ok := strings.Cut(text, "{")
		if i := strings.LastIndexByte(prelude, ';'); i >= 0 { // an at-rule without a block
			prelude = prelude[i+1:]
		}
		if !ok {
			return
		}
		block, after := untilBrace(rest)
		text = after
		if prelude = strings.TrimSpace(prelude); strings.HasPrefix(prelude, "@") {
			continue
		}
		declared := declarations(block)
		for one := range strings.SplitSeq(prelude, ",") {
			s.add(one, declared)
		}
	}
}

func withoutComments(text string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "/*")
		b.WriteString(before)
		if !ok {
			break
		}
		b.WriteByte(' ')
		_, text, _ = strings.Cut(rest, "*/")
	}
	return strings.NewReplacer("<!--", "", "-->", "").Replace(b.String())
}

// untilBrace returns a block up to the brace that ends it, and what comes after it.
func untilBrace(text string) (block, after string) {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return text[:i], text[i+1:]
			}
		}
	}
	return text, ""
}

func (s *sheet) add(text string, declared []declaration) {
	selector, specificity, ok := readSelector(text)
	if !ok || len(declared) == 0 || s.count >= mostRules {
		return
	}
	s.count++
	if s.rules == nil {
		s.rules = make(map[string][]*rule)
	}
	key := selector[len(selector)-1].key()
	s.rules[key] = append(s.rules[key], &rule{selector, specificity, s.count, declared})
}

func (c *compound) key() string {
	switch {
	case c.id != "":
		return "#" + c.id
	case len(c.classes) > 0:
		return "." + c.classes[0]
	}
	return c.tag
}

// mostCompounds is how many elements a selector may name.
const mostCompounds = 12

// readSelector reads a selector of compounds that are nested.
func readSelector(text string) (selector []compound, specificity int, ok bool) {
	child := false
	for word := range strings.FieldsSeq(strings.ReplaceAll(text, ">", " > ")) {
		if word == ">" {
			child = true
			continue
		}
		c, ok := readCompound(word)
		if !ok || len(selector) >= mostCompounds {
			return nil, 0, false
		}
		c.child = child
		child = false
		if c.id != "" {
			specificity += 10_000
		}
		specificity += 100 * len(c.classes)
		if c.attribute != "" {
			specificity += 100
		}
		if c.tag != "" {
			specificity++
		}
		selector = append(selector, c)
	}
	return selector, specificity, len(selector) > 0 && !child
}

func readCompound(word string) (c compound, ok bool) {
	word = strings.ReplaceAll(word, ":root", "svg")
	if before, inner, ok := strings.Cut(word, "["); ok && strings.HasSuffix(inner, "]") {
		word = before
		c.attribute, c.value, c.hasValue = strings.Cut(strings.TrimSuffix(inner, "]"), "=")
		c.value = strings.Trim(c.value, `"'`)
	}
	if strings.ContainsAny(c.attribute, `^$*~|`) {
		return c, false
	}
	if strings.ContainsAny(word, `:[]+~\"'()`) {
		return c, false
	}
	end := strings.IndexAny(word+".", ".#")
	if c.tag = word[:end]; c.tag == "*" {
		c.tag = ""
	}
	for rest := word[end:]; rest != ""; {
		end := 1 + strings.IndexAny(rest[1:]+".", ".#")
		switch name := rest[1:end]; {
		case name == "":
			return c, false
		case rest[0] == '#':
			c.id = name
		default:
			c.classes = append(c.classes, name)
		}
		rest = rest[end:]
	}
	return c, true
}

// declarations reads a block, or the value of a style attribute.
func declarations(block string) []declaration {
	var list []declaration
	for block != "" {
		var one string
		one, block = untilSemicolon(block)
		name, value, ok := strings.Cut(one, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || name == "" || value == "" {
			continue
		}
		if !strings.HasPrefix(name, "--") {
			name = strings.ToLower(name)
		}
		d := declaration{name: name, value: value}
		if before, mark, ok := cutLast(value, "!"); ok && strings.EqualFold(strings.TrimSpace(mark), "important") {
			d.value, d.important = strings.TrimSpace(before), true
		}
		list = append(list, d)
	}
	return list
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// untilSemicolon returns a text up to a semicolon outside of quotes and parentheses, and what
// comes after it.
func untilSemicolon(text string) (before, after string) {
	depth, quote := 0, byte(0)
	for i := range len(text) {
		switch c := text[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			depth = max(0, depth-1)
		case c == ';' && depth == 0:
			return text[:i], text[i+1:]
		}
	}
	return text, ""
}

// declared returns the declarations of the rules that select an element, those that count
// more later. Each comparison of an element is paid for.
func (s *sheet) declared(n *svg.Node, spend func(n int) bool) []declaration {
	var found []*rule
	take := func(key string) {
		for _, r := range s.rules[key] {
			if spend(len(r.selector)) && matches(n, r.selector, spend) {
				found = append(found, r)
			}
		}
	}
	take("")
	take(localName(n))
	if id := n.Attribute("id"); id != "" {
		take("#" + id)
	}
	for class := range strings.FieldsSeq(n.Attribute("class")) {
		take("." + class)
	}
	slices.SortFunc(found, func(a, b *rule) int {
		return cmp.Or(a.specificity-b.specificity, a.order-b.order)
	})
	var list []declaration
	for _, r := range found {
		list = append(list, r.declarations...)
	}
	return list
}

func localName(n *svg.Node) string { return strings.TrimPrefix(n.Name, "html:") }

// matches reports whether a selector selects an element.
func matches(n *svg.Node, selector []compound, spend func(n int) bool) bool {
	last := len(selector) - 1
	if !selector[last].selects(n) {
		return false
	}
	if last == 0 {
		return true
	}
	for up := n.Parent; up != nil && spend(1); up = up.Parent {
		if matches(up, selector[:last], spend) {
			return true
		}
		if selector[last].child {
			return false
		}
	}
	return false
}

func (c *compound) selects(n *svg.Node) bool {
	if c.tag != "" && c.tag != localName(n) || c.id != "" && c.id != n.Attribute("id") {
		return false
	}
	if c.attribute != "" && (n.Attribute(c.attribute) == "" || c.hasValue && n.Attribute(c.attribute) != c.value) {
		return false
	}
	if len(c.classes) == 0 {
		return true
	}
	own := strings.Fields(n.Attribute("class"))
	for _, class := range c.classes {
		if !slices.Contains(own, class) {
			return false
		}
	}
	return true
}
