#!/usr/bin/python3
"""Who may come by a list, what is held about somebody, and that it goes."""

import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
ADA = "ada.lovelace@readers.example"


def begin(world, *posts, smtp=""):
    toot = world.mastodon([scene.post(mark, when) for mark, when in posts])
    mail = world.smtp()
    world.write("aggregator.ini", scene.ini({"toot": ("mastodon", toot.url)},
                                            scene.relay(mail) + smtp, to=()))
    return mail


def people(world, *words, days=0):
    return world.run("subscribers", *words, now=scene.at(days=days))


def evidence(world):
    return dict(world.query(
        "SELECT u.email, c.evidence FROM subscription_change c"
        " JOIN subscription s ON s.id = c.subscription JOIN subscriber u ON u.id = s.subscriber"))


def test_lists(world):
    begin(world)
    world.write("many", "".join(f"r{number}@x.example\n" for number in range(11)))
    refused = people(world, "import", "many")
    TAP.ok(refused.code == 64 and "11 people" in refused.err and "--they-asked" in refused.err,
           "eleven people of whom nobody says that they asked are refused", refused)
    TAP.equal(people(world, "list").out, "", "and none of them is added")
    world.write("few", "".join(f"r{number}@x.example\n" for number in range(10)))
    TAP.contains(people(world, "import", "few").out, "10 added", "ten are a staffroom's list")
    asked = people(world, "import", "many", "--they-asked")
    TAP.contains(asked.out, "1 added", "who says that they asked may add more")
    TAP.equal(evidence(world)["r10@x.example"],
              "subscribers import, line 11; the organiser says that they asked",
              "which is kept with each")
    rows = "".join(f"q{number}@x.example,2024-05-0{number % 9 + 1},web form\n"
                   for number in range(20))
    world.write("good.csv", "email,Subscribed at,source\n" + rows)
    TAP.contains(people(world, "import", "good.csv").out, "20 added",
                 "a list that says when and how they asked is taken")
    TAP.equal(evidence(world)["q3@x.example"],
              "subscribers import, line 5; Subscribed at 2024-05-04; source web form",
              "and that is kept")
    world.write("back.json", people(world, "list", "--all", "--json").out)
    TAP.contains(people(world, "import", "back.json").out, "31 there already",
                 "what we list ourselves can come back")
    world.write("gone.csv", "email,status\n" + "".join(f"g{number}@x.example,unsubscribed\n"
                                                       for number in range(30)))
    TAP.equal(people(world, "import", "gone.csv").code, 0, "who is only kept out need not ask")


def test_telling(world):
    begin(world, ("one", "2026-11-10T09:00:00Z"))
    people(world, "add", f"Ada Lovelace <{ADA}>")
    world.run("run", now=scene.NOW)
    told = world.json("subscribers", "export", ADA, now=scene.NOW)
    TAP.equal(sorted(told), ["delivery", "subscriber", "subscription", "subscription_change"],
              "all tables that know somebody are told", told)
    TAP.equal((told["subscriber"][0]["email"], told["subscriber"][0]["name"],
               told["subscription_change"][0]["evidence"], told["delivery"][0]["state"],
               told["delivery"][0]["changed_s"]),
              (ADA, "Ada Lovelace", "subscribers add", "sent", scene.NOW), "with what they know")
    TAP.equal(world.json("subscribers", "export", "who@x.example", now=scene.NOW), {},
              "of who is not known there is nothing")


def files_with(world, word):
    """Files of state_dir in which a word stands, in any case."""
    found = []
    for folder, _, names in os.walk(world.path("state")):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                if word.lower().encode() in file.read().lower():
                    found.append(name)
    return found


def test_erasing(world):
    begin(world, ("one", "2026-11-10T09:00:00Z"))
    world.write("list.csv", f"email,name,source\n{ADA},Ada Lovelace,asked {ADA} in May\n")
    people(world, "import", "list.csv")
    people(world, "pause", ADA, "until", "2026-11-30")
    people(world, "resume", ADA)
    world.run("run", now=scene.NOW)
    people(world, "add", "bea@readers.example")
    token, = world.query("SELECT token FROM subscription WHERE id = 1")[0]
    TAP.equal(files_with(world, ADA)[:1] != [], True, "she is in the database")
    gone = people(world, "erase", ADA)
    TAP.contains(gone.out, "1 forgotten", "who asks is forgotten")
    for what in (ADA, "lovelace", token):
        TAP.equal(files_with(world, what), [], f"no file of state_dir has {what[:12]} any more")
    TAP.equal(files_with(world, "bea@readers.example")[:1] != [], True, "others are as they were")
    back = people(world, "import", "list.csv", days=1)
    TAP.contains(back.out, "had left", "no list brings her back")
    TAP.equal(files_with(world, "lovelace"), [], "nor leaves a word of her")
    told = world.json("subscribers", "export", ADA, now=scene.NOW)
    rows = told.pop("subscriber")
    TAP.equal([rows[0][name] for name in ("email", "email_key", "name")], [None, None, None],
              "what is told of her is that nothing but a hash is left")
    TAP.equal(len(rows[0]["email_hash"]), 32, "by which she is kept out")


TAP.play(test_lists, test_telling, test_erasing)
