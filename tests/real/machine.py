"""A machine for a real server that wants root, users of its own and the places of its package:
this one, with the package's files laid over /usr and /etc, and /var and /run of its own.

Nothing is installed: the mounts and the processes live in namespaces of their own, which end with
the test. Root is needed for that, or somebody to whom /etc/subuid lends users (as_root()).
"""

import contextlib
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import time

import guest

INSIDE = "TAGDIGEST_AS_ROOT"
MAILBOXES = "nobody"        # whose the mailboxes are: other real servers run as nobody (guest.py)
START_S, STOP_S, LOOK_S = 60, 20, 0.05
FIRST_UID = 9101
HOME = "/var/home"
ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
# What a package's files lie over is read alone; what they write is the machine's own folder's.
MOUNTS = """set -eu
for part in usr etc; do
	mount -t overlay -o "ro,lowerdir=$1/$part:$2/$part:/$part" overlay "/$part"
done
for part in var run; do
	mount --bind "$1/$part" "/$part"
done
mount --bind "$3" /var/mail
shift 3
exec "$@"
"""


def as_root():
    """Whether root runs this script; for anybody else it is begun anew as the root of users that
    are lent to him, and its exit code handed on. NotHere when none are."""
    if os.geteuid() == 0:
        return
    lent = ["unshare", "--map-root-user", "--map-auto", "--"]
    tried = subprocess.run([*lent, "true"], capture_output=True, text=True, check=False)
    if tried.returncode != 0 or os.environ.get(INSIDE):
        raise guest.NotHere("a real mail server wants root, or users lent by /etc/subuid "
                            f"(package uidmap): {tried.stderr.strip()[-100:]}")
    sys.exit(subprocess.run([*lent, sys.executable, *sys.argv], check=False,
                            env={**os.environ, INSIDE: "1"}).returncode)


class Machine:
    """A folder with etc, var, run and usr of its own, and one process, as long as it is entered.

    users: names that the package's scripts would have made, each with a group of its name;
    mail: the folder of the mailboxes, where that is another machine's.
    """

    def __init__(self, folder, unpacked, users, mail=None):
        as_root()
        self.folder, self._unpacked, self._process = folder, unpacked, None
        for part in ("etc", "var/log", "var/mail", "run", "usr/bin"):
            os.makedirs(self.path(part), exist_ok=True)
        if not os.path.lexists(self.path("var/run")):
            os.symlink("/run", self.path("var/run"))
        self.uids = {name: FIRST_UID + n for n, name in enumerate(users)}
        self._write_users()
        self.mail = mail or self.path("var/mail")
        shutil.chown(self.mail, MAILBOXES)

    def path(self, *parts):
        """What the machine sees below /, from outside."""
        return os.path.join(self.folder, *(part.lstrip("/") for part in parts))

    def write(self, name, text, mode=0o644):
        path = pathlib.Path(self.path(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(mode)
        return "/" + name

    def copy(self, source, name, mode=0o755):
        """A file of ours, put where the machine's own are."""
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        shutil.copy(source, self.path(name))
        os.chmod(self.path(name), mode)

    def setgid(self, name, group):
        """A program of the package as its scripts would have left it."""
        self.copy(os.path.join(self._unpacked, name), name)
        os.chown(self.path(name), 0, self.uids[group])
        os.chmod(self.path(name), 0o2755)

    def _write_users(self):
        known = [entry for entry in pwd.getpwall() if entry.pw_name not in self.uids]
        passwd = [f"{user.pw_name}:x:{user.pw_uid}:{user.pw_gid}::{user.pw_dir}:{user.pw_shell}"
                  for user in known]
        passwd += [f"{name}:x:{uid}:{uid}::{HOME}/{name}:/bin/sh"
                   for name, uid in self.uids.items()]
        group = pathlib.Path("/etc/group").read_text("utf-8").splitlines()
        group = [line for line in group if line.split(":")[0] not in self.uids]
        group += [f"{name}:x:{uid}:" for name, uid in self.uids.items()]
        self.write("etc/passwd", "\n".join([*passwd, ""]))
        self.write("etc/group", "\n".join([*group, ""]))
        self.write("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n")

    def home(self, user):
        """The folder of a user, from outside; made when it is not there."""
        path = self.path(HOME, user)
        os.makedirs(path, exist_ok=True)
        os.chown(path, self.uids[user], self.uids[user])
        return path

    # ---- up and down ----

    def start(self, argv, is_ready):
        """argv as the machine's first process, which says what it does in var/log/out."""
        log = self.path("var/log/out")
        with open(log, "w", encoding="utf-8") as file:
            self._process = subprocess.Popen(
                ["setpriv", "--pdeathsig", "KILL", "unshare", "--mount", "--pid", "--fork",
                 "--kill-child", "--mount-proc", "--", "sh", "-c", MOUNTS, "sh", self.folder,
                 self._unpacked, self.mail, *argv],
                stdin=subprocess.DEVNULL, stdout=file, stderr=subprocess.STDOUT, cwd="/",
                env=ENVIRONMENT)
        end = time.monotonic() + START_S
        while not is_ready():
            if self._process.poll() is not None or time.monotonic() > end:
                self.stop()
                raise guest.NotHere(f"{argv[0]} did not start: {self.log()[-300:].strip()}")
            time.sleep(LOOK_S)

    def stop(self):
        if self._process is None:
            return
        for pid in children(self._process.pid):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, 15)
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def runs(self, name):
        """Whether a process of that name is one of the machine's first one's."""
        for pid in children(children(self._process.pid)[0]):
            with contextlib.suppress(OSError):
                if pathlib.Path(f"/proc/{pid}/comm").read_text("utf-8").strip() == name:
                    return True
        return False

    def run(self, *argv, stdin=""):
        """A command on the machine, to its end; what it says."""
        return guest.said([*self.inside(), *argv], input=stdin, cwd="/", env=ENVIRONMENT)

    def inside(self, user=None):
        """What stands before a command that is to run on the machine."""
        argv = ["nsenter", "-t", str(children(self._process.pid)[0]), "-m", "-p", "-r", "--"]
        if user:
            uid = str(self.uids[user])
            argv += ["setpriv", "--reuid", uid, "--regid", uid, "--clear-groups", "--"]
        return argv

    def log(self):
        with open(self.path("var/log/out"), encoding="utf-8", errors="replace") as file:
            return file.read()


def children(pid):
    with contextlib.suppress(OSError):
        words = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
        return [int(word) for word in words]
    return []


def look(is_so, what):
    """Until it is so; NotHere when it does not become so."""
    end = time.monotonic() + STOP_S
    while not is_so():
        if time.monotonic() > end:
            raise guest.NotHere(f"waited in vain: {what}")
        time.sleep(LOOK_S)


def settle(*servers, seconds=120):
    """Ask them until nothing waits in any: one may have handed to another what it had."""
    end = time.monotonic() + seconds
    quiet = 0
    while quiet < 2:
        waiting = {server.name: server.queue() for server in servers}
        quiet = 0 if any(waiting.values()) else quiet + 1
        if time.monotonic() > end:
            raise guest.NotHere(f"mail still waits after {seconds} s: {str(waiting)[:400]}")
        if quiet == 0:
            time.sleep(LOOK_S)
