package validator_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle/validator"
)

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A garden</title>
</head>
<body>
<h1>A garden</h1>
%s
</body>
</html>
`

func TestValidatorFinds(t *testing.T) {
	t.Parallel()
	files := map[string][]byte{
		"good.html":          fmt.Appendf(nil, page, `<p dir="rtl" lang="ar">حديقة</p>`),
		"zh Hant/twice.html": fmt.Appendf(nil, page, `<p id="a">花</p><p id="a">園</p>`),
		"nested.html":        fmt.Appendf(nil, page, `<p>A <div>bed</div></p>`),
		"role.html":          fmt.Appendf(nil, page, `<nav role="navigation"></nav>`),
		"style.html":         fmt.Appendf(nil, page, `<p style="width: 3foo">A bed</p>`),
		"bed.css":            []byte("p { color: red }\np { colour: red }\n"),
		"bed.svg":            []byte(`<svg xmlns="http://www.w3.org/2000/svg"><pth/></svg>`),
		"bed.xhtml": []byte(`<html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>A garden</title></head>
<body><p>A bed<br></p></body></html>`),
	}
	var got []string
	for _, m := range validator.HTML(t, files) {
		got = append(got, fmt.Sprintf("%s:%d: %s: %s", m.File, m.Line, m.Severity, m.Text))
	}
	want := []string{
		`bed.css:2: error: CSS: “colour”: Property “colour” doesn't exist.`,
		`bed.svg:1: error: Element “pth” not allowed as child of element “svg” in this context. (Suppressing further errors from this subtree.)`,
		`bed.svg:1: error: The “pth” element is a completely-unknown element that is not allowed anywhere in any SVG content.`,
		`bed.xhtml:2: error: required character (found “p”) (expected “b”)`,
		`nested.html:9: error: No “p” element in scope but a “p” end tag seen.`,
		`role.html:9: warning: The “navigation” role is unnecessary for element “nav”.`,
		`style.html:9: error: CSS: “width”: Unknown dimension.`,
		`zh Hant/twice.html:9: warning: The first occurrence of ID “a” was here.`,
		`zh Hant/twice.html:9: error: Duplicate ID “a”.`,
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(got, "\n")); diff != "" {
		t.Errorf("the checker (-want +got):\n%s", diff)
	}
}

func TestValidatorAccepts(t *testing.T) {
	t.Parallel()
	validator.Valid(t, map[string][]byte{
		"a.html":  fmt.Appendf(nil, page, "<p>A bed</p>"),
		"bed.css": []byte("p { color: red }\n"),
	})
}
