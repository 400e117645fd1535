"""A page in Chromium: how wide it is, and what it looks like. Speaks DevTools over a pipe.

    with Browser() as browser:
        page = browser.open("/path/page.html", width=360, scheme="dark")
        page.overflow(), page.shot("page.png")
"""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe")
SEES, TELLS = 3, 4          # the descriptors on which Chromium reads and writes
WINDOW_HEIGHT = 800
NAMES = ("chromium", "chromium-browser", "google-chrome")


def program():
    """Chromium's path, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def onto(read_end, write_end):
    """For the child: put the ends of the pipes where Chromium looks for them."""
    def move():
        kept = os.dup(write_end)        # write_end itself may be the one that is overwritten
        os.dup2(read_end, SEES)
        os.dup2(kept, TELLS)
        os.set_inheritable(SEES, True)  # dup2() of a descriptor onto itself does not say so
        os.set_inheritable(TELLS, True)
    return move


class Browser:
    def __enter__(self):
        self._folder = tempfile.mkdtemp(prefix="browser-")
        theirs_in, self._to = os.pipe()
        ours_in, theirs_out = os.pipe()
        self._process = subprocess.Popen(
            [program(), *FLAGS, f"--user-data-dir={self._folder}", "about:blank"],
            preexec_fn=onto(theirs_in, theirs_out), close_fds=False, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(theirs_in)
        os.close(theirs_out)
        self._from = os.fdopen(ours_in, "rb")
        self._number, self.events = 0, []
        return self

    def __exit__(self, *_):
        self._process.kill()
        self._process.wait()
        os.close(self._to)
        self._from.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _read(self):
        text = bytearray()
        while True:
            byte = self._from.read(1)
            if not byte:
                raise RuntimeError("the browser ended")
            if byte == b"\0":
                return json.loads(text)
            text += byte

    def call(self, method, session=None, **params):
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._to, data):]
        while True:
            answer = self._read()
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def wait(self, event):
        while event not in [known.get("method") for known in self.events]:
            self.events.append(self._read())

    def forget_events(self):
        self.events.clear()

    def open(self, path, width, scheme="light"):
        """A file, as a window of that many px shows it to somebody who likes it light or dark."""
        return Page(self, pathlib.Path(path).resolve().as_uri(), width, scheme)


class Page:
    def __init__(self, browser, url, width, scheme):
        self._browser, self._width = browser, width
        self._url = url
        self._target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = browser.call("Target.attachToTarget", targetId=self._target,
                                     flatten=True)["sessionId"]
        self._size(WINDOW_HEIGHT)
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.enable")
        self.call("Network.enable")
        browser.forget_events()
        self.call("Page.navigate", url=url)
        browser.wait("Page.loadEventFired")

    def call(self, method, **params):
        return self._browser.call(method, self._session, **params)

    def _size(self, height):
        # not mobile: a phone zooms out until all fits, and hides what is too wide
        self.call("Emulation.setDeviceMetricsOverride", width=self._width, height=height,
                  deviceScaleFactor=1, mobile=False)

    def value(self, script):
        """What a script comes to; of a promise, what it promised."""
        return self.call("Runtime.evaluate", expression=script, returnByValue=True,
                         awaitPromise=True)["result"].get("value")

    def requests(self):
        """What was asked for when it was opened, itself left out."""
        asked = [event["params"]["request"]["url"] for event in self._browser.events
                 if event.get("method") == "Network.requestWillBeSent"
                 and event.get("sessionId") == self._session]
        return [url for url in asked if url != self._url]

    def close(self):
        self._browser.call("Target.closeTarget", targetId=self._target)

    def overflow(self):
        """How many px the page is wider than its window: 0 when nothing scrolls sideways."""
        return self.value("document.documentElement.scrollWidth") - self._width

    def widest(self):
        """What reaches furthest to the right: for whoever has to mend it."""
        return self.value("""[...document.querySelectorAll("body *")]
            .map(e => [e.getBoundingClientRect().right, e.tagName, e.textContent.slice(0, 60)])
            .sort((a, b) => b[0] - a[0]).filter(e => e[0] > window.innerWidth).slice(-3)""")

    def height(self):
        return self.value("document.documentElement.scrollHeight")

    def background(self):
        return self.value("getComputedStyle(document.body).backgroundColor")

    def shot(self, path):
        """The whole page as a PNG."""
        self._size(self.height())
        data = self.call("Page.captureScreenshot", format="png", captureBeyondViewport=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(data["data"]))
