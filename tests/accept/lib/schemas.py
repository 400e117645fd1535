"""What the stubs answered while a script ran, before the schemas of their platforms.

    folder = schemas.keep("7-1")        # before any server starts
    …
    schemas.judge(report, folder)       # tests/schemas/check, and on a tour of all kinds of reply
"""

import os
import subprocess

import accept

CHECK = os.path.join(accept.ROOT, "tests", "schemas", "check")


def keep(name):
    """From now on every server keeps the forms of its replies; the folder that they are in."""
    folder = accept.folder(f"{name}-replies")
    os.environ["REPLIES_TO"] = folder
    return folder


def judge(report, folder):
    os.environ.pop("REPLIES_TO", None)
    for name, words in (("every reply that a stub gave", [folder]), ("every kind of reply", [])):
        done = subprocess.run([CHECK, *words], text=True, check=False, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT)
        report.note(done.stdout)
        report.ok(done.returncode == 0, f"{name} passes its platform's schema, planted wrong ones"
                  " do not", *([] if done.returncode == 0 else [done.stdout]))
