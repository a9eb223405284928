// Package access says which Weblate server and which project a command works on, and which key
// goes there.
//
// It owns a promise: a key goes only to a server that its owner has meant it for. The file
// .weblate of a repository that somebody has cloned names a server that a stranger may
// have chosen, so that neither WLC_KEY nor a key of another server is for that one. The rules,
// the names of variables and the form of the files are those of Weblate's own client
// (docs.weblate.org: wlc), but for the key on its command line, which other users of a
// machine can read. It opens no connection, and reads files and the environment by what it is given.
// Start reading at [Find] and [Server.Key].
package access

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/weblate"
)

// An origin is who said which server it is.
type origin int

const (
	byDefault    origin = iota // nobody
	byUser                     // in the user's own configuration
	byRepository               // a file that came with the repository
	byVariable                 // WLC_URL
	byFlag                     // --url
)

// A Server is the one that a command works on.
type Server struct {
	API     string // its URL, which ends in "/api/"
	Project string // the slug; "" if nobody says

	origin origin
	file   string // that named it
	user   configuration
	from   Surroundings
}

// Find finds the server and the project. What is wrong with files, and can be lived with, goes to
// the reporter: a key that is published, or that others can read. The error is about a
// file that cannot be read, or an address that will not do.
func Find(s Surroundings, report diag.Reporter) (Server, error) {
	at := Server{from: s, Project: s.Project}
	var err error
	if at.user, err = s.userConfiguration(report); err != nil {
		return at, err
	}
	address := ""
	for _, said := range []struct {
		by      origin
		file    string
		address string
	}{{byFlag, "", s.URL}, {byVariable, "", s.Getenv("WLC_URL")}} {
		if address == "" && said.address != "" {
			address, at.origin = said.address, said.by
		}
	}
	if len(s.Repository) > 0 {
		c, err := s.repositoryConfiguration(report)
		if err != nil {
			return at, err
		}
		if at.Project == "" {
			// Of "project/component" too.
			at.Project, _, _ = strings.Cut(c.get("translation"), "/")
		}
		if named := c.get("url"); address == "" && named != "" {
			address, at.origin, at.file = named, byRepository, s.Repository[0].Path
		}
	}
	if named := at.user.get("url"); address == "" && named != "" {
		address, at.origin, at.file = named, byUser, at.user.path
	}
	var invalid *weblate.InvalidError
	if err := (weblate.Hosting{API: address, Project: at.Project}).Check(); errors.As(err, &invalid) {
		return at, fmt.Errorf("%s: %w", at.named(invalid.Field), err)
	}
	at.API = weblate.APIOf(address)
	return at, nil
}

// named is what named the server, or the project.
func (at Server) named(field string) string {
	if field == "Project" {
		if at.from.Project != "" {
			return "--project"
		}
		return at.from.Repository[0].Path
	}
	switch at.origin {
	case byFlag:
		return "--url"
	case byVariable:
		return "WLC_URL"
	default:
		return at.file
	}
}

// Key returns the key for the server and where it is from, for who has to look for a mistake there.
//
// WLC_KEY is for a server that its user has named, on the command line, in WLC_URL, or in their
// own configuration. A key in that configuration is for the server that it stands beside. For
// any server a person may be asked, who is shown the host.
func (at Server) Key() (key, from string, err error) {
	host := at.host()
	inEnvironment := at.from.Getenv("WLC_KEY")
	if inEnvironment != "" && at.origin != byRepository && at.origin != byDefault {
		return checked(inEnvironment, "WLC_KEY")
	}
	if key := at.user.keyOf(at.API); key != "" {
		return checked(key, at.user.path)
	}
	if at.from.Ask != nil {
		prompt := fmt.Sprintf("key for %s", host)
		if at.origin == byRepository {
			prompt += fmt.Sprintf(", which %s of this repository names", at.file)
		}
		if key, err = at.from.Ask(prompt); err != nil {
			return "", "", err
		}
		return checked(strings.TrimSpace(key), "the prompt")
	}
	if inEnvironment != "" {
		whose := "nobody named"
		if at.origin == byRepository {
			whose = at.file + " of this repository names"
		}
		return "", "", fmt.Errorf("WLC_KEY does not go to %s, which %s; say --url or WLC_URL if it is for that server", host, whose)
	}
	return "", "", fmt.Errorf("no key for %s; set WLC_KEY together with WLC_URL or --url, or write %q below [keys] into %s", host, at.API+" = KEY", at.from.own())
}

// host is the server as a person knows it.
func (at Server) host() string {
	u, err := url.Parse(at.API)
	if err != nil {
		return at.API
	}
	return u.Host
}

// checked refuses what can be no key: it goes into a header.
func checked(key, from string) (string, string, error) {
	if key == "" || strings.IndexFunc(key, func(c rune) bool { return c <= ' ' || c > '~' }) >= 0 {
		return "", "", fmt.Errorf("the key from %s is not one: keys are printable ASCII without spaces", from)
	}
	return key, from, nil
}
