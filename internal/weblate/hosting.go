package weblate

import (
	"fmt"
	"net"
	"net/url"
	"regexp"
	"strings"
)

// Hosting is what a handbook itself does not know: where its repository is, and
// where Weblate. Its zero value will do for the checklist; programs need Repo.
type Hosting struct {
	Repo    string // URL of the repository, as git takes it
	Branch  string // empty: main
	Push    string // URL to push to; empty: Repo if that is reached by SSH, or else none
	Repoweb string // template of a link into the repository; empty: by Repo, where its host is known
	Web     string // the project's website; empty: by Repo
	Project string // slug of the project; empty: made of the handbook's name
	Licence string // SPDX identifier; empty: not set
	API     string // URL of Weblate or of its API; empty: Hosted Weblate

	Guessed Guessed // what of this nobody gave
}

// Guessed says of fields of a [Hosting] that nobody gave their value. Those that are empty are
// filled in by a guess too.
type Guessed struct{ Repo, Branch, Push, Repoweb, Web bool }

// DefaultAPI is Hosted Weblate.
const DefaultAPI = "https://hosted.weblate.org/api/"

// An InvalidError is a field of [Hosting] that Weblate would refuse, or should.
type InvalidError struct {
	Field string // as in Hosting
	Value string
	Hint  string // what to give instead
}

func (e *InvalidError) Error() string {
	return fmt.Sprintf("%q will not do; %s", e.Value, e.Hint)
}

// Check holds the fields that are set against what Weblate takes. The error is
// an [*InvalidError] for the first that is wrong.
func (at Hosting) Check() error {
	for _, f := range []struct {
		field, value string
		check        func(string) string
	}{
		{"Repo", at.Repo, checkRepository},
		{"Push", at.Push, checkRepository},
		{"Branch", at.Branch, checkBranch},
		{"Repoweb", at.Repoweb, checkLinkTemplate},
		{"Web", at.Web, checkWebsite},
		{"Project", at.Project, checkProject},
		{"Licence", at.Licence, checkLicence},
		{"API", at.API, checkAPI},
	} {
		if f.value == "" {
			continue
		}
		if hint := f.check(f.value); hint != "" {
			return &InvalidError{Field: f.field, Value: f.value, Hint: hint}
		}
	}
	return nil
}

// sshShort is git's short form for SSH, user@host:path.
var sshShort = regexp.MustCompile(`^[\w.-]+@([\w.-]+):([^/:\s][^:\s]*)$`)

func checkRepository(value string) string {
	const hint = `give a URL such as "https://example.org/book.git" or "git@example.org:book.git"`
	if sshShort.MatchString(value) {
		return ""
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || u.Path == "" || strings.ContainsAny(value, " \t\n") {
		return hint
	}
	if _, secret := u.User.Password(); secret {
		return "leave the password out: Weblate shows the URL to whoever may see the repository"
	}
	if u.Scheme != "https" && u.Scheme != "ssh" {
		return hint
	}
	return ""
}

// RepositoryOf returns the address of a clone's origin as that of the repository which Weblate clones, "" if
// it cannot serve for that. What an address by https has of a user is left out, as it may be a
// secret.
func RepositoryOf(origin string) string {
	if u, err := url.Parse(origin); err == nil && u.Scheme == "https" {
		u.User = nil
		origin = u.String()
	}
	if checkRepository(origin) != "" {
		return ""
	}
	return origin
}

// checkBranch knows the part of git-check-ref-format(1) that slips fall into.
func checkBranch(value string) string {
	if strings.ContainsAny(value, " ~^:?*[\\\t\n") || strings.Contains(value, "..") || strings.HasPrefix(value, "-") || strings.HasSuffix(value, "/") {
		return `give the name of a branch, such as "main"`
	}
	return ""
}

func checkLinkTemplate(value string) string {
	if checkWebsite(value) != "" || !strings.Contains(strings.ReplaceAll(value, " ", ""), "{{filename") {
		return `give a URL with {{branch}}, {{filename}} and {{line}}; the line of a reference is the anchor of its heading`
	}
	return ""
}

func checkWebsite(value string) string {
	if u, err := url.Parse(strings.NewReplacer("{", "", "}", "", "|", "").Replace(value)); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		return `give a URL such as "https://example.org/book"`
	}
	return ""
}

func checkProject(value string) string {
	if !validSlug(value) {
		return fmt.Sprintf("it is part of a URL: write letters, digits, hyphens and underscores, %d at most, such as %q", maxProject, projectSlug(value))
	}
	return ""
}

