package hostname

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"go.mau.fi/util/confusable"
	"golang.org/x/text/unicode/norm"
)

// skeleton returns what a text looks like, to be compared with that of others
// and shown to nobody: its skeleton (UTS #39, §4), in lower case since a host has
// no other, without accents, which a glance passes over, and with pairs of
// letters as the one that they look like together.
func skeleton(text string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(strings.ToLower(confusable.Skeleton(text))))
	return pairs.Replace(bare)
}

// pairs are those that the confusables of Unicode do not have; "rn" is there.
var pairs = strings.NewReplacer("vv", "w", "cl", "d")

// shortestTypo is how many characters a name needs for one that differs by a
// letter to be taken for a slip or a trap. Of shorter names too many are
// somebody's: gitea.com and gitee.com.
const shortestTypo = 6

// kin are names that differ by a letter and are both well known.
var kin = map[[2]string]bool{
	{"wikimedia", "wikipedia"}: true,
	{"openssh", "openssl"}:     true,
}

// mistyped reports whether one name is the other with a single slip: a letter
// left out, put in, replaced, or exchanged with its neighbour. Digits number
// things, so that a name may have others.
func mistyped(a, b string) bool {
	if utf8.RuneCountInString(a) < shortestTypo || utf8.RuneCountInString(b) < shortestTypo {
		return false
	}
	if kin[[2]string{min(a, b), max(a, b)}] {
		return false
	}
	x, y := withoutCommon([]rune(a), []rune(b))
	switch {
	case len(x)+len(y) == 1: // one left out
		return !unicode.IsDigit(append(x, y...)[0])
	case len(x) == 1 && len(y) == 1:
		return !unicode.IsDigit(x[0]) || !unicode.IsDigit(y[0])
	case len(x) == 2 && len(y) == 2:
		return x[0] == y[1] && x[1] == y[0]
	}
	return false
}

// withoutCommon takes away what two names begin and end with alike.
func withoutCommon(a, b []rune) (x, y []rune) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// shortened returns a name and what is left of it when any one character is
// taken out: two names with a slip between them have one of these in common. No
// host has a label of more than 63 characters (RFC 1035, §2.3.4).
func shortened(name string) []string {
	if utf8.RuneCountInString(name) > 63 {
		return nil
	}
	all := []string{name}
	for i := range name {
		_, size := utf8.DecodeRuneInString(name[i:])
		all = append(all, name[:i]+name[i+size:])
	}
	return all
}
