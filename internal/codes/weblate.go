package codes

import (
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// What "pobook weblate" finds in a handbook that Weblate would not take well.
var weblateCodes = []Entry{
	{
		Code: "weblate-order", Group: weblate, Severity: diag.Warning,
		Explanation: "Weblate lists components by name, and so its order would not be that of the book: translators would begin in the middle. Nothing breaks. Begin the names of the files with numbers of the same width.",
		Wrong:       check.Example{File: "sections: [introduction.md, annex.md]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md, 02-annex.md]\n"},
	},
	{
		Code: "weblate-path", Group: weblate, Severity: diag.Warning,
		Explanation: "Weblate does not take every character in the path of a catalogue: no space, plus or percent sign, and nothing beyond ASCII. The section stays out of what is set up there. Rename its file, and the next update takes template and catalogues along; or have its catalogues translated by another program, such as Poedit.",
		Wrong:       check.Example{File: "sections: [01-introduction.md, my file.md]\n"},
		Right:       check.Example{File: "sections: [01-introduction.md, part/one.md]\n"},
	},
	{
		Code: "weblate-slug", Group: weblate, Severity: diag.Warning,
		Explanation: "Weblate makes the address of a component from the name of its section: in lower case, with hyphens for spaces, without other signs. The name leaves nothing, or what another component has. Weblate adds a number then, which may be another one the next time, so links to the component break. Rename the file.",
		Wrong:       check.Example{File: "sections: [part/one.md, part-one.md]\n"},
		Right:       check.Example{File: "sections: [part/one.md, part/two.md]\n"},
	},
	{
		Code: "weblate-columns", Group: weblate, Severity: diag.Warning,
		Explanation: "A glossary has columns that Weblate does not know. When Weblate saves such a CSV file, it empties them. The settings that are printed therefore have its terms uploaded, and the file stays as it is. If the column holds notes for translators, call it developer_comments, which Weblate keeps.",
		Wrong:       check.Example{Terms: "source,target,owner\nfile,檔案,Ada\n"},
		Right:       check.Example{Terms: "source,target,developer_comments\nfile,檔案,on a disk\n"},
	},
	{
		Code: "weblate-rows", Group: weblate, Severity: diag.Warning,
		Explanation: "A glossary has several rows of one source, as where a term has two targets, and nothing that tells them apart. Weblate shows the first of them, and writes what somebody edits there into the last. The column context tells them apart; \"pobook glossary convert\" fills it, and writes the file as Weblate does, so that its first commit changes only what was edited.",
		Wrong:       check.Example{Terms: "source,target,developer_comments\ncomponent,組件,of Weblate\ncomponent,元件,of MDX\n"},
		Right:       check.Example{Terms: "source,target,context,developer_comments\ncomponent,組件,of Weblate,\ncomponent,元件,of MDX,\n"},
	},
	{
		Code: "weblate-configuration", Group: weblate,
		Explanation: "A file that says which Weblate server a handbook is at cannot be read: the file .weblate of the repository, or the user's own configuration of Weblate's client wlc. Both have sections in brackets, and below them lines with a name, an equals sign and a value. \"pobook weblate --format wlc\" prints the first.",
	},
	{
		Code: "weblate-key-published", Group: weblate, Severity: diag.Warning,
		Explanation: "The file .weblate of the repository has a key in it, and whoever can read the repository, or its history, can work at Weblate with it. The key is not taken. Revoke it at Weblate, under your account, API access; take it out of the file; and put the new one into your own configuration, or into WLC_KEY.",
	},
	{
		Code: "weblate-key-readable", Group: weblate, Severity: diag.Warning,
		Explanation: "The file in your home folder that has your keys of Weblate servers can be read by other users of the machine. Take their permission away with chmod, and make new keys if you do not trust all of them.",
	},
	{
		Code: "uncommitted", Group: weblate,
		Explanation: "\"pobook weblate pull\" and \"push\" join what has come with the last commit of this clone, and a file differs from that, or belongs to the handbook and is in no commit. Nothing is committed for you, since only you know whether a section is finished. Commit the file, and its text goes to the translators; or put it away with \"git stash\" and fetch it back afterwards.",
	},
	{
		Code: "weblate-conflict", Group: weblate,
		Explanation: "This clone and the translators, or others who push, have changed the same lines, and git does not know which are right. The clone is as it was before; nothing is lost on either side. Begin the merge by the command that is printed, keep what is right between the marks <<<<<<< and >>>>>>>, commit, and run the same command again. Such conflicts become rare if git merges catalogues by their messages, for which there is \"pobook merge-driver\".",
	},
	{
		Code: "weblate-locked", Group: weblate, Severity: diag.Warning,
		Explanation: "The project was locked in Weblate before the command was run, by somebody, or by Weblate itself for an alert. The lock is not touched. Weblate removes its own when what the alert says is mended; another one is removed by who has locked it, under Operations, Repository maintenance.",
	},
	{
		Code: "weblate-kept", Group: weblate, Severity: diag.Warning,
		Explanation: "Weblate has committed what translators have saved, but not all: a file cannot be written, or the translation quality filter of the project keeps back what is not reviewed or needs editing. What is kept back stays in Weblate and is committed later. The alerts of the components say which file it is.",
	},
	{
		Code: "weblate-push", Group: weblate, Severity: diag.Warning,
		Explanation: "Weblate may push to the shared repository by its settings, and could not: its key is not known there, the branch is protected, or its commits conflict with what others have pushed. Its commits were fetched from Weblate itself, and go the way of your own. Mend what Weblate says, or leave its push URL empty, and it will always be done that way.",
	},
	{
		Code: "interrupted-update", Group: weblate, Severity: diag.Warning,
		Explanation: "An earlier \"pobook weblate push\" was killed while it wrote catalogues. What it had written is put away, as \"git stash list\" shows, and the catalogues are made anew from what is committed. Look into it with \"git stash show\" if you have edited catalogues since, and remove it with \"git stash drop\".",
	},
	{
		Code: "glossary-columns", Group: weblate,
		Explanation: "The first line of a glossary in CSV cannot be read, and it has to name the columns: Weblate needs to know which of them it would lose. Begin the file with a line such as source,target, and write quotation marks in pairs.",
		Wrong:       check.Example{Terms: "source,\"target\nfile,檔案\n"},
		Right:       check.Example{Terms: "source,target\nfile,檔案\n"},
	},
}

// What git's history says of the handbook, see "pobook status --since".
var historyCodes = []Entry{
	{
		Code: "shallow-history", Group: history, Severity: diag.Warning,
		Explanation: "The repository was cloned without all of its history, as CI services do to save time. How long a text has been waiting for a translation is read from that history, so the figures are too low. Fetch the rest with \"git fetch --unshallow\", or have the service clone everything.",
	},
	{
		Code: "merge-conflict", Group: history,
		Explanation: "Git has merged two branches, and \"pobook merge-driver\" could not merge this file message by message: one of the versions is not PO, has a message twice, or is very large. So the file is merged as text, as it would be without pobook, and git waits for you. Look through it, mend what is marked with <<<<<<< and >>>>>>>, run \"pobook check\", and then \"git add\". Until you commit, \"git checkout --merge\" with the name of the file begins again.",
	},
	{
		Code: "both-translated", Group: history, Severity: diag.Warning,
		Explanation: "Both sides of a merge have translated a message, each in another way. Neither is known to be better: that of the side which a translator's tool saved last is in the msgstr, and the message is fuzzy, so that nobody publishes it unseen. If only one of them was finished, that one is taken and stays finished. The other one stands above it in a comment that begins with \"Another translation:\". Decide between them, and remove the comment.",
	},
	{
		Code: "text-changed", Group: history, Severity: diag.Warning,
		Explanation: "On one side of a merge the text of a message has changed, and on the other somebody has worked on the translation of what it was before. The message has that translation now, and is fuzzy with its previous text, as after any update. A translator has to look whether it fits the new text.",
	},
	{
		Code: "kept-obsolete", Group: history, Severity: diag.Warning,
		Explanation: "One side of a merge has removed a message, and the other has translated it or commented on it. That work is kept at the end of the file, as obsolete. The next \"pobook update\" offers it where a new text is similar. If nobody wants it, delete it there.",
	},
}
