package report

// A Style is what a terminal can show.
type Style struct {
	Colour bool
	Width  int // in columns; 0 if the output is no terminal
}

// The colours of ECMA-48, by what they say.
const (
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	red    = "\x1b[31m"
	faint  = "\x1b[2m"
	bold   = "\x1b[1m"
	plain  = "\x1b[0m"
)

func (s Style) paint(colour, text string) string {
	if !s.Colour || text == "" {
		return text
	}
	return colour + text + plain
}
