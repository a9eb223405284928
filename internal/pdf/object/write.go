package object

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
)

// A Writer writes a file whose objects are packed into streams (7.5.7), but for the streams
// among them, with a table of their places that is a stream as well (7.5.8). The same objects
// give the same bytes.
type Writer struct {
	file   bytes.Buffer
	places []place  // by object number
	packed []packed // objects that wait for their stream
	best   *zlib.Writer
	fast   *zlib.Writer
}

// A place is where an object is: at an offset of the file, or in a stream.
type place struct {
	offset        int
	stream, index int
}

// A packed object has no place in the file by itself.
type packed struct {
	number Ref
	body   []byte
}

// NewWriter begins a file.
func NewWriter() *Writer {
	w := &Writer{places: make([]place, 1)} // the head of the free list
	w.file.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	return w
}

// Reserve returns the number of an object that is still to be set.
func (w *Writer) Reserve() Ref {
	w.places = append(w.places, place{})
	return Ref(len(w.places) - 1)
}

// Add makes a new object.
func (w *Writer) Add(o Object) Ref {
	number := w.Reserve()
	w.Set(number, o)
	return number
}

// Set gives a reserved object its content.
func (w *Writer) Set(number Ref, o Object) {
	if s, ok := o.(Stream); ok {
		w.write(number, s)
		return
	}
	w.packed = append(w.packed, packed{number, o.append(nil)})
}

// Deflated adds a stream whose data are compressed. Fast ones are a little longer.
func (w *Writer) Deflated(d Dict, data []byte, fast bool) Ref {
	number := w.Reserve()
	w.write(number, Stream{Dict: append(d[:len(d):len(d)], Entry{"Filter", Name("FlateDecode")}), Data: w.deflate(data, fast)})
	return number
}

func (w *Writer) write(number Ref, s Stream) {
	w.places[number].offset = w.file.Len()
	fmt.Fprintf(&w.file, "%d 0 obj\n", number)
	w.file.Write(s.append(nil))
	w.file.WriteString("\nendobj\n")
}

// deflate compresses data with one of the compressors of the file, each of which takes a
// megabyte.
func (w *Writer) deflate(data []byte, fast bool) []byte {
	var b bytes.Buffer
	z, level := &w.best, zlib.DefaultCompression
	if fast {
		z, level = &w.fast, zlib.BestSpeed
	}
	if *z == nil {
		*z, _ = zlib.NewWriterLevel(nil, level) // the levels are valid
	}
	(*z).Reset(&b)
	_, _ = (*z).Write(data) // a Buffer takes all
	_ = (*z).Close()
	return b.Bytes()
}

// mostPacked is how many objects a stream holds at most: a reader unpacks all
// of them for one.
const mostPacked = 400

// pack writes the objects that wait for it into streams.
func (w *Writer) pack() {
	for len(w.packed) > 0 {
		n := min(len(w.packed), mostPacked)
		var head, bodies bytes.Buffer
		for _, p := range w.packed[:n] {
			fmt.Fprintf(&head, "%d %d ", p.number, bodies.Len())
			bodies.Write(p.body)
			bodies.WriteByte('\n')
		}
		d := Dict{{"Type", Name("ObjStm")}, {"N", Raw(fmt.Sprint(n))}, {"First", Raw(fmt.Sprint(head.Len()))}}
		stream := w.Deflated(d, append(head.Bytes(), bodies.Bytes()...), false)
		for i, p := range w.packed[:n] {
			w.places[p.number] = place{stream: int(stream), index: i}
		}
		w.packed = w.packed[n:]
	}
}

// Finish writes the table, which has the entries of a trailer, and returns the file. Its
// identifier depends on its content alone.
func (w *Writer) Finish(root, info Ref) []byte {
	w.pack()
	hash := sha256.Sum256(w.file.Bytes())
	id := String(hash[:16])
	number := w.Reserve()
	at := w.file.Len()
	w.places[number].offset = at
	d := Dict{
		{"Type", Name("XRef")},
		{"Size", Raw(fmt.Sprint(len(w.places)))},
		{"W", Raw("[1 4 2]")},
		{"Root", root},
		{"Info", info},
		{"ID", Array{id, id}},
		{"Filter", Name("FlateDecode")},
	}
	w.write(number, Stream{Dict: d, Data: w.deflate(w.table(), false)})
	fmt.Fprintf(&w.file, "startxref\n%d\n%%%%EOF\n", at)
	return w.file.Bytes()
}

// table is the places of the objects, in rows of seven bytes.
func (w *Writer) table() []byte {
	rows := []byte{0, 0, 0, 0, 0, 0xFF, 0xFF} // the head of the free list
	for _, p := range w.places[1:] {
		kind, second, third := byte(1), p.offset, 0
		if p.stream > 0 {
			kind, second, third = 2, p.stream, p.index
		}
		rows = append(rows, kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(second))
		rows = binary.BigEndian.AppendUint16(rows, uint16(third))
	}
	return rows
}
