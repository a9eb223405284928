package client

import (
	"context"
	"net/http"
)

// An Operation is one on the clone that a Weblate server has of a repository.
type Operation string

// The operations (docs.weblate.org: api, "POST /api/projects/(string:project)/repository/").
const (
	Commit Operation = "commit" // what translators have changed
	Push   Operation = "push"   // commits first
	Pull   Operation = "pull"   // commits first, merges, and reads the files
	Reset  Operation = "reset"  // throws away what was not pushed
	// FileScan reads the files again, whether they have changed or not.
	FileScan Operation = "file-scan"
)

// permissions are what the operations need.
var permissions = map[Operation]string{
	Commit: "vcs.commit", Push: "vcs.push", Pull: "vcs.update", Reset: "vcs.reset", FileScan: "vcs.reset",
}

// A Repository is the clone that a project or a component has, and the lock of those who
// translate it. That of a component which links to another is the other's; its lock is not.
type Repository struct {
	client *Client
	path   string // of the project or the component
	lock   string // the permission to lock it
}

// A Status is how a clone is beside the repository. Of a project it lacks what is known of
// single clones only: the revisions, the failure and the numbers of commits are empty then.
type Status struct {
	NeedsCommit bool `json:"needs_commit"`
	NeedsMerge  bool `json:"needs_merge"`
	NeedsPush   bool `json:"needs_push"`

	RemoteCommit Revision `json:"remote_commit"`  // empty as long as Weblate has fetched nothing
	LocalCommit  Revision `json:"weblate_commit"` // what Weblate has
	MergeFailure string   `json:"merge_failure"`
	Outgoing     int      `json:"outgoing_commits"`
	Missing      int      `json:"missing_commits"`

	Pending struct {
		Total int `json:"total"` // strings that were changed and are not committed
	} `json:"pending_units"`
}

// A Revision is a commit of git.
type Revision struct {
	Hash    string `json:"revision"`
	Author  string `json:"author"`
	Message string `json:"message"`
}

// Status returns how the clone is now.
func (r Repository) Status(ctx context.Context) (Status, error) {
	var s Status
	err := r.client.call(ctx, request{method: http.MethodGet, path: r.path + "repository/", needs: "vcs.access", repeat: true}, &s)
	return s, err
}

// An Outcome is what became of an operation.
type Outcome struct {
	Done   bool   `json:"result"`
	Detail string `json:"detail"` // why not, in the words of the server; often empty
}

// Do carries out an operation and waits for its end. An operation that Weblate could not do, as
// where a merge fails, is an outcome and not an error. Doing it twice is the same as doing
// it once.
func (r Repository) Do(ctx context.Context, o Operation) (Outcome, error) {
	var done Outcome
	body := map[string]string{"operation": string(o)}
	err := r.client.call(ctx, request{method: http.MethodPost, path: r.path + "repository/", body: body, needs: permissions[o], repeat: true}, &done)
	return done, err
}

// Locked reports whether nobody can translate.
func (r Repository) Locked(ctx context.Context) (bool, error) {
	return r.locked(ctx, request{method: http.MethodGet, path: r.path + "lock/", repeat: true})
}

// Lock keeps people from translating, or lets them again. It returns what is so then.
func (r Repository) Lock(ctx context.Context, lock bool) (bool, error) {
	body := map[string]bool{"lock": lock}
	return r.locked(ctx, request{method: http.MethodPost, path: r.path + "lock/", body: body, needs: r.lock, repeat: true})
}

func (r Repository) locked(ctx context.Context, asked request) (bool, error) {
	var answer struct {
		Locked *bool `json:"locked"`
	}
	if err := r.client.call(ctx, asked, &answer); err != nil {
		return false, err
	}
	if answer.Locked == nil {
		return false, r.client.strange(asked, "the answer does not say whether it is locked")
	}
	return *answer.Locked, nil
}
