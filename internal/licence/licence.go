// Package licence says which licence a name means, and where its text is: what people write
// of licences, as ids of SPDX and as addresses.
//
// It knows the licences that texts are published under, and judges none. A name that it does not
// know is no fault: books have licences of their own. Start reading at [Find].
package licence

import (
	"net/url"
	"regexp"
	"strings"
)

// A Licence is one whose text is on the web.
type Licence struct {
	ID  string // of SPDX, as in "CC-BY-4.0"; "" if only the address is known
	URL string
	// PublicDomain says that it gives up all rights.
	PublicDomain bool
}

// Find returns the licence that a name means, and false if that is not known. Names are ids of
// SPDX in any case and with blanks for hyphens ("CC BY 4.0"), the names of Creative Commons in
// words, or addresses.
func Find(name string) (Licence, bool) {
	name = strings.TrimSpace(name)
	if u, err := url.Parse(name); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
		return ofAddress(u), true
	}
	id := idOf(name)
	if l, ok := creativeCommons(id); ok {
		return l, true
	}
	if known, ok := ids[id]; ok {
		return Licence{ID: known, URL: "https://spdx.org/licenses/" + known + ".html", PublicDomain: known == "PDDL-1.0" || known == "Unlicense"}, true
	}
	return Licence{}, false
}

// words are what takes the place of what in names, longest first.
var words = strings.NewReplacer(
	"creative commons", "cc", "public domain dedication", "", "public licence", "", "public license", "",
	"non-commercial", "nc", "noncommercial", "nc", "share-alike", "sa", "sharealike", "sa",
	"no-derivatives", "nd", "noderivatives", "nd", "noderivs", "nd", "attribution", "by",
	"international", "", "universal", "", "unported", "", "licence", "", "license", "",
)

// idOf returns a name as an id of SPDX in lower case.
func idOf(name string) string {
	fields := strings.FieldsFunc(words.Replace(strings.ToLower(name)), func(r rune) bool {
		return r == ' ' || r == '-' || r == '_' || r == '\u00A0'
	})
	return strings.Join(fields, "-")
}

var (
	ccLicence = regexp.MustCompile(`^cc-(by(?:-nc)?(?:-(?:nd|sa))?)-([1-4]\.[05])(?:-([a-z]{2,3}))?$`)
	ccZero    = regexp.MustCompile(`^(?:cc-)?cc-?0(?:-1\.0)?$`)
)

// creativeCommons returns the licence of Creative Commons that an id is of. Their addresses
// are what machines know them by.
func creativeCommons(id string) (Licence, bool) {
	if ccZero.MatchString(id) {
		return Licence{ID: "CC0-1.0", URL: creativeCommonsRoot + "publicdomain/zero/1.0/", PublicDomain: true}, true
	}
	parts := ccLicence.FindStringSubmatch(id)
	if parts == nil {
		return Licence{}, false
	}
	l := Licence{ID: strings.ToUpper(id), URL: creativeCommonsRoot + "licenses/" + parts[1] + "/" + parts[2] + "/"}
	if parts[3] != "" {
		l.URL += parts[3] + "/"
	}
	return l, true
}

const creativeCommonsRoot = "https://creativecommons.org/"

// ofAddress returns the licence at an address.
func ofAddress(u *url.URL) Licence {
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	return Licence{URL: u.String(), PublicDomain: host == "creativecommons.org" && strings.HasPrefix(u.Path, "/publicdomain/")}
}

// ids are those of SPDX by themselves in lower case: licences of texts and of data, and those
// of software that manuals have with it.
var ids = func() map[string]string {
	byName := map[string]string{}
	for _, id := range strings.Fields(`
		AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BSD-2-Clause BSD-3-Clause BSL-1.0
		CECILL-2.1 CDLA-Permissive-2.0 DL-DE-BY-2.0 DL-DE-ZERO-2.0 EPL-2.0 EUPL-1.1 EUPL-1.2 etalab-2.0
		FreeBSD-DOC GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3-only
		GFDL-1.3-or-later GPL-2.0-only GPL-2.0-or-later GPL-3.0-only GPL-3.0-or-later ISC LAL-1.3
		LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0-only LGPL-3.0-or-later MIT MIT-0 MPL-2.0 MulanPSL-2.0
		ODbL-1.0 ODC-By-1.0 OFL-1.1 OGDL-Taiwan-1.0 OGL-UK-3.0 PDDL-1.0 Unlicense 0BSD`) {
		byName[strings.ToLower(id)] = id
	}
	return byName
}()
