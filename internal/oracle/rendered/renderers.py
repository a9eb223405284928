"""Renders Markdown as three programs do, and says what a browser makes of it.

Reads a JSON object a line, {"text": Markdown}, and answers each with one: for each
renderer the inventory that package rendered describes. Ends with its input.
"""

import collections
import json
import signal
import sys
import warnings

import cmarkgfm
import html5lib
import markdown
import markdown_it
from cmarkgfm.cmark import Options
from html5lib import _tokenizer, constants
from mdit_py_plugins.footnote import footnote_plugin

warnings.simplefilter("ignore")

SECONDS = 5  # for a text; what the renderers get here takes them milliseconds

BLOCKS = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav"
    " ol optgroup option p plaintext pre search section summary table tbody td template tfoot th thead tr ul xmp".split()
)
NOTES = {"footnotes", "footnote", "footnotes-sep"}  # classes of what holds them, or parts them from the text
VOID = constants.voidElements


def bogus(self, original=_tokenizer.HTMLTokenizer.bogusCommentState):
    """A comment that is not written as one, as in <?x>, gets a "<", which real ones are told from."""
    result = original(self)
    self.tokenQueue[-1]["data"] = "<" + self.tokenQueue[-1]["data"]
    return result


_tokenizer.HTMLTokenizer.bogusCommentState = bogus


def counted(self, original=_tokenizer.HTMLTokenizer.__iter__):
    """Counts how much oftener each element is opened than closed. "/>" closes none of HTML's."""
    parser = self.parser
    parser.open, parser.doctypes = collections.Counter(), -1  # that of the page is none of the text's
    for token in original(self):
        kind = token["type"]
        if kind == constants.tokenTypes["Doctype"]:
            parser.doctypes += 1
        elif kind == constants.tokenTypes["StartTag"] and token["name"] not in VOID:
            parser.open[token["name"]] += 1
        elif kind == constants.tokenTypes["EndTag"] and token["name"] not in VOID:
            parser.open[token["name"]] -= 1
        yield token


_tokenizer.HTMLTokenizer.__iter__ = counted


def local(name):
    return name.rpartition("}")[2].lower()


def inventory(html):
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    page = parser.parse("<!DOCTYPE html><html><head><title></title></head><body><main>" + html + "</main><footer></footer></body></html>")
    elements, attributes, comments = collections.Counter(), [], []
    words, code, skeleton, notes = [], [], [], []
    todo = [(page, False, False, skeleton)]  # element or text, in code, in notes, where its skeleton goes
    while todo:
        node, in_code, in_notes, into = todo.pop()
        if node is None:
            into.append(")")
            continue
        if isinstance(node, str):
            (code if in_code else words).append(node)
            continue
        if not isinstance(node.tag, str):
            comments.append(node.text or "")
            continue
        name = local(node.tag)
        elements[name] += 1
        in_notes = in_notes or not NOTES.isdisjoint((node.get("class") or "").split())
        for key, value in node.attrib.items():
            if not in_notes or name != "li" or key != "id":  # some renderers count the notes that are referred to
                attributes.append([name, local(str(key)), value])
        in_code = in_code or name in ("code", "pre")
        if name in BLOCKS:
            if in_notes and name == "li":
                into = []
                notes.append(into)
            if not in_notes or into is not skeleton:
                into.append(name + "(")
                todo.append((None, in_code, in_notes, into))
        for child in reversed(node):
            if child.tail:
                todo.append((child.tail, in_code, in_notes, into))
            todo.append((child, in_code, in_notes, into))
        if node.text:
            todo.append((node.text, in_code, in_notes, into))
    if parser.doctypes:
        elements["!doctype"] += parser.doctypes
    return {
        "elements": elements,
        "open": {k: v for k, v in parser.open.items() if v},
        "attributes": attributes,
        "comments": comments,
        "skeleton": "".join(skeleton),
        "notes": ["".join(n) for n in notes],
        "text": "\0".join(words),
        "code": "\0".join(code),
        "html": html,
    }


commonmark = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).use(footnote_plugin)

RENDERERS = {
    "cmark-gfm": lambda text: cmarkgfm.markdown_to_html_with_extensions(
        text,
        Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES,
        ["table", "strikethrough", "autolink", "tasklist"],
    ),
    "markdown-it": commonmark.render,
    "Python-Markdown": lambda text: markdown.markdown(
        text,
        extensions=["tables", "fenced_code", "attr_list", "footnotes", "def_list", "admonition", "abbr"],
    ),
}


class TooSlow(Exception):
    pass


def stop(*_):
    raise TooSlow(f"takes more than {SECONDS} s")


signal.signal(signal.SIGALRM, stop)
for line in sys.stdin:
    text, answer = json.loads(line)["text"], {}
    for name, render in RENDERERS.items():
        signal.alarm(SECONDS)
        try:
            answer[name] = inventory(render(text))
        except Exception as e:  # Python-Markdown fails where its regular expressions or recursion do
            answer[name] = {"error": f"{type(e).__name__}: {e}"[:200]}
        finally:
            signal.alarm(0)
    print(json.dumps(answer), flush=True)
