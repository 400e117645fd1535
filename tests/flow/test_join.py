#!/usr/bin/python3
"""Joining, choosing and leaving by mail, from the first word to the last: messages come in by
`tagdigest inbox`, answers go out by a mail server, and readers answer what they get."""

import email.utils
import os
import re
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import harness  # noqa: E402
import scene  # noqa: E402

harness.need.module("aiosmtpd")
TAP = harness.Tap()
ADA, BEA = "ada@school.example", "bea@school.example"
INBOX = "[inbox]\nplus = {plus}\n{more}"


class Desk:
    """A digest, a mail server, and people who write."""

    def __init__(self, world, plus="yes", more="", smtp="", is_clear=True):
        self.world, self.ids, self.minutes, self.seen = world, 0, 0, 0
        toot = world.mastodon([scene.post("news", "2026-11-10T09:00:00Z")])
        faults = world.write("faults.json", [])
        if is_clear:
            self.mail, top = world.smtp(faults=faults), ""
            lines = scene.relay(self.mail)
        else:
            self.mail = world.smtp("starttls", user="digest", password=scene.PASSWORD,
                                   faults=faults)
            world.write("smtp.password", scene.PASSWORD)
            lines, top = scene.login(self.mail), "ca_file = certs/ca.pem"
        world.write("aggregator.ini", scene.ini(
            {"toot": ("mastodon", toot.url)}, lines + smtp, (), top=top,
            digest="title = The Staffroom") + INBOX.format(plus=plus, more=more))
        self.run()

    def run(self, minutes=1):
        self.minutes += minutes
        return self.world.run("run", now=scene.at(minutes=self.minutes))

    def writes(self, who, to=None, subject="", text="", **headers):
        """Somebody writes; what tagdigest made of it."""
        self.ids += 1
        lines = {"From": who, "To": to or scene.CONTACT, "Subject": subject,
                 "Message-ID": f"<{self.ids}@school.example>",
                 "Date": "Mon, 16 Nov 2026 08:00:00 +0000",
                 **{name.replace("_", "-"): value for name, value in headers.items()}}
        head = "".join(f"{name}: {value}\n" for name, value in lines.items())
        return self.world.run("inbox", "--json", now=scene.at(minutes=self.minutes),
                              stdin=f"{head}\n{text}\n")

    def answers(self, who, message, text, **headers):
        return self.writes(who, message["Reply-To"], f"Re: {message['Subject']}", text,
                           In_Reply_To=message["Message-ID"], **headers)

    def news(self, minutes=1):
        """A run, and the mails that it brought: [(to, message)]."""
        result = self.run(minutes)
        TAP.ok(result.code == 0, "the run ends well", result) if result.code else None
        messages = self.mail.messages()
        new = messages[self.seen:]
        self.seen = len(messages)
        return [(email.utils.parseaddr(str(one["To"]))[1], one) for one in new]

    def states(self):
        rows = self.world.json("subscribers", "list", "--all", now=scene.at(minutes=self.minutes))
        return {row["email"]: row["state"] for row in rows}

    def envelopes(self):
        """The envelope senders of all mails, in order."""
        return [row["argument"] for row in self.mail.commands() if row["command"] == "MAIL"]


def only(news, to):
    return [message for who, message in news if who == to]


