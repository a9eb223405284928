package codes_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/codes"
	"github.com/pobook/pobook/internal/diag"
)

var kebab = regexp.MustCompile(`^[a-z]+(?:-[a-z0-9]+)*$`)

// Each row says what a reader has to know, once.
func TestRows(t *testing.T) {
	t.Parallel()
	seen := map[diag.Code]bool{}
	for _, e := range codes.All() {
		sentences := strings.HasSuffix(e.Explanation, ".") && strings.Join(strings.Fields(e.Explanation), " ") == e.Explanation
		switch {
		case seen[e.Code]:
			t.Errorf("%s is there twice", e.Code)
		case e.Group == "" || !sentences || e.Check == nil && strings.Count(e.Explanation, ". ") == 0:
			t.Errorf("%s is not explained in sentences", e.Code)
		case (e.Wrong == check.Example{}) != (e.Right == check.Example{}):
			t.Errorf("%s has one example only", e.Code)
		case e.Check == nil && !kebab.MatchString(string(e.Code)):
			t.Errorf("%s is not written in kebab case", e.Code)
		}
		seen[e.Code] = true
	}
}

// Groups hold either checks, which can be selected together, or other codes.
func TestGroups(t *testing.T) {
	t.Parallel()
	for _, e := range codes.All() {
		group := codes.Group(e.Group)
		if !slices.ContainsFunc(group, func(other codes.Entry) bool { return other.Code == e.Code }) {
			t.Errorf("%s is not in its group", e.Code)
		}
		for _, other := range group {
			if (other.Check == nil) != (e.Check == nil) {
				t.Errorf("%s and %s are in the group %s, but only one is a check", e.Code, other.Code, e.Group)
			}
		}
	}
	if group := codes.Group("no-group"); len(group) > 0 {
		t.Errorf("a group that does not exist has %d codes", len(group))
	}
}

func TestNamed(t *testing.T) {
	t.Parallel()
	tests := []struct {
		word string
		want diag.Code // "" for none
	}{
		{"end_stop", "end_stop"},
		{"end-stop", "end_stop"},
		{"dead_link", "dead-link"},
		{"unknown-key", "unknown-key"},
		{"unknown-kye", ""},
		{"configuration", ""},
		{"", ""},
	}
	for _, test := range tests {
		if e, ok := codes.Named(test.word); e.Code != test.want || ok != (test.want != "") {
			t.Errorf("Named(%q) = %q, %t; want %q", test.word, e.Code, ok, test.want)
		}
	}
	for _, name := range []string{"end_stop", "emphasis", "markup", "unknown-key", "configuration"} {
		if !slices.Contains(codes.Names(), name) {
			t.Errorf("%q is not among the names", name)
		}
	}
}
