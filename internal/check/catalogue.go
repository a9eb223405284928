package check

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// Faults of files. Those without a function are found by whoever reads the
// files; they stand here to be explained.
var catalogueChecks = table{
	{
		ID: "po-syntax", Family: Catalogues,
		Explanation: "The file is not written as PO: a quote is missing, a keyword is misspelt, bytes are no text in the charset that the header names. No tool can read it, so none of its translations is used. An editor made for PO files never writes such a file; one for plain text may.",
		Wrong:       Example{File: "msgid \"Title\nmsgstr \"標題\"\n"},
		Right:       Example{File: "msgid \"Title\"\nmsgstr \"標題\"\n"},
	},
	{
		ID: "conflict-marker", Family: Catalogues,
		Explanation: "Two people changed the same lines, and git left both versions in the file between lines of <<<<<<< and >>>>>>>. Somebody has to choose: keep one version of each message and delete the marker lines.",
		Wrong:       Example{File: "<<<<<<< HEAD\nmsgid \"Title\"\nmsgstr \"標題\"\n=======\nmsgid \"Title\"\nmsgstr \"題目\"\n>>>>>>> theirs\n"},
		Right:       Example{File: "msgid \"Title\"\nmsgstr \"標題\"\n"},
	},
	{
		ID: "header", Family: Catalogues, Severity: diag.Warning,
		Explanation: "A catalogue begins with a header: an entry with an empty msgid that says, among other things, which language and charset the file has. Other tools guess where it is missing, and may guess wrong. \"pobook update\" writes what is not there and leaves the rest alone.",
		Wrong:       Example{File: "msgid \"Title\"\nmsgstr \"標題\"\n"},
		Right:       Example{File: exampleFile("")},
	},
	{
		ID: "charset", Family: Catalogues, Severity: diag.Warning,
		Explanation: "The header names a charset other than UTF-8. pobook reads the file all the same and writes UTF-8 the next time, but until then no two tools agree on what the bytes mean, and characters outside the charset cannot be written at all.",
		Wrong:       Example{File: strings.Replace(exampleFile(""), "UTF-8", "US-ASCII", 1)},
		Right:       Example{File: exampleFile("")},
	},
	{
		ID: "wrong-language", Family: Catalogues,
		Explanation: "The header says that the file is in another language than the folder it is in. Most often somebody saved the catalogue of one locale over that of another. Nothing of the file is used until it is clear which of the two is right.",
		Wrong:       Example{File: strings.Replace(exampleFile(""), "zh_Hant", "zh_Hans", 1)},
		Right:       Example{File: exampleFile("")},
	},
	{
		ID: "plural-forms", Family: Catalogues,
		Explanation: "The header gives the language another number of plural forms than it has. Chinese has one, English two. Translations of messages with a number in them would be taken from the wrong form, or be missing.",
		Wrong:       Example{File: strings.Replace(exampleFile(""), "nplurals=1; plural=0;", "nplurals=2; plural=n != 1;", 1)},
		Right:       Example{File: exampleFile("")},
	},
	{
		ID: "duplicate-message", Family: Catalogues,
		Explanation: "The same message is in the file twice. GNU gettext refuses such a file and Weblate shows only the first, so the other translation would be lost. Keep the better one and delete the other.",
		Wrong:       Example{File: exampleFile("\nmsgid \"Title\"\nmsgstr \"標題\"\n\nmsgid \"Title\"\nmsgstr \"題目\"\n")},
		Right:       Example{File: exampleFile("\nmsgid \"Title\"\nmsgstr \"標題\"\n")},
	},
	{
		ID: "stale", Family: Catalogues,
		Explanation: "The messages of the file are not those of the section: somebody has edited the section and not run \"pobook update\", or a catalogue has not been made yet. Translators would work on text that no longer exists. The command carries the translations over; no work is lost.",
		Wrong:       Example{Source: "Title", File: exampleFile("\nmsgid \"Old title\"\nmsgstr \"標題\"\n")},
		Right:       Example{Source: "Title", File: exampleFile("\n#. paragraph\n#: handbook/one.md\nmsgid \"Title\"\nmsgstr \"標題\"\n")},
	},
	{
		ID: "equivalent-locales", Family: Catalogues,
		Explanation: "Two folders in locales/ mean the same language, as zh_TW and zh_Hant do. Translators would work on one while the book is made of the other. Move the newer catalogues into the folder that the configuration names, and delete the other folder.",
		Wrong:       Example{File: "locales/zh_TW/one.po\nlocales/zh_Hant/one.po\n"},
		Right:       Example{File: "locales/zh_Hant/one.po\n"},
	},
}

// exampleFile is the header of the examples, with what follows it.
func exampleFile(rest string) string {
	return `msgid ""
msgstr ""
"Language: zh_Hant\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
` + rest
}

// Unusable finds what makes a catalogue useless for a locale: a header that
// names another language, and messages that are there twice, since nobody but
// the translators can say which one counts. path is the catalogue's file.
func Unusable(path string, f *po.File, want locale.Locale) diag.List {
	return append(language(path, f, want), duplicates(path, f)...)
}

