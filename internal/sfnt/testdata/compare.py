"""Compares a program with the font that it was cut from, as fontTools reads both.

    compare.py FONT PROGRAM < GLYPHS

GLYPHS is a list in JSON: the glyph of the font by number in the program. Each
difference is a line of the output.
"""

import io
import json
import sys

from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont


def drawing(glyph, glyphs):
    pen = DecomposingRecordingPen(glyphs)
    glyph.draw(pen)
    return pen.value


def true_type(path, count):
    font = TTFont(path, checkChecksums=2)
    order = ["number%d" % number for number in range(count)]
    font.setGlyphOrder(order)
    glyphs = font.getGlyphSet()
    return [(drawing(glyphs[name], glyphs), glyphs[name].width) for name in order]


def cff(path, count):
    fonts = CFFFontSet()
    with open(path, "rb") as file:
        fonts.decompile(io.BytesIO(file.read()), None)  # which is read as it is needed
    top = fonts.topDictIndex[0]
    if top.ROS != ("Adobe", "Identity", 0) or top.CIDCount != count:
        print("the font has the collection", top.ROS, "and", top.CIDCount, "CIDs")
    glyphs = top.CharStrings
    order = [".notdef"] + ["cid%05d" % number for number in range(1, count)]
    if list(top.charset) != order:
        print("the charset is", top.charset)
    return [(drawing(glyphs[name], glyphs), None) for name in order]


def main():
    font, program = TTFont(sys.argv[1]), sys.argv[2]
    chosen = json.load(sys.stdin)
    names, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    read = cff if "CFF " in font else true_type
    for glyph, (path, width) in zip(chosen, read(program, len(chosen)), strict=True):
        source = glyphs[names[glyph]]
        if drawing(source, glyphs) != path:
            print("glyph", glyph, "is drawn otherwise")
        if width is not None and width != source.width:
            print("glyph", glyph, "is", width, "wide, want", source.width)


main()
