package check

import "github.com/pobook/pobook/internal/hostname"

// judge judges to whose site a link of the translation leads. Where its source
// has the same link, nothing has to be looked up.
func judge(m *message, l link, own []link) hostname.Judgement {
	if isInternal(l.target) || l.more == "" && linksTo(own, l.target) {
		return hostname.Judgement{}
	}
	return m.brief.hosts().Judge(l.destination())
}

// deceives reports a link that has an error of its own, beside which nobody has
// to read that it leads to another site.
func deceives(m *message, l link, own []link) bool {
	return judge(m, l, own).Verdict != hostname.Fine
}
