package po

import (
	"slices"
	"strings"
)

// A Header is the fields that the msgstr of the header entry holds, a line
// each, in their order. Lines that are no field are kept where they are. The
// zero value is an empty header.
type Header struct {
	lines []string // each with its newline; the last may lack it
}

// ParseHeader reads a header entry's msgstr. Any string is a header.
func ParseHeader(msgstr string) *Header {
	h := &Header{}
	for line := range strings.Lines(msgstr) {
		h.lines = append(h.lines, line)
	}
	return h
}

// String returns the msgstr, byte for byte as it was parsed where nothing was
// set.
func (h *Header) String() string {
	return strings.Join(h.lines, "")
}

// Keys returns the names of the fields in order, as they are spelled.
func (h *Header) Keys() []string {
	var keys []string
	for _, line := range h.lines {
		if key, _, ok := splitField(line); ok {
			keys = append(keys, key)
		}
	}
	return keys
}

// Get returns the value of the first field with that name, without regard to
// case, and "" if there is none.
func (h *Header) Get(key string) string {
	if i := h.index(key); i >= 0 {
		_, value, _ := splitField(h.lines[i])
		return value
	}
	return ""
}

// Set gives a field a new value in its place, or appends the field. A field
// that has the value already is not touched. Line breaks in value become
// spaces.
func (h *Header) Set(key, value string) {
	value = oneLine(value)
	i := h.index(key)
	if i < 0 {
		h.terminate()
		h.lines = append(h.lines, key+": "+value+"\n")
		return
	}
	if spelled, old, _ := splitField(h.lines[i]); old != value {
		h.lines[i] = spelled + ": " + value + "\n"
	}
}

func (h *Header) index(key string) int {
	return slices.IndexFunc(h.lines, func(line string) bool {
		found, _, ok := splitField(line)
		return ok && strings.EqualFold(found, key)
	})
}

// terminate gives the last line the newline that a further line needs.
func (h *Header) terminate() {
	if last := len(h.lines) - 1; last >= 0 && !strings.HasSuffix(h.lines[last], "\n") {
		h.lines[last] += "\n"
	}
}

func splitField(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	return key, strings.TrimSpace(value), ok
}

// oneLine is s with its line breaks as spaces, for places of the syntax that
// end with the line.
func oneLine(s string) string {
	return strings.ReplaceAll(s, "\n", " ")
}
