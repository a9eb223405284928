package merging

// A Decision is what Merge made of a message, and why.
type Decision struct {
	ID      string
	Context *string
	Outcome Outcome
	Reason  Reason
	// From is where the translation comes from, nil for a message that has
	// none or had it already.
	From *Origin
	// Similarity is that of the text with the one in From, from 0 to 1.
	Similarity float64
}

// An Origin is a message whose translation another has got.
type Origin struct {
	Section string // where it is or was; empty in a compendium
	ID      string
}

// An Outcome is what became of a message.
type Outcome string

// The outcomes.
const (
	Kept     Outcome = "kept"         // has the translation that it had
	Carried  Outcome = "carried"      // has got a translation that is right
	Fuzzy    Outcome = "fuzzy"        // has got one that a translator must look at
	New      Outcome = "new"          // was not there and has no translation
	Waiting  Outcome = "untranslated" // was there, and has no translation, as before
	Obsolete Outcome = "obsolete"     // is no longer in the section
)

// A Reason says why an outcome is what it is.
type Reason string

// The reasons for keeping a message.
const (
	SameText Reason = "same-text"
	Returned Reason = "returned" // was obsolete and is back
)

// The reasons for carrying a translation.
const (
	SameWords    Reason = "same-words"    // the text says the same
	Typo         Reason = "typo"          // the text was corrected, says the maintainer
	OtherSection Reason = "other-section" // another section has the text
	InCompendium Reason = "compendium"    // a compendium has the text
	CutOtherwise Reason = "cut-otherwise" // the text was a part of another one, or is made of others
)

// The reasons for offering a translation as fuzzy.
const (
	Markup       Reason = "markup"     // the same words, but links or emphasis could not be carried
	SameSlot     Reason = "same-slot"  // stands in the place of the other text
	SimilarText  Reason = "similar"    // shares words with the other text
	PartOfText   Reason = "part"       // is a part of the other text, or that of this
	TakenBack    Reason = "taken-back" // the text is again what the fuzzy translation was made for
	Unfinished   Reason = "unfinished" // the text is there elsewhere, with a fuzzy translation
	OtherContext Reason = "context"    // the text is there with another msgctxt
	OtherPlural  Reason = "plural"     // the text is there with a plural
	InLanguage   Reason = "language"   // the text is in the locale's language already
)

// The other reasons.
const (
	NothingFound Reason = "nothing-found" // of a new message
	TextGone     Reason = "text-gone"     // of an obsolete one
	Moved        Reason = "moved"         // of an obsolete one whose text is in another section now
)

// Changes counts the outcomes of a merge.
type Changes struct {
	Kept, Waiting, Carried, Fuzzy, New, Obsolete int
}

// Tally counts decisions.
func Tally(decisions []Decision) Changes {
	var c Changes
	for i := range decisions {
		switch decisions[i].Outcome {
		case Kept:
			c.Kept++
		case Waiting:
			c.Waiting++
		case Carried:
			c.Carried++
		case Fuzzy:
			c.Fuzzy++
		case New:
			c.New++
		case Obsolete:
			c.Obsolete++
		}
	}
	return c
}

// Add sums changes up.
func (c *Changes) Add(o Changes) {
	c.Kept += o.Kept
	c.Waiting += o.Waiting
	c.Carried += o.Carried
	c.Fuzzy += o.Fuzzy
	c.New += o.New
	c.Obsolete += o.Obsolete
}