def test_life(world):
    desk = Desk(world)
    plus = scene.CONTACT.replace("@", "+subscribe@")
    asked = desk.writes(f"Ada <{ADA}>", plus, "Hello", Authentication_Results="mx.college.example; "
                        "dkim=pass header.d=school.example")
    TAP.equal(asked.code, 0, "a wish is taken", asked)
    news = desk.news()
    TAP.equal([who for who, _ in news], [ADA], "one mail asks back")
    confirm = news[0][1]
    TAP.equal(confirm["Auto-Submitted"], "auto-replied", "it says that a program answers")
    TAP.equal(confirm["In-Reply-To"], "<1@school.example>", "and what")
    TAP.equal(desk.envelopes()[-1].split()[0], "FROM:<>", "nobody is told when it cannot arrive")
    TAP.ok(re.search(r"\+[a-z2-7]{39}@", confirm["Reply-To"]), "answers come to its way",
           confirm["Reply-To"])
    TAP.ok(confirm["List-Id"] is None and confirm["List-Unsubscribe"] is None, "it is no list's")
    TAP.equal(confirm.get_content_type(), "text/plain", "plain text, and one thing")
    TAP.ok("Ada" not in confirm.get_content() and "Hello" not in confirm.get_content(),
           "nothing of what was written is repeated", confirm)
    TAP.equal(desk.states(), {ADA: "pending"}, "nobody is in who has not said yes")
    TAP.equal(desk.news(60), [], "no answer, nothing more")
    desk.answers(ADA, confirm, "Yes!\n\n> reply to this mail with one word, yes.")
    news = only(desk.news(), ADA)
    welcome = next(one for one in news if one["List-Id"] is None)
    TAP.equal([len(news), desk.states()[ADA]], [2, "active"], "a yes lets her in, welcomed")
    TAP.ok(any("mark-news" in scene.text_of(one) for one in news if one["List-Id"]),
           "with the last edition", *news)
    desk.answers(ADA, welcome, "pause until 10 January 2027")
    [paused] = only(desk.news(), ADA)
    TAP.contains(scene.text_of(paused), "10 January 2027", "a pause is answered with its day")
    TAP.equal(desk.states()[ADA], "paused", "and is one")
    for words, state in (("resume", "active"), ("plain", "active"), ("monthly", "active"),
                         ("leave", "left"), ("subscribe", "active")):
        desk.answers(ADA, paused, words)
        TAP.equal((len(only(desk.news(), ADA)) > 0, desk.states()[ADA]), (True, state),
                  f"{words}: answered, done")
    desk.answers(ADA, paused, "What do you hold about me?")
    [told] = only(desk.news(), ADA)
    TAP.contains(scene.text_of(told), "dkim=pass", "she is told all that is held, evidence too")
    desk.answers(ADA, told, "erase")
    [erased] = only(desk.news(), ADA)
    TAP.equal(erased["Subject"], "The Staffroom: forgotten", "one last mail")
    desk.run()
    TAP.equal(desk.states(), {None: "erased"}, "and she is forgotten")
    for name in os.listdir(world.path("state")):
        with open(world.path("state", name), "rb") as file:
            TAP.ok(ADA.encode() not in file.read(), f"nothing in {name} names her")


def test_no_plus(world):
    desk = Desk(world, plus="no")
    desk.writes(ADA, subject="subscribe")
    [confirm] = only(desk.news(), ADA)
    TAP.equal(confirm["Reply-To"], scene.CONTACT, "without plus, answers come to the contact")
    TAP.ok(re.search(r"\[[a-z2-7]{39}\]$", str(confirm["Subject"])), "the way is in the subject",
           confirm["Subject"])
    desk.answers(ADA, confirm, "yes")
    TAP.equal(desk.states(), {ADA: "active"}, "and finds its way back")


def test_people(world):
    """What is for people, and what programs say."""
    desk = Desk(world)
    for subject, text in (("Help, the printer!", "It is on fire."), ("Question", "help"),
                          ("Re: subscribe", "Did you know?"), ("leave policy", "Where is it?")):
        result = desk.writes(ADA, subject=subject, text=text)
        TAP.contains(result.out, '"ours":false', f"{subject}: left to people")
    for name, value in (("Auto-Submitted", "auto-generated"), ("Precedence", "list"),
                        ("Return-Path", "<>"), ("List-Id", "<staff.school.example>")):
        desk.writes(ADA, subject="subscribe", **{name.replace("-", "_"): value})
    TAP.equal((desk.news(), desk.states()), ([], {}), "nobody is answered who is a program")


