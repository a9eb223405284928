package main

import (
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/pobook/pobook/internal/oracle/standin"
)

// weblateServer is the command "weblate" of scripts, for a Weblate that works in the folder
// "weblate" on what is in the folder "shared.git":
//
//	weblate start [FOLDER/]       starts it, for a handbook in a folder, and sets WLC_URL and WLC_KEY
//	weblate save FILE ID TEXT     a translator saves
//	weblate lock [NAME]           somebody locks the project, or Weblate itself
//	weblate unlock
//	weblate cannot push           it has no push URL
//	weblate asked [CALL...]       it was asked for this since the last time, and is unlocked
func weblateServer(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: weblate COMMAND [ARG...]")
	}
	work, w := ts.Getenv("WORK"), ts.Value("weblate").(*served)
	if args[0] == "start" {
		folder := filepath.Join(work, "weblate")
		ts.Check(exec.Command("git", "clone", "--quiet", filepath.Join(work, "shared.git"), folder).Run())
		w.Weblate = standin.New(folder, "01-start", "02-end")
		w.Within = strings.Join(args[1:], "")
		server := httptest.NewServer(w.Handler())
		ts.Defer(server.Close)
		// A key goes to this machine by its name or by its usual address.
		ts.Setenv("WLC_URL", server.URL+"/")
		ts.Setenv("WLC_KEY", standin.Key)
		return
	}
	if w.Weblate == nil {
		ts.Fatalf("weblate was not started")
	}
	switch args[0] {
	case "save":
		w.Save(standin.Translation(args[1], args[2], args[3]))
	case "lock":
		by := standin.Lock{By: strings.Join(args[1:], " "), Automatic: len(args) == 1}
		w.SetLock(by, true)
	case "unlock":
		w.SetLock(standin.Lock{}, false)
	case "cannot":
		w.Pushes = false
	case "asked":
		calls := w.Calls()
		if got := calls[w.seen:]; !slices.Equal(got, args[1:]) {
			ts.Fatalf("Weblate was asked for %v", got)
		}
		w.seen = len(calls)
		if slices.ContainsFunc(w.Components(), func(c standin.Component) bool { return c.Locked }) {
			ts.Fatalf("components are locked: %v", w.Components())
		}
	default:
		ts.Fatalf("weblate %s: unknown", args[0])
	}
}

// A served is a server, and how many of its calls a script has seen.
type served struct {
	*standin.Weblate
	seen int
}
