package ci

import (
	"regexp"
	"strings"
)

// A Release is a pobook that can be had from its repository.
type Release struct {
	Version string // as Go modules name it: "v1.2.0", or a pseudo-version; empty if that is not known
	Commit  string // its hash; empty if that is not known
}

// ReleaseOf is the pobook of which the files of a build are written: what Go says of its module's version
// and of its commit. A build of files that are not committed stands for the commit before them.
func ReleaseOf(version, commit string) Release {
	version, _, _ = strings.Cut(version, "+dirty")
	if !moduleVersion.MatchString(version) {
		return Release{}
	}
	return Release{version, commit}
}

// moduleVersion is the form of a version in a go.mod file (go.dev/ref/mod, "Versions"); that of a
// build whose version is not known is "(devel)".
var moduleVersion = regexp.MustCompile(`^v[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$`)

// pseudoVersion matches one that Go has made of a commit (go.dev/ref/mod, "Pseudo-versions").
var pseudoVersion = regexp.MustCompile(`[-.][0-9]{14}-([0-9a-f]{12})$`)

// revision is the tag of a version, or else its commit.
func (r Release) revision() string {
	m := pseudoVersion.FindStringSubmatch(r.Version)
	switch {
	case r.Version == "":
		return "main # better a version, which \"pre-commit autoupdate\" enters"
	case m == nil:
		return r.Version
	case strings.HasPrefix(r.Commit, m[1]):
		return r.Commit
	default:
		return m[1]
	}
}
