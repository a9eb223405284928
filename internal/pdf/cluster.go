package pdf

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/layout"
)

// A cluster is glyphs of a run that stand together for a piece of its text: those of one
// cluster of the shaper, with those after it that begin without moving the pen.
type cluster struct {
	glyphs      []layout.Glyph // in drawing order
	text        string
	rightToLeft bool
	beforeSpace bool // which is on its right
}

// A cursor goes over the clusters of a run in drawing order. Together they have all of its
// text.
type cursor struct {
	run     *layout.Run
	end     int // of the cluster, among the glyphs
	left    int // where the text of the cluster on the left begins
	cluster cluster
}

func clusters(r *layout.Run) cursor {
	return cursor{run: r, left: len(r.Text), cluster: cluster{rightToLeft: r.RightToLeft}}
}

// next goes to the next cluster, and reports whether there is one.
func (k *cursor) next() bool {
	r, start := k.run, k.end
	if start >= len(r.Glyphs) {
		return false
	}
	end := endOfCluster(r, start)
	for !r.RightToLeft && end < len(r.Glyphs) && r.Glyphs[end].Advance == 0 {
		end = endOfCluster(r, end) // what is below the cluster, such as a subscript letter
	}
	from, to := extent(r, start, end, k.left)
	k.end, k.left = end, from
	k.cluster.glyphs, k.cluster.text = r.Glyphs[start:end], r.Text[from:to]
	if r.RightToLeft {
		k.cluster.beforeSpace = from > 0 && r.Text[from-1] == ' '
	} else {
		k.cluster.beforeSpace = to < len(r.Text) && r.Text[to] == ' '
	}
	return true
}

// endOfCluster returns the index after the last glyph that has the cluster of a glyph.
func endOfCluster(r *layout.Run, start int) int {
	end := start + 1
	for end < len(r.Glyphs) && r.Glyphs[end].Cluster == r.Glyphs[start].Cluster {
		end++
	}
	return end
}

// extent returns where the text of a cluster begins and ends. The first one in the order of
// the text begins where the text does.
func extent(r *layout.Run, start, end, left int) (from, to int) {
	from, to = int(r.Glyphs[start].Cluster), len(r.Text)
	if r.RightToLeft {
		to = left
	} else if end < len(r.Glyphs) {
		to = int(r.Glyphs[end].Cluster)
	}
	if start == 0 && !r.RightToLeft || end == len(r.Glyphs) && r.RightToLeft {
		from = 0
	}
	from = min(max(from, 0), len(r.Text))
	return from, min(max(to, from), len(r.Text))
}

// shown returns what readers of text have to find in order to read the text of the cluster.
// They take what they find as it looks, from left to right, and turn round what is of scripts
// that are read from right to left: character by character, with the brackets, whether
// several of them come from one glyph or not.
func (c *cluster) shown() string {
	if !c.rightToLeft {
		return c.text
	}
	if r, size := utf8.DecodeRuneInString(c.text); size == len(c.text) {
		return mirrored(r, c.text)
	}
	turned := []rune(c.text)
	slices.Reverse(turned)
	return string(turned)
}

// brackets are those that books in such scripts have, in pairs: Bidi_Mirroring_Glyph of
// Unicode.
const brackets = "()[]{}<>«»‹›⟨⟩"

// mirrored returns the bracket that looks as a bracket does in text from right to left.
func mirrored(r rune, text string) string {
	at := strings.IndexRune(brackets, r)
	if at < 0 || r == utf8.RuneError {
		return text
	}
	n := utf8.RuneCountInString(brackets[:at])
	return string([]rune(brackets)[n^1])
}
