package config

import "testing"

func TestNotOnWindows(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"01-introduction.md": "", "部分/介紹 1.md": "", "console.md": "", "a.aux": "", ".hidden/com10.md": "", "auxiliary/nul-or-not.md": "",
		"a:b.md":       `"a:b.md" holds ":"`,
		"part/why?.md": `"why?.md" holds "?"`,
		`a\b.md`:       `"a\\b.md" holds "\\"`,
		"aux.md":       `"aux.md" is the name of a device`,
		"x/Con/a.md":   `"Con" is the name of a device`,
		"nul .b.md":    `"nul .b.md" is the name of a device`,
		"lpt¹.md":      `"lpt¹.md" is the name of a device`,
		"part./a.md":   `"part." ends in a space or a full stop`,
		"part /a.md":   `"part " ends in a space or a full stop`,
	} {
		if got := NotOnWindows(path); got != want {
			t.Errorf("%s: %q, not %q", path, got, want)
		}
	}
}
