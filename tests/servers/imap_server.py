#!/usr/bin/python3
"""An IMAP server on loopback, from RFC 3501 and RFC 9051, with the manners of those that people
have: Dovecot, Gmail and Exchange by what they publish and answer. Folders live in memory; tests
fill and look at them over the same port with imaplib.

Each command is a JSON line in the log, on disk before its answer leaves: n, connection, tls, user
(whose login was taken, or null), command, argument (of a login only its mechanism, and `secret`:
whether one came with it).

--modes FILE (JSON, read anew when it changes):
  user, password   the login that is taken (organiser, sesame)
  tokens           access tokens that are taken, by OAUTHBEARER and XOAUTH2
  auth             mechanisms that are offered: PLAIN LOGIN XOAUTH2 OAUTHBEARER; "" leaves LOGIN,
                   the command, alone
  lacks            what is not offered: MOVE UIDPLUS SASL-IR LOGIN
  manners          any of: literals (every text is one, as of Exchange), chatter (EXISTS, RECENT,
                   FLAGS and FETCH of nobody's asking between the lines, RFC 9051, 7),
                   silent-search (no SEARCH line where nothing is found), capability-later (MOVE and
                   UIDPLUS only behind the login, as of Gmail), flags-behind (FLAGS behind the body,
                   and ENVELOPE that nobody asked for), lower-case, small-sizes (RFC822.SIZE that is
                   too small, as of Exchange), no-uidnext, below-inbox (NAMESPACE: all folders are
                   called INBOX.NAME, as of Courier and cPanel's Dovecot), no-challenge (a wrong
                   token is refused at once, as of Exchange; others tell why first, RFC 7628, 3.2.3)
  validity         UIDVALIDITY; when it changes all messages are numbered anew
  faults           an array, the first that fits is taken:
    at             greeting or a command, as UID FETCH; nth: only the n-th of these, from 1;
    argument       only when the arguments hold this text;
    times          at most so often
   and what happens: reply (said in the place of the answer, @ is the tag), drop, stall, bye,
    half (a literal that is longer than what follows, then silence), endless (without line end),
    storm (unasked answers without end), keep: true (the command is done all the same)
"""

import base64
import datetime
import io
import json
import os
import re
import socketserver
import ssl
import threading
import warnings

import common

NAMES = {"UID FETCH", "UID SEARCH", "UID STORE", "UID COPY", "UID MOVE", "UID EXPUNGE"}
LITERAL = re.compile(rb"\{(\d+)(\+?)\}\r\n$")
DEFAULTS = {"user": "organiser", "password": "sesame", "tokens": [], "auth": "PLAIN LOGIN",
            "lacks": [], "manners": [], "validity": 7, "faults": []}
SYSTEM_FLAGS = r"\Answered \Flagged \Deleted \Seen \Draft"
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


class Broken(Exception):
    """The connection ends here."""


class Message:
    def __init__(self, uid, raw, flags, when):
        self.uid, self.raw, self.flags, self.when = uid, raw, set(flags), when


class Folder:
    def __init__(self):
        self.messages, self.next = [], 1

    def told(self):
        """[[raw, flags]] of all messages."""
        return [[message.raw.decode("latin-1"), " ".join(sorted(message.flags))]
                for message in self.messages]

    def add(self, raw, flags=(), when=None):
        message = Message(self.next, raw, flags, when or datetime.date(2026, 11, 16))
        self.next += 1
        self.messages.append(message)
        return message.uid

    def renumber(self):
        for message in self.messages:
            message.uid, self.next = self.next, self.next + 1


class House:
    """What all connections share."""

    def __init__(self, modes, seed=None, state=None):
        self.lock, self._state = threading.RLock(), state
        self._modes = common.Watched(modes, json.loads) if modes else None
        self.folders = {"INBOX": Folder()}
        if seed:
            with open(seed, encoding="utf-8") as file:
                for raw in json.load(file):
                    self.folders["INBOX"].add(raw.encode())
        self.connections, self._used, self._version, self._validity = 0, {}, 0, None

    def modes(self):
        modes = {**DEFAULTS, **(self._modes.get() if self._modes else {})}
        if self._validity not in (None, modes["validity"]):
            for folder in self.folders.values():
                folder.renumber()
        self._validity = modes["validity"]
        return modes

    def keep(self):
        """What is there now, on disk; whole or as it was."""
        if self._state:
            with open(self._state + ".new", "w", encoding="utf-8") as file:
                json.dump({name: folder.told() for name, folder in self.folders.items()}, file)
            os.rename(self._state + ".new", self._state)

    def fault(self, at, argument=""):
        with self.lock:
            faults = self.modes()["faults"]
            if self._modes and self._modes.version != self._version:
                self._used, self._version = {}, self._modes.version
            for index, fault in enumerate(faults):
                if fault["at"] != at or fault.get("argument", "") not in argument:
                    continue
                met, struck = self._used.get(index, (0, 0))
                fits = fault.get("nth", met + 1) == met + 1 and struck < fault.get("times", 1e9)
                self._used[index] = (met + 1, struck + fits)
                if fits:
                    return fault
        return None


