package merging

// An offer is a donor's translation for a message of the same text, or of one
// that says the same.
type offer struct {
	rank        rank
	donor       *donor
	translation string
}

// A rank orders offers, the best first: what is finished, then what somebody
// has to look at. Of these the section's own come before others', and the very
// text before one that says the same.
type rank int

const (
	noOffer rank = iota
	ownWords
	compendiumSection
	otherText
	compendiumText
	otherWords
	compendiumWords

	ownTakenBack
	otherUnfinished
	otherTakenBack
	compendiumSectionUnfinished
	compendiumUnfinished
	ownOtherContext
	otherContext
	otherPlural
	inLanguage
)

const (
	lastFinished = compendiumWords
	lastRank     = inLanguage
)

var reasons = [...]Reason{
	ownWords: SameWords, otherText: OtherSection, compendiumText: InCompendium, compendiumSection: InCompendium,
	otherWords: SameWords, compendiumWords: SameWords,
	ownTakenBack: TakenBack, otherTakenBack: TakenBack,
	otherUnfinished: Unfinished, compendiumSectionUnfinished: Unfinished, compendiumUnfinished: Unfinished,
	ownOtherContext: OtherContext, otherContext: OtherContext, otherPlural: OtherPlural, inLanguage: InLanguage,
}
