"""What the loopback test servers share: arguments, the request log, the ready line, a clean end.

Every server listens on 127.0.0.1 alone, says "ready" only when it listens (so nobody has to
sleep), and ends on SIGTERM or, if asked, when the process that started it is gone.
"""

import argparse
import hashlib
import http.server
import json
import os
import signal
import socket
import ssl
import threading
from datetime import datetime, timezone

import replies

HOST = "127.0.0.1"
POLL_S = 0.05               # how soon a server notices that it should end
PROXY_PAGE = b"<!DOCTYPE html>\n<title>503 Service Unavailable</title>\n<h1>Back in a minute</h1>\n"


def arguments(description):
    """The options that all servers know; the caller adds its own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1 (0: any free one)")
    parser.add_argument("--ready", metavar="FILE", help="write host:port there once listening")
    parser.add_argument("--log", metavar="FILE", help="append one JSON line a request there")
    parser.add_argument("--cert", metavar="FILE", help="certificate chain (PEM): speak TLS")
    parser.add_argument("--key", metavar="FILE", help="its private key")
    parser.add_argument("--clock", metavar="FILE", help="a file with the time that it says it is")
    parser.add_argument("--exit-with-stdin", action="store_true",
                        help="end when standard input closes, too")
    return parser


def instant(text):
    """An RFC 3339 time as an aware datetime, for argparse's type=."""
    when = datetime.fromisoformat(text)
    return when if when.tzinfo else when.replace(tzinfo=timezone.utc)


def tls_context(args):
    """What a server with a certificate speaks TLS by; None without one."""
    if not args.cert:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(args.cert, args.key)
    return context


class Log:
    """A file of JSON lines; each line is whole and on disk before add() returns."""

    def __init__(self, path):
        self._file = open(path, "a", encoding="utf-8") if path else None
        self._lock = threading.Lock()
        self.count = 0

    def add(self, record):
        with self._lock:
            self.count += 1
            if self._file is None:
                return
            self._file.write(json.dumps({"n": self.count, **record}, ensure_ascii=False) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())


class Watched:
    """A file read anew whenever its content changes; parse() makes it into something useful."""

    def __init__(self, path, parse):
        self._path, self._parse = path, parse
        self._digest, self._value = None, None
        self.version = 0

    def get(self):
        with open(self._path, "rb") as file:
            data = file.read()
        digest = hashlib.sha256(data).digest()
        if digest != self._digest:
            self._value, self._digest = self._parse(data), digest
            self.version += 1
        return self._value


class Modes:
    """Which mode the next request meets."""

    def __init__(self, fixed, path):
        self._words = Watched(path, lambda data: data.decode().split()) if path else None
        self._fixed, self._used, self._version = fixed, 0, 0
        self._lock = threading.Lock()

    def next(self, is_timeline):
        with self._lock:
            if self._words is None:
                return self._fixed
            words = self._words.get() or [self._fixed]
            if self._words.version != self._version:
                self._used, self._version = 0, self._words.version
            word = words[min(self._used, len(words) - 1)]
            self._used += is_timeline
            return word


def block_signals():
    """Must run before any thread starts, so that wait_for_end() is the one to see the signal."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGINT})


def announce(port, ready_file):
    """Tell whoever waits that the server listens: a file (made whole by rename) and a JSON line."""
    if ready_file:
        with open(ready_file + ".new", "w", encoding="ascii") as file:
            file.write(f"{HOST}:{port}\n")
        os.rename(ready_file + ".new", ready_file)
    print(json.dumps({"ready": True, "host": HOST, "port": port}), flush=True)


def end_with_stdin():
    def watch():
        while os.read(0, 4096):
            pass
        os.kill(os.getpid(), signal.SIGTERM)
    threading.Thread(target=watch, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    """HTTP/1.1 with keep-alive, a log of requests, and the ways in which a server can fail."""

    protocol_version = "HTTP/1.1"
    server_version = "test-server"
    sys_version = ""
    disable_nagle_algorithm = True      # a body does not wait 40 ms for its head to be confirmed

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        if timestamp is None and self.server.clock and os.path.exists(self.server.clock):
            with open(self.server.clock, encoding="ascii") as file:
                timestamp = instant(file.read()).timestamp()
        return super().date_time_string(timestamp)

    def version_string(self):
        return self.server_version

    def note(self, status, **more):
        """Log the request; called before the answer leaves, so the log never lags behind it."""
        self.server.log.add({
            "method": self.command, "path": self.path, "status": status,
            "headers": {name.lower(): value for name, value in self.headers.items()}, **more})

    def send_head(self, status, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def answer(self, status, headers, body):
        """An ordinary, complete reply."""
        self.note(status, bytes=len(body))
        self.server.replies.keep(self, status, headers, body)
        if status != 304:
            headers = {**headers, "Content-Length": str(len(body))}
        self.send_head(status, headers)
        if status != 304:
            self.wfile.write(body)

    def drop(self):
        """End the connection here, whatever was promised."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def stall(self):
        """Say nothing until the client gives up."""
        self.close_connection = True
        while self.connection.recv(4096):
            pass

    def handle(self):
        try:
            super().handle()
        except (ConnectionError, ValueError, OSError):
            self.close_connection = True

    def finish(self):
        try:
            super().finish()
        except (ConnectionError, ValueError, OSError):
            pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_port = True     # harness.Server keeps the port while this is down

    def __init__(self, port, handler):
        super().__init__((HOST, port), handler)
        self.log, self.scheme, self.clock = Log(None), "http", None
        self.replies = replies.Keeper()

    @property
    def base(self):
        return f"{self.scheme}://{HOST}:{self.server_port}"

    def use_tls(self, context):
        """The handshake is left to the first read, which happens in a thread of its own."""
        self.scheme = "https"
        self.socket = context.wrap_socket(self.socket, server_side=True,
                                          do_handshake_on_connect=False)

    def handle_error(self, *_):
        """A client that hangs up is not this server's trouble."""


def serve(server, args):
    """Listen until told to end."""
    block_signals()
    server.log, server.clock = Log(args.log), args.clock
    context = tls_context(args)
    if context:
        server.use_tls(context)
    threading.Thread(target=server.serve_forever, args=(POLL_S,), daemon=True).start()
    if args.exit_with_stdin:
        end_with_stdin()
    announce(server.server_port, args.ready)
    signal.sigwait({signal.SIGTERM, signal.SIGINT})
    server.shutdown()
    server.server_close()
