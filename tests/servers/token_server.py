#!/usr/bin/python3
"""A server that gives access tokens for refresh tokens (RFC 6749, 6), as those of Microsoft and
Google do: POST /token with a form.

What it knows stands in a file (JSON, read and written at each request):
  clients   {id: secret or ""}
  refresh   [tokens that are good]
  rotate    true: each answer brings a new refresh token, and the one that was used is good no more
  issued    how many access tokens were given: they are "access-1", "access-2", …
  tokens    where the good access tokens are written (a mail server's --tokens): the newest alone
  down      true: 503 to everything
Each request stands in the log with what it asked with, and its status.
"""

import json
import os
import urllib.parse

import common


def write(path, value):
    """Whole or not at all."""
    with open(path + ".new", "w", encoding="utf-8") as file:
        json.dump(value, file)
    os.rename(path + ".new", path)


def answer(book, form):
    """The status and the JSON, by RFC 6749, 5.1 and 5.2; the book is changed."""
    if book.get("down"):
        return 503, {}
    if form.get("grant_type") != "refresh_token":
        return 400, {"error": "unsupported_grant_type"}
    if book["clients"].get(form.get("client_id")) != form.get("client_secret", ""):
        return 401, {"error": "invalid_client"}
    used = form.get("refresh_token")
    if used not in book["refresh"]:
        return 400, {"error": "invalid_grant",
                     "error_description": f"AADSTS70008: {used} has expired"}
    book["issued"] = book.get("issued", 0) + 1
    token = f"access-{book['issued']}"
    write(book["tokens"], [token])
    given = {"token_type": "Bearer", "expires_in": 3599, "access_token": token}
    if book.get("rotate"):
        given["refresh_token"] = f"{used.split('~')[0]}~{book['issued']}"
        book["refresh"].remove(used)
        book["refresh"].append(given["refresh_token"])
    return 200, given


class Handler(common.Handler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        form = dict(urllib.parse.parse_qsl(body, keep_blank_values=True))
        with open(self.server.book, encoding="utf-8") as file:
            book = json.load(file)
        status, value = answer(book, form) if self.path == "/token" else (404, {})
        write(self.server.book, book)
        self.note(status, form=form)
        data = json.dumps(value).encode()
        self.send_head(status, {"Content-Type": "application/json; charset=utf-8",
                                "Cache-Control": "no-store", "Pragma": "no-cache",
                                "Content-Length": str(len(data))})
        self.wfile.write(data)


def main():
    parser = common.arguments("A server that gives access tokens for refresh tokens.")
    parser.add_argument("book", help="JSON: what is good, and what was given")
    args = parser.parse_args()
    server = common.Server(args.port, Handler)
    server.book = args.book
    common.serve(server, args)


if __name__ == "__main__":
    main()
