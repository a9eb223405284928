package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// A revision is a finished file being changed: its objects stay where fpdf put
// them, some get other contents and some are added after them, packed into streams
// (ISO 32000-1, 7.5.7), and the table of their places is written anew
// (7.5.8).
type revision struct {
	file   bytes.Buffer // up to where the table goes
	places []place      // by object number
	packed []packed     // objects that wait for their stream
	zlib   *zlib.Writer

	root, info int    // object numbers
	catalog    []byte // as fpdf wrote it
}

// A place is where an object is: at an offset of the file, or in a stream.
type place struct {
	offset        int
	stream, index int
}

// A packed object has no place in the file by itself.
type packed struct {
	object int
	body   string
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
	at := number(end[1])
	if at >= len(file) {
		return nil, errLayout
	}
	table := file[at:]
	head := tableHead.FindSubmatch(table)
	root, info := trailerRoot.FindSubmatch(table), trailerInfo.FindSubmatch(table)
	if head == nil || root == nil || info == nil {
		return nil, errLayout
	}
	r := &revision{root: number(root[1]), info: number(info[1])}
	if err := r.readTable(table[len(head[0]):], number(head[1])); err != nil {
		return nil, err
	}
	return r, r.cut(file[:at])
}

// number is the value of digits that a pattern has matched.
func number(digits []byte) int {
	n, _ := strconv.Atoi(string(digits))
	return n
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
		r.places = append(r.places, place{offset: offset})
	}
	return nil
}

// cut leaves away the catalog and the information, which fpdf writes last and
// which are to be others.
func (r *revision) cut(objects []byte) error {
	n := len(r.places)
	if r.info != n-2 || r.root != n-1 {
		return errLayout
	}
	info, root := r.places[r.info].offset, r.places[r.root].offset
	if info >= root || root >= len(objects) {
		return errLayout
	}
	r.catalog = bytes.Clone(objects[root:])
	r.file.Write(objects[:info])
	return nil
}

// dictionary returns the body of an object that fpdf wrote and that is a
// dictionary.
func (r *revision) dictionary(object int) (string, error) {
	if object <= 0 || object >= len(r.places) {
		return "", errLayout
	}
	head := fmt.Sprintf("%d 0 obj\n", object)
	body, found := bytes.CutPrefix(r.file.Bytes()[r.places[object].offset:], []byte(head))
	end := bytes.Index(body, []byte("\nendobj\n"))
	if !found || end < 0 || !bytes.HasSuffix(body[:end], []byte(">>")) {
		return "", errLayout
	}
	return string(body[:end]), nil
}

// reserve returns the number of an object that is still to be set.
func (r *revision) reserve() int {
	r.places = append(r.places, place{})
	return len(r.places) - 1
}

// add makes a new object and returns its number.
func (r *revision) add(body string) int {
	object := r.reserve()
	r.set(object, body)
	return object
}

// set gives an object its content, or another one.
func (r *revision) set(object int, body string) {
	r.packed = append(r.packed, packed{object, body})
}

// stream makes a stream and returns its number. The entries are those of its
// dictionary besides its length.
func (r *revision) stream(entries string, data []byte) int {
	object := r.reserve()
	r.places[object].offset = r.file.Len()
	fmt.Fprintf(&r.file, "%d 0 obj\n<< %s /Length %d >>\nstream\n", object, entries, len(data))
	r.file.Write(data)
	r.file.WriteString("\nendstream\nendobj\n")
	return object
}

// deflated compresses data with the one compressor of the file, which takes a
// megabyte.
func (r *revision) deflated(data []byte) []byte {
	var b bytes.Buffer
	if r.zlib == nil {
		r.zlib = zlib.NewWriter(&b)
	} else {
		r.zlib.Reset(&b)
	}
	_, _ = r.zlib.Write(data) // a Buffer takes all
	_ = r.zlib.Close()
	return b.Bytes()
}

// mostPacked is how many objects a stream holds at most: a reader unpacks all
// of them for one.
const mostPacked = 400

// pack writes the objects that wait for it into streams.
func (r *revision) pack() {
	for len(r.packed) > 0 {
		n := min(len(r.packed), mostPacked)
		var head, bodies bytes.Buffer
		for _, p := range r.packed[:n] {
			fmt.Fprintf(&head, "%d %d ", p.object, bodies.Len())
			bodies.WriteString(p.body + "\n")
		}
		entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", n, head.Len())
		stream := r.stream(entries, r.deflated(append(head.Bytes(), bodies.Bytes()...)))
		for i, p := range r.packed[:n] {
			r.places[p.object] = place{stream: stream, index: i}
		}
		r.packed = r.packed[n:]
	}
}

// finish writes the table, which has the entries of a trailer. The file's
// identifier depends on its content alone.
func (r *revision) finish() []byte {
	r.pack()
	hash := sha256.Sum256(r.file.Bytes())
	table := r.reserve()
	r.places[table].offset = r.file.Len()
	var rows bytes.Buffer
	rows.Write([]byte{0, 0, 0, 0, 0, 0xFF, 0xFF}) // the head of the free list
	for _, p := range r.places[1:] {
		kind, second, third := byte(1), p.offset, 0
		if p.stream > 0 {
			kind, second, third = 2, p.stream, p.index
		}
		rows.WriteByte(kind)
		rows.Write(binary.BigEndian.AppendUint32(nil, uint32(second)))
		rows.Write(binary.BigEndian.AppendUint16(nil, uint16(third)))
	}
	data := r.deflated(rows.Bytes())
	fmt.Fprintf(&r.file, "%d 0 obj\n<< /Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%X> <%X>] /Filter /FlateDecode /Length %d >>\nstream\n",
		table, len(r.places), r.root, r.info, hash[:16], hash[:16], len(data))
	at := r.places[table].offset
	r.file.Write(data)
	fmt.Fprintf(&r.file, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", at)
	return r.file.Bytes()
}
