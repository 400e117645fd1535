"""For flow tests: a world of its own in a temporary folder, servers, the binary, and TAP.

    with World() as world:
        mail = world.smtp("starttls", user="digest", password="pw")
        toot = world.mastodon(statuses)
        world.write("aggregator.ini", f"... url = {toot.url} ...")
        result = world.run("run", now="2026-11-16T08:00:00Z")
        tap.equal(result.code, 0, "the first run ends well", result)
        tap.equal(len(mail.messages()), 1, "one digest arrived")
"""

import contextlib
import email
import email.policy
import hashlib
import json
import mailbox
import os
import pathlib
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import datetime

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PYTHON = "/usr/bin/python3"     # the system's own, for which make deps installs packages
sys.path.insert(0, os.path.join(ROOT, "tests", "tools"))
import need  # noqa: E402,F401 (for tests: harness.need.program("strace"))

STOP_S, RUN_S = 20, 120
LOOK_S = 0.01               # between two looks for what another process is about to do
DATABASE = os.path.join("state", "tagdigest.db")
KEPT_VARIABLES = ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH",
                  "GCOV_PREFIX")


def binary():
    return os.path.join(ROOT, os.environ.get("TAGDIGEST", "build/tagdigest"))


def build_preload(source, folder):
    """What LD_PRELOAD takes, built in a folder of a C file below tests/; its path."""
    library = os.path.join(folder, os.path.basename(source).replace(".c", ".so"))
    subprocess.run([os.environ.get("CC", "cc"), "-shared", "-fPIC", "-O1", "-o", library,
                    os.path.join(ROOT, "tests", source), "-ldl", "-lpthread"], check=True)
    return library


class Tap:
    """Test Anything Protocol on standard output."""

    def __init__(self):
        self.count = self.failed = 0

    def ok(self, good, name, *evidence):
        """One test; the evidence is printed when it fails."""
        self.count += 1
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}", flush=True)
        if not good:
            for thing in evidence:
                self.note(thing)
        return bool(good)

    def equal(self, got, want, name, *evidence):
        return self.ok(got == want, name, f"got:  {got!r}", f"want: {want!r}", *evidence)

    def contains(self, text, part, name):
        return self.ok(part in text, name, f"missing: {part!r}", f"in: {text}")

    def note(self, thing):
        for line in str(thing).splitlines():
            print(f"# {line}", flush=True)

    def play(self, *tests):
        """Each test in a world of its own; then the plan, and the exit status."""
        for test in tests:
            with World() as world:
                test(world)
        self.done()

    def done(self):
        """The plan, and the exit status."""
        print(f"1..{self.count}", flush=True)
        sys.exit(1 if self.failed else 0)


class Result:
    """How a command ended."""

    def __init__(self, argv, code, out, err):
        self.argv, self.code, self.out, self.err = argv, code, out, err

    def __str__(self):
        return (f"$ {' '.join(self.argv)}\nexit code {self.code}\n"
                f"--- stdout\n{self.out}--- stderr\n{self.err}---")


class Server:
    """A server process: started on entering, stopped on leaving, and again at will on one port."""

    def __init__(self, script, arguments, log):
        self._argv = [PYTHON, os.path.join(HERE, script), *arguments, "--log", log,
                      "--exit-with-stdin"]
        self._log, self._process, self._keeper = log, None, None
        self.port, self.data = 0, None
        self.scheme = "https" if "--cert" in arguments else "http"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()
        if self._keeper is not None:
            self._keeper.close()

    def start(self):
        self._process = subprocess.Popen(
            [*self._argv, "--port", str(self.port)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._argv[1]} did not start: exit {self._process.wait()}")
        self.port = json.loads(line)["port"]
        if self._keeper is None:
            self._keeper = self._keep_port()

    def _keep_port(self):
        """While the server is down nobody else gets its port: bound, but nobody listens."""
        keeper = socket.socket()
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        keeper.bind(("127.0.0.1", self.port))
        return keeper

    def stop(self):
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOP_S)
        finally:
            self._process.kill()
            self._process.stdin.close()
            self._process.stdout.close()
            self._process = None

    @property
    def log_path(self):
        return self._log

    @property
    def host(self):
        return f"127.0.0.1:{self.port}"

    @property
    def url(self):
        return f"{self.scheme}://{self.host}"

    def log(self):
        """The requests so far, or the accepted messages, oldest first."""
        if not os.path.exists(self._log):
            return []
        with open(self._log, encoding="utf-8") as file:
            return [json.loads(line) for line in file]


