package codes

import (
	"strings"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// The sections: which there are, and what they hold that is not Markdown.
var sectionCodes = []Entry{
	{
		Code: "no-sections", Group: sections, Severity: diag.Warning,
		Explanation: "The handbook has a configuration and nothing to read. Each file below handbook/ that ends in .md, .mdx or .markdown is a section; write a first one.",
	},
	{
		Code: "passed-over", Group: sections, Severity: diag.Warning,
		Explanation: "There are files below handbook/ that somebody may have meant as sections and that are none, since their names end in something else than .md, .mdx or .markdown, or begin with a dot. It is reported once for each ending. Write them in Markdown, or move them elsewhere. Where handbook.yaml lists the sections, nothing is reported: there it is said what is one.",
	},
	{
		Code: "front-matter-value", Group: sections, Severity: diag.Warning,
		Explanation: "The key \"front_matter_values\" wants another value in the front matter of a section, and pobook cannot put it there: the block is not valid YAML or TOML, stands in braces, has the key twice, or refers to its value elsewhere. The section is published with the value that it has. Write the front matter as one key a line.",
	},
	{
		Code: "missing-section", Group: sections,
		Explanation: "The configuration names a section that is not in handbook/, or, for an edition, not among the sections of the handbook. Somebody has renamed or deleted the file, or the name is misspelt. Correct the name, or take it out of the list.",
		Wrong:       check.Example{File: "sections: [01-introdution.md]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md]\n"},
	},
	{
		Code: "no-match", Group: sections,
		Explanation: "A pattern in the list of sections matches no section, or one that begins with an exclamation mark excludes none of those that are selected before it. Patterns are relative to handbook/: * stands for any part of a name, ? for one character of it, ** for any number of folders. Correct the pattern, or take it out.",
		Wrong:       check.Example{File: "sections: [\"*.txt\"]\n"},
		Right:       check.Example{File: "sections: [\"*.md\"]\n"},
	},
	{
		Code: "order-file", Group: sections,
		Explanation: "The key \"sections\" names a file that says the order of the book to a site generator, and no order can be read from it: it is not valid, names no section, is a program, or the titles of its parts would have the catalogue of a section. SUMMARY.md, mkdocs.yml, _toc.yml, sidebars.json and _data/navigation.yml are read, in the folder of the sections or beside it; \"hugo\" and \"docusaurus\" stand for what the front matter of the pages says. List the sections in handbook.yaml where none of these will do.",
		Wrong:       check.Example{File: "sections: sidebars.js\n"},
		Right:       check.Example{File: "sections: [01-introduction.md]\n"},
	},
	{
		Code: "missing-entry", Group: sections, Severity: diag.Warning,
		Explanation: "A file of a site generator that says the order of the book, as SUMMARY.md or mkdocs.yml, names a page that is not among the sections, and the entry is passed over. The page was renamed or deleted, the name is misspelt, or another program writes it when the site is built. Correct the name or take it out; in the last case there is nothing to do.",
	},
	{
		Code: "section-outside", Group: sections,
		Explanation: "A section is listed with a path that leads out of handbook/. Its catalogues would have no place, and a handbook from elsewhere could have your files printed. Move the file into handbook/.",
		Wrong:       check.Example{File: "sections: [../README.md]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md]\n"},
	},
	{
		Code: "not-markdown", Group: sections,
		Explanation: "A file is listed as a section that does not end in .md, .mdx or .markdown. Only Markdown is taken apart into messages; pictures and other files are used where a section shows them, without being listed.",
		Wrong:       check.Example{File: "sections: [01-introduction.txt]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md]\n"},
	},
	{
		Code: "section-path", Group: sections,
		Explanation: "The path of a section is not written as it has to be: relative to the folder of the sections, with slashes, without detours, and without characters that cannot be seen: the catalogues of a section have the same path in every locale and name it. Any other character of your file system is fine, spaces and Chinese too; which of them Weblate does not take is reported by \"pobook weblate\".",
		Wrong:       check.Example{File: "sections: [handbook/01-introduction.md]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md]\n"},
	},
	{
		Code: "name-on-windows", Group: sections, Severity: diag.Warning,
		Explanation: "The name of a section, or of its folder, holds one of the signs that Windows does not take (: * ? \" < > | and \\), ends in a space or a full stop, or is that of a device, such as aux.md or con.md. Its catalogues have the same name, and git on Windows cannot write such files. Rename the file, and move the catalogues by \"pobook update\"; where nobody works on Windows, there is nothing to do.",
	},
	{
		Code: "duplicate-section", Group: sections,
		Explanation: "A section is listed twice, or two differ only in their endings or in the case of their letters. The former would have one catalogue between them, the latter on macOS and Windows. Keep one line of the list, or rename one of the files.",
		Wrong:       check.Example{File: "sections: [01-introduction.md, 01-introduction.md]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md]\n"},
	},
	{
		Code: "other-dialect", Group: sections, Severity: diag.Warning,
		Explanation: "A section has lines that only some site generators understand, such as !!! note or === \"Linux\" of MkDocs, or imports of Docusaurus. Read as other Markdown, what stands below them is code or is not offered to translators, and lines are joined that belong apart. The key dialect of the configuration names the Markdown of the handbook. It is reported once, at the first such line.",
		Wrong:       check.Example{Source: "!!! note\n    Bring a coat."},
		Right:       check.Example{Source: "> [!NOTE]\n> Bring a coat."},
	},
	{
		Code: "pseudo-refused", Group: sections, Severity: diag.Warning,
		Explanation: "pobook pseudo puts every message between ⟦ and ⟧, in the place of a translation, and this one cannot stand there so: it would make another structure, or something that a translation may not bring in. It keeps its source text. A translation may fare better; if none does, tell the author to write the passage otherwise.",
	},
	{
		Code: "invalid-utf8", Group: sections,
		Explanation: "The file is not text in UTF-8: it was saved in another encoding, such as UTF-16, Big5 or GB 18030, or it is not a text file. Open it in an editor that can choose the encoding, and save it as UTF-8.",
	},
	{
		Code: "nul", Group: sections,
		Explanation: "There is a character U+0000 in a section. It cannot be seen, Markdown does not allow it, and a catalogue cannot hold it, since a text ends there for gettext. It comes from files that a program has damaged, or that are in UTF-16. Delete it.",
		Wrong:       check.Example{Source: "Our hand\x00book."},
		Right:       check.Example{Source: "Our handbook."},
	},
	{
		Code: "not-text", Group: sections, Severity: diag.Warning,
		Explanation: "The text has characters that are no text: controls of terminals and printers such as U+001B, or code points that Unicode keeps free of characters, such as U+FFFE. They come from programs that have damaged a file, or from text that was copied out of a terminal or a PDF. Browsers show them in different ways or not at all; the PDF has a frame with the code point. Delete them. It is reported once for each file, with how many there are and where the first is.",
		Wrong:       check.Example{Source: "Press \x1bEnter."},
		Right:       check.Example{Source: "Press Enter."},
	},
	{
		Code: "line-ending", Group: sections,
		Explanation: "A line ends in a carriage return alone, as old Macintosh computers wrote it. To Markdown that ends a line and to many other programs it does not, so the section would have one structure here and another there. It is left out until that is corrected. Save the file with the line endings LF or CRLF.",
		Wrong:       check.Example{Source: "First line\rsecond line"},
		Right:       check.Example{Source: "First line\nsecond line"},
	},
	{
		Code: "too-deep", Group: sections,
		Explanation: "Lists or quotations are nested hundreds of levels deep. Nobody writes like that by hand, and a program takes very long to read it, so the section is left out. Look for a line with many > signs or list markers; a conversion that went wrong often leaves one.",
		Wrong:       check.Example{Source: strings.Repeat("> ", 600) + "Text"},
		Right:       check.Example{Source: "> Text"},
	},
	{
		Code: "too-intricate", Group: sections,
		Explanation: "A block of the section passes a limit of what is read: thousands of brackets, asterisks or backticks in one paragraph, hundreds of columns in a table, thousands of cells that its rows lack, thousands of definitions of links without an empty line between them, thousands of footnotes, front matter as long as a book, or reference links that stand for megabytes of destinations. No book has as many, and a program takes very long to read them, so the section is left out. Divide the block, or make it a code block; a conversion that went wrong often leaves one.",
		Wrong:       check.Example{Source: strings.Repeat("[a](", 1000)},
		Right:       check.Example{Source: "[a](b.md)"},
	},
	{
		Code: "stray-directive", Group: sections, Severity: diag.Warning,
		Explanation: "A comment looks like an instruction to pobook and does nothing: its word is not one that there is, or it stands in a line with other text. A directive stands on lines of its own with an empty line before it, and is about the next block. \"pobook help directives\" lists them.",
		Wrong:       check.Example{Source: "First text. <!-- i18n:skip -->"},
		Right:       check.Example{Source: "First text.\n\n<!-- i18n:skip -->\n\nSecond text."},
	},
}
