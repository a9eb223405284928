package pdf

// Pieces are what the content of a page is divided into: marks that follow each other and are
// of one node are a piece of marked content, with a number of its own on the page, or an
// artifact if that is 0 (ISO 32000-1, 14.6).
type pieces struct {
	open  int // the node whose content is open; none if closed
	count int // of those with numbers
}

// none is the node of what is not in any marked content.
const none = -1

// noPieces are those at the beginning of a page.
func noPieces() pieces { return pieces{open: none} }

// begin goes on with a mark of a node. It reports whether a piece begins with it, and the
// number of that.
func (p *pieces) begin(node int) (mcid int, isNew bool) {
	if node == p.open {
		return 0, false
	}
	p.open = node
	if node == 0 {
		return 0, true
	}
	p.count++
	return p.count - 1, true
}

// end returns the operator that ends what is open.
func (p *pieces) end() string {
	if p.open == none {
		return ""
	}
	return "EMC\n"
}