def test_bomb(world):
    """Somebody writes in many people's names."""
    desk = Desk(world, more="confirmations = 5\n")
    for number in range(12):
        for _ in range(2):
            desk.writes(f"r{number}@school.example", subject="subscribe")
    news = desk.news()
    TAP.equal(sorted(who for who, _ in news),
              sorted([f"r{number}@school.example" for number in range(5)] + [scene.CONTACT]),
              "five are asked, and the organiser is told, once")
    desk.writes(ADA, subject="subscribe")
    TAP.equal(desk.news(), [], "within the hour nobody else is")
    desk.minutes += 61
    desk.writes(ADA, subject="subscribe")
    TAP.equal([who for who, _ in desk.news()], [ADA], "then they are")


def test_others(world):
    """What is somebody's does nothing in others' hands, and a yes is one once."""
    desk = Desk(world)
    desk.writes(ADA, subject="subscribe")
    [confirm] = only(desk.news(), ADA)
    desk.answers(ADA, confirm, "yes")
    edition = next(one for one in only(desk.news(), ADA) if one["List-Id"])
    to, subject = re.search(r"<mailto:([^?]+)\?subject=([^>]+)>",
                            str(edition["List-Unsubscribe"])).groups()
    to, subject = to.replace("%2B", "+"), subject.replace("%20", " ")
    token, = world.query("SELECT token FROM subscription")[0]
    desk.minutes += 8 * 24 * 60     # nobody is written to twice a week
    desk.writes(BEA, to, subject)
    desk.writes(BEA, subject=f"unsubscribe weekly {token}")
    TAP.equal(desk.states(), {ADA: "active"}, "a way out in somebody else's hands leads nowhere")
    [asked] = desk.news()
    TAP.equal((asked[0], asked[1]["Subject"]), (ADA, "The Staffroom: was this you?"),
              "whose it is, is asked, once")
    desk.answers("ada.l@elsewhere.example", asked[1], "leave")
    TAP.equal(desk.states(), {ADA: "left"}, "and may answer from another address of hers")
    [goodbye] = only(desk.news(), ADA)
    desk.answers(ADA, confirm, "yes")
    TAP.equal(desk.states(), {ADA: "left"}, "an old yes brings nobody back who has left")
    TAP.contains(scene.text_of(goodbye), "monthly", "the goodbye offers less instead")
    desk.answers(ADA, goodbye, "monthly")
    listed = world.json("subscribers", "list", now=scene.at(minutes=desk.minutes))
    TAP.equal([(row["state"], row["frequency"]) for row in listed],
              [("active", "to monthly")], "which is then had")
    desk.answers(ADA, goodbye, "leave")
    desk.answers(ADA, goodbye, "pause")
    TAP.equal(desk.states(), {ADA: "paused"}, "or a rest")


def test_journal(world):
    """A confirmation is journalled as an edition is, and goes before it."""
    desk = Desk(world)
    desk.writes(ADA, subject="subscribe")
    world.write("faults.json", [{"at": "dot", "message": 1, "drop": True}])
    unsure = desk.run()
    TAP.equal(unsure.code, 75, "a server that is gone after the last byte", unsure)
    world.write("faults.json", [])
    status = world.run("status", now=scene.at(minutes=desk.minutes))
    TAP.contains(status.out, f"    {ADA}, confirm, uncertain: ", "status shows which")
    TAP.equal(desk.run(30).code, 0, "it is said once")
    TAP.equal(len(desk.mail.log()), 0, "and nothing goes twice")
    world.run("send", "--uncertain=resend", now=scene.at(minutes=desk.minutes))
    desk.run()
    TAP.equal(scene.rcpts(desk.mail), [ADA], "but when the organiser says so")
    [confirm] = desk.mail.messages()
    desk.answers(ADA, confirm, "yes")
    desk.writes(BEA, subject="subscribe")
    desk.run()
    went = [(entry["rcpt"][0], message["List-Id"] is not None)
            for entry, message in zip(desk.mail.log(), desk.mail.messages())]
    TAP.equal(went[1:], [(ADA, False), (BEA, False), (ADA, True)], "what is personal goes first")


