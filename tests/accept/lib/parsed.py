"""Mails as two parsers of others read them: Python's email, and mailparser of npm.

    for mail in parsed.all_of(paths):
        mail.defects        # [] when neither has anything to say against it
"""

import email
import email.policy
import json
import os
import platform
import subprocess

import accept

ARCH = {"aarch64": "arm64"}.get(platform.machine(), "x64")
NODE = f"node-linux-{ARCH}"
PACKAGES = (f"{NODE}@22.23.3", "mailparser@3.14.2")
LIB = os.path.dirname(os.path.abspath(__file__))


class Parsed:
    """A mail: message as Python has it, other as mailparser, defects in words."""

    def __init__(self, path, other):
        with open(path, "rb") as file:
            self.raw = file.read()
        self.path, self.other = path, other
        self.message = email.message_from_bytes(self.raw, policy=email.policy.default)
        self.defects = [*self._of_python(), *self._of_both()]

    def _of_python(self):
        for part in self.message.walk():
            yield from (f"email: {type(defect).__name__}" for defect in part.defects)
            for name, value in part.items():
                yield from (f"email: {name}: {type(defect).__name__}: {defect}"
                            for defect in getattr(value, "defects", ()))
            if not part.is_multipart():
                part.get_content()
                yield from (f"email: body: {type(defect).__name__}" for defect in part.defects)

    def _of_both(self):
        """Where mailparser reads something else, one of them must have guessed."""
        if "error" in self.other:
            yield f"mailparser: {self.other['error']}"
            return
        other = {**self.other, "to": list(map(_ascii, self.other["to"])),
                 "from": list(map(_ascii, self.other["from"]))}
        mine = {"to": self.addresses("To"), "from": self.addresses("From"),
                "subject": self.message["Subject"], "id": self.message["Message-ID"],
                "lines": [name.lower() for name in self.message.keys()],
                "text": self.body("plain"), "html": self.body("html"), "attachments": 0}
        for name, value in mine.items():
            if _plain(other[name]) != _plain(value):
                yield f"{name}: email {str(value)[:90]!r}, mailparser {str(other[name])[:90]!r}"

    def addresses(self, name):
        field = self.message[name]
        return [one.addr_spec for one in field.addresses] if field is not None else []

    def body(self, kind):
        part = self.message.get_body((kind,))
        return part.get_content() if part is not None else None


def _ascii(address):
    """mailparser shows domains in their own script."""
    name, _, domain = address.rpartition("@")
    return f"{name}@{domain.encode('idna').decode()}" if domain else address


def _plain(value):
    """Of a text, what does not hang on how its lines end."""
    return value.replace("\r", "").strip() if isinstance(value, str) else value


def all_of(paths):
    """Each mail of the paths, parsed by both; a generator, since there may be many."""
    done = subprocess.run([os.path.join(accept.ROOT, "tests", "tools", "unpack.sh"), "npm",
                           *PACKAGES], check=True, text=True, stdout=subprocess.PIPE)
    folder = done.stdout.splitlines()[-1]
    node = os.path.join(folder, "node_modules", NODE, "bin", "node")
    with subprocess.Popen([node, os.path.join(LIB, "mailparser.mjs"), folder], text=True,
                          stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdin.write("\n".join(paths))
        process.stdin.close()
        for path in paths:
            line = process.stdout.readline()
            yield Parsed(path, json.loads(line) if line else {"error": "mailparser ended"})
