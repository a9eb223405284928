package check

import "strings"

// Translations that the book does not show, and the source text in their place.
// They are found by putting them into the section.
var structureChecks = table{
	{
		ID: "structure", Family: Markup,
		Explanation: "With this translation the section would have other blocks: a paragraph more, a list, a heading. pobook escapes what it can, but here the structure changes all the same, so the book shows the source text instead. Look for signs that mean something in Markdown, and for HTML comments. A paragraph that is nothing but pictures stays one, with as many pictures and captions, since figures have the same numbers in every language: write no text beside the pictures, and no titles that the source does not have.",
		Wrong:       Example{Source: "<div>Text</div>", Target: "文字 <!-- 註解 -->"},
		Right:       Example{Source: "<div>Text</div>", Target: "文字"},
	},
	{
		ID: "blank-translation", Family: Markup,
		Explanation: "The translation is nothing but spaces; or it is that of a caption, of a table or a picture, and there is nothing in it to be seen. An empty message is honest and shows the source text; a blank one would leave a hole in the book, and tables and figures would be numbered otherwise than in other languages.",
		Wrong:       Example{Source: "Text", Target: " "},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "too-long", Family: Markup,
		Explanation: "The translation is many times as long as its source. No language needs that much room; most often a whole page was pasted into one message. The same is said of one with thousands of signs of markup, which would take very long to read.",
		Wrong:       Example{Source: "Text", Target: strings.Repeat("文", 2000)},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "added-control-character", Family: Markup,
		Explanation: "The translation has a control character that its source does not have. Nobody sees it, and programs that publish the text drop it or replace it, so that what they read is not what was checked. It often comes with a text that was copied from elsewhere.",
		Wrong:       Example{Source: "Text", Target: "文\x02字"},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "added-html", Family: Markup,
		Explanation: "The translation has an HTML tag, an attribute of one, or an HTML comment that its source does not have, or has it more often. Anybody may type into a public translation service, so HTML is taken from the source only. You may add em, strong, code, del, s and br without attributes, span, bdi and bdo with lang or dir, and comments that hold only words. Write &lt; where you mean the sign <.",
		Wrong:       Example{Source: "Press the key.", Target: "請按<kbd>鍵</kbd>。"},
		Right:       Example{Source: "Press the <kbd>key</kbd>.", Target: "請按<kbd>鍵</kbd>。"},
	},
	{
		ID: "unbalanced-html", Family: Markup,
		Explanation: "The translation opens an HTML element and does not close it, closes one that it did not open, or lets two cross each other, and its source does not. What follows on the page would be in it, too.",
		Wrong:       Example{Source: "Press <b>Enter</b> now.", Target: "現在按 <b>Enter。"},
		Right:       Example{Source: "Press <b>Enter</b> now.", Target: "現在按 <b>Enter</b>。"},
	},
	{
		ID: "added-image", Family: Markup,
		Explanation: "The translation shows an image that its source does not show, or shows it more often. Pictures belong to the handbook and are added by its maintainers. If your locale needs a picture of its own, ask them for it. A ! before a link makes an image of it: put a space between them.",
		Wrong:       Example{Source: "A picture.", Target: "一張![圖](images/secret.png)。"},
		Right:       Example{Source: "A ![picture](images/a.png).", Target: "一張![圖](images/a.png)。"},
	},
	{
		ID: "unsafe-link", Family: Markup,
		Explanation: "The translation has a link whose scheme, the part before the colon, is neither one that its source has nor http, https or mailto. Such a link may run code in the reader's browser, or start another program. It is not let into a book, whoever wrote it.",
		Wrong:       Example{Source: "See [this](https://a.example).", Target: "見[這裡](javascript:alert%281%29)。"},
		Right:       Example{Source: "See [this](https://a.example).", Target: "見[這裡](https://a.example)。"},
	},
	{
		ID: "added-template", Family: Markup,
		Explanation: "The translation has something that a site generator runs, and its source does not have it in the same words: a tag such as {{ … }}, {% … %} or <% … %>, ${ … }, a snippet (--8<--), or a line that begins with an import or export of JavaScript. It is run when a site is built, also where it stands in code, so it is taken from the source only.",
		Wrong:       Example{Source: "The title.", Target: "標題：{{ page.title }}。"},
		Right:       Example{Source: "The title: {{ page.title }}.", Target: "標題：{{ page.title }}。"},
	},
	{
		ID: "added-braces", Family: Markup,
		Explanation: "The translation has braces outside of code that its source does not have, or other things in them. Some site generators take what stands in braces for attributes of the text before them, others run it. Use brackets of another kind, or make it `code`.",
		Wrong:       Example{Source: "See [this](https://a.example).", Target: "見[這裡](https://a.example){.wide}。"},
		Right:       Example{Source: "The set {1, 2}.", Target: "集合 {1, 2}。"},
	},
}
