package config

import (
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// A Draft is what is known of a handbook before it is there.
type Draft struct {
	Title   string
	Source  string   // the code of a locale
	Locales []string // codes, as their folders shall be named
	Dialect string   // one of Dialects; empty for the default
}

// Check holds the configuration that d makes against the rules for one. There
// is not a file yet to point into, so the diagnostics, a [diag.List], have no
// position.
func (d Draft) Check() error {
	r := &reader{content: []byte(d.YAML()), drafted: true}
	_, problems := read(r)
	for i := range problems {
		problems[i].Position = diag.Position{}
	}
	return problems.Err()
}

// YAML is the first handbook.yaml: the required keys with their values, the
// others as comments, each below what it is. Those that few need are left to
// the handbook's reference.
func (d Draft) YAML() string {
	var codes []string
	for _, code := range d.Locales {
		codes = append(codes, localeText(code))
	}
	values := map[string]string{
		"title":   "title: " + strconv.Quote(d.Title),
		"source":  "source: " + localeText(d.Source),
		"locales": "locales: [" + strings.Join(codes, ", ") + "]",
	}
	if d.Dialect != "" {
		values["dialect"] = "dialect: " + d.Dialect
	}
	var b strings.Builder
	for _, k := range Keys() {
		if k.Rare {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		b.WriteString("# " + k.Doc + "\n")
		switch line, ok := values[k.Name]; {
		case !ok:
			b.WriteString("# " + k.Example + "\n")
		case len(d.Locales) == 0 && k.Name == "locales":
			b.WriteString("# " + k.Example + "\n" + line + "\n")
		default:
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// localeText is a locale's code as YAML. What is none is quoted, so that the
// rules for locales refuse it, not those of YAML.
func localeText(code string) string {
	if _, err := locale.Parse(code); err != nil {
		return strconv.Quote(code)
	}
	return code
}
