#!/usr/bin/python3
"""type = mailbox: letters out of a Maildir, an mbox and a folder on a server become posts, once;
nothing there is changed, and nothing of who reads the mailbox gets into the database."""

import base64
import json
import os
import shutil
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import disk  # noqa: E402
import harness  # noqa: E402
import inbox  # noqa: E402
import newsletters  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
READ = scene.at(days=3)             # a Thursday, the day after all these letters
DUE = scene.at(days=7)              # the Monday on which they are mailed
NAMED = "from = " + ", ".join(newsletters.FROM)
TAGS = "JoyFE, UKFEChat"
COUNT = 16                          # posts that all letters become together, of both lists
DAY_S = 1795046400                  # 2026-11-19T00:00:00Z


def ini(world, urls, *lines, names=None):
    sources = {f"post{i}": ("mailbox", url, NAMED, f"list = {newsletters.LISTS[i % 2]}", *lines)
               for i, url in enumerate(urls)}
    text = scene.ini(names or sources, "url = maildir:out", tags=TAGS,
                     digest="max_posts = 100")
    world.write("aggregator.ini", text)


def fill_maildir(world, folder="News", mails=None):
    for part in ("cur", "new", "tmp"):
        os.makedirs(world.path(folder, part), exist_ok=True)
    for number, mail in enumerate(mails if mails is not None else newsletters.all_mails()):
        path = world.path(folder, "cur" if number % 2 else "new", f"{number}.x:2,")
        with open(path, "wb") as file:
            file.write(mail.bytes())
        os.utime(path, (DAY_S, DAY_S))


def posts(world):
    return world.query("SELECT count(*) FROM post WHERE doc IS NOT NULL")[0][0]


def secrets_in(world):
    found = []
    for name in ("state/tagdigest.db", "state/tagdigest.db-wal"):
        if os.path.exists(world.path(name)):
            with open(world.path(name), "rb") as file:
                found += [(name, word) for data in [file.read()] for word in newsletters.SECRETS
                          if word.encode() in data]
    return found


def listing(world, folder="News"):
    return sorted((part, name, os.stat(world.path(folder, part, name)).st_mtime_ns)
                  for part in ("cur", "new") for name in os.listdir(world.path(folder, part)))


def poll(world, now=READ):
    return {row["source"]: row for row in world.json("poll", now=now)["sources"]}


def test_maildir(world):
    fill_maildir(world)
    ini(world, ["maildir:News", "maildir:News"])
    before = listing(world)
    rows = poll(world)
    TAP.equal([rows[name]["outcome"] for name in ("post0", "post1")], ["read"] * 2,
              "both are read", rows)
    TAP.equal(posts(world), COUNT, "letters become posts, each once")
    TAP.equal(listing(world), before, "no file is moved or touched")
    TAP.equal(secrets_in(world), [], "nothing tells of the reader")
    again = poll(world, scene.at(days=3, hours=1))
    TAP.equal([again[name]["read"] for name in ("post0", "post1")], [0, 0],
              "no letter is read twice", again)


def test_hidden(world):
    """However a head says who gets a letter, and however its words spell them, nothing stays."""
    hidden = newsletters.hidden_mails()
    fill_maildir(world, mails=hidden)
    ini(world, ["maildir:News"])
    row = poll(world)["post0"]
    TAP.equal((row["new"], posts(world)), (len(hidden),) * 2, "all are posts", row)
    TAP.equal(secrets_in(world), [], "nothing tells of the reader")
    lines = world.run("search", "card", "--json", now=READ).out.splitlines()
    found = [json.loads(line) for line in lines]
    TAP.equal([post["text"] for post in found if "alone" in post["text"]], [],
              "no paragraph that names them stays")
    TAP.equal(sum("More of card" in post["text"] for post in found), len(hidden),
              "and all others do")


