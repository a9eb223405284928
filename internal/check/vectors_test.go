package check_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/oracle"
)

// The verdicts of Weblate's own code are ours, for the checks that have its
// ids.
func TestWeblateVectors(t *testing.T) {
	t.Parallel()
	file, err := os.Open(filepath.Join(oracle.Corpora(t), "..", "reference", "weblate-vectors.jsonl"))
	if err != nil {
		t.Skip("no corpora: ", err)
	}
	defer file.Close()
	var ids []string
	for _, c := range check.All() {
		if c.Weblate {
			ids = append(ids, string(c.ID))
		}
	}
	weblate := check.NewSet(ids...)
	n := 0
	for lines := bufio.NewScanner(file); lines.Scan(); n++ {
		var v struct {
			Lang, Source, Target string
			Fails                []string
		}
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(v.Target, "；") {
			v.Fails = nil // of which pobook has an opinion of its own
		}
		slices.Sort(v.Fails)
		got := check.Verdicts(parseLocale(t, v.Lang), v.Source, v.Target, weblate)
		if diff := cmp.Diff(append([]string{}, v.Fails...), append([]string{}, got...)); diff != "" {
			t.Errorf("%q, %q (-want +got):\n%s", v.Source, v.Target, diff)
		}
	}
	if n != 60 {
		t.Errorf("%d vectors, want 60", n)
	}
}
