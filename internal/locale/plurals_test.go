package locale_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/leonelquinteros/gotext/plurals"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/locale/internal/formula"
	"github.com/pobook/pobook/internal/oracle"
)

var pluralForms = regexp.MustCompile(`^nplurals=(\d); plural=(.+);$`)

// declared takes the value of a Plural-Forms header apart.
func declared(t *testing.T, value string) (forms int, expression string) {
	t.Helper()
	parts := pluralForms.FindStringSubmatch(value)
	if parts == nil {
		t.Fatalf("%q is no value of Plural-Forms", value)
	}
	forms, err := strconv.Atoi(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	return forms, parts[2]
}

func parse(t *testing.T, expression string) formula.Formula {
	t.Helper()
	f, err := formula.Parse(expression)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// records are the lines of a table in testdata.
func records(t *testing.T, name string) [][]string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for line := range strings.Lines(string(content)) {
		if !strings.HasPrefix(line, "#") {
			list = append(list, strings.Split(strings.TrimSpace(line), "\t"))
		}
	}
	return list
}

// Each formula must use just the forms that it declares, and gotext must read
// it as we do, for that is what Go programs read catalogues with.
func TestPluralsAreWhole(t *testing.T) {
	t.Parallel()
	checked := map[string]bool{}
	for _, code := range locale.Codes() {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		if checked[l.Plurals] {
			continue
		}
		checked[l.Plurals] = true
		forms, expression := declared(t, l.Plurals)
		ours := parse(t, expression)
		theirs, err := plurals.Compile(expression)
		if err != nil {
			t.Errorf("%s: gotext does not read %q: %v", code, expression, err)
			continue
		}
		used := map[int]bool{}
		for _, n := range formula.Numbers() {
			form := ours(n)
			used[form] = true
			if form < 0 || form >= forms {
				t.Errorf("%s: %d has form %d of %d", code, n, form, forms)
			}
			if got := theirs.Eval(uint32(n)); got != form {
				t.Errorf("%s: %d has form %d, and to gotext %d", code, n, form, got)
				break
			}
		}
		if len(used) != forms {
			t.Errorf("%s: declares %d forms, uses %d", code, forms, len(used))
		}
	}
}

// Weblate must have the same forms of every language that it knows, or its
// translators would see other fields than the catalogue has.
func TestPluralsAreWeblates(t *testing.T) {
	t.Parallel()
	compared := 0
	for _, fields := range records(t, "weblate.tsv") {
		if fields[0] == "und" {
			continue
		}
		l, err := locale.Parse(fields[0])
		if err != nil {
			t.Error(err)
			continue
		}
		forms, expression := declared(t, l.Plurals)
		if !formula.Equal(parse(t, expression), parse(t, fields[2])) || strconv.Itoa(forms) != fields[1] {
			if verdict, listed := notWeblates[fields[0]]; !listed {
				t.Errorf("%s (%s): %s, Weblate has nplurals=%s; plural=%s;", fields[0], l.Code, l.Plurals, fields[1], fields[2])
			} else if verdict == "" {
				t.Errorf("%s: lacks a verdict", fields[0])
			}
		} else if _, listed := notWeblates[fields[0]]; listed {
			t.Errorf("%s: is listed as other than Weblate's, and is not", fields[0])
		}
		compared++
	}
	if compared < 700 {
		t.Errorf("only %d languages were compared", compared)
	}
}

// notWeblates are the codes of Weblate whose locale has other plurals, and why.
var notWeblates = map[string]string{
	"pt_PT": "CLDR and gettext count 0 as many in Portugal, and so did pobook before",
}

// GNU gettext's own table (msginit, version 0.21 and later) must agree, or be
// listed with what speaks for Weblate's.
func TestPluralsAreGettexts(t *testing.T) {
	t.Parallel()
	compared := 0
	for _, fields := range records(t, "gettext.tsv") {
		l, err := locale.Parse(fields[0])
		if err != nil {
			t.Error(err)
			continue
		}
		compared++
		_, expression := declared(t, l.Plurals)
		_, theirs := declared(t, fields[1])
		verdict, listed := notGettexts[fields[0]]
		if same := formula.Equal(parse(t, expression), parse(t, theirs)); same == listed {
			t.Errorf("%s: %s, gettext has %s; the list says: %s", fields[0], l.Plurals, fields[1], verdict)
		}
	}
	if compared < 40 {
		t.Errorf("only %d languages were compared", compared)
	}
}

// notGettexts are the languages of which GNU gettext's table says something
// else, and why Weblate's is taken.
var notGettexts = map[string]string{
	"ga":    "CLDR, Weblate and Irish have forms for 3 to 6 and 7 to 10 as well",
	"he":    "Weblate has the dual and tens; what translators see there counts",
	"he_IL": "as he",
	"lv":    "CLDR and Weblate have the form for 0 first, as other tools write it by now",
	"pt":    "Weblate counts 0 as one, as CLDR does in Brazil, which it means by pt",
	"pt_AO": "Weblate has that of pt",
	"ro_MD": "CLDR and Weblate count 101 as many",
}

// GNU gettext must accept each formula; it evaluates them for many numbers
// and compares the results with nplurals.
func TestPluralsPassMsgfmt(t *testing.T) {
	t.Parallel()
	msgfmt := oracle.Require(t, "msgfmt")
	dir := t.TempDir()
	checked := map[string]bool{}
	for _, code := range locale.Codes() {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		if checked[l.Plurals] {
			continue
		}
		checked[l.Plurals] = true
		file := filepath.Join(dir, code+".po")
		if err := os.WriteFile(file, catalogue(t, l), 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(msgfmt, "-c", "-o", os.DevNull, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", code, err, out)
		}
	}
}

// catalogue returns a catalogue of one message with all plural forms of l.
func catalogue(t *testing.T, l locale.Locale) []byte {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "msgid \"\"\nmsgstr \"\"\n")
	for _, field := range []string{
		"Project-Id-Version: test", "PO-Revision-Date: 2000-01-01 00:00+0000", "Last-Translator: A <a@example.org>",
		"Language-Team: A <a@example.org>", "Language: " + l.Code, "MIME-Version: 1.0",
		"Content-Type: text/plain; charset=UTF-8", "Content-Transfer-Encoding: 8bit", "Plural-Forms: " + l.Plurals,
	} {
		fmt.Fprintf(&b, "\"%s\\n\"\n", field)
	}
	fmt.Fprintf(&b, "\nmsgid \"page\"\nmsgid_plural \"pages\"\n")
	forms, _ := declared(t, l.Plurals)
	for i := range forms {
		fmt.Fprintf(&b, "msgstr[%d] \"x\"\n", i)
	}
	return []byte(b.String())
}
