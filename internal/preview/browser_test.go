package preview_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/oracle/browser"
	"github.com/pobook/pobook/internal/preview"
)

// ready is true once a page has what it shows.
const ready = `document.getElementById("pobook-open-count").textContent !== ""`

// A translator's way through the preview.
func TestBrowser(t *testing.T) {
	t.Parallel()
	s := serve(t, garden(), preview.Options{Unit: func(section, code, checksum string) string {
		return "https://weblate.example.org/translate/book/" + strings.TrimSuffix(section, ".md") + "/" + code + "/?checksum=" + checksum
	}})
	s.eventually("", "Has a mistake 1", true)
	p := browser.Open(t).Page(t)

	// The contents lead to a section.
	p.Open(s.address)
	p.Wait(`document.querySelectorAll(".progress .bar").length === 8`)
	p.Click(`a[href="/zh_Hant/01-soil.md"]`)
	p.Wait(ready)

	// A click on a text shows its message.
	p.Click("#pobook-main h1")
	p.Wait(`!document.getElementById("pobook-messages").hidden && document.getElementById("pobook-messages").innerText.includes("土壤")`)
	if text := p.Text("#pobook-messages"); !strings.Contains(text, "locales/zh_Hant/01-soil.po:9") || !strings.Contains(text, "not mud") {
		t.Errorf("the panel has %s", text)
	}
	if href := browser.Eval[string](p, `document.querySelector("#pobook-messages a.panel-weblate").href`); !strings.HasPrefix(href, "https://weblate.example.org/translate/book/01-soil/zh_Hant/?checksum=") {
		t.Errorf("Weblate is at %s", href)
	}

	// Keys lead to what needs work: the previous text of a fuzzy one with its differences.
	p.Press("n")
	p.Wait(`document.querySelector("#pobook-messages del") && document.querySelector("#pobook-messages ins")`)
	if del, ins := p.Text("#pobook-messages del"), p.Text("#pobook-messages ins"); del != "was" || ins != "is" {
		t.Errorf("what has changed is %q to %q", del, ins)
	}
	if !browser.Eval[bool](p, `document.querySelector("#pobook-main .selected").dataset.state === "fuzzy"`) {
		t.Error("the message is not marked in the text")
	}

	// And beyond the end of a section, into the next one.
	for range 8 {
		p.Press("n")
	}
	p.Wait(`location.pathname.endsWith("02-seeds.md") && document.getElementById("pobook-messages").innerText.includes("Do not sow beans.")`)
	p.Press("p")
	p.Wait(`location.pathname.endsWith("01-soil.md")`)
	p.Wait(ready)

	// The filter hides marks of states.
	p.Click(`#pobook-messages input[value="untranslated"]`)
	p.Wait(`!document.getElementById("pobook-main").dataset.show.includes("untranslated")`)
	p.Press("\x1b")
	p.Wait(`document.getElementById("pobook-messages").hidden`)

	// Search finds Han, and leads to the message.
	p.Press("/")
	p.Wait(`document.getElementById("pobook-search").open`)
	browser.Eval[any](p, `document.getElementById("pobook-search-field").value = ""`) // the character of a key is sent apart, unlike that of a keyboard
	p.Type("#pobook-search-field", "薄荷")
	p.Wait(`document.querySelector("#pobook-search-hits a mark")`)
	p.Press("\r")
	p.Wait(`location.pathname.endsWith("03-herbs.md") && location.hash.startsWith("#m-")`)
	p.Wait(`document.querySelector("#pobook-main .selected")`)

	// Keys are listed; s changes the view.
	p.Press("?")
	p.Wait(`document.getElementById("pobook-keys").open`)
	p.Press("\x1b")
	p.Wait(`!document.getElementById("pobook-keys").open`)
	p.Press("s")
	p.Wait(`document.querySelector("#pobook-main.side .row")`)

	// The PDF stands beside the page, at the section.
	p.Open(s.address + "zh_Hant/02-seeds.md")
	p.Wait(ready)
	p.Click("[data-open-paper]")
	p.Click("#pobook-paper-make")
	p.Wait(`document.querySelector("#pobook-paper iframe") && /^\/zh_Hant\/book\.pdf\?n=1#page=[2-9]&/.test(document.querySelector("#pobook-paper iframe").getAttribute("src"))`)
	keepScreenshot(t, p, "paper")

	// A text has the focus, and Enter shows its message.
	p.Open(s.address + "zh_Hant/01-soil.md")
	p.Wait(ready)
	browser.Eval[any](p, `document.querySelector("#pobook-main [data-state=faulty]").focus()`)
	p.Press("\r")
	p.Wait(`document.querySelector("#pobook-messages .finding")`)
	p.Clean()
}

