package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// design is DESIGN.md as one line for each paragraph and each row of a table.
func design(t *testing.T) string { return page(t, "DESIGN.md") }

// decisionsPage is DECISIONS.md, likewise.
func decisionsPage(t *testing.T) string { return page(t, "DECISIONS.md") }

func page(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile("../" + name)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.ReplaceAll(string(content), "|\n|", "|\x00|")
	text = regexp.MustCompile(`([^\n])\n([^\n])`).ReplaceAllString(text, "$1 $2")
	return strings.ReplaceAll(text, "\x00", "\n")
}

// Every package stands in a table of rooms, and imports no more of this module
// than its row says.
func TestDesignHasEveryPackage(t *testing.T) {
	t.Parallel()
	packages, err := list([]string{"../../..."})
	if err != nil {
		t.Fatal(err)
	}
	here := map[string]string{} // paths by import path
	for _, p := range packages {
		if !p.DepOnly {
			here[p.ImportPath] = p.path()
		}
	}
	if len(here) < 20 {
		t.Errorf("found %d packages only", len(here))
	}
	rooms := roomsOf(design(t))
	for _, p := range packages {
		path, ok := here[p.ImportPath]
		if !ok {
			continue
		}
		allowed, ok := rooms.find(path)
		if !ok {
			t.Errorf("DESIGN.md has no row for %s", path)
		}
		for _, name := range p.Imports {
			if used, ok := here[name]; ok && !allowed.has(used) {
				t.Errorf("%s imports %s, which its row in DESIGN.md does not say", path, used)
			}
		}
	}
}

// rooms is what packages may import, by their path. A path that ends in … is
// that of every package below it.
type rooms map[string]imports

// imports is the last elements of paths.
type imports []string

// roomsOf reads the tables of rooms: packages, what they own, what they may
// import.
func roomsOf(text string) rooms {
	found := rooms{}
	for _, row := range regexp.MustCompile(`(?m)^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$`).FindAllStringSubmatch(text, -1) {
		for _, path := range strings.Split(row[1], ", ") {
			found[strings.Trim(path, "`")] = strings.Split(row[2], ", ")
		}
	}
	return found
}

func (r rooms) find(path string) (imports, bool) {
	if allowed, ok := r[path]; ok {
		return allowed, true
	}
	allowed, ok := r[filepath.ToSlash(filepath.Dir(path))+"/…"]
	return allowed, ok
}

func (i imports) has(path string) bool {
	for _, name := range i {
		below, ok := strings.CutSuffix(name, "…")
		switch {
		case name == "everything", strings.HasSuffix("/"+path, "/"+name), ok && strings.Contains(path, "/"+below):
			return true
		}
	}
	return false
}

// What a package's file is said to hold is there.
func TestDesignKnowsPlaces(t *testing.T) {
	t.Parallel()
	places := regexp.MustCompile("`((?:internal|cmd)/[^`]*)/([a-z0-9_]+\\.go)`(?:, `([^`]+)`)?").FindAllStringSubmatch(design(t)+"\n"+decisionsPage(t), -1)
	if len(places) == 0 {
		t.Error("DESIGN.md names no file")
	}
	for _, place := range places {
		content, err := os.ReadFile(filepath.Join("../..", place[1], place[2]))
		if err != nil {
			t.Errorf("DESIGN.md: %v", err)
		} else if !strings.Contains(string(content), place[3]) {
			t.Errorf("DESIGN.md: %s/%s has no %s", place[1], place[2], place[3])
		}
	}
}

// A decision that overrules another one is named there.
func TestDesignNamesWhatIsOverruled(t *testing.T) {
	t.Parallel()
	decisions := regexp.MustCompile(`(?m)^\*\*(\S+)\. ([^*]+)\*\*.*$`).FindAllStringSubmatch(decisionsPage(t), -1)
	byTitle := map[string]string{}
	for _, d := range decisions {
		if !regexp.MustCompile(`^20\d\d-\d\d-\d\d$`).MatchString(d[1]) {
			t.Errorf("the decision %q has no date but %q", d[2], d[1])
		}
		title := strings.Trim(d[2], ".,:")
		if byTitle[title] != "" {
			t.Errorf("there are two decisions %q", title)
		}
		byTitle[title] = d[0]
	}
	overrules := regexp.MustCompile(`Overrules(?:, in part,)? "([^"]+)"`)
	overruled := regexp.MustCompile(`\*Overruled (?:in part )?by "([^"]+)"`)
	links := 0
	for title, decision := range byTitle {
		for _, other := range overrules.FindAllStringSubmatch(decision, -1) {
			links++
			if !strings.Contains(byTitle[other[1]], `by "`+title+`"`) {
				t.Errorf("%q does not say that %q overrules it", other[1], title)
			}
		}
		for _, other := range overruled.FindAllStringSubmatch(decision, -1) {
			if !strings.Contains(byTitle[other[1]], `"`+title+`"`) {
				t.Errorf("%q does not say that it overrules %q", other[1], title)
			}
		}
	}
	if len(decisions) == 0 || links == 0 {
		t.Errorf("found %d decisions, %d of which overrule another", len(decisions), links)
	}
}
