package conversion

import (
	"cmp"
	"slices"
	"strings"
)

// A span is a range of bytes of a text.
type span struct{ start, end int }

func (s span) in(text string) string { return text[s.start:s.end] }

// An edit puts a text in the place of a span.
type edit struct {
	at   span
	text string
}

// A transcript is a text that is becoming another one, with what of it stays. Its spans are in
// order, and none reaches into another.
type transcript struct {
	text string
	kept []span
}

func newTranscript(text string, keep []span) *transcript {
	t := &transcript{text: text}
	t.keep(keep)
	return t
}

// keep adds to what stays.
func (t *transcript) keep(more []span) {
	if len(more) == 0 {
		return
	}
	all := slices.Concat(t.kept, more)
	slices.SortFunc(all, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	t.kept = all[:0]
	for _, s := range all {
		if n := len(t.kept); n > 0 && s.start < t.kept[n-1].end {
			t.kept[n-1].end = max(t.kept[n-1].end, s.end)
			continue
		}
		t.kept = append(t.kept, s)
	}
}

// free returns what is between what stays.
func (t *transcript) free() []span {
	var free []span
	at := 0
	for _, s := range append(slices.Clip(t.kept), span{len(t.text), len(t.text)}) {
		if at < s.start {
			free = append(free, span{at, s.start})
		}
		at = s.end
	}
	return free
}

// visible returns the text with what stays blotted out, byte for byte.
func (t *transcript) visible() string {
	if len(t.kept) == 0 {
		return t.text
	}
	b := []byte(t.text)
	for _, s := range t.kept {
		for i := s.start; i < s.end; i++ {
			b[i] = 0
		}
	}
	return string(b)
}

// A state says of a text that is put in whether it may be edited again.
type state bool

const (
	pending state = false
	settled state = true
)

// replace makes edits, which are in order and within what is free.
func (t *transcript) replace(edits []edit, then state) {
	if len(edits) == 0 {
		return
	}
	var (
		b    strings.Builder
		done int    // up to where the text has been written
		all  []span // of what stays
		next = 0    // of t.kept
	)
	keepUntil := func(end int) {
		for ; next < len(t.kept) && t.kept[next].start < end; next++ {
			shift := b.Len() - done
			all = append(all, span{t.kept[next].start + shift, t.kept[next].end + shift})
		}
	}
	for _, e := range edits {
		keepUntil(e.at.start)
		b.WriteString(t.text[done:e.at.start])
		start := b.Len()
		b.WriteString(e.text)
		if then == settled {
			all = append(all, span{start, b.Len()})
		}
		done = e.at.end
	}
	keepUntil(len(t.text) + 1)
	b.WriteString(t.text[done:])
	t.text, t.kept = b.String(), all
}
