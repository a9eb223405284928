//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/report"
)

// nasty are texts that mean something to whoever shows them: a terminal, the log
// of a job, Markdown, HTML, XML, a shell. "INJECTED" shows where a line began that
// is not pobook's, "<injected>" an element.
var nasty = []string{
	"a\nINJECTED b", "a\r\nINJECTED", "a\n::error::INJECTED", "::error file=a::INJECTED", "  ::add-mask::x", "::stop-commands::x",
	"##[error]x", "##vso[task.setvariable variable=x]y", "##teamcity[buildStatus text='x']",
	"\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\u009b31mred", "\x7f\b\b", "\u202efdp.exe", "\u2066x\u2069", "a\u2028INJECTED", "\xff\xfe",
	"<injected onerror=x>", "</td></table><injected>", "]]><injected/>", "\"><injected>", "&lt;injected&gt;", "x</code><injected>",
	"a|b|c", "a\\|b", "`a` | `b`", "*a* _b_ ~~c~~", "![a](https://example.org/injected.png)", "[a](javascript:injected)", "@everyone", "#1", "https://example.org/injected",
	"$(touch injected)", "; rm injected", "--out=injected", "-C", "{{ x }}", "=1+1", "%0AINJECTED", "a: b # c", "'", "\"",
}

// hostile is a handbook in which whatever a file can say or be called is nasty.
func hostile(t *testing.T) string {
	t.Helper()
	files := map[string]string{
		"handbook/handbook.yaml":  "title: " + yamlText("Book "+strings.Join(validUTF8(nasty), " ")) + "\nsource: en\nlocales: [zh_Hant, fr, zh_Hans]\nname: book\nauthors: [" + yamlText("\u202e::error::x") + "]\ncoverage: {zh_Hant: 95}\n",
		"locales/zh_Hant/bad.po":  "msgid \"a\"\nmsgstr \"\x1b\u202e",
		"locales/fr/01-text.po":   "msgid \"\"\nmsgstr \"Language: fr\\n\"\n\n\"\x1b[31m\n::error::INJECTED\n",
		"locales/glossary/fr.tbx": "<martif><INJECTED\x1b[31m",
		"earlier.json":            "{\"schema\": 1, \"locales\": []}",
		"broken.tmx":              "<INJECTED\u202e\n::error::INJECTED\x1b[31m/>",
		"memory.tmx":              "<tmx><body><tu creationid='MT!&#x202E;'><prop type='fuzzy&#10;::error::INJECTED'>&#x9B;31m</prop><tuv lang='en'><seg>A</seg></tuv><tuv lang='fr'><seg>\u202eB</seg></tuv><tuv lang='x&#10;::error::INJECTED&#x202E;'><seg>C</seg></tuv></tu></body></tmx>",
		"memory.csv":              "source,fr,\"\n::error::INJECTED\u202e\",##vso[a],\x1b[31m\nA,B,C,D,E\n",
		"saved.json":              "{\"schema\": 1, \"locales\": [{\"locale\": \"\\n::error::INJECTED\"}]}\x1b[2J",
	}
	var section, catalogue, terms strings.Builder
	catalogue.WriteString("msgid \"\"\nmsgstr \"\"\n\"Language: zh_Hant\\n\"\n\"Last-Translator: ::error::\u202e\x1b\U00013000 <a@example.org>\\n\"\n")
	terms.WriteString("source,target,developer_comments\n")
	w := csv.NewWriter(&terms)
	for i, text := range nasty {
		name := strings.ReplaceAll(text, "/", "_")
		files[fmt.Sprintf("translated/%02d%s.md", i, name)] = "# 標題\n\n甲" + strings.ReplaceAll(strings.ToValidUTF8(text, "?"), "\x00", "") + "\n"
		files[fmt.Sprintf("handbook/%02d%s.md", i, name)] = "# A\n"
		files[fmt.Sprintf("handbook/%s%02d.png", name, i)] = "not a picture"
		files["locales/"+name+"/01.po"] = "msgid \"a\"\nmsgstr \"b\"\n"
		files[fmt.Sprintf("locales/zh_Hant/%s%02d.po", name, i)] = "msgid \"a\"\nmsgstr \"b\"\n"
		files["dist/"+name] = ""

		oneLine := strings.Join(strings.Fields(strings.ToValidUTF8(text, "?")), " ")
		heading := fmt.Sprintf("Heading %d %s", i, oneLine)
		fmt.Fprintf(&section, "# %s\n\n![A](<%s%02d.png>) and [more](nowhere%d.md#%s)\n\n", heading, strings.NewReplacer("\n", "", "\r", "", "<", "", ">", "").Replace(strings.ToValidUTF8(name, "?")), i, i, strings.ReplaceAll(oneLine, " ", ""))
		fmt.Fprintf(&catalogue, "\nmsgid %s\nmsgstr %s\n", poText(heading), poText("翻譯"+oneLine+" <injected>"+oneLine))
		if err := w.Write([]string{fmt.Sprintf("%s%d", strings.ToValidUTF8(text, "?"), i), "詞" + strings.ToValidUTF8(text, "?"), strings.ToValidUTF8(text, "?")}); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	files["translated/01-text.md"] = strings.ReplaceAll(strings.ReplaceAll(section.String(), "\x00", ""), "Heading", "標題 <injected>")
	files["broken.xlf"] = files["broken.tmx"]
	files["handbook/01-text.md"] = strings.ReplaceAll(section.String(), "\x00", "")
	files["locales/zh_Hant/01-text.po"] = catalogue.String()
	files["locales/glossary/zh_Hant.csv"] = terms.String()
	files["handbook/@everyone-$(x)`-[a](b)_c_.md"] = "# Section\n\nText\n"
	return bookgen.Folder(t, files)
}

func validUTF8(texts []string) []string {
	valid := make([]string, len(texts))
	for i, text := range texts {
		valid[i] = strings.ToValidUTF8(text, "?")
	}
	return valid
}

// yamlText is a text as YAML and JSON quote it.
func yamlText(text string) string {
	quoted, _ := json.Marshal(text) //nolint:errchkjson // a string
	return strings.NewReplacer("\x7f", `\u007f`, "\u009b", `\u009b`).Replace(string(quoted))
}

func poText(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

// An invocation is a command line and what its standard output is.
type invocation struct {
	args []string
	form string // of [forms]; "" for text
}

// invocations are command lines for each command, by its path: all of its formats
// and what it echoes. DIR stands for a copy of the handbook, which each has for itself.
func invocations() map[string][]invocation {
	text := func(args ...string) invocation { return invocation{args, ""} }
	table := map[string][]invocation{
		"pobook":         {text(), text("--version"), text("--help")},
		"pobook init":    {text("init"), text("init", "--title", nasty[2], "--locales", nasty[2]), text("init", "--ci", "github,gitlab,pre-commit"), text("init", "--merge-driver")},
		"pobook update":  {text("update"), text("update", "--check"), {[]string{"update", "--dry-run", "--json"}, "json"}, text("update", "--typo", nasty[2]), text("update", "--compendium", nasty[2])},
		"pobook convert": {text("convert", "--from", "zh_Hant", "--to", "zh_Hans"), {[]string{"convert", "--from", "zh_Hant", "--to", "zh_Hans", "--dry-run", "--json"}, "json"}, text("convert", "--from", nasty[2], "--to", nasty[0]), text("convert", "--from", "zh_Hant", "--to", "zh_Hans", nasty[2])},
		"pobook import": {
			text("import", "translated", "--locale", "zh_Hant"),
			{[]string{"import", "translated", "--locale", "zh_Hant", "--format", "json"}, "json"},
			{[]string{"import", "translated", "--locale", "zh_Hant", "--format", "html"}, "html"},
			text("import", "translated", "--locale", "zh_Hant", "--source-edition", "translated", "--dry-run"),
			text("import", "locales/zh_Hant"), text("import", "locales", "--dry-run"), text("import", "locales/zh_Hant/01-text.po", "--overwrite", "--locale", "zh_Hant"),
			text("import", "locales/zh_Hant/01-text.po", "--leftover", nasty[1]), text("import", nasty[2], "--locale", nasty[2]), text("import", "broken.xlf"),
		},
		"pobook build":                 {text("build"), text("build", "--format", "md"), text("build", "--edition", nasty[2]), text("build", "--out", nasty[0]), text("build", "--complete-only"), text("build", "--section", nasty[2]), text("build", "--format", "md", "--overwrite")},
		"pobook pseudo":                {text("pseudo"), text("pseudo", "--out", nasty[0])},
		"pobook preview":               {text("preview", "--address", nasty[2]), text("preview", "--lang", nasty[2]), text("preview", "--locale", nasty[2]), text("preview", "--project", nasty[2])},
		"pobook check":                 {text("check", "--fix"), text("check", "--fix", "--dry-run"), text("check", "--explain", "all"), text("check", "--explain", nasty[2]), text("check", "--baseline", "saved.json"), text("check", "--format", "json="+nasty[0])},
		"pobook status":                {text("status", "--since", "saved.json"), text("status", "--since", "earlier.json"), {[]string{"status", "--since", "earlier.json", "--format", "markdown"}, "markdown"}, text("status", "--since", nasty[2]), text("status", "--format", "badge")},
		"pobook glossary":              {text("glossary")},
		"pobook glossary convert":      {text("glossary", "convert")},
		"pobook glossary export":       {{[]string{"glossary", "export", "--locale", "zh_Hant"}, "csv"}, {[]string{"glossary", "export", "--locale", "zh_Hant", "--format", "tbx"}, "xml"}, text("glossary", "export", "--locale", "zh_Hant", "--format", "po")},
		"pobook export":                {{[]string{"export", "--locale", "zh_Hant"}, "xml"}, text("export", "--locale", "zh_Hant", "--split", "--out", nasty[1]), text("export", "--locale", "zh_Hant", nasty[2])},
		"pobook memory":                {text("memory")},
		"pobook memory export":         {{[]string{"memory", "export"}, "xml"}, {[]string{"memory", "export", "--format", "csv", "--all"}, "csv"}, text("memory", "export", "--out", nasty[1])},
		"pobook memory import":         {text("memory", "import", "memory.tmx", "memory.csv"), {[]string{"memory", "import", "memory.csv", "--json"}, "json"}, text("memory", "import", "broken.tmx"), text("memory", "import", nasty[2])},
		"pobook weblate":               {text("weblate"), {[]string{"weblate", "--format", "json", "--repo", "https://example.org/a"}, "json"}, text("weblate", "--format", "wlc")},
		"pobook merge-driver":          {text("merge-driver", "earlier.json", "locales/zh_Hant/bad.po", "locales/fr/01-text.po", nasty[2]), text("merge-driver", "earlier.json", nasty[0], "saved.json")},
		"pobook weblate apply":         {text("weblate", "apply"), text("weblate", "apply", "--dry-run", "--project", nasty[2])},
		"pobook weblate pull":          {text("weblate", "pull"), text("weblate", "pull", "--dry-run", "--project", nasty[2])},
		"pobook weblate push":          {text("weblate", "push", "--message", nasty[2]), text("weblate", "push", "--dry-run", "--url", nasty[2])},
		"pobook weblate rename":        {text("weblate", "rename"), text("weblate", "rename", nasty[2], nasty[1])},
		"pobook weblate prune":         {text("weblate", "prune")},
		"pobook licences":              {text("licences"), text("licences", nasty[2])},
		"pobook schema":                {{[]string{"schema"}, "json"}},
		"pobook version":               {text("version"), {[]string{"version", "--format", "json"}, "json"}, text("version", "--format", nasty[2])},
		"pobook manual":                {text("manual", "manual\nINJECTED")},
		"pobook configuration":         {text("help", "configuration")},
		"pobook outputs":               {text("help", "outputs")},
		"pobook directives":            {text("help", "directives")},
		"pobook help":                  {text("help", nasty[2])},
		"pobook completion":            {text("completion", nasty[2])},
		"pobook completion bash":       {text("completion", "bash")},
		"pobook completion zsh":        {text("completion", "zsh")},
		"pobook completion fish":       {text("completion", "fish")},
		"pobook completion powershell": {text("completion", "powershell")},
	}
	for _, format := range report.FindingFormats {
		table["pobook check"] = append(table["pobook check"], invocation{[]string{"check", "--format", format}, formOf[format]})
	}
	for _, format := range report.CoverageFormats {
		table["pobook status"] = append(table["pobook status"], invocation{[]string{"status", "--format", format}, formOf[format]})
	}
	return table
}

// formOf is the form of each format; the others are text.
var formOf = map[string]string{
	"json": "json", "sarif": "json", "gitlab": "json", "junit": "xml", "csv": "csv", "markdown": "markdown", "github": "github",
}

// Whatever files say and are called, no command lets it speak to a terminal, to a
// CI or to the reader of a report in pobook's name.
func TestNamesAndTextsSteerNothing(t *testing.T) {
	t.Parallel()
	table := invocations()
	eachCommand(discarding(), func(c *cobra.Command) {
		path := c.CommandPath()
		if len(table[path]) == 0 {
			t.Errorf("no invocation of %q is in the table", path)
		}
	})
	for path, list := range table {
		for _, in := range list {
			t.Run(path+" "+strings.ToValidUTF8(strings.Join(in.args, " "), "?"), func(t *testing.T) {
				t.Parallel()
				checkInvocation(t, hostile(t), in)
			})
		}
		t.Run(path+", wrongly called", func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, echo := range []string{nasty[2], "--" + nasty[9] + "\n::error::INJECTED", "--locale=" + nasty[2], "--format=" + nasty[2], "-C" + filepath.Join(dir, nasty[2])} {
				checkInvocation(t, dir, invocation{append(strings.Fields(path)[1:], echo), ""})
			}
		})
	}
}

func checkInvocation(t *testing.T, dir string, in invocation) {
	t.Helper()
	before := filesIn(dir)
	var out, errs bytes.Buffer
	code := run(context.Background(), append([]string{"-C", dir}, in.args...), streams{&out, &errs}, func(string) string { return "" })
	checkHarmless(t, "standard error", errs.String(), "")
	checkHarmless(t, "standard output", out.String(), in.form)
	if check := forms[in.form]; check != nil {
		if check(t, out.String()); code == exitFailed {
			t.Errorf("it has failed: %s", &errs)
		}
	}
	for name := range filesIn(dir) {
		if !before[name] {
			checkFile(t, name, string(readFile(t, filepath.Join(dir, name))))
		}
	}
}

func filesIn(dir string) map[string]bool {
	found := map[string]bool{}
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if name, _ := filepath.Rel(dir, path); err == nil && !entry.IsDir() {
			found[name] = true
		}
		return err
	})
	return found
}

