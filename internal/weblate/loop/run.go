package loop

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/git"
)

// A run is one way through the steps, and what is known on it.
type run struct {
	with     Parties
	options  Options
	command  string         // as the user has typed it
	clone    git.Repository // of the root folder
	root     string
	branch   git.Branch
	head     string // the commit that is checked out
	upstream string // that of the shared repository, as of the last fetch
	project  Project

	markFile string
	marker   *marker
	mark     mark
	locks    bool // the lock is ours: to take, or left by a run that was killed

	export    bool // Weblate could not push all, so that its own repository is fetched
	exported  string
	behind    bool // of those there is something that the clone has not
	overtaken bool // somebody has pushed while we were at it

	// What only a plan knows.
	moved    bool // somebody has pushed since the last fetch
	ahead    bool // the clone has commits that were not pushed
	outdated int

	written map[string]string // what the update has written, by path: hashes of what it has
	result  Result
	stand   string // what is where, should it stop
}

func newRun(command string, with Parties, o Options) *run {
	return &run{with: with, options: o, command: "pobook weblate " + command}
}

// What is where as a run goes on.
const (
	nothingDone = "nothing was changed"
	nothingLeft = "nothing of yours has left this clone"
	perhapsLeft = "your commits may have been pushed or not; the same command finds out and goes on"
	halfWay     = "your commits are pushed, and Weblate has not taken them in; the same command goes on from there"
)

// look finds out how the clone and Weblate are, and whether a run can begin.
func (r *run) look(ctx context.Context) (err error) {
	r.stand = nothingDone
	root, err := r.with.Clone.Root(ctx)
	if err != nil {
		return err
	}
	r.root, r.clone = root, git.In(root)
	if err := r.checkClone(ctx); err != nil {
		return err
	}
	if err := r.ask(ctx); err != nil {
		return err
	}
	switch there := r.project.Repository.Branch; {
	case len(r.project.Components) == 0:
		return fmt.Errorf("the project %s in Weblate has no components; run \"pobook weblate apply\" first", r.project.Slug)
	case there != r.branch.There:
		return fmt.Errorf("the branch %q goes to %q of %s, and Weblate translates %q; check out the branch that goes there", r.branch.Name, r.branch.There, r.branch.Remote, there)
	}
	if r.upstream, err = r.clone.Commit(ctx, r.branch.Tracking); err != nil {
		return fmt.Errorf("the branch %q of %s was never fetched; run \"git fetch\" first", r.branch.There, r.branch.Remote)
	}
	if !slug.MatchString(r.project.Slug) {
		return fmt.Errorf("%q is not the slug of a project", r.project.Slug)
	}
	r.markFile, err = r.clone.Path(ctx, r.name())
	return err
}

var (
	slug = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)
	hash = regexp.MustCompile(`^[0-9a-f]{40,64}$`)
)

// name is what files and refs of the run are called, among git's.
func (r *run) name() string { return "pobook/weblate-" + r.project.Slug }

// ask looks at Weblate. What it says is made fit for git.
func (r *run) ask(ctx context.Context) error {
	p, err := r.with.Server.Look(ctx)
	if err != nil {
		return err
	}
	if !hash.MatchString(p.Repository.Shared) {
		p.Repository.Shared = ""
	}
	p.Repository.Export = exportAt(p.Server, p.Repository.Export)
	p.LastLock.By, p.LastLock.When = diag.Harmless(p.LastLock.By), diag.Harmless(p.LastLock.When)
	r.project = p
	return nil
}

// exportAt returns the address of Weblate's own repository. Of what the server says of it
// the path counts, on the server that the user has named: an address can lead anywhere.
func exportAt(server, export string) string {
	api, err := url.Parse(server)
	if err != nil {
		return ""
	}
	at, err := url.Parse(export)
	below := strings.TrimSuffix(api.Path, "api/") + "git/"
	if err != nil || export == "" || !strings.HasPrefix(at.Path, below) || path.Clean(at.Path)+"/" != at.Path {
		return ""
	}
	return (&url.URL{Scheme: api.Scheme, Host: api.Host, Path: at.Path}).String()
}

