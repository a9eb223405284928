package website_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle/browser"
)

// A place is where the pages are looked at: on disk, or in a folder of a server.
type place struct {
	name    string
	address func(path string) string
}

// places writes the sites of the handbook, and returns where they can be opened.
func places(t *testing.T, annotate bool) []place {
	t.Helper()
	folder := t.TempDir()
	write(t, filepath.Join(folder, "books", "herbarium"), sites(t, annotate))
	server := httptest.NewServer(http.FileServerFS(os.DirFS(folder)))
	t.Cleanup(server.Close)
	return []place{
		{"disk", func(path string) string {
			file, fragment, _ := strings.Cut(path, "#")
			address := browser.FileURL(t, filepath.Join(folder, "books", "herbarium", filepath.FromSlash(file)))
			if fragment != "" {
				address += "#" + fragment
			}
			return address
		}},
		{"server", func(path string) string { return server.URL + "/books/herbarium/" + path }},
	}
}

// The search finds words in all languages, in the order of titles, headings and texts.
func TestBrowserSearch(t *testing.T) {
	t.Parallel()
	b := browser.Open(t)
	tests := []struct {
		page, query string
		results     []string // the strong text of each
		marks       string   // of the first result
	}{
		{"en/01-welcome.html", "cafe NAIVE", []string{"Words"}, "café naïve"},
		{"en/01-welcome.html", "specimen", []string{"Mount a specimen", "Type specimen", "What you will learn", "Words", "Terms", "Labels"}, "specimen"},
		{"zh-Hant/guide/02-mounting.html", "測試文件", []string{"用詞"}, "測試文件"},
		{"zh-Hant/guide/02-mounting.html", "abc 水壺", []string{"用詞"}, "水壺 ＡＢＣ"},
		{"zh-Hant/01-welcome.html", "標籤", []string{"標籤", "歡迎來到標本館", "你會學到什麼"}, "標籤"},
		{"zh-Hans/03-tour.html", "测试文件", []string{"用词"}, "测试文件"},
		{"zh-Hans/03-tour.html", "沒有這個", nil, ""},
	}
	for _, at := range places(t, false) {
		p := b.Page(t)
		for _, test := range tests {
			p.Open(at.address(test.page))
			p.Press("/")
			p.Wait("document.activeElement.id === 'pobook-query' && !document.getElementById('pobook-found').textContent")
			p.Type("#pobook-query", test.query)
			p.Wait("document.getElementById('pobook-found').textContent !== ''")
			got := browser.Eval[[]string](p, `[...document.querySelectorAll('#pobook-results strong')].map((e) => e.textContent)`)
			want := test.results
			if test.query == "specimen" { // the order of the book is not repeated here
				got, want = got[:1], want[:1]
			}
			if diff := cmp.Diff(want, append([]string(nil), got...)); diff != "" {
				t.Errorf("%s: %s, %q (-want +got):\n%s", at.name, test.page, test.query, diff)
			}
			if marks := browser.Eval[string](p, `[...(document.querySelector('#pobook-results li') || document).querySelectorAll('mark')].map((e) => e.textContent).join(' ')`); marks != test.marks && test.query != "specimen" {
				t.Errorf("%s: %q marks %q, want %q", at.name, test.query, marks, test.marks)
			}
		}
		p.Clean()
	}
}

// Arrows go through the results, Enter opens one, Escape closes.
func TestBrowserSearchByKeys(t *testing.T) {
	t.Parallel()
	p := browser.Open(t).Page(t)
	at := places(t, false)[0]
	p.Open(at.address("en/guide/02-mounting.html#%E0")) // which is no text
	p.PressControl("k")
	p.Wait("document.getElementById('pobook-search').open")
	p.Press(browser.Escape)
	p.Wait("!document.getElementById('pobook-search').open && document.activeElement.id !== 'pobook-query'")
	p.Press("/")
	p.Wait("document.activeElement.id === 'pobook-query'")
	p.Type("#pobook-query", "beetles")
	p.Wait("document.querySelectorAll('#pobook-results a').length > 0")
	p.NoViolations()
	p.Press(browser.ArrowDown)
	p.Wait("document.activeElement === document.querySelector('#pobook-results a')")
	p.Press(browser.ArrowUp)
	p.Wait("document.activeElement.id === 'pobook-query'")
	p.Press(browser.Enter)
	p.Wait("location.pathname.endsWith('/en/03-tour.html') && location.hash === '#warnings'")
	p.Clean()
}

