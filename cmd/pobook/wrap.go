package main

import (
	"strings"

	"github.com/pobook/pobook/internal/script"
)

// wrap breaks a text at its white space into lines of at most some columns of a
// terminal. A word that is longer has a line of its own.
func wrap(text string, columns int) string {
	var b strings.Builder
	used := 0
	for word := range strings.FieldsSeq(text) {
		wide := script.Columns(word)
		switch {
		case used == 0:
		case used+1+wide > columns:
			b.WriteByte('\n')
			used = 0
		default:
			b.WriteByte(' ')
			used++
		}
		b.WriteString(word)
		used += wide
	}
	return b.String()
}
