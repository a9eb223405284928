package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// codeTitle returns where the title stands that a fence gives its code; empty if it
// gives none.
func codeTitle(t *tree, n ast.Node) inline.Span {
	fenced, ok := n.(*ast.FencedCodeBlock)
	if !ok || fenced.Info == nil || t.dialect.CodeTitle == nil {
		return inline.Span{}
	}
	info := fenced.Info.Segment
	m := t.dialect.CodeTitle.FindSubmatchIndex(info.Value(t.text()))
	if m == nil {
		return inline.Span{}
	}
	i := 2 * t.dialect.CodeTitle.SubexpIndex("title")
	return inline.Span{Start: t.body + info.Start + m[i], End: t.body + info.Start + m[i+1]}
}

// codeCaption is what stands above code on the page: its title, or else the name that
// its fence has for its file.
func codeCaption(t *tree, n ast.Node) []document.Span {
	at := codeTitle(t, n)
	if fenced, ok := n.(*ast.FencedCodeBlock); ok && at.Len() == 0 && fenced.Info != nil && t.dialect.CodeFile != nil {
		info := fenced.Info.Segment
		if m := t.dialect.CodeFile.FindSubmatchIndex(info.Value(t.text())); m != nil {
			i := slices.IndexFunc(m[2:], func(at int) bool { return at >= 0 })
			at = inline.Span{Start: t.body + info.Start + m[2+i], End: t.body + info.Start + m[3+i]}
		}
	}
	title := strings.TrimSpace(string(t.in(at)))
	if title == "" {
		return nil
	}
	return []document.Span{{Text: title, Offset: at.Start}}
}

// isFileName reports whether a title is the name of a file, which nobody translates,
// or has no letters.
func isFileName(title string) bool {
	return !inline.HasLetter(title) || strings.ContainsAny(title, "./") && !strings.ContainsAny(title, " \t")
}

// infoForm returns how a title stands in an info string.
func infoForm(t *tree, title inline.Span) dialect.Form {
	if t.bytes[title.Start-1] == '[' {
		return dialect.Label
	}
	return dialect.Info
}

// isName reports whether a title is a name that nobody translates: that of a file, or
// as a label of VitePress one small word, which is that of a program.
func isName(title string, place dialect.Form) bool {
	return isFileName(title) || place == dialect.Label && programName.MatchString(title)
}

var programName = regexp.MustCompile(`^[a-z0-9@_-]+$`)

// encodeCodeTitle keeps a title in an info string, in which nothing is escaped.
func encodeCodeTitle(line string) string { return infoQuotes.Replace(line) }

// encodeLabel keeps a label in an info string, from where VitePress sets it as HTML.
func encodeLabel(line string) string {
	return labelReference.ReplaceAllStringFunc(labelSigns.Replace(line), func(reference string) string { return "\uff06" + reference[1:] })
}

var (
	labelSigns     = strings.NewReplacer(`"`, "'", "`", "'", `\`, "/", "[", "(", "]", ")", "{", "(", "}", ")", "<", "‹", ">", "›", "\u2028", " ", "\u2029", " ")
	labelReference = regexp.MustCompile(`&(?:#|[A-Za-z])[0-9A-Za-z]*;?`)
)

var infoQuotes = strings.NewReplacer(`"`, "'", "`", "'", `\`, "/")
