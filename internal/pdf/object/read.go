package object

import (
	"bytes"
	"fmt"
	"strconv"
)

// A File is the objects of a file.
type File struct {
	Trailer Dict
	objects []Object // by number
}

// Read reads a file (7.5). The data of its streams are parts of it, not copies.
func Read(file []byte) (*File, error) {
	at, err := startOfTable(file)
	if err != nil {
		return nil, err
	}
	p := &parser{src: file, at: at}
	offsets, err := p.table()
	if err != nil {
		return nil, err
	}
	trailer, err := p.object(0)
	if err != nil {
		return nil, fmt.Errorf("trailer: %w", err)
	}
	f := &File{objects: make([]Object, len(offsets))}
	var ok bool
	if f.Trailer, ok = trailer.(Dict); !ok || f.Trailer.Get("Encrypt") != nil {
		return nil, errForm
	}
	for number, offset := range offsets {
		if offset == 0 {
			continue // free
		}
		p := &parser{src: file, at: offset}
		if f.objects[number], err = p.indirect(number); err != nil {
			return nil, fmt.Errorf("object %d: %w", number, err)
		}
	}
	return f, nil
}

// Get returns what an object is: what it refers to, if it is a reference. It is nil for one
// that is not there.
func (f *File) Get(o Object) Object {
	r, ok := o.(Ref)
	if !ok {
		return o
	}
	if r <= 0 || int(r) >= len(f.objects) {
		return nil
	}
	return f.objects[r]
}

// Dict returns a dictionary, that of a stream too; nil for anything else.
func (f *File) Dict(o Object) Dict {
	switch o := f.Get(o).(type) {
	case Dict:
		return o
	case Stream:
		return o.Dict
	}
	return nil
}

// startOfTable reads where the table of objects is from the end of the file (7.5.5).
func startOfTable(file []byte) (int, error) {
	const key, end = "startxref", "%%EOF"
	tail := file[max(0, len(file)-64):]
	i, j := bytes.LastIndex(tail, []byte(key)), bytes.LastIndex(tail, []byte(end))
	if i < 0 || j < i {
		return 0, errForm
	}
	at, err := strconv.Atoi(string(bytes.TrimSpace(tail[i+len(key) : j])))
	if err != nil || at < 0 || at >= len(file) {
		return 0, errForm
	}
	return at, nil
}

// table reads a table of one section (7.5.4): where each object begins, 0 for a free one.
func (p *parser) table() ([]int, error) {
	const entry = 20
	if p.word() != "xref" || p.word() != "0" {
		return nil, errForm
	}
	count, err := strconv.Atoi(p.word())
	p.white()
	if err != nil || count < 1 || count > (len(p.src)-p.at)/entry {
		return nil, errForm
	}
	offsets := make([]int, count)
	for i := range offsets {
		line := p.src[p.at : p.at+entry]
		p.at += entry
		if line[17] != 'n' {
			continue
		}
		if offsets[i], err = strconv.Atoi(string(line[:10])); err != nil || offsets[i] >= len(p.src) {
			return nil, errForm
		}
	}
	if p.word() != "trailer" {
		return nil, errForm
	}
	return offsets, nil
}

// indirect reads an object with its number and its end (7.3.10).
func (p *parser) indirect(number int) (Object, error) {
	if p.word() != strconv.Itoa(number) || p.word() != "0" || p.word() != "obj" {
		return nil, errForm
	}
	o, err := p.object(0)
	if err != nil {
		return nil, err
	}
	end := p.word()
	if d, ok := o.(Dict); ok && end == "stream" {
		if o, err = p.stream(d); err != nil {
			return nil, err
		}
		end = p.word()
	}
	if end != "endobj" {
		return nil, errForm
	}
	return o, nil
}

// stream reads the data of a stream (7.3.8), whose length has to be in its dictionary.
func (p *parser) stream(d Dict) (Object, error) {
	raw, _ := d.Get("Length").(Raw)
	length, err := strconv.Atoi(string(raw))
	if p.at < len(p.src) && p.src[p.at] == '\r' {
		p.at++
	}
	p.at++ // the end of the line
	if err != nil || length < 0 || length > len(p.src)-p.at {
		return nil, errForm
	}
	data := p.src[p.at : p.at+length : p.at+length]
	p.at += length
	if p.word() != "endstream" {
		return nil, errForm
	}
	kept := make(Dict, 0, len(d))
	for _, e := range d {
		if e.Key != "Length" {
			kept = append(kept, e)
		}
	}
	return Stream{Dict: kept, Data: data}, nil
}
