package hostname_test

import (
	"bufio"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/hostname"
	"github.com/pobook/pobook/internal/oracle"
)

func TestOf(t *testing.T) {
	t.Parallel()
	for destination, want := range map[string]string{
		"https://github.com/a":                  "github.com",
		"HTTPS://GitHub.COM:443?q":              "github.com",
		"https://github.com.#x":                 "github.com",
		`https:\\github.com\a`:                  "github.com",
		"https:github.com":                      "github.com",
		"https:////github.com":                  "github.com",
		" \x01ht\ntps://git\thub.com/ ":         "github.com",
		"//github.com/a":                        "github.com",
		`\/github.com/a`:                        "github.com",
		"https://good.example@evil.example/":    "evil.example",
		`https://evil.example\@good.example/`:   "evil.example",
		"https://a@b@evil.example/":             "evil.example",
		"https://%67ithub.com/":                 "github.com",
		"https://％67ithub.com/":                 "%67ithub.com", // no browser goes there
		"https://ｇｉｔｈｕｂ。com":                    "github.com",
		"https://git\u00adhub\u200b.com":        "github.com",
		"https://xn--gthub-n4a.com":             "gıthub.com",
		"https://faß.de":                        "faß.de",
		"https://[::1]:80/":                     "[::1]",
		"https://192.0.2.1:80/":                 "192.0.2.1",
		"ssh://git@github.com/a":                "github.com",
		"mailto:a@b.example,c@D.example?cc=e@f": "b.example d.example f",
		"mailto:%22a,b%22@c.example":            "c.example",
		"mailto:nobody":                         "",
		"tel:+886":                              "",
		"a/b.md":                                "",
		"a@b.example":                           "",
		"#x":                                    "",
		"/a//b":                                 "",
		"":                                      "",
		"https://":                              "",
		"https://" + strings.Repeat("a", 2000):  "",
	} {
		if got := strings.Join(hostname.Of(destination), " "); got != want {
			t.Errorf("Of(%q) = %q, want %q", destination, got, want)
		}
	}
}

// source are the hosts that the cases are held against.
var source = hostname.NewKnown([]string{
	"https://github.com/pobook", "https://www.apple.com/", "https://en.wikipedia.org/", "https://google.com", "https://docs.example.org/",
	"https://microsoft.com", "https://l10n.tw/", "https://gitea.com/", "https://php.net/", "https://python3.org/", "http://localhost:8000/",
	"https://pages.github.io/", "https://ideal.example/", "https://10.0.0.1/", "https://пример.рф/", "mailto:a@mail.example",
})

