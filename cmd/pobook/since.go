package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// An earlier state of the handbook.
type earlier struct {
	states
	whole bool // a message without a state was not there
}

// open says whether a message was there and not translated.
func (e earlier) open(locale, section string, key po.Key) bool {
	state, known := e.states[locale][section][key]
	return known && state != translate.StateTranslated
}

// gained says whether a message that is translated now was not.
func (e earlier) gained(locale, section string, key po.Key) bool {
	_, known := e.states[locale][section][key]
	return e.open(locale, section, key) || !known && e.whole
}

// changes compares with a file that holds a report, or else with a revision.
func (a *app) changes(b *book.Book, since string, now report.Coverage, states states) (*report.Changes, error) {
	then := earlier{states: map[string]map[string]map[po.Key]translate.State{}}
	age := func(string) (time.Time, int) { return time.Time{}, 0 }
	data, err := os.ReadFile(a.path(since))
	if err == nil {
		saved, err := report.ReadCoverage(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", since, err)
		}
		then.addReport(saved)
	} else {
		g := git{app: a}
		if then, err = g.statesAt(b, since, now); err != nil {
			return nil, err
		}
		if age, err = g.ages(); err != nil {
			return nil, err
		}
	}
	changes := &report.Changes{Since: since}
	for _, l := range now.Locales {
		changes.Locales = append(changes.Locales, compare(l, states[l.Locale.Code], then, age))
	}
	return changes, nil
}

func (e earlier) addReport(saved report.Earlier) {
	for code, sections := range saved {
		e.states[code] = map[string]map[po.Key]translate.State{}
		for path, open := range sections {
			e.states[code][path] = map[po.Key]translate.State{}
			for _, m := range open {
				key := po.Key{ID: m.ID}
				if m.Context != nil {
					key.Context, key.HasContext = *m.Context, true
				}
				e.states[code][path][key] = translate.StateUntranslated
			}
		}
	}
}

// compare counts what happened to a locale.
func compare(l report.LocaleCoverage, now map[string]map[po.Key]translate.State, then earlier, age func(id string) (time.Time, int)) report.LocaleChanges {
	code := l.Locale.Code
	c := report.LocaleChanges{Code: code}
	for _, s := range l.Sections {
		for key, state := range now[s.Section] {
			switch {
			case state == translate.StateTranslated && then.gained(code, s.Section, key):
				c.Gained++
			case state == translate.StateFuzzy && !then.open(code, s.Section, key):
				c.Fuzzy++
			case state == translate.StateUntranslated && !then.open(code, s.Section, key):
				c.New++
			}
		}
		for _, m := range s.Open {
			key := po.Key{ID: m.ID}
			if m.Context != nil {
				key.Context, key.HasContext = *m.Context, true
			}
			since, days := age(m.ID)
			c.Waiting = append(c.Waiting, report.Waiting{Section: s.Section, ID: m.ID, State: m.State, New: !then.open(code, s.Section, key), Since: since, Days: days})
		}
	}
	return c
}

// git asks the history of the handbook.
type git struct{ *app }

func (g git) run(stdin io.Reader, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(g.ctx, "git", append([]string{"-C", g.dir}, args...)...)
	cmd.Stdin = stdin
	out, err := cmd.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimSpace(string(failed.Stderr)))
	}
	return out, err
}

// statesAt reads the catalogues of a revision.
func (g git) statesAt(b *book.Book, revision string, now report.Coverage) (earlier, error) {
	commit, err := g.run(nil, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return earlier{}, fmt.Errorf("--since %s: neither a file nor a revision that git knows here", revision)
	}
	id := strings.TrimSpace(string(commit))
	then := earlier{states: states{}, whole: true}
	for _, l := range now.Locales {
		sections := map[string]map[po.Key]translate.State{}
		then.states[l.Locale.Code] = sections
		var asked strings.Builder
		for _, s := range l.Sections {
			fmt.Fprintf(&asked, "%s:./%s\n", id, b.CataloguePath(targetOf(b, l.Locale.Code), s.Section))
		}
		answer, err := g.run(strings.NewReader(asked.String()), "cat-file", "--batch")
		if err != nil {
			return earlier{}, err
		}
		for i, data := range blobs(answer) {
			// A catalogue that could not be read then had nothing to lose.
			if file, err := po.Parse(data); err == nil && data != nil && i < len(l.Sections) {
				sections[l.Sections[i].Section] = translate.States(file)
			}
		}
	}
	return then, nil
}

