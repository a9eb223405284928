package object

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"

	"github.com/pobook/pobook/internal/inorder"
)

// A Writer writes a file whose objects are packed into streams (7.5.7), but for the streams
// among them, with a table of their places that is a stream as well (7.5.8). It keeps nothing
// of them but their places. Streams are compressed side by side and written in the order in
// which they come, so that the same objects give the same bytes.
type Writer struct {
	to      io.Writer
	err     error // the first of to
	at      int   // how much has been written
	content hash.Hash
	places  []place  // by object number
	packed  []packed // objects that wait for their stream
	streams *inorder.Queue[*deflater, stream]
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

// A stream is one that is ready to be written.
type stream struct {
	number  Ref
	content Stream
}

// NewWriter begins a file.
func NewWriter(to io.Writer) *Writer {
	w := &Writer{to: to, content: sha256.New(), places: make([]place, 1)} // the head of the free list
	deflaters := make([]*deflater, inorder.Workers())
	for i := range deflaters {
		deflaters[i] = &deflater{}
	}
	w.streams = inorder.New(deflaters, w.write)
	w.print([]byte("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"))
	return w
}

// Err returns why the file cannot be written, as soon as that is known.
func (w *Writer) Err() error { return w.err }

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
		w.streams.Add(func(*deflater) stream { return stream{number, s} })
		return
	}
	w.packed = append(w.packed, packed{number, o.append(nil)})
	if len(w.packed) == mostPacked {
		w.pack()
	}
}

// Deflated adds a stream whose data are compressed, and are the writer's from then on. Fast
// ones are a little longer.
func (w *Writer) Deflated(d Dict, data []byte, fast bool) Ref {
	number := w.Reserve()
	w.deflated(number, d, data, fast)
	return number
}

func (w *Writer) deflated(number Ref, d Dict, data []byte, fast bool) {
	d = append(d[:len(d):len(d)], Entry{"Filter", Name("FlateDecode")})
	w.streams.Add(func(z *deflater) stream { return stream{number, Stream{Dict: d, Data: z.deflate(data, fast)}} })
}

func (w *Writer) write(s stream) {
	w.places[s.number].offset = w.at
	w.print(fmt.Appendf(nil, "%d 0 obj\n", s.number))
	w.print(s.content.append(nil))
	w.print([]byte("\nendobj\n"))
}

func (w *Writer) print(text []byte) {
	if w.err == nil {
		_, w.err = w.to.Write(text)
	}
	w.at += len(text)
	_, _ = w.content.Write(text) // a hash takes all
}

// A deflater compresses data, with a compressor for each level, which takes a megabyte.
type deflater struct{ best, fast *zlib.Writer }

func (c *deflater) deflate(data []byte, fast bool) []byte {
	var b bytes.Buffer
	z, level := &c.best, zlib.DefaultCompression
	if fast {
		z, level = &c.fast, zlib.BestSpeed
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

// pack writes the objects that wait for it into a stream.
func (w *Writer) pack() {
	if len(w.packed) == 0 {
		return
	}
	number := w.Reserve()
	var head, bodies bytes.Buffer
	for i, p := range w.packed {
		fmt.Fprintf(&head, "%d %d ", p.number, bodies.Len())
		bodies.Write(p.body)
		bodies.WriteByte('\n')
		w.places[p.number] = place{stream: int(number), index: i}
	}
	d := Dict{{"Type", Name("ObjStm")}, {"N", Raw(fmt.Sprint(len(w.packed)))}, {"First", Raw(fmt.Sprint(head.Len()))}}
	w.deflated(number, d, append(head.Bytes(), bodies.Bytes()...), false)
	w.packed = w.packed[:0]
}

// Wait waits until nothing is being compressed. A writer that is given up before it is finished
// has to wait.
func (w *Writer) Wait() { w.streams.Wait() }

// Finish writes the table, which has the entries of a trailer. The identifier of the file
// depends on its content alone.
func (w *Writer) Finish(root, info Ref) error {
	w.pack()
	w.Wait()
	id := String(w.content.Sum(nil)[:16])
	number := w.Reserve()
	at := w.at
	w.places[number].offset = at
	d := Dict{
		{"Type", Name("XRef")},
		{"Size", Raw(fmt.Sprint(len(w.places)))},
		{"W", Raw("[1 4 2]")},
		{"Root", root},
		{"Info", info},
		{"ID", Array{id, id}},
	}
	w.deflated(number, d, w.table(), false)
	w.Wait()
	w.print(fmt.Appendf(nil, "startxref\n%d\n%%%%EOF\n", at))
	return w.err
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
