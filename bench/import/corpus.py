"""Exports of invented people, large: an archive of X, a mailbox of newsletters, a sheet.

One of a hundred posts has the hashtag; what is not looked for is as long as the rest. All are made
by one generator of words with a fixed seed, so that two runs measure the same bytes.
"""

import base64
import datetime
import json
import os
import quopri
import random
import zipfile

TAG = "#JoyFE"
MATCH_EVERY = 100
X_BYTES, MBOX_BYTES, CSV_ROWS = 1_000_000_000, 500_000_000, 200_000
X_PART = 95_000_000          # X cuts its files near 100 MB
FIRST = datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone.utc)
WORDS = ("lesson learner college apprentice tutor workshop marking assessment kindness feedback "
         "café Gŵyl maths English functional skills group planning term week resource share idea "
         "question reflection practice research digital classroom inclusive support enrichment "
         "staff development reading numeracy portfolio employer placement pottery welding").split()


def is_match(number):
    return number % MATCH_EVERY == 7


class Words:
    """Sentences, the same each time."""

    def __init__(self, seed):
        self._random = random.Random(seed)
        self._pool = [self._sentence() for _ in range(2000)]

    def _sentence(self):
        words = self._random.choices(WORDS, k=self._random.randint(6, 16))
        return " ".join(words).capitalize() + "."

    def text(self, sentences):
        return " ".join(self._random.choices(self._pool, k=sentences))

    def number(self, most):
        return self._random.randrange(most)


def moment(number, step_s=37):
    return FIRST + datetime.timedelta(seconds=number * step_s)


# ---- an archive of X ----

# As json.dumps(…, indent=2) prints it, which alone would take minutes.
TWEET = """{
  "tweet": {
    "edit_info": {
      "initial": {
        "editTweetIds": [
          "%(id)s"
        ],
        "editableUntil": "%(until)s",
        "editsRemaining": "5",
        "isEditEligible": true
      }
    },
    "retweeted": false,
    "source": "<a href=\\"https://mobile.example/\\" rel=\\"nofollow\\">Twitter Web App</a>",
    "entities": {
      "hashtags": [
        {
          "text": "%(tag)s",
          "indices": [
            "%(start)s",
            "%(end)s"
          ]
        }
      ],
      "symbols": [],
      "user_mentions": [],
      "urls": [
        {
          "url": "https://t.co/%(url)s",
          "expanded_url": "https://blog.example/%(number)s?utm_source=x",
          "display_url": "blog.example/%(number)s",
          "indices": [
            "%(at)s",
            "%(at_end)s"
          ]
        }
      ]
    },
    "display_text_range": [
      "0",
      "%(length)s"
    ],
    "favorite_count": "%(likes)s",
    "id_str": "%(id)s",
    "truncated": false,
    "retweet_count": "3",
    "id": "%(id)s",
    "possibly_sensitive": false,
    "created_at": "%(when)s",
    "favorited": false,
    "full_text": "%(text)s",
    "lang": "en"
  }
}"""


def tweet(words, number):
    """One element as X's archive prints them: pretty, every number a string."""
    text = words.text(2) + (f" {TAG}" if is_match(number) else " #teaching")
    text += " &amp; more https://t.co/" + f"{number:010x}"
    tag = TAG[1:] if is_match(number) else "teaching"
    start = text.index("#")
    at = text.index("https")
    identity = str(1_700_000_000_000_000_000 + number * 4_194_304)
    return TWEET % {
        "id": identity, "until": moment(number).isoformat(), "tag": tag, "url": f"{number:010x}",
        "start": start, "end": start + len(tag) + 1, "number": number, "at": at,
        "at_end": at + 23, "length": len(text), "likes": words.number(90),
        "when": moment(number).strftime("%a %b %d %H:%M:%S +0000 %Y"), "text": text}


def write_x(folder, size=X_BYTES):
    """archive.zip, whose posts come to `size` bytes unpacked; count: how many there are."""
    words, number, done, part = Words(1), 0, 0, 0
    with zipfile.ZipFile(os.path.join(folder, "archive.zip"), "w", zipfile.ZIP_DEFLATED,
                         compresslevel=6) as archive:
        archive.writestr("data/account.js", "window.YTD.account.part0 = " + json.dumps([{
            "account": {"username": "ada_bench", "accountId": "42", "accountDisplayName": "Ada",
                        "createdAt": "2010-01-01T00:00:00.000Z"}}], indent=2))
        while done < size:
            name = "data/tweets.js" if part == 0 else f"data/tweets-part{part}.js"
            with archive.open(name, "w") as member:
                inside = member.write(f"window.YTD.tweets.part{part} = [\n  ".encode())
                while inside < X_PART and done + inside < size:
                    text = ("" if inside < 60 else ",\n  ") + tweet(words, number)
                    inside += member.write(text.encode())
                    number += 1
                member.write(b"\n]\n")
            done += inside
            part += 1
    write_count(folder, number)


