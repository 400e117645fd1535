"""Mistakes of form that people make in inis, each in a file of its own and many in one.

A case is a name, what stands in the place of @@ in GOOD, and what must be said: {line, counted from
the one of @@: words}. WHOLE are files by themselves; of them the words are by line.
"""

GOOD = """\
[tagdigest]
contact = organiser@example.org
[smtp]
url = smtp://localhost
[source mastodon]
type = mastodon
url = https://mastodon.social
[digest weekly]
tags = JoyFE, UKFEChat
to = me@example.org
title = The Staffroom
@@
"""
HERE = 1 + GOOD[:GOOD.index("@@")].count("\n")
COMMENT = "this comment is indented"
INDENTED = "this line is indented"
LONG = 2000

CASES = (
    ("an indented comment below a value", b"note = one\n  ; not a part of it", {1: COMMENT}),
    ("an indented comment between two lines of a value",
     b"note = one\n\t# not a part of it\n  two", {1: COMMENT}),
    ("two indented comments", b"note = one\n ; a\n\n ; b\nsubtitle = x", {1: COMMENT, 3: COMMENT}),
    ("an indented comment below a section", b"[tag JoyFE]\n\t; how it is written", {1: COMMENT}),
    ("a key indented by a tab", b"note = one\n\tsubtitle = two", {1: INDENTED}),
    ("a key indented by blanks below a section", b"[tag JoyFE]\n  display = #JoyFE",
     {1: INDENTED}),
    ("a value that goes on behind an empty line", b"note = one\n\n  two", {2: INDENTED}),
    ("a word in quotes", b'min_posts = "3"', {0: "a number from 0 to 1000"}),
    ("typographic quotes", 'schedule = “daily 07:30”'.encode(), {0: "daily 07:30"}),
    ("two = signs", b"max_posts == 3", {0: "a number from 1 to 1000"}),
    ("an = sign in a value", b"timezone = TZ=Europe/London", {0: "such as Europe/London"}),
    ("a colon for the = sign", b"subtitle: The week", {0: "expected key = value"}),
    ("nothing before the = sign", b"= The week", {0: "no key before"}),
    ("a comment behind a value", b"max_posts = 3 ; at most", {0: "a number from 1 to 1000"}),
    ("a comment behind a section", b"[tag JoyFE] ; ours\ndisplay = #JoyFE",
     {0: "comments have a line of their own"}),
    ("a NUL", b"note = a\0b", {0: "control character"}),
    ("an escape sequence", b"note = a\x1b[31mb", {0: "control character"}),
    ("Latin-1 in a value", b"note = caf\xe9", {0: "not UTF-8"}),
    ("Latin-1 in a comment", b"; caf\xe9", {0: "not UTF-8"}),
    ("a lone carriage return", b"note = one\rsubtitle = two", {0: "control character"}),
    ("a byte order mark in mid-file", "\ufeffnote = one".encode(), {0: "not ASCII"}),
    ("a no-break space before a key", "\u00a0note = one".encode(), {0: "not ASCII"}),
    ("a line of 1 MB", b"note = " + b"x" * (1 << 20), {0: "too long"}),
    ("a comment of 1 MB", b"; " + b"x" * (1 << 20), {0: "too long"}),
    ("a key twice", b"note = one\nnote = two", {1: f"line {HERE}"}),
    ("a key twice, in other letters", b"note = one\n\nNote = two", {2: f"line {HERE}"}),
    ("a section twice", b"[source mastodon]\nenabled = yes", {0: "line 5"}),
    ("a section twice, in other letters and blanks", b"[Source\tMastodon ]\nenabled = yes",
     {0: "line 5"}),
    ("a section without its bracket", b"[tag JoyFE\ndisplay = #JoyFE", {0: "bracket"}),
    ("a section without a name", b"[]\ndisplay = #JoyFE", {0: "no name"}),
    ("a section's name in quotes", b'[tag "JoyFE"]\ndisplay = #JoyFE', {0: "letters, digits"}),
    ("a very long key", b"k" * LONG + b" = 1", {0: "unknown key"}),
    ("a very long section", b"[" + b"s" * LONG + b"]\nkey = 1", {0: "unknown section"}),
    ("a key without a value", b"language =", {0: "such as en"}),
    ("an open quote in a command", None, {}),
)
OPEN_QUOTE = GOOD.replace("smtp://localhost", 'smtp://me@mail.example.org\n'
                          'password_command = pass "show mail').replace("@@\n", "").encode()
PLAIN = GOOD.replace("@@\n", "").encode()
WRONG = PLAIN.replace(b"url = https://", b"url = gopher://")
WHOLE = (
    ("an open quote in a command", OPEN_QUOTE, {5: "quote closed"}),
    ("CR LF", WRONG.replace(b"\n", b"\r\n"), {7: "https://"}),
    ("a byte order mark", b"\xef\xbb\xbf" + WRONG, {7: "https://"}),
    ("a byte order mark and a key", b"\xef\xbb\xbfcontact = a@b.example\n" + PLAIN,
     {1: "before any section"}),
    ("UTF-16", PLAIN.decode().encode("utf-16"), {0: "UTF-16"}),
    ("no line end at the end", PLAIN + b"min_posts = many", {HERE: "a number from"}),
    ("old Macintosh line ends", PLAIN.replace(b"\n", b"\r"), {1: "control character"}),
)


def one_by_one():
    """(name, bytes of an ini, {line: words}) of each case."""
    for name, text, said in CASES:
        if text is not None:
            yield name, GOOD.encode().replace(b"@@", text), {
                HERE + line: words for line, words in said.items()}
    yield from WHOLE


def all_in_one():
    """As many as can stand in one file: each below the others, in a section of its own."""
    ini, want = GOOD.replace("@@\n", "").encode(), {}
    for number, (_, text, said) in enumerate(CASES):
        if text is None or any("line " in words for words in said.values()):
            continue
        first = ini.count(b"\n") + 2
        text = text.replace(b"JoyFE", b"Tag%d" % number)
        ini += b"[digest d%d]\ntags = JoyFE\nto = me@example.org\n" % number + text + b"\n"
        want.update({first + 2 + line: words for line, words in said.items()})
    return ini, want
