"""For tests in Python: `need.module("aiosmtpd")`, `need.program("strace")`, like need.sh, and
`need.unpacked("postgresql-15")`."""

import importlib.util
import os
import shutil
import subprocess
import sys


def module(*names):
    for name in names:
        if importlib.util.find_spec(name) is None:
            _end(f"the Python module {name}")


def program(*names):
    for name in names:
        if shutil.which(name) is None:
            _end(name)


def unpacked(*packages):
    """Debian's packages, unpacked under build/ (unpack.sh). Returns the folder."""
    program("dpkg-deb", "apt-get")
    done = subprocess.run([os.path.join(os.path.dirname(__file__), "unpack.sh"), "deb", *packages],
                          stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        _end(f"one of {', '.join(packages)}", "it could not be fetched")
    return done.stdout.strip().rsplit("\n", 1)[-1]


def real(name, why):
    """A real server of tests/real could not be started: guest.NotHere."""
    _end(name, f"it could not be started ({why})")


def _end(part, what="install with make deps DEPS=check"):
    reason = f"{part} is missing, {what}"
    if os.environ.get("CI") == "true":
        print("1..1", f"not ok 1 - not skipped: {reason}", sep="\n", flush=True)
        sys.exit(1)
    print(f"1..0 # SKIP {reason}", flush=True)
    sys.exit(0)
