"""What the stubs answered, for tests/schemas/check: with REPLIES_TO=FOLDER in the environment each
server keeps there every form of reply that it gave, once.

The form of a reply is its members and their types; of text it is what it is made of, so that a time
that is written another way is another form. Of a list, each form of item is kept once.
"""

import json
import os
import re
import sys
import threading

WORD = re.compile(r"[A-Za-z_!#.:-]{1,40}")
ALIKE = re.compile(r"\w+")
CUT_OFF = ("malformed", "strange")      # tempers in which a stub is not its platform


def form(value):
    """What stands for all values of one form."""
    if isinstance(value, dict):
        return tuple(sorted((name, form(member)) for name, member in value.items()))
    if isinstance(value, list):
        return ("list", tuple(sorted({repr(form(item)) for item in value})))
    if not isinstance(value, str):
        return type(value).__name__
    if WORD.fullmatch(value):
        return value
    return "text" if " " in value or "\n" in value else ALIKE.sub("w", value)[:60]


def folded(value):
    """The same with one item of each form in its lists."""
    if isinstance(value, dict):
        return {name: folded(member) for name, member in value.items()}
    if isinstance(value, list):
        return list({repr(form(item)): folded(item) for item in value}.values())
    return value


class Keeper:
    """A file in REPLIES_TO: a JSON line for each new form, a number for each that was known."""

    def __init__(self):
        folder, self._file = os.environ.get("REPLIES_TO"), None
        self._known, self._lock = {}, threading.Lock()
        if folder:
            self._stub = os.path.basename(sys.argv[0]).removesuffix(".py")
            name = os.path.join(folder, f"{self._stub}-{os.getpid()}.jsonl")
            self._file = open(name, "a", encoding="utf-8")

    def keep(self, handler, status, headers, body):
        if self._file is None or "json" not in headers.get("Content-Type", "json"):
            return
        dialect = getattr(handler, "dialect", None)
        stub = f"{self._stub}/{dialect}" if dialect else self._stub
        reply = {"stub": stub, "method": handler.command, "path": handler.path, "status": status,
                 "temper": getattr(handler, "mode", "ok")}
        try:
            whole = json.loads(body) if body else None
        except ValueError:
            whole, reply["cut"] = None, body.decode("utf-8", "replace")[-200:]
        path = re.sub(r"\d+|=[^&]*", "", handler.path.split("/did:")[0])
        name = repr((path, status, reply["temper"] in CUT_OFF, form(whole), "cut" in reply))
        with self._lock:
            if name in self._known:
                self._file.write(f"{self._known[name]}\n")
            else:
                self._known[name] = len(self._known)
                self._file.write(json.dumps({**reply, "body": folded(whole)}) + "\n")
            self._file.flush()