// checkHarmless holds what is printed against what a terminal and a CI would take for
// themselves.
func checkHarmless(t *testing.T, name, text, form string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s is not UTF-8: %q", name, text)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if form == "csv" {
			line = strings.TrimSuffix(line, "\r") // as spreadsheets end a line
		}
		if i := strings.IndexFunc(line, func(r rune) bool {
			return r != '\t' && unicode.In(r, unicode.Cc, unicode.Bidi_Control, unicode.Zl, unicode.Zp)
		}); i >= 0 {
			t.Errorf("%s holds %q: %q", name, line[i:min(len(line), i+4)], line)
		}
		trimmed := strings.TrimSpace(line)
		isCommand := strings.HasPrefix(trimmed, "::") && !strings.HasPrefix(trimmed, ":::")
		own := form == "github" && (strings.HasPrefix(line, "::error file=") || strings.HasPrefix(line, "::warning file="))
		if isCommand && !own {
			t.Errorf("%s has a workflow command: %q", name, line)
		}
		for _, sign := range []string{"##[", "##vso[", "##teamcity["} {
			if strings.Contains(line, sign) {
				t.Errorf("%s has %s: %q", name, sign, line)
			}
		}
		if strings.HasPrefix(trimmed, "INJECTED") && form != "csv" { // where a field has lines
			t.Errorf("%s has a line of somebody else: %q", name, line)
		}
	}
}

