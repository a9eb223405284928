// Package merging brings the catalogues of a locale up to date with the sections:
// each message keeps the translation that it has, or gets the best that there is
// for it, and nothing that anybody wrote is lost. It decides which message gets
// which translation; what says the same is the business of package wording, and
// what is similar that of package similarity. Its functions are pure: no files,
// no clock.
//
// Start at [Merge], which goes by stages: match what is the same (catalogue.go),
// replace what a compendium has better (replace.go), find what is left over (leftover.go), offer what says the same (offer.go), find
// what is cut otherwise (recut.go), look for what is similar (nearest.go), settle who
// gets it (settle.go), and put the result together (result.go). [NewTemplate] makes what is merged, and [Moves]
// finds sections that have another name now.
package merging

import "slices"

// Merge brings the catalogues of a locale up to date with their templates: the
// template's messages in the template's order, each with the translation that
// it has or the best that there is for it, and after them as obsolete what the
// section no longer says. The result has an element for each of u.Pairs.
//
// A message gets, of these, the first that there is:
//
//  1. what it has: a message with its msgid and msgctxt, an obsolete one too
//     unless it moves back from another section, which has a later translation.
//     If that is fuzzy, or the maintainer says so, the finished translation that the
//     compendium has of the very text takes its place, and it becomes a comment;
//  2. the translation of a text of the section that says the same, see package
//     wording;
//  3. what the text is in the translation of one of the section that is gone and of
//     which it was a part, or what is made of the translations of its own parts;
//  4. the translation of the very text, then of one that says the same, in
//     another section and then in the compendium;
//  5. as fuzzy, the translation that was made for it before an edit that has
//     been taken back, then one that is fuzzy where it is, then one of the same
//     msgid with another msgctxt or with a plural;
//  6. as fuzzy, with its previous msgid, the translation of a text that stood
//     in its slot, is similar, or of which it is a part. Where the maintainer
//     says that typos were corrected and the edit is that small, it is no
//     longer fuzzy.
//
// No translation and no translator's comment is lost. What Merge has merged it
// leaves as it is.
func Merge(u Update) []Merged {
	var catalogues []*catalogue
	for _, p := range u.Pairs {
		catalogues = append(catalogues, matchExact(p))
	}
	all := slices.Clone(catalogues)
	for _, o := range u.Orphans {
		all = append(all, orphan(o))
	}
	preferLive(catalogues, all)
	var compendium []*catalogue
	if u.Compendium != nil {
		compendium = older(u.Compendium)
		replace(catalogues, compendium, u.Overwrite)
		all = append(all, compendium...)
	}
	if wants := findWants(catalogues); len(wants) > 0 {
		leftover := findLeftover(all)
		owners := noOwners(leftover)
		makeOffers(wants, leftover, catalogues, owners)
		settleOffers(wants, ownWords)
		for _, c := range catalogues {
			c.recut()
		}
		settleOffers(wants, lastRank)
		owners.conclude(wants, leftover)
		settleNearest(wants, catalogues, leftover, u.Typo)
		share(wants, lastRank)
	}
	keepComments(catalogues, compendium)
	merged := make([]Merged, len(catalogues))
	for i, c := range catalogues {
		merged[i] = c.result(u.Locale)
	}
	return merged
}

// settleNearest gives what is left over to the messages that are still without
// translation. Without typos to be looked for, what is in its slot and cannot be
// bettered is settled before similar texts are searched for.
func settleNearest(wants []*want, catalogues []*catalogue, leftover []*donor, typo func(section string) bool) {
	open := slices.DeleteFunc(slices.Clone(wants), (*want).settled)
	if len(open) == 0 || len(leftover) == 0 {
		return
	}
	x := newMatcher(open, leftover)
	candidates := x.inSlots(catalogues)
	if typo == nil {
		settle(candidates, certain)
	}
	candidates = append(candidates, x.anywhere()...)
	if typo != nil {
		settleTypos(candidates, typo)
		share(wants, lastFinished)
	}
	settle(candidates, 0)
}
