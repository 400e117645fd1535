"""What invented people said, for exports in the shapes of their platforms.

Each text has a mark of its own, so that it is known of each whether it may be in the store's bytes:
what was for everybody and has the hashtag must be, and nothing else may.
"""

import random
from datetime import datetime, timedelta, timezone

TAG = "JoyFE"
BEGIN = datetime(2026, 9, 1, 6, tzinfo=timezone.utc)
SPAN_S = 70 * 86400
WORDS = """today our learners read aloud and laughed about maps bread engines rivers poems which
nobody planned but everybody wanted to try again after lunch with chalk paper strings and a
drum""".split()
# what people write beside words, each of which some parser has stumbled over
ODD = ("café ☕", "5 < 6 & 7 > 2", 'she said "yes"', "a\\b", "Gŵyl 🎉👩🏽‍🏫", "tabs\tand\nlines",
       "100%")
VERDICTS = ("taken", "untagged", "private", "unreadable", "other")


class Export:
    """What an export holds, as it is made."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.wanted = {}            # mark -> the post's uri
        self.unwanted = set()       # marks
        self.counts = dict.fromkeys(VERDICTS, 0)
        self._number = 0

    def mark(self, uri=None):
        """A mark: of a post that must be in the store under a name, else of what may not be."""
        self._number += 1
        mark = f"m{self.random.getrandbits(64):016x}m"
        if uri is None:
            self.unwanted.add(mark)
        else:
            self.wanted[mark] = uri
        return mark

    def count(self, verdict):
        self.counts[verdict] += 1

    def when(self):
        return BEGIN + timedelta(seconds=self.random.randrange(SPAN_S))

    def words(self, mark, tagged, most=40):
        """A text with its mark, and the hashtag in it or not, in one of the ways to write it."""
        words = self.random.choices(WORDS, k=self.random.randint(3, most))
        if self.random.random() < .5:
            words.insert(1, self.random.choice(ODD))
        words.insert(0, mark)
        if tagged:
            words.append(self.random.choice(
                (f"#{TAG}", f"#{TAG.lower()}", f"(#{TAG})", f"#{TAG}.")))
        elif self.random.random() < .3:
            words.append(self.random.choice((f"{TAG}", f"#{TAG}ful", f"x#{TAG}", "#other")))
        return " ".join(words)