def test_closed(world):
    """What was told to a member, or written to a person, is no post, whoever names its sender."""
    fill_maildir(world, mails=newsletters.closed_mails())
    ini(world, [], names={"post0": ("mailbox", "maildir:News",
                                    f"{NAMED}, {', '.join(newsletters.CLOSED_FROM)}",
                                    f"list = {newsletters.LISTS[0]}")})
    row = poll(world)["post0"]
    TAP.equal((row["read"], row["new"], posts(world)), (7, 0, 0), "none is kept", row)
    TAP.equal([word for word in ("Closed words", "Bea Quill") if any(
        word.encode() in open(world.path(name), "rb").read()
        for name in ("state/tagdigest.db", "state/tagdigest.db-wal")
        if os.path.exists(world.path(name)))], [], "and no word of any")


def test_moment(world):
    """What the system keeps from being read is no letter that was read."""
    ini(world, ["maildir:News"])
    fill_maildir(world, mails=[])
    poll(world, scene.at(days=2))
    fill_maildir(world)
    letter = world.path("News", "new", "0.x:2,")
    os.chmod(letter, 0)
    world.run("poll", "post0", now=READ, wrap=scene.as_somebody(world))
    row = next(row for row in world.json("status", now=READ)["sources"])
    TAP.contains(row["remark"] or "", "1 item could not be read", "one is said to be unreadable")
    before = posts(world)
    os.chmod(letter, 0o644)
    world.run("poll", "post0", now=scene.at(days=3, hours=1), wrap=scene.as_somebody(world))
    row = next(row for row in world.json("status", now=READ)["sources"])
    TAP.ok(posts(world) > before and row["remark"] is None, "it is read as soon as it can be",
           before, posts(world), row)


def test_mail(world):
    fill_maildir(world)
    ini(world, ["maildir:News"])
    world.run("run", now=READ)
    world.run("run", now=DUE)
    text = scene.text_of(world.mails("out")[0])
    TAP.contains(text, "IN CLOSED GROUPS", "closed groups have their place")
    TAP.contains(text, "Four new discussions in SET members, on LinkedIn: [", "counted and linked")
    TAP.contains(text, "Two new discussions in FE Makers, on Facebook: [", "each group in its line")
    TAP.ok("lathe" not in text and "double lesson" not in text, "and nothing of them is quoted")
    TAP.contains(text, "https://www.facebook.com/groups/98765/posts/445566/", "members have links")
    TAP.ok("asked for again" not in text, "that nobody can be asked for a letter is no trouble")
    for form in ("json", "text"):
        hour = world.run("recap", "JoyFE", "--from", "2026-11-17", "--to", "2026-11-19",
                         "--format", form, now=DUE).out
        TAP.ok("98765" not in hour and "linkedin" not in hour.lower(),
               f"a chat's recap knows nothing of a closed group: {form}", hour)
    world.run("run", now=scene.at(days=14))
    TAP.equal(len(world.mails("out")), 1, "no later edition tells of them again")


def test_each_week(world):
    """What says the same few words each week is in each edition."""
    def letter(week, day, subject="The week #JoyFE"):
        message = newsletters.new("The Staffroom <news@staffroom.example>", subject,
                                  "staffroom.example", date=f"{day} Nov 2026 08:15:00 +0000")
        message["List-Unsubscribe"] = "<https://staffroom.example/u>"
        message["Archived-At"] = f"<https://staffroom.example/2026/{week}>"
        message.set_content("This week's letter is out. #JoyFE\n")
        return newsletters.Mail(f"week-{week}", message)

    fill_maildir(world, mails=[letter(47, "Wed, 18")])
    ini(world, ["maildir:News"])
    world.run("run", now=READ)
    world.run("run", now=DUE)
    fill_maildir(world, "Next", [letter(48, "Wed, 25"), letter(49, "Thu, 26", "Else #JoyFE")])
    later_s = DAY_S + 7 * 86400
    for name, path in (("8.x:2,", "new/0.x:2,"), ("9.x:2,", "cur/1.x:2,")):
        os.rename(world.path("Next", path), world.path("News", "new", name))
        os.utime(world.path("News", "new", name), (later_s, later_s))
    world.run("run", now=scene.at(days=10))
    world.run("run", now=scene.at(days=14))
    editions = [scene.text_of(mail) for mail in world.mails("out")]
    TAP.equal([("/2026/47" in text, "/2026/48" in text) for text in editions],
              [(True, False), (False, True)], "the letter of each week is in its edition",
              editions[-1])


