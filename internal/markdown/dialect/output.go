package dialect

// Output is how a dialect says what pobook writes into sections of its own accord.
type Output struct {
	// Join stands between a run of emphasis and a letter so that the run ends it,
	// and shows nothing. All forms have been tried with the renderers that a
	// dialect is for; those that leave no character come first.
	Join string
	// JoinAll says that a run needs one beside any letter that is not ASCII.
	JoinAll bool
	// Address is how a bare address is written that ends where its source's ends.
	Address AddressForm
	// Notice is a line of text as an admonition, with %s for the text.
	Notice string
}

// The forms of joins. An empty comment (<!---->) is printed by markdown-it without
// HTML, as is any other comment, and stops both MDX and Docusaurus, as comments do
// in MDX.
const (
	Comment    = "<!-- -->" // Python-Markdown with and without BetterEm, VitePress
	Expression = "{/**/}"   // MDX and Docusaurus
	ZeroWidth  = "&#8203;"  // everywhere, but it leaves a character
)

// An AddressForm is how a bare address is written.
type AddressForm int

// The forms of addresses.
const (
	InAngles   AddressForm = iota // <https://a.example>
	InBrackets                    // [https://a.example](https://a.example)
	Unlinked                      // as it is: the dialect links none
)
