#!/usr/bin/python3
"""corpus.py FOLDER [JSON]: the feeds that bench/parse reads; the same bytes every time.

500 files of about 100 kB, 50 MB in all: entries of 3.5 kB and 15 elements; the HTML of the odd
files (RSS 2.0) stands in CDATA, that of the even ones (Atom) is escaped. One post in 20 is under
#JoyFE, by a category, in plain letters, or split by mark-up as Mastodon writes it; the others have
hashtags and categories of their own. With JSON: one JSON Feed of 15 MB of tiny items.
"""

import os
import random
import sys
from html import escape

FILES, FILE_BYTES, ENTRY_BYTES = 500, 100_000, 3500
MATCH_EVERY = 20
TINY_BYTES = 15_000_000

WORDS = """
the of and to in is that it for was on are with as they be at one have this from or had by
hot but some what there we can out other were all your when up use word how said an each
she which their time if will way about many then them would write like so these her long
make thing see him two has look more day could go come did my sound no most number who
over know water than call first people may down side been now find café naïve résumé Gŵyl
llyfr ysgol “quoted” it’s — … école über curriculum assessment feedback learners college
lecturer workshop community practice reading
""".split()
TAGS = "edtech reading FEResearch teaching AmReading LoveFE SENDchat phonics MathsChat Gŵyl".split()


class Writer:
    """One entry's words, from its own dice."""

    def __init__(self, seed):
        self.dice = random.Random(seed)

    def words(self, least, most):
        return " ".join(self.dice.choices(WORDS, k=self.dice.randint(least, most)))

    def hashtag(self, name):
        link = f"https://social.example/tags/{name}"
        return (f'<a href="{link}" class="mention hashtag" rel="tag">#<span>{name}</span></a>'
                if self.dice.random() < .5 else "#" + name)

    def paragraph(self):
        parts = [self.words(12, 40)]
        pick = self.dice.random()
        if pick < .4:
            parts.append(f'<a href="https://blog.example/{self.dice.randrange(10**6)}?a=1&amp;b=2'
                         f'#part-{self.dice.randrange(9)}">{self.words(1, 4)}</a>')
        elif pick < .6:
            parts.append(f"<em>{self.words(1, 3)}</em> &amp; <strong>{self.words(1, 3)}</strong>")
        elif pick < .7:
            parts.append(f"it&#8217;s &quot;{self.words(1, 3)}&quot;&nbsp;&mdash;")
        parts.append(self.words(5, 15))
        return f"<p>{' '.join(parts)}.</p>\n"

    def content(self, length, tag):
        out, size = [], 0
        while size < length:
            pick = self.dice.random()
            if pick < .1:
                piece = ("<ul>" + "".join(f"<li>{self.words(4, 10)}</li>" for _ in range(4))
                         + "</ul>\n")
            elif pick < .15:
                piece = (f'<p><img src="https://blog.example/{self.dice.randrange(10**6)}.jpg" '
                         f'width="640" height="480" alt="{self.words(3, 8)}" /></p>\n')
            elif pick < .2:
                piece = f"<blockquote>{self.paragraph()}</blockquote>\n"
            else:
                piece = self.paragraph()
            out.append(piece)
            size += len(piece)
        out.append(f"<p>{self.hashtag(self.dice.choice(TAGS))} {self.hashtag(tag)}</p>")
        return "".join(out)


def entry_facts(number):
    writer = Writer(number)
    is_match = number % MATCH_EVERY == 7
    by_category = is_match and number % (2 * MATCH_EVERY) == 7
    categories = writer.dice.sample(TAGS, 3)
    if by_category:
        categories[1] = "Joy FE"
    tag = "JoyFE" if is_match and not by_category else writer.dice.choice(TAGS)
    return writer, categories, tag, f"https://blog.example/posts/{number}"


def rss_entry(number):
    writer, categories, tag, url = entry_facts(number)
    content = writer.content(ENTRY_BYTES - 1380, tag)
    day = f"{1 + number % 28:02d} Nov 2026 {number % 24:02d}:{number % 60:02d}:00 GMT"
    return f"""<item>
<title>{escape(writer.words(4, 9), False)}</title>
<link>{url}</link>
<guid isPermaLink="false">{url}?p={number}</guid>
<pubDate>{day}</pubDate>
<dc:creator><![CDATA[{writer.words(2, 2)}]]></dc:creator>
{''.join(f'<category><![CDATA[{name}]]></category>' for name in categories)}
<comments>{url}#comments</comments>
<wfw:commentRss>{url}/feed/</wfw:commentRss>
<slash:comments>{number % 30}</slash:comments>
<media:thumbnail url="{url}.jpg" width="150" height="150"/>
<enclosure url="{url}.mp3" length="1234" type="audio/mpeg"/>
<description><![CDATA[<p>{writer.words(30, 60)}</p>]]></description>
<content:encoded><![CDATA[{content}]]></content:encoded>
</item>
"""


def atom_entry(number):
    writer, categories, tag, url = entry_facts(number)
    content = writer.content(ENTRY_BYTES - 1560, tag)
    day = f"2026-11-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}:00+01:00"
    return f"""<entry>
<id>tag:blog.example,2026:{number}</id>
<title type="html">{escape(writer.words(4, 9), False)}</title>
<link rel="alternate" type="text/html" href="{url}"/>
<link rel="enclosure" type="image/jpeg" href="{url}.jpg"/>
<published>{day}</published>
<updated>{day}</updated>
<author><name>{escape(writer.words(2, 2), False)}</name>
<uri>https://blog.example/about</uri></author>
{''.join(f'<category term="{escape(name)}"/>' for name in categories)}
<rights>{writer.words(3, 5)}</rights>
<summary type="html">{escape('<p>' + writer.words(30, 60) + '</p>', False)}</summary>
<content type="html">{escape(content, False)}</content>
</entry>
"""


RSS = ("""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Blog {file}</title><link>https://blog.example/</link><description>d</description>
<language>en-GB</language>
""", "</channel>\n</rss>\n", rss_entry)
ATOM = ("""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="cy"><title>Blog {file}</title>
<id>tag:blog.example,2026:feed{file}</id><updated>2026-11-20T10:00:00Z</updated>
<link rel="self" href="https://blog.example/{file}.atom"/>
""", "</feed>\n", atom_entry)


def write_feeds(folder):
    number = 0
    for file in range(FILES):
        head, foot, entry = RSS if file % 2 else ATOM
        out, size = [head.format(file=file)], 0
        while size < FILE_BYTES:
            out.append(entry(number))
            size += len(out[-1].encode())
            number += 1
        with open(os.path.join(folder, f"{file:03d}.xml"), "w", encoding="utf-8") as target:
            target.write("".join(out) + foot)
    with open(os.path.join(folder, "count"), "w", encoding="utf-8") as target:
        target.write(f"{number}\n")


def write_json(folder):
    out, size, number = [], 0, 0
    while size < TINY_BYTES:
        out.append(f'{{"id":"{number}","url":"https://k.example/{number}","content_text":"tea"}}')
        size += len(out[-1]) + 1
        number += 1
    with open(os.path.join(folder, "tiny.json"), "w", encoding="utf-8") as target:
        target.write('{"version":"https://jsonfeed.org/version/1.1","title":"Tiny","items":['
                     + ",".join(out) + "]}")


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    (write_json if sys.argv[2:] == ["JSON"] else write_feeds)(sys.argv[1])
