#!/usr/bin/python3
"""peer_pystache.py FOLDER REPEAT VIEW TEMPLATES: pystache, which lies in FOLDER, with our templates
and a view of ours."""

import json
import os
import sys

sys.path.insert(0, sys.argv[1])
import pystache  # noqa: E402


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


REPEAT, VIEW, TEMPLATES = int(sys.argv[2]), json.loads(read(sys.argv[3])), sys.argv[4]
VIEW["reader_token"] = "this-is-a-test-and-nobody-is-subscribed-yet"
PARTIALS = {name[:-len(".mustache")]: read(os.path.join(TEMPLATES, name))
            for name in os.listdir(TEMPLATES) if name.endswith(".mustache")}
HTML = pystache.Renderer(partials=PARTIALS, missing_tags="ignore")
TEXT = pystache.Renderer(partials=PARTIALS, missing_tags="ignore", escape=lambda text: text)
MAIL, LINES = (pystache.parse(PARTIALS[name]) for name in ("mail.html", "mail.text"))
for _ in range(REPEAT):
    PAGE = HTML.render(MAIL, VIEW)
    TEXT.render(LINES, VIEW)
print(len(PAGE), "characters")