// checkClone finds what must not be so in the clone.
func (r *run) checkClone(ctx context.Context) (err error) {
	begun, err := r.clone.UnderWay(ctx)
	switch {
	case err != nil:
		return err
	case begun != "":
		return fmt.Errorf("a %s is under way in this clone; end it, or take it back with \"git %s --abort\"", begun, begun)
	}
	switch r.branch, err = r.clone.Branch(ctx); {
	case errors.Is(err, git.ErrDetached):
		return errors.New("no branch is checked out; run \"git switch\" with the branch that Weblate translates")
	case errors.Is(err, git.ErrNoUpstream):
		return fmt.Errorf("the branch %q has no upstream in another repository; set one with \"git push --set-upstream\"", r.branch.Name)
	case err != nil:
		return err
	}
	if err := r.clone.Identity(ctx); err != nil {
		return err
	}
	r.head, err = r.clone.Commit(ctx, "HEAD")
	return err
}

// claim decides whose lock is on the project, and what of the clone is not committed.
func (r *run) claim() error {
	p := r.project
	ours := r.mark.Locked && r.mark.Server == p.Server && r.mark.Project == p.Slug && len(p.locked()) > 0 &&
		(r.mark.Lock == 0 || r.mark.Lock == p.LastLock.ID)
	if !ours {
		r.mark = mark{Server: p.Server, Project: p.Slug, Held: p.locked(), Updating: r.mark.Updating}
	}
	r.locks = ours || !p.allLocked()
	if r.locks || r.options.DespiteLock || p.LastLock.Automatic {
		return nil
	}
	by, since := "somebody", ""
	if p.LastLock.By != "" {
		by, since = p.LastLock.By, " since "+p.LastLock.When
	}
	return fmt.Errorf("the project %s is locked by %s%s, who may be bringing another change; wait, or unlock it at %s, or go on with --despite-lock, which leaves it locked", p.Slug, by, since, p.Page)
}

// reach fetches the branch before anything is locked, so that what the network or a key
// is missing shows now.
func (r *run) reach(ctx context.Context) error {
	if err := r.fetch(ctx); err != nil {
		return err
	}
	shared := r.project.Repository.Shared
	if shared != "" && !r.clone.IsShallow(ctx) && !r.clone.Has(ctx, shared) {
		return fmt.Errorf("Weblate works on a repository that has the commit %.12s, and %s does not; is it another repository, or was its history written anew", diag.Harmless(shared), r.branch.Remote)
	}
	return nil
}

func (r *run) fetch(ctx context.Context) (err error) {
	if err := r.clone.Fetch(ctx, r.branch); err != nil {
		return err
	}
	r.upstream, err = r.clone.Commit(ctx, r.branch.Tracking)
	return err
}

// push pushes. Words of git are in the user's language; what became of a push that failed is seen
// by what is there now.
func (r *run) push(ctx context.Context) error {
	failed := r.clone.Push(ctx, r.branch, r.head)
	if failed == nil {
		r.upstream = r.head
		return nil
	}
	if ctx.Err() != nil || r.fetch(ctx) != nil {
		return failed
	}
	switch {
	case r.clone.Contains(ctx, r.upstream, r.head):
		return nil // and only the answer was lost
	case !r.clone.Contains(ctx, r.head, r.upstream):
		failed = errOvertaken
	}
	r.stand = nothingLeft
	return failed
}

// errOvertaken is why a push begins again at the fetch.
var errOvertaken = errors.New("somebody has pushed in the meantime")

// putAside refuses a clone with changes that are not committed. What a run that was
// killed has left of an update is put where git keeps such things.
func (r *run) putAside(ctx context.Context) error {
	if r.mark.Updating {
		changed, err := r.uncommitted(ctx)
		if err != nil {
			return err
		}
		left := slices.DeleteFunc(changed, func(p string) bool { return !r.isCatalogue(p) })
		if len(left) > 0 {
			if err := r.clone.Stash(ctx, "pobook: what an interrupted update has left", left); err != nil {
				return err
			}
			r.with.Reporter(diag.Diagnostic{
				Severity: diag.Warning, Code: "interrupted-update",
				Message: diag.Pluralf(len(left), "an interrupted update has left %d changed catalogue", "an interrupted update has left %d changed catalogues", len(left)),
				Hint:    diag.Textf(`they are in "git stash", and are made anew; "git stash drop" removes them`),
			})
		}
		r.mark.Updating = false
	}
	return r.checkCommitted(ctx, false)
}

