package weblate

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/dchest/siphash"
)

// betweenForms stands between the plural forms of a text at Weblate
// (weblate/trans/util.py, PLURAL_SEPARATOR).
const betweenForms = "\x1e\x1e"

// Checksum returns what a message is found by at Weblate, whatever server it is on, as 16
// hexadecimal digits: SipHash-2-4 of its msgid, of its msgid_plural and of its msgctxt,
// which may be nil (weblate/utils/hash.py, calculate_checksum; weblate/formats/base.py,
// calculate_id_hash, of a bilingual format). It is the same in all locales, and no secret.
func Checksum(id string, plural, context *string) string {
	text := id
	if plural != nil {
		text += betweenForms + *plural
	}
	if context != nil {
		text += *context
	}
	hash := siphash.New([]byte("Weblate Sip Hash"))
	_, _ = hash.Write([]byte(text)) // never fails
	return fmt.Sprintf("%016x", hash.Sum64())
}

// A Unit is a message as Weblate has it.
type Unit struct {
	API       string // the URL that [APIOf] returns
	Project   string // the slug
	Component string // the slug
	Locale    string // the code
	Checksum  string
}

// Address is the URL of the page at which the unit is translated
// (weblate/trans/models/unit.py, get_absolute_url).
func (u Unit) Address() string {
	path := "translate"
	for _, part := range []string{u.Project, u.Component, code(u.Locale)} {
		path += "/" + url.PathEscape(part)
	}
	return strings.TrimSuffix(u.API, "api/") + path + "/?checksum=" + url.QueryEscape(u.Checksum)
}
