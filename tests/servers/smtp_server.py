#!/usr/bin/python3
"""A real SMTP server on loopback that keeps what it accepts, and fails by the book.

Each accepted message goes into a Maildir, and then as one JSON line into the log, on disk before
the 250 to the final dot leaves: the log is the judge of what was sent. Its keys: n, connection,
message, tls, user, from, rcpt, message_id, size, longest_line, bare_newlines, file.

Modes: plain (no TLS), starttls (refuses everything before STARTTLS), tls (from the first byte).
With --user a login is asked before MAIL, by the --mechanisms: PLAIN and LOGIN with --password,
XOAUTH2 and OAUTHBEARER (RFC 7628) with a token that stands in the file --tokens (JSON, an array,
read anew when it changes). Of a bad token Google says why in a challenge, and refuses when that
is answered; Microsoft refuses at once (--manners, which are those of XOAUTH2 alone).

What else a server may be: --tls-max 1.1 knows no newer TLS, --tickets N gives N of TLS 1.3 after
the handshake, --inject TEXT says that in clear behind the 220 to STARTTLS, as somebody in between
would (CVE-2011-0411). --raw FILE keeps every byte that came, and whether it came in clear.

Faults (JSON, an array, read anew when it changes; the first that fits is taken):
  at          connect (in place of the greeting), banner (in the middle of it), ehlo, helo,
              starttls, auth, mail, rcpt, data, dot, rset, noop or quit; first, middle or last:
              with the first byte of a message, half of it (size: how long it is), or all
  connection  only on the n-th connection, from 1
  message     only for the n-th MAIL that TLS and login allow, from 1
  rcpt        only for this recipient;        times    at most so often (default: always)
  after       only once so many messages were kept since the file has changed
 and what happens:
  reply       the answer, such as "450 4.2.1 busy" (with drop: said before the connection breaks)
  drop        true: break the connection;     stall    true: never answer
  endless     true: say the reply, "250-on and on", again and again; with half: without a line end
  half        true: say the reply without its line end, and then nothing
  keep        true, at dot: the message is kept and logged all the same (the client cannot know)
  kill        a file with the number of a process, which is killed when this has happened; so many
              milliseconds later if kill_ms says so
A reply in the middle of a message is said at once, and the message is heard out and not kept.
"""

import asyncio
import base64
import email
import email.policy
import functools
import json
import logging
import mailbox
import os
import re
import signal
import ssl
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

import common

BEFORE_STARTTLS = ("EHLO", "HELO", "STARTTLS", "NOOP", "QUIT")     # RFC 3207, 4
BARE_NEWLINE = re.compile(rb"\r(?!\n)|(?<!\r)\n")                 # RFC 5321, 2.3.8: never
BEARER = {                                                        # what a client says of its token
    "XOAUTH2": re.compile(r"user=([^\x01]*)\x01auth=Bearer ([^\x01]*)\x01\x01"),
    "OAUTHBEARER": re.compile(r"n,a=([^,\x01]*),\x01(?:host=[^\x01]*\x01)?(?:port=\d+\x01)?"
                              r"auth=Bearer ([^\x01]*)\x01\x01")}
BAD_TOKEN = '{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}'
BAD_LOGIN = "535 5.7.8 Authentication credentials invalid"
BODY = ("first", "middle", "last")
LAST = b"\r\n.\r\n"
IDLE_S = 3600
PIECE_BYTES = 65536
SIZE_MAX = 64 << 20


class Faults:
    """The faults as the file holds them now, and how often each struck."""

    def __init__(self, path):
        self._faults = common.Watched(path, json.loads) if path else None
        self._used, self._version, self.kept = {}, 0, 0

    def find(self, at, connection, message=None, rcpts=()):
        if self._faults is None:
            return None
        faults = self._faults.get()
        if self._faults.version != self._version:
            self._used, self._version, self.kept = {}, self._faults.version, 0
        known = {"at": [at], "connection": [connection], "message": [message],
                 "rcpt": [rcpt.lower() for rcpt in rcpts]}
        for index, fault in enumerate(faults):
            fits = all(fault[key] in values for key, values in known.items() if key in fault)
            fits = fits and self.kept >= fault.get("after", 0)
            if fits and self._used.get(index, 0) < fault.get("times", float("inf")):
                self._used[index] = self._used.get(index, 0) + 1
                return fault
        return None


def kill(path):
    """Whoever wrote its number there."""
    try:
        with open(path, encoding="ascii") as file:
            os.kill(int(file.read()), signal.SIGKILL)
    except (ProcessLookupError, FileNotFoundError):
        pass    # it has ended by itself