// The choice of languages keeps the page, and the heading that is being read.
func TestBrowserLanguages(t *testing.T) {
	t.Parallel()
	b := browser.Open(t)
	for _, at := range places(t, false) {
		p := b.Page(t)
		p.Open(at.address("zh-Hant/03-tour.html#code"))
		p.Wait("Math.abs(document.getElementById('code').getBoundingClientRect().top - 80) < 30")
		p.Click(".languages")
		p.Wait("document.getElementById('pobook-languages').matches(':popover-open')")
		browser.Eval[bool](p, "document.getElementById('code').scrollIntoView(), true") // the click has scrolled
		p.Click("#pobook-languages a[lang=zh-Hans]")
		p.Wait("location.pathname.endsWith('/zh-Hans/03-tour.html') && location.hash === '#code'")
		p.Open(at.address("zh-Hant/glossary.html"))
		p.Click(".languages")
		p.NoViolations()
		p.Click("#pobook-languages a[lang=ar]")
		p.Wait("/\\/ar\\/(index.html)?$/.test(location.pathname)")
		p.Clean()
	}
}

// The page of all languages shows which is the reader's.
func TestBrowserChoice(t *testing.T) {
	t.Parallel()
	p := browser.Open(t).Page(t)
	at := places(t, false)[1]
	for languages, want := range map[string]string{"zh-TW,zh": "zh-Hant", "zh-CN": "zh-Hans", "fr,ar-EG": "ar", "fr": ""} {
		v := browser.Desktop()
		v.Languages = languages
		p.View(v)
		p.Open(at.address("index.html"))
		if got := browser.Eval[string](p, "(document.querySelector('.yours a') || {lang: ''}).lang"); got != want {
			t.Errorf("%s are offered %q, want %q", languages, got, want)
		}
	}
	p.NoViolations()
	p.Clean()
}

// What the reader chooses holds on the next page, and before it is drawn.
func TestBrowserColours(t *testing.T) {
	t.Parallel()
	p := browser.Open(t).Page(t)
	at := places(t, false)[1]
	ground := "getComputedStyle(document.body).backgroundColor"
	p.Open(at.address("en/01-welcome.html"))
	light := browser.Eval[string](p, ground)
	p.Click(".display")
	p.Click("#pobook-display input[value=dark]")
	p.Wait("document.documentElement.dataset.theme === 'dark'")
	p.NoViolations()
	p.Open(at.address("en/03-tour.html"))
	dark := browser.Eval[string](p, ground)
	if light != "rgb(255, 255, 255)" || dark != "rgb(22, 26, 30)" {
		t.Errorf("the grounds are %s and %s", light, dark)
	}
	v := browser.Desktop()
	v.Print = true
	p.View(v)
	if paper := browser.Eval[string](p, ground); paper != light {
		t.Errorf("the ground is %s on paper", paper)
	}
	p.Clean()
}

// Tabs are shown one at a time, by mouse and by keys; a link to one in the background shows it.
func TestBrowserTabs(t *testing.T) {
	t.Parallel()
	p := browser.Open(t).Page(t)
	at := places(t, false)[0]
	p.Open(at.address("en/03-tour.html"))
	shown := "[...document.querySelectorAll('.tab')].map((e) => e.hidden ? 0 : 1).join('')"
	p.Wait(shown + " === '100'")
	p.Click(".tablist button:nth-child(2)")
	p.Wait(shown + " === '010'")
	p.Press(browser.ArrowRight + browser.ArrowRight)
	p.Wait(shown + " === '100' && document.activeElement.getAttribute('aria-selected') === 'true'")
	p.Press(browser.End)
	p.Wait(shown + " === '001'")
	v := browser.Desktop()
	v.Print = true
	p.View(v)
	p.Wait("[...document.querySelectorAll('.tab')].every((e) => e.querySelector('p:last-child').getBoundingClientRect().height > 0)")
	p.Clean()
}

