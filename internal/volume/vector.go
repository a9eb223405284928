package volume

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/svg"
)

// A vector is an SVG file as it is published: opened by itself, it has the
// rights of the site that it lies on.
type vector struct {
	data  []byte
	found diag.List // what was left out of it
}

func isVector(file string) bool { return strings.EqualFold(path.Ext(file), ".svg") }

// vector returns an SVG file as it is published. One that cannot be cleaned is an
// error: a diagnostic with its place in the file.
func (f *files) vector(file string) (vector, error) {
	clean, _ := f.vectors.LoadOrStore(file, sync.OnceValues(func() (vector, error) {
		data, err := f.read(file)
		if err != nil {
			return vector{}, err
		}
		return publishable(f.book.Config.Places.Content(file), data)
	}))
	return clean.(func() (vector, error))()
}

func publishable(file string, data []byte) (vector, error) {
	cleaned, removals, fault := svg.Clean(data)
	if fault != nil {
		return vector{}, diag.Diagnostic{
			Position: diag.Position{File: file, Line: fault.Line, Column: fault.Column},
			Code:     "svg-unreadable",
			Message:  diag.Textf("this picture is not published: %s", fault.Reason),
			Hint:     diag.Verbatim(fault.Hint),
		}
	}
	v := vector{data: cleaned}
	for _, sort := range []svg.Sort{svg.Script, svg.HTML, svg.Outside, svg.Foreign} {
		removed := slices.DeleteFunc(slices.Clone(removals), func(r svg.Removal) bool { return r.Sort != sort })
		if len(removed) == 0 {
			continue
		}
		v.found.Add(diag.Diagnostic{
			Position: diag.Position{File: file, Line: removed[0].Line, Column: removed[0].Column},
			Severity: diag.Warning,
			Code:     "svg-cleaned",
			Message:  diag.Textf("%s is left out of the published picture: %s", removalTexts[sort].what, listed(removed)),
			Hint:     removalTexts[sort].hint,
		})
	}
	v.found.Sort()
	return v, nil
}

// removalTexts are how what is left out of a picture is reported.
var removalTexts = map[svg.Sort]struct{ what, hint diag.Text }{
	svg.Script:  {diag.Textf("what runs programs"), diag.Textf("draw the picture so that it needs none")},
	svg.HTML:    {diag.Textf("HTML"), diag.Textf("save labels as plain text (draw.io: no formatted text; Mermaid: htmlLabels: false)")},
	svg.Outside: {diag.Textf("what is not in the file itself"), diag.Textf("embed pictures as PNG or JPEG, and fonts, when you save it")},
	svg.Foreign: {diag.Textf("what SVG does not have"), diag.Textf("delete it from the file if the picture looks right without")},
}

// listed names what was left out: the first of each kind, and how many there are.
func listed(removed []svg.Removal) string {
	const most = 3
	var names []string
	seen := map[string]bool{}
	for _, r := range removed {
		if seen[r.What] {
			continue
		}
		seen[r.What] = true
		name := r.What
		if r.Detail != "" {
			name += fmt.Sprintf(" %q", r.Detail)
		}
		names = append(names, name)
	}
	text := strings.Join(names[:min(most, len(names))], ", ")
	if len(names) > most {
		text += ", …"
	}
	if len(removed) > 1 {
		text += fmt.Sprintf(" (%d in all)", len(removed))
	}
	return text
}
