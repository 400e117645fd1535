"""The RSS of a hashtag as Mastodon writes it (app/views/tags/show.rss.ruby, app/helpers/
rss_helper.rb, RssBuilder): items without title and author, the guid is the address of the post, a
warning stands before the text, and nothing says who may show it."""

from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

ITEMS_MAX = 20


def medium(attachment):
    words = attachment.get("description")
    told = f'<media:description type="plain">{escape(words)}</media:description>' if words else ""
    return (f'<media:content url={quoteattr(attachment["url"])} medium="{attachment["type"]}">'
            f'<media:rating scheme="urn:simple">nonadult</media:rating>{told}</media:content>')


def item(status):
    when = format_datetime(datetime.fromisoformat(status["created_at"]))
    warning = status["spoiler_text"]
    before = (f"<p><strong>Content warning:</strong> {escape(warning)}</p><hr />"
              if warning else "")
    return "".join((
        f'<item><guid isPermaLink="true">{escape(status["url"])}</guid>',
        f'<link>{escape(status["url"])}</link><pubDate>{when}</pubDate>',
        f'<description>{escape(before + status["content"])}</description>',
        *map(medium, status["media_attachments"]),
        *(f'<category>{escape(tag["name"])}</category>' for tag in status["tags"]), "</item>"))


def document(statuses, name, base):
    """The newest of a timeline."""
    return "".join((
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" '
        'xmlns:webfeeds="http://webfeeds.org/rss/1.0" xmlns:media="http://search.yahoo.com/mrss/">'
        f"<channel><title>#{escape(name)}</title>",
        f"<description>Public posts tagged #{escape(name)}</description>",
        f"<link>{base}/tags/{escape(name)}</link>",
        *map(item, statuses[:ITEMS_MAX]), "</channel></rss>"))
