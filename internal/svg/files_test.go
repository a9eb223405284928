package svg

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/pobook/pobook/internal/bookgen"
)

// What drawing programs write stays as it is.
func TestHarmlessFilesStay(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cleaned, removals, fault := Clean(data)
		if fault != nil || len(removals) > 0 || !bytes.Equal(cleaned, data) {
			t.Errorf("%s: %v %+v", file, removals, fault)
		}
		nodes, styles, err := inXML(data)
		if err == nil {
			err = danger(nodes, styles)
		}
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// The judges of the other tests find what is dangerous, in either reading.
func TestOracles(t *testing.T) {
	t.Parallel()
	for _, content := range []string{
		`<script>1</script>`, `<g onload="1"/>`, `<x:script xmlns:x="http://www.w3.org/2000/svg"/>`, `<foreignObject/>`, `<use href="a.svg#b"/>`,
		`<a href=" java&#10;script:1"/>`, `<style>@import "a";</style>`, `<g style="fill:url(//a)"/>`, `<set attributeName="xlink:href"/>`,
	} {
		nodes, styles, err := inXML([]byte(picture(content)))
		if err != nil || danger(nodes, styles) == nil {
			t.Errorf("%s is harmless as XML (%v)", content, err)
		}
		nodes, styles, err = inHTML([]byte(picture(content)))
		if err != nil || danger(nodes, styles) == nil && content[1] != 'x' {
			t.Errorf("%s is harmless as HTML (%v)", content, err)
		}
	}
	nodes, styles, err := inHTML([]byte(picture(`<!--><img src="a" onerror="1">-->`)))
	if err != nil || danger(nodes, styles) == nil {
		t.Errorf("what HTML alone sees is not found (%v)", err)
	}
}

// What cannot be cleaned is refused, with its place.
func TestFaults(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		data, reason string
		line, column int
	}{
		"empty":            {"", "no element", 1, 1},
		"text":             {"\n a", "text outside", 2, 2},
		"compressed":       {"\x1f\x8b\x08", "gzip", 0, 0},
		"Latin 1":          {"<svg>\xe9</svg>", "not UTF-8", 0, 0},
		"UTF-7":            {`<?xml version="1.0" encoding="UTF-7"?><svg/>`, "in UTF-7", 1, 31},
		"ISO-2022":         {"<?xml version='1.0' encoding='iso-2022-jp'?><svg/>", "in iso-2022-jp", 1, 31},
		"Latin 1 by name":  {"<?xml version='1.0' encoding='ISO-8859-1'?><svg>é</svg>", "in ISO-8859-1", 1, 31},
		"UTF-16 by name":   {"<?xml version='1.0' encoding='UTF-16'?><svg/>", "in UTF-16", 1, 31},
		"odd UTF-16":       {"\xff\xfe<\x00s", "damaged UTF-16", 0, 0},
		"half a pair":      {"\xfe\xff\xd8\x00", "damaged UTF-16", 0, 0},
		"HTML":             {"<html/>", "root element, <html>", 1, 1},
		"HTML as svg":      {`<svg xmlns="http://www.w3.org/1999/xhtml"/>`, "root element", 1, 1},
		"left open":        {"<svg><g>", "<g> is left open", 1, 9},
		"crossed":          {"<svg><g></svg></g>", "</svg> ends no element", 1, 9},
		"two roots":        {"<svg/>\n<svg/>", "second root", 2, 1},
		"no quotes":        {"<svg id=a/>", "no quotes", 1, 6},
		"no value":         {"<svg hidden/>", "no value", 1, 6},
		"no space":         {`<svg a="b"c="d"/>`, "not closed", 1, 11},
		"twice":            {`<svg id="a" id="b"/>`, "id is there twice", 1, 1},
		"tag in a value":   {`<svg id="<"/>`, "< in the value", 1, 10},
		"no reference":     {"<svg>a & b</svg>", "& that begins no reference", 1, 8},
		"entity of HTML":   {"<svg>&nbsp;</svg>", "&nbsp; means nothing", 1, 6},
		"no character":     {"<svg>&#0;</svg>", "&#0; means nothing", 1, 6},
		"control":          {"<svg>\x01</svg>", "control character", 1, 6},
		"comment":          {"<svg><!-- a -- b --></svg>", "-- in a comment", 1, 13},
		"end of a section": {"<svg>]]></svg>", "]]> in text", 1, 6},
		"colons":           {"<svg><a:b:c/></svg>", "colon", 1, 6},
		"late declaration": {" <?xml version='1.0'?><svg/>", "without a name", 1, 2},
		"markup in entity": {`<!DOCTYPE svg [<!ENTITY a "<script>"><!ENTITY b "c">]><svg>&a;</svg>`, "more than a short text", 1, 16},
		"entity in entity": {`<!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><svg/>`, "more than a short text", 1, 32},
		"outside entity":   {`<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg>&a;</svg>`, "more than a short text", 1, 16},
		"parameter entity": {`<!DOCTYPE svg [<!ENTITY % a "b"> %a;]><svg/>`, "more than a short text", 1, 16},
		"long entity":      {`<!DOCTYPE svg [<!ENTITY a "` + strings.Repeat("a", 300) + `">]><svg/>`, "more than a short text", 1, 16},
		"default handler":  {`<!DOCTYPE svg [<!ATTLIST svg onload CDATA "a">]><svg/>`, "declares more than entities", 1, 16},
		"cut short":        {`<!DOCTYPE svg PUBLIC "a`, "<!DOCTYPE", 1, 1},
		"used elsewhere":   {`<!DOCTYPE svg SYSTEM "a" [<!ENTITY a "b">]><svg>&a;</svg>`, "not that of SVG", 1, 1},
		"deep":             {strings.Repeat("<svg>", 300), "more than 250 elements", 1, 1251},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, fault := Clean([]byte(test.data))
			if fault == nil {
				t.Fatal("no fault")
			}
			if !strings.Contains(fault.Reason, test.reason) || fault.Hint == "" || fault.Line != test.line || fault.Column != test.column {
				t.Errorf("%d:%d: %s; %s", fault.Line, fault.Column, fault.Reason, fault.Hint)
			}
		})
	}
}