// forms check what is printed in a form.
var forms = map[string]func(*testing.T, string){
	"json": func(t *testing.T, text string) {
		if !json.Valid([]byte(text)) {
			t.Errorf("not JSON: %s", text)
		}
	},
	"xml": func(t *testing.T, text string) { checkXML(t, text) },
	"csv": func(t *testing.T, text string) {
		if _, err := csv.NewReader(strings.NewReader(text)).ReadAll(); err != nil {
			t.Errorf("not CSV: %v", err)
		}
	},
	"markdown": checkMarkdown,
	"html":     checkPage,
}

// checkPage holds a page against elements that only the data can bring in.
func checkPage(t *testing.T, text string) {
	t.Helper()
	for tokens := html.NewTokenizer(strings.NewReader(text)); tokens.Next() != html.ErrorToken; {
		token := tokens.Token()
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "href" || a.Key == "src" {
				t.Errorf("an attribute of somebody else's: %s", token)
			}
		}
		if token.Type != html.TextToken && slices.Contains([]string{"injected", "script", "img", "a", "iframe"}, token.Data) {
			t.Errorf("a tag of somebody else's: %s", token)
		}
	}
}

func checkXML(t *testing.T, text string) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Errorf("not XML: %v\n%s", err, text)
			return
		}
		if start, ok := token.(xml.StartElement); ok && start.Name.Local == "injected" {
			t.Errorf("an element of somebody else's: %s", text)
		}
	}
}

