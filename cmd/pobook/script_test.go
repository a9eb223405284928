package main

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/pobook/pobook/internal/oracle/standin"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pobook": main})
}

// The scripts in testdata run the program as its user does. Beside testscript's
// own commands there is "exits CODE program args…", which runs a program that
// must end with that code, and "weblate", see [weblateServer].
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "weblate": weblateServer},
		Condition:           func(name string) (bool, error) { return name == "export" && standin.HasExport(), nil },
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE program [args...]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case err == nil && want == 0:
	case errors.As(err, &exit) && exit.ExitCode() == want:
	default:
		ts.Fatalf("exit code %d is wanted, got %v", want, err)
	}
}
