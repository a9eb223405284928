package po

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const header = "Project-Id-Version: handbook\n" +
	"Language-Team: 中文 <https://example.org/>\n" +
	"no field\n" +
	"language:de\n" +
	"X-Own: a: b\n" +
	"X-Last: no newline"

func TestHeaderFields(t *testing.T) {
	t.Parallel()
	h := ParseHeader(header)
	wantKeys := []string{"Project-Id-Version", "Language-Team", "language", "X-Own", "X-Last"}
	if diff := cmp.Diff(wantKeys, h.Keys()); diff != "" {
		t.Errorf("Keys (-want +got):\n%s", diff)
	}
	for key, want := range map[string]string{
		"Project-Id-Version": "handbook",
		"Language":           "de",
		"X-Own":              "a: b",
		"x-last":             "no newline",
		"no field":           "",
		"Missing":            "",
	} {
		if got := h.Get(key); got != want {
			t.Errorf("Get(%q) = %q; want %q", key, got, want)
		}
	}
}

func TestHeaderSet(t *testing.T) {
	t.Parallel()
	h := ParseHeader(header)
	if got := h.String(); got != header {
		t.Errorf("String = %q; want what was parsed", got)
	}
	h.Set("Project-Id-Version", "other")
	h.Set("Language", "de") // as it is: not respelled
	h.Set("X-New", "one\ntwo")
	const want = "Project-Id-Version: other\n" +
		"Language-Team: 中文 <https://example.org/>\n" +
		"no field\n" +
		"language:de\n" +
		"X-Own: a: b\n" +
		"X-Last: no newline\n" +
		"X-New: one two\n"
	if diff := cmp.Diff(want, h.String()); diff != "" {
		t.Errorf("String (-want +got):\n%s", diff)
	}
}

func TestFileHeader(t *testing.T) {
	t.Parallel()
	f := mustParse(t, []byte("# c\nmsgid \"a\"\nmsgstr \"b\"\n"))
	if h := f.Header(); h != nil {
		t.Fatalf("Header = %q; want nil", h)
	}
	h := &Header{}
	h.Set("Language", "zh_Hant")
	h.Set("MIME-Version", "1.0")
	f.SetHeader(h)
	h = f.Header()
	h.Set("Language", "zh_Hans")
	if got := f.Header().Get("Language"); got != "zh_Hant" {
		t.Errorf("Language = %q after a change to a copy; want zh_Hant", got)
	}
	f.SetHeader(h)
	const want = "msgid \"\"\nmsgstr \"\"\n\"Language: zh_Hans\\n\"\n\"MIME-Version: 1.0\\n\"\n\n# c\nmsgid \"a\"\nmsgstr \"b\"\n"
	if diff := cmp.Diff(want, string(f.Bytes())); diff != "" {
		t.Errorf("Bytes (-want +got):\n%s", diff)
	}
}