class Post:
    """What all connections of one server share."""

    def __init__(self, args):
        self.args = args
        self.log, self.trace = common.Log(args.log), common.Log(args.trace)
        self.raw = common.Log(args.raw)
        self.tokens = common.Watched(args.tokens, json.loads) if args.tokens else None
        self.maildir = mailbox.Maildir(args.maildir, create=True)
        self.faults = Faults(args.faults)
        self.connections = self.messages = 0

    async def handle_DATA(self, server, session, envelope):
        fault = self.faults.find("dot", server.connection, server.message, envelope.rcpt_tos)
        if fault is None or fault.get("keep"):
            self.keep(server, session, envelope)
        if fault is None:
            return "250 2.0.0 kept"
        return await server.suffer(fault)

    def keep(self, server, session, envelope):
        self.faults.kept += 1
        content = envelope.original_content
        name = self.maildir.add(content.replace(b"\r\n", b"\n"))
        headers = email.message_from_bytes(content, policy=email.policy.default)
        self.log.add({
            "connection": server.connection, "message": server.message,
            "tls": server.is_secure(), "user": session.auth_data,
            "from": envelope.mail_from, "rcpt": envelope.rcpt_tos,
            "message_id": headers["Message-ID"], "size": len(content),
            "longest_line": max(map(len, content.split(b"\r\n"))),
            "bare_newlines": len(BARE_NEWLINE.findall(content)), "file": name})

    def authenticate(self, server, session, envelope, mechanism, data):
        given = (data.login.decode("utf-8", "replace"), data.password.decode("utf-8", "replace"))
        good = given == (self.args.user, self.args.password)
        return AuthResult(success=good, handled=False, auth_data=given[0] if good else None)


