package jsx

// A Mode is whose MDX a translation is written for.
type Mode uint8

// The modes.
const (
	MDX Mode = iota
	// Docusaurus takes {#id} for the id of a heading, escaped or not, and parses the
	// URLs of links.
	Docusaurus
)

// A Reason is why a translation cannot be written so that it is compiled.
type Reason uint8

// The reasons.
const (
	_ Reason = iota
	// Unclosed is an opening tag of the source without its closing one.
	Unclosed
	// Unopened is a closing tag of the source without its opening one.
	Unopened
	// Crossing is an element of the source that begins in emphasis, a link or another
	// element and ends outside, or the reverse.
	Crossing
	// Address is a destination, or a bare address, that is no URL. It stops Docusaurus.
	Address
)

// An Objection says why a translation is refused.
type Objection struct {
	Reason Reason
	What   string // the tag or the address
}
