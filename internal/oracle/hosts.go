package oracle

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// hostPrograms is where `make test-ci` puts the programs that know the files of hosts.
const hostPrograms = "pobook/hosts-1"

// CheckJSONSchema holds YAML files against a schema that check-jsonschema brings along, as
// "vendor.github-workflows", and returns what it finds wrong; "" for nothing.
func CheckJSONSchema(t testing.TB, schema string, files ...string) string {
	t.Helper()
	args := []string{"-m", "check_jsonschema", "--builtin-schema", schema}
	if schema == "vendor.gitlab-ci" {
		args = append(args, "--data-transform", "gitlab-ci") // for tags of its own, as !reference
	}
	return complaints(t, "python", append(args, files...)...)
}

// Actionlint returns what actionlint finds wrong with workflows of GitHub, and shellcheck with the commands in
// them; "" for nothing.
func Actionlint(t testing.TB, files ...string) string {
	t.Helper()
	return complaints(t, "actionlint", append([]string{"-no-color", "-shellcheck", Require(t, "shellcheck")}, files...)...)
}

// PreCommit runs pre-commit, and returns what it prints if it fails; "" if it does not.
func PreCommit(t testing.TB, args ...string) string {
	t.Helper()
	return complaints(t, "python", append([]string{"-m", "pre_commit"}, args...)...)
}

func complaints(t testing.TB, program string, args ...string) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(cache, hostPrograms, "bin", program)
	if !exists(path) {
		Missing(t, "what `make test-ci` installs")
	}
	output, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		return strings.TrimSpace(string(output) + "\n" + err.Error())
	}
	return ""
}
