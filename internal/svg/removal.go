package svg

// A Sort says why something is left out.
type Sort int

// The sorts of what is left out.
const (
	Script  Sort = iota // it runs, or changes the document so that something runs
	HTML                // it is a part of another document within the picture
	Outside             // it refers to something that is not in the file
	Foreign             // browsers may know it, but it is not of SVG
)

// A Removal is something that has been left out.
type Removal struct {
	Sort   Sort
	What   string // as in "<script>" and "onload of <svg>"
	Detail string // to what it refers, or the text that is lost; may be empty
	// Line and Column are where it begins, counted from 1, columns in
	// characters.
	Line, Column int

	offset int
}

// A span is a range of the text, in bytes.
type span struct{ start, end int }
