package check_test

import (
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

func TestRefused(t *testing.T) {
	codes := map[string]bool{}
	for _, reason := range markdown.Reasons {
		d := check.Refused("a.po", translate.Refusal{Message: &po.Entry{Line: 7}, Reason: reason})
		if d.Position.String() != "a.po:7" || d.Code == "" || d.Hint == "" || codes[d.Code] {
			t.Errorf("reason %d is told as %q", reason, d.Error())
		}
		codes[d.Code] = true
	}
}