@scene.both_ways
def test_killed(_, is_clear, way):
    """Killed before the last piece it goes once; after it nobody knows, and it goes no more."""
    for step, copies, code in (("mail", 1, 0), ("data", 1, 0), ("dot", 1, 75)):
        with harness.World() as world:
            desk = Desk(world, is_clear=is_clear)
            desk.writes(ADA, subject="subscribe")
            world.write("faults.json", [{"at": step, "stall": True, "keep": True}])
            with world.running("run", now=scene.at(minutes=desk.minutes)) as process:
                harness.wait_until(desk.mail.struck, "the server is silent")
                process.kill()
            world.write("faults.json", [])
            after = desk.run()
            TAP.equal((len(desk.mail.log()), after.code), (copies, code),
                      f"{way}: killed at {step}, one copy and the truth", after)
            TAP.equal((len(desk.mail.log()), desk.run(30).code), (copies, 0), "and so it stays")


@scene.both_ways
def test_senders(world, is_clear, way):
    """A server that wants to know who sends; and VERP."""
    desk = Desk(world, is_clear=is_clear)
    world.write("faults.json", [{"at": "mail", "reply": "553 5.1.8 who are you",
                                 "times": 1}])
    desk.writes(ADA, subject="subscribe")
    news = only(desk.news(), ADA)
    TAP.equal((len(news), desk.mail.struck()), (1, ["mail"]),
              f"{way}: an empty envelope sender that is refused is not the end", desk.envelopes())
    TAP.equal([one.split()[0] for one in desk.envelopes()][-2:],
              ["FROM:<>", f"FROM:<{scene.CONTACT}>"], f"{way}: ours is given instead")


def test_verp(world):
    desk = Desk(world, smtp="\nverp = yes")
    desk.writes(ADA, subject="subscribe")
    desk.news()
    TAP.ok(re.search(r"\+[a-z2-7]{39}@", desk.envelopes()[-1]),
           "with verp reports come to the memo", desk.envelopes())


def test_voice(world):
    """Somebody brings their own blog."""
    os.makedirs(world.path("pages"))
    pages = world.feeds(root=world.path("pages"))
    desk = Desk(world)
    feed = ("<rss version='2.0'><channel><title>Ada</title><item><title>Chalk mark-chalk #JoyFE"
            "</title><link>https://blog.example/1</link>"
            "<pubDate>Mon, 16 Nov 2026 08:00:00 GMT</pubDate></item>{line}</channel></rss>")
    world.write("pages/feed.xml", feed.format(line=""))
    desk.writes(ADA, subject=f"register {pages.url}/feed.xml")
    [how] = only(desk.news(), ADA)
    [line] = re.findall(r"tagdigest-[-\w]{16}", scene.text_of(how))
    TAP.equal(desk.news(24 * 60), [], "nobody is asked about what is not proved")
    world.write("pages/feed.xml", feed.format(line=f"<description>{line}</description>"))
    [asks] = only(desk.news(24 * 60), scene.CONTACT)
    TAP.contains(scene.text_of(asks), f"{pages.url}/feed.xml", "then the organiser is")
    desk.answers(scene.CONTACT, asks, "yes")
    [done] = only(desk.news(60), scene.CONTACT)
    with open(world.path("aggregator.ini"), encoding="utf-8") as file:
        TAP.ok(f"url = {pages.url}/feed.xml" in file.read(), "with a yes it is a source", done)
    desk.run(30)
    kept = world.json("status", now=scene.at(minutes=desk.minutes))["posts"]["kept"]
    TAP.equal(kept, 2, "which is read")
    desk.answers(ADA, how, "leave")
    desk.run(30)
    kept = world.json("status", now=scene.at(minutes=desk.minutes))["posts"]["kept"]
    TAP.equal(kept, 1, "until its owner takes it back")
    desk.run(30)
    kept = world.json("status", now=scene.at(minutes=desk.minutes))["posts"]["kept"]
    TAP.equal(kept, 1, "for good")


if __name__ == "__main__":
    TAP.play(test_life, test_no_plus, test_people, test_bomb, test_others, test_journal,
             test_killed, test_senders, test_verp, test_voice)
