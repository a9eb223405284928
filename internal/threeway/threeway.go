// Package threeway merges two versions of a catalogue that have grown out of a common
// ancestor, message by message: what a translator has done on one side and an update on
// the other. It owns which side counts for what, and that nothing anybody wrote is lost
// on the way. Templates are merged the same way.
//
// It knows PO and nothing else: no files, no git, no locales. It does not look for similar
// texts, which is the business of package merging: the next update does. What it cannot
// read it refuses, see [VersionError]; a merge of text is for who calls it.
//
// Start at [Merge]. It pairs the messages of the versions (pairing.go, rename.go), merges
// each by its parts (message.go, translation.go, lines.go) and the header by its fields
// (header.go). Which side is whose, where both have changed a thing, stands in side.go.
package threeway

import (
	"bytes"

	"github.com/pobook/pobook/internal/po"
)

// Versions are those of one file, as bytes of PO in whatever form [po.Parse] takes. In git's words
// they are the common ancestor, which is empty where both sides have added the file, and
// the two sides that are merged.
type Versions struct{ Ancestor, Ours, Theirs []byte }

// A Result is a merged file.
type Result struct {
	// Data is canonical PO, but for entries that a side has in the same words, which are
	// laid out as there.
	Data []byte
	// Decisions are on the messages for which both sides have done something, in the
	// order of the file.
	Decisions []Decision
}

// Merge merges the versions of a catalogue or a template. For each part of a message that
// counts which the one side or the other has changed against the ancestor; where both
// have:
//
//   - Of two translations, that of the translator's side is taken and is fuzzy, and the
//     other stands in a comment. A finished one goes before one that is fuzzy, and stays
//     finished.
//   - Of what ties a message to the source (place, references, extracted comments), that
//     of the side with the later update is taken.
//   - Comments and flags of both are kept.
//
// A message that one side has removed and the other has translated or commented on is kept
// as obsolete. If its text was changed there, so that another message has its translation,
// that one takes the work over, and is fuzzy.
//
// The error is a [*VersionError].
func Merge(v Versions) (Result, error) {
	switch {
	case bytes.Equal(v.Ours, v.Theirs), bytes.Equal(v.Theirs, v.Ancestor):
		return Result{Data: v.Ours}, nil
	case bytes.Equal(v.Ours, v.Ancestor):
		return Result{Data: v.Theirs}, nil
	}
	var files [3]*po.File
	for i, data := range [...][]byte{v.Ancestor, v.Ours, v.Theirs} {
		file, err := read(data)
		if err != nil {
			return Result{}, &VersionError{[...]string{"the common ancestor", "our side", "their side"}[i], err}
		}
		files[i] = file
	}
	for i, name := range [...]string{"our side", "their side"} {
		if err := usable(files[i+1], files[0]); err != nil {
			return Result{}, &VersionError{name, err}
		}
	}
	merged, decisions := mergeFiles(files[0], [2]*po.File{files[1], files[2]})
	data := po.BytesLike(merged, v.Ours, v.Theirs)
	locate(decisions, data)
	return Result{data, decisions}, nil
}
