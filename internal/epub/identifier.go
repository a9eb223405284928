package epub

import (
	"crypto/sha1"
	"fmt"
	"strings"
)

// space is the namespace of identifiers: the UUID of version 5 of https://github.com/pobook/pobook
// among URLs.
var space = []byte{0x69, 0xbc, 0xf2, 0xf0, 0x24, 0x3e, 0x54, 0xaa, 0x9d, 0xb7, 0x06, 0x64, 0x74, 0xa1, 0x68, 0x4e}

// Identifier returns the identifier of what has some names: "urn:uuid:" and a UUID of version 5
// (RFC 9562 §5.5), the same for the same names. They should stay when the book changes, and differ
// between books: the address of its source, and the language.
func Identifier(names ...string) string {
	sum := sha1.Sum([]byte(string(space) + strings.Join(names, "\x00")))
	id := sum[:16]
	id[6] = id[6]&0x0f | 5<<4
	id[8] = id[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}
