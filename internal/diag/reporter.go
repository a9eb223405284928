package diag

// A Reporter takes findings as they are made, so that whoever works decides
// neither where they go nor whether they count. It is called by one goroutine at
// a time.
type Reporter func(Diagnostic)

// Error reports what an error says: each of the diagnostics in it, or else the
// error itself as a diagnostic of severity [Error] without place and code. A nil
// error says nothing.
func (r Reporter) Error(err error) {
	if err == nil {
		return
	}
	found := Of(err)
	if len(found) == 0 {
		found = List{{Message: Verbatim(err.Error())}}
	}
	for _, d := range found {
		r(d)
	}
}

// Add appends a diagnostic to the list. Bound to a list, it is a [Reporter] that
// keeps what it takes.
func (l *List) Add(d Diagnostic) { *l = append(*l, d) }
