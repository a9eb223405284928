package epub

// An accessibility is what a book offers to readers who do not see it, as far as its chapters say.
type accessibility struct {
	pictures    bool // there is something to be seen, other than text
	undescribed bool // and of that, something without a text in its place
	formulas    bool // MathML
	roles       bool // ARIA
	motion      bool // a picture may move
}

// see adds what has been seen of a page.
func (a *accessibility) see(s *survey) {
	a.pictures = a.pictures || s.image
	a.undescribed = a.undescribed || s.bare
	a.formulas = a.formulas || s.math
	a.roles = a.roles || s.roles
}

// metadata writes what every EPUB has to say and should (EPUB Accessibility 1.1 §2.2), in the words of
// the Schema.org Accessibility Properties for Discoverability Vocabulary.
func (a accessibility) metadata(w *writer) {
	w.property("schema:accessMode", "textual")
	if a.pictures {
		w.property("schema:accessMode", "visual")
		w.property("schema:accessModeSufficient", "textual,visual")
	}
	if !a.undescribed {
		w.property("schema:accessModeSufficient", "textual")
	}
	for _, feature := range a.features() {
		w.property("schema:accessibilityFeature", feature)
	}
	hazard := "none"
	if a.motion {
		hazard = "unknown" // nobody has counted flashes
	}
	w.property("schema:accessibilityHazard", hazard)
}

func (a accessibility) features() []string {
	features := []string{"displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"}
	if a.pictures && !a.undescribed {
		features = append(features, "alternativeText")
	}
	if a.formulas {
		features = append(features, "MathML")
	}
	if a.roles {
		features = append(features, "ARIA")
	}
	return features
}
