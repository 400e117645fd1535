#!/usr/bin/python3
"""The digests of the invented weeks, as they are kept, before axe-core at four widths, light and
dark, the Nu HTML checker and caniemail's tables; that nothing is asked for when one is opened; that
the way out is near the top. Each check first finds a fault that was planted."""

import glob
import os
import sys
import tempfile

import pages
import browser
import harness

sys.path.insert(0, os.path.join(pages.ROOT, "tests", "tools"))
import need  # noqa: E402

WEEKS = sorted(glob.glob(os.path.join(pages.ROOT, "tests", "golden", "weeks", "*.html")))
PLANTED = ('<p style="color:#bbb;background:#ccc;position:sticky">Faint</p>'
           '<img src="http://127.0.0.1:9/pixel.gif"><blink>Now</blink>')
TAP = harness.Tap()


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def look(page):
    """What is wrong with a page in one window."""
    wide = page.overflow()
    return {"requests": page.requests(), "violations": pages.axe(page),
            "wider": [f"{wide} px: {page.widest()}"] if wide > 0 else []}


def check_planted(folder):
    path = os.path.join(folder, "planted.html")
    with open(path, "w", encoding="utf-8") as file:
        file.write(read(WEEKS[0]).replace("</body>", PLANTED + "</body>"))
    views = pages.each_view(path, look)
    TAP.ok(all(rule in str(seen["violations"]) for rule in ("color-contrast", "image-alt")
               for seen in views.values()), "axe-core finds what was planted", views)
    TAP.ok(all("pixel.gif" in str(seen["requests"]) for seen in views.values()),
           "a request is seen", views)
    TAP.ok("blink" in str(pages.vnu(path)), "the Nu HTML checker finds what was planted")
    TAP.ok("position" in str(pages.caniemail(path).keys() - pages.accepted().keys()),
           "caniemail finds what was planted")
    far = "<p>" + "word " * 500 + '<a href="mailto:x?subject=unsubscribe">Leave</a>'
    TAP.ok(pages.way_out(far) > pages.WAY_OUT_BYTES, "a way out that is far down is found to be")


def check_views(path):
    name, views = os.path.basename(path), pages.each_view(path, look)
    for what, words in (("violations", "axe-core finds nothing"),
                        ("requests", "nothing is asked for"), ("wider", "nothing is too wide")):
        wrong = {view: seen[what] for view, seen in views.items() if seen[what]}
        TAP.ok(not wrong, f"{name}: {words}, {len(views)} times",
               *(f"{view}: {line}" for view, lines in wrong.items() for line in lines))


def check_programs():
    """What mail programs do not know is known here, with what a reader has then."""
    known, used = pages.accepted(), set()
    for path in WEEKS:
        found = pages.caniemail(path)
        used |= found.keys()
        TAP.ok(found.keys() <= known.keys(), f"{os.path.basename(path)}: constructs that some mail"
               " program does not know are in accepted.txt",
               *(f"{name}: {', '.join(found[name])}" for name in found.keys() - known.keys()))
    TAP.equal(known.keys() - used, set(), "accepted.txt has no line that nothing needs")


def main():
    need.program("java", "node", "npm")
    if browser.program() is None:
        need.program("chromium")
    with tempfile.TemporaryDirectory(prefix="pages-") as folder:
        check_planted(folder)
    TAP.ok(len(WEEKS) >= 1, f"{len(WEEKS)} weeks are looked at")
    for path in WEEKS:
        check_views(path)
        far = pages.way_out(read(path))
        TAP.ok(far is not None and far < pages.WAY_OUT_BYTES, f"{os.path.basename(path)}: the way"
               f" out stands behind {far} bytes of words, of {pages.WAY_OUT_BYTES} at most")
    errors = pages.vnu(*WEEKS)
    TAP.ok(not errors, "the Nu HTML checker has nothing to say", *errors[:10])
    check_programs()
    TAP.done()


if __name__ == "__main__":
    main()
