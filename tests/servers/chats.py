"""The hour of a chat, on Mastodon and on Bluesky: what its host asks, what people answer, and what
is true of each post.

    hour = chats.Hour("2026-11-19T20:00:00Z", posts=150)
    hour.statuses       # for a Mastodon server
    hour.skeets         # for a Bluesky one (see bluesky.py)
    hour.truth          # {"a1x3": "Q1", …}: which question each mark answers
    hour.questions      # {"q1": "Q1", …}, asked on both networks by one person's two accounts

Every post says mark-SOMETHING once, and nothing else that another says. Labels begin answers on
Mastodon half of the time, and always on Bluesky; all answers are replies to their question.
"""

import random
from datetime import datetime, timedelta

import make
from api_posts import post

TAG, HOST = "UKFEChat", "hettie"
ASKED = ("When did a learner last use your feedback", "What have you stopped writing",
         "How is it done in a noisy workshop", "Who gives feedback to you",
         "What will you try before the holidays")
WORDS = ("bench lathe seam oven ledger chalk radiator corridor kettle pencil apron timer gauge "
         "drill canteen mirror ladder cable basket stencil").split()
PEOPLE = [f"p{number:02}" for number in range(40)]
STEP_MIN = 11       # from a question to the next
TALK = 0.1          # of the posts are talk


def stamp(when):
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


class Hour:
    """Posts and the truth of a chat that begins at a time."""

    def __init__(self, start, posts=40, seed=1, has_sky=False, prefix="", tag=TAG, step=STEP_MIN):
        self.start = datetime.fromisoformat(start)
        self.random = random.Random(seed)
        self.prefix, self.has_sky, self.tag, self.step = prefix, has_sky, tag, step
        self.statuses, self.skeets, self.truth, self.questions, self.talk = [], [], {}, {}, []
        asked = [self.ask(number) for number in range(1, len(ASKED) + 1)]
        left = posts - len(self.statuses) - len(self.skeets)
        for count in range(left):
            if count < TALK * left:
                self.chatter(count)
            else:
                self.answer(asked[count % len(asked)], count % len(asked) + 1, count)

    def at(self, minutes):
        return stamp(self.start + timedelta(seconds=int(minutes * 60)))

    def words(self):
        return " ".join(self.random.sample(WORDS, 6))

    def ask(self, number):
        """A question, on both networks: its status, and the mark of its copy."""
        mark, minute = f"{self.prefix}q{number}", 1 + self.step * (number - 1)
        self.questions[mark] = f"Q{number}"
        text = f"Q{number}. {ASKED[number - 1]}, mark-{mark}? #{self.tag}"
        status = make.status(text, self.at(minute), author=HOST)
        self.statuses.append(status)
        if self.has_sky:
            self.skeets.append(post(mark, self.at(minute + .2), HOST, tags=[self.tag], text=text))
        return status

    def answer(self, asked, number, count):
        mark, person = f"{self.prefix}a{number}x{count}", self.random.choice(PEOPLE)
        minute = 2 + self.step * (number - 1) + self.random.random() * (self.step - 2)
        self.truth[mark] = f"Q{number}"
        if self.has_sky and count % 2:
            self.skeets.append(post(mark, self.at(minute), person, tags=[self.tag],
                                    text=f"A{number} mark-{mark} {self.words()} #{self.tag}",
                                    reply=f"{self.prefix}q{number}"))
            return
        label = f"A{number}. " if self.random.random() < .5 else ""
        self.statuses.append(make.status(
            f"{label}mark-{mark} {self.words()} #{self.tag}", self.at(minute), author=person,
            in_reply_to_id=asked["id"], in_reply_to_account_id=asked["account"]["id"]))
        asked["replies_count"] += 1

    def chatter(self, count):
        mark = f"{self.prefix}c{count}"
        self.talk.append(mark)
        self.statuses.append(make.status(
            f"Hello all, mark-{mark}, tea is made: {self.words()} #{self.tag}",
            self.at(count % 50 + .5), author=self.random.choice(PEOPLE)))
