package check

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/publicsuffix"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// A span is a range of bytes.
type span struct{ start, end int }

// A link is an inline link, an image, an autolink, or one of HTML.
type link struct {
	at       span
	target   string // as it is written, but for HTML's character references
	targetAt int
	auto     bool   // not an inline link: there is nothing to resolve in target
	words    span   // its text, of an inline link
	more     string // what others take for the rest of its host
}

// destination returns what the link leads to, as the URL that it is to browsers.
func (l link) destination() string {
	if !l.auto {
		return markdown.Destination(l.target)
	}
	if l.more != "" {
		return l.target + l.more
	}
	if strings.IndexByte(l.target, '@') >= 0 && !strings.ContainsAny(l.target, `:/\`) {
		return "mailto:" + l.target // as CommonMark has it (§6.5)
	}
	return l.target
}

// restOfHost returns what GFM (§6.9) takes for the rest of the host of an address
// that ends before a character that is not of ASCII: there text goes on that is
// written without spaces, unless a full stop and more of a host follow.
func restOfHost(target, after string) string {
	r, _ := utf8.DecodeRuneInString(after)
	_, rest, _ := strings.Cut(target, "://")
	if r < utf8.RuneSelf || strings.ContainsAny(rest, "/?#") {
		return ""
	}
	after = after[:min(len(after), longestHost)]
	end := strings.IndexFunc(after, func(r rune) bool {
		return r == utf8.RuneError || r != '-' && r != '.' && !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	if end >= 0 {
		after = after[:end]
	}
	after = strings.TrimRight(after, ".")
	if strings.IndexByte(after, '.') < 0 {
		return ""
	}
	return after
}

// longestHost is how many bytes a host has at most (RFC 1035, §2.3.4).
const longestHost = 253

// isInternal reports destinations that have to stay the same.
func isInternal(target string) bool { return target != "" && strings.IndexByte(".#{", target[0]) >= 0 }

// linksTo reports whether one of some links leads to a target. The picture of another
// language is the same.
func linksTo(links []link, target string) bool {
	return slices.ContainsFunc(links, func(l link) bool {
		return l.target == target || trust.IsVariant(target, l.target) || trust.IsVariant(l.target, target)
	})
}

func linksToSite(links []link, owned string) bool {
	return owned != "" && slices.ContainsFunc(links, func(l link) bool { return site(l.target) == owned })
}

// site is the part of an address on the web that somebody owns, as in
// "wikipedia.org"; "" for other addresses.
func site(target string) string {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if owned, err := publicsuffix.EffectiveTLDPlusOne(strings.ToLower(u.Hostname())); err == nil {
		return owned
	}
	return u.Hostname()
}

// title is the title of a link, without its quotation marks (CommonMark §6.3).
func (l link) title(raw string) string {
	if l.auto {
		return ""
	}
	title := strings.TrimSpace(strings.TrimPrefix(raw[l.targetAt+len(l.target):l.at.end-1], ">"))
	if len(title) < 2 {
		return ""
	}
	return title[1 : len(title)-1]
}
