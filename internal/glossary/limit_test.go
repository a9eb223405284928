package glossary_test

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/glossary"
)

// A term that is no term is left out, and the others are read.
func TestLongTerms(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("git ", 300)
	terms, found := glossary.Parse("a.csv", []byte("source,target\ngit,"+long+"\n"+long+",庫\nbranch,分支\n"), "en", "zh_Hant")
	if len(terms) != 1 || terms[0].Source != "branch" {
		t.Errorf("terms: %v", terms)
	}
	const want = "a.csv:2: this term has 1199 bytes, and no more than 1000 are read; a term is a few words; shorten it (glossary-syntax)"
	if len(found) != 2 || found[0].Error() != want {
		t.Errorf("found %v\nwant %s", found, want)
	}
}
