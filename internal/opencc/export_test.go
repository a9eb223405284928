package opencc

import (
	"strings"
	"testing"
)

// Words returns all words of the dictionaries, and what is written for them.
func Words(t *testing.T) []string {
	t.Helper()
	files, err := data.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".txt"); ok {
			d, err := named(name)
			if err != nil {
				t.Fatal(err)
			}
			words = append(words, strings.FieldsFunc(d.text, func(r rune) bool { return r == '\t' || r == '\n' })...)
		}
	}
	return words
}
