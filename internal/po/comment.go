package po

import (
	"slices"
	"strings"
)

// GNU gettext puts a file name with blanks between these two in a reference.
const (
	isolateStart = "\u2068" // FIRST STRONG ISOLATE
	isolateEnd   = "\u2069" // POP DIRECTIONAL ISOLATE
)

const blanks = " \t\v\f\r"

// To GNU gettext a backslash at the end of a line joins the next line to it,
// in comments too, so a blank follows where a comment would end in one. This
// is the text of a comment without that blank; [guarded] puts it there.
func unguarded(text string) string {
	if strings.HasSuffix(text, " ") && strings.HasSuffix(strings.TrimRight(text, " "), `\`) {
		return text[:len(text)-1]
	}
	return text
}

// guarded is the text of a comment as it is written, see [unguarded].
func guarded(text string) string {
	if strings.HasSuffix(strings.TrimRight(text, " "), `\`) {
		return text + " "
	}
	return text
}

// addComment files a comment line, of which text is what follows the "#".
func (e *Entry) addComment(text string) {
	if text == "" {
		e.Comments = append(e.Comments, "")
		return
	}
	switch kind, rest := text[0], text[1:]; {
	case kind == '.':
		e.Extracted = append(e.Extracted, unguarded(strings.TrimPrefix(rest, " ")))
	case kind == ':':
		e.References = addReferences(e.References, rest)
	case kind == ',' || kind == '!': // "#!" is an old spelling of "#,"
		e.Flags = addFlags(e.Flags, rest)
	case kind == '=' && !strings.HasPrefix(rest, "="): // "#====" is a ruler
		e.Sticky = addFlags(e.Sticky, rest)
	default:
		e.Comments = append(e.Comments, unguarded(strings.TrimPrefix(text, " ")))
	}
}

// addReferences adds the references of one line: what blanks separate, save
// those between isolates.
func addReferences(refs []string, line string) []string {
	lastEnd := strings.LastIndex(line, isolateEnd)
	for from := 0; from < len(line); {
		to := referenceEnd(line, from, lastEnd)
		if to > from {
			refs = append(refs, bareReference(line[from:to]))
		}
		from = to + 1
	}
	return refs
}

// referenceEnd returns where the reference from an offset of line ends.
// lastEnd is where the line's last isolate ends; after it none is closed.
func referenceEnd(line string, from, lastEnd int) int {
	for from < len(line) {
		switch {
		case strings.IndexByte(blanks, line[from]) >= 0:
			return from
		case from < lastEnd && strings.HasPrefix(line[from:], isolateStart):
			from += strings.Index(line[from:], isolateEnd) + len(isolateEnd)
		default:
			from++
		}
	}
	return from
}

// bareReference takes the isolates off a reference where writing will put them
// on again.
func bareReference(ref string) string {
	if !strings.HasPrefix(ref, isolateStart) {
		return ref
	}
	name, rest, _ := strings.Cut(ref[len(isolateStart):], isolateEnd)
	if bare := name + rest; isolatedReference(bare) == ref {
		return bare
	}
	return ref
}

// isolatedReference is a reference as it is written: if it holds blanks, its
// file name stands between isolates.
func isolatedReference(ref string) string {
	ref = oneLine(ref)
	if !strings.ContainsAny(ref, blanks) || strings.Contains(ref, isolateStart) {
		return ref
	}
	if i := strings.LastIndexByte(ref, ':'); i >= 0 && !strings.ContainsAny(ref[i:], blanks) {
		return isolateStart + ref[:i] + isolateEnd + ref[i:]
	}
	return isolateStart + ref + isolateEnd
}

// addFlags adds the flags of one line. Commas separate them, outside of double
// quotes: Weblate has flags with texts in them.
func addFlags(flags []string, line string) []string {
	quoted, start := false, 0
	for i := range len(line) {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case line[i] == ',' && !quoted:
			flags = addFlagItem(flags, line[start:i])
			start = i + 1
		}
	}
	return addFlagItem(flags, line[start:])
}

// addFlagItem adds what stands between two commas. GNU gettext lets blanks
// separate flags too, so an item is taken apart, but not one with a value, as
// in "range: 0..10".
func addFlagItem(flags []string, item string) []string {
	if strings.ContainsAny(item, `:"`) {
		return append(flags, strings.Trim(item, blanks))
	}
	return append(flags, strings.Fields(item)...)
}

// fuzzyFirst returns flags with fuzzy, if it is there, before all others. It
// does not change the slice that it is given.
func fuzzyFirst(flags []string) []string {
	i := slices.Index(flags, fuzzy)
	if i <= 0 {
		return flags
	}
	return slices.Concat([]string{fuzzy}, flags[:i], flags[i+1:])
}
