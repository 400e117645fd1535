"""For tests in Python: `need.module("aiosmtpd")` and `need.program("strace")`, like need.sh."""

import importlib.util
import os
import shutil
import sys


def module(*names):
    for name in names:
        if importlib.util.find_spec(name) is None:
            _end(f"the Python module {name}")


def program(*names):
    for name in names:
        if shutil.which(name) is None:
            _end(name)


def _end(part):
    reason = f"{part} is missing, install with make deps DEPS=check"
    if os.environ.get("CI") == "true":
        print("1..1", f"not ok 1 - not skipped: {reason}", sep="\n", flush=True)
        sys.exit(1)
    print(f"1..0 # SKIP {reason}", flush=True)
    sys.exit(0)
