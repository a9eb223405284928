package git

import (
	"context"
	"errors"
)

// mostConflicts is the exit code of "git merge-file" for that many conflicts and more.
const mostConflicts = 127

// MergeFiles merges files as git merges text, and reports whether that is clean; if not,
// the conflicts are marked. It changes no file and needs no repository. The error is for
// what git does not take for text, beside those of [Repository.Output].
func MergeFiles(ctx context.Context, ancestor, ours, theirs string) (merged []byte, clean bool, err error) {
	merged, err = In(".").Output(ctx, nil, "merge-file", "-p", "-q", "-L", "ours", "-L", "ancestor", "-L", "theirs", "--", ours, ancestor, theirs)
	var failed *FailedError
	switch {
	case err == nil:
		return merged, true, nil
	case errors.As(err, &failed) && failed.Code > 0 && failed.Code <= mostConflicts:
		return merged, false, nil
	}
	return nil, false, err
}