func TestJudge(t *testing.T) {
	t.Parallel()
	cases := []struct {
		destination string
		verdict     hostname.Verdict
		taken       string // or the odd characters
	}{
		// What translators have reason to write.
		{"https://github.com/other", hostname.Fine, ""},
		{"https://gist.github.com/other", hostname.Fine, ""},
		{"https://zh.wikipedia.org/wiki/某", hostname.Fine, ""},
		{"https://commons.wikimedia.org/", hostname.Fine, ""},
		{"https://docs.example.org.tw/", hostname.Fine, ""},
		{"https://docs.example.com/", hostname.Fine, ""},
		{"https://example.tw/", hostname.Fine, ""},
		{"https://github.co/", hostname.Fine, ""},
		{"https://gitlab.com/", hostname.Fine, ""},
		{"https://gitee.com/", hostname.Fine, ""},
		{"https://pip.net/", hostname.Fine, ""},
		{"https://python4.org/", hostname.Fine, ""},
		{"https://localhost:8080/", hostname.Fine, ""},
		{"https://my-pages.github.io/", hostname.Fine, ""},
		{"https://10.0.0.7/", hostname.Fine, ""},
		{"https://github/", hostname.Fine, ""},
		{"https://github-builds.storage.example/", hostname.Fine, ""},
		{"https://中文.tw/", hostname.Fine, ""},
		{"https://linux中文.tw/", hostname.Fine, ""},
		{"https://オンラインshop店.jp/", hostname.Fine, ""},
		{"https://ㄅ中a.tw/", hostname.Fine, ""},
		{"https://한국漢a.kr/", hostname.Fine, ""},
		{"https://münchen.de/", hostname.Fine, ""},
		{"https://пример.рф/", hostname.Fine, ""},
		{"https://other.рф/", hostname.Fine, ""},
		{"https://نمونه‌ها.ir/", hostname.Fine, ""},
		{"https://क्‍ष.भारत/", hostname.Fine, ""},
		{"https://❤.example/", hostname.Fine, ""},
		{"https://user@github.com/", hostname.Fine, ""},
		{"ssh://git@other.example/", hostname.Fine, ""},
		{"mailto:b@mail2.example", hostname.Fine, ""},
		{"index.md", hostname.Fine, ""},

		{"https://gіthub.com", hostname.Mixed, "і"},
		{"//gіthub.com", hostname.Mixed, "і"},
		{"https:/gіthub.com", hostname.Mixed, "і"},
		{"https://gist.gіthub.com", hostname.Mixed, "і"},
		{"https://xn--gthub-n2e.com/", hostname.Mixed, "і"},
		{"https://g%D1%96thub.com/", hostname.Mixed, "і"},
		{"mailto:a@gіthub.com", hostname.Mixed, "і"},
		{"https://wikiпедия.example", hostname.Mixed, "wik"},
		{"https://gοοgle.com", hostname.Mixed, "ο"},
		{"https://コм.example", hostname.Mixed, "м"},
		{"https://한かな.example", hostname.Mixed, "한"},
		{"https://мー.example", hostname.Mixed, "м"},
		{"https://a٣.example", hostname.Mixed, "٣"},
		{"https://١2.example", hostname.Mixed, "2"},
		{"https://git\u200dhub.com", hostname.Mixed, "\u200d"},
		{"https://github.com⁄login.evil.example", hostname.Mixed, "⁄"},

		{"https://аррӏе.com", hostname.LooksLike, "apple.com"},
		{"https://аррӏе.net", hostname.LooksLike, "apple.com"},
		{"https://gıthub.com", hostname.LooksLike, "github.com"},
		{"https://xn--gthub-n4a.com", hostname.LooksLike, "github.com"},
		{"https://gíthub.com", hostname.LooksLike, "github.com"},
		{"https://g1thub.com", hostname.LooksLike, "github.com"},
		{"https://githib.com", hostname.LooksLike, "github.com"},
		{"https://gihtub.com", hostname.LooksLike, "github.com"},
		{"https://gitthub.com", hostname.LooksLike, "github.com"},
		{"https://gthub.com", hostname.Fine, ""}, // five characters
		{"https://githubs.com", hostname.LooksLike, "github.com"},
		{"https://git-hub.com", hostname.LooksLike, "github.com"},
		{"https://g00gle.com", hostname.LooksLike, "google.com"},
		{"https://goog1e.net", hostname.LooksLike, "google.com"},
		{"https://rnicrosoft.com", hostname.LooksLike, "microsoft.com"},
		{"https://vvikipedia.org", hostname.LooksLike, "wikipedia.org"},
		{"https://icleal.example", hostname.LooksLike, "ideal.example"},
		{"https://github.com.evil.example/", hostname.LooksLike, "github.com"},
		{"https://www.github.com.evil.example/", hostname.LooksLike, "github.com"},
		{"https://github.com-login.evil.example/", hostname.LooksLike, "github.com"},
		{"https://g00gle.com.evil.example/", hostname.LooksLike, "google.com"},
		{"mailto:a@github.com.evil.example", hostname.LooksLike, "github.com"},

		{"https://github.com@evil.example/", hostname.Disguised, "github.com"},
		{"https://github.com%2F@evil.example/", hostname.Disguised, "github.com/"},
		{"https://github.com@192.0.2.1/", hostname.Disguised, "github.com"},
	}
	for _, c := range cases {
		j := source.Judge(c.destination)
		if j.Verdict != c.verdict || j.Taken+string(j.Odd) != c.taken {
			t.Errorf("Judge(%q) = %+v (odd %q), want %d of %q", c.destination, j, string(j.Odd), c.verdict, c.taken)
		}
	}
}

// What the source links to is nobody's trap, whatever it looks like.
func TestKnown(t *testing.T) {
	t.Parallel()
	k := hostname.NewKnown([]string{"https://github.com/", "https://githib.com/", "https://gіthub.com/", "https://a@b.example/"})
	for _, d := range []string{"https://githib.com/x", "https://gіthub.com/x", "https://a@b.example/"} {
		if j := k.Judge(d); j.Verdict != hostname.Fine {
			t.Errorf("Judge(%q) = %+v", d, j)
		}
	}
	if j := hostname.NewKnown(nil).Judge("https://githib.com"); j.Verdict != hostname.Fine {
		t.Errorf("of nothing known: %+v", j)
	}
}

