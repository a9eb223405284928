package codes

import "github.com/pobook/pobook/internal/check"

// What handbook/handbook.yaml says, or the command line in its place. A File
// that begins with a title is a whole configuration.
var configurationCodes = []Entry{
	{
		Code: "no-configuration", Group: configuration,
		Explanation: "This folder is not a handbook: there is no handbook/handbook.yaml in it, nor a configuration in one of the other places, see \"pobook help configuration\". Go to the folder that has it, or name that folder with -C. To begin a handbook here, run \"pobook init\".",
	},
	{
		Code: "second-configuration", Group: configuration,
		Explanation: "There are two files that could be the configuration of the handbook, and pobook does not guess which counts. It is called pobook.yaml or handbook.yaml, and is in the root folder, in handbook/, or in one other folder of the root folder. Keep one. Where each folder is a handbook of its own, work on them one by one with -C.",
	},
	{
		Code: "missing-folder", Group: configuration,
		Explanation: "The configuration is there, but not the folder of the sections: the one that the key \"folder\" names, counted from the root folder of the handbook, or handbook/ without the key. Correct the name, or make the folder.",
		Wrong:       check.Example{File: "folder: text\n"},
		Right:       check.Example{File: "folder: handbook\n"},
	},
	{
		Code: "inside-handbook", Group: configuration,
		Explanation: "\"pobook init\" was run among the sections or the catalogues of a handbook. A second handbook in there would be built into the first one. Begin it in a folder of its own, or work on the handbook that is there with -C.",
	},
	{
		Code: "empty-configuration", Group: configuration,
		Explanation: "The configuration is empty or holds comments only. A handbook needs a title, the language of its sections and the languages that it is translated into; the last may be an empty list. \"pobook help configuration\" lists all keys.",
		Wrong:       check.Example{File: "# title: Our handbook\n"},
		Right:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n"},
	},
	{
		Code: "yaml-syntax", Group: configuration,
		Explanation: "The file is not valid YAML, so nothing of it can be read. The usual mistakes are a colon followed by a space inside a value, which needs quotes, a tab where spaces have to indent a line, and a bracket or quote that is not closed. The parser names the place where it lost its way; the mistake may be a line above.",
		Wrong:       check.Example{File: "title: Handbook: how we work\nsource: en\nlocales: [zh_Hant]\n"},
		Right:       check.Example{File: "title: \"Handbook: how we work\"\nsource: en\nlocales: [zh_Hant]\n"},
	},
	{
		Code: "second-document", Group: configuration,
		Explanation: "A line of three hyphens ends a YAML document and begins another. Only one is a configuration, and pobook does not guess which. Keep one of them and delete the line.",
		Wrong:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n---\npage: A5\n"},
		Right:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hant]\npage: A5\n"},
	},
	{
		Code: "control-character", Group: configuration,
		Explanation: "There is a character in the configuration that controls a terminal and cannot be seen, such as U+0007. YAML does not allow it anywhere. It mostly comes with text that was copied from a terminal. Delete it; an editor that shows invisible characters helps to find it.",
		Wrong:       check.Example{File: "subtitle: A guide\u0007\n"},
		Right:       check.Example{File: "subtitle: A guide\n"},
	},
	{
		Code: "unknown-key", Group: configuration,
		Explanation: "The configuration has a key that pobook does not know, most often because of a typing mistake. It would be without effect, and nobody would notice. Keys are written in lower case with underscores; \"pobook help configuration\" lists them.",
		Wrong:       check.Example{File: "sectoins: [01-introduction.md]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md]\n"},
	},
	{
		Code: "missing-key", Group: configuration,
		Explanation: "A key is not there that has no default: the title, the source locale or the list of locales of a handbook, or the regular face of a family. Add it, as the message shows.",
		Wrong:       check.Example{File: "title: Our handbook\nsource: en\n"},
		Right:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n"},
	},
	{
		Code: "duplicate-key", Group: configuration,
		Explanation: "The same key is there twice, far apart perhaps, and only one of the values can count. Keep one of the two lines.",
		Wrong:       check.Example{File: "page: A4\naccent: \"#0F5C73\"\npage: A5\n"},
		Right:       check.Example{File: "page: A5\naccent: \"#0F5C73\"\n"},
	},
	{
		Code: "missing-value", Group: configuration,
		Explanation: "A key is there with nothing after it, or with an empty text or list. Write a value, or delete the key to have its default.",
		Wrong:       check.Example{File: "subtitle:\n"},
		Right:       check.Example{File: "subtitle: A guide for everyone\n"},
	},
	{
		Code: "duplicate-value", Group: configuration,
		Explanation: "The same value is in a list twice. The second one is without effect; it may have been meant to be another. Correct or delete it.",
		Wrong:       check.Example{File: "front_matter: [title, title]\n"},
		Right:       check.Example{File: "front_matter: [title, description]\n"},
	},
	{
		Code: "wrong-type", Group: configuration,
		Explanation: "A value is of another kind than its key takes: a number where text is needed, one word where a list is. YAML takes 1.10 for the number 1.1 and 2026-01-01 for a date, so versions and the like have to be in quotes. Lists stand in brackets, [a, b], or have one item on each line after a hyphen.",
		Wrong:       check.Example{File: "version: 1.10\n"},
		Right:       check.Example{File: "version: \"1.10\"\n"},
	},
	{
		Code: "wrong-value", Group: configuration,
		Explanation: "A value is of the right kind but not one that its key takes: a word that is not in its list, a number out of its range, a length without a unit, a path that leads out of handbook/. The message says what is possible.",
		Wrong:       check.Example{File: "page: a4\n"},
		Right:       check.Example{File: "page: A4\n"},
	},
	{
		Code: "wrong-name", Group: configuration,
		Explanation: "The names of the handbook and of its editions become parts of the names of files, which have to be typed in any shell and stored on any system. So they have ASCII letters, digits, full stops, underscores and hyphens only, and begin with a letter or digit. The title may have any characters.",
		Wrong:       check.Example{File: "name: Our handbook\n"},
		Right:       check.Example{File: "name: our-handbook\n"},
	},
	{
		Code: "output-pattern", Group: configuration,
		Explanation: "The key \"output\" cannot be followed. Either it is neither the name of a preset nor a pattern, or by its pattern two files would be one: a pattern needs something of the locale ({locale}, {bcp47}, {language} or {name}) and something of the section ({path}, or {dir}, {stem} and {ext}), and no file may be written over a section or among the catalogues. The message names the files.",
		Wrong:       check.Example{File: "output: \"site/{path}\"\n"},
		Right:       check.Example{File: "output: \"site/{locale}/{path}\"\n"},
	},
	{
		Code: "low-contrast", Group: configuration,
		Explanation: "The accent colour is too light to be read. Links and the titles of alerts are set in it, the latter on light grey, where text needs a contrast of 4.5:1 (WCAG 2.2, level AA). The message names a darker shade of the same hue.",
		Wrong:       check.Example{File: "accent: \"#FF8800\"\n"},
		Right:       check.Example{File: "accent: \"#AA5B00\"\n"},
	},
	{
		Code: "unknown-locale", Group: configuration,
		Explanation: "A code does not name a locale that pobook knows, or names one that is not among the locales of the handbook. Codes are those of gettext: a language, and a script or a region after an underscore where the language alone does not say enough, as in de, pt_BR, zh_Hant.",
		Wrong:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hanz]\n"},
		Right:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hans]\n"},
	},
	{
		Code: "source-locale", Group: configuration,
		Explanation: "The language of the sections is among the languages that they are translated into. It has no catalogues: the sections themselves are the book in that language. Take it out of the list.",
		Wrong:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [en, zh_Hant]\n"},
		Right:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n"},
	},
	{
		Code: "duplicate-locale", Group: configuration,
		Explanation: "Two entries of the list mean the same language, perhaps in two ways of writing it: zh_TW is zh_Hant. Keep the one that has its folder in locales/ already, so that the catalogues keep their place.",
		Wrong:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_TW, zh_Hant]\n"},
		Right:       check.Example{File: "title: Our handbook\nsource: en\nlocales: [zh_Hant]\n"},
	},
	{
		Code: "unknown-check", Group: configuration,
		Explanation: "The key \"ignore\" names something that is not a check: a name with a typing mistake, or the code of a message that cannot be ignored because it says that something did not work. What it was meant to leave out is reported all the same. \"pobook check --explain=all\" lists the checks.",
		Wrong:       check.Example{File: "ignore: [qoutes]\n"},
		Right:       check.Example{File: "ignore: [quotes]\n"},
	},
}
