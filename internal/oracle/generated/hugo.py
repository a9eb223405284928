"""Builds pages as Hugo does.

The argument is the folder of a site. Reads a JSON object a line, {"name": path below
content, "text": section}, and answers each with {"html": {path: what is in its body}}, or
{"error": why there is none}. Ends with its input.
"""

import json
import pathlib
import subprocess
import sys

folder = pathlib.Path(sys.argv[1])


def page(name, text):
    path = folder / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    run = subprocess.run(["hugo", "--quiet", "--destination", "public"], cwd=folder, capture_output=True, text=True)
    if run.returncode != 0:
        raise RuntimeError((run.stdout + run.stderr).strip())
    return (folder / "public" / name).with_suffix(".html").read_text(encoding="utf-8")


for line in sys.stdin:
    request = json.loads(line)
    name = request["name"]
    before = (folder / "content" / name).read_bytes() if (folder / "content" / name).exists() else None
    try:
        answer = {"html": {name: page(name, request["text"])}}
    except Exception as e:
        answer = {"error": str(e)}
    if before is None:  # one with a fault would be one of all that follow
        (folder / "content" / name).unlink(missing_ok=True)
    else:
        (folder / "content" / name).write_bytes(before)
    print(json.dumps(answer), flush=True)
