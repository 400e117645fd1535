"""What people have written into names, titles and addresses to get a header or a recipient more
into somebody else's mail, and what merely happens there.

TEXTS are for any text; ADDRESSES are for where an address is expected: (what stands there, to whom
a mail may go then; None: to nobody).
"""

import base64

VICTIM = "victim@elsewhere.example"
BCC = f"Bcc: {VICTIM}"
MORE = ("\r\n", "\n", "\r", "\n\r", "\r\n ", "\n\t", "\r\n\x0b", "\x0b", "\x0c", "\x85", "\u2028",
        "\u2029", "\x00", "\r\x00\n", "\x1b[2K\r", "\u560d\u560a", "%0d%0a", "&#13;&#10;",
        "&NewLine;", "=0D=0A", "\\r\\n", "+AA0ACg-")
ENCODED = base64.b64encode(f"\r\n{BCC}".encode()).decode()

TEXTS = (
    *(f"Chalk{end}{BCC}" for end in MORE),
    f"\r\n{BCC}", f"{BCC}\r\n", f"\r\n\r\n{BCC}\r\n\r\nOther words",
    f"Chalk\r\nTo: {VICTIM}\r\nCc: {VICTIM}\r\nSubject: other",
    f"Chalk\r\n.\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<{VICTIM}>\r\nDATA\r\n\r\nx\r\n.\r\n",
    f"Chalk\n.\nRCPT TO:<{VICTIM}>\n", "Chalk\r\nContent-Type: text/html\r\n\r\n<b>x</b>",
    "Chalk\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64",
    f"Chalk\r\nReply-To: {VICTIM}\r\nResent-To: {VICTIM}\r\nErrors-To: {VICTIM}",
    f"Chalk\r\nList-Unsubscribe: <mailto:{VICTIM}>\r\nSender: {VICTIM}",
    # words that are encoded (RFC 2047), well and badly
    f"=?utf-8?b?{ENCODED}?=", f"=?utf-8?q?=0D=0A{BCC.replace(' ', '_')}?=",
    f"=?utf-8?q?a?= =?utf-8?q?=0A{BCC.replace(' ', '_')}?=", "=?utf-8?q?", "=?utf-8?q?unended",
    "=?x-no-such?q?a?=", "=?utf-8?x?a?=", "=?utf-8?b?not base64 at all?=", "=?utf-7?q?+AA0ACg-?=",
    "=?utf-8?q?" + "a" * 200 + "?=", "=?utf-8?q?=ED=A0=80?=", "=?=?=?=?utf-8?q?a?=?=",
    # what turns, hides or is nothing
    "\u202eklahC", "\u2066Chalk\u202d and \u2069talk\u202c", "\u200b\u200d\u2060\ufeff",
    "\ufeffChalk",
    "\u0000", "\u0007\u001b[31m\u007f\u009b", "", " ", "\t\t", "\ufffd\ufffe\uffff",
    "e\u0301" * 200,
    # too long
    "chalk" * 200, "chalk " * 400, "w" * 998, "w" * 999, "ŵ" * 700, "\U0001f600" * 400,
    "粉" * 998,
    # quotes, commas, groups, comments
    '"', '\\"', "Chalk\\", f'Chalk" <{VICTIM}>, "', f"Chalk, {VICTIM}", f"Chalk; {VICTIM};",
    f"<{VICTIM}>", f"Chalk <{VICTIM}>", f"Undisclosed: {VICTIM}, {VICTIM};", "Undisclosed:;",
    f"Chalk (a (nested) comment) <{VICTIM}>", "((((", "))))", '"unended <', f"@a,@b:{VICTIM}",
    # what our own frame and formats mean by something
    "{title} {inside} {number} {count} {nonsense}", "{{{token}}} {{#posts}} {{> frame}}",
    "%s%n%s%n %1$s", "--=-boundary=--", "From nobody Thu Jan  1 00:00:00 1970", ".", "..",
)

ADDRESSES = (
    *((f"ada@mail.example{end}{BCC}", None) for end in MORE if end not in ("\u560d\u560a",)),
    (f"ada@mail.example,{VICTIM}", None), (f"ada@mail.example {VICTIM}", None),
    (f"ada@mail.example>,<{VICTIM}", None), (f"<ada@mail.example>,<{VICTIM}>", None),
    (f"ada@mail.example;{VICTIM}", None), (f"List: ada@mail.example, {VICTIM};", None),
    ("Undisclosed:;", None), (f"@mail.example:{VICTIM}", None),
    (f"ada@mail.example@{VICTIM}", None),
    (f'"ada@mail.example, {VICTIM}"', None), (f'"{VICTIM}"@mail.example', None),
    ('"a\\"b"@mail.example', None), ('"a b"@mail.example', None), ("ada@[127.0.0.1]", None),
    ("ada@mail.example SIZE=1", None), ("ada@mail.example> NOTIFY=NEVER", None),
    ("ada@mail.example\x00", "ada@mail.example"),
    ("\x00ada@mail.example", "ada@mail.example"), ("ada", None), ("@", None),
    ("ada@", None), ("@mail.example", None), ("ada@mail..example", None),
    (".ada@mail.example", None),
    ("ada.@mail.example", None), ("a" * 65 + "@mail.example", None),
    ("ada@" + "a" * 64 + ".example", None), ("ada@" + "a." * 150 + "example", None),
    ("a" * 2000 + "@mail.example", None), ("ada@mail.example" + "e" * 1000, None),
    ("ŵyn@mail.example", None), ("用户@例え.example", None), ("ada@\u202email.example", None),
    ("ada\u200b@mail.example", None), ("ada@-mail-.example", None), ("ada@mail_box.example", None),
    ("ada!far@mail.example", "ada!far@mail.example"),
    ("ada%far@mail.example", "ada%far@mail.example"),
    ("ada@例え.example", "ada@xn--r8jz45g.example"),
    ("ada@bücher.example", "ada@xn--bcher-kva.example"),
    ("o'ada@mail.example", "o'ada@mail.example"), ("ada+tag@mail.example", "ada+tag@mail.example"),
    ("=?utf-8?q?ada?=@mail.example", None), ("ada=?=@mail.example", None),
    ("ada=far.example@mail.example", "ada=far.example@mail.example"),
    ("-oQ/tmp@mail.example", "-oQ/tmp@mail.example"), ("|cat@mail.example", "|cat@mail.example"),
    ("/etc/passwd@mail.example", "/etc/passwd@mail.example"),
    ("Ada Far <ada.far@mail.example>", "ada.far@mail.example"),
    (f"{'n' * 998} <long.name@mail.example>", "long.name@mail.example"),
    (f'"{VICTIM}" <named@mail.example>', "named@mail.example"),
    (f"=?utf-8?b?{ENCODED}?= <encoded@mail.example>", "encoded@mail.example"),
    ("\u202eada <turned@mail.example>", "turned@mail.example"),
)
