"""Invented copies of LinkedIn's data: tables with both ways to quote, its own line ends, quotes
that go missing, numbers of members in names, and letters beside them.
"""

from exported import AGREED, TAG, Told, stamp

HEAD = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
UPDATE = "https://www.linkedin.com/feed/update/"
MEMBER = "155814142"
FIRST_ID = 7380000000000000000


def doubled(text):
    """RFC 4180, or bare where nothing asks for quotes."""
    if any(sign in text for sign in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def shared(text):
    """As Shares.csv has a text of several lines: "⏎" between them."""
    return '"' + text.replace('"', '""').replace("\n", '"\n"') + '"'


def escaped(text):
    return '"' + text.replace('"', '\\"') + '"'


def unclosed(text):
    return '"' + text


def when(seconds, number):
    text = stamp(seconds).replace("T", " ").rstrip("Z")
    return text + (" UTC" if number % 4 == 0 else "")


def share(told, number, agreed):
    """A row of Shares.csv, and what is true of it."""
    at_s, identity = told.moment(), FIRST_ID + number * 4194304
    mark = told.mark()
    text = f'{told.words(4)}, "{told.words(2)}"\n{told.words(3)} {mark}'
    kind = number % 8
    seen = {0: "PUBLIC", 1: "ANYONE", 2: "MEMBER_NETWORK", 3: "CONNECTIONS", 4: ""}.get(kind,
                                                                                     "PUBLIC")
    quote = (doubled, shared, escaped, unclosed)[told.random.randrange(4)]
    link = f"{UPDATE}urn%3Ali%3Ashare%3A{identity}"
    if kind == 5:
        told.count("other")
        text = ""
    elif kind == 6:
        told.count("untagged", mark)
    else:
        text += f" #{TAG}"
        if kind in (0, 1, 7) or (agreed and kind in (2, 4)):
            told.post(text, at_s, network="LinkedIn", author="Dewi Wyn",
                      link=f"{UPDATE}urn:li:share:{identity}", id=f"urn:li:share:{identity}",
                      agreed=AGREED if kind in (2, 4) else None)
        else:
            told.count("private", mark)
    to = f"https://blog.example/{number}?utm_source=li" if number % 3 == 0 else ""
    # what is shared without a word is still shared for its hashtag's sake
    address = f"https://blog.example/#{TAG}" if kind == 5 else to
    return f"{when(at_s, number)},{link},{quote(text) if text else ''},{address},,{seen}\n"


def comment(told, number, agreed):
    at_s, mark = told.moment(), told.mark()
    text = f'{told.words(3)}, \"{told.words(1)}\" {mark} #{TAG}'
    if agreed:
        told.post(text, at_s, network="LinkedIn", author="Dewi Wyn", agreed=AGREED)
    else:
        told.count("private", mark)
    return (f"{when(at_s, number)},{UPDATE}urn%3Ali%3Aactivity%3A{FIRST_ID},"
            f"{(escaped, doubled)[number % 2](text)}\n")


def linkedin(size=400, seed=1, agreed=False, is_complete=False):
    told = Told("LinkedIn" + (", complete" if is_complete else "") + (", agreed" if agreed else ""),
                seed)
    end = f"_{MEMBER}" if is_complete else ""
    top = "Complete_LinkedInDataExport/" if is_complete else ""
    shares = "".join(share(told, number, agreed) for number in range(size))
    comments = "".join(comment(told, number, agreed) for number in range(size // 4))
    secret = told.hidden()
    told.files = {
        f"{top}Shares{end}.csv": ("\ufeff" * is_complete + HEAD + shares).encode(),
        f"{top}Comments{end}.csv": ("Date,Link,Message\n" + comments).encode(),
        f"{top}Profile.csv": ("First Name,Last Name,Maiden Name,Address,Birth Date,Headline\n"
                              f"Dewi,Wyn,,{secret},Dec 10,Cook {secret}\n").encode(),
        f"{top}messages.csv": (
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,"
            f"DATE,SUBJECT,CONTENT,FOLDER\n1,,Bea,u,Dewi Wyn,u,2026-10-10,,{secret} #{TAG},INBOX\n"
        ).encode(),
        f"{top}Invitations.csv": ("From,To,Sent At,Message,Direction\n"
                                  f"Bea,Dewi,2026-10-10,{secret} #{TAG},INCOMING\n").encode(),
        f"{top}Connections.csv": ("Notes:\n\"When exporting…\"\n\nFirst Name,Last Name,URL,Email "
                                  f"Address,Company\nBea,{secret},u,e@private.example,\n").encode(),
        f"{top}Recommendations_Given.csv": (
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            f"Bea,O,C,T,{secret} #{TAG},2026-10-10,VISIBLE\n").encode(),
        f"{top}Publications.csv": ("Name,Published On,Description,Publisher,Url\n"
                                   f"N,2026-10-10,{secret} #{TAG},P,https://b.example/\n").encode(),
        f"{top}Rich_Media.csv": ("Date/Time,Media Description,Media Link\n"
                                 f"2026-10-10,{secret} #{TAG},https://b.example/\n").encode()}
    return told
