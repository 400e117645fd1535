"""Calendars as others read them: icalendar, recurring_ical_events, ical.js."""

import collections
import datetime
import json
import os
import re
import subprocess
import zoneinfo

import accept
import harness
import parsed
import scene

UTC = datetime.timezone.utc
UID_BYTES_MAX = 255


def has_modules():
    try:
        import icalendar  # noqa: F401
        import recurring_ical_events  # noqa: F401
    except ImportError:
        return False
    return True


def uid_key(uid):
    """UIDs are one line for us; an entry without one is known by its hash."""
    return "" if re.fullmatch("[0-9a-f]{64}", str(uid)) else " ".join(str(uid).split())


def text_of(path):
    with open(path, "rb") as file:
        return file.read()


def first_day(path):
    """The first of January of the year in which the calendar begins."""
    years = [int(year) for year in re.findall(rb"^DTSTART[^:\r\n]*:(\d{4})\d{4}", text_of(path),
                                              re.M)]
    return datetime.date(min(years, default=2020), 1, 1)


def stamp(when, zone):
    """As `events --json` says it: a day, or a time in UTC; floating means in the zone."""
    if not isinstance(when, datetime.datetime):
        return when.isoformat()
    if when.tzinfo is None:
        when = when.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def begins_within(when, zone, first, last):
    if not isinstance(when, datetime.datetime):
        return first <= when < last
    if when.tzinfo is None:
        when = when.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    local = when.astimezone(zoneinfo.ZoneInfo(zone)).date()
    return first <= local < last


def occurrences(path, zone, first, last):
    """(uid, when) of all that begins in [first, last), by recurring_ical_events; a text where they
    cannot read it."""
    try:
        return read_occurrences(path, zone, first, last)
    except Exception as error:  # whatever they say no with is what is told
        return f"{type(error).__name__}: {error}"


def read_occurrences(path, zone, first, last):
    import icalendar
    import recurring_ical_events
    found = collections.Counter()
    for calendar in icalendar.Calendar.from_ical(text_of(path), multiple=True):
        usual = str(calendar.get("X-WR-TIMEZONE", "")) or zone
        try:
            zoneinfo.ZoneInfo(usual)
        except (ValueError, KeyError, OSError):
            usual = zone
        query = recurring_ical_events.of(calendar)
        margin = datetime.timedelta(days=2)
        for event in query.between(first - margin, last + margin):
            when = event["DTSTART"].dt
            if event.get("CLASS", "PUBLIC") != "PUBLIC":
                continue
            if isinstance(when, datetime.datetime) and when.tzinfo is None:
                when = when.replace(tzinfo=zoneinfo.ZoneInfo(usual))
            if begins_within(when, zone, first, last):
                found[(uid_key(event.get("UID", "")), stamp(when, zone))] += 1
    return found


# ---- rules of the ini ----

Rule = collections.namedtuple("Rule", "when rrule start except_ argued", defaults=((), None))


def rule(when, rrule, start, except_=(), argued=None):
    return Rule(when, rrule, start, except_, argued)