def test_groups_alone(world):
    mails = [mail for mail in newsletters.all_mails() if mail.name == "linkedin-one"]
    fill_maildir(world, mails=mails)
    ini(world, ["maildir:News"])
    world.run("run", now=READ)
    world.run("run", now=DUE)
    TAP.contains(scene.text_of(world.mails("out")[0]),
                 "One new discussion in SET members, on LinkedIn: [1]",
                 "a group alone makes an edition")
    TAP.contains(" ".join(scene.text_of(world.mails("out")[0]).split()),
                 "Nobody posted in the open that we could read.", "which does not call it quiet")


def test_many(world):
    mails = [newsletters.Mail(f"linkedin-{number}", newsletters.linkedin(items=[
        ("Nell Hughes", f"groupPost:12345-73950000000000010{number}", "Another poll #JoyFE")]))
        for number in range(10, 22)]
    fill_maildir(world, mails=mails)
    ini(world, ["maildir:News"])
    world.run("run", now=READ)
    world.run("run", now=DUE)
    text = " ".join(scene.text_of(world.mails("out")[0]).split())
    TAP.contains(text, "12 new discussions in SET members, on LinkedIn: [1], ",
                 "many discussions of a group are counted")
    TAP.contains(text, ", [10] and two more", "and it is said that not all have a link")


def test_agreed(world):
    mails = [mail for mail in newsletters.all_mails() if mail.name.startswith("facebook")]
    fill_maildir(world, mails=mails)
    ini(world, ["maildir:News"], "agreed = 2026-11-01, moderators")
    world.run("run", now=READ)
    world.run("run", now=DUE)
    text = scene.text_of(world.mails("out")[0])
    TAP.contains(text, "Look at this lathe jig", "who agreed is quoted")
    TAP.contains(" ".join(text.split()),
                 "In FE Makers, a closed group that agreed to be quoted (1 November 2026, "
                 "moderators)",
                 "and the mail says so")
    TAP.equal(secrets_in(world), [], "nothing tells of the reader")


def test_other_word(world):
    """Whom the ini names later is read, and what a group takes back is quoted no more."""
    fill_maildir(world)
    lines = ("from = staffroom.example, facebookmail.com", f"list = {newsletters.LISTS[0]}",
             "agreed = 2026-11-01, moderators")
    ini(world, [], names={"post0": ("mailbox", "maildir:News", *lines)})
    poll(world)
    quoted = "SELECT count(*) FROM post WHERE doc LIKE '%lathe%'"
    TAP.ok(0 < posts(world) < COUNT - 1 and world.query(quoted)[0][0] > 0,
           "some are named, and one group agreed")
    ini(world, ["maildir:News"])
    poll(world, scene.at(days=3, hours=1))
    TAP.equal(posts(world), COUNT - 1, "who is named later is read as well")
    TAP.equal(world.query(quoted)[0][0], 0, "a group's word that was taken back counts")


FEW = ("mailbox", "maildir:News", "from = staffroom.example")


