#!/usr/bin/python3
"""What keeps mailboxes on a machine: an LMTP server (RFC 2033) on a socket, by aiosmtpd.

Who is in the file --unknown (JSON, an array, read anew when it changes) has no mailbox; whose
mailbox is full (--full) is told so after the dot, which only LMTP can. Each message that is kept
is one JSON line in the log: from, rcpt, text.
"""

import asyncio
import json
import os
import signal

from aiosmtpd.lmtp import LMTP

import common


class Boxes:
    def __init__(self, args):
        self.log = common.Log(args.log)
        self.unknown = common.Watched(args.unknown, json.loads)
        self.full = common.Watched(args.full, json.loads)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.unknown.get():
            return "550 5.1.1 User doesn't exist: " + address
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        replies = []
        for rcpt in envelope.rcpt_tos:
            if rcpt in self.full.get():
                replies.append(f"552 5.2.2 <{rcpt}> Quota exceeded (mailbox for user is full)")
                continue
            self.log.add({"from": envelope.mail_from, "rcpt": rcpt,
                          "text": envelope.original_content.decode()})
            replies.append(f"250 2.0.0 <{rcpt}> kept Saved")
        return "\r\n".join(replies)


async def run(args):
    boxes = Boxes(args)
    loop, end = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end.set)
    await loop.create_unix_server(lambda: LMTP(boxes, ident="Dovecot ready."), args.socket)
    if args.exit_with_stdin:
        common.end_with_stdin()
    common.announce(0, args.ready)
    await end.wait()


def main():
    parser = common.arguments("An LMTP server on a socket that keeps what it accepts.")
    parser.add_argument("socket", help="where to listen")
    parser.add_argument("--unknown", metavar="FILE", required=True)
    parser.add_argument("--full", metavar="FILE", required=True)
    asyncio.run(run(parser.parse_args()))
    os._exit(0)


if __name__ == "__main__":
    main()
