package order

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/markdown/frontmatter"
)

// metadata is what the front matter of a section says at its top level, by key. Lists
// and what is nested are left out.
type metadata map[string]string

// pair matches a key with a scalar, as YAML and TOML write one on a line.
var pair = regexp.MustCompile(`^"?([A-Za-z_][\w-]*)"?\s*[:=]\s*(.*)$`)

// metadataOf reads the front matter of a section.
func metadataOf(folder Folder, section string) metadata {
	source := bytes.TrimPrefix(folder.Read(section), []byte("\ufeff"))
	m := metadata{}
	for line := range bytes.Lines(source[:frontmatter.Length(source)]) {
		text := strings.TrimRight(string(line), " \t\r\n")
		if strings.HasPrefix(text, "[") {
			break // a table of TOML: what follows is nested
		}
		if found := pair.FindStringSubmatch(text); found != nil {
			m[found[1]] = unquote(found[2])
		}
	}
	return m
}

// unquote returns a scalar without its quotes, or without the comment after it.
func unquote(s string) string {
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') {
		if end := strings.IndexByte(s[1:], s[0]); end >= 0 {
			return s[1 : 1+end]
		}
	}
	s, _, _ = strings.Cut(s, " #")
	return strings.TrimSpace(s)
}

// number returns the number at a key, and infinity if there is none.
func (m metadata) number(key string) float64 { return numberOf(m[key]) }

func numberOf(text string) float64 {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.IsNaN(n) {
		return math.Inf(1)
	}
	return n
}
