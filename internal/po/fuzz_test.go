package po

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func FuzzParse(f *testing.F) {
	for _, c := range textCases(f) {
		f.Add(c.in)
		f.Add(c.want)
	}
	for _, c := range syntaxErrors {
		f.Add([]byte(c.in))
	}
	f.Add(newGenerator(1).file(10).Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := Parse(data)
		if err != nil {
			checkPosition(t, data, err)
			return
		}
		written := read.Bytes()
		again, err := Parse(written)
		if err != nil {
			t.Fatalf("what was written is refused: %v\n%q", err, written)
		}
		if diff := cmp.Diff(read, again, ignoreLine, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("read again (-first +second):\n%s", diff)
		}
		like, err := Parse(BytesLike(read, data))
		if err != nil {
			t.Fatalf("what is laid out as before is refused: %v\n%q", err, BytesLike(read, data))
		}
		if diff := cmp.Diff(read, like, ignoreLine, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("laid out as before (-first +second):\n%s", diff)
		}
		if diff := cmp.Diff(string(written), string(again.Bytes())); diff != "" {
			t.Fatalf("written again (-first +second):\n%s", diff)
		}
	})
}

// checkPosition wants an error to be in the file or just after its end.
func checkPosition(t *testing.T, data []byte, err error) {
	var syntax *SyntaxError
	if !errors.As(err, &syntax) {
		t.Fatalf("error %v is no syntax error", err)
	}
	if syntax.Line < 1 || syntax.Column < 1 || syntax.Line > 1+len(data) || syntax.Message == "" {
		t.Fatalf("error has no place or message: %#v", syntax)
	}
}
