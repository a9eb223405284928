package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// A packer writes a file of fpdf's again, its streams compressed. fpdf would
// make a compressor of more than a megabyte for each page: most of the memory,
// and a quarter of the time, that a book took. What fpdf cannot write, it puts
// right: the fonts' maps to Unicode.
type packer struct {
	file   bytes.Buffer
	zlib   *zlib.Writer
	packed bytes.Buffer
	maps   map[int]*font // by the object number of their maps to Unicode
}

// version is what the file is written in, whatever fpdf says. Object streams came with 1.5.
const version = "%PDF-1.7"

var errForm = errors.New("fpdf has written a file of another form")

// output returns the finished file.
func (d *drawing) output() ([]byte, error) {
	out := &output{drawing: d}
	if err := d.file.Output(out); err != nil {
		return nil, err
	}
	return out.packed, nil
}

// An output packs what fpdf writes, which it does all at once, without keeping a
// copy of it.
type output struct {
	drawing *drawing
	packed  []byte
}

func (o *output) Write(file []byte) (int, error) {
	if o.packed != nil {
		return 0, errForm
	}
	var err error
	o.packed, err = o.drawing.pack(file)
	return len(file), err
}

func (d *drawing) pack(file []byte) ([]byte, error) {
	offsets, table, err := readOffsets(file)
	if err != nil {
		return nil, err
	}
	fast, err := zlib.NewWriterLevel(nil, zlib.BestSpeed)
	if err != nil {
		return nil, err
	}
	p := &packer{zlib: fast, maps: d.unicodeMaps(file)}
	objects := make([]int, len(offsets))
	for i := range objects {
		objects[i] = i
	}
	slices.SortFunc(objects, func(a, b int) int { return offsets[a] - offsets[b] })
	p.file.Grow(len(file) / 2)
	header := file[:offsets[objects[min(1, len(objects)-1)]]]
	if len(header) < len(version) {
		return nil, errForm
	}
	p.file.WriteString(version)
	p.file.Write(header[len(version):])
	for i, object := range objects {
		if object == 0 {
			continue // the head of the free list
		}
		end := table
		if i+1 < len(objects) {
			end = offsets[objects[i+1]]
		}
		body := file[offsets[object]:end]
		offsets[object] = p.file.Len()
		p.object(object, body)
	}
	p.table(offsets, file[table:])
	return p.file.Bytes(), nil
}

// readOffsets returns where each object begins, by number, and where the table
// that says so does (ISO 32000-1, 7.5.4 and 7.5.5).
func readOffsets(file []byte) (offsets []int, table int, err error) {
	const start, end, entry = "startxref\n", "\n%%EOF\n", 20
	i := bytes.LastIndex(file, []byte(start))
	if i < 0 || !bytes.HasSuffix(file, []byte(end)) {
		return nil, 0, errForm
	}
	table, err = strconv.Atoi(string(file[i+len(start) : len(file)-len(end)]))
	if err != nil || table >= len(file) {
		return nil, 0, errForm
	}
	var count int
	if _, err := fmt.Sscanf(string(file[table:min(len(file), table+30)]), "xref\n0 %d\n", &count); err != nil {
		return nil, 0, errForm
	}
	first := bytes.IndexByte(file[table+len("xref\n"):], '\n') + table + len("xref\n") + 1
	if count < 1 || first+count*entry > len(file) {
		return nil, 0, errForm
	}
	for i := range count {
		offset, err := strconv.Atoi(string(file[first+i*entry:][:10]))
		if err != nil || offset > table {
			return nil, 0, errForm
		}
		offsets = append(offsets, offset)
	}
	return offsets, table, nil
}

// object writes an object, its stream compressed if fpdf has not done so.
func (p *packer) object(number int, body []byte) {
	head := fmt.Appendf(nil, "%d 0 obj\n<</Length ", number)
	const stream, end = ">>\nstream\n", "\nendstream\nendobj\n"
	digits, rest, found := bytes.Cut(body[min(len(head), len(body)):], []byte(stream))
	length, err := strconv.Atoi(string(digits))
	if !bytes.HasPrefix(body, head) || !found || err != nil || length+len(end) > len(rest) {
		p.file.Write(body)
		return
	}
	content := rest[:length]
	if f := p.maps[number]; f != nil {
		content = f.unicodeMap()
	}
	p.packed.Reset()
	p.zlib.Reset(&p.packed)
	_, _ = p.zlib.Write(content) // a Buffer takes all
	_ = p.zlib.Close()
	fmt.Fprintf(&p.file, "%d 0 obj\n<</Filter /FlateDecode /Length %d>>\nstream\n", number, p.packed.Len())
	p.file.Write(p.packed.Bytes())
	p.file.WriteString(end)
}

// table writes the table of objects, and after it what fpdf has there.
func (p *packer) table(offsets []int, old []byte) {
	at := p.file.Len()
	fmt.Fprintf(&p.file, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(&p.file, "%010d 00000 n \n", offset)
	}
	_, trailer, _ := bytes.Cut(old, []byte("trailer\n"))
	trailer, _, _ = bytes.Cut(trailer, []byte("startxref\n"))
	p.file.WriteString("trailer\n")
	p.file.Write(trailer)
	fmt.Fprintf(&p.file, "startxref\n%d\n%%%%EOF\n", at)
}
