package config

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// minimal is a configuration without fault; tests add lines to it.
const minimal = "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n"

var sectionsThere = Found{
	Sections: []string{"01-introduction.md", "02-usage.md", "Notes.md", "a\tb.md", "notes.md", "part/03-end.md"},
	Unknown:  []string{"locked"},
}

// configTests are configurations with every diagnostic that they shall give,
// one a line.
var configTests = []struct {
	name, yaml, want string
}{
	{"empty file", "", `
handbook/handbook.yaml:1:1: the file is empty; it needs at least the keys title, source and locales (empty-configuration)`},
	{"comments only", "# title: x\n", `
handbook/handbook.yaml:1:1: the file is empty; it needs at least the keys title, source and locales (empty-configuration)`},
	{"a list", "- title\n", `
handbook/handbook.yaml:1:1: the configuration must be keys with values, not a list; begin with a line such as "title: Our handbook" (wrong-type)`},
	{"a word", "title\n", `
handbook/handbook.yaml:1:1: the configuration must be keys with values, not text; begin with a line such as "title: Our handbook" (wrong-type)`},
	{"required keys missing", "# ours\nname: x\n", `
handbook/handbook.yaml:2:1: "title" is missing; add a line such as "title: Our handbook" (missing-key)
handbook/handbook.yaml:2:1: "source" is missing; add a line such as "source: en" (missing-key)
handbook/handbook.yaml:2:1: "locales" is missing; add a line such as "locales: [zh_Hant, zh_Hans]" (missing-key)`},
	{"keys without value", "title:\nsource: ~\nlocales:\nsections:\n", `
handbook/handbook.yaml:1:7: "title" has no value; write for example "title: Our handbook" (missing-value)
handbook/handbook.yaml:2:9: "source" has no value; write for example "source: en" (missing-value)
handbook/handbook.yaml:3:9: "locales" has no value; write for example "locales: [zh_Hant, zh_Hans]" (missing-value)
handbook/handbook.yaml:4:10: "sections" has no value; write for example "sections: [01-introduction.md]" (missing-value)`},
	{"extraction keys", minimal + "front_matter: [title, 7, a b, title]\ncode: {sh: comment, default: [all]}\nanchors: htlm\nattributes: [label, onClick, href, label, a b]\n", `
handbook/handbook.yaml:4:23: a key of front matter must be text, not a number; write it in quotes: "7" (wrong-type)
handbook/handbook.yaml:4:26: "a b" is not a key of front matter; write for example "title", "params.title" for one inside another, or "actions[].text" for one in a list (wrong-value)
handbook/handbook.yaml:4:31: "title" is listed twice; keep one (duplicate-value)
handbook/handbook.yaml:5:12: the value of "sh" is "comment", not one of none, comments, strings and all; did you mean "comments"? (wrong-value)
handbook/handbook.yaml:5:30: the value of "default" must be text, not a list; the values are none, comments, strings and all (wrong-type)
handbook/handbook.yaml:6:10: "anchors" is "htlm", not one of html, attribute and none; did you mean "html"? (wrong-value)
handbook/handbook.yaml:7:21: "onClick" is not an attribute that people read; write for example "label"; what leads somewhere or is run is never translated (wrong-value)
handbook/handbook.yaml:7:30: "href" is not an attribute that people read; write for example "label"; what leads somewhere or is run is never translated (wrong-value)
handbook/handbook.yaml:7:36: "label" is listed twice; keep one (duplicate-value)
handbook/handbook.yaml:7:43: "a b" is not an attribute that people read; write for example "label"; what leads somewhere or is run is never translated (wrong-value)`},
	{"an output that is no name", minimal + "output: docusarus\n", `
handbook/handbook.yaml:4:9: "output" is "docusarus", which is neither a preset nor a pattern; did you mean "docusaurus"? (output-pattern)`},
	{"an output without a locale", minimal + "output: site/{path}\n", `
handbook/handbook.yaml:4:9: all locales would be written to the same files by "output"; add "{locale}", "{bcp47}", "{language}" or "{name}" (output-pattern)`},
	{"an output without a section", minimal + "output: '{locale}/index.md'\n", `
handbook/handbook.yaml:4:9: all sections would be written to one file by "output"; add "{path}", or "{dir}" and "{stem}" (output-pattern)`},
	{"an output with an unknown placeholder", minimal + "output: '{lang}/{path}'\n", `
handbook/handbook.yaml:4:9: unknown placeholder "{lang}" in "output"; the placeholders are {locale}, {bcp47}, {language}, {name}, {path}, {dir}, {stem} and {ext} (output-pattern)`},
	{"an output outside", minimal + "output: '../{locale}/{path}'\n", `
handbook/handbook.yaml:4:9: "output" is no plain path below the folder; write for example "{locale}/{path}"; the folder itself is the key "folder" (output-pattern)`},
	{"an output with half a folder", minimal + "output: '{locale}-{dir}/{stem}.md'\n", `
handbook/handbook.yaml:4:9: {dir} is no whole folder in "output"; write it between slashes, as in "{locale}/{dir}/{stem}.md" (output-pattern)`},
	{"an output with a sign", minimal + "output: '{locale}:{path}'\n", `
handbook/handbook.yaml:4:9: "output" is no plain path below the folder; write for example "{locale}/{path}"; the folder itself is the key "folder" (output-pattern)`},
	{"an output with a brace", minimal + "output: '{locale}/{path}}'\n", `
handbook/handbook.yaml:4:9: "output" holds a sign that the name of a file cannot have; write for example "{locale}/{path}" (output-pattern)`},
	{"an output in which locales meet", "title: T\nsource: en\nlocales: [zh_Hant, zh_Hans]\noutput: '{language}/{path}'\n", `
handbook/handbook.yaml:4:9: 01-introduction.md in zh_Hant and 01-introduction.md in zh_Hans would both be written to dist/zh/01-introduction.md; tell them apart, as "{locale}/{path}" does (output-pattern)`},
	{"an output in which the source meets", minimal + "output: {pattern: '{stem}/{language}', source: '{stem}/zh'}\n", `
handbook/handbook.yaml:4:9: 01-introduction.md in en and 01-introduction.md in zh_Hant would both be written to dist/01-introduction/zh; tell them apart, as "{locale}/{path}" does (output-pattern)`},
	{"an output over the sources", minimal + "output: {pattern: mkdocs-suffix, folder: handbook}\n", `
handbook/handbook.yaml:4:9: 01-introduction.md in en would be written over the source handbook/01-introduction.md; leave the source locale out with "source: false", or choose another "folder" (output-pattern)`},
	{"an output in a folder of git's", minimal + "output: {folder: ., pattern: '.Git/{locale}{stem}'}\n", `
handbook/handbook.yaml:4:9: 01-introduction.md in en would be written to .Git/en01-introduction, in a folder of git's; write for example "{locale}/{path}" (output-pattern)`},
	{"catalogues in a folder of git's", minimal + "catalogues: .git/x\n", `
handbook/handbook.yaml:4:13: "catalogues" is ".git/x", in a folder of git's; write another folder (wrong-value)`},
	{"an output among the catalogues", minimal + "output: {folder: locales/site}\n", `
handbook/handbook.yaml:4:9: 01-introduction.md in en would be written to locales/site/en/01-introduction.md, among the catalogues; choose another "folder" (output-pattern)`},
	{"an output that is file and folder", "title: T\nsource: en\nlocales: [zh_Hant]\nsections: [part/03-end.md]\noutput: {pattern: '{dir}/{locale}', source: '{dir}/zh_Hant/{stem}'}\n", `
handbook/handbook.yaml:5:9: dist/part/zh_Hant would be a file for part/03-end.md in zh_Hant and a folder for part/03-end.md in en; end the pattern like the section, as in "{locale}/{path}" (output-pattern)`},
	{"an output of wrong kinds", minimal + "output: {pattern: [a], folder: /docs, source: 7, locales: {fr: x, zh_Hant: a/b}, links: no, pat: x}\n", `
handbook/handbook.yaml:4:19: "pattern" must be text, not a list (wrong-type)
handbook/handbook.yaml:4:32: "folder" is not a path below the handbook's root folder; write for example "docs", or "." for that folder itself; another place is named with --out (output-pattern)
handbook/handbook.yaml:4:47: "source" must be text, not a number; write it in quotes: "7" (wrong-type)
handbook/handbook.yaml:4:60: "fr" is not among the locales of the handbook; add it to "locales" (unknown-locale)
handbook/handbook.yaml:4:76: "a/b" cannot be part of a path; write for example "zh-TW" (output-pattern)
handbook/handbook.yaml:4:89: "links" is "no", not one of rewrite and keep (wrong-value)
handbook/handbook.yaml:4:93: unknown key "pat"; the keys are pattern, folder, source, locales and links (unknown-key)`},
	{"names of locales that are one", "title: T\nsource: en\nlocales: [zh_Hant, zh_Hans]\noutput: {pattern: docusaurus, locales: {zh_Hant: zh, zh_Hans: zh}}\n", `
handbook/handbook.yaml:4:63: "zh_Hant" and "zh_Hans" have the same name; give each locale a name of its own (duplicate-value)`},
	{"values of front matter", minimal + "front_matter_values: {a.b: x, lang: '{lang}', n: 7, redirect: ~, m: {source: 1}, k: {value: ~, sorce: true}, l: {value: ~, source: true}, o: {value: []}}\n", `
handbook/handbook.yaml:4:23: "a.b" is no key at the top level of front matter; write for example "lang" (wrong-value)
handbook/handbook.yaml:4:37: unknown placeholder "{lang}" in the value of "lang"; the placeholders are {value}, {locale}, {bcp47}, {language}, {name}, {path}, {dir}, {stem} and {ext} (wrong-value)
handbook/handbook.yaml:4:50: the value of "n" must be text, not a number; write it in quotes: "7" (wrong-type)
handbook/handbook.yaml:4:69: "value" is missing; add for example "value: \"{bcp47}\"" (missing-key)
handbook/handbook.yaml:4:96: unknown key "sorce"; did you mean "source"? (unknown-key)
handbook/handbook.yaml:4:150: the value of "o" must be text, not a list (wrong-type)`},
	{"thresholds and checks", minimal + "coverage: {zh_Hans: 3, zh_Hant: {default: 101, 02-usage.md: much, 02-usgae.md: 5}}\nignore: {zh_TW: [same, 7], de: []}\n", `
handbook/handbook.yaml:4:12: "zh_Hans" is not among the locales of the handbook; did you mean "zh_Hant"? (unknown-locale)
handbook/handbook.yaml:4:43: the coverage of "zh_Hant" in "default" must be a number from 0 to 100 (wrong-value)
handbook/handbook.yaml:4:61: the coverage of "zh_Hant" in "02-usage.md" must be a number from 0 to 100 (wrong-value)
handbook/handbook.yaml:4:67: section "02-usgae.md" is not in handbook/; did you mean "02-usage.md"? (missing-section)
handbook/handbook.yaml:5:24: a check must be text, not a number; write it in quotes: "7" (wrong-type)
handbook/handbook.yaml:5:28: "de" is not among the locales of the handbook; add it to "locales" (unknown-locale)`},
	{"thresholds and checks of another type", minimal + "coverage: 95\nignore: same\n", `
handbook/handbook.yaml:4:11: "coverage" must be locales with values, not a number; write for example "coverage: {zh_Hant: 95}" (wrong-type)
handbook/handbook.yaml:5:9: "ignore" must be a list, not text; write for example "ignore: [same]" (wrong-type)`},
	{"imprint", minimal + "subtitle: ' '\nauthors: [A, 7]\nversion: 1.10\ndate: 2026-13-01\nlicence: [x]\nlogo: ../logo.png\n", `
handbook/handbook.yaml:4:11: "subtitle" is empty (missing-value)
handbook/handbook.yaml:5:14: an author must be text, not a number; write it in quotes: "7" (wrong-type)
handbook/handbook.yaml:6:10: "version" must be text, not a number; write it in quotes: "1.10" (wrong-type)
handbook/handbook.yaml:7:7: "date" is no day since 1970, written as year-month-day; write for example "date: 2026-03-01" (wrong-value)
handbook/handbook.yaml:8:10: "licence" must be text, not a list (wrong-type)
handbook/handbook.yaml:9:7: "logo" is not a path below handbook/; move the file there, and write its path with slashes (wrong-value)`},
	{"layout", minimal + "page: a4\nmargins: {top: 30, left: 90mm, botom: 1cm}\nbody_size: huge\naccent: '#FF8800'\nparagraphs: both\nsqueeze: [all]\nemphasis: dost\nmissing_glyphs: ignore\npage_references: 1\nlink_notes: ~\n", `
handbook/handbook.yaml:4:7: "page" is "a4", not one of A4, A5 and Letter; did you mean "A4"? (wrong-value)
handbook/handbook.yaml:5:16: "top" is no length; write a number with its unit, mm, cm, in or pt, for example "25mm" (wrong-value)
handbook/handbook.yaml:5:26: "left" is 90mm, not between 5mm and 45mm (wrong-value)
handbook/handbook.yaml:5:32: unknown key "botom"; did you mean "bottom"? (unknown-key)
handbook/handbook.yaml:6:12: "body_size" must be a number, not text (wrong-type)
handbook/handbook.yaml:7:9: "accent" is #FF8800, whose contrast on the light grey below code is 2.1:1, less than 4.5:1; a darker one of the same hue is "#AA5B00" (low-contrast)
handbook/handbook.yaml:8:13: "paragraphs" is "both", not one of indent and gap (wrong-value)
handbook/handbook.yaml:9:10: "squeeze" must be text, not a list; the values are none, brackets and all (wrong-type)
handbook/handbook.yaml:10:11: "emphasis" is "dost", not one of dots and bold; did you mean "dots"? (wrong-value)
handbook/handbook.yaml:11:17: "missing_glyphs" is "ignore", not one of mark, warn and fail (wrong-value)
handbook/handbook.yaml:12:18: "page_references" must be true or false, not a number (wrong-type)
handbook/handbook.yaml:13:13: "link_notes" has no value; write for example "link_notes: true" (missing-value)`},
	{"chapters and sides", minimal + "chapter_break: left\nnumbering: true\nsides: 2\nunnumbered: [03-none.md]\noverrides: {zh_Hant: {sides: tow}}\n", `
handbook/handbook.yaml:4:16: "chapter_break" is "left", not one of page, none and right (wrong-value)
handbook/handbook.yaml:5:12: "numbering" must be text, not true or false; the values are none, chapters and sections (wrong-type)
handbook/handbook.yaml:6:8: "sides" must be text, not a number; the values are one and two (wrong-type)
handbook/handbook.yaml:7:14: section "03-none.md" is not in handbook/ (missing-section)
handbook/handbook.yaml:8:30: "sides" is "tow", not one of one and two; did you mean "two"? (wrong-value)`},
	{"sizes out of range", minimal + "body_size: 20\nmargins: 1mm\naccent: blue\ncontents_depth: 1.5\n", `
handbook/handbook.yaml:4:12: "body_size" is 20, not between 8 and 14 (wrong-value)
handbook/handbook.yaml:5:10: "margins" is 1mm, not between 5mm and 45mm (wrong-value)
handbook/handbook.yaml:6:9: "accent" is "blue", no colour; write six hexadecimal digits in quotes, for example "#0F5C73" (wrong-value)
handbook/handbook.yaml:7:17: "contents_depth" is 1.5, not a whole number (wrong-value)`},
	{"no number", minimal + "body_size: .nan\n", `
handbook/handbook.yaml:4:12: "body_size" is NaN, not between 8 and 14 (wrong-value)`},
	{"accent on white only", minimal + "accent: '#757575'\n", `
handbook/handbook.yaml:4:9: "accent" is #757575, whose contrast on the light grey below code is 4.2:1, less than 4.5:1; a darker one of the same hue is "#707070" (low-contrast)`},
	{"folders", minimal + "folder: /docs\ncatalogues: po\\x\n", `
handbook/handbook.yaml:4:9: "folder" is "/docs", no folder below the root folder of the handbook; write its path from there, for example docs (wrong-value)
handbook/handbook.yaml:5:13: "catalogues" is "po\\x", not written plainly; write "po/x" (wrong-value)`},
	{"names of folders", minimal + "folder: \"a\\tb\"\ncatalogues: é\n", `
handbook/handbook.yaml:4:9: "folder" is "a\tb", and U+0009 cannot be in the name of a folder here; rename the folder (wrong-value)
handbook/handbook.yaml:5:13: "catalogues" is "é", which Weblate does not take in a path; name the folder with ASCII letters, digits and hyphens only (wrong-value)`},
	{"sections among the catalogues", minimal + "folder: locales/src\n", `
handbook/handbook.yaml:4:9: the folder of the sections, "locales/src", is within that of the catalogues, "locales"; write for example "catalogues: translations" (wrong-value)`},
	{"catalogues in the root folder", minimal + "folder: docs\ncatalogues: .\n", `
handbook/handbook.yaml:5:13: the folder of the sections, "docs", is within that of the catalogues, "."; write for example "catalogues: translations" (wrong-value)`},
	{"folders without a value", minimal + "folder:\ncatalogues: [a]\n", `
handbook/handbook.yaml:4:8: "folder" has no value; write for example "folder: docs" (missing-value)
handbook/handbook.yaml:5:13: "catalogues" must be text, not a list (wrong-type)`},
	{"faces", minimal + "faces: {han: a.woff2, latin: {bold: b.ttf}, codes: c.ttf}\n", `
handbook/handbook.yaml:4:14: "han" is "a.woff2", not a font file; faces are files that end in .ttf, .otf, or .ttc with "#" and the name or number of a font; convert other kinds (wrong-value)
handbook/handbook.yaml:4:30: "regular" is missing among the faces for "latin" (missing-key)
handbook/handbook.yaml:4:45: unknown key "codes"; did you mean "code"? (unknown-key)`},
	{"fonts of collections", minimal + "faces: {han: a.ttf#1, latin: 'a.ttc#', code: 'a#1', symbols: '#2'}\n", `
handbook/handbook.yaml:4:14: "han" is "a.ttf#1", not a font file; faces are files that end in .ttf, .otf, or .ttc with "#" and the name or number of a font; convert other kinds (wrong-value)
handbook/handbook.yaml:4:30: "latin" is "a.ttc#", not a font file; faces are files that end in .ttf, .otf, or .ttc with "#" and the name or number of a font; convert other kinds (wrong-value)
handbook/handbook.yaml:4:46: "code" is "a#1", not a font file; faces are files that end in .ttf, .otf, or .ttc with "#" and the name or number of a font; convert other kinds (wrong-value)
handbook/handbook.yaml:4:62: "symbols" is "#2", not a font file; faces are files that end in .ttf, .otf, or .ttc with "#" and the name or number of a font; convert other kinds (wrong-value)`},
	{"faces of scripts", minimal + "faces: {Deva: a.ttf, deva: b.ttf, Hant: c.ttf, Zzzz: d.ttf, Qaax: e.ttf, Xxyy: f.ttf, tamil: g.ttf, 7: h.ttf}\n", `
handbook/handbook.yaml:4:22: "Deva" is there twice; keep one (duplicate-key)
handbook/handbook.yaml:4:35: "Hant" has no family of its own; its characters are those of "han" (wrong-value)
handbook/handbook.yaml:4:48: "Zzzz" has no family of its own; its characters are those of "symbols" (wrong-value)
handbook/handbook.yaml:4:61: unknown key "Qaax"; the keys are latin, han, code, symbols, and codes of scripts such as Deva (unknown-key)
handbook/handbook.yaml:4:74: unknown key "Xxyy"; the keys are latin, han, code, symbols, and codes of scripts such as Deva (unknown-key)
handbook/handbook.yaml:4:87: unknown key "tamil"; the keys are latin, han, code, symbols, and codes of scripts such as Deva (unknown-key)
handbook/handbook.yaml:4:101: a name in "faces" must be text, not a number; write it in quotes: "7" (wrong-type)`},
	{"overrides", minimal + "overrides: {zh_Hant: {page: A6, title: x}, de: {page: A5}, zh: A5, ze_Hans: {}}\n", `
handbook/handbook.yaml:4:29: "page" is "A6", not one of A4, A5 and Letter; did you mean "A4"? (wrong-value)
handbook/handbook.yaml:4:33: unknown key "title"; the keys are page, margins, chapter_break, numbering, sides, body_size, accent, faces, paragraphs, squeeze, emphasis, missing_glyphs, pdf_standard, contents_depth, captions, page_references, link_notes and glossary (unknown-key)
handbook/handbook.yaml:4:44: "de" is not among the locales of this handbook; add it to "locales" (unknown-locale)
handbook/handbook.yaml:4:60: "zh" is not among the locales of this handbook; add it to "locales" (unknown-locale)
handbook/handbook.yaml:4:68: unknown locale "ze_Hans"; did you mean "zh_Hans"? (unknown-locale)`},
	{"editions", minimal + "sections: [02-usage.md]\neditions:\n  a/b: {page: A5}\n  short: {sections: [02-usgae.md, notes.md], page: B5}\n  short: {}\n", `
handbook/handbook.yaml:6:3: the edition "a/b" has a name that files cannot have; write for example "a-b" (wrong-name)
handbook/handbook.yaml:7:22: section "02-usgae.md" is not in handbook/; did you mean "02-usage.md"? (missing-section)
handbook/handbook.yaml:7:35: section "notes.md" is not among the sections of this handbook; add it to "sections" at the top (missing-section)
handbook/handbook.yaml:7:52: "page" is "B5", not one of A4, A5 and Letter; did you mean "A5"? (wrong-value)
handbook/handbook.yaml:8:3: "short" is there twice; keep one (duplicate-key)`},
	{"unknown key with a neighbour", minimal + "sectoins: [02-usage.md]\n", `
handbook/handbook.yaml:4:1: unknown key "sectoins"; did you mean "sections"? (unknown-key)`},
	{"unknown key without", minimal + "colour: red\n", `
handbook/handbook.yaml:4:1: unknown key "colour"; the keys are name, title, source, locales, output, sections, unnumbered, guide, folder, catalogues, dialect, front_matter, attributes, code, anchors, emphasis_join, outdated_notice, front_matter_values, site_url, html, coverage, ignore, subtitle, authors, version, date, licence, logo, page, margins, chapter_break, numbering, sides, body_size, accent, faces, paragraphs, squeeze, emphasis, missing_glyphs, pdf_standard, contents_depth, captions, page_references, link_notes, glossary, overrides and editions (unknown-key)`},
	{"unknown key of other case", "Title: x\n" + minimal, `
handbook/handbook.yaml:1:1: unknown key "Title"; did you mean "title"? (unknown-key)`},
	{"merge key is no key", minimal + "<<: {name: x}\n", `
handbook/handbook.yaml:4:1: unknown key "<<"; the keys are name, title, source, locales, output, sections, unnumbered, guide, folder, catalogues, dialect, front_matter, attributes, code, anchors, emphasis_join, outdated_notice, front_matter_values, site_url, html, coverage, ignore, subtitle, authors, version, date, licence, logo, page, margins, chapter_break, numbering, sides, body_size, accent, faces, paragraphs, squeeze, emphasis, missing_glyphs, pdf_standard, contents_depth, captions, page_references, link_notes, glossary, overrides and editions (unknown-key)`},
	{"duplicate key", minimal + "title: Another\n", `
handbook/handbook.yaml:4:1: "title" is there twice; the first is in line 1; keep one (duplicate-key)`},
	{"a list as key", minimal + "? [a]\n: b\n", `
handbook/handbook.yaml:4:3: a key must be a word, not a list (wrong-type)`},
	{"wrong types", "title: 1.10\nsource: [en]\nlocales: zh_Hant\nsections: {a: b}\nname: true\n", `
handbook/handbook.yaml:1:8: "title" must be text, not a number; write it in quotes: "1.10" (wrong-type)
handbook/handbook.yaml:2:9: "source" must be text, not a list (wrong-type)
handbook/handbook.yaml:3:10: "locales" must be a list, not text; write for example "locales: [zh_Hant, zh_Hans]" (wrong-type)
handbook/handbook.yaml:4:11: "sections" must be a list, not keys with values; write for example "sections: [01-introduction.md]" (wrong-type)
handbook/handbook.yaml:5:7: "name" must be text, not true or false; write it in quotes: "true" (wrong-type)`},
	{"wrong types in lists", "title: 2026-01-01\nsource: en\nlocales: [12, ~, [zh_Hant]]\nsections: ['', !x y]\n", `
handbook/handbook.yaml:1:8: "title" must be text, not a date; write it in quotes: "2026-01-01" (wrong-type)
handbook/handbook.yaml:3:11: a locale must be text, not a number; write it in quotes: "12" (wrong-type)
handbook/handbook.yaml:3:15: a locale must be text, not nothing; write it in quotes: "~" (wrong-type)
handbook/handbook.yaml:3:18: a locale must be text, not a list (wrong-type)
handbook/handbook.yaml:4:12: a section is empty (missing-value)
handbook/handbook.yaml:4:16: a section must be text, not a value tagged !x; write it in quotes: "y" (wrong-type)`},
	{"blank title", "title: \" \\n\"\nsource: en\nlocales: []\n", `
handbook/handbook.yaml:1:8: "title" is empty (missing-value)`},
	{"columns are characters", "{title: 手冊, sorce: en, source: en, locales: []}\n", `
handbook/handbook.yaml:1:13: unknown key "sorce"; did you mean "source"? (unknown-key)`},
	{"after a byte order mark", "\ufeff{title: 手冊, sorce: en, source: en, locales: []}\r\n", `
handbook/handbook.yaml:1:13: unknown key "sorce"; did you mean "source"? (unknown-key)`},

	{"name with a separator", minimal + "name: our/Handbook\n", `
handbook/handbook.yaml:4:7: "name" is "our/Handbook", but may hold only A-Z, a-z, 0-9, ".", "_" and "-", begin with a letter or digit, and be no longer than 100; write for example "our-handbook" (wrong-name)`},
	{"name that is a folder", minimal + "name: ..\n", `
handbook/handbook.yaml:4:7: "name" is "..", but may hold only A-Z, a-z, 0-9, ".", "_" and "-", begin with a letter or digit, and be no longer than 100; write for example "handbook" (wrong-name)`},

	{"unknown source", "title: x\nsource: english\nlocales: []\n", `
handbook/handbook.yaml:2:9: unknown locale "english"; did you mean "en"? (unknown-locale)`},
	{"unknown locales", "title: x\nsource: en\nlocales:\n  - zh_Hnat\n  - Klingon\n", `
handbook/handbook.yaml:4:5: unknown locale "zh_Hnat"; did you mean "zh_Hant"? (unknown-locale)
handbook/handbook.yaml:5:5: unknown locale "Klingon"; did you mean "tlh"? (unknown-locale)`},
	{"locale is a path", "title: x\nsource: en\nlocales: [../zh_Hant]\n", `
handbook/handbook.yaml:3:11: unknown locale "../zh_Hant"; did you mean "zh_Hant"? (unknown-locale)`},
	{"duplicate locale", "title: x\nsource: en\nlocales: [de, fr,\n  de]\n", `
handbook/handbook.yaml:4:3: "de" is listed twice; the first is in line 3; keep one (duplicate-locale)`},
	{"equivalent locales", "title: x\nsource: en\nlocales: [zh_TW, zh_Hans, zh_Hant, zh_CN]\n", `
handbook/handbook.yaml:3:27: "zh_Hant" and "zh_TW" in line 3 are the same language; keep the one that your locales/ folder has (duplicate-locale)
handbook/handbook.yaml:3:36: "zh_CN" and "zh_Hans" in line 3 are the same language; keep the one that your locales/ folder has (duplicate-locale)`},
	{"source among the locales", "locales: [en, zh_TW]\nsource: zh_Hant\ntitle: x\n", `
handbook/handbook.yaml:1:15: "zh_TW" is the source locale; take it out of "locales" (source-locale)`},

	{"no sections listed", minimal + "sections: []\n", `
handbook/handbook.yaml:4:11: "sections" is an empty list; list the sections, or delete the key to take every Markdown file below handbook/ (missing-value)`},
	{"patterns", minimal + "sections:\n- 02*.md\n- '*.txt'\n- '!part/*'\n- part/**\n- '*es.md'\n- !part/**\n- 'a?b.md'\n", `
handbook/handbook.yaml:6:3: "*.txt" matches no section; patterns are relative to handbook/ (no-match)
handbook/handbook.yaml:7:3: "!part/*" excludes no section that is selected before it; patterns are relative to handbook/ (no-match)
handbook/handbook.yaml:9:3: sections "Notes.md" and "notes.md" differ only in case, so their catalogues would be one file on some systems; rename one of the files, or exclude it with "!notes.md" (duplicate-section)
handbook/handbook.yaml:10:3: a section must be text, not a value tagged !part/**; write it in quotes: "!part/**" (wrong-type)
handbook/handbook.yaml:11:3: section "a\tb.md" holds U+0009, which cannot be seen; rename the file, or exclude it with "!a\tb.md" (section-path)`},
	{"a pattern with the folder", minimal + "sections: ['handbook/*.md']\n", `
handbook/handbook.yaml:4:12: "handbook/*.md" matches no section; write it without the folder: "*.md" (no-match)`},
	{"a pattern without quotes", minimal + "sections: [*.md]\n", `
handbook/handbook.yaml:4:12: not valid YAML: unknown anchor '.md' referenced; a value that begins with * needs quotes (yaml-syntax)`},
	{"a file that says no order", minimal + "sections: 02-usage.md\n", `
handbook/handbook.yaml:4:11: "sections" is "02-usage.md", neither a list nor a file that says an order; write for example "sections: [01-introduction.md]", or one of SUMMARY.md, mkdocs.yml, _toc.yml, sidebars.json, _data/navigation.yml, hugo and docusaurus (wrong-type)`},
	{"an order by a program", minimal + "sections: sidebars.ts\n", `
handbook/handbook.yaml:4:11: "sidebars.ts" is a program, and pobook runs none; list the sections here, or write it as JSON: node -p "JSON.stringify((s => s.default ?? s)(require('./sidebars.ts')))" > sidebars.json (order-file)`},
	{"missing sections", minimal + "sections: [02-usgae.md, 01-introduction.md, nowhere.md]\n", `
handbook/handbook.yaml:4:12: section "02-usgae.md" is not in handbook/; did you mean "02-usage.md"? (missing-section)
handbook/handbook.yaml:4:45: section "nowhere.md" is not in handbook/ (missing-section)`},
	{"sections twice", minimal + "sections:\n- 02-usage.md\n- 02-usage.md\n", `
handbook/handbook.yaml:6:3: section "02-usage.md" is listed twice; the first is in line 5; keep one (duplicate-section)`},
	{"sections that differ in case", minimal + "sections: [notes.md, Notes.md]\n", `
handbook/handbook.yaml:4:22: sections "notes.md" and "Notes.md" differ only in case, so their catalogues would be one file on some systems; rename one of the files (duplicate-section)`},
	{"sections outside", minimal + "sections: [../README.md, /etc/x.md, part/../../x.md, '..\\x.md']\n", `
handbook/handbook.yaml:4:12: section "../README.md" is outside handbook/; move the file into handbook/ (section-outside)
handbook/handbook.yaml:4:26: section "/etc/x.md" is outside handbook/; move the file into handbook/ (section-outside)
handbook/handbook.yaml:4:37: section "part/../../x.md" is outside handbook/; move the file into handbook/ (section-outside)
handbook/handbook.yaml:4:54: section "..\\x.md" is outside handbook/; move the file into handbook/ (section-outside)`},
	{"section is no Markdown", minimal + "sections: [02-usage.txt, part]\n", `
handbook/handbook.yaml:4:12: section "02-usage.txt" is not a Markdown file; did you mean "02-usage.md"? (not-markdown)
handbook/handbook.yaml:4:26: section "part" is not a Markdown file (not-markdown)`},
	{"section path with the folder", minimal + "sections: [handbook/02-usage.md]\n", `
handbook/handbook.yaml:4:12: section "handbook/02-usage.md" is not relative to handbook/; write "02-usage.md" (section-path)`},
	{"section path with detours", minimal + "sections: [./02-usage.md, 'part\\03-end.md', part/../01-introduction.md]\n", `
handbook/handbook.yaml:4:12: section "./02-usage.md" is not written plainly; write "02-usage.md" (section-path)
handbook/handbook.yaml:4:27: section "part\\03-end.md" is not written plainly; write "part/03-end.md" (section-path)
handbook/handbook.yaml:4:45: section "part/../01-introduction.md" is not written plainly; write "01-introduction.md" (section-path)`},
	{"hidden section", minimal + "sections: [.drafts/x.md]\n", `
handbook/handbook.yaml:4:12: section ".drafts/x.md" is hidden by the dot that its name or folder begins with; rename it (section-path)`},
	{"section with a character that is not seen", minimal + "sections: [\"a\\tb.md\"]\n", `
handbook/handbook.yaml:4:12: section "a\tb.md" holds U+0009, which cannot be seen; rename the file (section-path)`},

	{"several documents", "---\n" + minimal + "---\ntitle: Another\n", `
handbook/handbook.yaml:5:1: a second YAML document begins here; keep one (second-document)`},
	{"syntax: open list", "title: x\nlocales: [de\nsource: en\n", `
handbook/handbook.yaml:3:7: not valid YAML: did not find expected ',' or ']' while parsing a flow sequence that begins in line 2 (yaml-syntax)`},
	{"syntax: open quote", "title: \"x\n" + "locales: []\n", `
handbook/handbook.yaml:3:1: not valid YAML: found unexpected end of stream while scanning a quoted scalar that begins in line 1 (yaml-syntax)`},
	{"syntax: tab", "title: x\n\tlocales: []\n", `
handbook/handbook.yaml:2:1: not valid YAML: found a tab character that violates indentation while scanning a plain scalar that begins in line 1; indent with spaces, and put a value in quotes if it begins with a sign (yaml-syntax)`},
	{"syntax: colon in a value", "title: 中文: 手冊\n", `
handbook/handbook.yaml:1:10: not valid YAML: mapping values are not allowed in this context; a value that holds a colon and a space needs quotes; keys begin in the first column (yaml-syntax)`},
	{"syntax: in the second document", minimal + "---\na: [\n", `
handbook/handbook.yaml:6:1: not valid YAML: did not find expected node content while parsing a flow node (yaml-syntax)`},
	{"unknown alias", "title: *x\n", `
handbook/handbook.yaml:1:8: not valid YAML: unknown anchor 'x' referenced; a value that begins with * needs quotes (yaml-syntax)`},
	{"invalid UTF-8", minimal + "name: caf\xe9\n", `
handbook/handbook.yaml:4:10: invalid UTF-8: byte 0xE9; save the file as UTF-8 (invalid-utf8)`},
	{"UTF-16", "\xff\xfet\x00", `
handbook/handbook.yaml:1:1: this is UTF-16; save the file as UTF-8 (invalid-utf8)`},
	{"control character", minimal + "name: a\x00b\n", `
handbook/handbook.yaml:4:8: control character U+0000; delete it (control-character)`},
}