// spdx is the form of an SPDX licence expression without operators, which is
// what Weblate lists.
var spdx = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9.+-]*$`)

func checkLicence(value string) string {
	if !spdx.MatchString(value) {
		return `give an SPDX identifier such as "CC-BY-4.0"`
	}
	return ""
}

func checkAPI(value string) string {
	u, err := url.Parse(value)
	local := err == nil && (u.Hostname() == "localhost" || u.Hostname() == "127.0.0.1")
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" ||
		u.Scheme != "https" && (u.Scheme != "http" || !local) {
		return fmt.Sprintf("give the URL of Weblate by https, such as %q", DefaultAPI)
	}
	// A key may be typed in for a host that is shown, and letters of other scripts look alike.
	if strings.IndexFunc(value, func(c rune) bool { return c <= ' ' || c > '~' }) >= 0 {
		return "write the address in ASCII, a name of other letters as it begins with xn--"
	}
	return ""
}

// APIOf returns the URL of the API, which ends in "/api/", for that of a Weblate or of its API
// that [Hosting.Check] takes; "" is Hosted Weblate.
func APIOf(address string) string {
	if address == "" {
		return DefaultAPI
	}
	return strings.TrimSuffix(strings.TrimRight(address, "/"), "/api") + "/api/"
}

// withDefaults fills in what is not set.
func (at Hosting) withDefaults(h Handbook) Hosting {
	at.Guessed.Branch = at.Guessed.Branch || at.Branch == ""
	at.Guessed.Push = at.Guessed.Push || at.Push == "" && (at.Guessed.Repo || at.Repo == "")
	at.Guessed.Web = at.Guessed.Web || at.Web == ""
	at.Guessed.Repoweb = at.Guessed.Repoweb || at.Repoweb == ""
	if at.Branch == "" {
		at.Branch = "main"
	}
	if at.Project == "" {
		at.Project = projectSlug(h.Name)
	}
	if at.Push == "" && (sshShort.MatchString(at.Repo) || strings.HasPrefix(at.Repo, "ssh:")) {
		at.Push = at.Repo
	}
	page := webPage(at.Repo)
	if at.Web == "" {
		at.Web = page
	}
	if at.Repoweb == "" {
		at.Repoweb = linkTemplate(page, h.Within)
	}
	at.API = APIOf(at.API)
	return at
}

// projectSlug makes the slug of a project.
func projectSlug(name string) string {
	slug := strings.Trim(cut(slugify(strings.ReplaceAll(name, ".", "-")), maxProject), "-")
	if slug == "" {
		return "handbook"
	}
	return slug
}

// webPage is the page that people see at a repository's URL: every forge has it
// at the same path.
func webPage(repo string) string {
	host, file := "", ""
	if m := sshShort.FindStringSubmatch(repo); m != nil {
		host, file = m[1], m[2]
	} else if u, err := url.Parse(repo); err == nil {
		host, file = u.Hostname(), strings.TrimPrefix(u.Path, "/")
	}
	if host == "" || isRestricted(host) {
		return ""
	}
	return "https://" + host + "/" + strings.TrimSuffix(strings.TrimSuffix(file, "/"), ".git")
}

// isRestricted reports hosts that Weblate takes for the website of no project: the machine
// itself, and addresses without a name (docs.weblate.org: admin/config,
// PROJECT_WEB_RESTRICT_HOST and PROJECT_WEB_RESTRICT_NUMERIC).
func isRestricted(host string) bool {
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || net.ParseIP(host) != nil
}

// linkTemplate links a reference to its heading as the forge shows it. A
// reference is file and heading, "handbook/02-usage.md:costs", and Weblate calls
// what stands after the colon the line. within is where the handbook is in its
// repository.
func linkTemplate(page, within string) string {
	u, err := url.Parse(page)
	if err != nil {
		return ""
	}
	switch host := u.Hostname(); {
	case host == "github.com":
		return page + "/blob/{{branch}}/" + within + "{{filename}}#{{line}}"
	case host == "gitlab.com" || strings.HasPrefix(host, "gitlab."):
		return page + "/-/blob/{{branch}}/" + within + "{{filename}}#{{line}}"
	case host == "codeberg.org":
		return page + "/src/branch/{{branch}}/" + within + "{{filename}}#{{line}}"
	}
	return ""
}

// shown says which flag a value is wanted from that is not known.
func (at Hosting) shown(value, flag string) string {
	if value == "" {
		return "(not known; give it with " + flag + ")"
	}
	return ""
}
