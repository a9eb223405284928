package sfnt

import (
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A Member is a font of a file, by which it can be chosen from a collection.
type Member struct {
	PostScript string // as in "NotoSansCJKtc-Regular"
	Full       string // as in "Noto Sans CJK TC Regular", or ""
}

// Members returns the fonts of a file in the order of their indices. A file that
// is not a collection has one.
func Members(file io.ReaderAt) ([]Member, error) {
	starts, err := members(file)
	if err != nil {
		return nil, err
	}
	found := make([]Member, len(starts))
	for i, start := range starts {
		tables, err := openDirectory(file, start)
		if err != nil {
			return nil, err
		}
		names := readNames(tables)
		found[i] = Member{names.PostScript, names.Full}
	}
	return found, nil
}

// Find returns the index of the font that a handbook means: its number from 0,
// its PostScript name or its full name. "" is the only font of a file.
func Find(file io.ReaderAt, name string) (int, error) {
	if index, err := strconv.ParseUint(name, 10, 16); err == nil {
		return int(index), nil
	}
	found, err := Members(file)
	if err != nil {
		return 0, err
	}
	for i, member := range found {
		if name == member.PostScript || name == member.Full || name == "" && len(found) == 1 {
			return i, nil
		}
	}
	if name == "" {
		return 0, fmt.Errorf("is a collection; say which of its fonts is meant: %s", listed(found))
	}
	return 0, fmt.Errorf("has no font %q; it has %s", name, listed(found))
}

// listed names the fonts of a collection, not too many of them.
func listed(members []Member) string {
	const most = 12
	var names []string
	for i, member := range members {
		if i == most {
			names = append(names, fmt.Sprintf("and %d more", len(members)-most))
			break
		}
		names = append(names, "#"+member.PostScript)
	}
	return strings.Join(names, ", ")
}
