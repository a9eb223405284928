package trust

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// run are elements whose text is none: a browser runs it, or styles the page by it.
var run = htmltext.Names("script style")

// programs are the elements of scripts and styles with what they hold, which is the author's alone: a
// translation has the same ones, or fewer.
func programs(v *view) []finding {
	if v.Text.Form == HTML {
		return programsOfHTML(v.Text.Body)
	}
	var found []finding
	tokens := v.scan()
	for i, token := range tokens {
		name, isStart := programTag(v, token)
		if !isStart {
			continue
		}
		end := len(v.Text.Body)
		for _, later := range tokens[i+1:] {
			if other, starts := programTag(v, later); other == name && !starts {
				end = later.Start
				break
			}
		}
		found = append(found, programFinding(name, v.Text.Body[token.End:end]))
	}
	return found
}

// programTag returns the name of a script or a style whose tag a token is, and whether it begins one.
func programTag(v *view, token inline.Token) (name string, isStart bool) {
	if token.Kind != inline.Tag {
		return "", false
	}
	tag := token.In(v.Text.Body)
	if name = htmltext.NameOf(tag); !run[name] {
		return "", false
	}
	return name, !strings.HasPrefix(tag, "</")
}

// programsOfHTML reads them as a browser does.
func programsOfHTML(text string) []finding {
	var found []finding
	z := html.NewTokenizer(strings.NewReader(text))
	within := ""
	for {
		switch z.Next() {
		case html.ErrorToken:
			return found
		case html.TextToken:
			if within != "" {
				found = append(found, programFinding(within, string(z.Raw())))
			}
		case html.StartTagToken:
			name, _ := z.TagName()
			if within = string(name); !run[within] {
				within = ""
			}
			continue
		default:
		}
		within = ""
	}
}

func programFinding(name, program string) finding {
	program = onOneLine(program)
	return finding{name + " " + program, "", Objection{AddedHTML, short("<" + name + ">" + program)}}
}
