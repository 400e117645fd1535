"""corpus.py FILE POSTS [ONE]: posts as `parse` prints them, of two days; the same each time.

A twentieth as many people as posts, each with an account here and one there. One post in three is
said in both places: as it is, cut with "…", or with other hashtags. One in ten is a bot's, made of
one sentence with other values. With ONE, one program says everything, in two places, by one
sentence: the worst that can come.
"""

import datetime
import json
import random
import sys

BEGIN = datetime.datetime(2026, 11, 23, tzinfo=datetime.timezone.utc)
DAYS_S = 2 * 86400
SYLLABLES = "ba ce di fo gu ha je ki lo mu ne pi ra so tu ve wa xi yo zen dor min tal sur".split()
COMMON = ("the of and to in is that it for was on are with as they be at one have this from or had "
          "by some what there we can out other were all your when up use word how said an each she")


class Corpus:
    def __init__(self, posts, is_one):
        self.dice = random.Random(posts)
        self.posts, self.is_one = posts, is_one
        self.words = COMMON.split() * 8 + sorted({"".join(self.dice.choices(SYLLABLES, k=3))
                                                  for _ in range(4000)})
        self.people = 1 if is_one else max(posts // 20, 2)

    def stamp(self, second):
        return (BEGIN + datetime.timedelta(seconds=second)).strftime("%Y-%m-%dT%H:%M:%SZ")

    def text(self):
        dice = self.dice
        if self.is_one or dice.random() < .1:
            return (f"Good morning, today's question comes from {dice.choice(self.words)} and is "
                    f"about {' '.join(dice.choices(self.words, k=3))}: reply with your answer and "
                    f"a reason before {dice.randrange(24)}:00, and be kind to each other")
        return " ".join(dice.choices(self.words, k=dice.randint(12, 60)))

    def post(self, number, second, text, is_there):
        person = self.dice.randrange(self.people) if number is None else number % self.people
        key = f"{second:06}{self.dice.randrange(10**9):09}"
        home = f"https://bsky.app/profile/p{person}.bsky.social/post/{key}" if is_there else \
            f"https://tooter.example/@p{person}/{key}"
        handle = f"@p{person}.bsky.social" if is_there else f"@p{person}@tooter.example"
        return json.dumps({"title": None, "link": home, "id": home, "uri_is_global": True,
                           "published": self.stamp(second), "author": f"Person {person}",
                           "author_handle": handle, "text": text, "content": None,
                           "links": [], "tags": [], "media": []}, separators=(",", ":"))

    def changed(self, text):
        choice = self.dice.random()
        if choice < .4:
            return text + " #JoyFE"
        return text if choice < .7 else text[:int(len(text) * .7)] + "…"

    def lines(self):
        made = 0
        while made < self.posts:
            number, second = self.dice.randrange(10**9), self.dice.randrange(DAYS_S - 900)
            text = self.text()
            yield self.post(number, second, text, False)
            made += 1
            if made < self.posts and self.dice.random() < .5:
                yield self.post(number, second + self.dice.randrange(900), self.changed(text), True)
                made += 1


def write(path, posts, is_one=False):
    with open(path, "w", encoding="utf-8") as file:
        for line in Corpus(posts, is_one).lines():
            file.write(line + "\n")


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), len(sys.argv) > 3)