// What stands before the root element.
func TestCleanProlog(t *testing.T) {
	t.Parallel()
	tests := []struct{ data, want string }{
		{"\ufeff<?xml version='1.0' encoding='utf-8'?><svg onload='1'/>", "\ufeff<?xml version='1.0' encoding='utf-8'?><svg/>"},
		{"<?xml version='1.0' encoding='ISO-8859-1'?><svg/>", "<?xml version='1.0' encoding='ISO-8859-1'?><svg/>"},
		{"<?xml-stylesheet href='a.css'?>\n<!DOCTYPE html>\n<svg/>", "\n\n<svg/>"},
		{`<!DOCTYPE svg SYSTEM "http://a/b.dtd"><svg/>`, "<svg/>"},
		{`<!DOCTYPE svg [<!ENTITY colon ";"><!ENTITY colon ":">]><svg><a href="javascript&colon;x"/><a href="b&colon;"/></svg>`, `<!DOCTYPE svg [<!ENTITY colon ";"><!ENTITY colon ":">]><svg><a/><a/></svg>`},
		{`<!DOCTYPE svg [<!ENTITY x "http://www.w3.org/1999/xlink">]><svg xmlns:a="&x;"><use a:href="b"/></svg>`, `<!DOCTYPE svg [<!ENTITY x "http://www.w3.org/1999/xlink">]><svg xmlns:a="&x;"><use/></svg>`},
		{`<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg"><style><!-- </style><b> --></style><svg:g/></svg:svg>`, `<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg"><svg:g/></svg:svg>`},
		{utf16File("<?xml version='1.0' encoding='UTF-16'?><svg><script/>é𠮷</svg>"), utf16File("<?xml version='1.0' encoding='UTF-16'?><svg>é𠮷</svg>")},
	}
	for _, test := range tests {
		got, _, fault := Clean([]byte(test.data))
		if fault != nil {
			t.Errorf("%q: %+v", test.data, fault)
		} else if string(got) != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func utf16File(text string) string {
	data := []byte{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(text)) {
		data = append(data, byte(unit>>8), byte(unit))
	}
	return string(data)
}

func TestCleanPlaces(t *testing.T) {
	t.Parallel()
	_, removals, _ := Clean([]byte("<svg\n  onload='1'><g>\n<script/></g>é<script/><style>\n.a{}\n@import 'b';</style></svg>"))
	want := [][2]int{{2, 3}, {3, 1}, {3, 15}, {5, 1}}
	if len(removals) != len(want) {
		t.Fatal(removals)
	}
	for i, r := range removals {
		if r.Line != want[i][0] || r.Column != want[i][1] {
			t.Errorf("%s: %d:%d, want %v", r.What, r.Line, r.Column, want[i])
		}
	}
}

// The time is in proportion to the size, whatever is repeated.
func TestTime(t *testing.T) { //nolint:paralleltest // it measures time
	for _, pattern := range []string{
		`<g/>`, `<script/>`, `<g onload="1"/>`, `<!--a-->`, `<![CDATA[a]]>`, `<?a?>`, `&amp;`, `<style>a{b:url(//c)}</style>`, `<g xmlns:a="b"/>`,
		`<foreignObject><p>a</p></foreignObject>`, "\n", `<![CDATA[<a]]>`,
	} {
		bookgen.Linear(t, pattern, 1000, func(n int) { Clean([]byte(picture(strings.Repeat(pattern, n)))) })
	}
	for _, pattern := range []string{"a{b:url(//c)}", "a{b:url(//c);", "url(", "(", "{", "/*", "@import", `\6`, "'", "&lt;", "<![CDATA[a{b:url(//c)}]]>", ";", "<!---->"} {
		bookgen.Linear(t, "style "+pattern, 1000, func(n int) { Clean([]byte(picture("<style>" + strings.Repeat(pattern, n) + "</style>"))) })
	}
	for _, pattern := range []string{"url(//a);", "(", "&", "&amp;", "&aaaaaaaaaaaaaaaa", "a ", "javascript:"} {
		bookgen.Linear(t, "value "+pattern, 1000, func(n int) {
			value := strings.Repeat(pattern, n)
			Clean([]byte(picture(`<g style="` + value + `" fill="` + value + `" href="` + value + `"/>`)))
		})
	}
	bookgen.Linear(t, "attributes", 1000, func(n int) {
		var b strings.Builder
		for i := range n {
			b.WriteString(" xmlns:a" + strings.Repeat("b", i%10) + string(rune('가'+i%11000)) + `="c"`)
		}
		Clean([]byte(picture("<g" + b.String() + "/>")))
	})
	for _, text := range []string{"<", "<!--", "<![CDATA[", "<?a ", "<!DOCTYPE svg [<!ENTITY ", "&", "<a b='", "<g>"} {
		bookgen.Linear(t, "open "+text, 1000, func(n int) { Clean([]byte(strings.Repeat(text, n))) })
	}
	bookgen.Linear(t, "entities", 1000, func(n int) {
		entity := strings.Repeat("a", mostEntity)
		Clean([]byte("<!DOCTYPE svg [<!ENTITY a '" + entity + "'>]><svg><g style='" + strings.Repeat("&a;", n) + "'/></svg>"))
	})
}
