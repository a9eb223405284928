"""Builds pages with mdBook, and says what is in them.

The first argument is a folder with src/, the second the program. Reads a JSON object a
line and answers each with one. {"name": path below src, "text": Markdown} has a book of that
chapter made; {"site": {path: Markdown}} one of all of them. The answer is {"html": {path: what
stands in the page's main element, after a title that the chapter gives itself}}, or {"error":
why there is none}. Ends with its input.

Admonitions are made here, as mdbook-admonish makes them of the fences in the text.
"""

import html
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

folder, program = pathlib.Path(sys.argv[1]), sys.argv[2]
FENCE = re.compile(r"^( {0,3}(?:> ?|- |  )*)(`{3,}(?=[^`]*$)|~{3,})[ \t]*(.*?)[ \t]*$")
TITLE = re.compile(r'''title *= *(?:"((?:[^"\\]|\\.)*)"|'([^']*)')|^[a-z]+[^ ]* "(.*)"$''')
UNESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]+);")
MAIN = re.compile(r"<main>(.*)</main>", re.S)


def admonition(info, body, indent):
    info = UNESCAPE.sub(lambda m: m[1] or html.unescape(m[0]), info)
    found = TITLE.search(info)
    title = None
    if found:
        quoted = found[1] if found[1] is not None else found[3]
        try:
            title = found[2] if quoted is None else json.loads('"' + quoted + '"', strict=False)
        except ValueError:  # it is an error there
            title = None
    word = re.match(r"[A-Za-z0-9_-]+", info)
    kind = word[0] if word and not re.match(" *=", info[word.end() :]) else "note"
    element, bar = ("details", "summary") if re.search(r"collapsible *= *true", info) else ("div", "div")
    lines = [f'<{element} class="admonition admonish-{html.escape(kind)}">']
    if title != "":
        lines += [f'<{bar} class="admonition-title">', "", title if title is not None else "", "", f"</{bar}>"]
    return ["", *(indent + line for line in [*lines, "<div>", ""]), *body, *(indent + line for line in ["", "</div>", f"</{element}>"])]


def admonished(text):
    lines, made, at = text.split("\n"), [], 0
    while at < len(lines):
        opened = FENCE.match(lines[at])
        end = at + 1
        if opened:
            close = re.compile(r"^[ >]*" + opened[2][0] + "{" + str(len(opened[2])) + r",}[ \t]*$")
            while end < len(lines) and not close.match(lines[end]):
                end += 1
            if opened[3] == "admonish" or opened[3].startswith("admonish "):
                indent = re.sub(r"[-]", " ", opened[1])
                body = admonished("\n".join(lines[at + 1 : end])).split("\n")
                block = admonition(opened[3][len("admonish ") :], body, indent)
                block[1] = opened[1] + block[1][len(indent) :]
                made += block if opened[1] == indent else block[1:]
                at = end + 1
                continue
            end = min(end + 1, len(lines))
        made += lines[at:end]
        at = end
    return "\n".join(made)


def build(texts):
    shutil.rmtree(folder / "book", ignore_errors=True)
    summary = "# Summary\n\n"
    for number, (name, text) in enumerate(texts.items()):
        path = folder / "src" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(admonished(text), encoding="utf-8", newline="")
        summary += f"- [{number}]({name})\n"
    (folder / "src" / "SUMMARY.md").write_text(summary, encoding="utf-8")
    run = subprocess.run([program, "build", str(folder)], capture_output=True, text=True, env={**os.environ, "MDBOOK_LOG": "warn"})
    if run.returncode or "ERROR" in run.stderr:
        raise ValueError(run.stderr.strip())
    return {name: page(name, str(number)) for number, name in enumerate(texts)}


def page(name, number):
    name = re.sub(r"(^|/)README\.md$", r"\1index.md", name)
    made = (folder / "book" / name).with_suffix(".html").read_text(encoding="utf-8")
    title = re.search(r"<title>(.*?)</title>", made, re.S)[1]
    main = MAIN.search(made)[1]
    return main if title == number else f"<title>{title}</title>{main}"


for line in sys.stdin:
    request = json.loads(line)
    try:
        answer = {"html": build(request["site"] if "site" in request else {request["name"]: request["text"]})}
    except Exception as e:
        answer = {"error": f"{type(e).__name__}: {e}"}
    print(json.dumps(answer), flush=True)