RULES = [
    rule("first Monday 09:00", "FREQ=MONTHLY;BYDAY=1MO", "20251101T090000"),
    rule("second Tuesday 12:30", "FREQ=MONTHLY;BYDAY=2TU", "20251101T123000"),
    rule("third Thursday 20:00", "FREQ=MONTHLY;BYDAY=3TH", "20251101T200000"),
    rule("fourth Friday 16:15", "FREQ=MONTHLY;BYDAY=4FR", "20251101T161500"),
    rule("last Friday 20:00", "FREQ=MONTHLY;BYDAY=-1FR", "20251101T200000"),
    rule("last Sunday 12:00", "FREQ=MONTHLY;BYDAY=-1SU", "20251101T120000"),
    rule("first Saturday 10:00", "FREQ=MONTHLY;BYDAY=1SA", "20251101T100000"),
    rule("first Sunday 23:59", "FREQ=MONTHLY;BYDAY=1SU", "20251101T235900"),
    rule("last Monday 00:00", "FREQ=MONTHLY;BYDAY=-1MO", "20251101T000000"),
    rule("fourth Wednesday 07:05", "FREQ=MONTHLY;BYDAY=4WE", "20251101T070500"),
    rule("every Monday 09:00", "FREQ=WEEKLY;BYDAY=MO", "20251103T090000"),
    rule("every Thursday 20:00", "FREQ=WEEKLY;BYDAY=TH", "20251106T200000"),
    rule("every Sunday 18:30", "FREQ=WEEKLY;BYDAY=SU", "20251102T183000"),
    rule("every Saturday 00:00", "FREQ=WEEKLY;BYDAY=SA", "20251101T000000"),
    rule("every Wednesday 12:00 every 2 weeks from 2026-01-07",
         "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "20250108T120000"),
    rule("every Friday 16:00 every 3 weeks from 2026-02-06",
         "FREQ=WEEKLY;INTERVAL=3;BYDAY=FR", "20250418T160000"),
    rule("every Tuesday 20:00 every 4 weeks from 2026-03-03",
         "FREQ=WEEKLY;INTERVAL=4;BYDAY=TU", "20250401T200000"),
    rule("every Sunday 20:00 every 26 weeks from 2026-01-04",
         "FREQ=WEEKLY;INTERVAL=26;BYDAY=SU", "20250105T200000"),
    rule("every day 08:15", "FREQ=DAILY", "20251101T081500"),
    rule("every day 22:45", "FREQ=DAILY", "20251101T224500"),
    rule("2026-12-03 20:00", None, "20261203T200000"),
    rule("2027-03-28 12:00", None, "20270328T120000"),
    rule("2026-02-28 00:00", None, "20260228T000000"),
    rule("last Friday", "FREQ=MONTHLY;BYDAY=-1FR", "20251101"),
    rule("every Tuesday", "FREQ=WEEKLY;BYDAY=TU", "20251104"),
    rule("2026-07-17", None, "20260717"),
    rule("first Monday", "FREQ=MONTHLY;BYDAY=1MO", "20251101"),
    rule("third Thursday 19:00", "FREQ=MONTHLY;BYDAY=3TH", "20251101T190000",
         ("20261217T190000", "20270819T190000")),
    rule("every Thursday 20:30", "FREQ=WEEKLY;BYDAY=TH", "20251106T203000",
         ("20261224T203000", "20261231T203000")),
    rule("every Wednesday", "FREQ=WEEKLY;BYDAY=WE", "20251105", ("20260401", "20260408")),
    rule("every day 02:30", "FREQ=DAILY", "20251101T023000",
         argued="in the gap the first minute after it, of two the second: as digests are due"),
]


def ini_of(rules, zone):
    lines = ["[tagdigest]", "contact = organiser@college.example", "state_dir = state",
             "[smtp]", "url = smtp://127.0.0.1:9", "[source toot]", "type = mastodon",
             "url = https://toot.example", "[digest weekly]", "tags = JoyFE", f"timezone = {zone}"]
    for number, one in enumerate(rules):
        lines += [f"[event r{number}]", f"when = {one.when}"]
        if one.except_:
            days = ", ".join(f"{day[:4]}-{day[4:6]}-{day[6:8]}" for day in one.except_)
            lines.append(f"except = {days}")
    return "\n".join(lines) + "\n"


def dates_of(one, zone):
    """The same by RRULE, in 2026 and 2027."""
    import icalendar
    import recurring_ical_events
    is_day = "T" not in one.start
    mark = ";VALUE=DATE:" if is_day else f";TZID={zone}:"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:r",
             f"DTSTART{mark}{one.start}"]
    if one.rrule:
        lines.append(f"RRULE:{one.rrule}")
    lines += [f"EXDATE{mark}{day}" for day in one.except_]
    lines += ["END:VEVENT", "END:VCALENDAR", ""]
    calendar = icalendar.Calendar.from_ical("\r\n".join(lines))
    first, last = datetime.date(2026, 1, 1), datetime.date(2028, 1, 1)
    found = [event["DTSTART"].dt for event in
             recurring_ical_events.of(calendar).between((2025, 12, 30), (2028, 1, 3))]
    return sorted(stamp(when, zone) for when in found if begins_within(when, zone, first, last))


# ---- what a mail carries ----

def ics_of(message):
    for part in message.walk():
        if part.get_content_type() == "text/calendar":
            return part.get_payload(decode=True)
    return None


