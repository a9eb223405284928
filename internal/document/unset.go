package document

// An Unset is a part of a section that the page does not show as a site would.
type Unset struct {
	Kind UnsetKind
	// Name is that of the element or component, as in "ruby" or "Tabs", or the
	// language of a diagram, as in "mermaid"; empty for other kinds.
	Name   string
	Offset int // in the section's file
}

// An UnsetKind is a kind of what is not shown as a site would.
type UnsetKind int

// The kinds of it.
const (
	PlainElement   UnsetKind = iota // an element of HTML of which the text alone is set
	LeftElement                     // one that is left out with all that is in it
	Abbreviation                    // what one means; left out
	Include                         // a file that a generator puts in; left out
	Component                       // a component of a site without any text; left out
	PlainComponent                  // one of which the content alone is set
	Shortcode                       // one of Hugo; left out
	PlainShortcode                  // one of which the content alone is set
	SiteCode                        // an expression, a module or a tag that a generator runs; left out
	Mathematics                     // set as it is written, as code
	Diagram                         // set as it is written, as code
)