func TestSays(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, destination, said string }{
		{"https://github.com", "https://evil.example", "github.com"},
		{"www.github.com", "https://evil.example", "www.github.com"},
		{" github.com ", "https://evil.example", "github.com"},
		{"https://unknown.example/", "https://evil.example", "unknown.example"},
		{"https://github.com", "https://gist.github.com", ""},
		{"https://github.com", "index.md", ""},
		{"ASP.NET", "https://evil.example", ""},
		{"index.md", "https://evil.example", ""},
		{"github.com 的頁面", "https://evil.example", ""},
		{"", "https://evil.example", ""},
	} {
		if said, _ := source.Says(c.text, c.destination); said != c.said {
			t.Errorf("Says(%q, %q) = %q, want %q", c.text, c.destination, said, c.said)
		}
	}
}

// The table of Script_Extensions is that of Unicode, for the characters in it.
func TestExtensions(t *testing.T) {
	t.Parallel()
	const name = "/usr/share/unicode/ScriptExtensions.txt"
	file, err := os.Open(name)
	if err != nil {
		t.Skip("no file of Unicode's to compare with (Debian: unicode-data):", err)
	}
	defer file.Close()
	of := map[rune]string{}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		line, _, _ := strings.Cut(lines.Text(), "#")
		codes, scripts, found := strings.Cut(line, ";")
		if !found {
			continue
		}
		lo, hi, several := strings.Cut(strings.TrimSpace(codes), "..")
		if !several {
			hi = lo
		}
		first, _ := strconv.ParseInt(lo, 16, 32)
		last, _ := strconv.ParseInt(hi, 16, 32)
		for r := first; r <= last; r++ {
			of[rune(r)] = strings.Join(strings.Fields(scripts), " ")
		}
	}
	for r, scripts := range hostname.Extensions() {
		slices.Sort(scripts)
		if got := strings.Join(scripts, " "); got != of[r] {
			t.Errorf("U+%04X: %s, want %s", r, got, of[r])
		}
	}
}

// Anybody may type a URL.
func FuzzJudge(f *testing.F) {
	for _, d := range []string{"https://gіthub.com/", "//xn--a@b:1\\", "mailto:%41@b,c?cc=d@e", "https://[::1", "https://github.com.-.%ff\x80.\u200d"} {
		f.Add(d, d)
	}
	f.Fuzz(func(t *testing.T, known, destination string) {
		k := hostname.NewKnown([]string{known})
		if j := k.Judge(known); j.Verdict != hostname.Fine {
			t.Errorf("%q is known and judged %+v", known, j)
		}
		j := k.Judge(destination)
		if j.Verdict != hostname.Fine && (j.Host == "" || (j.Taken == "") == (len(j.Odd) == 0) || len(j.Odd) > 3) {
			t.Errorf("%q: %+v", destination, j)
		}
		for _, host := range hostname.Of(destination) {
			if utf8.ValidString(destination) && !utf8.ValidString(host) && !strings.Contains(destination, "%") {
				t.Errorf("%q: host %q", destination, host)
			}
		}
		k.Says(known, destination)
	})
}

//nolint:paralleltest // it measures time
func TestLinear(t *testing.T) {
	for _, part := range []string{
		"a", ".", "a.", "-", "github.com.", "і", "a.і", "@", "a@b,", "%41", "\u00ad", "\u200d", "xn--", "xn--a.", "9", "٣", "/", "\\", ":", "[", "一", "é", "\u0301", "?cc=a@b&",
	} {
		for _, scheme := range []string{"https://", "mailto:a@", "//", ""} {
			bookgen.Linear(t, scheme+strconv.Quote(part)+" again and again", 500, func(times int) {
				destination := scheme + strings.Repeat(part, times)
				source.Judge(destination)
				hostname.NewKnown([]string{destination}).Says(destination, "https://a.example")
			})
		}
	}
}

// Hosts of real books are no traps to each other.
func TestCorpora(t *testing.T) {
	t.Parallel()
	written := regexp.MustCompile(`https?://[^\s)>"\]]+`)
	urls := map[string]string{} // by host
	err := filepath.WalkDir(oracle.Corpora(t), func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" {
			return err
		}
		content, err := os.ReadFile(path)
		for _, url := range written.FindAllString(string(content), -1) {
			for _, host := range hostname.Of(url) {
				urls[host] = url
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for host, url := range urls {
		var others []string
		for other, url := range urls {
			if !hostname.SameOwner(host, other) {
				others = append(others, url)
			}
		}
		if j := hostname.NewKnown(others).Judge(url); j.Verdict != hostname.Fine {
			t.Errorf("%s: %+v", url, j)
		}
	}
	if len(urls) < 60 {
		t.Errorf("only %d hosts were read", len(urls))
	}
}