def rows_of(data):
    text = data.decode().replace("\r\n ", "")
    return [dict(line.split(":", 1) for line in block.split("\r\n") if ":" in line)
            for block in re.findall(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT", text, re.S)]


EVENTS = """
[event hour]
title = Hour
when = third Thursday {hour}
timezone = UTC
{more}
"""
ENTRIES = ("BEGIN:VCALENDAR\nVERSION:2.0\n"
           "BEGIN:VEVENT\nUID:a\nSEQUENCE:{sequence}\nSUMMARY:Swap\nDTSTART:{swap}\nEND:VEVENT\n"
           "{cake}END:VCALENDAR\n")
CAKE = "BEGIN:VEVENT\nUID:b\nSUMMARY:Cake\nDTSTART:20261203T130000Z\nEND:VEVENT\n"


def letters(folder):
    """Two mails, between which things were moved and cancelled: the rows of their calendars, which
    lie in the folder as well."""
    rows = []
    with harness.World() as world:
        toot, mail = world.mastodon([]), world.smtp()
        place = world.path("college.ics")
        for week, name in enumerate(("first", "second")):
            world.write("college.ics", ENTRIES.format(
                sequence=week, swap=("20261126T130000Z", "20261127T140000Z")[week],
                cake=(CAKE, "")[week]))
            events = EVENTS.format(hour=("20:00", "19:00")[week],
                                   more=("", "except = 2026-12-17")[week])
            world.write("aggregator.ini", scene.ini(
                {"toot": ("mastodon", toot.url), "college": ("calendar", f"file:{place}")},
                scene.relay(mail), digest="events = 70 d\n" + events))
            world.write(toot.data, [scene.post(f"week{one}", scene.at(days=7 * one - 3))
                                    for one in range(week + 1)])
            result = world.run("run", now=scene.at(days=7 * week))
            assert result.code == 0, result
            message = mail.messages()[-1]
            data = ics_of(message)
            with open(os.path.join(folder, name + ".ics"), "wb") as file:
                file.write(data)
            rows.append(rows_of(data))
    return rows


def read_ics(path):
    import icalendar
    calendar = icalendar.Calendar.from_ical(text_of(path))
    return [(str(event["UID"]), event["DTSTART"].dt.strftime("%Y%m%dT%H%M%SZ"))
            for event in calendar.walk("VEVENT")]


def complaints(path):
    import icalendar
    calendar = icalendar.Calendar.from_ical(text_of(path))
    return [error for part in calendar.walk() for error in part.errors]


JS = """
const ICAL = require("ical.js").default || require("ical.js");
const text = require("fs").readFileSync(process.argv[1], "utf8");
const whole = new ICAL.Component(ICAL.parse(text));
console.log(JSON.stringify(whole.getAllSubcomponents("vevent").map(part => {
  const event = new ICAL.Event(part);
  return [event.uid, event.startDate.convertToZone(ICAL.Timezone.utcTimezone).toICALString()];
})));
"""


# Whole series, with what is said of one date, or of all from there on (ICAL.Event).
JS_SERIES = """
const ICAL = require("ical.js").default || require("ical.js");
const text = require("fs").readFileSync(process.argv[1], "utf8");
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent")
  .map(part => new ICAL.Event(part));
const series = events.find(one => !one.isRecurrenceException());
events.filter(one => one.isRecurrenceException()).forEach(one => series.relateException(one));
const found = [], dates = series.iterator();
for (let at = dates.next(); at; at = dates.next()) {
  const one = series.getOccurrenceDetails(at);
  found.push([series.uid, one.startDate.toString(), one.item.summary]);
}
console.log(JSON.stringify(found));
"""


def read_by_js(path, script=JS):
    """By ical.js."""
    unpacked = subprocess.run([os.path.join(accept.ROOT, "tests", "tools", "unpack.sh"), "npm",
                               parsed.PACKAGES[0], "ical.js@2.2.1"],
                              check=True, text=True, stdout=subprocess.PIPE)
    folder = os.path.join(unpacked.stdout.splitlines()[-1], "node_modules")
    node = os.path.join(folder, parsed.NODE, "bin", "node")
    done = subprocess.run([node, "-e", script, path], check=True, capture_output=True, text=True,
                          timeout=60, env={**os.environ, "NODE_PATH": folder})
    return [tuple(row) for row in json.loads(done.stdout)]


# ---- rules that nobody wrote ----

DAYS = "MO TU WE TH FR SA SU".split()


def draw_list(chance, values, *counts):
    values = list(values)
    return ",".join(map(str, sorted(chance.sample(values, chance.choice(counts)))))


def draw_days(chance, freq, has_week):
    days = chance.sample(DAYS, chance.choice((1, 1, 2, 3)))
    numbers = {"MONTHLY": (-5, -2, -1, 1, 2, 3, 4, 5), "YEARLY": (-53, -2, -1, 1, 2, 5, 20, 53)}
    if freq in numbers and not has_week and chance.random() < .6:
        days = [f"{chance.choice(numbers[freq])}{day}" for day in days]
    return ",".join(days)


def draw_rule(chance):
    """Any rule of RFC 5545, 3.3.10, from a day on."""
    freq = chance.choice(("DAILY", "WEEKLY", "MONTHLY", "YEARLY"))
    parts, month_days = [f"FREQ={freq}"], [day for day in range(-31, 32) if day]
    may = {"BYMONTHDAY": freq != "WEEKLY", "BYYEARDAY": freq == "YEARLY",
           "BYWEEKNO": freq == "YEARLY"}
    lists = {"BYMONTH": (range(1, 13), 1, 1, 2, 5), "BYMONTHDAY": (month_days, 1, 1, 2, 5),
             "BYYEARDAY": (range(1, 367), 1, 2, 20), "BYWEEKNO": (range(-52, 0), 1, 2, 5)}
    if chance.random() < .5:
        parts.append(f"INTERVAL={chance.choice((1, 2, 3, 4, 5, 7, 12, 13, 28))}")
    for name, (values, *counts) in lists.items():
        if may.get(name, True) and chance.random() < (.35 if "MONTH" in name else .2):
            parts.append(f"{name}={draw_list(chance, values, *counts)}")
    has_week = any(part.startswith("BYWEEKNO") for part in parts)
    # without BYDAY a week's day is that of DTSTART (RFC 5545, 3.3.10), all seven for dateutil
    if has_week or chance.random() < .4:
        parts.append(f"BYDAY={draw_days(chance, freq, has_week)}")
    if chance.random() < .15:
        parts.append(f"BYHOUR={draw_list(chance, range(24), 2)}")
    if len(parts) > 2 and freq in ("MONTHLY", "YEARLY") and chance.random() < .2:
        parts.append(f"BYSETPOS={draw_list(chance, (-3, -2, -1, 1, 2, 3, 10), 1, 2)}")
    if chance.random() < .2:
        parts.append(f"WKST={chance.choice(DAYS)}")
    if chance.random() < .25:
        parts.append(f"COUNT={chance.choice((1, 5, 30, 400))}")
    start = datetime.date(chance.choice((1995, 2012, 2020, 2024, 2025)), 1, 1) \
        + datetime.timedelta(days=chance.randrange(365))
    return start, ";".join(parts)


def calendar_of_rule(start, rule_):
    return (f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:r\nSUMMARY:r\n"
            f"DTSTART:{start:%Y%m%d}T200000Z\nRRULE:{rule_}\nEND:VEVENT\nEND:VCALENDAR\n")


def by_dateutil(start, rule_, first, last):
    """When it takes place, DTSTART as well; None where dateutil cannot count it."""
    from dateutil import rrule
    at = datetime.datetime(start.year, start.month, start.day, 20, tzinfo=UTC)
    begin = datetime.datetime(first.year, 1, 1, tzinfo=UTC)
    end = datetime.datetime(last.year, 1, 1, tzinfo=UTC) - datetime.timedelta(seconds=1)
    try:
        found = set(rrule.rrulestr(rule_, dtstart=at).between(begin, end, inc=True))
    except (IndexError, ValueError):
        return None
    return sorted(stamp(when, "UTC") for when in found | ({at} if begin <= at <= end else set()))


def book(paths):
    """A reader's calendar that takes these one after the other (RFC 5546, 3.2.1): by UID, whatever
    has a lower SEQUENCE is old."""
    held = {}
    for path in paths:
        for row in rows_of(text_of(path)):
            known = held.get(row["UID"])
            if known is None or int(row["SEQUENCE"]) >= int(known["SEQUENCE"]):
                held[row["UID"]] = row
    return held
