package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"time"

	"golang.org/x/term"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/weblate/access"
	"github.com/pobook/pobook/internal/weblate/client"
)

// findServer finds which server and which project a command works on, by what the user gave or else by
// files. It connects to nothing.
func findServer(ctx context.Context, a *app, url, project string) (access.Server, error) {
	named, err := serverFiles(a)
	if err != nil {
		return access.Server{}, err
	}
	home := a.getenv("HOME")
	if home == "" {
		home = a.getenv("USERPROFILE")
	}
	s := access.Surroundings{
		URL: url, Project: project, Getenv: a.getenv, User: access.UserFiles(a.getenv, home), Read: readOwn, Repository: named,
	}
	if terminal := int(os.Stdin.Fd()); term.IsTerminal(terminal) {
		s.Ask = func(prompt string) (string, error) { return askSecret(ctx, a, terminal, prompt) }
	}
	return access.Find(s, a.report)
}

// connect returns the client of a server, with the key that goes there.
func connect(a *app, at access.Server) (*client.Client, error) {
	key, from, err := at.Key()
	if err != nil {
		return nil, err
	}
	return client.New(client.Options{
		API: at.API, Key: key, KeyFrom: from, Version: version(), Sleep: sleep,
		Now: time.Now, //nolint:forbidigo // a server may say until when it wants to be left alone; nothing that is written depends on it
		Waiting: func(why string, pause time.Duration) {
			fmt.Fprintf(a.err, "%s; waiting for %s\n", why, pause)
			_ = a.err.Flush()
		},
	})
}

// serverFiles reads the file that names a server, in the root folder of the handbook or of its
// repository. Nothing outside of these is read.
func serverFiles(a *app) ([]access.File, error) {
	root, within := history.Root(a.dir)
	var found []access.File
	folders := []struct{ dir, within string }{{a.dir, ""}}
	if within != "" {
		folders = append(folders, struct{ dir, within string }{root, within})
	}
	for _, folder := range folders {
		r, err := book.OpenRepository(folder.dir)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		for _, name := range access.RepositoryFiles() {
			data, there, err := r.ReadFile(name)
			if err != nil {
				return nil, err
			}
			if there {
				found = append(found, access.File{Path: path.Join(upwards(folder.within), name), Data: data})
			}
		}
	}
	return found, nil
}

// upwards leads from a folder, "docs/", to where it is in.
func upwards(within string) string {
	up := ""
	for within = path.Clean(within); within != "."; within = path.Dir(within) {
		up = path.Join(up, "..")
	}
	return up
}

// readOwn reads a file of the user's.
func readOwn(name string) ([]byte, fs.FileMode, error) {
	info, err := os.Stat(name)
	if err == nil && info.IsDir() {
		err = fs.ErrNotExist // another program's folder of that name
	}
	if err != nil {
		return nil, 0, err
	}
	data, err := os.ReadFile(name)
	return data, toldMode(runtime.GOOS, info.Mode()), err
}

// toldMode is the mode of a file as far as a system knows it. On Windows others have a list of
// their own, of which the mode says nothing.
func toldMode(system string, mode fs.FileMode) fs.FileMode {
	if system == "windows" {
		return mode &^ 0o077
	}
	return mode
}

// askSecret asks a person for a line, which is not shown. An interrupt gives the terminal back as
// it was.
func askSecret(ctx context.Context, a *app, terminal int, prompt string) (string, error) {
	before, err := term.GetState(terminal)
	if err != nil {
		return "", err
	}
	fmt.Fprintf(a.err, "%s: ", prompt)
	_ = a.err.Flush()
	type typed struct {
		line []byte
		err  error
	}
	done := make(chan typed, 1)
	go func() {
		line, err := term.ReadPassword(terminal)
		done <- typed{line, err}
	}()
	select {
	case got := <-done:
		fmt.Fprintln(a.err)
		if got.err != nil {
			return "", fmt.Errorf("the key was not typed in: %w", got.err)
		}
		return string(got.line), nil
	case <-ctx.Done():
		fmt.Fprintln(a.err)
		return "", errors.Join(ctx.Err(), term.Restore(terminal, before))
	}
}

// sleep pauses, and returns early with the context.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
