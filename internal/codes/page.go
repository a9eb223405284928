package codes

import (
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// What is shown on pages: pictures, faces, tables, HTML.
var pageCodes = []Entry{
	{
		Code: "image-path", Group: pages,
		Explanation: "A section or a translation shows something as an image that is not one by the end of its name, or that is not below handbook/. Images are published with the book, so only files that end like images are taken: a translation could otherwise publish any file. Correct the path, or rename or convert the file.",
		Wrong:       check.Example{Source: "![A plan](plan.pdf)"},
		Right:       check.Example{Source: "![A plan](plan.png)"},
	},
	{
		Code: "asset-path", Group: pages, Severity: diag.Warning,
		Explanation: "HTML in a section shows or plays something that is not written to the output, because its name does not end like that of a picture, a film, a sound or their captions. Such files are copied beside the Markdown; of others nobody knows whether they are to be published. If readers need the file, copy it yourself after the build.",
		Wrong:       check.Example{Source: "<img src=\"plan.php\" alt=\"A plan\">"},
		Right:       check.Example{Source: "<img src=\"https://example.org/plan.php\" alt=\"A plan\">"},
	},
	{
		Code: "image-format", Group: pages,
		Explanation: "A picture cannot be set in the PDF: by its content it is none of PNG, JPEG, GIF, WebP and SVG, it is damaged, or it has more pixels than any page needs. AVIF and animated WebP are read by nothing here. Its alternative text stands in its place, and the Markdown has the picture all the same. Convert it to PNG, or make it smaller.",
		Wrong:       check.Example{Source: "![A plan](damaged.png)"},
		Right:       check.Example{Source: "![A plan](plan.png)"},
	},
	{
		Code: "image-still", Group: pages, Severity: diag.Warning,
		Explanation: "A picture is an animation, and paper does not move: the PDF has its first frame. That is often empty, or shows nothing of what the rest does. If readers on paper need what happens, show the frames that say it as pictures, or say it in words.",
	},
	{
		Code: "remote-image", Group: pages, Severity: diag.Warning,
		Explanation: "A section shows a picture that lies on the web. pobook opens no connection to build a book, so that a build gives the same book everywhere, and tells nobody who builds it: in the PDF the alternative text stands in its place, and the Markdown shows the picture. Each host is reported once, with its first picture and how many there are. Save a copy beside the section and show that, if its licence allows it. Badges, which say something else every day, are best left to the site.",
		Wrong:       check.Example{Source: "![A plan](https://example.org/plan.png)"},
		Right:       check.Example{Source: "![A plan](images/plan.png)"},
	},
	{
		Code: "picture-variant", Group: pages, Severity: diag.Warning,
		Explanation: "The handbook has a picture for a language, such as shot.zh_Hant.png beside shot.png, and a section shows the other one by a path that is written with escapes or character references. The name of the language is put into the path where it stands, so it has to stand there as it is read. The reader sees the picture of the source.",
		Wrong:       check.Example{Source: "![A plan](pl&#97;n.png)"},
		Right:       check.Example{Source: "![A plan](plan.png)"},
	},
	{
		Code: "svg-cleaned", Group: pages, Severity: diag.Warning,
		Explanation: "An SVG picture is a document: opened by itself, it can run programs with the rights of the site that it lies on, and load what tells others who reads. The copy that is published beside the Markdown therefore has no scripts and handlers, no HTML, nothing that is not in the file itself, and nothing that SVG does not have; all else is byte for byte that of the handbook, whose own file is left alone. One line for each sort says where it begins and what it is. Links that readers click stay. If the picture needs what is left out, save it without: labels as text, pictures and fonts embedded.",
	},
	{
		Code: "svg-unreadable", Group: pages,
		Explanation: "An SVG picture cannot be read as browsers read it, so nobody knows what is in it, and it is not published. It must be well-formed XML in UTF-8, not compressed, with svg as its root element; its <!DOCTYPE may declare entities of plain text at most. The PDF does not have it either; nor has it a picture that has no size, or more in it than a page could show. Save it again with the program that it was drawn with, as plain SVG.",
	},
	{
		Code: "epub-content", Group: pages,
		Explanation: "There is something in a chapter or a picture with which a file would not be EPUB 3.3, so that readers might refuse the whole book: it is not written. The message says what it is and in which file. Mend it there, or leave it out of the book with an edition.",
	},
	{
		Code: "svg-undrawn", Group: pages, Severity: diag.Warning,
		Explanation: "The PDF draws an SVG picture otherwise than a browser does. It has shapes, paths, text, styles, gradients, patterns, clipping, masks and markers as lines and letters, but no filters such as shadows and blurring, nothing that moves or runs, nothing that is not in the file itself, and no text along a path. HTML, which Mermaid and draw.io have in labels, is set as plain text in the middle of its place. One line for each sort says where the first of them is. Save the picture so that it needs none of that, or show it as PNG.",
	},
	{
		Code: "face-format", Group: pages,
		Explanation: "A font file that the configuration names cannot be used: it is not a font, is damaged, has no outlines that can be printed, or its licence forbids embedding; or it is a collection, and nothing says which of its fonts is meant. No PDF is written. As a warning, it says that the tables for shaping cannot be read, so that letters are set side by side. Take a font in TrueType or OpenType (.ttf, .otf), one for each weight; of a collection (.ttc) name the font after its path, as in \"fonts/Song.ttc#1\" or \"fonts/Song.ttc#OurSong-Bold\".",
	},
	{
		Code: "face-coverage", Group: pages, Severity: diag.Warning,
		Explanation: "A font file was chosen for a script that it does not have: a Latin face for Chinese, for example. Another face stands in for it, so the choice is without effect. Or a variable font was chosen for bold or italic text: it is set as its default instance, so take a static font of that style. Name the file under the family that it is made for: latin, han, code, symbols, or the code of its script in ISO 15924, as Deva for Devanagari.",
	},
	{
		Code: "unset-script", Group: pages,
		Explanation: "There is no PDF in this locale: its script runs from right to left, takes what pobook cannot do, or no face has its letters and \"missing_glyphs\" is not \"warn\". Pages that are wrong would be worse than none. Catalogues, checks and Markdown are whole. Words of Hebrew and Arabic within another language are set as they should be; those of a script that no face has are frames (missing-glyph). It is an error if only the PDF was asked for, and a warning beside the Markdown. If it is only letters that are missing, name a font file that has them at \"faces\", under the code of the script.",
	},
	{
		Code: "html-element", Group: pages, Severity: diag.Warning,
		Explanation: "A section has an HTML tag that means nothing on paper or that pobook cannot set. In the PDF its text is plain text, or left out where the message says so; the Markdown keeps it. Say it in Markdown if that can. It is reported once for each tag and section.",
		Wrong:       check.Example{Source: "A <font color=\"red\">red</font> word."},
		Right:       check.Example{Source: "An **important** word."},
	},
	{
		Code: "left-out", Group: pages, Severity: diag.Warning,
		Explanation: "A section has something that only the program of a site can show: a file that it puts in, a component, an expression or a tag that it computes, what an abbreviation means. The PDF is made from the section alone, so it is left out there, or, where the message says so, what stands in it is set without its look; the Markdown keeps it. Write into the section what readers on paper need. It is reported once for each kind, at the first of them, with how many more there are.",
		Wrong:       check.Example{Source: "{% include prices.md %}"},
		Right:       check.Example{Source: "One day costs 40 euros."},
	},
	{
		Code: "set-as-code", Group: pages, Severity: diag.Warning,
		Explanation: "A section has a formula or a diagram as text that a browser draws: between lines of $$, or as code in a language such as math or mermaid. The PDF has the text as code. If readers on paper need the drawing, draw it with the program that it is written for (mmdc for Mermaid, a LaTeX for mathematics), save it as PNG, and show that picture in its place. Mathematics within a line, as in $x$, stays text and is not reported. It is reported once for each kind, at the first of them, with how many more there are.",
		Wrong:       check.Example{Source: "```mermaid\ngraph LR; A --> B\n```"},
		Right:       check.Example{Source: "![From A to B](a-to-b.png)"},
	},
	{
		Code: "translator-name", Group: pages, Severity: diag.Warning,
		Explanation: "A catalogue names a translator in a way that cannot be printed: with a character that no face has, with one that turns the direction of text or cannot be seen, or with more than 100 characters. The credits of the PDF do without that name, and the rest of the book is as it would be. The name stands in the header of the catalogue, as Last-Translator, or in the comments above it; correct it there, or in the profile of its owner in Weblate.",
	},
	{
		Code: "forced-break", Group: pages, Severity: diag.Warning,
		Explanation: "A line of Thai, Lao, Khmer or Burmese has no space and no zero width space (U+200B) at which it could end, so it is divided between two letters that may be of one word. pobook has no dictionary of these languages. Put zero width spaces between the words of the paragraph: nobody sees them, and lines end well. It is said once in a section.",
	},
	{
		Code: "wide-table", Group: pages, Severity: diag.Warning,
		Explanation: "A table has so many columns, or words so long, that a word has no room in its column, although the table is set smaller with less white between its columns. In the PDF the word is divided without a hyphen, or characters overlap. Code and addresses may be divided and are not reported. The place is that of the first such word. Divide the table, turn its columns into rows, or give the page more width with the keys \"page\" and \"margins\".",
	},
}
