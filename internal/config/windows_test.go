package config

import "testing"

func TestNotOnWindows(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"01-introduction.md": "", "部分/介紹 1.md": "", "console.md": "", "a.aux": "", ".hidden/com10.md": "", "auxiliary/nul-or-not.md": "",
		"a:b.md":       `"a:b.md" holds ":", which no name on Windows can`,
		"part/why?.md": `"why?.md" holds "?", which no name on Windows can`,
		`a\b.md`:       `"a\\b.md" holds "\\", which no name on Windows can`,
		"aux.md":       `"aux.md" is the name of a device on Windows`,
		"x/Con/a.md":   `"Con" is the name of a device on Windows`,
		"nul .b.md":    `"nul .b.md" is the name of a device on Windows`,
		"lpt¹.md":      `"lpt¹.md" is the name of a device on Windows`,
		"part./a.md":   `"part." ends in a space or a full stop, which no name on Windows can`,
		"part /a.md":   `"part " ends in a space or a full stop, which no name on Windows can`,
	} {
		if got := NotOnWindows(path).String(); got != want {
			t.Errorf("%s: %q, not %q", path, got, want)
		}
	}
}