// Syntax reports where a file is not PO. hint says what happens next.
func Syntax(path string, err *po.SyntaxError, hint diag.Text) diag.Diagnostic {
	id := diag.Code("po-syntax")
	if strings.HasPrefix(err.Message, "conflict marker") {
		id = "conflict-marker"
	}
	return catalogueChecks.diagnostic(id, diag.Position{File: path, Line: err.Line, Column: err.Column}, diag.Verbatim(err.Message), hint)
}

func duplicates(path string, f *po.File) diag.List {
	var found diag.List
	for _, d := range f.Duplicates() {
		found = append(found, catalogueChecks.diagnostic("duplicate-message", diag.Position{File: path, Line: d.Again.Line},
			diag.Textf("this message is there twice, first in line %d", d.First.Line), diag.Textf("keep one of the two")))
	}
	return found
}

func language(path string, f *po.File, want locale.Locale) diag.List {
	header := f.Header()
	if header == nil {
		return nil
	}
	code := header.Get("Language")
	if code == "" {
		return nil
	}
	if got, err := locale.Parse(code); err == nil && got.Code == want.Code {
		return nil
	}
	return diag.List{catalogueChecks.diagnostic("wrong-language", diag.Position{File: path, Line: f.Entries[0].Line},
		diag.Textf("the header names the language %q, but this is a catalogue of %q", code, want.Code),
		diag.Textf("put the right file in its place, or write \"Language: %s\"", want.Code))}
}

// headers finds what a header lacks, and what it says that cannot be.
func headers(path string, f *po.File, data []byte, want locale.Locale) diag.List {
	header := f.Header()
	if header == nil {
		return diag.List{catalogueChecks.diagnostic("header", diag.Position{File: path, Line: 1}, diag.Textf("the catalogue has no header"), diag.Textf(`"pobook update" writes one`))}
	}
	var (
		found   diag.List
		lacking []string
		place   = diag.Position{File: path, Line: f.Entries[0].Line}
	)
	for _, field := range []string{"Language", "Content-Type", "Plural-Forms"} {
		if header.Get(field) == "" {
			lacking = append(lacking, field)
		}
	}
	if lacking != nil {
		found = append(found, catalogueChecks.diagnostic("header", place, diag.Textf("the header lacks %s", strings.Join(lacking, ", ")), diag.Textf(`"pobook update" writes what is not there`)))
	}
	if name := declaredCharset(data); name != "" && !strings.EqualFold(name, "UTF-8") {
		found = append(found, catalogueChecks.diagnostic("charset", place, diag.Textf("the header names the charset %q, not UTF-8", name), diag.Textf(`"pobook update" writes the file as UTF-8`)))
	}
	return append(found, plurals(header.Get("Plural-Forms"), place, want)...)
}

var nplurals = regexp.MustCompile(`nplurals\s*=\s*(\d+)`)

func plurals(value string, place diag.Position, want locale.Locale) diag.List {
	got, right := nplurals.FindStringSubmatch(value), nplurals.FindStringSubmatch(want.Plurals)
	if value == "" || right == nil || got != nil && got[1] == right[1] {
		return nil
	}
	return diag.List{catalogueChecks.diagnostic("plural-forms", place,
		diag.Textf("the header says %q, but %s has %s", value, want.English, strings.TrimSuffix(want.Plurals, ";")),
		diag.Textf("write \"Plural-Forms: %s\"", want.Plurals))}
}

var charset = regexp.MustCompile(`(?i)"Content-Type:[^"]*charset=([^\\"; ]+)`)

// declaredCharset is what the header in a file's bytes names. The parsed header
// says UTF-8 in any case, for that is what it will be written in.
func declaredCharset(data []byte) string {
	end := bytes.Index(data, []byte("\n\n"))
	if end < 0 {
		end = len(data)
	}
	if m := charset.FindSubmatch(data[:end]); m != nil {
		return string(m[1])
	}
	return ""
}

// Template finds out whether a template is that of the section. file is nil if
// there is none, or none that can be read.
func Template(path string, file *po.File, p *Prepared) diag.List {
	if file == nil {
		return diag.List{missing(path)}
	}
	return stale(path, file, translate.Entries(p.messages))
}

func missing(path string) diag.Diagnostic {
	return catalogueChecks.diagnostic("stale", diag.Position{File: path}, diag.Textf("this file has not been made yet"), diag.Textf(`run "pobook update"`))
}

// stale compares a file's messages with those of the section: which there are,
// in which order, and what translators read of them.
func stale(path string, file *po.File, want []*po.Entry) diag.List {
	i := 0
	for _, e := range file.Entries {
		if e.Obsolete || e.IsHeader() {
			continue
		}
		if i == len(want) || !sameMessage(e, want[i]) {
			return diag.List{staleAt(path, e.Line)}
		}
		i++
	}
	if i < len(want) {
		return diag.List{staleAt(path, 0)}
	}
	return nil
}

func sameMessage(a, b *po.Entry) bool {
	return a.Key() == b.Key() && slices.Equal(a.References, b.References) && slices.Equal(a.Extracted, b.Extracted)
}

func staleAt(path string, line int) diag.Diagnostic {
	return catalogueChecks.diagnostic("stale", diag.Position{File: path, Line: line}, diag.Textf("differs from the section"), diag.Textf(`run "pobook update"`))
}
