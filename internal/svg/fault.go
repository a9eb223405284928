package svg

// A Fault is why a file cannot be cleaned, and what to do about it.
type Fault struct {
	Reason, Hint string
	// Line and Column say where, counted from 1, columns in characters. They
	// are 0 where it is the whole file.
	Line, Column int

	offset int // in the text; -1 for the whole file
}

// malformed is the fault of what is not XML.
func malformed(offset int, reason string) *Fault {
	return &Fault{
		Reason: "this is not well-formed XML: " + reason,
		Hint:   "open it in the program that drew it and save it again",
		offset: offset,
	}
}

// whole is the fault of a file as such.
func whole(reason, hint string) *Fault {
	return &Fault{Reason: reason, Hint: hint, offset: -1}
}
