package pdf

import (
	"bytes"
	"io"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset"
)

func TestSameBytesAgain(t *testing.T) {
	t.Parallel()
	first := render(t, sample(), options())
	for range 4 {
		if !bytes.Equal(first, render(t, sample(), options())) {
			t.Fatal("a second run writes other bytes")
		}
	}
}

// Two books that share their faces, in goroutines, are the same as alone.
func TestParallelBooks(t *testing.T) {
	t.Parallel()
	o := options()
	alone := render(t, sample(), o)
	results := make(chan []byte)
	for range 2 {
		go func() {
			pages, err := typeset.Layout(sample(), o)
			var file bytes.Buffer
			if err == nil {
				err = Write(&file, pages, meta, readImage)
			}
			if err != nil {
				t.Error(err)
			}
			results <- file.Bytes()
		}()
	}
	for range 2 {
		if !bytes.Equal(alone, <-results) {
			t.Error("a book set beside another has other bytes")
		}
	}
}

func TestFileIsValid(t *testing.T) {
	t.Parallel()
	file := render(t, sample(), options())
	if !bytes.HasPrefix(file, []byte("%PDF-1.7\n")) { // object streams came with 1.5
		t.Errorf("the file begins with %q", file[:9])
	}
	inspect(t, file, "qpdf", "--check", "FILE")
}

func TestFailingWriter(t *testing.T) {
	t.Parallel()
	pages, err := typeset.Layout(&document.Book{}, options())
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(brokenWriter{}, pages, meta, nil); err == nil {
		t.Error("an error of the writer is lost")
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// BenchmarkBook is layout and writing of a long book, fonts included.
func BenchmarkBook(b *testing.B) {
	book := sample()
	for range 100 {
		book.Sections = append(book.Sections, sample().Sections...)
	}
	for b.Loop() {
		b.ReportMetric(float64(len(render(b, book, options()))), "filebytes")
	}
}