# ---- a mailbox ----

HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><style>p {{ margin: 0 }}</style></head>
<body><div style="display:none">{preview}</div><table><tr><td>{body}</td></tr></table>
<p><a href="https://news.example/unsubscribe?token={number:x}">Unsubscribe</a></p></body></html>"""


def letter(words, number):
    """One letter of a newsletter: text and HTML, as mailing services send them."""
    tag = f"<p>{TAG}</p>" if is_match(number) else "<p>#teaching</p>"
    body = "".join(f'<p style="font:16px sans-serif">{words.text(4)} <a href="https://blog.example/'
                   f'{number}/{i}?utm_source=mail">more</a></p>\n' for i in range(10)) + tag
    html = HTML.format(preview=words.text(1), body=body, number=number)
    plain = words.text(20) + "\n" + ("#JoyFE" if is_match(number) else "#teaching") + "\n"
    if number % 2:
        coding, coded = "quoted-printable", quopri.encodestring(html.encode()).decode()
    else:
        coding = "base64"
        coded = base64.encodebytes(html.encode()).decode()
    when = moment(number, 400)
    return (f"From bounce@news.example {when.strftime('%a %b %d %H:%M:%S %Y')}\n"
            f"Return-Path: <bounce-{number}@news.example>\n"
            "Authentication-Results: mx.example.org; dkim=pass header.d=news.example;"
            " dmarc=pass header.from=news.example\n"
            f"From: Further News <hello@news.example>\nTo: Reader <reader@example.org>\n"
            f"Subject: Issue {number}: {words.text(1)[:40]}\n"
            f"Date: {when.strftime('%a, %d %b %Y %H:%M:%S +0000')}\n"
            f"Message-ID: <{number}.issue@news.example>\nList-Id: News <news.news.example>\n"
            f"List-Archive: <https://news.example/issues/{number}>\n"
            "MIME-Version: 1.0\n"
            f'Content-Type: multipart/alternative; boundary="b{number}"\n\n'
            f"--b{number}\nContent-Type: text/plain; charset=utf-8\n"
            "Content-Transfer-Encoding: quoted-printable\n\n"
            f"{quopri.encodestring(plain.encode()).decode()}\n"
            f"--b{number}\nContent-Type: text/html; charset=utf-8\n"
            f"Content-Transfer-Encoding: {coding}\n\n{coded}\n--b{number}--\n\n")


def write_mbox(folder, size=MBOX_BYTES):
    words, number, done = Words(2), 0, 0
    with open(os.path.join(folder, "news.mbox"), "w", encoding="utf-8", newline="\n") as file:
        while done < size:
            done += file.write(letter(words, number))
            number += 1
    write_count(folder, number)


# ---- a sheet ----

def write_csv(folder, rows=CSV_ROWS):
    """As TAGS keeps them."""
    words = Words(3)
    with open(os.path.join(folder, "sheet.csv"), "w", encoding="utf-8", newline="") as file:
        file.write("id_str,from_user,text,created_at,time,geo_coordinates,user_lang,"
                   "in_reply_to_user_id_str,in_reply_to_screen_name,from_user_id_str,"
                   "in_reply_to_status_id_str,source,profile_image_url,user_followers_count,"
                   "user_friends_count,user_location,status_url,entities_str\r\n")
        for number in range(rows):
            text = words.text(2) + (f' ""yes"" {TAG}' if is_match(number) else " #teaching")
            identity = 1_700_000_000_000_000_000 + number * 4_194_304
            when = moment(number)
            user = f"user{number % 500}"
            file.write(f'{identity},{user},"{text}",{when.strftime("%a %b %d %H:%M:%S +0000 %Y")},'
                       f'{when.strftime("%d/%m/%Y %H:%M:%S")},,en,,,{number % 500},,'
                       f'"<a href=""https://x.example"">Web</a>",https://pics.example/{user}.jpg,'
                       f'{words.number(900)},{words.number(900)},"York, UK",'
                       f'https://twitter.com/{user}/statuses/{identity},'
                       f'"{{""hashtags"":[],""urls"":[]}}"\r\n')
    write_count(folder, rows)


def write_count(folder, number):
    with open(os.path.join(folder, "count"), "w", encoding="utf-8") as file:
        file.write(str(number))
