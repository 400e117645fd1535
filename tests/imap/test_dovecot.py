#!/usr/bin/python3
"""type = mailbox over a real server, Debian's Dovecot, unpacked under build/real/: flags stay as
they are, UIDVALIDITY changes, the connection ends at each command."""

import os
import sys
import tempfile

sys.dont_write_bytecode = True
for folder in ("servers", "real"):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", folder))
import guest  # noqa: E402
import harness  # noqa: E402
import letterbox  # noqa: E402
import machine  # noqa: E402

TAP = harness.Tap()


def main():
    harness.need.program("openssl")
    try:
        machine.as_root()
        with tempfile.TemporaryDirectory(prefix="tagdigest-") as place:
            os.chmod(place, 0o755)
            version, _ = letterbox.judge(TAP, place)
    except guest.NotHere as error:
        harness.need.real("Dovecot", error)
    TAP.note(f"Dovecot {version}")
    TAP.done()


if __name__ == "__main__":
    main()
