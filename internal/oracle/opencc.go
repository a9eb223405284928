package oracle

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// converts reads a JSON list of texts and prints what OpenCC makes of them, by
// configuration.
const converts = `
import json, sys, opencc
texts = json.load(sys.stdin)
print(json.dumps({name: [c.convert(t) for t in texts] for name in sys.argv[1:] for c in [opencc.OpenCC(name)]}))
`

// OpenCC returns what OpenCC makes of texts, by configuration. It has to be the version
// that is asked for, since other dictionaries give other texts. No package of Debian's
// has that, so a test without it is always skipped, never failed:
//
//	pip install opencc==1.4.1
func OpenCC(t testing.TB, version string, configurations, texts []string) map[string][]string {
	t.Helper()
	there, err := exec.Command("python3", "-c", "import opencc; print(opencc.__version__)").Output()
	if err != nil || strings.TrimSpace(string(there)) != version {
		t.Skipf("no oracle: a python3 with opencc==%s is not installed", version)
	}
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command("python3", append([]string{"-c", converts}, configurations...)...)
	run.Stdin, run.Stderr = bytes.NewReader(input), os.Stderr
	output, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var converted map[string][]string
	if err := json.Unmarshal(output, &converted); err != nil {
		t.Fatal(err)
	}
	return converted
}
