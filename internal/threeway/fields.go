package threeway

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/pobook/pobook/internal/po"
)

// Fields of a header, in the spelling in which they are compared.
const (
	creationDate   = "pot-creation-date"
	revisionDate   = "po-revision-date"
	lastTranslator = "last-translator"
	xGenerator     = "x-generator"
	pluralForms    = "plural-forms"
)

// fields are the lines of a header, by the names of the fields that they are; a line that
// is not a field goes by itself.
type fields struct {
	lines  []string // each with its line feed
	byName map[string]string
}

func fieldsOf(header *po.Entry) fields {
	f := fields{byName: map[string]string{}}
	if header == nil {
		return f
	}
	for line := range strings.Lines(strings.Join(header.Str[:min(1, len(header.Str))], "")) {
		line = strings.TrimSuffix(line, "\n") + "\n"
		f.lines = append(f.lines, line)
		if _, again := f.byName[nameOf(line)]; !again {
			f.byName[nameOf(line)] = line
		}
	}
	return f
}

func nameOf(line string) string {
	name, _, ok := strings.Cut(line, ":")
	if !ok {
		return line
	}
	return strings.ToLower(name)
}

func (f fields) names() []string {
	names := make([]string, len(f.lines))
	for i, line := range f.lines {
		names[i] = nameOf(line)
	}
	return names
}

func (f fields) value(name string) string {
	_, value, _ := strings.Cut(f.byName[name], ":")
	return strings.TrimSpace(value)
}

// later returns the side whose header has the later date in a field; ours if neither has.
func later(headers [2]fields, name string) side {
	if laterOf(headers, name)[theirs] {
		return theirs
	}
	return ours
}

func laterOf(headers [2]fields, name string) [2]bool {
	a, b := date(headers[ours].value(name)), date(headers[theirs].value(name))
	return [2]bool{a.After(b), b.After(a)}
}

// date reads a date of a header (GNU gettext manual, "Header Entry"). What is not one, as
// the text that a template has in its place, is earlier than any.
func date(value string) time.Time {
	t, err := time.Parse("2006-01-02 15:04-0700", value)
	if err != nil {
		return time.Time{}
	}
	return t
}

// mostForms is more than any language has of plural forms.
const mostForms = 16

var formCount = regexp.MustCompile(`nplurals\s*=\s*([0-9]{1,2})\b`)

// formsIn returns how many plural forms a header says there are; 0 if it does not say.
func formsIn(header *po.Entry) int {
	m := formCount.FindStringSubmatch(fieldsOf(header).value(pluralForms))
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil || n > mostForms {
		return 0
	}
	return n
}
