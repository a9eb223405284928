package conversion

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// A stamp is the translators' comment that says of a translation how it was made. Its
// hashes tell whether the origin, or the result, is still what it was then.
type stamp struct {
	from, to       string // codes
	how            string
	origin, result string // hashes
}

// String is the comment, as it stands in a catalogue after "# ".
func (s stamp) String() string {
	return fmt.Sprintf("%s%s → %s (%s), %s-%s", stampBegins, s.from, s.to, s.how, s.origin, s.result)
}

const stampBegins = "pobook convert: "

// readStamp returns the stamp that a comment is.
func readStamp(comment string) (s stamp, ok bool) {
	rest := strings.TrimSpace(comment)
	s.from, rest, _ = strings.Cut(strings.TrimPrefix(rest, stampBegins), " → ")
	s.to, rest, _ = strings.Cut(rest, " (")
	s.how, rest, _ = strings.Cut(rest, "), ")
	s.origin, s.result, _ = strings.Cut(rest, "-")
	return s, isHash(s.origin) && isHash(s.result) && s.String() == strings.TrimSpace(comment)
}

func isHash(text string) bool {
	decoded, err := hex.DecodeString(text)
	return err == nil && len(decoded) == hashBytes
}

// hash returns the first 32 bits, in base 16, of the SHA-256 of some forms of a message, each
// with a NUL after it. Two texts by chance have the same once in four thousand million times.
func hash(forms []string) string {
	sum := sha256.Sum256([]byte(strings.Join(forms, "\x00") + "\x00"))
	return hex.EncodeToString(sum[:hashBytes])
}

const hashBytes = 4

// stampOf returns the stamp of a message, and whether it has one. A message that was given
// the translation of another may have several: that of its text counts.
func stampOf(e *po.Entry) (found stamp, ok bool) {
	result := hash(e.Str)
	for _, comment := range e.Comments {
		if s, is := readStamp(comment); is && (!ok || s.result == result) {
			found, ok = s, true
		}
	}
	return found, ok
}

// withStamp returns comments with a stamp in the place of the first that they have, and no
// other.
func withStamp(comments []string, s stamp) []string {
	is := func(comment string) bool { _, is := readStamp(comment); return is }
	at := slices.IndexFunc(comments, is)
	if at < 0 {
		at = len(comments)
	}
	rest := slices.DeleteFunc(slices.Clone(comments), is)
	return slices.Insert(rest, at, s.String())
}
