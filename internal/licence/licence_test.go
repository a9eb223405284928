package licence

import (
	"net/url"
	"testing"
)

func TestFind(t *testing.T) {
	t.Parallel()
	cc := func(id, path string) Licence { return Licence{ID: id, URL: "https://creativecommons.org/" + path} }
	zero := cc("CC0-1.0", "publicdomain/zero/1.0/")
	zero.PublicDomain = true
	spdx := func(id string) Licence { return Licence{ID: id, URL: "https://spdx.org/licenses/" + id + ".html"} }
	tests := map[string]Licence{
		"CC BY 4.0":    cc("CC-BY-4.0", "licenses/by/4.0/"),
		"cc-by-4.0":    cc("CC-BY-4.0", "licenses/by/4.0/"),
		" CC-BY 4.0 ":  cc("CC-BY-4.0", "licenses/by/4.0/"),
		"CC BY-SA 4.0": cc("CC-BY-SA-4.0", "licenses/by-sa/4.0/"),
		"Creative Commons Attribution-ShareAlike 4.0 International": cc("CC-BY-SA-4.0", "licenses/by-sa/4.0/"),
		"Creative Commons Attribution 4.0 International Licence":    cc("CC-BY-4.0", "licenses/by/4.0/"),
		"CC BY-NC-ND 2.5":                 cc("CC-BY-NC-ND-2.5", "licenses/by-nc-nd/2.5/"),
		"CC-BY-SA-3.0-DE":                 cc("CC-BY-SA-3.0-DE", "licenses/by-sa/3.0/de/"),
		"CC-BY-3.0-IGO":                   cc("CC-BY-3.0-IGO", "licenses/by/3.0/igo/"),
		"CC0":                             zero,
		"CC0 1.0":                         zero,
		"CC0-1.0":                         zero,
		"CC0 1.0 Universal":               zero,
		"MIT":                             spdx("MIT"),
		"MIT License":                     spdx("MIT"),
		"apache-2.0":                      spdx("Apache-2.0"),
		"GFDL-1.3-or-later":               spdx("GFDL-1.3-or-later"),
		"https://example.org/licence?x=1": {URL: "https://example.org/licence?x=1"},
		"https://creativecommons.org/publicdomain/mark/1.0": {URL: "https://creativecommons.org/publicdomain/mark/1.0", PublicDomain: true},
		"PDDL-1.0": {ID: "PDDL-1.0", URL: "https://spdx.org/licenses/PDDL-1.0.html", PublicDomain: true},
	}
	for name, want := range tests {
		if got, ok := Find(name); !ok || got != want {
			t.Errorf("%q is %+v, %t; want %+v", name, got, ok, want)
		}
	}
	for _, name := range []string{"", "All rights reserved", "CC BY", "CC BY 4.0 and MIT", "CC BY 9.0", "see LICENSE", "https://", "javascript:alert(1)", "gpl"} {
		if got, ok := Find(name); ok {
			t.Errorf("%q is taken for %+v", name, got)
		}
	}
}

// Whatever is written, an address is one.
func FuzzFind(f *testing.F) {
	for _, seed := range []string{"CC BY 4.0", "https://例.tw/許可?書", "MIT", "http://[::1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		l, ok := Find(name)
		if !ok {
			return
		}
		if u, err := url.Parse(l.URL); err != nil || !u.IsAbs() {
			t.Errorf("%q: %q is not an address: %v", name, l.URL, err)
		}
	})
}