class Ear:
    """What was heard, written down before anything is made of it."""

    def __init__(self, file, log, secure):
        self._file, self._log, self._secure = file, log, secure

    def _heard(self, data):
        self._log.add({"tls": self._secure, "heard": data.decode("latin-1")})
        return data

    def read(self, length):
        return self._heard(self._file.read(length))

    def readline(self, length=-1):
        return self._heard(self._file.readline(length))

    def close(self):
        self._file.close()


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    disable_nagle_algorithm = True

    def setup(self):
        self.house, self.user, self.folder, self.read_only = self.server.house, None, None, False
        self.secure = self.server.tls is not None
        with self.house.lock:
            self.house.connections += 1
            self.number = self.house.connections
        if self.secure:
            self.request.sendall(self.server.clear.encode())
            self.request.settimeout(20)
            self.request = self.server.tls.wrap_socket(self.request, server_side=True)
            self.request.settimeout(None)
        super().setup()
        self.rfile = Ear(self.rfile, self.server.raw, self.secure)

    def handle(self):
        try:
            if not self.strike(self.house.fault("greeting"), "*", lambda: None):
                self.say(f"* OK [CAPABILITY {self.capability()}] ready")
            while self.command():
                pass
        except (Broken, OSError, ValueError):
            pass

    # ---- lines ----

    def has(self, manner):
        return manner in self.house.modes()["manners"]

    def say(self, *parts):
        """A line; bytes in it are a text, which is quoted, or a literal."""
        line = b""
        for part in parts:
            line += part.encode() if isinstance(part, str) else self.text(part)
        self.wfile.write(line + b"\r\n")

    def text(self, raw):
        if not self.has("literals") and len(raw) < 60 and not set(raw) & set(b'"\\\r\n'):
            return b'"' + raw + b'"'
        return b"{%d}\r\n" % len(raw) + raw

    def chatter(self):
        if self.has("chatter") and self.folder is not None:
            count = len(self.folder.messages)
            for line in (f"* {count} EXISTS", "* 0 RECENT", "* OK [ALERT] the disk is {3}",
                         rf"* 1 FETCH (FLAGS (\Seen) UID {self.folder.next + 5})",
                         rf"* FLAGS ({SYSTEM_FLAGS})"):
                self.say(line)

    def line(self):
        """A command with the literals in it, as bytes; None at the end."""
        whole = b""
        while True:
            part = self.rfile.readline(1 << 20)
            if not part.endswith(b"\n"):
                return None
            whole += part
            literal = LITERAL.search(part)
            if not literal:
                return whole.rstrip(b"\r\n")
            if not literal[2]:
                self.say("+ go on")
            whole += self.rfile.read(int(literal[1]))

    def command(self):
        line = self.line()
        if line is None:
            return False
        tag, _, rest = line.decode("utf-8", "surrogateescape").partition(" ")
        name, _, argument = rest.partition(" ")
        if name.upper() == "UID":
            more, _, argument = argument.partition(" ")
            name += " " + more
        name = name.upper()
        self.note(name, argument)
        act = getattr(self, "do_" + name.replace(" ", "_").lower(), None)
        fault = self.house.fault(name, argument)
        if self.strike(fault, tag, lambda: act(tag, argument)):
            return True
        with self.house.lock:
            self.chatter()
            if act is None:
                self.say(f"{tag} BAD no such command")
                return True
            goes_on = act(tag, argument) is not False
            self.house.keep()
            return goes_on

    def note(self, name, argument):
        record = {"connection": self.number, "tls": self.secure, "user": self.user,
                  "command": name, "argument": argument[:500]}
        if name in ("LOGIN", "AUTHENTICATE"):
            words = argument.split(" ")
            record.update(argument=words[0] if name == "AUTHENTICATE" else "",
                          secret=len(words) > 1)
        self.server.log.add(record)

    def strike(self, fault, tag, act):
        """@return whether that was the answer."""
        if fault is None:
            return False
        if fault.get("keep"):
            kept, self.wfile = self.wfile, io.BytesIO()
            act()
            self.wfile = kept
        if "reply" in fault:
            self.wfile.write(fault["reply"].replace("@", tag).encode())
        if fault.get("bye"):
            self.say("* BYE shutting down")
        if fault.get("half"):
            self.wfile.write(b"* 1 FETCH (UID 1 BODY[]<0> {4000}\r\nSubject: half\r\n")
        if fault.get("drop") or fault.get("bye"):
            raise Broken
        while fault.get("endless"):
            self.wfile.write(b"* OK and so on" * 1000)
        while fault.get("storm"):
            self.wfile.write(b"* 9 EXISTS\r\n* 1 EXPUNGE\r\n* 2 FETCH (FLAGS ())\r\n" * 100)
        if fault.get("stall") or fault.get("half"):
            while self.rfile.read(1):
                pass
            raise Broken
        return True

    # ---- who it is ----

    def capability(self):
        modes = self.house.modes()
        later = self.has("capability-later") and self.user is None
        words = [word for word in ("SASL-IR", "MOVE", "UIDPLUS") if word not in modes["lacks"]
                 and not (later and word != "SASL-IR")]
        words += ["NAMESPACE"] if self.has("below-inbox") else []
        words += ["LOGINDISABLED"] if "LOGIN" in modes["lacks"] else []
        return " ".join(["IMAP4rev1", *("AUTH=" + word for word in modes["auth"].split()), "IDLE",
                         *words])

    def do_capability(self, tag, _):
        self.say("* CAPABILITY ", self.capability())
        self.say(f"{tag} OK done")

    def do_noop(self, tag, _):
        self.say(f"{tag} OK done")

    def do_logout(self, tag, _):
        self.say("* BYE bye")
        self.say(f"{tag} OK done")
        return False

    def let_in(self, tag, user, is_right):
        if is_right:
            self.user = user
            self.say(f"{tag} OK [CAPABILITY {self.capability()}] logged in")
        else:
            self.say(f"{tag} NO [AUTHENTICATIONFAILED] Authentication failed.")

    def is_login(self, user, password):
        modes = self.house.modes()
        return (user, password) == (modes["user"], modes["password"])

    def do_login(self, tag, argument):
        if "LOGIN" in self.house.modes()["lacks"]:
            self.say(f"{tag} NO [PRIVACYREQUIRED] no")
            return
        user, password = [value.decode() for value in words_of(argument)][:2]
        self.let_in(tag, user, self.is_login(user, password))

    def ask(self, prompt):
        self.say("+ " + base64.b64encode(prompt).decode())
        return base64.b64decode(self.rfile.readline().strip())

    def do_authenticate(self, tag, argument):
        mechanism, _, initial = argument.partition(" ")
        if mechanism not in self.house.modes()["auth"].split():
            self.say(f"{tag} NO unsupported")
            return
        if mechanism == "LOGIN":
            user = base64.b64decode(initial) if initial else self.ask(b"Username:")
            user, password = user.decode(), self.ask(b"Password:").decode()
            self.let_in(tag, user, self.is_login(user, password))
            return
        said = base64.b64decode(initial) if initial else self.ask(b"")
        if mechanism == "PLAIN":
            _, user, password = said.decode().split("\0")
            self.let_in(tag, user, self.is_login(user, password))
            return
        user = re.search(rb"(?:user=|a=)([^\x01,]*)", said)[1].decode()
        token = re.search(rb"auth=Bearer ([^\x01]*)\x01", said)[1].decode()
        modes = self.house.modes()
        is_right = user == modes["user"] and token in modes["tokens"]
        if not is_right and not self.has("no-challenge"):
            self.ask(b'{"status":"invalid_token","scope":"https://mail.example/"}')
        self.let_in(tag, user, is_right)

    # ---- folders ----

    def name_of(self, argument):
        name = words_of(argument)[0].decode()
        return "INBOX" if name.upper() == "INBOX" else name

    def open(self, tag, argument, read_only):
        name = self.name_of(argument)
        if self.user is None or name not in self.house.folders:
            self.folder = None
            self.say(f"{tag} NO [NONEXISTENT] no such mailbox")
            return
        self.folder, self.read_only = self.house.folders[name], read_only
        self.say(f"* FLAGS ({SYSTEM_FLAGS})")
        self.say(f"* {len(self.folder.messages)} EXISTS")
        self.say("* 0 RECENT")
        self.say(f"* OK [UIDVALIDITY {self.house.modes()['validity']}] valid")
        if not self.has("no-uidnext"):
            self.say(f"* OK [UIDNEXT {self.folder.next}] next")
        self.say(f"{tag} OK [READ-{'ONLY' if read_only else 'WRITE'}] done")

    def do_select(self, tag, argument):
        self.open(tag, argument, False)

    def do_examine(self, tag, argument):
        self.open(tag, argument, True)

    def do_namespace(self, tag, _):
        self.say("* NAMESPACE ((", b"INBOX.", " ", b".", ")) NIL NIL")
        self.say(f"{tag} OK done")

    def do_list(self, tag, _):
        self.say(r"* LIST (\Noselect) ", b"/", " ", b"")
        self.say(f"{tag} OK done")

    def do_create(self, tag, argument):
        name = self.name_of(argument)
        if self.has("below-inbox") and not name.startswith("INBOX."):
            self.say(f"{tag} NO [CANNOT] Invalid mailbox name: prefix is INBOX.")
            return
        if name in self.house.folders:
            self.say(f"{tag} NO [ALREADYEXISTS] it exists")
            return
        self.house.folders[name] = Folder()
        self.say(f"{tag} OK done")

    def do_subscribe(self, tag, _):
        self.say(f"{tag} OK done")

    def do_append(self, tag, argument):
        values = words_of(argument)
        flags = re.search(r"\(([^)]*)\)", argument.split("{")[0])
        when = re.search(r'"[ \d]\d-\w{3}-\d{4} [^"]*"', argument.split("{")[0])
        folder = self.house.folders["INBOX" if values[0].upper() == b"INBOX" else
                                    values[0].decode()]
        uid = folder.add(values[-1], flags[1].split() if flags else (),
                         day_of(when[0][1:12].strip()) if when else None)
        self.say(f"{tag} OK [APPENDUID {self.house.modes()['validity']} {uid}] done")

    # ---- messages ----

    def some(self, spec):
        """The messages of a set of UIDs; of 9:* the last is one, whatever its number."""
        top = max((message.uid for message in self.folder.messages), default=0)
        found = []
        for part in spec.split(","):
            ends = [top if end == "*" else int(end) for end in part.split(":")]
            low, high = min(ends), max(ends)
            found += [message for message in self.folder.messages
                      if low <= message.uid <= high and message not in found]
        return sorted(found, key=lambda message: message.uid)

    def place(self, message):
        return self.folder.messages.index(message) + 1

    def do_uid_search(self, tag, argument):
        found, words = list(self.folder.messages), argument.split()
        while words:
            word = words.pop(0).upper()
            if word == "UID":
                some = self.some(words.pop(0))
                found = [message for message in found if message in some]
            elif word == "UNDELETED":
                found = [message for message in found if r"\Deleted" not in message.flags]
            elif word == "SINCE":
                since = day_of(words.pop(0))
                found = [message for message in found if message.when >= since]
            elif word != "ALL":
                self.say(f"{tag} BAD what is {word}?")
                return
        if found or not self.has("silent-search"):
            name = "search" if self.has("lower-case") else "SEARCH"
            self.say(" ".join(["*", name, *(str(message.uid) for message in reversed(found))]))
        self.say(f"{tag} OK done")

    def do_uid_fetch(self, tag, argument):
        spec, _, items = argument.partition(" ")
        items = items.upper()
        body = re.search(r"BODY(\.PEEK)?\[\](?:<(\d+)\.(\d+)>)?", items)
        for message in self.some(spec):
            if body and not body[1] and not self.read_only:
                message.flags.add(r"\Seen")
            self.show(message, "RFC822.SIZE" in items, "FLAGS" in items, body)
        self.say(f"{tag} OK done")

    def show(self, message, with_size, with_flags, body):
        low = self.has("lower-case")
        parts = [f"* {self.place(message)} {'fetch' if low else 'FETCH'} ("]
        if with_flags and not self.has("flags-behind"):
            parts.append(f"FLAGS ({' '.join(sorted(message.flags))}) ")
        if with_size:
            size = len(message.raw) // 2 if self.has("small-sizes") else len(message.raw)
            parts.append(f"{'rfc822.size' if low else 'RFC822.SIZE'} {size} ")
        if self.has("flags-behind"):
            parts += ["ENVELOPE (NIL ", b"a (b", " ((NIL NIL ", b"x", " NIL)) NIL) "]
        if body:
            raw, origin = message.raw, ""
            if body[2] is not None:
                raw, origin = raw[int(body[2]):int(body[2]) + int(body[3])], f"<{body[2]}>"
            parts += [f"{'body' if low else 'BODY'}[]{origin} ", raw, " "]
        parts.append(f"UID {message.uid}")
        if self.has("flags-behind"):
            parts.append(f" FLAGS ({' '.join(sorted(message.flags))}) MODSEQ (42)")
        self.say(*parts, ")")

    def do_uid_store(self, tag, argument):
        spec, action, flags = argument.split(" ", 2)
        if self.read_only:
            self.say(f"{tag} NO [READ-ONLY] it was examined")
            return
        for message in self.some(spec):
            change = set(flags.strip("()").split())
            message.flags = message.flags - change if action[0] == "-" else message.flags | change
            if "SILENT" not in action.upper():
                self.show(message, False, True, None)
        self.say(f"{tag} OK done")

    def copy(self, tag, argument):
        spec, _, name = argument.partition(" ")
        target = self.house.folders.get(self.name_of(name))
        if target is None:
            self.say(f"{tag} NO [TRYCREATE] no such mailbox")
            return None
        some = self.some(spec)
        for message in some:
            target.add(message.raw, message.flags, message.when)
        return some

    def expunge(self, some):
        for message in some:
            self.say(f"* {self.place(message)} EXPUNGE")
            self.folder.messages.remove(message)

    def do_uid_copy(self, tag, argument):
        if self.copy(tag, argument) is not None:
            self.say(f"{tag} OK done")

    def do_uid_move(self, tag, argument):
        if "MOVE" in self.house.modes()["lacks"] or self.read_only:
            self.say(f"{tag} BAD no such command")
            return
        some = self.copy(tag, argument)
        if some is not None:
            self.expunge(some)
            self.say(f"{tag} OK done")

    def do_uid_expunge(self, tag, argument):
        if "UIDPLUS" in self.house.modes()["lacks"]:
            self.say(f"{tag} BAD no such command")
            return
        self.expunge([message for message in self.some(argument) if r"\Deleted" in message.flags])
        self.say(f"{tag} OK done")

    def do_expunge(self, tag, _):
        self.expunge([message for message in self.folder.messages if r"\Deleted" in message.flags])
        self.say(f"{tag} OK done")


