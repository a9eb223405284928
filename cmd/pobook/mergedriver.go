package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/atomic"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
	"github.com/pobook/pobook/internal/threeway"
)

// exitBroken is how a merge driver says that it could not even leave a conflict
// (gitattributes(5), "Defining a custom merge driver"): git then gives up the merge.
const exitBroken = 129

// A brokenDriver is an error for which [exitBroken] is the exit code.
type brokenDriver struct{ err error }

func (e *brokenDriver) Error() string { return e.err.Error() }

func (e *brokenDriver) Unwrap() error { return e.err }

func mergeDriverCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "merge-driver ANCESTOR OURS THEIRS [PATH]",
		Short: "Merge two versions of a catalogue, for git",
		Long: `Merge-driver merges two versions of a catalogue or a template message by message,
and writes the result to OURS. Git runs it where both sides of a merge or a rebase
have changed one; PATH is what messages call the file. "pobook init --merge-driver"
prepares that. No handbook and no configuration is needed.

For each part of a message that side counts which has changed it. Of two translations,
that of the translator's side is taken, by the dates in the headers; it is fuzzy then,
and the other one stands in a comment above it. What one side has removed is kept as
obsolete if the other has worked on it.

What is not PO is merged as text, and is a conflict.

Exit codes: 0 merged, 1 a conflict, 129 the files could not be read or written.`,
		Example: `  git config merge.weblate-merge-gettext-po.name "catalogues, message by message"
  git config merge.weblate-merge-gettext-po.driver "pobook merge-driver %O %A %B %P"
  pobook merge-driver ancestor.po ours.po theirs.po`,
		Args: func(cmd *cobra.Command, args []string) error {
			if err := cobra.RangeArgs(3, 4)(cmd, args); err != nil {
				return &brokenDriver{err}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			path := args[1]
			if len(args) > 3 {
				path = args[3]
			}
			return runMergeDriver(cmd.Context(), a, [3]string{a.path(args[0]), a.path(args[1]), a.path(args[2])}, path)
		},
	}
	cmd.Flags().SetInterspersed(false) // a path in a repository may begin with a hyphen
	return cmd
}

// runMergeDriver merges files: ancestor, ours, theirs. path is how messages name them.
func runMergeDriver(ctx context.Context, a *app, files [3]string, path string) error {
	path = filepath.ToSlash(path)
	var versions [3][]byte
	for i, file := range files {
		data, err := readVersion(file)
		if err != nil {
			return &brokenDriver{named(path, err)}
		}
		versions[i] = data
	}
	merged, err := threeway.Merge(threeway.Versions{Ancestor: versions[0], Ours: versions[1], Theirs: versions[2]})
	if err != nil {
		return mergeAsText(ctx, a, files, path, err)
	}
	if err := writeVersion(files[1], versions[1], merged.Data); err != nil {
		return &brokenDriver{named(path, err)}
	}
	const most = 20 // of a large merge, who reads the output of git wants the rest of that too
	for i, d := range merged.Decisions {
		if i == most {
			fmt.Fprintf(a.err, "%s: and %d more like these\n", diag.Harmless(path), len(merged.Decisions)-most)
			break
		}
		a.report(decided(path, d))
	}
	return nil
}

// readVersion reads a file, or as much of it as is enough to see that it is too large.
func readVersion(file string) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, threeway.MostBytes+1))
}

func writeVersion(file string, before, after []byte) error {
	if bytes.Equal(before, after) {
		return nil
	}
	return atomic.WriteFile(file, after)
}

// decided reports what a translator should know of a message that both sides have worked on.
func decided(path string, d threeway.Decision) diag.Diagnostic {
	found := diag.Diagnostic{Position: diag.Position{File: path, Line: d.Line}, Severity: diag.Warning}
	text := excerpt(d.ID)
	switch d.Outcome {
	case threeway.BothTranslated:
		found.Code = "both-translated"
		found.Message = diag.Textf("both sides have translated %q in another way", text)
		found.Hint = diag.Textf("look at it; what is not taken stands in a comment there")
	case threeway.TextChanged:
		found.Code = "text-changed"
		found.Message = diag.Textf("the text is %q on one side, and the other has worked on the translation of what it was", text)
		found.Hint = diag.Textf("look whether the translation fits; it is fuzzy")
	case threeway.KeptObsolete:
		found.Code = "kept-obsolete"
		found.Message = diag.Textf("%q is gone on one side, and the other has worked on it", text)
		found.Hint = diag.Textf("it is obsolete now, for another text that may want the translation")
	}
	return found
}

// excerpt is the beginning of a text.
func excerpt(text string) string {
	const most = 50
	runes := 0
	for i := range text {
		if runes++; runes > most {
			return text[:i] + "…"
		}
	}
	return text
}

// mergeAsText leaves what git leaves without a driver, where files cannot be merged message by
// message. It is always a conflict: somebody has to mend the file.
func mergeAsText(ctx context.Context, a *app, files [3]string, path string, why error) error {
	found := diag.Diagnostic{Position: diag.Position{File: path}, Code: "merge-conflict", Message: diag.Verbatim(why.Error())}
	merged, clean, err := git.MergeFiles(ctx, files[0], files[1], files[2])
	if err == nil {
		err = atomic.WriteFile(files[1], merged)
	}
	switch {
	case err != nil:
		found.Hint = diag.Textf(`it is as our side has it, since git cannot merge it as text (%v): take theirs with "git checkout --theirs" or mend it, then run "git add"`, err)
	case clean:
		found.Hint = diag.Textf(`it is merged as text, without conflict: look at it and mend it, then run "git add"`)
	default:
		found.Hint = diag.Textf(`it is merged as text: mend what is marked in it, then run "git add"`)
	}
	a.report(found)
	return nil
}
