// Package alignment finds which text of a translated section is the translation of which
// text of its source, for translations that were kept by hand as Markdown.
//
// It owns the measure of that: structure first (a heading stands for a heading, a cell for
// a cell of the same column), then what a translation repeats (numbers, code, where links
// lead), how long texts are, and which words stand for each other, which it learns from the
// pairs that are certain without it. Lists of blocks are aligned in their order by summing
// over all alignments, so that each pair has a probability; blocks that have changed places,
// within a file or from one to another, are looked for afterwards. It knows no files by
// name, no catalogues, and no language, and judges no translation: what a pair is good for
// is said by its doubts.
//
// Start at [Align]. Of the files, vocabulary and reading make texts of sections, node the
// trees of blocks that are compared; lexicon and evidence say what speaks for a pair, verdict
// what is certain; sequence aligns lists, order looks for other orders of them, pairing goes
// through trees with both; affinity pairs sections, and stray finds what has moved.
package alignment

// Align finds matches. It takes time in proportion to the length of the texts, as long as
// no large part of a section has moved within it.
func Align(in Input) *Result {
	a := newAligner(in)
	a.pairByContent()
	a.round()
	a.learn()
	if a.repair() {
		a.round()
		a.learn()
	}
	a.report(0.5)
	a.round()
	a.strays()
	a.report(1)
	return a.result()
}
