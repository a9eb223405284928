package main

import (
	"bufio"
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// budget is what packages are allowed, by path. One that is not listed is
// allowed nothing.
type budget map[string]allowance

// allowance is the most that a package may have.
type allowance struct {
	back   int // arrows that run back up
	spread int // types whose methods are in more than maxFiles files
}

// readBudget reads a file with a package, its arrows and its types on each line. A line
// that begins with # is a comment.
func readBudget(name string) (budget, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	b := budget{}
	lines := bufio.NewScanner(bytes.NewReader(content))
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		path, allowed, err := parseAllowance(fields)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		if _, ok := b[path]; ok {
			return nil, fmt.Errorf("%s:%d: %s is listed twice", name, n, path)
		}
		b[path] = allowed
	}
	return b, lines.Err()
}

func parseAllowance(fields []string) (string, allowance, error) {
	if len(fields) != 3 {
		return "", allowance{}, fmt.Errorf("%d columns; write a package, its arrows and its types", len(fields))
	}
	back, err := strconv.ParseUint(fields[1], 10, 16)
	if err != nil {
		return "", allowance{}, fmt.Errorf("arrows: %w", err)
	}
	spread, err := strconv.ParseUint(fields[2], 10, 16)
	if err != nil {
		return "", allowance{}, fmt.Errorf("types: %w", err)
	}
	return fields[0], allowance{back: int(back), spread: int(spread)}, nil
}

// verdict is what a comparison with a budget gives.
type verdict struct {
	lines    []string
	exceeded []measure
}

// judge compares packages with what they are allowed. If they are all there are,
// the budget may list no other.
func (b budget) judge(measures []measure, all bool) verdict {
	var v verdict
	rest := maps.Clone(b)
	for _, m := range measures {
		delete(rest, m.path)
		allowed := b[m.path]
		had := allowance{back: len(m.back), spread: len(m.spread)}
		if had.back > allowed.back {
			v.say("%s: arrows back up: %d, allowed: %d; see go run ./internal/arrows -v ./%s", m.path, had.back, allowed.back, m.path)
		}
		if had.spread > allowed.spread {
			v.say("%s: types with methods in more than %d files: %d, allowed: %d; see go run ./internal/arrows ./%s", m.path, maxFiles, had.spread, allowed.spread, m.path)
		}
		if had.back > allowed.back || had.spread > allowed.spread {
			v.exceeded = append(v.exceeded, m)
		} else if had != allowed {
			v.say("%s: has less than is allowed; write %d %d into the budget", m.path, had.back, had.spread)
		}
	}
	if all {
		for _, path := range slices.Sorted(maps.Keys(rest)) {
			v.say("%s: is not a package; take it out of the budget", path)
		}
	}
	return v
}

func (v *verdict) say(format string, args ...any) {
	v.lines = append(v.lines, fmt.Sprintf(format, args...))
}
