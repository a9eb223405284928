package volume

// A Step is how far a volume is on its way to a PDF.
type Step struct {
	Locale        string // the code
	Set, Sections int    // how many have been set, and how many there are
	Pages         int    // that they fill so far
	Writing       bool   // all are set, and the file is being written
	Done          bool   // with the volume, in all its formats
}
