"""Servers that answer wrongly whatever they are asked, and documents of which one value is another.

    with Wrong(ANSWERS["login page"]) as server:
        … url = server.url …
"""

import gzip
import io
import json
import socket
import socketserver
import threading

LOGIN = b"<!DOCTYPE html><html><head><title>Log in here</title></head><body>Name</body></html>"
WORDS = b'{"error": "the tea is out", "message": "the tea is out"}'
MEGABYTE = 1 << 20


def reply(body=b"", status="200 OK", kind="application/json", head=""):
    """An answer that is HTTP at least."""
    return (f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n"
            f"Connection: close\r\n{head}\r\n").encode() + body


def bomb():
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=9, mtime=0) as file:
        for _ in range(200):
            file.write(b" " * MEGABYTE)
    return packed.getvalue()


# what is answered, byte by byte, to whatever is asked
ANSWERS = {
    "nothing": b"",
    "no HTTP": b"\x00\xff\x13 ehlo \r\n\r\n" * 50,
    "a header without end": b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * MEGABYTE,
    "headers without end": b"HTTP/1.1 200 OK\r\n" + b"X-More: b\r\n" * 50000 + b"\r\n[]",
    "a login page": reply(LOGIN, kind="text/html"),
    "words": reply(WORDS),
    "words and 400": reply(WORDS, "400 Bad Request"),
    "words and 401": reply(WORDS, "401 Unauthorized"),
    "words and 403": reply(WORDS, "403 Forbidden"),
    "words and 410": reply(WORDS, "410 Gone"),
    "words and 422": reply(WORDS, "422 Unprocessable"),
    "500 as a page": reply(LOGIN, "500 Oops", "text/html"),
    "503 for ever": reply(WORDS, "503 Busy", head="Retry-After: 99999999999999999999\r\n"),
    "429 without a time": reply(WORDS, "429 Too Many"),
    "429 until a far year": reply(
        WORDS, "429 Too Many", head="X-RateLimit-Reset: 9999-12-31T23:59:59Z\r\n"
        "x-rate-limit-reset: 99999999999999\r\nRateLimit-Reset: -5\r\nRetry-After: x\r\n"),
    "204": reply(status="204 No Content"),
    "304 unasked": reply(status="304 Not Modified"),
    "999": reply(WORDS, "999 What"),
    "no body": reply(),
    "blanks": reply(b" \n\t " * 1000),
    "cut": reply(b'[{"id": "1", "text": "mark', head="").replace(b"Length: ", b"Length: 9"),
    "cut in a chunk": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n[{\"id\":",
    "chunks that are none": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n[]\r\n",
    "no UTF-8": reply(b'[{"id": "\xff\xfe\xc0\xaf", "text": "\xed\xa0\x80"}]'),
    "UTF-16": reply('[{"id": "1"}]'.encode("utf-16")),
    "zeros": reply(b"\x00" * 5000),
    "null": reply(b"null"),
    "true": reply(b"true"),
    "a number": reply(b"-1e999"),
    "a string": reply(b'"posts"'),
    "a list of lists": reply(b"[" + b",".join([b"[[]]"] * 5000) + b"]"),
    "an empty list": reply(b"[]"),
    "an empty object": reply(b"{}"),
    "depth": reply(b"[" * 200000),
    "depth that ends": reply(b'{"a":' * 5000 + b"1" + b"}" * 5000),
    "a number without end": reply(b"[" + b"9" * MEGABYTE + b"]"),
    "thirty megabytes": reply(b"[" + b" " * 30 * MEGABYTE + b"]"),
    "a bomb": reply(bomb(), head="Content-Encoding: gzip\r\n"),
    "packed twice": reply(gzip.compress(gzip.compress(b"[]")), head="Content-Encoding: gzip\r\n"),
    "packed, and no gzip": reply(b"[]", head="Content-Encoding: gzip\r\n"),
    "to a file": reply(status="302 Found", head="Location: file:///etc/passwd\r\n"),
    "to another scheme": reply(status="302 Found", head="Location: gopher://127.0.0.1/\r\n"),
    "to itself": reply(status="302 Found", head="Location: /again\r\n"),
    "to nowhere": reply(status="302 Found"),
    "to a line end": reply(status="302 Found", head="Location: /a%0d%0aX: y\r\n"),
}


class Handler(socketserver.BaseRequestHandler):
    """One request, and the answer; a good one where the server has one for the path."""

    def handle(self):
        self.request.settimeout(5)
        data = b""
        try:
            while b"\r\n\r\n" not in data and len(data) < MEGABYTE:
                piece = self.request.recv(65536)
                if not piece:
                    return
                data += piece
            target = data.split(b" ", 2)[1].decode("latin-1")
            answer = next((good for part, good in self.server.good.items() if part in target),
                          self.server.answer)
            self.server.asked.append(target)
            self.request.sendall(answer)
            self.request.shutdown(socket.SHUT_WR)
            while self.request.recv(65536):
                pass
        except OSError:
            pass


class Wrong(socketserver.ThreadingTCPServer):
    """A server of one answer. good: {part of a target: the answer to that one}."""

    allow_reuse_address, daemon_threads = True, True
    request_queue_size = 50

    def __init__(self, answer, good=None):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer, self.good, self.asked = answer, good or {}, []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


# what stands in the place of each value, one at a time
OTHERS = (None, True, 0, -1, 9007199254740993, -1e308, "", "x", "\u0000", "\u202e\ufeff",
          "é" * 3000, "2026-13-45T99:99:99Z", "javascript:alert(1)",
          "<script>x</script><p>&nbsp;", [], {}, [[[]]], [None, 7, {}],
          {"$type": 7, "id": [], "uri": {}}, [{"url": 5}, "x"])


def places(value, path=()):
    """Each value of a document, as the path to it; of a list's items the first."""
    yield path
    if isinstance(value, dict):
        for name in value:
            yield from places(value[name], (*path, name))
    elif isinstance(value, list):
        for item in value[:1]:
            yield from places(item, (*path, 0))


def put(value, path, other, is_gone=False):
    """A copy of a document with another value there, or without that one."""
    if not path:
        return other
    copy = json.loads(json.dumps(value))
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    if is_gone:
        del inner[path[-1]]
    else:
        inner[path[-1]] = other
    return copy


def variants(document):
    """(path, document) of all that can be of another type, or missing."""
    for path in places(document):
        for other in OTHERS:
            yield path, put(document, path, other)
        if path:
            yield path, put(document, path, None, is_gone=True)


class Recorder(socketserver.ThreadingTCPServer):
    """Goes between a program and a server, and keeps what was asked and answered."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self, port):
        super().__init__(("127.0.0.1", 0), Relay)
        self.port, self.said = port, []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self):
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()

    def documents(self):
        """[(target, JSON)] of the answers that went well, each target's longest one."""
        found = {}
        for target, answer in sorted(self.said, key=lambda row: len(row[1])):
            head, _, body = answer.partition(b"\r\n\r\n")
            try:
                document = json.loads(body)
            except ValueError:
                continue
            if b" 200 " in head.split(b"\r\n", 1)[0]:
                found[target.partition("?")[0]] = document
        return list(found.items())


class Relay(socketserver.BaseRequestHandler):
    """One request there and its answer back."""

    def handle(self):
        data = b""
        while b"\r\n\r\n" not in data:
            piece = self.request.recv(65536)
            if not piece:
                return
            data += piece
        head, _, body = data.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n")
                 if not line.lower().startswith((b"connection:", b"accept-encoding:"))]
        length = next((int(line.split(b":")[1]) for line in lines
                       if line.lower().startswith(b"content-length:")), 0)
        while len(body) < length:
            body += self.request.recv(65536)
        with socket.create_connection(("127.0.0.1", self.server.port)) as there:
            there.sendall(b"\r\n".join(lines) + b"\r\nConnection: close\r\n\r\n" + body)
            answer = b""
            while piece := there.recv(65536):
                answer += piece
        self.server.said.append((head.split(b" ", 2)[1].decode(), answer))
        self.request.sendall(answer)
