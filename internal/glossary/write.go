package glossary

import (
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// WriteCSV writes terms with columns that Weblate knows. It does not know flags:
// the column is there only if a term has some, to be lost on nobody else; and so is the
// context.
func WriteCSV(w io.Writer, terms []Term) error {
	flagged := slices.ContainsFunc(terms, func(t Term) bool { return t.Flags() != "" })
	apart := slices.ContainsFunc(terms, func(t Term) bool { return t.Context != "" })
	record := func(source, target, context, flags, note string) []string {
		fields := []string{source, target}
		if apart {
			fields = append(fields, context)
		}
		if flagged {
			fields = append(fields, flags)
		}
		return append(fields, note)
	}
	records := [][]string{record("source", "target", contextColumn, "flags", "developer_comments")}
	for _, t := range terms {
		records = append(records, record(t.Source, t.Target, t.Context, t.Flags(), t.Note))
	}
	return csv.NewWriter(w).WriteAll(records)
}

// WritePO writes terms as a catalogue, which keeps everything: rows of one source are told
// apart by msgctxt, and flags and notes stand above their term.
func WritePO(w io.Writer, terms []Term, title string, to locale.Locale) error {
	header := &po.Header{}
	for _, field := range [][2]string{
		{"Project-Id-Version", title},
		{"Language-Team", to.English},
		{"Language", to.Code},
		{"MIME-Version", "1.0"},
		{"Content-Type", "text/plain; charset=UTF-8"},
		{"Content-Transfer-Encoding", "8bit"},
		{"Plural-Forms", to.Plurals},
		{"X-Generator", "pobook"},
	} {
		header.Set(field[0], field[1])
	}
	catalogue := &po.File{Entries: []*po.Entry{{Str: []string{header.String()}}}}
	rows := make([]row, len(terms))
	for i, t := range terms {
		rows[i].fields = []string{t.Source, t.Context, t.Note}
	}
	tellApart(rows, 0, 1, 2)
	for i, t := range terms {
		e := &po.Entry{ID: t.Source, Str: []string{t.Target}}
		if context := rows[i].fields[1]; context != "" {
			e.Context = &context
		}
		if t.Note != "" {
			e.Extracted = strings.Split(t.Note, "\n")
		}
		if flags := t.Flags(); flags != "" {
			e.Flags = strings.Split(flags, ", ")
		}
		catalogue.Entries = append(catalogue.Entries, e)
	}
	_, err := w.Write(catalogue.Bytes())
	return err
}

// WriteTBX writes terms as TBX-Basic of ISO 30042:2008, in the form that Weblate
// reads: a concept for each row. source and target are BCP 47 tags.
func WriteTBX(w io.Writer, terms []Term, title, source, target string) error {
	p := &printer{w: w}
	p.print(xml.Header + `<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">` + "\n")
	p.print(`<martif type="TBX" xml:lang="` + diag.EscapeXML(source) + "\">\n")
	p.print("<martifHeader><fileDesc><sourceDesc><p>" + diag.EscapeXML(title) + "</p></sourceDesc></fileDesc></martifHeader>\n<text><body>\n")
	for i, t := range terms {
		p.term(i+1, t, source, target)
	}
	p.print("</body></text>\n</martif>\n")
	return p.err
}

// A printer writes until the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) print(s string) {
	if p.err == nil {
		_, p.err = io.WriteString(p.w, s)
	}
}

func (p *printer) term(id int, t Term, source, target string) {
	p.print(fmt.Sprintf("<termEntry id=\"%d\">\n", id))
	if t.ReadOnly {
		p.print("  <descrip type=\"Translation needed\">No</descrip>\n")
	}
	if t.Note != "" {
		p.print("  <note>" + diag.EscapeXML(t.Note) + "</note>\n")
	}
	p.print(`  <langSet xml:lang="` + diag.EscapeXML(source) + `"><tig><term>` + diag.EscapeXML(t.Source) + "</term></tig></langSet>\n")
	if t.Target != "" {
		status := ""
		if t.Forbidden {
			status = `<termNote type="administrativeStatus">forbidden</termNote>`
		}
		p.print(`  <langSet xml:lang="` + diag.EscapeXML(target) + `"><tig><term>` + diag.EscapeXML(t.Target) + "</term>" + status + "</tig></langSet>\n")
	}
	p.print("</termEntry>\n")
}
