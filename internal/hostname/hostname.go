// Package hostname judges to whose site a URL leads: whether the host is written
// in scripts that nobody mixes, and whether it is made to be taken for one that
// is known.
//
// A host is read as a browser reads it (URL Standard, §3 and §4.4), so that what
// is judged is what is asked. Scripts and look-alikes are those of UTS #39. The
// package opens no connection, and whether a host exists it does not know. That
// a host is another one than those known is no fault here.
//
// Start at [NewKnown] and [Known.Judge].
package hostname

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Of returns the hosts of a destination, in lower case and in Unicode, without
// port and last full stop: one of a URL of the web, one for each recipient of
// mail, none of a path. Escapes and entities of Markdown or HTML must be resolved
// before.
func Of(destination string) []string {
	var hosts []string
	for _, a := range addressesOf(destination) {
		hosts = append(hosts, a.host)
	}
	return hosts
}

// A Verdict is what is wrong with a host.
type Verdict int

// The verdicts.
const (
	// Fine is a host that is known, or another that is not made to deceive as
	// far as can be seen.
	Fine Verdict = iota
	// Mixed is a host in which characters stand together that nobody writes
	// together, as і (Cyrillic) in "gіthub.com".
	Mixed
	// LooksLike is a host that can be taken for a known one.
	LooksLike
	// Disguised is a host after an @, before which something else stands that
	// can be taken for the host.
	Disguised
)

// A Judgement is what is said of a destination.
type Judgement struct {
	Verdict Verdict
	Host    string // the first one that is not fine, as [Of] has it
	// Taken is what the host can be taken for: the known host that it looks
	// like, or what stands before the @. "" if it is mixed.
	Taken string
	// Odd are the characters of a mixed host that do not belong there, three at
	// most.
	Odd []rune
}

// Known are the hosts of a source, which a translation may use as it likes. The
// zero value knows none. It may be used by several goroutines.
type Known struct {
	destinations map[string]bool
	hosts        map[string]bool
	owned        map[string]bool // what is registered of them
	order        []string        // of owned

	once sync.Once // for what is only asked of a host that is not known
	// looks has the known host by the skeletons of what is registered, and of
	// its first label alone.
	looks  map[string]string
	widest int // the longest skeleton of what is registered, in bytes
	// near has what is registered by its first label with a character taken
	// out, and its public suffix.
	near map[string][]string
}

// NewKnown returns the hosts of some destinations.
func NewKnown(destinations []string) *Known {
	k := &Known{destinations: map[string]bool{}, hosts: map[string]bool{}, owned: map[string]bool{}}
	for _, d := range destinations {
		if k.destinations[d] {
			continue
		}
		k.destinations[d] = true
		for _, host := range Of(d) {
			k.hosts[host] = true
			if _, owned := cut(host); !k.owned[owned] && !isNumber(host) {
				k.owned[owned] = true
				k.order = append(k.order, owned)
			}
		}
	}
	return k
}

// Judge judges a destination of a translation, with escapes and entities
// resolved. It takes time linear in the length.
func (k *Known) Judge(destination string) Judgement {
	if k.destinations[destination] {
		return Judgement{}
	}
	for _, a := range addressesOf(destination) {
		if j := k.judge(a); j.Verdict != Fine {
			return j
		}
	}
	return Judgement{}
}

// judge judges one address.
func (k *Known) judge(a address) Judgement {
	if k.hosts[a.host] {
		return Judgement{}
	}
	if characters := odd(a.host); len(characters) > 0 {
		return Judgement{Verdict: Mixed, Host: a.host, Odd: characters}
	}
	before, owned := cut(a.host)
	switch {
	case k.owned[owned]:
		return Judgement{}
	case a.user != "":
		return Judgement{Verdict: Disguised, Host: a.host, Taken: a.user}
	case isNumber(a.host):
		return Judgement{}
	}
	if known := k.takenFor(before, owned); known != "" {
		return Judgement{Verdict: LooksLike, Host: a.host, Taken: known}
	}
	return Judgement{}
}

// Says returns the host that the text of a link says and does not lead to; "" if
// there is none. The text is a URL of the web, or what is registered of a known
// host; a page of the same owner is no other place.
func (k *Known) Says(text, destination string) (said, host string) {
	text = strings.TrimSpace(text)
	if text == "" || len(text) > longest || strings.ContainsAny(text, " \n") {
		return "", ""
	}
	hosts := Of(text)
	if hosts == nil && !strings.Contains(text, "/") {
		hosts = Of("http://" + text)
		if len(hosts) == 0 || !hasPrefixFold(text, "www.") && !k.owned[hosts[0]] {
			return "", ""
		}
	}
	leads := Of(destination)
	if len(hosts) != 1 || len(leads) != 1 || SameOwner(hosts[0], leads[0]) {
		return "", ""
	}
	return hosts[0], leads[0]
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// SameOwner reports whether two hosts, as [Of] has them, belong to the same
// registered name: "en.wikipedia.org" and "zh.wikipedia.org".
func SameOwner(a, b string) bool {
	_, x := cut(a)
	_, y := cut(b)
	return x == y
}

// takenFor returns the known host that another can be taken for. It is given
// what is registered, and what stands before that.
func (k *Known) takenFor(before, owned string) string {
	k.once.Do(k.prepare)
	name, suffix, public := strings.Cut(owned, ".")
	if !public {
		return "" // of a network at home
	}
	if known := k.looks[skeleton(owned)]; known != "" {
		return known
	}
	if known := k.looks[skeleton(name)]; known != "" && !strings.HasPrefix(known, name+".") {
		return known // under another public suffix: the same name there is another matter
	}
	for _, part := range shortened(name) {
		for _, known := range k.near[part+"."+suffix] {
			if other, _, _ := strings.Cut(known, "."); mistyped(name, other) {
				return known
			}
		}
	}
	return k.within(before)
}

// shortestName is how many characters a name needs to be known under another
// public suffix.
const shortestName = 3

// prepare makes the tables of what looks alike.
func (k *Known) prepare() {
	k.looks, k.near = map[string]string{}, map[string][]string{}
	for _, owned := range k.order {
		name, suffix, public := strings.Cut(owned, ".")
		if !public {
			continue
		}
		look := skeleton(owned)
		k.looks[look] = owned
		k.widest = max(k.widest, len(look))
		if utf8.RuneCountInString(name) >= shortestName {
			k.looks[skeleton(name)] = owned
		}
		for _, part := range shortened(name) {
			k.near[part+"."+suffix] = append(k.near[part+"."+suffix], owned)
		}
	}
}

// within returns the known host that what stands before a registered name begins
// with, or has after a full stop: "github.com" in "github.com.login.example", and
// in "github.com-login.example".
func (k *Known) within(before string) string {
	look := skeleton(before)
	for start := 0; start < len(look); start++ {
		if start > 0 && look[start-1] != '.' {
			continue
		}
		dots := 0
		for end := start + 1; end <= min(len(look), start+k.widest); end++ {
			switch {
			case end < len(look) && look[end] != '.' && look[end] != '-':
				continue
			case dots > 0 && k.looks[look[start:end]] != "":
				return k.looks[look[start:end]]
			case end < len(look) && look[end] == '.':
				dots++ // a name without its public suffix is anybody's label
			}
		}
	}
	return ""
}
