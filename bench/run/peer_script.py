"""peer_script.py PACKAGES URLS PORT READERS POSTS: a digest as people script one, in an afternoon.

Asks the addresses of the file URLS sixteen at a time, reads them with feedparser, keeps what has
#JoyFE, and mails the newest POSTS to so many readers by smtplib, over one connection. The mail is
made once, and each reader's address and way out are put in.
"""

import concurrent.futures
import html
import re
import smtplib
import sys
import urllib.request
from email.message import EmailMessage

AT_ONCE = 16
SHOWN = 150     # characters of a post; the mail is as large as ours with them
TAG = re.compile(r"#joyfe\b", re.IGNORECASE)
MARKUP = re.compile(r"<[^>]*>")


def fetch(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.read()


def words_of(entry):
    parts = [part.value for part in entry.get("content", ())] or [entry.get("summary", "")]
    return html.unescape(MARKUP.sub("", parts[0]))


def is_wanted(entry, words):
    named = (tag.term.replace(" ", "").lower() for tag in entry.get("tags", ()))
    return "joyfe" in named or TAG.search(words)


def posts_of(parser, documents):
    """(time, title, link, words) of each that is wanted, once, the newest first."""
    posts = {}
    for document in documents:
        for entry in parser.parse(document).entries:
            words = words_of(entry)
            if is_wanted(entry, words):
                posts[entry.link] = (entry.published_parsed, entry.title, entry.link, words)
    return sorted(posts.values(), reverse=True)


def digest(posts):
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "JoyFE", "digest@example.org", "READER"
    mail["List-Unsubscribe"] = "<mailto:digest@example.org?subject=unsubscribe%20READER>"
    mail.set_content("\n\n".join(f"{title}\n{link}\n{words[:SHOWN]}"
                                 for _, title, link, words in posts))
    rows = (f'<h2><a href="{html.escape(link)}">{html.escape(title)}</a></h2>'
            f"<p>{html.escape(words[:SHOWN])}</p>" for _, title, link, words in posts)
    mail.add_alternative("\n".join(rows), subtype="html")
    return bytes(mail).replace(b"\n", b"\r\n")


def main():
    packages, urls, port, readers, most = sys.argv[1:]
    sys.path.append(packages)
    import feedparser
    with open(urls, encoding="ascii") as file:
        wanted = file.read().split()
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        posts = posts_of(feedparser, pool.map(fetch, wanted))[:int(most)]
    raw = digest(posts)
    with smtplib.SMTP("127.0.0.1", int(port)) as server:
        for number in range(int(readers)):
            reader = f"reader{number}@example.net"
            server.sendmail("digest@example.org", [reader], raw.replace(b"READER", reader.encode()))
    print(f"{len(posts)} posts, {len(raw)} bytes a mail")


main()