// A term is explained where it is pointed at or has the focus, until Escape.
func TestBrowserTerms(t *testing.T) {
	t.Parallel()
	p := browser.Open(t).Page(t)
	at := places(t, false)[0]
	p.Open(at.address("zh-Hant/01-welcome.html"))
	p.Hover(".term")
	p.Wait("!document.getElementById('pobook-term').hidden")
	if got, want := p.Text("#pobook-term"), "specimen: a plant that has been pressed and dried"; got != want {
		t.Errorf("it says %q", got)
	}
	p.Hover("#pobook-term") // where it stays
	browser.Eval[bool](p, "new Promise((done) => setTimeout(() => done(true), 400))")
	p.Wait("!document.getElementById('pobook-term').hidden")
	p.NoViolations()
	p.Press(browser.Escape)
	p.Wait("document.getElementById('pobook-term').hidden")
	p.Press(browser.Tab)
	browser.Eval[bool](p, "document.querySelector('.term').focus({focusVisible: true}), true")
	p.Wait("!document.getElementById('pobook-term').hidden && document.activeElement.getAttribute('aria-describedby') === 'pobook-term'")
	p.View(browser.Phone())
	p.Reload()
	p.Tap(".term")
	p.Wait("!document.getElementById('pobook-term').hidden && location.pathname.endsWith('/01-welcome.html')")
	p.Tap(".term")
	p.Wait("location.pathname.endsWith('/glossary.html')")
	p.Clean()
}

// Without scripts, there is all of the text, and the ways to go on.
func TestBrowserWithoutScripts(t *testing.T) {
	t.Parallel()
	p := browser.Open(t).Page(t)
	at := places(t, true)[0]
	for _, v := range []browser.View{browser.Desktop(), browser.Phone()} {
		v.WithoutScripts = true
		p.View(v)
		p.Open(at.address("zh-Hant/03-tour.html"))
		for _, text := range []string{"凝膠很快", "沙子能保持", "紙會吸水"} {
			if !strings.Contains(p.Text("main"), text) {
				t.Errorf("%s is not to be seen", text)
			}
		}
		if browser.Eval[int](p, "[...document.querySelectorAll('.scripted, #pobook-messages')].filter((e) => e.checkVisibility()).length") != 0 {
			t.Error("there are things that need a script")
		}
		if v.Touch {
			p.Click(".menu-button")
			p.Wait("document.getElementById('pobook-chapters').matches(':popover-open')")
		}
		p.Click("#pobook-chapters a[href='01-welcome.html']")
		p.Wait("location.pathname.endsWith('/01-welcome.html')")
		p.Click(".languages")
		p.Click("#pobook-languages a[lang=en]")
		p.Wait("location.pathname.endsWith('/en/01-welcome.html')")
	}
	p.Clean()
}

// No kind of page keeps anybody out, in both colours and widths, nor is there anything to scroll
// sideways.
func TestBrowserBarriers(t *testing.T) {
	t.Parallel()
	b := browser.Open(t)
	at := places(t, false)[0]
	look(b.Page(t), t, at, "en/03-tour.html", views()...)
	// The others have the same parts: each colour and each width once.
	for _, path := range []string{"index.html", "en/index.html", "zh-Hant/glossary.html", "ar/01-welcome.html"} {
		look(b.Page(t), t, at, path, views()[0], views()[3])
	}
}

