"""Cases of other parsers' tests that ask for what we hold to be wrong: shown, and counted apart.

Each is named with the field, what is asked for, and what we print, word for word: where that
changes, in either direction, the list is wrong and 5-2 says so.
"""

import collections

Apart = collections.namedtuple("Apart", "file field ours reason")

FEEDPARSER = "feedparser/tests/wellformed/"
GOFEED = "gofeed/testdata/parser/"

# <img src="…" onabort="…"/> as the whole of a title
EVENTS = ("abort blur change click dblclick error focus keydown keypress keyup load mousedown"
          " mouseout mouseover mouseup reset resize submit unload").split()
NO_WORDS = ("a title is a line of plain text for us; one that is a picture without a description"
            " says nothing, and the post is shown without a title")
MODEL = ("the text of the post is what its longest-standing element for it says (content before"
         " summary, description before summary); feedparser's names depend on which came first")
JSON_MODEL = ("content_html is the content (JSON Feed 1.1, Items); gofeed tells it apart and means"
              " the summary by \"description\". Its hashtags count all the same")
DRAWING = "a drawing's title is its tooltip; the case asks that the drawing itself stays"
FRAME = ("what stands inside an iframe is nobody's text: a browser never shows it (HTML, 4.8.5),"
         " the case asks for it as if the element were not there")

ROWS = [
    *(Apart(f"{FEEDPARSER}sanitize/entry_title_on{event}.xml", "title", None, NO_WORDS)
      for event in EVENTS),
    Apart(f"{FEEDPARSER}atom10/entry_content_and_summary.xml", "content", "Example Atom", MODEL),
    Apart(f"{FEEDPARSER}rss/item_description_and_summary.xml", "content", "Example description",
          MODEL),
    Apart(f"{FEEDPARSER}rss/item_summary_and_description.xml", "content", "Example description",
          MODEL),
    Apart(f"{FEEDPARSER}namespace/atomsvgtitle.xml", "content", "", DRAWING),
    Apart(f"{FEEDPARSER}namespace/rss2.0svgtitle.xml", "content", "", DRAWING),
    Apart(f"{FEEDPARSER}sanitize/entry_content_iframe.xml", "content", "<p>safe</p>", FRAME),
    Apart(f"{FEEDPARSER}sanitize/entry_summary_iframe.xml", "content", "<p>safe</p>", FRAME),
    *(Apart(f"{GOFEED}json/version_json_{name}.json", "content", "<p>content_html</p>", JSON_MODEL)
      for name in ("10", "11", "11_deprecated_author")),
]
