package loop

import "context"

// A Server is what the loop asks of Weblate about one project. Each method waits until
// Weblate is done; an error says what is wrong in a sentence, with what to do.
type Server interface {
	// Look returns how the project is now. It changes nothing.
	Look(ctx context.Context) (Project, error)
	// Lock locks all components, so that nobody can save a translation.
	Lock(ctx context.Context) error
	// Unlock unlocks all components but for some.
	Unlock(ctx context.Context, but []string) error
	// Commit makes Weblate commit what translators have saved.
	Commit(ctx context.Context) (Answer, error)
	// Push makes Weblate push its commits to the shared repository.
	Push(ctx context.Context) (Answer, error)
	// Pull makes Weblate take in the shared repository.
	Pull(ctx context.Context) (Answer, error)
}

// An Answer is what Weblate says of an operation on its repository.
type Answer struct {
	Done   bool
	Detail string // in Weblate's words, untrusted
}

// A Project is how a handbook is in Weblate. Its texts are untrusted.
type Project struct {
	Server     string // the URL of the API
	Slug       string
	Page       string      // the URL where people see it
	Components []Component // all of the project
	LastLock   Lock        // of the component that has the repository
	Pending    int         // what translators have saved, and Weblate has not committed
	Repository Repository
}

// A Component is a section, or the glossary.
type Component struct {
	Slug   string
	Mask   string // of the paths of its catalogues: "docs/locales/*/02-usage.po"
	Locked bool
}

// A Lock is an event of a component's history. The zero value stands for one that is not
// known.
type Lock struct {
	ID        int
	By, When  string // the user's name; a time as RFC 3339 has it
	Automatic bool   // Weblate has locked the component itself, and unlocks it when what was wrong is mended
}

// A Repository is the clone that Weblate works in.
type Repository struct {
	Component  string // the slug of the component that it is configured in
	Branch     string
	Export     string // the address at which Weblate lets it be fetched; may be empty
	Pushes     bool   // Weblate may push to the branch that it pulls from
	Shared     string // the commit of the shared repository that Weblate has seen last
	NeedsMerge bool   // that has commits which the clone has not taken in
	NeedsPush  bool   // the clone has commits which that has not
	Failure    string // what the last merge failed for; empty if it did not
}

// locked returns the slugs of the components that are locked.
func (p Project) locked() []string {
	var slugs []string
	for _, c := range p.Components {
		if c.Locked {
			slugs = append(slugs, c.Slug)
		}
	}
	return slugs
}

// allLocked reports that nobody can save a translation.
func (p Project) allLocked() bool { return len(p.locked()) == len(p.Components) }