// checkCommitted returns a diagnostic for each file that is not committed as it is.
// Catalogues may be left out.
func (r *run) checkCommitted(ctx context.Context, butCatalogues bool) error {
	changed, err := r.uncommitted(ctx)
	if err != nil {
		return err
	}
	var found diag.List
	for _, p := range changed {
		if butCatalogues && r.isCatalogue(p) {
			continue
		}
		found = append(found, diag.Diagnostic{
			Position: diag.Position{File: r.with.Book.place(p)}, Code: "uncommitted",
			Message: diag.Textf("is not committed as it is now"),
			Hint:    diag.Textf(`commit it, which brings it to the translators, or put it away with "git stash"`),
		})
	}
	return found.Err()
}

// uncommitted returns the tracked files that are not as in the last commit, and the
// parts of the handbook that are not tracked.
func (r *run) uncommitted(ctx context.Context) ([]string, error) {
	changed, err := r.clone.Changed(ctx)
	if err != nil {
		return nil, err
	}
	untracked, err := r.clone.Untracked(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range untracked {
		if r.isCatalogue(p) || slices.Contains(r.with.Book.Sources, p) {
			changed = append(changed, p)
		}
	}
	slices.Sort(changed)
	return changed, nil
}

// isCatalogue says whether a file is one that an update writes.
func (r *run) isCatalogue(p string) bool {
	ext := path.Ext(p)
	return strings.HasPrefix(p, r.with.Book.Catalogues+"/") && (ext == ".po" || ext == ".pot")
}

// stopped is the error of a step, with what is where.
func (r *run) stopped(step string, err error) error {
	var stopped *StoppedError
	switch {
	case errors.As(err, &stopped):
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		stopped = &StoppedError{Cause: errors.New("interrupted")}
	default:
		stopped = &StoppedError{Cause: err}
	}
	stopped.Step = step
	if stopped.Stand == "" {
		stopped.Stand = r.stand
	}
	return stopped
}

// takeBack makes the catalogues that the update has written be as they were before.
// There were no other changes then; what somebody has changed since stays.
func (r *run) takeBack(ctx context.Context) error {
	now, err := r.updated(ctx)
	if err != nil {
		return err
	}
	var ours []string
	for p, hash := range now {
		if r.written[p] == hash {
			ours = append(ours, p)
		}
	}
	if len(ours) > 0 {
		slices.Sort(ours)
		if err := r.clone.Restore(ctx, ours); err != nil {
			return err
		}
	}
	r.mark.Updating = false
	return nil
}

// updated returns the catalogues that differ from the last commit, with a hash of each.
func (r *run) updated(ctx context.Context) (map[string]string, error) {
	changed, err := r.clone.ChangedBelow(ctx, r.with.Book.Catalogues)
	files := map[string]string{}
	for _, p := range changed {
		if r.isCatalogue(p) {
			// One that is gone has the hash of nothing.
			data, _ := os.ReadFile(filepath.Join(r.root, filepath.FromSlash(p)))
			files[p] = fmt.Sprintf("%x", sha256.Sum256(data))
		}
	}
	return files, err
}

// has says whether what Weblate has seen is what was pushed, or came after that.
func (r *run) has(ctx context.Context, shared string) bool {
	if shared == r.head {
		return true
	}
	if shared == "" {
		return false
	}
	if !r.clone.Has(ctx, shared) && r.fetch(ctx) != nil {
		return false
	}
	return r.clone.Contains(ctx, shared, r.head)
}

// stopAt ends a run for errors that were reported.
func (r *run) stopAt(failures int) error {
	if failures == 0 || r.options.DespiteErrors {
		return nil
	}
	return &FindingsError{failures}
}
