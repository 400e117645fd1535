#!/usr/bin/python3
"""peer_jinja.py FOLDER REPEAT POSTS: a digest as a script would make it of the same posts, with
jinja2, which lies in FOLDER: title, author, date and an excerpt of each post, as HTML and as text
that is wrapped. POSTS is what `tagdigest parse` prints."""

import html.parser
import json
import sys
import textwrap

sys.path.insert(0, sys.argv[1])
import jinja2  # noqa: E402

EXCERPT = 500
HTML = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{{title}}</title></head><body>
<h1 style="font-size:28px">{{title}}</h1>
{% for section in sections %}<h2 style="font-size:20px">{{section.name}}</h2>
{% for post in section.posts %}<div style="padding:12px 0;border-top:1px solid #ddd">
<h3 style="font-size:16px"><a href="{{post.link}}" style="color:#246">{{post.title}}</a></h3>
<p style="color:#666">{{post.author}}, {{post.published}}</p>
{% for line in post.lines %}<p style="line-height:1.5">{{line}}</p>
{% endfor %}</div>
{% endfor %}{% endfor %}</body></html>
"""
TEXT = """{{title}}

{% for section in sections %}{{section.name}}
{% for post in section.posts %}
{{post.title}}
{{post.author}}, {{post.published}}
{% for line in post.lines %}{{line|fill}}
{% endfor %}{{post.link}}
{% endfor %}
{% endfor %}"""


class Words(html.parser.HTMLParser):
    """The text of HTML, a paragraph a line."""

    def __init__(self, text):
        super().__init__()
        self.parts = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("p", "li", "br", "blockquote"):
            self.parts.append("\n")

    def handle_data(self, data):
        self.parts.append(data)


def excerpt(post):
    text = "".join(Words(post["content"] or "").parts)[:EXCERPT]
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return {"title": post["title"], "author": post["author"], "link": post["link"],
            "published": post["published"], "lines": [line for line in lines if line]}


POSTS = [json.loads(line) for line in open(sys.argv[3], encoding="utf-8")]
ENVIRONMENT = jinja2.Environment(autoescape=True)
ENVIRONMENT.filters["fill"] = lambda line: textwrap.fill(line, 72)
PAGE = ENVIRONMENT.from_string(HTML)
PLAIN = ENVIRONMENT.overlay(autoescape=False).from_string(TEXT)
for _ in range(int(sys.argv[2])):
    SHOWN = [excerpt(post) for post in POSTS]
    SECTIONS = [{"name": name, "posts": SHOWN[place::4]}
                for place, name in enumerate(("#JoyFE", "#UKFEchat", "#LoveFE", "#edtech"))]
    PAGE.render(title="What we read this week", sections=SECTIONS)
    PLAIN.render(title="What we read this week", sections=SECTIONS)
