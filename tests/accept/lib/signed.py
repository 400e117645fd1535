"""Ways as src/subscribe/way.c writes them, made by another hand: for who has the key file.

    signed.read(world).write(signed.CONFIRM, 7)
"""

import hashlib
import hmac

NAMES = ("confirm", "leave", "settings", "erase", "bounce", "memo", "review", "add", "register",
         "held", "voice")
PURPOSES = {name: number for number, name in enumerate(NAMES, 1)}
CONFIRM, SETTINGS, ERASE = (PURPOSES[name] for name in ("confirm", "settings", "erase"))
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
LENGTH = 39
FIRST_DAY = 18262       # 1 January 2020, in days since 1970
DAY_S = 86400


class Keys:
    """The keys of an installation: the newest signs."""

    def __init__(self, secrets):
        self.secrets = secrets
        self.newest = max(secrets)

    def write(self, purpose, number, thing=0, expires_s=0, key=None):
        """A token; expires_s in Unix seconds, 0: never."""
        key = key or self.newest
        day = -(-expires_s // DAY_S) - FIRST_DAY if expires_s else 0
        body = (bytes((purpose, key)) + number.to_bytes(5, "big") + thing.to_bytes(5, "big")
                + day.to_bytes(2, "big"))
        mac = hmac.new(self.secrets[key].encode(), body, hashlib.sha256).digest()[:10]
        bits = int.from_bytes(body + mac, "big") << 3
        return "".join(LETTERS[bits >> shift & 31] for shift in range(190, -1, -5))


def read(world):
    """The keys of a world that has sent or taken something."""
    with open(world.path("state", "ways.key"), encoding="utf-8") as file:
        lines = [line.split() for line in file if line.strip() and line[0] != "#"]
    return Keys({int(number): secret for number, secret in lines})