func targetOf(b *book.Book, code string) book.Target {
	for _, t := range b.Locales {
		if t.Code == code {
			return t
		}
	}
	return book.Target{}
}

// blobs cuts the answer of "git cat-file --batch" into files; nil for one that
// was not there.
func blobs(answer []byte) [][]byte {
	var files [][]byte
	for len(answer) > 0 {
		var head []byte
		head, answer, _ = bytes.Cut(answer, []byte("\n"))
		fields := strings.Fields(string(head))
		size, err := strconv.Atoi(fields[len(fields)-1])
		if err != nil || len(fields) != 3 || size > len(answer) {
			files = append(files, nil)
			continue
		}
		files = append(files, answer[:size])
		answer = bytes.TrimPrefix(answer[size:], []byte("\n"))
	}
	return files
}

// ages returns a function that says since when a text has been in the templates,
// and how many days that is before the newest change.
func (g git) ages() (func(id string) (time.Time, int), error) {
	log, err := g.run(nil, "log", "--reverse", "--format=%x00%ct", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--", "./"+book.LocalesDir+"/templates")
	if err != nil {
		return nil, err
	}
	h := history{since: map[string]int64{}, count: map[string]int{}}
	h.read(log)
	newest := h.commit
	if head, err := g.run(nil, "log", "-1", "--format=%ct"); err == nil {
		newest, _ = strconv.ParseInt(strings.TrimSpace(string(head)), 10, 64)
	}
	if date, err := g.date(); err == nil && date.Unix() > 0 {
		newest = date.Unix()
	}
	return func(id string) (time.Time, int) {
		since, known := h.since[written(id)]
		if !known {
			return time.Time{}, 0
		}
		return time.Unix(since, 0).UTC(), int(max(0, newest-since) / (24 * 60 * 60))
	}, nil
}

// written is a msgid as it stands in a template.
func written(id string) string {
	file := (&po.File{Entries: []*po.Entry{{ID: id, Str: []string{""}}}}).Bytes()
	text, _, _ := strings.Cut(string(file), "\nmsgstr")
	return text
}

// A history is what the patches of all templates say of their msgids, as they
// are written.
type history struct {
	commit int64 // the time of the one at hand
	since  map[string]int64
	count  map[string]int
}

func (h *history) read(log []byte) {
	var (
		texts  = map[byte]*strings.Builder{} // what is being added and removed
		change = map[string]int{}
	)
	finish := func(sign byte) {
		if b := texts[sign]; b != nil {
			change[b.String()] += map[byte]int{'+': 1, '-': -1}[sign]
			delete(texts, sign)
		}
	}
	lines := bufio.NewScanner(bytes.NewReader(log))
	lines.Buffer(nil, len(log)+1)
	for lines.Scan() {
		line := lines.Text()
		if strings.HasPrefix(line, "\x00") {
			h.apply(change)
			clear(change)
			h.commit, _ = strconv.ParseInt(line[1:], 10, 64)
			continue
		}
		if line == "" || line[0] != '+' && line[0] != '-' {
			finish('+')
			finish('-')
			continue
		}
		switch sign, text := line[0], line[1:]; {
		case strings.HasPrefix(text, "msgid "):
			finish(sign)
			texts[sign] = &strings.Builder{}
			texts[sign].WriteString(text)
		case strings.HasPrefix(text, `"`) && texts[sign] != nil:
			texts[sign].WriteString("\n" + text)
		default:
			finish(sign)
		}
	}
	finish('+')
	finish('-')
	h.apply(change)
}

// apply takes in what a commit did. A text that it only moved keeps its date.
func (h *history) apply(change map[string]int) {
	for text, n := range change {
		if h.count[text] == 0 && n > 0 {
			h.since[text] = h.commit
		}
		if h.count[text] += n; h.count[text] <= 0 {
			h.count[text] = 0
			delete(h.since, text)
		}
	}
}
