package epub

import (
	"strings"
	"testing"
)

// outline returns lines of the contents, indented.
func outline(entries []*entry, indent string) string {
	var b strings.Builder
	for _, e := range entries {
		b.WriteString(indent + strings.TrimSpace(e.title+" "+e.to) + "\n" + outline(e.below, indent+"  "))
	}
	return b.String()
}

func TestContents(t *testing.T) {
	t.Parallel()
	heading := func(level int) Heading { return Heading{"h", level, strings.Repeat("=", level)} }
	chapters := []Chapter{
		{Name: "preface", Title: "Preface", Headings: []Heading{heading(3), heading(2), heading(6), heading(4), heading(2)}},
		{Name: "one", Title: "One", Depth: 1, Parts: []Part{{"Part", 0}}},
		{Name: "one-a", Title: "One A", Depth: 2, Headings: []Heading{heading(2)}},
		{Name: "one-b", Title: "One B", Depth: 4},
		{Name: "two", Title: "", Depth: 1, Headings: []Heading{{"h", 2, "\x01"}, {"h", 0, "Zero"}}},
		{Name: "three", Title: "Three", Depth: 2, Parts: []Part{{"Outer", 0}, {"Inner", 1}}},
		{Name: "after", Title: "After", Parts: []Part{{"Empty", 0}, {"Empty too", 3}}},
	}
	const want = `Preface preface
  === preface#h
  == preface#h
    ====== preface#h
    ==== preface#h
  == preface#h
Part
  One one
    One A one-a
      == one-a#h
      One B one-b
  two two
    Zero two#h
Outer
  Inner
    Three three
After after
`
	if got := outline(contents(chapters), ""); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
