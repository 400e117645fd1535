"""The way out of a mail, as a mail program takes it, and whose it is, read from the database and
the key file by other hands than the program's (include/subscribe/way.h says what a way holds)."""

import base64
import hashlib
import hmac
import re
import urllib.parse

LEAVE = 2
DIGEST_TOKEN = re.compile(r"[\w-]{43}")
WAY = re.compile(r"[a-z2-7]{39}")


def mailto(message):
    """(to, subject) of the mail by which one leaves; (None, None) when there is none."""
    for url in re.findall(r"<(mailto:[^>]+)>", message["List-Unsubscribe"] or ""):
        split = urllib.parse.urlsplit(url)
        subject = urllib.parse.parse_qs(split.query).get("subject", [""])[0]
        return urllib.parse.unquote(split.path), subject
    return None, None


def keys_of(text):
    """{number: secret} of a ways.key."""
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {int(number): secret for number, secret in rows}


def read_way(token, keys):
    """(purpose, id) of a way that is signed; None of any other."""
    raw = base64.b32decode(token.upper() + "=")
    said, mac = raw[:14], raw[14:]
    secret = keys.get(said[1])
    good = secret and hmac.compare_digest(
        hmac.new(secret.encode(), said, hashlib.sha256).digest()[:10], mac)
    return (said[0], int.from_bytes(said[2:7], "big")) if good else None


def subscription_of(message, by_token, keys):
    """The number of the subscription that the way out of a mail ends; None: of none."""
    to, subject = mailto(message)
    if to is None:
        return None
    detail = WAY.search(to.partition("+")[2].lower())
    if detail:
        way = read_way(detail[0], keys)
        return way[1] if way and way[0] == LEAVE else None
    token = DIGEST_TOKEN.search(subject)
    return by_token.get(token[0]) if token else None
