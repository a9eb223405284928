// Package xliff reads and writes XLIFF 1.2 (OASIS, 2008), in which translators'
// bureaus take and return work: the messages of some sections in one locale.
//
// It owns the form, the marking of inline Markdown, so that translators' programs
// protect it, and what the states of other programs mean. Which message of a
// handbook a unit belongs to, and what becomes of its translation, is the business
// of those who call it.
//
// Start at [Document], then [Write] and [Read].
package xliff

import (
	"crypto/sha256"
	"encoding/hex"

	"github.com/pobook/pobook/internal/po"
)

// A Document is an XLIFF file: the messages of sections, or of whatever another
// program calls a file.
type Document struct {
	Files []File
}

// A File is the messages of one section.
type File struct {
	// Original is the path of the section below the folder of the handbook. In files
	// of other programs it is anything.
	Original string
	// Source and Target are the languages by their tags, in BCP 47 where pobook
	// wrote them. Target may be "".
	Source, Target string
	Units          []Unit
}

// A Unit is one message.
type Unit struct {
	// ID is that of the file; [ID] where pobook wrote it. A translators' program
	// may have changed the blanks of a text, but not its ID.
	ID string
	// Entry is the message with its translation, which is empty if there is none that
	// counts: a target that is only a copy of the source does not. It is fuzzy if
	// somebody has to look at it. Extracted comments, translators' comments, msgctxt
	// and the previous msgid are there as far as the file has them.
	Entry *po.Entry
	// Code says that the text is code, in which no Markdown is to be protected. It is
	// for [Write] alone.
	Code bool
	// Doubt is why a fuzzy translation is fuzzy, in words of the file, as in
	// `state-qualifier is "leveraged-mt"`.
	Doubt string
}

// ID returns the ID of the unit of a message, which is the same in all documents.
func ID(key po.Key) string {
	text := key.ID
	if key.HasContext {
		text = key.Context + "\x04" + key.ID // as in .mo files
	}
	sum := sha256.Sum256([]byte(text))
	return "m" + hex.EncodeToString(sum[:8])
}
