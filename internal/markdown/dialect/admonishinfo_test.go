package dialect

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Each configuration is read as mdbook-admonish 1.20 reads it.
func TestAdmonishOf(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]string{
		"":                                  "",
		"tip":                               "tip",
		"  tip ":                            "tip",
		"my-own_2":                          "my-own_2",
		`tip title="A b"`:                   `tip "A b"`,
		`tip title="A b", collapsible=true`: `tip "A b" folded`,
		`tip title="A b" collapsible=true id="x"`: `tip "A b" folded`,
		`title='A b' type="tip"`:                  `tip 'A b'`,
		`title = "A" class = "x y" count=3`:       `"A"`,
		`note.wide`:                               `note`,
		`note.wide.x "A b"`:                       `note "A b"`,
		`"A b"`:                                   "an error",
		` "A b"`:                                  `"A b"`,
		`tip title=""`:                            `tip ""`,
		`tip title="a=b"`:                         `tip "a=b"`,
		`tip title="a\\\\u003db" id="x"`:          `tip "a\\\\u003db"`,
		`tip title="a\\u003db" id="x"`:            `tip "a\\u003db"`,
		`tip title="a=b" id="x"`:                  "an error",
		`tip title="a=b", id="x"`:                 `tip "a=b"`,
		`tip title="a \\"b\\""`:                   `tip "a \\"b\\""`,
		`tip title="a \"b\""`:                     "an error",
		`tip title="a &quot;b"`:                   "an error",
		`tip title="a &amp;quot; b"`:              `tip "a &amp;quot; b"`,
		`tip title="a \\q"`:                       "an error",
		`tip title='a \\q'`:                       `tip 'a \\q'`,
		`tip, title="A"`:                          "an error",
		`tip title="A",`:                          "an error",
		`tip collapsible=yes`:                     "an error",
		`tip collapsible="true"`:                  "an error",
		`tip title=3`:                             "an error",
		`tip title="A" title="B"`:                 "an error",
		`title="A" tip`:                           "an error",
		`tip title="A`:                            "an error",
		`tip!`:                                    "an error",
	} {
		got := "an error"
		if a, ok := admonishOf(source); ok {
			var parts []string
			if a.kind != "" {
				parts = append(parts, a.kind)
			}
			if a.quote != 0 {
				parts = append(parts, string(a.quote)+a.title.In(source)+string(a.quote))
			}
			if a.collapsible {
				parts = append(parts, "folded")
			}
			got = strings.Join(parts, " ")
		}
		if got != want {
			t.Errorf("%s is %s, want %s", source, got, want)
		}
	}
}

// Any text stands in a configuration so that it is read again as what it was, in all of the
// ways, but for marks that literal strings of TOML cannot hold.
func TestInfo(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"A b", `"`, `\`, `\"`, `\\`, "`x`", "&quot;", "&#92;", "&amp;amp;", "a=b = c", "中文，「字」", "#{[,]}", `\u0041`, "a\\", "'", "~", "x & y",
	} {
		for _, written := range []string{`tip title="%s" id="x"`, `title="%s", type="tip"`, `note.x "%s"`, `tip title='%s', id="x"`} {
			quote := byte('"')
			want := text
			if strings.Contains(written, "'") {
				quote, want = '\'', strings.ReplaceAll(text, "'", "’")
			}
			info := strings.Replace(written, "%s", encodeInfo(text, quote), 1)
			a, ok := admonishOf(info)
			if !ok {
				t.Errorf("%s is an error", info)
				continue
			}
			if diff := cmp.Diff(want, decodeInfo(a.title.In(info), a.quote)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", info, diff)
			}
			if strings.Contains(info, "`") {
				t.Errorf("%s ends no fence of backticks", info)
			}
		}
	}
	if got := encodeInfo("a } b", 0); got != "a ) b" || decodeInfo(got, 0) != got {
		t.Errorf("in a line for a title it is %q", got)
	}
}

// FuzzInfo holds that of any text.
func FuzzInfo(f *testing.F) {
	f.Add(`a "b"`, true)
	f.Add("a=`b`&c;", false)
	f.Fuzz(func(t *testing.T, text string, literal bool) {
		text = strings.Join(strings.Fields(strings.ToValidUTF8(text, "")), " ")
		quote, want := byte('"'), text
		if literal {
			quote, want = '\'', strings.ReplaceAll(text, "'", "’")
		}
		if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return // which no translation brings in
		}
		info := "tip title=" + string(quote) + encodeInfo(text, quote) + string(quote) + " id=\"x\""
		a, ok := admonishOf(info)
		if literal && !ok && assignment.MatchString(want) {
			return // such a translation is refused
		}
		if !ok || decodeInfo(a.title.In(info), quote) != want {
			t.Errorf("%q is %s: %v, %q", text, info, ok, decodeInfo(a.title.In(info), quote))
		}
	})
}
