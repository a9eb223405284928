package frontmatter

import (
	"bytes"
	"regexp"
	"slices"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// A Change is what becomes of a key at the top level of front matter.
type Change struct {
	Key    string
	Remove bool
	// Make returns the new text. value is what stands there, a string, a number or
	// the like as it is written; it is empty, and there is false, where the key is
	// missing or holds a list or a mapping. Without ok nothing is changed.
	Make func(value string, there bool) (text string, ok bool)
}

// Apply returns a section's text, which may begin with a byte order mark, with changes in
// its front matter, and the keys that cannot be changed: because of how they are written, or since
// the block is no mapping of one key a line. A key that is missing is added, with
// a block around it where there is none.
func Apply(section []byte, changes []Change) (changed []byte, failed []string) {
	const mark = "\ufeff"
	body := bytes.TrimPrefix(section, []byte(mark))
	start := len(section) - len(body)
	length := Length(body)
	block := body[:length]
	json := length == 0 && jsonBlock.Match(body)
	for _, c := range changes {
		if json {
			failed = append(failed, c.Key)
			continue
		}
		next, ok := c.apply(block, linebreak.Ending(body))
		if !ok {
			failed = append(failed, c.Key)
			continue
		}
		block = next
	}
	if bytes.Equal(block, body[:length]) {
		return section, failed
	}
	if length == 0 {
		block = slices.Concat(block, []byte(linebreak.Ending(body)))
	}
	return slices.Concat(section[:start], block, body[length:]), failed
}

// jsonBlock is how Hugo's front matter in JSON begins, which is not read.
var jsonBlock = regexp.MustCompile(`^\{\s*"`)

func (c Change) apply(block []byte, newline string) ([]byte, bool) {
	if len(block) == 0 {
		text, ok := c.textFor("", false)
		if !ok {
			return block, true
		}
		marker := "---" + newline
		return []byte(marker + line(c.Key, text, newline, false) + marker), true
	}
	entries, ok := entriesOf(block)
	if !ok {
		return block, false
	}
	toml := block[0] == '+'
	var found []entry
	for _, e := range entries.all {
		if e.key == c.Key {
			found = append(found, e)
		}
	}
	var edited []byte
	switch {
	case len(found) > 1:
		return block, false
	case len(found) == 0:
		text, ok := c.textFor("", false)
		if !ok {
			return block, true
		}
		edited = slices.Concat(block[:entries.end], []byte(line(c.Key, text, newline, toml)), block[entries.end:])
	case c.Remove:
		edited = slices.Concat(block[:found[0].start], block[found[0].end:])
	default:
		e := found[0]
		text, ok := c.textFor(e.value, e.scalar)
		if !ok || e.scalar && text == e.value {
			return block, true
		}
		edited = replaced(block, e, text, newline)
	}
	if !sound(edited) || Length(edited) != len(edited) {
		return block, false
	}
	return edited, true
}

// textFor is what is to stand at the key; false for nothing new.
func (c Change) textFor(value string, there bool) (string, bool) {
	if c.Remove {
		return "", false
	}
	return c.Make(value, there)
}

// replaced writes a text in the place of an entry's value, in its author's notation
// if that is one of strings.
func replaced(block []byte, e entry, text, newline string) []byte {
	values := Values(block, []string{e.key})
	inside := slices.DeleteFunc(values, func(v Value) bool { return v.Start < e.start || v.End > e.end })
	if e.scalar && len(inside) == 1 {
		v := inside[0]
		return slices.Concat(block[:v.Start], Encode(block, v, text), block[v.End:])
	}
	return slices.Concat(block[:e.start], []byte(line(e.key, text, newline, block[0] == '+')), block[e.end:])
}

// line is an entry that says a text.
func line(key, text, newline string, toml bool) string {
	if toml {
		return key + ` = "` + escape(text, "") + `"` + newline
	}
	plain := []byte("---\nk: x\n---\n")
	return key + ": " + string(Encode(plain, Values(plain, []string{"k"})[0], text)) + newline
}
