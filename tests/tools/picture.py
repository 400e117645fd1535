#!/usr/bin/python3
"""README's picture, doc/digest.png: a week of tests/golden/weeks in two windows, a wide one at its
top and a phone's further down, where posts stand. Made by Chromium; the file notes what it is of.

usage: picture.py
"""

import hashlib
import os
import struct
import sys
import tempfile
import zlib

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "accept", "lib"))
import browser  # noqa: E402

WEEK = os.path.join(ROOT, "tests", "golden", "weeks", "8.html")
PICTURE = os.path.join(ROOT, "doc", "digest.png")
WIDTH, HEIGHT, EDGE = 1168, 1028, 36
PANES = ((36, 700, None), (772, 360, "Talked about most"))   # from the left, wide, where it begins
NOTED = b"Source"
DESK = """<!DOCTYPE html><meta charset="utf-8"><style>
body{margin:0;background:#DAD7CA;height:%dpx;overflow:hidden}
div{position:absolute;top:%dpx;height:%dpx;overflow:hidden;box-shadow:0 0 6px #0002}
iframe{border:0;height:20000px;display:block}</style>"""
PLACE = """[...document.querySelectorAll("h2")].filter(e => e.textContent.trim() == %r)
    .map(e => e.getBoundingClientRect().top + window.scrollY)[0] || 0"""


def digest():
    """What the picture should be of."""
    with open(WEEK, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def chunks(data):
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + length]
        at += 12 + length


def made_of():
    """What it says that it is of, or None."""
    with open(PICTURE, "rb") as file:
        notes = [body for kind, body in chunks(file.read()) if kind == b"tEXt"]
    return next((note.split(b"\0")[1].decode() for note in notes if note.startswith(NOTED)), None)


def note(path, words):
    """Write into a PNG what it is of: a chunk behind its head (PNG, 11.3.4.3)."""
    with open(path, "rb") as file:
        data = file.read()
    body = b"tEXt" + NOTED + b"\0" + words.encode()
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    with open(path, "wb") as file:
        file.write(data[:33] + chunk + data[33:])


def main():
    with browser.Browser() as window, tempfile.TemporaryDirectory() as folder:
        page = DESK % (HEIGHT, EDGE, HEIGHT - EDGE)
        for left, width, heading in PANES:
            at = window.open(WEEK, width).value(PLACE % heading) - 24 if heading else 0
            page += (f'<div style="left:{left}px;width:{width}px"><iframe src="file://{WEEK}"'
                     f' style="width:{width}px;margin-top:-{at:.0f}px"></iframe></div>')
        desk = os.path.join(folder, "desk.html")
        with open(desk, "w", encoding="utf-8") as file:
            file.write(page)
        window.open(desk, WIDTH).shot(PICTURE)
    note(PICTURE, digest())


if __name__ == "__main__":
    main()
