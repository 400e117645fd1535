"""How people's mail programs write: a letter, and an answer with what it answers quoted or not.

    answer(CLIENTS[3], me, message, "yes", when)
"""

import email.message
import email.utils
import html

BACK = "On {date}, {who} wrote:"


def plain_of(message):
    part = message.get_body(("plain", "html"))
    return part.get_content() if part is not None else ""


def quoted(message, words=BACK):
    lines = [words.format(date=message["Date"], who=message["From"])]
    return "\n".join(lines + [f"> {line}".rstrip() for line in plain_of(message).splitlines()])


# ---- the bodies: (what is written, the message that is answered) -> (plain or None, HTML or None)


def top(text, message):
    return f"{text}\n\n{quoted(message)}\n", None


def bottom(text, message):
    return f"{quoted(message)}\n\n{text}\n", None


def bare(text, _):
    return f"{text}\n", None


def phone(text, message):
    return f"{text}\n\nSent from my phone\n\n{quoted(message)}\n", None


def signed(text, message):
    return f"{text}\n\n-- \nA. Reader\nHead of Bread, The College\n\n{quoted(message)}\n", None


def outlook(text, message):
    """No marks before what is quoted, but a head."""
    head = (f"-----Original Message-----\nFrom: {message['From']}\nSent: {message['Date']}\n"
            f"To: {message['To']}\nSubject: {message['Subject']}\n")
    return f"{text}\n\nKind regards\n\n{head}\n{plain_of(message)}\n", None


def outlook_html(text, message):
    return None, (f"<html><body><p>{html.escape(text)}</p><div style='border:none;border-top:solid "
                  f"#E1E1E1 1.0pt'><p><b>From:</b> {html.escape(message['From'])}<br><b>Sent:</b> "
                  f"{message['Date']}<br><b>Subject:</b> {html.escape(message['Subject'])}</p>"
                  "</div>"
                  f"<p>{html.escape(plain_of(message)).replace(chr(10), '<br>')}</p></body></html>")


def gmail(text, message):
    page = (f'<div dir="ltr">{html.escape(text)}</div><br><div class="gmail_quote"><div dir="ltr" '
            f'class="gmail_attr">{html.escape(BACK.format(date=message["Date"], who="we"))}<br>'
            f'</div><blockquote class="gmail_quote">{html.escape(plain_of(message))}</blockquote>'
            "</div>")
    return f"{text}\n\n{quoted(message)}\n", page


def blank_first(text, message):
    return f"\n\n  {text}  \n\n\n{quoted(message)}\n", None


def german(text, message):
    return f"{text}\n\n{quoted(message, 'Am {date} schrieb {who}:')}\n", None


CLIENTS = (top, bottom, bare, phone, signed, outlook, outlook_html, gmail, blank_first, german)


# ---- the letters ----


def letter(me, to, subject, when, plain="", page=None):
    """A letter of (name, address)."""
    made = email.message.EmailMessage()
    made["From"] = email.utils.formataddr(me)
    made["To"] = to
    made["Subject"] = subject
    made["Date"] = email.utils.format_datetime(when)
    made["Message-ID"] = email.utils.make_msgid(domain=me[1].rpartition("@")[2])
    if plain is not None:
        made.set_content(plain)
    if page is not None and plain is not None:
        made.add_alternative(page, subtype="html")
    elif page is not None:
        made.set_content(page, subtype="html")
    return made


def answer(client, me, message, text, when):
    """What `me` answers to a message: to where that wants it, with its subject and its thread."""
    subject = str(message["Subject"])
    subject = subject if subject.lower().startswith("re:") else f"Re: {subject}"
    made = letter(me, str(message["Reply-To"] or message["From"]), subject, when,
                  *client(text, message))
    made["In-Reply-To"] = message["Message-ID"]
    made["References"] = " ".join(filter(None, (message["References"], message["Message-ID"])))
    return made


def absence(me, message, when, has_headers=True):
    """What is sent while somebody is away, by a server that says so, or by one that does not."""
    subject = f"{'Out of office' if has_headers else 'Re'}: {message['Subject']}"
    made = letter(me, str(message["Reply-To"] or message["From"]), subject, when,
                  f"Yes, thank you for your mail! I am away until 7 December.\n\n{me[0]}\n")
    made["In-Reply-To"] = message["Message-ID"]
    if has_headers:
        made["Auto-Submitted"] = "auto-replied"
        made["X-Auto-Response-Suppress"] = "All"
    return made
