package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// A revision is a finished file being changed: its objects stay where fpdf put
// them, some get other contents and some are added behind, and the table of
// their places is written anew (ISO 32000-1, 7.5).
type revision struct {
	file    bytes.Buffer // up to where the table goes
	offsets []int        // by object number; 0 for the head of the free list

	root, info int // object numbers
	catalog    []byte
}

var (
	startOfTable = regexp.MustCompile(`startxref\n([0-9]+)\n%%EOF\n$`)
	tableHead    = regexp.MustCompile(`^xref\n0 ([0-9]+)\n`)
	trailerRoot  = regexp.MustCompile(`/Root ([0-9]+) 0 R\n`)
	trailerInfo  = regexp.MustCompile(`/Info ([0-9]+) 0 R\n`)
)

var errLayout = errors.New("fpdf has written a file of another form")

// newRevision reads the table of a file in the form that fpdf gives it.
func newRevision(file []byte) (*revision, error) {
	end := startOfTable.FindSubmatch(file[max(0, len(file)-64):])
	if end == nil {
		return nil, errLayout
	}
	at, _ := strconv.Atoi(string(end[1])) // digits only
	if at >= len(file) {
		return nil, errLayout
	}
	table := file[at:]
	head := tableHead.FindSubmatch(table)
	root, info := trailerRoot.FindSubmatch(table), trailerInfo.FindSubmatch(table)
	if head == nil || root == nil || info == nil {
		return nil, errLayout
	}
	r := &revision{}
	count, _ := strconv.Atoi(string(head[1]))
	r.root, _ = strconv.Atoi(string(root[1]))
	r.info, _ = strconv.Atoi(string(info[1]))
	if err := r.readTable(table[len(head[0]):], count); err != nil {
		return nil, err
	}
	return r, r.cut(file[:at])
}

// entrySize is the length of a line of the table (ISO 32000-1, 7.5.4).
const entrySize = 20

func (r *revision) readTable(entries []byte, count int) error {
	if len(entries) < count*entrySize {
		return errLayout
	}
	for i := range count {
		offset, err := strconv.Atoi(string(entries[i*entrySize:][:10]))
		if err != nil {
			return errLayout
		}
		r.offsets = append(r.offsets, offset)
	}
	return nil
}

// cut leaves away the catalog and the information, which fpdf writes last and
// which are to be others.
func (r *revision) cut(objects []byte) error {
	n := len(r.offsets)
	if r.info != n-2 || r.root != n-1 || r.offsets[r.info] >= r.offsets[r.root] || r.offsets[r.root] >= len(objects) {
		return errLayout
	}
	r.catalog = bytes.Clone(objects[r.offsets[r.root]:])
	r.file.Write(objects[:r.offsets[r.info]])
	return nil
}

// add writes a new object and returns its number.
func (r *revision) add(body string) int {
	r.offsets = append(r.offsets, 0)
	r.set(len(r.offsets)-1, body)
	return len(r.offsets) - 1
}

// set gives an object another content.
func (r *revision) set(object int, body string) {
	r.offsets[object] = r.file.Len()
	fmt.Fprintf(&r.file, "%d 0 obj\n%s\nendobj\n", object, body)
}

// finish writes the table and the trailer. The file's identifier depends on its
// content alone.
func (r *revision) finish() []byte {
	at := r.file.Len()
	hash := sha256.Sum256(r.file.Bytes())
	fmt.Fprintf(&r.file, "xref\n0 %d\n0000000000 65535 f \n", len(r.offsets))
	for _, offset := range r.offsets[1:] {
		fmt.Fprintf(&r.file, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&r.file, "trailer\n<<\n/Size %d\n/Root %d 0 R\n/Info %d 0 R\n/ID [<%X> <%X>]\n>>\nstartxref\n%d\n%%%%EOF\n",
		len(r.offsets), r.root, r.info, hash[:16], hash[:16], at)
	return r.file.Bytes()
}
