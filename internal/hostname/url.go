package hostname

import (
	"net/netip"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
	"golang.org/x/net/publicsuffix"
)

// An address is what a URL says of whom it asks.
type address struct {
	host string // as [Of] gives it
	user string // what stands before an @, if the URL is one of the web
}

// addressesOf returns the addresses of a destination: none of one within the
// handbook, one of a web page, and as many as there are recipients of mail.
func addressesOf(destination string) []address {
	destination = asBrowsersRead(destination)
	scheme, rest, found := cutScheme(destination)
	switch {
	case scheme == "mailto":
		return recipients(rest)
	case special[scheme]:
		// Any number of slashes of either kind, and none at all (URL Standard,
		// §4.4, "special authority ignore slashes state").
		return authority(strings.TrimLeft(rest, `/\`), `/\?#`, true)
	case found && strings.HasPrefix(rest, "//"):
		return authority(rest[2:], "/?#", false)
	case !found && len(rest) > 1 && isSlash(rest[0]) && isSlash(rest[1]):
		return authority(strings.TrimLeft(rest, `/\`), `/\?#`, true) // relative to a page of the web
	}
	return nil
}

// special are the schemes of which browsers forgive how many slashes follow
// (URL Standard, §4.2, "special scheme"), without that of files.
var special = map[string]bool{"http": true, "https": true, "ws": true, "wss": true, "ftp": true}

func isSlash(c byte) bool { return c == '/' || c == '\\' }

// asBrowsersRead returns a URL without the control characters and spaces around
// it, and without the tabs and line breaks in it (URL Standard, §4.4).
func asBrowsersRead(destination string) string {
	destination = strings.TrimFunc(destination, func(r rune) bool { return r <= ' ' })
	return notInURLs.Replace(destination)
}

var notInURLs = strings.NewReplacer("\t", "", "\n", "", "\r", "")

// cutScheme parts a URL after its scheme, which is in lower case.
func cutScheme(destination string) (scheme, rest string, found bool) {
	before, after, found := strings.Cut(destination, ":")
	if !found || before == "" || !isLetter(before[0]) {
		return "", destination, false
	}
	for i := range len(before) {
		if c := before[i]; !isLetter(c) && !isDigit(c) && strings.IndexByte("+-.", c) < 0 {
			return "", destination, false
		}
	}
	return strings.ToLower(before), after, true
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// authority reads what stands before a path, which begins with one of some
// signs.
func authority(rest, ends string, web bool) []address {
	if end := strings.IndexAny(rest, ends); end >= 0 {
		rest = rest[:end]
	}
	user := ""
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		user, rest = rest[:at], rest[at+1:]
	}
	if !web {
		user = "" // as git@ is everybody who clones
	}
	host := canonical(withoutPort(rest))
	if host == "" {
		return nil
	}
	return []address{{host, decoded(user)}}
}

// withoutPort cuts the port off, if there is one.
func withoutPort(host string) string {
	colon := strings.LastIndexByte(host, ':')
	if colon < 0 || strings.IndexByte(host[colon:], ']') >= 0 {
		return host
	}
	return host[:colon]
}

// recipients reads what follows "mailto:" (RFC 6068, §2).
func recipients(rest string) []address {
	rest, _, _ = strings.Cut(rest, "#")
	to, fields, _ := strings.Cut(rest, "?")
	lists := []string{to}
	for field := range strings.SplitSeq(fields, "&") {
		name, value, _ := strings.Cut(field, "=")
		if name = strings.ToLower(name); name == "to" || name == "cc" || name == "bcc" {
			lists = append(lists, value)
		}
	}
	var found []address
	for _, list := range lists {
		for recipient := range strings.SplitSeq(decoded(list), ",") {
			at := strings.LastIndexByte(recipient, '@')
			if host := canonical(strings.Trim(recipient[at+1:], " >")); at >= 0 && host != "" {
				found = append(found, address{host: host})
			}
		}
	}
	return found
}

// longest is how many bytes a host has at most that is looked up: 253 in ASCII
// (RFC 1035, §2.3.4), with four to a character.
const longest = 4 * 253

// canonical returns a host in lower case, in Unicode, without a last full stop:
// percent-encoding and Punycode are decoded, and characters mapped as in UTS #46,
// §4, without its transitional part. What no browser would look up stays as it
// is; "" stands for what is too long to be looked up.
func canonical(host string) string {
	host = strings.Map(dropInvisible, decoded(host))
	if len(host) > longest {
		return ""
	}
	name, _ := names.ToUnicode(host) // it returns what it could read, too
	return strings.TrimSuffix(name, ".")
}

// dropInvisible takes out what UTS #46 ignores, which may make a host as long
// as anybody likes.
func dropInvisible(r rune) rune {
	joiner := r == zeroWidthJoiner || r == zeroWidthNonJoiner
	if r == '\u034f' || unicode.In(r, unicode.Cf, unicode.Variation_Selector) && !joiner {
		return -1
	}
	return r
}

// names takes all that some browser may take: what is refused would not be
// judged.
var names = idna.New(
	idna.MapForLookup(), idna.Transitional(false), idna.StrictDomainName(false),
	idna.CheckHyphens(false), idna.CheckJoiners(false),
)

// decoded resolves percent-encoding where that is possible.
func decoded(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}

// isNumber reports a host that is an IP address.
func isNumber(host string) bool {
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return err == nil
}

// cut parts a host into what somebody has registered, as "example.org.tw", and
// the labels before that, as "www". A host that is a public suffix is registered
// as it is.
func cut(host string) (before, registered string) {
	ascii, err := names.ToASCII(host)
	if err != nil {
		ascii = host
	}
	owned, err := publicsuffix.EffectiveTLDPlusOne(ascii)
	if err != nil {
		return "", host
	}
	// The list has Punycode, so labels are counted.
	at := len(host)
	for range strings.Count(owned, ".") + 1 {
		at = strings.LastIndexByte(host[:max(at, 0)], '.')
	}
	if at < 0 {
		return "", host
	}
	return host[:at], host[at+1:]
}