class MailServer(Server):
    """The SMTP server, with the way back from its Maildir."""

    def __init__(self, maildir, trace, arguments, log):
        super().__init__("smtp_server.py", [maildir, "--trace", trace, *arguments], log)
        self.maildir, self._trace = maildir, trace

    def _traced(self, key):
        with open(self._trace, encoding="utf-8") as file:
            return [row for row in map(json.loads, file) if key in row]

    def messages(self):
        """The accepted messages as email.message.EmailMessage, oldest first."""
        return [email.message_from_bytes(raw, policy=email.policy.default)
                for raw in self.raw_messages()]

    def raw_messages(self):
        box = mailbox.Maildir(self.maildir, create=False)
        return [box.get_bytes(entry["file"]) for entry in self.log()]

    def commands(self):
        """What was said: {connection, tls, command, argument}, oldest first."""
        return self._traced("command")

    def heard(self, tls):
        """Every byte that came in clear, or encrypted and is decrypted here, as text."""
        path = self._trace.removesuffix(".trace") + ".raw"
        with open(path, encoding="utf-8") as file:
            return "".join(row["bytes"] for row in map(json.loads, file) if row["tls"] == tls)

    def struck(self):
        """Where the faults struck, oldest first."""
        return [row["struck"] for row in self._traced("struck")]

    def forget(self):
        """What was said and accepted so far; the mails themselves stay in the Maildir."""
        for path in (self._log, self._trace):
            if os.path.exists(path):
                os.truncate(path, 0)


