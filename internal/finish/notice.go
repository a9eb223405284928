package finish

import (
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
)

// Notice returns a recombined section with a text in front, as an admonition of a
// form that has %s for it: below the heading of level 1 that the section begins
// with, or else where its text begins. Unlike the steps it adds a block.
func Notice(sp *markdown.Spliced, form, text string) []byte {
	at, newline := sp.Front()
	block := "\n" + fmt.Sprintf(form, text) + "\n"
	if at == 0 || strings.HasSuffix(string(sp.Source[:at]), newline+newline) {
		block = block[1:]
	}
	block = strings.ReplaceAll(block, "\n", newline)
	noticed := make([]byte, 0, len(sp.Source)+len(block))
	noticed = append(noticed, sp.Source[:at]...)
	if at > 0 && sp.Source[at-1] != '\n' {
		noticed = append(noticed, newline...)
	}
	noticed = append(noticed, block...)
	return append(noticed, sp.Source[at:]...)
}
