"""What can be found out about a mail's HTML without eyes: axe-core in Chromium, what it asks for
when it is opened, the Nu HTML checker, caniemail's tables of mail programs, where the way out is.

The packages are unpacked under build/ (tests/tools/unpack.sh); nothing is installed.
"""

import functools
import html.parser
import json
import os
import platform
import subprocess
import sys

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [os.path.join(ROOT, "tests", "servers"),
                os.path.join(ROOT, "tests", "accept", "lib")]
import browser  # noqa: E402
import harness  # noqa: E402,F401

AXE, VNU, CANIEMAIL = "axe-core@4.14.1", "vnu-jar@26.9.27", "caniemail@2.0.2"
NODE = f"node-linux-{ {'aarch64': 'arm64'}.get(platform.machine(), 'x64') }@22.23.3"
WIDTHS, SCHEMES = (320, 360, 600, 1024), ("light", "dark")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ACCEPTED = os.path.join(HERE, "accepted.txt")
WAY_OUT_BYTES = 2048


@functools.lru_cache(maxsize=None)
def unpacked(package):
    """The folder of a package of npm."""
    tool = os.path.join(ROOT, "tests", "tools", "unpack.sh")
    folder = subprocess.run([tool, "npm", package], check=True, cwd=ROOT, text=True,
                            stdout=subprocess.PIPE).stdout.splitlines()[-1]
    return os.path.join(folder, "node_modules", package.split("@")[0])


# ---- in the browser ----

@functools.lru_cache(maxsize=None)
def axe_source():
    with open(os.path.join(unpacked(AXE), "axe.min.js"), encoding="utf-8") as file:
        return file.read()


def axe(page):
    """axe-core's violations, in words."""
    page.value(axe_source() + "; 0")
    found = page.value(f"""axe.run(document, {{resultTypes: ["violations"],
        runOnly: {json.dumps(RULES)}}}).then(r => r.violations.map(v => v.id + ": " + v.help
        + " " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(" | ")))""")
    if not isinstance(found, list):
        raise RuntimeError("axe-core did not run")
    return found


def each_view(path, look):
    """{(width, scheme): look(page)} of a file, at each width, light and dark."""
    found = {}
    with browser.Browser() as window:
        for width in WIDTHS:
            for scheme in SCHEMES:
                page = window.open(path, width, scheme)
                found[width, scheme] = look(page)
                page.close()
    return found


# ---- on the bytes ----

def vnu(*paths):
    """What the Nu HTML checker calls errors."""
    jar = os.path.join(unpacked(VNU), "build", "dist", "vnu.jar")
    said = subprocess.run(["java", "-jar", jar, "--format", "json", "--exit-zero-always", *paths],
                          check=True, capture_output=True, text=True).stderr
    return [f"{os.path.basename(m.get('url', ''))}:{m.get('lastLine')}: {m['message']}"
            for m in json.loads(said)["messages"] if m["type"] == "error"]


def caniemail(path):
    """{construct: mail programs that do not know it, or not all of it}"""
    node = os.path.join(unpacked(NODE), "bin", "node")
    said = subprocess.run([node, os.path.join(HERE, "caniemail.mjs"), unpacked(CANIEMAIL), path],
                          check=True, capture_output=True, text=True).stdout
    return json.loads(said)


def accepted():
    """{construct: what a reader has where it is not known}"""
    with open(ACCEPTED, encoding="utf-8") as file:
        rows = [line.split("|", 1) for line in file if line.strip() and not line.startswith("//")]
    return {name.strip(): reason.strip() for name, reason in rows}


class Words(html.parser.HTMLParser):
    """Visible words, up to the way out."""

    UNSEEN, EMPTY = ("head", "style", "script", "title"), ("br", "hr", "img", "meta", "wbr", "link")

    def __init__(self):
        super().__init__()
        self.said, self.way_out, self._hidden = "", None, []

    def handle_starttag(self, tag, attrs):
        style = dict(attrs).get("style") or ""
        if tag not in self.EMPTY and (self._hidden or tag in self.UNSEEN
                                      or "display:none" in style.replace(" ", "")):
            self._hidden.append(tag)
        if tag == "a" and "unsubscribe" in (dict(attrs).get("href") or "") and not self._hidden:
            self.way_out = self.way_out or len(" ".join(self.said.split()).encode())

    def handle_endtag(self, tag):
        if self._hidden and tag == self._hidden[-1]:
            self._hidden.pop()

    def handle_data(self, data):
        self.said += "" if self._hidden else data + " "


def way_out(text):
    """How many bytes of visible words stand before the first link to leave; None without one."""
    words = Words()
    words.feed(text)
    return words.way_out