// checkMarkdown holds a report against what it can have only from the data: a table
// of six columns has rows of six cells, and there is no tag but pobook's.
func checkMarkdown(t *testing.T, text string) {
	t.Helper()
	own := []string{"details", "summary"}
	tokens := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			break
		}
		if token := tokens.Token(); kind != html.TextToken && (!slices.Contains(own, token.Data) || len(token.Attr) > 0) {
			t.Errorf("a tag of somebody else's: %s", token)
		}
	}
	for line := range strings.Lines(text) {
		if cells := strings.ReplaceAll(line, `\|`, ""); strings.HasPrefix(line, "|") && strings.Count(cells, "|") != 7 {
			t.Errorf("a row with other cells: %s", line)
		}
		outside, said := 0, strings.TrimPrefix(strings.TrimPrefix(line, "- **error** "), "- **warning** ")
		for i, part := range strings.Split(strings.ReplaceAll(said, "\\`", ""), "`") {
			if i%2 == 0 && strings.ContainsAny(part, "[]@*_~") && !strings.HasPrefix(part, "**") {
				for _, sign := range []string{"[", "]", "@", "*", "_", "~"} {
					outside += strings.Count(strings.ReplaceAll(part, `\`+sign, ""), sign)
				}
			}
		}
		if outside > 0 {
			t.Errorf("a sign that Markdown reads: %s", line)
		}
	}
}

// checkFile holds a file that a command wrote against the same.
func checkFile(t *testing.T, name, data string) {
	t.Helper()
	switch filepath.Ext(name) {
	case ".svg":
		checkXML(t, data)
		checkHarmless(t, name, data, "")
	case ".1", ".yaml", ".yml":
		checkHarmless(t, name, data, "")
	}
	if name == nasty[0] {
		forms["json"](t, data)
	}
}

// Names and messages that git hands over come from anybody's repository.
func TestMergeDriverPrintsHarmlessly(t *testing.T) {
	t.Parallel()
	text := `a\033[31m\n::error::INJECTED ` + strings.Repeat("x", 200)
	file := func(translation string) string {
		return "msgid \"" + text + "\"\nmsgstr \"" + translation + "\"\n"
	}
	for _, name := range nasty {
		args, _ := versionFiles(t, file("甲"), file("乙"), file("丙"))
		_, errs := pobook(t, exitDone, append(args, name)...)
		args, _ = versionFiles(t, file("甲"), file("乙"), "no PO\n")
		_, more := pobook(t, exitFindings, append(args, name)...)
		for line := range strings.Lines(errs + more) {
			if strings.HasPrefix(line, "INJECTED") || strings.HasPrefix(strings.TrimSpace(line), "::") || strings.ContainsAny(line, "\x1b\u202e\u2028\x07") || len(line) > 700 {
				t.Errorf("for %q it prints %q", name, line)
			}
		}
	}
}
