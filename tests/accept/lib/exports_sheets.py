"""Invented tables that people keep posts in: sheets of TAGS, Wakelet, forms, and by hand; with the
signs, charsets and manners of dates that spreadsheets have.
"""

import csv
import io
import json
from datetime import datetime, timezone

from exported import TAG, Told

TAGS_HEAD = ("id_str from_user text created_at time geo_coordinates user_lang "
             "in_reply_to_user_id_str in_reply_to_screen_name from_user_id_str "
             "in_reply_to_status_id_str source profile_image_url user_followers_count "
             "user_friends_count user_location status_url entities_str").split()
FIRST_ID = 1970000000000000000


def table(head, rows, delimiter=",", charset="utf-8"):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue().encode(charset, "xmlcharrefreplace")


def civil(at_s, form):
    return datetime.fromtimestamp(at_s, timezone.utc).strftime(form)


def tags(size=300, seed=1):
    """TAGS: a sheet of X's search; retweets among it, &amp; and t.co in the words."""
    told = Told("TAGS", seed)
    rows = []
    for number in range(size):
        at_s, identity, mark = told.moment(), str(FIRST_ID + number), told.mark()
        words = f"{told.words()} {mark}"
        raw = f"{words} &amp; more"
        if number % 5 == 0:
            raw += f" #{TAG} https://t.co/{number}"
            told.post(f"{words} & more #{TAG} https://blog.example/{number}", at_s, network="X",
                      id=f"https://x.com/i/status/{identity}", author_handle="@ada@x.com",
                      link=f"https://x.com/ada/status/{identity}", uri_is_global=True)
        elif number % 5 == 1:
            raw = f"RT @bea: {raw} #{TAG}"
            told.count("other", mark)
        else:
            told.count("untagged", mark)
        entities = json.dumps({"hashtags": [], "urls": [
            {"url": f"https://t.co/{number}", "expanded_url": f"https://blog.example/{number}",
             "indices": ["0", "9"]}]})
        place = told.hidden()
        rows.append([identity, "ada", raw, civil(at_s, "%a %b %d %H:%M:%S +0000 %Y"),
                     civil(at_s, "%d/%m/%Y %H:%M:%S"), "", "en", "", "", "9", "", "web", "u", 1, 1,
                     place, f"http://twitter.com/ada/statuses/{identity}", entities])
    told.files = {"TAGS - Archive.csv": table(TAGS_HEAD, rows)}
    return told


def form(size=300, seed=1, form="%m/%d/%Y %H:%M:%S"):
    """Answers to a form: an address that is nobody's business, month or day first."""
    told = Told(f"a form, {form[:5]}", seed)
    rows = []
    for number in range(size):
        at_s, mark, secret = told.moment(), told.mark(), told.hidden()
        text = f"{told.words()}\n{mark}"
        if number % 3 == 0:
            text += f" #{TAG}"
            told.post(text, at_s, author="Bea Okafor")
        else:
            told.count("untagged", mark)
        rows.append([civil(at_s, form), f"{secret}@private.example", "Bea Okafor", text])
    told.files = {"form.csv": table(("Timestamp", "Email Address", "Your name", "Your message"),
                                    rows)}
    return told


def unclear(size=50, seed=1):
    """Dates that may be read in two ways, and nothing that says in which."""
    told = Told("dates that may be two", seed)
    rows = []
    for _ in range(size):
        mark = told.mark()
        told.count("unreadable", mark)
        rows.append([f"0{told.random.randrange(8, 10)}/11/2026", f"{mark} #{TAG}"])
    told.files = {"x.csv": table(("date", "text"), rows)}
    return told


def wakelet(size=300, seed=1, delimiter="\t", charset="utf-16"):
    """A list of links, its hashtags in a column of their own, as Excel's "Unicode text"."""
    told = Told(f"links, {charset}", seed)
    rows = []
    for number in range(size):
        mark = told.mark()
        text, at_s = f"{told.words()}; {mark}", told.moment()
        if charset == "windows-1252":
            text = f"Café, crème; {mark}"
        if number % 4 == 0:
            told.post(text, at_s, title=f"Link {number}", link=f"https://blog.example/{number}",
                      network="blog.example")
        else:
            told.count("untagged", mark)
        rows.append([f"Link {number}", text, f"https://blog.example/{number}?utm_source=w",
                     f"cooking, {TAG.lower()}" if number % 4 == 0 else "cooking",
                     civil(at_s, "%Y-%m-%dT%H:%M:%SZ")])
    told.files = {"links.csv": table(("Title", "Description", "URL", "Tags", "Date"), rows,
                                     delimiter, charset)}
    return told


def large(size=200000, seed=1):
    """A long table of which one row in a hundred is wanted."""
    told = Told("a long table", seed)
    lines = ["id,created_at,username,text,url"]
    words = [told.words(30) for _ in range(200)]
    for number in range(size):
        at_s, text = told.moment(), words[number % 200]
        if number % 100 == 0:
            mark = told.mark()
            text = f"{text} {mark} #{TAG}"
            told.post(f'{text}, and "so" on', at_s)
        elif number % 100 == 1:
            mark = told.mark()
            text = f"{text} {mark}"
            told.count("untagged", mark)
        else:
            told.count("untagged")
        lines.append(f'{number},{civil(at_s, "%Y-%m-%d %H:%M:%S")},ada,"{text}, and ""so"" on",'
                     f"https://b.example/{number}")
    told.files = {"long.csv": ("\n".join(lines) + "\n").encode()}
    return told
