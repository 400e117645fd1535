"""A week of conversations under a hashtag, in which a fifth of the answers carry none: 20.8 %, as
of the answers within #Edchat that one study counted (2,743 of 13,176).

    week = threads.Week(seed)
    week.statuses                       # for a Mastodon server
    week.roots["q7"].answers            # who answered, whoever that was, as anybody can see it
    week.never                          # marks that no mail and no database may hold

Authors are called by what they say of being shown; REDUCED allow an excerpt of what they put under
a hashtag, and nothing of their other words.
"""

import random
from datetime import datetime, timedelta, timezone

import make

UNTAGGED = 0.208
OPEN = [f"open{number}" for number in range(24)]
REFUSING = {
    "noindex": lambda account: account.update(noindex=True),
    "nobot": lambda account: account.update(note="<p>please #nobot</p>"),
    "asked": lambda account: None,      # the ini keeps them out: optout
}
REDUCED = {
    "unindexable": lambda account: account.update(indexable=False),
    "hidden": lambda account: account.update(discoverable=False),
}
QUIET = ["quiet0", "quiet1", "quiet2"]  # their answers are unlisted
ANSWERING = OPEN + list(REFUSING) + list(REDUCED) + QUIET
FIRST = datetime(2026, 11, 9, 9, tzinfo=timezone.utc)
SIZES = [0] * 5 + [1] * 9 + [2, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45]
DIRECT_MAX = 30     # a server shows 60 of a thread at once, however they hang
CHAIN = 24          # deeper than a server goes
PRIVATE = 0.03


class Root:
    """A post that began a conversation."""

    def __init__(self, mark, status, is_question):
        self.mark, self.status, self.is_question = mark, status, is_question
        self.answers = []


class Week:
    """Statuses, and what is true of them."""

    def __init__(self, seed=1, host="toot.example"):
        self.random, self.host = random.Random(seed), host
        self.statuses, self.roots, self.never = [], {}, set()
        self.untagged_open = set()      # marks that may be quoted without a hashtag
        self.untagged = self.tagged = self.owed = 0
        self.at = FIRST
        for number, size in enumerate(SIZES):
            self.converse(number, size)
        self.converse("chain", CHAIN, is_chain=True)
        self.count()

    def post(self, mark, author, tag, ending="", **changes):
        self.at += timedelta(seconds=97)
        text = f"We did mark-{mark}{ending}" + (" #JoyFE" if tag else "")
        status = make.status(text, self.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"), author=author,
                             host=self.host, home=self.host, **changes)
        said = {**REFUSING, **REDUCED}.get(author)
        if said:
            said(status["account"])
        self.statuses.append(status)
        return status

    def converse(self, number, size, is_chain=False):
        is_question = is_chain or self.random.random() < 0.6
        mark = f"{'q' if is_question else 'r'}{number}"
        root = Root(mark, self.post(mark, self.random.choice(OPEN), True,
                                    ". Who else?" if is_question else ""), is_question)
        self.roots[mark] = root
        thread = [root.status]
        for answer in range(size):
            above = thread[-1] if is_chain else self.pick(thread)
            thread.append(self.answer(root, f"{mark}a{answer}", above, is_chain))

    def pick(self, thread):
        """Whom somebody answers: often the first, else whoever spoke last."""
        direct = sum(one["in_reply_to_id"] == thread[0]["id"] for one in thread)
        if direct < DIRECT_MAX and self.random.random() < 0.5:
            return thread[0]
        return self.random.choice(thread[-6:])

    def answer(self, root, mark, above, is_chain):
        self.owed += UNTAGGED
        is_tagged = self.owed < self.random.random()
        self.owed -= not is_tagged
        is_own = self.random.random() < 0.1
        author = (root.status["account"]["username"] if is_own
                  else self.random.choice(ANSWERING))
        # below what is hidden, deeper than a server goes, nobody can know what there is
        visibility = ("private" if self.random.random() < PRIVATE and not is_chain
                      else "unlisted" if author in QUIET else "public")
        status = self.post(mark, author, is_tagged, in_reply_to_id=above["id"],
                           in_reply_to_account_id=above["account"]["id"],
                           mentions=[dict(above["account"])], visibility=visibility)
        if visibility != "private" and author != root.status["account"]["username"]:
            root.answers.append(mark)
        self.note(mark, author, is_tagged, visibility)
        return status

    def note(self, mark, author, is_tagged, visibility):
        self.tagged += is_tagged
        self.untagged += not is_tagged
        if visibility != "public" or author in REFUSING or (author in REDUCED and not is_tagged):
            self.never.add(mark)
        elif not is_tagged:
            self.untagged_open.add(mark)

    def count(self):
        """As Mastodon counts: what is public or unlisted."""
        by_id = {status["id"]: status for status in self.statuses}
        assert len(by_id) == len(self.statuses)
        for status in self.statuses:
            above = by_id.get(status["in_reply_to_id"])
            if above and status["visibility"] != "private":
                above["replies_count"] += 1

    def waiting(self):
        """Questions that nobody but their author answered, as far as anybody can see."""
        return {mark for mark, root in self.roots.items() if root.is_question and not root.answers}
