package threeway

import (
	"errors"
	"fmt"

	"github.com/pobook/pobook/internal/po"
)

// MostBytes is how large a version may be. A catalogue of a whole book of a million words
// in one file has half of that.
const MostBytes = 32 << 20

// A VersionError says that a version is not one that can be merged by its messages.
type VersionError struct {
	Version string // "the common ancestor", "our side", "their side"
	Err     error  // a [*po.SyntaxError] where it is not PO
}

// Error names the version, and then what is wrong with it.
func (e *VersionError) Error() string { return e.Version + ": " + e.Err.Error() }

// Unwrap returns what is wrong.
func (e *VersionError) Unwrap() error { return e.Err }

// read parses a version.
func read(data []byte) (*po.File, error) {
	if len(data) > MostBytes {
		return nil, fmt.Errorf("more than %d MB", MostBytes>>20)
	}
	return po.Parse(data)
}

// usable refuses a side of which a message cannot be told from another, and one that is
// empty without a reason: a program has been stopped while it wrote.
func usable(side, ancestor *po.File) error {
	if len(side.Entries) == 0 && len(ancestor.Entries) > 0 {
		return errors.New("there is no message in it")
	}
	if found := side.Duplicates(); len(found) > 0 {
		return fmt.Errorf("line %d: this message is there twice, first in line %d", found[0].Again.Line, found[0].First.Line)
	}
	return nil
}
