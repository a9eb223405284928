package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/ci"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/setup"
)

// others are the programs that init writes files for.
type others struct {
	hosts       []string // of CI
	mergeDriver bool     // of git
	isNew       bool     // there was no configuration before
}

// write writes what other programs need of the handbook that is there now, as far as it is
// asked for. It returns how many files it has written.
func (o others) write(ctx context.Context, a *app) (int, error) {
	written := 0
	if len(o.hosts) > 0 || o.isNew {
		n, err := o.writeIntoRepository(ctx, a)
		if written += n; err != nil {
			return written, err
		}
	}
	if o.mergeDriver {
		n, err := writeAttributes(a)
		if written += n; err != nil {
			return written, err
		}
	}
	return written, nil
}

// writeAttributes says for git which files the merge driver is for. It returns 1 if it has
// written that.
func writeAttributes(a *app) (int, error) {
	b, err := book.Open(a.dir)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	done, err := setup.MergeAttributes(b)
	switch {
	case err != nil:
		return 0, err
	case done.Created:
		fmt.Fprintf(a.out, "wrote %s\n", setup.AttributesFile)
	case done.Extended:
		fmt.Fprintf(a.out, "added the catalogues to %s\n", setup.AttributesFile)
	case len(done.ToAdd) > 0:
		fmt.Fprintf(a.err, "%s says already how such files are merged; if you want pobook for catalogues, add there:\n%s\n", setup.AttributesFile, strings.Join(done.ToAdd, "\n"))
		return 0, nil
	default:
		return 0, nil
	}
	return 1, nil
}

// writeIntoRepository writes what counts from the root folder of the handbook's repository: which
// files git ignores, and the files of hosts. It returns how many it has written.
func (o others) writeIntoRepository(ctx context.Context, a *app) (int, error) {
	root, within := history.Root(a.dir)
	repository, err := book.OpenRepository(root)
	if err != nil {
		return 0, err
	}
	defer repository.Close()
	written := 0
	if len(o.hosts) > 0 {
		if written, err = o.writeCI(ctx, a, repository, within); err != nil {
			return written, err
		}
	}
	ignored, err := setup.Ignore(repository, within, len(o.hosts) > 0)
	if err != nil || len(ignored) == 0 {
		return written, err
	}
	fmt.Fprintf(a.out, "added %s to %s\n", strings.Join(ignored, " and "), setup.IgnoreFile)
	return written + 1, nil
}

// writeCI writes the files of hosts into the root folder of a repository, which is where hosts
// look. It returns how many it has written.
func (o others) writeCI(ctx context.Context, a *app, repository *book.Repository, within string) (int, error) {
	b, err := book.Open(a.dir)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	made := thisBuild()
	h := ci.Handbook{Release: ci.ReleaseOf(made.Version, made.Commit)}
	if branch := history.In(a.dir).MainBranch(ctx); ci.FitsBranch(branch) {
		h.Branch = branch
	}
	done, err := setup.CI(b, repository, within, o.hosts, h)
	where := ""
	if within != "" {
		where = " in the root folder of the repository"
	}
	for _, file := range done.Created {
		fmt.Fprintf(a.out, "wrote %s%s\n", file, where)
	}
	for _, file := range done.Extended {
		fmt.Fprintf(a.out, "added this handbook to %s%s\n", file, where)
	}
	for _, f := range done.ToExtend {
		fmt.Fprintf(a.err, "%s%s is not from pobook; add there:\n%s", f.Path, where, f.Addition)
	}
	return len(done.Created) + len(done.Extended), err
}
