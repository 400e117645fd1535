"""A small internet on loopback: names that lead here, and what stands at each of them.

run_inside() begins the script anew in a network and a file system of its own (unshare), in which
/etc/hosts knows the names, so that the program asks https://www.youtube.com/ as it always would.
Pages are written as the platforms write them; what an API answers comes from the stubs of
tests/servers, each under its name.
"""

import http.client
import http.server
import json
import os
import ssl
import subprocess
import sys
import threading

import accept  # noqa: F401 (it has put the harness on the path)
import harness  # noqa: E402
import make

INSIDE = "TAGDIGEST_PLACES"
HOST, PORT, WEB_PORT = "127.0.0.1", 443, 80
HTML, XML, JSON = "text/html; charset=utf-8", "application/rss+xml", "application/json"
SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.0"
HEADERS_PASSED = ("Content-Type", "Link", "Retry-After", "Location")


def run_inside(names, folder):
    """Whether this is the script inside; outside it is begun there, and its exit code handed on."""
    if os.environ.get(INSIDE):
        return
    hosts = os.path.join(folder, "hosts")
    with open(hosts, "w", encoding="ascii") as file:
        file.write("127.0.0.1 localhost\n" + "".join(f"{HOST} {name}\n" for name in names))
    script = ('set -e; ip link set lo up; mount --bind "$1" /etc/hosts; shift; exec "$@"')
    done = subprocess.run(["unshare", "-rmn", "--", "sh", "-c", script, "sh", hosts,
                           sys.executable, *sys.argv], check=False,
                          env={**os.environ, INSIDE: "1"})
    sys.exit(done.returncode)


# ---- pages ----

def feed(title, *marks):
    return make.rss(title, *((mark, f"2026-11-{10 + n:02}T09:00:00Z", f"A word on {mark}", "JoyFE")
                             for n, mark in enumerate(marks or ("chalk", "board"))))


def page(title, head="", generator=None):
    made = f'<meta name="generator" content="{generator}">' if generator else ""
    return (f"<!DOCTYPE html><html><head><title>{title}</title>{made}{head}</head>"
            f"<body><h1>{title}</h1><p>Hello there</p></body></html>")


def link(href, kind=XML):
    return f'<link rel="alternate" type="{kind}" title="RSS" href="{href}">'


def document(body, kind=XML, status=200, **headers):
    return status, {"Content-Type": kind, **headers}, body.encode()


def moved(where, status=301):
    return status, {"Location": where, "Content-Type": HTML}, b""


def nodeinfo(host, software):
    """What says which software a server runs, by path."""
    return {"/.well-known/nodeinfo": document(json.dumps(
                {"links": [{"rel": SCHEMA, "href": f"https://{host}/nodeinfo/2.0"}]}), JSON),
            "/nodeinfo/2.0": document(json.dumps(
                {"version": "2.0", "software": {"name": software, "version": "1"},
                 "protocols": ["activitypub"], "usage": {}, "openRegistrations": False}), JSON)}


# ---- who serves them ----

class Internet:
    """pages: host -> path, with its query, or without, -> (status, headers, body); stubs: host ->
    a server of the harness, which answers what no page is there for."""

    def __init__(self, world, pages, stubs):
        self.pages, self.stubs, self.asked = pages, stubs, []
        context = self._certificate(world)
        self._servers = [self._serve(PORT, context), self._serve(WEB_PORT, None)]

    def _certificate(self, world):
        """One for all names, by the world's authority."""
        world.ca()
        folder = world.path("certs")
        names = ",".join(f"DNS:{name}" for name in sorted({*self.pages, *self.stubs}))
        config = os.path.join(folder, "places.ext")
        with open(config, "w", encoding="ascii") as file:
            file.write(f"subjectAltName={names}\nextendedKeyUsage=serverAuth\n"
                       "basicConstraints=CA:FALSE\n")
        for command in (
                ["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt",
                 "ec_paramgen_curve:P-256", "-nodes", "-keyout", "places.key", "-subj",
                 "/CN=places", "-out", "places.csr"],
                ["openssl", "x509", "-req", "-in", "places.csr", "-CA", "ca.pem", "-CAkey",
                 "ca.key", "-CAcreateserial", "-days", "3650", "-extfile", "places.ext", "-out",
                 "places.pem"]):
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(folder, "places.pem"),
                                os.path.join(folder, "places.key"))
        return context

    def _serve(self, port, context):
        server = http.server.ThreadingHTTPServer((HOST, port), Place)
        server.daemon_threads, server.internet = True, self
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True,
                                                do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def close(self):
        for server in self._servers:
            server.shutdown()
            server.server_close()


class Place(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.answer()

    def do_POST(self):
        self.answer()

    def answer(self):
        host = self.headers.get("Host", "").split(":")[0]
        internet = self.server.internet
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        internet.asked.append((host, self.path))
        paths = internet.pages.get(host, {})
        found = paths.get(self.path) or paths.get(self.path.split("?")[0])
        if found is None and host in internet.stubs:
            found = self.pass_on(internet.stubs[host], body)
        if found is None:
            found = document(page("Not Found"), HTML, 404)
        status, headers, data = found
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def pass_on(self, stub, body):
        connection = http.client.HTTPConnection(stub.host)
        headers = {name: value for name, value in self.headers.items()
                   if name.lower() not in ("connection", "accept-encoding")}
        connection.request(self.command, self.path, body or None, headers)
        reply = connection.getresponse()
        data = reply.read()
        connection.close()
        return reply.status, {name: reply.headers[name] for name in HEADERS_PASSED
                              if reply.headers[name]}, data


__all__ = ["Internet", "document", "feed", "harness", "link", "moved", "nodeinfo", "page",
           "run_inside"]
