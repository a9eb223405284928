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
	"golang.org/x/text/feature/plural"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/oracle"
)

// numbers are those that the plural rules are compared on: all forms of all
// rules turn up below 200, the others are where newer rules look.
func numbers() []int {
	list := []int{999, 1000, 1001, 1011, 1100, 100_000, 999_999, 1_000_000, 1_000_001, 2_000_000}
	for n := range 201 {
		list = append(list, n)
	}
	return list
}

var pluralForms = regexp.MustCompile(`^nplurals=(\d); plural=(.+);$`)

// Each locale's formula must put two numbers into one form exactly if CLDR
// does, and must use just the forms that it declares. Newer versions of CLDR
// than that of x/text differ in the two ways that plurals.go states.
func TestPluralsFollowCLDR(t *testing.T) {
	t.Parallel()
	for _, code := range locale.Codes() {
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			l, err := locale.Parse(code)
			if err != nil {
				t.Fatal(err)
			}
			parts := pluralForms.FindStringSubmatch(l.Plurals)
			if parts == nil {
				t.Fatalf("%q is no value of Plural-Forms", l.Plurals)
			}
			formula, err := plurals.Compile(parts[2])
			if err != nil {
				t.Fatal(err)
			}
			toIndex, toForm := map[plural.Form]int{}, map[int]plural.Form{}
			for _, n := range numbers() {
				form, index := plural.Cardinal.MatchPlural(l.Tag, n, 0, 0, 0, 0), formula.Eval(uint32(n))
				if want, seen := toIndex[form]; seen && index != want {
					t.Fatalf("n=%d: form %d, but others of the same CLDR form have %d", n, index, want)
				}
				if want, seen := toForm[index]; seen && form != want {
					t.Fatalf("n=%d: form %d is shared by two CLDR forms", n, index)
				}
				toIndex[form], toForm[index] = index, form
			}
			if declared, _ := strconv.Atoi(parts[1]); len(toForm) != declared {
				t.Errorf("declares %d forms, uses %d", declared, len(toForm))
			}
			for index := range toForm {
				if index < 0 || index >= len(toForm) {
					t.Errorf("form %d is out of range", index)
				}
			}
		})
	}
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
	forms, err := strconv.Atoi(pluralForms.FindStringSubmatch(l.Plurals)[1])
	if err != nil {
		t.Fatal(err)
	}
	for i := range forms {
		fmt.Fprintf(&b, "msgstr[%d] \"x\"\n", i)
	}
	return []byte(b.String())
}
