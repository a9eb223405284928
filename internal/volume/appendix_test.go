package volume

import (
	"testing"

	"github.com/pobook/pobook/internal/glossary"
)

func TestSenses(t *testing.T) {
	t.Parallel()
	times := map[string]int{"comment": 2, "file": 1, "files": 1, "share": 1, "portion": 1}
	tests := []struct {
		want    string
		sources []glossary.Sense
	}{
		{"file, files", []glossary.Sense{{Source: "file", Note: "on disk"}, {Source: "files"}}},
		{"comment (in Weblate)", []glossary.Sense{{Source: "comment", Note: "in Weblate"}}},
		{"comment", []glossary.Sense{{Source: "comment"}}},
		{"share (of a whole), portion (of food)", []glossary.Sense{{Source: "share", Note: "of a whole"}, {Source: "portion", Note: "of food"}}},
	}
	for _, tt := range tests {
		if got := senses(tt.sources, times); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}