class World:
    """A folder, the servers in it, and the binary run inside it."""

    began = "2026-11-09T07:30:00Z"  # when the digests did: a week before scene.DUE; None: with
                                    # the first command that the test gives

    is_known = True     # servers know what time a command is given; else as tell_time() said last

    def __enter__(self):
        self._stack = contextlib.ExitStack()
        self._is_new = True
        self.root = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="tagdigest-"))
        self._clock = self.root + ".clock"      # beside what a test looks at
        self._stack.callback(pathlib.Path(self._clock).unlink, missing_ok=True)
        self._names = 0
        return self

    def __exit__(self, *error):
        return self._stack.__exit__(*error)

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def write(self, name, content, mode=0o600):
        """A file of this world; text, bytes, or anything else as JSON. Returns its path."""
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content, ensure_ascii=False)
        data = content.encode() if isinstance(content, str) else content
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path + ".new", "wb") as file:
            file.write(data)
        os.chmod(path + ".new", mode)
        os.rename(path + ".new", path)
        return path

    def _name(self, kind):
        self._names += 1
        return self.path(f"{kind}-{self._names}")

    def start(self, server):
        """A server that lives as long as this world."""
        return self._stack.enter_context(server)

    def mastodon(self, statuses, secure=False, **options):
        """A Mastodon stub over these statuses; options as its command line names them."""
        if secure:
            options = {**self.certificate(), **options}
        name = self._name("mastodon")
        data = self.write(os.path.basename(name) + ".json", statuses)
        server = self.start(Server("mastodon_stub.py",
                                   [data, "--clock", self._clock, *flags(options)],
                                   name + ".log"))
        server.data = os.path.basename(data)    # write() it anew to change what is served
        return server

    def api(self, kind, posts, **options):
        """A stub of another API (KIND_stub.py) over posts as it takes them (see api_posts.py)."""
        name = self._name(kind)
        data = self.write(os.path.basename(name) + ".json", posts)
        options = {"domain": f"{kind}.example", **options}
        server = self.start(Server(f"{kind}_stub.py", [data, "--clock", self._clock,
                                                       *flags(options)], name + ".log"))
        server.data = os.path.basename(data)
        return server

    def feeds(self, **options):
        """A folder (root=) or a script (script=) over HTTP."""
        name = self._name("feeds")
        if not isinstance(options.get("script", ""), str):
            options["script"] = self.write(os.path.basename(name) + ".json", options["script"])
        return self.start(Server("feed_server.py", ["--clock", self._clock, *flags(options)],
                                 name + ".log"))

    def smtp(self, mode="plain", **options):
        """A mail server; modes with TLS get a certificate that ca() vouches for."""
        name = self._name("smtp")
        if mode != "plain":
            options = {**self.certificate(), **options}
        if not isinstance(options.get("faults", ""), str):
            options["faults"] = self.write(os.path.basename(name) + ".json", options["faults"])
        return self.start(MailServer(name + ".maildir", name + ".trace",
                                     ["--mode", mode, "--raw", name + ".raw", *flags(options)],
                                     name + ".log"))

    def tokens(self, **book):
        """A server that gives access tokens (token_server.py), and the files that it knows by: what
        is good in tokens.json (a mail server's tokens=), its book as data."""
        name = self._name("tokens")
        good = self.write("tokens.json", [])
        data = self.write(os.path.basename(name) + ".json",
                          {"clients": {"an-app": ""}, "refresh": ["first"], "tokens": good, **book})
        server = self.start(Server("token_server.py", [data], name + ".log"))
        server.data = os.path.basename(data)
        return server

    def imap(self, secure=False, **modes):
        """A mailbox's server (imap_server.py); modes: as it says."""
        name = self._name("imap")
        data = self.write(os.path.basename(name) + ".json", modes)
        options = {"modes": data, **(self.certificate() if secure else {})}
        server = self.start(Server("imap_server.py", flags(options), name + ".log"))
        server.data = os.path.basename(data)    # write() it anew to change how it behaves
        return server

    def ca(self):
        """The certificate of this world's authority; made when first asked for."""
        if not os.path.exists(self.path("certs/ca.pem")):
            subprocess.run([os.path.join(HERE, "make_certs.sh"), self.path("certs")], check=True)
        return self.path("certs/ca.pem")

    def certificate(self):
        """The options of a server that ca() vouches for."""
        self.ca()
        return {"cert": self.path("certs/server.pem"), "key": self.path("certs/server.key")}

    def run(self, *argv, now=None, env=None, stdin="", timeout=RUN_S, wrap=(), text=True):
        """The binary with these arguments, in this folder; wrap (strace…) goes before it"""
        command = self._command(argv, now, wrap)
        done = subprocess.run(command, cwd=self.root, env=self._environment(env),
                              capture_output=True, input=stdin if text else stdin.encode(),
                              text=text, timeout=timeout)
        return Result(command, done.returncode, done.stdout, done.stderr)

    def _command(self, argv, now, wrap):
        if self._is_new and self.began and argv[:1] and argv[0] in ("run", "send", "poll"):
            self._begin()
        if now and self.is_known:
            self.tell_time(now)
        return [*wrap, binary(), *argv, *(["--now", now] if now else [])]

    def tell_time(self, now):
        """What the servers of this world say that it is."""
        with open(self._clock, "w", encoding="ascii") as file:
            file.write(now)

    def _begin(self):
        """Most tests play in the first week of digests that began before it."""
        self._is_new = False
        ini = pathlib.Path(self.path("aggregator.ini"))
        text = ini.read_text("utf-8") if ini.exists() else ""
        names = re.findall(r"^\[digest (\w+)\]", text, re.M)
        subprocess.run([binary(), "subscribers", "list", "--now", self.began],
                       cwd=self.root, env=self._environment(None), capture_output=True, check=False)
        if not os.path.exists(self.path(DATABASE)):
            return
        began_s = int(datetime.fromisoformat(self.began).timestamp())
        with contextlib.closing(sqlite3.connect(self.path(DATABASE))) as db, db:
            db.executemany("INSERT INTO period"
                           " (digest, frequency, start_s, end_s, posts, decided_s)"
                           " SELECT $name, 'weekly', 0, $began_s, 0, $began_s WHERE NOT EXISTS"
                           " (SELECT 1 FROM period WHERE digest = $name)",
                           [{"name": name, "began_s": began_s} for name in names])

    def _environment(self, more):
        kept = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        return {**kept, "HOME": self.root, "TZ": "UTC", "LC_ALL": "C.UTF-8", **(more or {})}

    @contextlib.contextmanager
    def running(self, *argv, now=None, env=None, output=subprocess.DEVNULL, wrap=()):
        """The binary while it runs, killed at the latest when left."""
        command = self._command(argv, now, wrap)
        process = subprocess.Popen(command, cwd=self.root, env=self._environment(env),
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=output)
        try:
            yield process
        finally:
            process.kill()
            process.wait(STOP_S)

    def json(self, *argv, now=None):
        """What a verb reports with --json."""
        result = self.run(*argv, "--json", now=now)
        try:
            return json.loads(result.out)
        except ValueError:
            raise RuntimeError(f"no JSON was printed\n{result}") from None

    def snapshot(self, folder="."):
        """What every file below a folder holds, as a hash; the database's scratch left out."""
        found = {}
        for place, _, names in os.walk(self.path(folder)):
            for name in names:
                path = os.path.join(place, name)
                if not name.endswith(("-shm", "-wal", "-lock")):
                    with open(path, "rb") as file:
                        found[os.path.relpath(path, self.root)] = hashlib.sha256(
                            file.read()).hexdigest()
        return found

    def dump(self, leave_out=()):
        """All rows of all tables, as text; leave_out names columns as "table.column"."""
        rows = []
        for (table,) in self.query("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                   " ORDER BY name"):
            names = [column[1] for column in self.query(f"PRAGMA table_info({table})")
                     if f"{table}.{column[1]}" not in leave_out]
            rows += [(table, *row) for row in self.query(
                f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2")]
        return rows

    def mails(self, maildir):
        """What lies in a Maildir that the program wrote by itself, by file name."""
        if not os.path.exists(self.path(maildir)):
            return []
        box = mailbox.Maildir(self.path(maildir), create=False)
        return [email.message_from_bytes(box.get_bytes(key), policy=email.policy.default)
                for key in sorted(box.keys())]

    def query(self, sql, *values, database=DATABASE):
        """All rows of a query, from the database opened for reading alone."""
        with contextlib.closing(sqlite3.connect(f"file:{self.path(database)}?mode=ro",
                                                uri=True)) as db:
            return db.execute(sql, values).fetchall()

    def database_bytes(self, database=DATABASE):
        """All that lies on the disk of a database: the file and what is not yet in it."""
        return b"".join(pathlib.Path(self.path(database + end)).read_bytes()
                        for end in ("", "-wal", "-journal")
                        if os.path.exists(self.path(database + end)))


def wait_until(happens, what):
    """Look until another process has done something."""
    end = time.monotonic() + STOP_S
    while not happens():
        if time.monotonic() > end:
            raise RuntimeError(f"waited in vain: {what}")
        time.sleep(LOOK_S)


def flags(options):
    """{"newest_at": "x", "lax": True} as --newest-at x --lax"""
    words = []
    for name, value in options.items():
        if value is None or value is False:
            continue
        words.append("--" + name.replace("_", "-"))
        if value is not True:
            words.append(str(value))
    return words
