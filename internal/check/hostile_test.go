package check_test

import (
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/check"
)

// Anybody may type into a public translation service: no text takes more than
// its length deserves.
func TestHostileTexts(t *testing.T) {
	checker := check.New(parseLocale(t, "zh_Hant"), check.Rules{})
	for _, part := range []string{
		"[", "]", "[a](", "[a](b", "[a](\"", "[^", "[a][", "(", "*", "**a", "_", "***", "a*文", "~~", "`", "``a`", "\\", "\\n",
		"<", "<a", "<a b=", "<!--", "{{", "{%", ":", "a://", "。", "...", "…", " ", "a b ", "git git ", "文 ", "文文 文", "文,", "\"", "文\"", "'",
		"“", "“”", "国", "數組", "e\u0301", "\u0301", "\u200b", "\u2060", "⽂",
	} {
		text := strings.Repeat(part, 20_000) + "文"
		start := time.Now()
		check.On(checker, text[:len(text)/2], text)
		check.On(checker, "Some words.", text)
		if took := time.Since(start); took > 3*time.Second {
			t.Errorf("%q, many times, takes %v", part, took)
		}
	}
}
