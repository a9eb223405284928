package svg

import "slices"

// A fault of CSS is a part of it that loads something or runs, and what that is.
type cssFault struct {
	start, end int
	what       string
	sort       Sort
}

// A cssBlock is what stands in braces. A statement is a declaration, or a rule
// with its own block.
type cssBlock struct {
	statement int    // where the current statement begins
	what      string // why that cannot stay; "" if it can
}

// A cssJudge finds the statements that cannot stay.
type cssJudge struct {
	blocks   []cssBlock
	brackets []byte // that are open in the current statement
	faults   []cssFault
}

// judgeCSS returns which parts of CSS load something from elsewhere or run. Each
// is a whole statement. What cannot be divided into statements is one fault, if
// something is wrong with it.
func judgeCSS(text []byte) []cssFault {
	j := cssJudge{blocks: []cssBlock{{}}}
	r := cssReader{text: text}
	var functions []string // that are open
	broken, first := false, ""
	for {
		t, ok := r.next()
		if !ok {
			break
		}
		what := verdict(t, functions)
		switch {
		case t.kind == cssFunction:
			functions = append(functions, t.value)
		case t.kind == cssOther && text[t.start] == '(':
			functions = append(functions, "")
		case t.kind == cssOther && text[t.start] == ')' && len(functions) > 0:
			functions = functions[:len(functions)-1]
		}
		if first == "" {
			first = what
		}
		broken = broken || t.kind == cssBroken || !j.take(t, text, what)
	}
	j.end(len(text))
	if broken && first != "" || len(j.blocks) > 1 && first != "" {
		return []cssFault{{0, len(text), first, sortOf(first)}}
	}
	slices.SortFunc(j.faults, func(a, b cssFault) int { return a.start - b.start })
	return outermost(j.faults)
}

// take goes on by a token. It returns false if the brackets do not match.
func (j *cssJudge) take(t cssToken, text []byte, what string) bool {
	block := &j.blocks[len(j.blocks)-1]
	if what != "" && block.what == "" {
		block.what = what
	}
	if t.kind == cssFunction {
		j.brackets = append(j.brackets, ')')
	}
	if t.kind != cssOther {
		return true
	}
	switch c := text[t.start]; c {
	case '(':
		j.brackets = append(j.brackets, ')')
	case '[':
		j.brackets = append(j.brackets, ']')
	case ')', ']':
		if len(j.brackets) == 0 || j.brackets[len(j.brackets)-1] != c {
			return false
		}
		j.brackets = j.brackets[:len(j.brackets)-1]
	case '{':
		j.blocks = append(j.blocks, cssBlock{statement: t.end})
		return len(j.brackets) == 0
	case '}':
		if len(j.blocks) == 1 || len(j.brackets) > 0 {
			return false
		}
		j.end(t.start)
		j.blocks = j.blocks[:len(j.blocks)-1]
		j.end(t.end)
	case ';':
		j.end(t.end)
		return len(j.brackets) == 0
	}
	return true
}

// end ends the current statement.
func (j *cssJudge) end(at int) {
	block := &j.blocks[len(j.blocks)-1]
	if block.what != "" {
		j.faults = append(j.faults, cssFault{block.statement, at, block.what, sortOf(block.what)})
	}
	*block = cssBlock{statement: at}
}

// outermost leaves out the faults that are in others. They are in order.
func outermost(faults []cssFault) []cssFault {
	end := 0
	return slices.DeleteFunc(faults, func(f cssFault) bool {
		within := f.end <= end
		end = max(end, f.end)
		return within
	})
}

// Functions that load what their strings name, and those that have run programs.
// image-set names pictures that nobody puts into an SVG by hand.
var (
	loading = []string{"src", "image", "image-set", "-webkit-image-set"}
	running = []string{"expression", "-moz-binding", "behavior", "-ms-behavior", "-o-link"}
)

// verdict returns why a token cannot stay, "" if it can. The functions are those
// that it stands in.
func verdict(t cssToken, functions []string) string {
	switch t.kind {
	case cssAt:
		if t.value == "import" {
			return "@import"
		}
	case cssURL:
		return outside(t.value)
	case cssString:
		if len(functions) > 0 && functions[len(functions)-1] == "url" {
			return outside(t.value)
		}
	case cssFunction, cssName:
		switch {
		case slices.Contains(running, t.value):
			return t.value
		case t.kind == cssFunction && slices.Contains(loading, t.value):
			return t.value + "(…)"
		}
	case cssBroken:
		return "a string or a comment without end"
	case cssIgnore, cssOther:
	}
	return ""
}

// outside returns what an address in CSS refers to elsewhere; "" if it is in the
// document or is its own data.
func outside(address string) string {
	if within(address) || isFont(address) {
		return ""
	}
	return "url(" + abridged(address) + ")"
}

// sortOf returns why what a verdict names cannot stay.
func sortOf(what string) Sort {
	if slices.Contains(running, what) {
		return Script
	}
	return Outside
}
