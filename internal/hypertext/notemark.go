package hypertext

// Ids of footnotes have a colon, which those of headings never have.

func noteID(n int) string { return "fn:" + number(n) }

func referenceID(n, time int) string {
	if time == 1 {
		return "fnref:" + number(n)
	}
	return "fnref:" + number(n) + ":" + number(time)
}

// noteMark writes the mark of a footnote (DPUB-ARIA, doc-noteref). One whose footnote is not
// defined has been text all along.
func noteMark(w *writer, label string) {
	if w.section.Footnotes[label] == nil {
		return
	}
	n, time := w.cite(label)
	w.open("sup", attribute{name: "class", value: "note-mark"})
	w.open("a", attribute{name: "href", value: "#" + noteID(n)}, attribute{name: "id", value: w.id(referenceID(n, time))},
		attribute{name: "role", value: "doc-noteref"}, attribute{name: "epub:type", value: w.inXHTML("noteref")})
	w.text(number(n))
	w.close("a")
	w.close("sup")
}