class Session(SMTP):
    """aiosmtpd's conversation, with a place before each command where a fault can strike."""

    AuthLoginUsernameChallenge = "Username:"
    AuthLoginPasswordChallenge = "Password:"

    def __init__(self, post, context):
        mode, has_login = post.args.mode, post.args.user is not None
        super().__init__(
            post, hostname="localhost", ident="test", timeout=IDLE_S, data_size_limit=SIZE_MAX,
            tls_context=context if mode == "starttls" else None,
            auth_required=has_login, auth_require_tls=mode == "starttls" or not has_login,
            auth_exclude_mechanism=MECHANISMS - set(post.args.mechanisms.split()),
            authenticator=post.authenticate)
        self.post, self.message = post, None
        post.connections += 1
        self.connection = post.connections
        for name, method in self._smtp_methods.items():
            self._smtp_methods[name] = self._guarded(name, method)

    def data_received(self, data):
        self.post.raw.add({"connection": self.connection, "tls": self.is_secure(),
                           "bytes": data.decode("latin-1")})
        super().data_received(data)

    async def push(self, status):
        if self.post.args.inject and status.startswith("220 Ready to start TLS"):
            status += "\r\n" + self.post.args.inject
        await super().push(status)

    async def auth_XOAUTH2(self, _, args):
        return await self._bearer("XOAUTH2", args)

    async def auth_OAUTHBEARER(self, _, args):
        return await self._bearer("OAUTHBEARER", args)

    async def _bearer(self, mechanism, args):
        said = base64.b64decode(args[1]) if len(args) > 1 else await self.challenge_auth("")
        match = BEARER[mechanism].fullmatch(said.decode("latin-1") if said else "")
        if match and match[1] == self.post.args.user and match[2] in self.post.tokens.get():
            return AuthResult(success=True, auth_data=match[1])
        # RFC 7628, 3.2.2: why, and the client answers it before it is refused
        if mechanism == "OAUTHBEARER" or self.post.args.manners == "google":
            await self.push("334 " + base64.b64encode(BAD_TOKEN.encode()).decode())
            await self._reader.readline()
        return AuthResult(success=False, handled=False, message=BAD_LOGIN)

    def is_secure(self):
        return self.transport.get_extra_info("ssl_object") is not None

    def _is_too_early(self, name):
        return self.tls_context and not self.is_secure() and name not in BEFORE_STARTTLS

    def _refuses(self, name):
        wants_login = self._auth_required and not self.session.authenticated
        return self._is_too_early(name) or wants_login

    def _guarded(self, name, method):
        @functools.wraps(method)
        async def guarded(arg):
            if name == "MAIL" and not self._refuses(name):
                self.post.messages += 1
                self.message = self.post.messages
            shown = arg.split()[0] if arg and name == "AUTH" else arg
            self.post.trace.add({"connection": self.connection, "tls": self.is_secure(),
                                 "message": self.post.messages, "command": name,
                                 "argument": shown})
            rcpts = [self._getaddr(arg[3:])[0] or ""] if name == "RCPT" and arg else ()
            fault = self.post.faults.find(name.lower(), self.connection, self.message, rcpts)
            if fault is not None:
                await self.push(await self.suffer(fault))
            elif name == "DATA" and self.envelope.rcpt_tos and await self._suffers_inside():
                self._set_post_data_state()
            elif self._is_too_early(name):
                await self.push("530 5.7.0 Must issue a STARTTLS command first")
            else:
                await method(arg)
        return guarded

    async def _suffers_inside(self):
        """A fault in the middle of a message, which is then not kept."""
        rcpts = self.envelope.rcpt_tos
        faults = (self.post.faults.find(at, self.connection, self.message, rcpts) for at in BODY)
        fault = next((fault for fault in faults if fault is not None), None)
        if fault is None:
            return False
        await self.push("354 go on")
        heard, most = b"\r\n", {"first": 1, "middle": fault.get("size", 2) // 2}
        while LAST not in heard and len(heard) - 2 < most.get(fault["at"], SIZE_MAX):
            heard += await self._read_some()
        await self.push(await self.suffer(fault))
        while LAST not in heard:
            heard += await self._read_some()
        after = heard[heard.index(LAST) + len(LAST):]
        self._reader._buffer[:0] = after    # what a hasty client has said already
        return True

    async def _read_some(self):
        piece = await self._reader.read(PIECE_BYTES)
        if not piece:
            await asyncio.Event().wait()    # the lost connection cancels this task
        return piece

    async def _handle_client(self):
        at = "connect"
        fault = self.post.faults.find(at, self.connection)
        if fault is None:
            at = "banner"
            fault = self.post.faults.find(at, self.connection)
        if fault is None:
            await super()._handle_client()
            return
        if at == "banner":
            await self.push("220-localhost")
        await self.push(await self.suffer(fault))
        self.transport.close()

    async def suffer(self, fault):
        """What a fault does; the reply that is left to give, if the connection lives on."""
        self.post.trace.add({"connection": self.connection, "struck": fault["at"]})
        reply = fault.get("reply", "").encode("latin-1")
        if "kill" in fault:
            asyncio.get_running_loop().call_later(fault.get("kill_ms", 0) / 1000, kill,
                                                  fault["kill"])
        while fault.get("endless") and not self.transport.is_closing():
            self._writer.write(reply + (b"" if fault.get("half") else b"\r\n"))
            await self._writer.drain()
            await asyncio.sleep(0)      # others have their turn
        if fault.get("half"):
            self._writer.write(reply)
        if fault.get("drop"):
            if reply:
                await self.push(reply)
                self.transport.close()
            else:
                self.transport.abort()
        if any(fault.get(what) for what in ("endless", "half", "drop", "stall")):
            await asyncio.Event().wait()    # the lost connection cancels this task
        return reply


MECHANISMS = {"PLAIN", "LOGIN", "XOAUTH2", "OAUTHBEARER"}


def tls_context(args):
    context = common.tls_context(args)
    if args.tls_max == "1.1":
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    if args.tls_max == "1.2":
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    if args.tickets is not None:
        context.num_tickets = args.tickets
    return context


async def run(args):
    post = Post(args)
    context = tls_context(args) if args.mode != "plain" else None
    loop, end = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    # harness.Server keeps the port while this is down
    server = await loop.create_server(lambda: Session(post, context), common.HOST, args.port,
                                      ssl=context if args.mode == "tls" else None, backlog=128,
                                      reuse_port=True)
    if args.exit_with_stdin:
        common.end_with_stdin()
    common.announce(server.sockets[0].getsockname()[1], args.ready)
    await end.wait()
    server.close()


def main():
    parser = common.arguments("An SMTP server on loopback that keeps what it accepts.")
    parser.add_argument("maildir", help="where accepted messages go")
    parser.add_argument("--mode", choices=("plain", "starttls", "tls"), default="plain")
    parser.add_argument("--user", help="ask for this login before MAIL")
    parser.add_argument("--password", default="")
    parser.add_argument("--mechanisms", default="PLAIN LOGIN")
    parser.add_argument("--tokens", metavar="FILE", help="JSON: the access tokens that are good")
    parser.add_argument("--manners", choices=("google", "microsoft"), default="microsoft")
    parser.add_argument("--tls-max", choices=("1.1", "1.2"))
    parser.add_argument("--tickets", type=int)
    parser.add_argument("--inject", metavar="TEXT")
    parser.add_argument("--raw", metavar="FILE", help="append one JSON line a piece that came")
    parser.add_argument("--faults", metavar="FILE", help="JSON: what goes wrong, and when")
    parser.add_argument("--trace", metavar="FILE", help="append one JSON line a command there")
    args = parser.parse_args()
    if args.mode != "plain" and not (args.cert and args.key):
        parser.error(f"--mode {args.mode} wants --cert and --key")
    # aiosmtpd warns about a login without TLS, and reports each client that hangs up
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    asyncio.run(run(args))
    os._exit(0)     # connections that stall on purpose are not waited for


if __name__ == "__main__":
    main()
