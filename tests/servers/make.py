"""Statuses and feeds from a few words: status("Hello #JoyFE", "2026-11-10T09:00:00Z")."""

import hashlib
import html
import re
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape

import timeline

# docs.joinmastodon.org/entities/Status and Account: who may quote, and who may feature
EVERYBODY = {"automatic": ["public"], "manual": [], "current_user": "automatic"}
HASHTAG = re.compile(r"(?<![\w&/])#(\w+)")


def loose_bits(text):
    """The 16 bits that Mastodon adds to the time in an id: here the same for the same text."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:4], 16)


def account(name, host, home):
    """Somebody of `host`, as the server `home` shows them; open to being found."""
    return {
        "id": str(1000 + loose_bits(name + host)), "username": name,
        "acct": name if host == home else f"{name}@{host}", "display_name": name.title(),
        "url": f"https://{host}/@{name}", "uri": f"https://{host}/users/{name}",
        "locked": False, "bot": False, "discoverable": True, "indexable": True, "noindex": False,
        "feature_approval": EVERYBODY, "note": "", "emojis": [], "fields": []}


def status(text, at, author="ada", host="toot.example", home="toot.example", **changes):
    """One public status in the API's shape; its tags are those of the text. changes replace keys"""
    tags = list(dict.fromkeys(timeline.fold(tag) for tag in HASHTAG.findall(text)))
    when = datetime.fromisoformat(at)
    number = str(int(when.timestamp() * 1000) << 16 | loose_bits(text + author + home))
    origin = str(int(when.timestamp() * 1000) << 16 | loose_bits(text + author + host))
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    return {
        "id": number, "uri": f"https://{host}/users/{author}/statuses/{origin}",
        "url": f"https://{host}/@{author}/{origin}", "created_at": at, "edited_at": None,
        "in_reply_to_id": None, "in_reply_to_account_id": None, "reblog": None, "quote": None,
        "visibility": "public", "sensitive": False, "spoiler_text": "", "language": "en",
        "content": paragraphs, "account": account(author, host, home),
        "tags": [{"name": tag, "url": f"https://{home}/tags/{tag}"} for tag in tags],
        "mentions": [], "emojis": [], "media_attachments": [], "card": None, "poll": None,
        "replies_count": 0, "reblogs_count": 0, "favourites_count": 0,
        "quote_approval": EVERYBODY, **changes}


def rss(title, *items, link="https://blog.example/"):
    """An RSS 2.0 feed of (title, at, text, *categories); links and guids follow from the titles."""
    def item(name, at, text, *categories):
        path = link + re.sub(r"\W+", "-", name.lower()).strip("-")
        return "\n".join((
            "<item>", f"<title>{escape(name)}</title>", f"<link>{path}</link>",
            f"<guid>{path}</guid>",
            f"<pubDate>{format_datetime(datetime.fromisoformat(at))}</pubDate>",
            *(f"<category>{escape(category)}</category>" for category in categories),
            f"<description>{escape(text)}</description>", "</item>"))

    return "\n".join((
        '<?xml version="1.0" encoding="UTF-8"?>', '<rss version="2.0"><channel>',
        f"<title>{escape(title)}</title>", f"<link>{link}</link>",
        f"<description>{escape(title)}</description>", *(item(*words) for words in items),
        "</channel></rss>", ""))


def copies(*statuses):
    """A feed that shows statuses as an aggregator does: the link is the post's own address."""
    items = "".join(
        f"<item><title>mark-copy</title><link>{escape(one['url'])}</link>"
        f"<guid>{escape(one['url'])}</guid><pubDate>Tue, 10 Nov 2026 09:00:00 GMT</pubDate>"
        "<category>JoyFE</category><description>a copy</description></item>" for one in statuses)
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>All of it</title>'
            f"<link>https://all.example/</link>{items}</channel></rss>")