func TestReadReports(t *testing.T) {
	t.Parallel()
	for _, test := range configTests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, problems := Read([]byte(test.yaml), sectionsThere)
			if diff := cmp.Diff(strings.TrimPrefix(test.want, "\n"), problems.Error()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	plain := Found{Sections: []string{"01-introduction.md", "02-usage.md"}, Unknown: []string{"locked"}}
	type config struct {
		Name, Title, Source string
		Locales, Sections   []string
	}
	tests := []struct {
		name, yaml string
		want       config
	}{
		{"minimal", minimal, config{"our-handbook", "Our handbook", "en", []string{"zh_Hant:zh_Hant"}, nil}},
		{
			"every key", "name: OSPO_1.0-a\ntitle: 手冊\nsource: zh_Hant\nlocales:\n- en\n- de\nsections:\n- 02-usage.md\n",
			config{"OSPO_1.0-a", "手冊", "zh_Hant", []string{"en:en", "de:de"}, []string{"02-usage.md"}},
		},
		{"no locales yet", "title: 手冊\nsource: zh_TW\nlocales: []\n", config{"handbook", "手冊", "zh_Hant", nil, nil}},
		{"a folder keeps its name", "title: x\nsource: en\nlocales: [zh_TW, zh_CN]\n", config{"x", "x", "en", []string{"zh_TW:zh_Hant", "zh_CN:zh_Hans"}, nil}},
		{"block title", "title: >\n  Our\n  handbook\nsource: en\nlocales: []\n", config{"our-handbook", "Our handbook", "en", nil, nil}},
		{"title keeps wide spaces", "title: 開源\u3000手冊\nsource: en\nlocales: []\n", config{"handbook", "開源\u3000手冊", "en", nil, nil}},
		{"aliases", "title: &t Go\nname: *t\nsource: en\nlocales: []\n", config{"Go", "Go", "en", nil, nil}},
		{"byte order mark, CRLF", "\ufefftitle: x\r\nsource: en\r\nlocales: []\r\n", config{"x", "x", "en", nil, nil}},
		{"patterns leave alone what is named", minimal + "sections: [02-usage.md, '**', 'locked/x.md']\n", config{"our-handbook", "Our handbook", "en", []string{"zh_Hant:zh_Hant"}, []string{"02-usage.md", "01-introduction.md", "locked/x.md"}}},
		{"exclusion, and in again", minimal + "sections: ['*.md', '!0?-*', 02-usage.md]\n", config{"our-handbook", "Our handbook", "en", []string{"zh_Hant:zh_Hant"}, []string{"02-usage.md"}}},
		{"section in an unreadable folder", minimal + "sections: [locked/x.md]\n", config{"our-handbook", "Our handbook", "en", []string{"zh_Hant:zh_Hant"}, []string{"locked/x.md"}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			c, problems := Read([]byte(test.yaml), plain)
			if len(problems) > 0 {
				t.Fatal(problems)
			}
			got := config{Name: c.Name, Title: c.Title, Source: c.Source.Code, Sections: c.Sections}
			for _, l := range c.Locales {
				got.Locales = append(got.Locales, l.Folder+":"+l.Locale.Code)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever stands in the file, it gives either a sound configuration or
// diagnostics with a place within it.
func FuzzRead(f *testing.F) {
	for _, test := range configTests {
		f.Add([]byte(test.yaml))
	}
	f.Add([]byte(minimal + "name: x\nsections: [02-usage.md]\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		config, problems := Read(content, sectionsThere)
		lines := strings.Split(string(content), "\n")
		for _, p := range problems {
			if p.Line > len(lines) || p.Line > 0 && p.Column > len(lines[p.Line-1])+1 {
				t.Errorf("%v: there is no such place", p)
			}
			if p.Message.Empty() || p.Code == "" {
				t.Errorf("%#v says nothing", p)
			}
		}
		if len(problems) > 0 {
			return
		}
		places, _, wrong := PlacesOf(Places{}.File(), content)
		if len(wrong) > 0 || places.Folder() != config.Places.Folder() || places.Catalogues() != config.Places.Catalogues() {
			t.Errorf("first the places were %+v, %v, and then %+v", places, wrong, config.Places)
		}
		if !nameForm.MatchString(config.Name) || config.Title == "" || config.Source.Code == "" {
			t.Errorf("incomplete: %+v", config)
		}
		for _, target := range config.Locales {
			if strings.ContainsAny(target.Folder, `/\.`) || slices.Contains([]string{"templates", "glossary"}, target.Folder) {
				t.Errorf("the locale %q cannot be a folder", target.Folder)
			}
		}
		for _, section := range config.Sections {
			if !sectionsThere.Has(section) {
				t.Errorf("the section %q is not there", section)
			}
		}
	})
}
