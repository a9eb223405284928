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

// A draft is a text that is becoming another one, with what of it stays. Its spans are in
// order, and none reaches into another.
type draft struct {
	text string
	kept []span
}

func newDraft(text string, keep []span) *draft {
	d := &draft{text: text}
	d.keep(keep)
	return d
}

// keep adds to what stays.
func (d *draft) keep(more []span) {
	if len(more) == 0 {
		return
	}
	all := slices.Concat(d.kept, more)
	slices.SortFunc(all, func(a, b span) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	d.kept = all[:0]
	for _, s := range all {
		if n := len(d.kept); n > 0 && s.start < d.kept[n-1].end {
			d.kept[n-1].end = max(d.kept[n-1].end, s.end)
			continue
		}
		d.kept = append(d.kept, s)
	}
}

// free returns what is between what stays.
func (d *draft) free() []span {
	var free []span
	at := 0
	for _, s := range append(slices.Clip(d.kept), span{len(d.text), len(d.text)}) {
		if at < s.start {
			free = append(free, span{at, s.start})
		}
		at = s.end
	}
	return free
}

// visible returns the text with what stays blotted out, byte for byte.
func (d *draft) visible() string {
	if len(d.kept) == 0 {
		return d.text
	}
	b := []byte(d.text)
	for _, s := range d.kept {
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
func (d *draft) replace(edits []edit, then state) {
	if len(edits) == 0 {
		return
	}
	var (
		b    strings.Builder
		done int    // up to where the text has been written
		all  []span // of what stays
		next = 0    // of d.kept
	)
	keepUntil := func(end int) {
		for ; next < len(d.kept) && d.kept[next].start < end; next++ {
			shift := b.Len() - done
			all = append(all, span{d.kept[next].start + shift, d.kept[next].end + shift})
		}
	}
	for _, e := range edits {
		keepUntil(e.at.start)
		b.WriteString(d.text[done:e.at.start])
		start := b.Len()
		b.WriteString(e.text)
		if then == settled {
			all = append(all, span{start, b.Len()})
		}
		done = e.at.end
	}
	keepUntil(len(d.text) + 1)
	b.WriteString(d.text[done:])
	d.text, d.kept = b.String(), all
}
