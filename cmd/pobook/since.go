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
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// An earlier state of the handbook.
type earlier struct {
	states
	anywhere map[string]map[po.Key]translate.State // by locale: the best of all sections
	whole    bool                                  // a message without a state was not there
}

func newEarlier(whole bool) earlier {
	return earlier{states: states{}, anywhere: map[string]map[po.Key]translate.State{}, whole: whole}
}

// add takes in the states of a section.
func (e earlier) add(locale, section string, found map[po.Key]translate.State) {
	if e.states[locale] == nil {
		e.states[locale], e.anywhere[locale] = map[string]map[po.Key]translate.State{}, map[po.Key]translate.State{}
	}
	e.states[locale][section] = found
	for key, state := range found {
		e.anywhere[locale][key] = max(e.anywhere[locale][key], state)
	}
}

// state returns that of a message in its section, or else where it came from:
// sections are renamed, and messages move from one to another. A report does not
// name what was translated, so there a section speaks for itself.
func (e earlier) state(locale, section string, key po.Key) (state translate.State, known bool) {
	there, same := e.states[locale][section]
	if state, known = there[key]; known || same && !e.whole {
		return state, known
	}
	state, known = e.anywhere[locale][key]
	return state, known
}

// open says whether a message was there and not translated.
func (e earlier) open(locale, section string, key po.Key) bool {
	state, known := e.state(locale, section, key)
	return known && state != translate.StateTranslated
}

// gained says whether a message that is translated now was not.
func (e earlier) gained(locale, section string, key po.Key) bool {
	_, known := e.state(locale, section, key)
	return e.open(locale, section, key) || !known && e.whole
}

// changes compares with a file that holds a report, or else with a revision.
func (a *app) changes(b *book.Book, since string, now report.Coverage, states states) (*report.Changes, error) {
	then := newEarlier(false)
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
		for path, open := range sections {
			waiting := map[po.Key]translate.State{}
			for _, m := range open {
				key := po.Key{ID: m.ID}
				if m.Context != nil {
					key.Context, key.HasContext = *m.Context, true
				}
				waiting[key] = translate.StateUntranslated
			}
			e.add(code, path, waiting)
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
	if errors.Is(err, exec.ErrNotFound) {
		return nil, errors.New("git is not installed, which knows earlier revisions")
	}
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return nil, fmt.Errorf("git: %s", strings.TrimSpace(string(failed.Stderr)))
	}
	return out, err
}

// statesAt reads the catalogues of a revision.
func (g git) statesAt(b *book.Book, revision string, now report.Coverage) (earlier, error) {
	if _, err := g.run(nil, "rev-parse", "--git-dir"); err != nil {
		return earlier{}, fmt.Errorf("--since %s: no such file, and no revision: %w", revision, err)
	}
	commit, err := g.run(nil, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return earlier{}, fmt.Errorf("--since %s: neither a file nor a revision that git knows here", revision)
	}
	then := newEarlier(true)
	for _, l := range now.Locales {
		if err := g.catalogues(strings.TrimSpace(string(commit)), targetOf(b, l.Locale.Code), then); err != nil {
			return earlier{}, err
		}
	}
	return then, nil
}

// catalogues reads all of a locale, whatever their sections are called now.
func (g git) catalogues(commit string, target config.Target, then earlier) error {
	folder := book.LocalesDir + "/" + target.Folder + "/"
	listed, err := g.run(nil, "ls-tree", "-r", "-z", "--name-only", commit, "--", "./"+folder)
	if err != nil {
		return err
	}
	var (
		sections []string
		asked    strings.Builder
	)
	for _, path := range strings.Split(string(listed), "\x00") {
		// A name with a line feed cannot be asked for, nor is it a section's.
		section, ok := strings.CutSuffix(strings.TrimPrefix(path, folder), ".po")
		if ok && !strings.Contains(path, "\n") {
			sections = append(sections, section+".md")
			fmt.Fprintf(&asked, "%s:./%s\n", commit, path)
		}
	}
	answer, err := g.run(strings.NewReader(asked.String()), "cat-file", "--batch")
	if err != nil {
		return err
	}
	for i, data := range blobs(answer) {
		// A catalogue that could not be read then had nothing to lose.
		if file, err := po.Parse(data); err == nil && data != nil && i < len(sections) {
			then.add(target.Code, sections[i], translate.States(file))
		}
	}
	return nil
}

func targetOf(b *book.Book, code string) config.Target {
	for _, t := range b.Config.Locales {
		if t.Code == code {
			return t
		}
	}
	return config.Target{}
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
	if shallow, err := g.run(nil, "rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(shallow)) == "true" {
		g.report(diag.Diagnostic{
			Severity: diag.Warning, Code: "shallow-history",
			Message: "this clone has a part of the history only, so messages may wait for longer than is said",
			Hint:    `fetch the rest with "git fetch --unshallow"`,
		})
	}
	// The user's configuration and attributes must not hide any change.
	log, err := g.run(nil, "-c", "log.showRoot=true", "log", "--text", "--reverse", "--format=%x00%ct", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--", "./"+book.LocalesDir+"/templates")
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
