package codes

import (
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// Files and folders, whatever is in them.
var fileCodes = []Entry{
	{
		Code: "missing-file", Group: files,
		Explanation: "There is no file or folder of this name. Where a section or the configuration names it, look for a typing mistake: capital and small letters are different, and paths in a section begin at the section's folder.",
		Wrong:       check.Example{Source: "![A plan](plann.png)"},
		Right:       check.Example{Source: "![A plan](plan.png)"},
	},
	{
		Code: "not-a-file", Group: files,
		Explanation: "A file is needed where there is a folder, or something that is not for reading, such as a device or a pipe. Correct the name, or put a file in its place.",
		Wrong:       check.Example{Source: "![A plan](folder.png)"},
		Right:       check.Example{Source: "![A plan](plan.png)"},
	},
	{
		Code: "not-a-folder", Group: files,
		Explanation: "A folder is needed where there is a file. pobook does not replace the file, which may be somebody's work. Rename it or move it away, or name another folder.",
	},
	{
		Code: "broken-link", Group: files,
		Explanation: "A symbolic link leads to a place where nothing is. Links often break when a folder is copied to another computer. Put the file itself in the place of the link.",
	},
	{
		Code: "link-loop", Group: files,
		Explanation: "Symbolic links lead to each other in a circle, so no file is at the end. Put the file itself in the place of one of them.",
	},
	{
		Code: "outside-handbook", Group: files,
		Explanation: "A path, or a symbolic link on the way, leads out of the handbook's folder. Translations and pictures may come from anybody, so nothing out there is read or written on their behalf. Put a copy of the file into the handbook.",
	},
	{
		Code: "symbolic-link", Group: files,
		Explanation: "pobook would have to write to a file that is a symbolic link. It refuses, since the link may have come with somebody else's handbook and lead to any file of yours. Put the file itself in its place.",
	},
	{
		Code: "output-folder", Group: files,
		Explanation: "What is built was to be written into the folder of the sections or of the catalogues. It would overwrite sources, and be taken for sections by the next build. Name another folder with --out.",
	},
	{
		Code: "foreign-file", Group: files,
		Explanation: "A file is where the build would write one, and .pobook-files in the output folder does not list it, so somebody else has put it there. It is not replaced, which may be what you want; otherwise move it away. After a build by a version of pobook that kept no list, every file that has changed since is reported like this: build once with --overwrite then. Among the sections, files are not replaced in any case.",
	},
	{
		Code: "edited-output", Group: files,
		Explanation: "A file in the output folder is not as pobook wrote it: somebody has edited it there. The build would lose the edit, so it leaves the file alone. Edits belong into the section, or into the catalogue of the locale. Take yours over, then build with --overwrite, which replaces the file, or removes it if there is no such section any more.",
	},
	{
		Code: "outputs-meet", Group: files,
		Explanation: "Two files of one build would have the same path, such as a picture of one section and a picture of another, with different content. Neither is preferred. It takes a pattern that puts sections of several folders into one. Keep the folders of the sections in the pattern, as \"{locale}/{path}\" does, or rename one of the files.",
	},
	{
		Code: "output-manifest", Group: files, Severity: diag.Warning,
		Explanation: "The file .pobook-files says which files of the output folder are pobook's. It has lines that pobook does not write: a merge has left its marks there perhaps, or a path leads out of the folder. Those lines do not count. If files are reported as not pobook's for it, build once with --overwrite.",
	},
	{
		Code: "published-section", Group: files,
		Explanation: "The file .pobook-files lists a section among what pobook has written, which a build may remove. Perhaps what was built has become the sections, as when a handbook moves into the folder of its site; then delete that file, and nothing that is there is pobook's. Or pobook once took what it had built for a section; then delete the template and the catalogues that it made of it.",
	},
	{
		Code: "file-exists", Group: files,
		Explanation: "A catalogue was to follow a section to its new name, and another file is there already. Nothing is overwritten. Look which of the two has the translations, remove the other, and run \"pobook update\" again.",
	},
	{
		Code: "no-permission", Group: files,
		Explanation: "The system does not let you read or write this file or folder. It may belong to somebody else, for example after a command that was run as root or in a container. Change its owner or its permissions.",
	},
	{
		Code: "disk-full", Group: files,
		Explanation: "There is no room to write a file: the disk is full, or your quota is used up. What was there before is still whole. Make room and run the same command again.",
	},
	{
		Code: "file-error", Group: files,
		Explanation: "The system could not read or write the file, for a reason that pobook has no advice for. The message gives the system's own words. A disk or a network may be at fault; try again, or search for those words.",
	},
	{
		Code: "not-converted", Group: files, Severity: diag.Warning,
		Explanation: "\"pobook convert\" has made no draft of a translation, since it would have other links, code or emphasis than the translation that it is made of. That happens where a word of the other region begins with a Latin letter and stands at an address. Nothing is lost: the message is untranslated as before, for somebody to translate.",
	},
	{
		Code: "orphan", Group: files, Severity: diag.Warning,
		Explanation: "A template or a catalogue has no section any more: the section was renamed or deleted. It may hold translations that nothing shows. \"pobook update\" renames the files of a section that has another name and much the same text. Where it does not, rename the catalogues yourself, or delete them once nobody wants the translations.",
	},
	{
		Code: "stray-folder", Group: files, Severity: diag.Warning,
		Explanation: "A folder in locales/ does not belong to any locale that the configuration names, so its catalogues are not used. Add the locale to the key \"locales\", correct the name of the folder, or delete it.",
	},
	{
		Code: "xliff-syntax", Group: files,
		Explanation: "An XLIFF file cannot be read: it is cut off, not well-formed XML, of another version than 1.2, or another kind of file. Entities that a file defines itself are not read, since such files are how programs are brought to a halt. Nothing of the file is used. Export it again, as XLIFF 1.2; some programs call it .xliff, .xlf or \"bilingual file\".",
	},
	{
		Code: "tmx-syntax", Group: files,
		Explanation: "A memory in TMX cannot be used: it is cut off, not well-formed XML, another kind of file, or has no translations from the language of the handbook into its locales. Entities that a file defines itself are not read, since such files are how programs are brought to a halt. Nothing of the file is used. Export it again, with the languages that the message names.",
	},
	{
		Code: "table-syntax", Group: files,
		Explanation: "A table of translations cannot be read. Its first line names the columns: \"source\" for the texts, and a locale for each column of translations, by its code, its tag or its name. Spreadsheets save such a table as CSV, with commas or semicolons, or as text with tabs; a text that has one of these in it, a quote or a line break stands in quotes. Nothing of the file is used.",
	},
}
