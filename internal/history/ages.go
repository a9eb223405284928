package history

import (
	"bufio"
	"bytes"
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// Ages say since when texts have been in the templates. The zero value knows of
// none; [ReadAges] makes others.
type Ages struct {
	since map[string]int64 // in seconds, by the msgid as it is written
	now   int64
}

// Of returns since when a text has been in the templates, and how many whole days
// that is before the newest change; zeros if that is not known.
func (a Ages) Of(id string) (since time.Time, days int) {
	seconds, known := a.since[written(id)]
	if !known {
		return time.Time{}, 0
	}
	return time.Unix(seconds, 0).UTC(), int(max(0, a.now-seconds) / (24 * 60 * 60))
}

// ReadAges reads the history of the templates in a folder. now is what days are
// counted to; zero, or before 1970, means the last commit. It warns if the clone
// has a part of the history only.
func ReadAges(ctx context.Context, r Repository, templates string, now time.Time, reporter diag.Reporter) (Ages, error) {
	if shallow, err := r.git(ctx, nil, "rev-parse", "--is-shallow-repository"); err == nil && strings.TrimSpace(string(shallow)) == "true" {
		reporter(diag.Diagnostic{
			Severity: diag.Warning, Code: "shallow-history",
			Message: diag.Textf("this is a shallow clone, so messages may have waited longer than shown"),
			Hint:    diag.Textf(`fetch the rest with "git fetch --unshallow"`),
		})
	}
	// The user's configuration and attributes must not hide any change.
	log, err := r.git(ctx, nil, "-c", "log.showRoot=true", "log", "--text", "--reverse", "--format=%x00%ct", "--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", "--", "./"+templates)
	if err != nil {
		return Ages{}, err
	}
	read := patches{since: map[string]int64{}, count: map[string]int{}}
	read.all(log)
	ages := Ages{since: read.since, now: read.commit}
	if head, err := r.git(ctx, nil, "log", "-1", "--format=%ct"); err == nil {
		ages.now, _ = strconv.ParseInt(strings.TrimSpace(string(head)), 10, 64)
	}
	if now.Unix() > 0 {
		ages.now = now.Unix()
	}
	return ages, nil
}

// written is a msgid as it stands in a template.
func written(id string) string {
	file := (&po.File{Entries: []*po.Entry{{ID: id, Str: []string{""}}}}).Bytes()
	text, _, _ := strings.Cut(string(file), "\nmsgstr")
	return text
}

// patches are what the patches of all templates say of their msgids, as they are
// written.
type patches struct {
	commit int64 // the time of the one at hand
	since  map[string]int64
	count  map[string]int
}

func (p *patches) all(log []byte) {
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
			p.apply(change)
			clear(change)
			p.commit, _ = strconv.ParseInt(line[1:], 10, 64)
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
	p.apply(change)
}

// apply takes in what a commit did. A text that it only moved keeps its date.
func (p *patches) apply(change map[string]int) {
	for text, n := range change {
		if p.count[text] == 0 && n > 0 {
			p.since[text] = p.commit
		}
		if p.count[text] += n; p.count[text] <= 0 {
			p.count[text] = 0
			delete(p.since, text)
		}
	}
}
