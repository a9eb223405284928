"""Builds pages as MkDocs does, and says what is in them.

The first argument is a folder with mkdocs.yml and docs/. Reads a JSON object a line and
answers each with one. {"name": path below docs, "text": Markdown} has one page made
without the theme's templates; {"site": {path: Markdown}} runs the whole build. The
answer is {"pages": {path: nodes}}, or {"error": why there is none}. Ends with its input.
"""

import json
import logging
import os
import pathlib
import sys

answers = os.fdopen(os.dup(1), "w")  # what plugins print goes elsewhere
os.dup2(2, 1)
logging.disable(logging.WARNING)
folder = pathlib.Path(sys.argv[1])
os.chdir(folder)

import html5lib
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page

READABLE = ("title", "description")  # of the metadata, what a page shows


def nodes(html, fragment):
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    top = parser.parseFragment(html) if fragment else parser.parse(html)
    return tree(top)["children"] if fragment else [tree(top)]


def tree(element):
    if not isinstance(element.tag, str):
        return {"name": "!--", "text": element.text or ""}
    node = {"name": element.tag.rpartition("}")[2], "attributes": [[str(k).rpartition("}")[2], v] for k, v in element.attrib.items()]}
    children = []
    if element.text:
        children.append({"text": element.text})
    for child in element:
        children.append(tree(child))
        if child.tail:
            children.append({"text": child.tail})
    node["children"] = children
    return node


def contents(items):
    return [
        {"name": "toc", "attributes": [["id", item.id], ["level", str(item.level)]], "children": nodes(item.title, True) + contents(item.children)}
        for item in items
    ]


def metadata(meta):
    found = []
    for key, value in meta.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
        if key in READABLE:
            found.append({"name": "meta", "attributes": [["name", key]], "children": [{"text": text}]})
        else:
            found.append({"name": "meta", "attributes": [["name", key], ["value", text]]})
    return found


config = load_config(config_file="mkdocs.yml")
config = config.plugins.on_config(config)
others = list(get_files(config))


def page(name, text):
    file = File.generated(config, name, content=text)
    files = Files([f for f in others if f.src_uri != name] + [file])
    made = Page(None, file, config)
    made.read_source(config)
    made.render(config, files)
    title = []
    if "title" in made.meta or any(item.level == 1 for item in made.toc):  # or else it is the file's name
        title.append({"name": "title", "children": [{"text": str(made.title)}]})
    return [*title, *metadata(made.meta), *contents(made.toc), *nodes(made.content or "", True)]


def site(texts):
    for name, text in texts.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    build(load_config(config_file="mkdocs.yml"))
    made = {}
    for name in texts:
        file = File(name, "docs", "site", True)
        made[name] = nodes((folder / "site" / file.dest_uri).read_text(encoding="utf-8"), False)
    return made


for line in sys.stdin:
    request = json.loads(line)
    try:
        pages = site(request["site"]) if "site" in request else {request["name"]: page(request["name"], request["text"])}
        answer = {"pages": pages}
    except (Exception, SystemExit) as e:  # MkDocs aborts by SystemExit
        answer = {"error": f"{type(e).__name__}: {e}"}
    print(json.dumps(answer), file=answers, flush=True)
