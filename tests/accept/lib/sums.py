"""What a mail says in numbers, read back from its subject, its text and its HTML.

    mail = sums.Mail(message)
    mail.text.marks, mail.text.total, mail.html.tags["#JoyFE"] …
    sums.contradictions(mail)       # [] where all that is said agrees
"""

import collections
import html.parser
import re

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
           "eleven", "twelve")
NUMBER = r"(\d[\d,]*|" + "|".join(NUMBERS) + ")"
MARK = re.compile(r"\bmark-([\w-]+)")
TOTAL = re.compile(NUMBER + r" posts? from " + NUMBER + r" (?:people|person)", re.I)
MORE = re.compile(NUMBER + r" more under (#\w+)", re.I)
UNPLACED = re.compile(r"And " + NUMBER + r" more posts? that did not fit")
NONE_FITTED = re.compile(NUMBER + r" posts?, (?:none of )?which (?:fitted|did not fit) here", re.I)
MORE_BY = re.compile(r"And " + NUMBER + r" more posts? from (.+?)(?: \[\d+\])?$")
AND_MORE = re.compile(r"\band " + NUMBER + r" more$")
FROM = re.compile(r"\bFrom (.+?) and " + NUMBER + r" others?\.")
# "9 on Monday 16", "6 from earlier", and in HTML a table of the same
DAY_ROW = re.compile(r"^(?:Earlier|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+)$")


def number(word):
    word = word.lower().replace(",", "")
    return int(word) if word.isdigit() else NUMBERS.index(word)


class Plain(html.parser.HTMLParser):
    """The words of an HTML part, a line an element; and where its links lead."""

    def __init__(self, text):
        super().__init__()
        self.lines, self.links, self._line, self._is_style, self.preheader = [], [], "", False, ""
        self._is_preheader = False
        self.feed(text)
        self._end()

    def _end(self):
        if self._line.strip():
            self.lines.append(" ".join(self._line.split()))
        self._line = ""

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in ("p", "div", "td", "th", "h1", "h2", "h3", "li", "blockquote", "br"):
            self._end()
        self._is_style = tag in ("style", "title") or (self._is_style and tag != "body")
        if tag == "div":
            self._is_preheader = values.get("class") == "pre"
        if tag == "a" and values.get("href"):
            self.links.append(values["href"])

    def handle_endtag(self, tag):
        if tag in ("p", "div", "td", "th", "h1", "h2", "h3", "li", "blockquote"):
            self._end()
        if tag in ("style", "title"):
            self._is_style = False
        if tag == "div":
            self._is_preheader = False

    def handle_data(self, data):
        if self._is_preheader:
            self.preheader += data
        elif not self._is_style:
            self._line += data


class Part:
    """What one part says."""

    def __init__(self, lines, links):
        joined = " ".join(lines)
        self.lines, self.links = lines, links
        self.joined = joined
        self.marks = collections.Counter(MARK.findall(joined))
        found = TOTAL.search(joined)
        self.total, self.people = (number(found[1]), number(found[2])) if found else (None, None)
        self.more = {tag: number(word) for word, tag in MORE.findall(joined)}
        self.more["elsewhere"] = sum(number(word) for pattern in (UNPLACED, NONE_FITTED)
                                     for word in pattern.findall(joined))
        self.more_by = {name: number(word) for line in lines
                        for word, name in MORE_BY.findall(line)}
        self.days, self.tags = [], {}


def read_text(text):
    part = Part([line.strip() for line in text.split("\n")], re.findall(r"https?://\S+", text))
    days = re.search(r"Day by day: (.+?)\.(?:\s|$)", part.joined)
    tags = re.search(r"By hashtag: (.+?)\.(?:\s|$)", part.joined)
    part.days = [int(count) for count in
                 re.findall(r"(\d+) (?:on|from)\b", days[1])] if days else []
    part.tags = {tag: int(count) for tag, count in
                 re.findall(r"(#\w+) (\d+)", tags[1])} if tags else {}
    return part


def read_html(text):
    plain = Plain(text)
    part = Part(plain.lines, plain.links)
    part.preheader = " ".join(plain.preheader.replace("\u034f", " ").replace("\u2007", " ").split())
    for name, value in zip(plain.lines, plain.lines[1:]):
        if DAY_ROW.match(name) and value.isdigit():
            part.days.append(int(value))
        if name == "Posts by hashtag":
            part.tags = {tag: int(count) for tag, count in re.findall(r"(#\w+)\s+(\d+)", value)}
    return part


class Mail:
    def __init__(self, message):
        self.subject = " ".join(message["Subject"].split())
        self.text = read_text(message.get_body(("plain",)).get_content())
        self.html = read_html(message.get_body(("html",)).get_content())


def named_more(words):
    """Of "A, B and 186 more": how many are named, at least and at most, and how many are not."""
    found = AND_MORE.search(words)
    if not found:
        return None
    quoted = len(re.findall("“[^”]*”", words))
    return (quoted, quoted) if quoted else (1, 2), number(found[1])


def judge_subject(mail):
    said = named_more(mail.subject)
    if said and not said[0][0] + said[1] <= mail.text.total <= said[0][1] + said[1]:
        yield f"the subject says {mail.subject!r}, and there are {mail.text.total} posts"


def judge_preheader(mail):
    found = FROM.search(mail.html.preheader)
    if found and found[1].count(", ") + 1 + number(found[2]) != mail.text.people:
        yield f"the preheader says {found[0]!r}, and there are {mail.text.people} people"


def judge_part(name, part):
    shown = sum(part.marks.values())
    if part.total is None:
        yield f"{name}: no total is told"
        return
    if shown + sum(part.more.values()) != part.total:
        yield (f"{name}: {shown} posts are shown, {part.more} more are told of, "
               f"{part.total} are said to be there")
    if part.days and sum(part.days) != part.total:
        yield f"{name}: the days {part.days} are {sum(part.days)}, and not {part.total}"
    twice = [mark for mark, count in part.marks.items() if count > 1]
    if twice:
        yield f"{name}: twice there: {twice}"


def contradictions(mail):
    """What a reader who adds up would find; posts are known by their marks."""
    found = [*judge_subject(mail), *judge_preheader(mail), *judge_part("text", mail.text),
             *judge_part("HTML", mail.html)]
    for what in ("total", "people", "days", "tags", "more", "more_by", "marks"):
        text, html_part = getattr(mail.text, what), getattr(mail.html, what)
        if text != html_part:
            found.append(f"{what}: the text says {text}, the HTML {html_part}")
    return found
