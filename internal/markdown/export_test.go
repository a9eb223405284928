package markdown

// Holds reports whether a recombined section has the skeleton of its source.
func Holds(sp *Spliced) bool {
	return sp.of.sound(parseBlocks(sp.Source, sp.of.tree.dialect), sp.Pieces)
}
