package markdown

import "testing"

func TestPseudo(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"A *b* c.":                         "⟦A *b* c.⟧",
		"":                                 "⟦⟧",
		"[a](b)":                           "⟦[a](b)⟧",
		"![One *two*](a.png)":              "![⟦One *two*⟧](a.png)",
		"![One](a.png \"Two\"){ width=3 }": "![⟦One⟧](a.png \"⟦Two⟧\"){ width=3 }",
		"![](a.png \"Two\")":               "![](a.png \"⟦Two⟧\")",
		"[![One](a.png)](b) ![Two][c]":     "[![⟦One⟧](a.png)](b) ![⟦Two⟧][c]",
		"See ![One](a.png)":                "⟦See ![One](a.png)⟧",
	} {
		if got := Pseudo(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
