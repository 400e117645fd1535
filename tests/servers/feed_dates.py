"""Move the dates of a feed, so that an old recording becomes this week's news.

The feed is not parsed (a recording may be broken on purpose): dates are found in the usual
elements and keys, changed in place, and everything else stays byte for byte. All dates of one
file move by the same whole number of days, which keeps times of day, date-only forms and zones
as they were written; the newest post then lies within the 24 hours before the given instant.
"""

import codecs
import email.utils
import re
from datetime import date, datetime, timedelta, timezone

# in the order in which one post's own date is looked for
POST_DATES = ("published", "pubdate", "date_published", "issued", "date", "created",
              "updated", "modified", "date_modified")
FEED_DATES = ("lastbuilddate",)
NAMES = "|".join(POST_DATES + FEED_DATES)
XML_DATE = re.compile(
    rf"<(?:[\w.-]+:)?(?P<name>{NAMES})(?:\s[^<>]*)?>\s*(?:<!\[CDATA\[)?\s*(?P<value>[^<\]]+)",
    re.IGNORECASE)
JSON_DATE = re.compile(r'"(?P<name>date_published|date_modified)"\s*:\s*"(?P<value>[^"\\]+)"')
POST_START = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
POST_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
JSON_POST_START = re.compile(r'"id"\s*:')

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
RFC_822 = re.compile(
    rf"(?:(?P<weekday>{'|'.join(DAYS)})[a-z]*)?(?P<gap>[,\s]*)(?P<day>\d{{1,2}})(?P<a>[\s-]+)"
    rf"(?P<month>{'|'.join(MONTHS)})[a-z]*(?P<b>[\s,-]+)(?P<year>\d{{4}}|\d\d)\b", re.IGNORECASE)
RFC_3339 = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:[Tt ](?P<time>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?P<zone>[Zz]|[+-]\d\d:?\d\d)?)?")
UTF_BOMS = ((codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
            (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
            (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def carrier(data):
    """An encoding in which the bytes survive a round trip and ASCII can be read."""
    for start, name in UTF_BOMS:
        if data.startswith(start):
            return name
    return "latin-1"


def full_year(digits):
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def moment(value):
    """The instant that a date names, or None."""
    match = RFC_3339.search(value)
    if match:
        zone = (match["zone"] or "Z").upper().replace("Z", "+00:00")
        return datetime.fromisoformat(
            f"{match['year']}-{match['month']}-{match['day']}T{match['time'] or '00:00'}{zone}")
    if RFC_822.search(value):
        parts = email.utils.parsedate_tz(value)
        if parts:
            return datetime.fromtimestamp(email.utils.mktime_tz(parts), timezone.utc)
    return None


def safe_moment(value):
    """A recording may hold the 31st of June."""
    try:
        return moment(value)
    except (ValueError, OverflowError, OSError):
        return None


def moved_822(match, days):
    month = [m.lower() for m in MONTHS].index(match["month"].lower()) + 1
    day = date(full_year(match["year"]), month, int(match["day"])) + timedelta(days=days)
    weekday = DAYS[day.weekday()] if match["weekday"] else ""
    year = f"{day.year:04d}"[-len(match["year"]):]
    number = f"{day.day:0{len(match['day'])}d}"
    return f"{weekday}{match['gap']}{number}{match['a']}{MONTHS[day.month - 1]}{match['b']}{year}"


def moved_3339(match, days):
    day = date(int(match["year"]), int(match["month"]), int(match["day"])) + timedelta(days=days)
    return day.isoformat() + match[0][10:]


def moved(value, days):
    """The same date, in the same form, some days later."""
    try:
        if RFC_3339.search(value):
            return RFC_3339.sub(lambda m: moved_3339(m, days), value, count=1)
        return RFC_822.sub(lambda m: moved_822(m, days), value, count=1)
    except (ValueError, OverflowError):
        return value


def posts(text):
    """The stretches of text that hold one post each."""
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        starts = [m.start() for m in JSON_POST_START.finditer(text)]
        return zip(starts, starts[1:] + [len(text)])
    starts = [m.start() for m in POST_START.finditer(text)]
    ends = [POST_END.search(text, start) for start in starts]
    return [(start, end.start() if end else len(text)) for start, end in zip(starts, ends)]


def pattern_for(text):
    return JSON_DATE if text.lstrip("\ufeff \t\r\n").startswith("{") else XML_DATE


def post_moment(text, start, end):
    """When this post says it was published."""
    dates = {}
    for match in pattern_for(text).finditer(text, start, end):
        dates.setdefault(match["name"].lower(), safe_moment(match["value"]))
    return next((dates[name] for name in POST_DATES if dates.get(name)), None)


def newest_post(text):
    moments = [post_moment(text, start, end) for start, end in posts(text)]
    return max(filter(None, moments), default=None)


def shift(data, instant):
    """The bytes of a feed with its dates moved; untouched if no post has a date."""
    encoding = carrier(data)
    try:
        text = data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        return data             # a BOM that lies: nothing to read dates from
    newest = newest_post(text)
    if newest is None:
        return data
    days = (instant - newest) // timedelta(days=1)

    def replace(match):
        start = match.start("value") - match.start()
        end = match.end("value") - match.start()
        return match[0][:start] + moved(match["value"], days) + match[0][end:]

    return pattern_for(text).sub(replace, text).encode(encoding, "surrogatepass")
