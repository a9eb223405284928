/*
 * Shows which message of a catalogue each text of a page comes from, and what is known of it.
 *
 * It serves the static site (`build --format html --annotate`) and `pobook preview` alike. It makes
 * no request, keeps nothing, and writes text only as text.
 *
 * What the page has
 *
 *   <main id="main">             the text: elements [data-message="<id>"], with [data-state] where it
 *                                needs work, and places <span id="m-<id>">; several elements may be of
 *                                one message, and the same message may stand in two columns
 *   <aside id="messages" hidden> empty; filled and shown by this script (the panel)
 *   [data-open-messages]         any number of buttons that open the panel, hidden until there is data
 *   pobook.words                 the words of the interface, by the keys of website.Words
 *   annotate.css                 the look of the marks and of the panel; look.css has the colours
 *
 * What it is given: pobook.messages, set by a script before this one, or pobook.annotate.update(data)
 *
 *   {
 *     catalogue: "locales/zh_Hant/02-usage.po",  the file, "" if there is none
 *     lang: "zh-Hant", dir: "ltr",               of msgstr
 *     sourceLang: "en", sourceDir: "ltr",        of msgid
 *     before: "01-intro.html#m-…", after: "…",   where `p` and `n` go beyond this page; "" or absent: nowhere
 *     messages: [{                               in the order of the catalogue
 *       id: "b0a5…",                             as in data-message
 *       state: "translated" | "fuzzy" | "untranslated" | "faulty",
 *       msgctxt: "", msgid: "…", plural: "",     plural: msgid_plural
 *       msgstr: ["…"],                           one for each plural form; absent or [""] if untranslated
 *       previous: "",                            #| msgid
 *       extracted: ["…"], comments: ["…"],       #. for translators; # by translators
 *       flags: ["c-format"], references: ["handbook/02-usage.md:12"],
 *       terms: [{ source, term, note }],
 *       findings: [{ severity: "error" | "warning" | "note", code, message, hint, explanation, wrong, right }],
 *       line: 12,                                of the entry in the catalogue, from 1; 0: not in it
 *       weblate: "https://…"                     the unit there; "" or absent: not known
 *     }]
 *   }
 *
 *   All but id, state and msgid may be absent.
 *
 * What it offers: pobook.annotate
 *
 *   update(data)     new data, or a new text in <main>: filter and selection are kept, by id
 *   select(id, { scroll: true, focus: false })   shows a message; false if it is not known
 *   open(), close()  the panel
 *   step(direction)  1: the next message that needs work, -1: the one before; every(direction): any message
 *
 * Events on document (CustomEvent)
 *
 *   pobook:select    detail: { id, message }, after a message is shown
 *   pobook:close     after the panel is closed
 *   pobook:beyond    detail: { direction }, cancelable, where step leaves the page; unless it is
 *                    prevented, the browser goes to `before` or `after`
 *
 * Keys, unless <html data-keys="off"> or a field has the focus: n, p: next and previous message that needs work;
 * j, k: next and previous message; Escape: closes. An address that ends in #m-<id> shows that message.
 */
'use strict';

window.pobook = window.pobook || {};
