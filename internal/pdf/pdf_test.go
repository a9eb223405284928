package pdf

import (
	"bytes"
	"context"
	"errors"
	"io"
	"runtime"
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
			pages, err := typeset.Layout(t.Context(), sample(), o, typeset.Job{})
			var file bytes.Buffer
			if err == nil {
				err = Write(t.Context(), &file, pages, meta, readImage)
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

// The same bytes come of any number of processors, of pages that are packed and of those that
// are not. The pages are more than fpdf draws at once.
func TestCores(t *testing.T) { //nolint:paralleltest // it changes how many processors there are
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	o := options()
	var first []byte
	for _, cores := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(cores)
		for _, frugal := range []bool{false, true} {
			book := sample()
			book.Sections = append(book.Sections, benchmarkBook(3*sheetsAtOnce, false).Sections...)
			pages, err := typeset.Layout(t.Context(), book, o, typeset.Job{Frugal: frugal})
			if err != nil {
				t.Fatal(err)
			}
			var file bytes.Buffer
			if err := Write(t.Context(), &file, pages, meta, readImage); err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = file.Bytes()
				inspect(t, first, "qpdf", "--check", "FILE")
			} else if !bytes.Equal(first, file.Bytes()) {
				t.Errorf("%d processors, frugal %v: other bytes", cores, frugal)
			}
		}
	}
}

// A context that has ended, or ends while the file is written, is the error.
func TestWriteEnds(t *testing.T) {
	t.Parallel()
	pages, err := typeset.Layout(t.Context(), benchmarkBook(3*sheetsAtOnce, false), options(), typeset.Job{})
	if err != nil {
		t.Fatal(err)
	}
	for after := range 4 {
		ctx, cancel := context.WithCancel(t.Context())
		w := &cancellingWriter{after: 10 * after, cancel: cancel}
		if err := Write(ctx, w, pages, meta, readImage); !errors.Is(err, context.Canceled) {
			t.Errorf("the error is %v", err)
		}
		if w.more > 500 {
			t.Errorf("%d pieces were written after the end", w.more)
		}
	}
}

// A cancellingWriter ends a context after some pieces, and counts those that come then.
type cancellingWriter struct {
	after, more int
	cancel      context.CancelFunc
}

func (w *cancellingWriter) Write(p []byte) (int, error) {
	if w.after--; w.after < 0 {
		w.cancel()
		w.more++
	}
	return len(p), nil
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
	pages, err := typeset.Layout(t.Context(), &document.Book{}, options(), typeset.Job{})
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(t.Context(), brokenWriter{}, pages, meta, nil); err == nil {
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