// The same holds where messages are shown.
func TestBrowserBarriersOfMessages(t *testing.T) {
	t.Parallel()
	b := browser.Open(t)
	at := places(t, true)[0]
	look(b.Page(t), t, at, "zh-Hans/03-tour.html", views()...)
	look(b.Page(t), t, at, "zh-Hant/index.html", views()[0], views()[3])
}

func look(p *browser.Page, t *testing.T, at place, path string, views ...browser.View) {
	t.Helper()
	for _, v := range views {
		p.View(v)
		p.Open(at.address(path))
		p.NoViolations()
		if wide := browser.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
			t.Errorf("%s is %d pixels too wide at %d", path, wide, v.Width)
		}
	}
	p.Clean()
}

// views are light and dark on a desktop, and then on a phone.
func views() []browser.View {
	desktop, phone := browser.Desktop(), browser.Phone()
	dark, night := desktop, phone
	dark.Dark, night.Dark = true, true
	return []browser.View{desktop, dark, phone, night}
}

// A text shows its message, keys go on to the next one that needs work, over the end of the page too.
func TestBrowserMessages(t *testing.T) {
	t.Parallel()
	b := browser.Open(t)
	for _, at := range places(t, true) {
		p := b.Page(t)
		p.Open(at.address("zh-Hant/01-welcome.html"))
		p.Wait("!document.querySelector('[data-open-messages]').hidden")
		p.Click("[data-message][data-state=faulty]")
		p.Wait("document.querySelector('#pobook-messages .finding')")
		if text := p.Text("#pobook-messages"); !strings.Contains(text, "the translation has one * more") || !strings.Contains(text, "locales/zh-Hant/01-welcome.po:") {
			t.Errorf("the panel says %q", text)
		}
		p.NoViolations()
		p.Press("n")
		p.Wait("document.querySelector('.selected').dataset.state === 'fuzzy'")
		if changes := p.Text(".changes"); !strings.Contains(changes, "another") || browser.Eval[int](p, "document.querySelectorAll('.changes del, .changes ins').length") == 0 {
			t.Errorf("the changes are %q", changes)
		}
		address := p.Address()
		p.Press("n")
		p.Wait("document.querySelector('.selected').dataset.state === 'untranslated'")
		p.Press("n")
		p.Wait("location.pathname.endsWith('/02-mounting.html') && document.querySelector('.selected')")
		p.Press("p")
		p.Wait("location.pathname.endsWith('/01-welcome.html') && document.querySelector('.selected').dataset.state === 'untranslated'")
		p.Press(browser.Escape)
		p.Wait("document.getElementById('pobook-messages').hidden && !document.querySelector('.selected')")

		p.Open(address)
		p.Reload()
		p.Wait("document.querySelector('.selected').dataset.state === 'fuzzy'")
		p.Clean()
	}
}

// The filter says what is marked, listed and stepped through.
func TestBrowserMessageFilter(t *testing.T) {
	t.Parallel()
	p := browser.Open(t).Page(t)
	at := places(t, true)[1]
	p.Open(at.address("zh-Hans/03-tour.html"))
	p.Click("[data-open-messages]")
	listed := "[...document.querySelectorAll('.message-list .badge')].map((e) => e.dataset.state).filter((s, i, all) => all.indexOf(s) === i).sort().join(' ')"
	p.Wait(listed + " === 'faulty fuzzy untranslated'")
	p.Click("#pobook-messages input[value=fuzzy]")
	p.Click("#pobook-messages input[value=untranslated]")
	p.Wait(listed + " === 'faulty'")
	line := "getComputedStyle(document.querySelector('main [data-state=fuzzy]')).textDecorationLine"
	if got := browser.Eval[string](p, line); got != "none" {
		t.Errorf("what is not chosen is marked: %s", got)
	}
	p.Press("n")
	p.Wait("document.querySelector('.selected').dataset.state === 'faulty'")
	p.NoViolations()
	p.Click("#pobook-messages .plain")
	p.Wait(listed + " === 'faulty'")
	p.Click("#pobook-messages .panel-close")
	p.Wait("document.getElementById('pobook-messages').hidden")
	p.Clean()
}
