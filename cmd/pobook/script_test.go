package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/pobook/pobook/internal/oracle/standin"
	"github.com/pobook/pobook/internal/weblate/recorded"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"pobook": main})
}

// The scripts in testdata run the program as its user does. Beside testscript's
// own commands there is "exits CODE program args…", which runs a program that
// must end with that code, and "server" and "weblate", for which see there.
func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "server": server, "weblate": weblateServer},
		Condition:           func(name string) (bool, error) { return name == "export" && standin.HasExport(), nil },
		Setup: func(env *testscript.Env) error {
			s := recorded.Start(t, "01-start", "02-usage")
			env.Values["server"], env.Values["weblate"] = s, &served{}
			env.Setenv("SERVER", s.HTTP.URL)
			env.Setenv("SERVERHOST", strings.TrimPrefix(s.HTTP.URL, "http://"))
			env.Setenv("KEY", recorded.Key)
			return nil
		},
	})
}

// server is what a script does with the Weblate server at $SERVER, which answers to none but the key $KEY:
//
//	server reads SECTION…    its repository has these sections, which it reads when it pulls
//	server has HEAD          its clone is at the commit that is checked out
//	server keys FILE         writes a configuration with its key
//	server asked             prints the requests since the last time
func server(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: server reads|has|keys|asked ...")
	}
	s := ts.Value("server").(*recorded.Server)
	switch args[0] {
	case "reads":
		s.Push(args[1:]...)
	case "has":
		ts.Check(ts.Exec("git", "rev-parse", args[1]))
		s.Commit(strings.TrimSpace(ts.ReadFile("stdout")))
	case "keys":
		text := "[keys]\n" + s.URL() + " = " + recorded.Key + "\n"
		ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
	case "asked":
		_, _ = fmt.Fprintln(ts.Stdout(), strings.Join(s.Changing(), "\n"))
		s.Fail(nil)
	}
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