def test_other_word_killed(world):
    """Other words of the ini count for all letters, wherever a run that begins anew is killed."""
    fill_maildir(world)
    for number in range(150):       # more than are read between two notes of how far
        world.write(f"News/cur/stranger{number}.x:2,", "From: a@b.example\n\nHello\n")
        os.utime(world.path("News", "cur", f"stranger{number}.x:2,"), (DAY_S - 60, DAY_S - 60))
    shim = disk.build(world.path())
    ini(world, [], names={"post0": FEW})
    poll(world)
    ini(world, ["maildir:News"])
    shutil.copytree(world.path("state"), world.path("before"))
    watch = disk.Disk(world, shim)
    world.run("poll", now=scene.at(days=3, hours=1), env=watch.environment())
    writes = watch.count("write", "move")
    TAP.equal(posts(world), COUNT - 1, "who is named later is read as well")
    for part in range(1, 6):
        shutil.rmtree(world.path("state"))
        shutil.copytree(world.path("before"), world.path("state"))
        killed = world.run("poll", now=scene.at(days=3, hours=1),
                           env=watch.environment(cut_write=writes * part // 6))
        poll(world, scene.at(days=3, hours=6))
        TAP.ok(killed.code == -9 and posts(world) == COUNT - 1,
               f"and where that was killed at {part} sixths", killed, posts(world))


def test_other_word_unheard(world):
    """So they do where the mailbox could not be opened when they were new."""
    fill_maildir(world)
    ini(world, [], names={"post0": FEW})
    poll(world)
    ini(world, ["maildir:News"])
    os.rename(world.path("News"), world.path("Away"))
    TAP.equal(poll(world, scene.at(days=3, hours=1))["post0"]["outcome"], "failed",
              "a Maildir that is not there is said")
    os.rename(world.path("Away"), world.path("News"))
    poll(world, scene.at(days=3, hours=2))
    TAP.equal(posts(world), COUNT - 1, "it is read for them as soon as it is there")


def test_mbox(world):
    world.write("news.mbox", newsletters.mbox())
    os.utime(world.path("news.mbox"), (DAY_S, DAY_S))
    ini(world, ["file:news.mbox", "file:news.mbox"])
    poll(world)
    TAP.equal(posts(world), COUNT, "an mbox is read as well")
    TAP.equal(secrets_in(world), [], "nothing tells of the reader")


def write_mbox(world, *letters, name="news.mbox"):
    """Of letters, each the fields before the common ones and its words."""
    text = "".join(
        f"From x@y Wed Nov 18 08:15:00 2026\n{head}From: News <news@staffroom.example>\n"
        f"To: {newsletters.NAME} <{newsletters.READER}>\nSubject: Words #JoyFE\n"
        "List-Unsubscribe: <https://staffroom.example/u>\n"
        + ("" if "Date:" in head else f"Date: {newsletters.PLAIN_DATE}\n") + f"\n{words}\n\n"
        for head, words in letters)
    world.write(name, text)
    os.utime(world.path(name), (DAY_S, DAY_S))


def standing(world, now=READ):
    return world.json("status", now=now)["sources"][0]


def test_mbox_empty(world):
    """An mbox whose letters were all taken out is empty, and that is well."""
    write_mbox(world)
    ini(world, ["file:news.mbox"])
    row = poll(world)["post0"]
    TAP.equal((row["outcome"], row["read"]), ("same", 0), "it is read", row)
    TAP.equal(standing(world)["remark"], None, "nothing is wrong with it")
    world.run("run", now=READ)
    world.run("run", now=DUE)
    TAP.ok(not any("Read in part" in scene.text_of(mail) for mail in world.mails("out")),
           "and readers hear of no trouble")
    TAP.contains(world.run("import", "news.mbox", "--source", "post0", now=DUE).out, "0 read",
                 "nor does who imports it")
    world.write("news.mbox", "no letters\n")
    os.utime(world.path("news.mbox"), (DAY_S, DAY_S))
    poll(world, scene.at(days=8))
    remark = standing(world, scene.at(days=8))["remark"]
    TAP.contains(remark, "the only mailbox cannot be read: no letters are in it (expected an mbox",
                 "what is none is told in its own words")
    TAP.ok("export" not in remark and "Mastodon" not in remark, "and no others", remark)


def test_mbox_told(world):
    """No letter is lost in silence, whatever its date is and whatever stands in it."""
    write_mbox(world, ("", "One\n\nFrom here on we go\nSecond half"),
               ("Date: Wed, 32 Foo 9999 99:99:99 +9999\n", "Two"),
               ("Date: Wed, 18 Nov 2099 08:15:00 +0000\n", "Three"))
    ini(world, ["file:news.mbox"])
    row = poll(world)["post0"]
    TAP.equal((row["read"], row["new"]), (3, 1), "three letters, one of them readable", row)
    TAP.contains(world.run("search", "half", now=READ).out, "Second half",
                 "a sentence that begins so ends no letter")
    TAP.contains(standing(world)["remark"],
                 "2 items could not be read, the first is a mailbox, line 13: its Date is missing,"
                 " says no time", "those without a time are told")


def test_mbox_refused(world):
    """A letter beside a copy that says no was never new."""
    write_mbox(world, ("", "One"), ("X-No-Archive: yes\n", "One"))
    ini(world, ["file:news.mbox"])
    row = poll(world)["post0"]
    TAP.equal((posts(world), row["new"]), (0, 0), "none is kept, and none counted", row)
    write_mbox(world, ("", "Two"), ("", "X-No-Archive: yes\n\nThree"),
               ("Sensitivity: Private\n", "Four"))
    row = poll(world, scene.at(days=3, hours=1))["post0"]
    TAP.equal((posts(world), row["new"]), (1, 1), "each no is of its letter", row)


def test_import(world):
    world.write("news.mbox", newsletters.mbox())
    ini(world, ["maildir:News"])
    TAP.contains(world.run("import", "news.mbox", now=READ).out, "these are letters",
                 "letters are for everybody only where a source says whose are")
    world.run("import", "news.mbox", "--source", "post0", now=READ)
    TAP.equal(posts(world), COUNT - 1, "then they are taken")
    TAP.equal(secrets_in(world), [], "nothing tells of the reader")


class Server:
    """A server with all letters in two folders, and the ini that reads one."""

    def __init__(self, world, *lines, **modes):
        self.world = world
        inbox.write_password(world)
        self.server = world.imap(False, **modes)
        self.box = inbox.Box(self.server)
        with self.box.client() as client:
            client.create("News")
            for number, mail in enumerate(newsletters.all_mails()):
                done, said = client.append("News", r"\Seen" if number % 3 == 0 else "", None,
                                           mail.bytes())
                assert done == "OK", said
        url = f"imap://{inbox.USER}@127.0.0.1:{self.server.port}/News"
        ini(world, [url, url], "password_file = inbox.password", *lines)

    def flags(self):
        with self.box.client() as client:
            client.select("News", readonly=True)
            return client.uid("fetch", "1:*", "(FLAGS)")[1]

    def behave(self, **modes):
        self.world.write(self.server.data, modes)

    def said(self, command):
        return [row["argument"] for row in self.server.log() if row["command"] == command]


def test_server(world):
    desk = Server(world)
    before = desk.flags()
    rows = poll(world)
    TAP.equal([rows[name]["outcome"] for name in ("post0", "post1")], ["read"] * 2,
              "both are read", rows)
    TAP.equal(posts(world), COUNT, "letters become posts, each once")
    TAP.equal(desk.flags(), before, "flags stay as they are")
    TAP.equal([word for word in ("UID STORE", "UID COPY", "UID MOVE", "SELECT")
               if any("News" in text or word != "SELECT" for text in desk.said(word))], [],
              "the folder is only looked at")
    TAP.equal(secrets_in(world), [], "nothing tells of the reader")
    TAP.ok(not world.query("SELECT url FROM source WHERE url LIKE '%organiser%'"),
           "nor who logs in")
    again = poll(world, scene.at(days=3, hours=1))
    TAP.equal([again[name]["read"] for name in ("post0", "post1")], [0, 0],
              "no letter is read twice", again)
    desk.behave(validity=8)
    third = poll(world, scene.at(days=3, hours=2))
    TAP.ok(third["post0"]["read"] > 24, "other numbers are read anew", third)
    TAP.equal(posts(world), COUNT, "and no letter is a second post")


def test_cut_off(world):
    """The connection ends at each command; the next run goes on."""
    desk = Server(world)
    places = [("UID FETCH", nth) for nth in (1, 2, 9, 26)] + [
        ("greeting", 1), ("EXAMINE", 1), ("UID SEARCH", 1), ("CAPABILITY", 1)]
    for turn, (at, nth) in enumerate(places):
        desk.behave(faults=[{"at": at, "nth": nth, "drop": True, "times": 1}],
                    validity=7)
        poll(world, scene.at(days=3, minutes=30 * turn))
    desk.behave()
    last = scene.at(days=3, hours=20)
    rows = poll(world, last)
    TAP.equal(posts(world), COUNT, "all of them are there in the end, each once", rows)
    TAP.equal(secrets_in(world), [], "nothing tells of the reader")


def test_two_folders(world):
    """Folders of one mailbox may share a section, and so a password."""
    desk = Server(world)
    with desk.box.client() as client:
        client.create("More")
        client.append("More", "", None, newsletters.all_mails()[0].bytes())
    url = f"imap://{inbox.USER}@127.0.0.1:{desk.server.port}"
    ini(world, [], names={"post": ("mailbox", f"{url}/News", f"url = {url}/More", NAMED,
                                   "password_file = inbox.password")})
    rows = world.json("poll", now=READ)["sources"]
    TAP.equal([row["outcome"] for row in rows], ["read"] * 2, "both are read", rows)
    TAP.equal(len(desk.said("EXAMINE")), 2, "by the login that they share")


def test_no_folder(world):
    desk = Server(world)
    url = f"imap://{inbox.USER}@127.0.0.1:{desk.server.port}/Nwes"
    ini(world, [], names={"post": ("mailbox", url, NAMED, "password_file = inbox.password")})
    said = world.run("poll", now=READ).err
    TAP.contains(said, "check its name in url", "a folder that is not there: what to do")
    TAP.contains(said, "asked again in a day, or at once by `tagdigest poll post`", "and when")
    glance = world.json("check", "--online", now=READ)["sources"][0]["why"]
    TAP.ok("check its name" in glance and "in a day" not in glance, "a glance waits for nothing",
           glance)


def test_refused(world):
    desk = Server(world)
    inbox.write_password(world, "other")
    result = world.run("poll", now=READ)
    TAP.ok(result.code != 0 and "sesame" not in result.out + result.err,
           "a refused login is said without the password", result)
    TAP.contains(world.run("status", now=READ).out, "login", "and status says it")
    states = {row["state"] for row in world.json("check", "--online", now=READ)["sources"]}
    TAP.equal(states, {"refused"}, "and so does a glance")
    asked = len(desk.server.log())
    poll(world, scene.at(days=3, hours=12))
    TAP.equal(len(desk.server.log()), asked, "who refused is left alone for a day: no account is "
                                             "locked for asking again and again")
    poll(world, scene.at(days=4, hours=1))
    TAP.ok(len(desk.server.log()) > asked, "and asked again then")


def test_repeated(_):
    """A server that repeats what it was told to log in is told of without it."""
    sasl = base64.b64encode(f"\0{inbox.USER}\0{inbox.PASSWORD}".encode()).decode()
    for at in ("AUTHENTICATE", "EXAMINE"):
        for words in (f"no {inbox.USER} with {inbox.PASSWORD}", sasl):
            with harness.World() as own:
                desk = Server(own)
                desk.behave(faults=[{"at": at, "reply": f"@ NO [ALERT] {words} here\r\n"}])
                result = own.run("poll", now=READ)
                said = result.out + result.err + own.run("status", now=READ).out
                said = said.replace(scene.CONTACT, "")
                kept = own.database_bytes().decode("latin-1")
                TAP.ok("here" in said and inbox.USER not in said and not any(
                    word in text for word in (inbox.PASSWORD, sasl[:12])
                    for text in (said, kept)), f"{at}: {words[:9]}", result)


def test_away(world):
    """A server that is away is asked less and less, as any source is."""
    desk = Server(world)
    desk.behave(faults=[{"at": "greeting", "drop": True}])
    ini(world, [], names={"post0": ("mailbox", f"imap://{inbox.USER}@127.0.0.1:{desk.server.port}/"
                                    "News", NAMED, "password_file = inbox.password")})
    waits = []
    for number in range(4):
        poll(world, scene.at(days=3 + number))
        waits += world.query("SELECT next_due_s - last_try_s FROM source WHERE name = 'post0'")[0]
    TAP.ok(waits[0] < waits[1] < waits[2] < waits[3], "its wait grows", waits)


def large_mails():
    """Over 8 MiB: of whom the source names, of a stranger who speaks of them, and to a person."""
    named = next(mail.bytes() for mail in newsletters.all_mails()
                 if b"From:" in mail.bytes() and b"staffroom.example" in mail.bytes())
    head, words = named.split(b"\n\n" if b"\r\n" not in named else b"\r\n\r\n", 1)
    many = words + b"\r\n" + b"x" * 70 + b"\r\n" + (b"y" * 70 + b"\r\n") * 120000
    stranger = (b"From: Bea <bea@else.example>\r\nTo: me@college.example\r\n"
                b"Subject: Seen at staffroom.example?\r\nList-Unsubscribe: <https://else.example>")
    private = (b"From: Ada <ada@staffroom.example>\r\nTo: me@college.example\r\n"
               b"Subject: For you #JoyFE\r\nDate: Wed, 18 Nov 2026 08:15:00 +0000")
    return [top + b"\r\n\r\n" + many for top in (head, stranger, private)]


def remark_of_large(world, now=READ):
    return world.json("status", now=now)["sources"][0]["remark"] or ""


def test_large(world):
    """Whose letter is too large is asked first: nobody misses a stranger's."""
    named, *others = large_mails()

    def fill(folder, mails):
        for part in ("cur", "new", "tmp"):
            os.makedirs(world.path(folder, part), exist_ok=True)
        for number, raw in enumerate(mails):
            with open(world.path(folder, "cur", f"{number}.x:2,"), "wb") as file:
                file.write(raw)
            os.utime(world.path(folder, "cur", f"{number}.x:2,"), (DAY_S, DAY_S))

    fill("Others", others)
    fill("News", [named, *others])
    for folder, words in (("Others", ""), ("News", "1 item could not be read")):
        ini(world, [], names={folder: ("mailbox", f"maildir:{folder}", NAMED)})
        poll(world)
        remark = remark_of_large(world)
        TAP.ok(words in remark and bool(words) == bool(remark), f"of a Maildir: {folder}", remark)
    TAP.contains(remark, "it has 9 MiB (at most 8 are read)", "and how large it is")


def test_large_on_server(world):
    desk = Server(world)
    named, *others = large_mails()
    for folder, mails, words in (("Others", others, ""), ("Large", [named, *others], "1 item")):
        with desk.box.client() as client:
            client.create(folder)
            for raw in mails:
                client.append(folder, "", None, raw)
        ini(world, [], names={folder: (
            "mailbox", f"imap://{inbox.USER}@127.0.0.1:{desk.server.port}/{folder}", NAMED,
            "password_file = inbox.password")})
        poll(world)
        remark = remark_of_large(world)
        TAP.ok(words in remark and bool(words) == bool(remark), f"on a server: {folder}", remark)
    TAP.contains(remark, "it has 9 MiB (at most 8 are read)", "and how large it is")


def test_ini(world):
    inbox.write_password(world)
    fill_maildir(world)
    faults = [
        ("maildir:News", (), "a mailbox needs from or list"),
        ("https://x.example/", (NAMED,), "no mailbox is read there"),
        ("imaps://a:b@x.example/", (NAMED,), "a password stands in it"),
        ("imap://a@x.example/", (NAMED,), "imap:// sends the password in clear"),
        ("imaps://a@x.example/q?mark", (NAMED,), "a ? in it is written %3F"),
        ("imaps://a@x.example/News", (NAMED,), "10: [source news] url: there is a login and no"),
        ("maildir:News", ("from = not a domain",), "sends no letters"),
        ("maildir:News", (NAMED, "agreed = yes"), "when a group agreed"),
    ]
    for url, lines, words in faults:
        ini(world, [], names={"news": ("mailbox", url, *lines)})
        TAP.contains(world.run("check", now=READ).err, words, f"check says it: {words}")
    ini(world, [], names={"news": ("feed", "maildir:News")})
    TAP.contains(world.run("check", now=READ).err, "expected type = mailbox", "and of a feed")
    for place in ("maildir:News", "imaps://me@x.example/INBOX"):
        ini(world, [], names={"news": ("mailbox", place, NAMED, "password_file = inbox.password")})
        text = world.path("aggregator.ini")
        with open(text, "a", encoding="utf-8") as file:
            file.write(f"[inbox]\nurl = {place}\npassword_file = inbox.password\n")
        TAP.contains(world.run("check", now=READ).err, "this is the folder of [inbox]",
                     f"the inbox is no source: {place}")


TAP.play(test_maildir, test_hidden, test_closed, test_moment, test_mail, test_each_week,
         test_groups_alone, test_many, test_agreed, test_other_word, test_other_word_killed,
         test_other_word_unheard, test_mbox, test_mbox_empty, test_mbox_told, test_mbox_refused,
         test_import, test_server, test_cut_off, test_refused, test_repeated, test_away,
         test_two_folders, test_no_folder, test_large, test_large_on_server, test_ini)