// What is saved is on the page soon, which stays where it is and as it is.
func TestBrowserFollows(t *testing.T) {
	t.Parallel()
	files := garden()
	files["handbook/01-soil.md"] += strings.Repeat("\nMore text.\n", 80) + "\nThe end.\n"
	s := serve(t, files, preview.Options{})
	s.eventually("", "Has a mistake 1", true)
	p := browser.Open(t).Page(t)
	p.Open(s.address + "zh_Hant/01-soil.md")
	p.Wait(ready)
	browser.Eval[any](p, `(() => {
		const end = [...document.querySelectorAll("#pobook-main p")].find((e) => e.innerText === "The end.");
		end.scrollIntoView({ behavior: "instant", block: "center" });
		end.click();
	})()`)
	p.Wait(`!document.getElementById("pobook-messages").hidden`)
	place := browser.Eval[float64](p, `scrollY`)
	browser.Eval[any](p, `window.same = true`)

	entry := "\nmsgid \"The end.\"\nmsgstr \"結束了。\"\n"
	before := time.Now() //nolint:forbidigo // what is measured is logged, and held to no limit but that of patience
	s.write("locales/zh_Hant/01-soil.po", files["locales/zh_Hant/01-soil.po"]+entry)
	p.Wait(`document.getElementById("pobook-main").innerText.includes("結束了。")`)
	t.Logf("a saved catalogue was in the browser after %v", time.Since(before)) //nolint:forbidigo // as above
	p.Wait(`document.getElementById("pobook-messages").innerText.includes("結束了。")`)
	if now := browser.Eval[float64](p, `scrollY`); now < place-60 || now > place+60 {
		t.Errorf("the page has moved from %v to %v", place, now)
	}
	if !browser.Eval[bool](p, `window.same`) {
		t.Error("the page was loaded again")
	}

	// A file that cannot be read is said to be so, until it is mended.
	s.write("locales/zh_Hant/01-soil.po", "msgid \"")
	p.Wait(`document.querySelector("#pobook-problems").innerText.includes("locales/zh_Hant/01-soil.po:1")`)
	p.Wait(`document.getElementById("pobook-main").innerText.includes("結束了。")`)
	s.replace("locales/zh_Hant/01-soil.po", files["locales/zh_Hant/01-soil.po"]+entry)
	p.Wait(`document.querySelector("#pobook-problems").innerText.trim() === ""`)

	// The contents follow too.
	p.Open(s.address)
	s.write("handbook/03-herbs.md", "# Spices\n")
	p.Wait(`document.body.innerText.includes("Spices")`)
	p.Clean()

	// Where the server has gone, the page says so.
	s.server.Close()
	p.Wait(`!document.getElementById("pobook-lost").hidden`)
}

// No kind of page keeps anybody from using it, in the light and in the dark, on desks and phones.
func TestBrowserAccessible(t *testing.T) {
	t.Parallel()
	files := garden()
	files["locales/zh_Hant/03-herbs.po"] = "msgid \"" // for a page with what is wrong
	s := serve(t, files, preview.Options{})
	s.eventually("", "Has a mistake 1", true)
	chromium := browser.Open(t)
	for _, kind := range []struct{ name, address, then, until string }{
		{"contents", "", "", `document.querySelector(".bar")`},
		{"page", "zh_Hant/01-soil.md", "", ready},
		{"broken", "zh_Hant/03-herbs.md", "", `document.querySelector("#pobook-problems code")`},
		{"messages", "zh_Hant/01-soil.md", `document.querySelector("[data-open-messages]").click()`, `!document.getElementById("pobook-messages").hidden`},
		{"message", "zh_Hant/01-soil.md", `document.querySelector("#pobook-main [data-state=faulty]").click()`, `document.querySelector("#pobook-messages .finding")`},
		{"side", "zh_Hant/01-soil.md?view=side", "", ready},
		{"search", "zh_Hant/01-soil.md", `document.querySelector("[data-open=pobook-search]").click(); const f = document.getElementById("pobook-search-field"); f.value = "Loam"; f.dispatchEvent(new Event("input"))`, `document.querySelector("#pobook-search-hits a")`},
		{"keys", "zh_Hant/01-soil.md", `document.querySelector("[data-open=pobook-keys]").click()`, `document.getElementById("pobook-keys").open`},
		{"pdf", "zh_Hant/01-soil.md", `document.querySelector("[data-open-paper]").click()`, `document.getElementById("pobook-paper-state").innerText !== ""`},
		{"missing", "zh_Hant/nothing.md", "", `document.querySelector("h1")`},
	} {
		for _, at := range []struct {
			name, language string
			view           browser.View
			dark           bool
		}{
			{"desktop", "en", browser.Desktop(), false},
			{"desktop-dark", "zh_Hans", browser.Desktop(), true},
			{"phone", "zh_Hant", browser.Phone(), false},
			{"phone-dark", "zh_Hans", browser.Phone(), true},
		} {
			t.Run(kind.name+"/"+at.name, func(t *testing.T) {
				t.Parallel()
				p := chromium.Page(t)
				at.view.Dark, at.view.Still = at.dark, true
				p.View(at.view)
				sign := "?"
				if strings.Contains(kind.address, "?") {
					sign = "&"
				}
				p.Open(s.address + kind.address + sign + "lang=" + at.language)
				if strings.Contains(kind.address, "01-soil") {
					p.Wait(ready)
				}
				if kind.then != "" {
					browser.Eval[any](p, `(() => { `+kind.then+` })()`)
				}
				p.Wait(kind.until)
				p.NoViolations()
				if kind.name != "missing" {
					p.Clean()
				}
				if wide := browser.Eval[bool](p, `document.documentElement.scrollWidth > innerWidth`); wide {
					t.Error("the page is wider than the window")
				}
				keepScreenshot(t, p, kind.name+"-"+at.name)
			})
		}
	}
}

// keepScreenshot writes what a page looks like into the folder that POBOOK_SCREENSHOTS names, for people to look at.
func keepScreenshot(t *testing.T, p *browser.Page, name string) {
	t.Helper()
	if folder := os.Getenv("POBOOK_SCREENSHOTS"); folder != "" {
		if err := os.WriteFile(filepath.Join(folder, "preview-"+name+".png"), p.Screenshot(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