def day_of(text):
    day, month, year = text.strip('"').split("-")
    return datetime.date(int(year), MONTHS.index(month.title()) + 1, int(day))


def words_of(argument):
    """The strings of an argument, as bytes: quoted, literal, or bare; lists are left out."""
    raw, found = argument.encode("utf-8", "surrogateescape"), []
    while raw:
        literal = re.match(rb"\{(\d+)\+?\}\r\n", raw)
        quoted = re.match(rb'"((?:[^"\\]|\\.)*)"', raw)
        if literal:
            end = literal.end() + int(literal[1])
            found.append(raw[literal.end():end])
        elif quoted:
            end = quoted.end()
            found.append(re.sub(rb"\\(.)", rb"\1", quoted[1]))
        else:
            end = len(re.match(rb"\([^)]*\)|[^ ]+|", raw)[0])
            if not raw.startswith(b"("):
                found.append(raw[:end])
        raw = raw[end:].lstrip(b" ")
    return found


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = allow_reuse_port = daemon_threads = True
    request_queue_size = 64

    def __init__(self, args):
        super().__init__((common.HOST, args.port), Talk)
        self.server_port, self.log, self.tls = self.server_address[1], None, None
        self.house, self._args = House(args.modes, args.seed, args.state), args
        self.raw, self.clear = common.Log(args.raw), args.clear

    def use_tls(self, context):
        self.tls = context
        if self._args.tls_version:
            context.set_ciphers("DEFAULT:@SECLEVEL=0")
            with warnings.catch_warnings():     # that it is old is what is tried
                warnings.simplefilter("ignore")
                version = ssl.TLSVersion[self._args.tls_version]
                context.minimum_version = context.maximum_version = version
        if self._args.tickets:
            context.num_tickets = self._args.tickets

    def handle_error(self, *_):
        """A client that hung up while TLS was begun is not this server's trouble."""


def main():
    parser = common.arguments(__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--modes", metavar="FILE", help="how it behaves (JSON)")
    parser.add_argument("--tls-version", help="only this one, as TLSv1_1")
    parser.add_argument("--tickets", type=int, help="so many behind a handshake of TLS 1.3")
    parser.add_argument("--clear", default="", help="said in clear before TLS is begun")
    parser.add_argument("--seed", metavar="FILE", help="messages that are there (JSON, an array)")
    parser.add_argument("--state", metavar="FILE", help="what is there, kept anew (JSON: see keep)")
    parser.add_argument("--raw", metavar="FILE", help="every byte that came, as JSON lines")
    args = parser.parse_args()
    common.serve(Server(args), args)


if __name__ == "__main__":
    main()
