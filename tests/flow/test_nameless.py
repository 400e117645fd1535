#!/usr/bin/python3
"""What an export shows without an address or a handle: one copy, and a name that orders know."""

import os
import re
import shutil
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import archives  # noqa: E402
import harness  # noqa: E402
import scene  # noqa: E402

TAP = harness.Tap()
FOLDER = {"drop": ("export", "file:exports")}
READ = scene.at(days=-4)
AGREED = ("--agreed", "2026-11-01, moderators")
ROWS = (("2026-11-10T09:00:00Z", "Ida", "Plainwords mark-plain #JoyFE"),
        ("2026-11-10T10:00:00Z", "Bo", "Otherwords mark-other #JoyFE"))
TABLE = "".join(",".join(row) + "\n" for row in (("date", "author", "text"), *ROWS)).encode()
NUMBERED = ("id,date,author,text\n" + "".join(
    f"{n},{','.join(row)}\n" for n, row in enumerate(ROWS, 7))).encode()
LINKED = (b"date,author,text,url\n2026-11-10,Ida,One mark-one #JoyFE,https://deck.example/a\n"
          b"2026-11-11,Bo,Two mark-two #JoyFE,https://deck.example/a\n")


def begin(world, data=TABLE, name="plain.csv"):
    os.makedirs(world.path("exports"), exist_ok=True)
    world.write("aggregator.ini", scene.ini(FOLDER, "url = maildir:Mail"))
    archives.write(world.path(name), data)
    return name


def count(world):
    return world.query("SELECT count(*) FROM post")[0][0]


def shown(world):
    return sorted(scene.MARK.findall(world.run("preview", now=READ).out))


def kept(world, word):
    return word.encode() in world.database_bytes()


def name_of(world, words):
    """The name that explain says, in the very order that it gives."""
    text = world.run("explain", *words.split(), now=READ).out
    found = re.search(r"It has no address: `tagdigest drop (\S+)` keeps it out, "
                      r"`tagdigest forget (\S+)` deletes its words", text)
    TAP.ok(found is not None and found[1] == found[2], "explain says both orders", text)
    return found[1]


def test_one_copy(world):
    """Whatever reads the export, in any order, it is there once."""
    for data, what in ((TABLE, "no name"), (NUMBERED, "numbers"), (LINKED, "one link for two")):
        with harness.World() as own:
            name = begin(own, data)
            for argv in (("import", name), ("import", name, "--source", "drop"),
                         ("import", name)):
                own.run(*argv, now=READ)
                TAP.equal(count(own), 2, f"{what}: {' '.join(argv)}")
            shutil.copy(own.path(name), own.path("exports", "copy.csv"))
            own.run("poll", now=READ)
            TAP.equal(count(own), 2, f"{what}: a folder adds nothing")
            for form in ("jsonl", "csv"):
                exported = own.run("export", "--format", form, now=READ).out.encode()
                archives.write(own.path(f"again.{form}"), exported)
                own.run("import", f"again.{form}", now=READ)
                TAP.equal(count(own), 2, f"{what}: nor does what `export` gave, {form}", exported)


INSTAGRAM = {"personal_information/personal_information/personal_information.json": """
{"profile_user": [{"string_map_data": {"Username": {"value": "ida.pics"},
 "Name": {"value": "Ida Pics"}, "Private Account": {"value": "False"}}}]}""",
             "your_instagram_activity/media/posts_1.json": """
[{"media": [{"uri": "media/posts/1.jpg", "creation_timestamp": 1794304800,
  "title": "Plainwords, by hand: \\"so\\" #JoyFE"}]},
 {"media": [{"uri": "media/posts/2.jpg", "creation_timestamp": 1794308400,
  "title": "=Otherwords\\n\\nin lines #JoyFE"}]}]"""}
FACEBOOK = {"personal_information/profile_information/profile_information.json": """
{"profile_v2": {"name": {"full_name": "Ida Berg"}}}""",
            "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": """
[{"timestamp": 1794304800, "data": [{"post": "Plainwords caf\\u00c3\\u00a9 #JoyFE"}],
  "title": "Ida Berg updated her status."},
 {"timestamp": 1794308400, "data": [{"post": "Otherwords #JoyFE"}],
  "title": "Ida Berg updated her status."}]"""}
LETTERS = {"News.mbox": "".join(
    f"From x Tue Nov 10 0{n}:00:00 2026\nFrom: Ida <ida@press.example>\nTo: a@b.example\n"
    f"List-Unsubscribe: <https://press.example/u>\nDate: Tue, 10 Nov 2026 0{n}:00:00 +0000\n"
    f"Subject: Letter {n} #JoyFE\n\n{word} #JoyFE\n\n"
    for n, word in ((8, "Plainwords"), (9, "Otherwords")))}
OF_PLATFORMS = (("Instagram", INSTAGRAM, ()), ("Facebook", FACEBOOK, AGREED),
                ("letters", LETTERS, ("--source", "letters")))


def begin_with(world, parts):
    begin(world)
    names = {**FOLDER, "letters": ("mailbox", "file:away.mbox", "from = press.example")}
    world.write("aggregator.ini", scene.ini(names, "url = maildir:Mail"))
    for name, text in parts.items():
        path = world.path("theirs", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        archives.write(path, text.encode())
    return "theirs/News.mbox" if "News.mbox" in parts else "theirs"


def test_there_and_back(world):
    """What `export` gives of a platform's posts is those posts, in either form and any order."""
    for what, parts, argv in OF_PLATFORMS:
        for form in ("jsonl", "csv"):
            with harness.World() as own:
                theirs = begin_with(own, parts)
                TAP.contains(own.run("import", theirs, *argv, now=READ).out, "2 taken",
                             f"{what}, {form}: both are taken")
                given = own.run("export", "--format", form, now=READ).out.encode()
                archives.write(own.path(f"given.{form}"), given)
                own.run("import", f"given.{form}", now=READ)
                TAP.equal(count(own), 2, f"{what}, {form}: what was given adds nothing", given)
                with harness.World() as other:
                    begin_with(other, parts)
                    archives.write(other.path(f"given.{form}"), given)
                    other.run("import", f"given.{form}", now=READ)
                    other.run("import", theirs, *argv, now=READ)
                    TAP.equal(count(other), 2, f"{what}, {form}: nor the other way round")
                own.run("forget", name_of(own, "Plainwords"), now=READ)
                for path in (f"given.{form}", theirs):
                    own.run("import", path, *(argv if path == theirs else ()), now=READ)
                    TAP.ok(not kept(own, "Plainwords"), f"{what}, {form}: what is forgotten stays "
                                                        f"away, {path}")


def test_two_are_two(world):
    """The same words on another day, or by another: others; a row's number tells nothing."""
    name = begin(world, b"id,date,author,text\n1,2026-11-10,Ida,Hello all #JoyFE\n"
                 b"2,2026-11-10,Ida,Hello all #JoyFE\n3,2026-11-11,Ida,Hello all #JoyFE\n")
    world.run("import", name, now=READ)
    other = begin(world, b"id,date,author,text\n1,2026-11-10,Cy,Bonjour all #JoyFE\n", "b.csv")
    world.run("import", other, "--source", "drop", now=READ)
    TAP.equal(count(world), 3, "each is kept")


def test_drop(world):
    begin(world)
    shutil.copy(world.path("plain.csv"), world.path("exports", "a.csv"))
    world.run("poll", now=READ)
    TAP.equal(shown(world), ["other", "plain"], "both wait")
    name = name_of(world, "Plainwords")
    result = world.run("drop", name, now=READ)
    TAP.contains(result.out, 'Kept out: "Plainwords mark-plain #JoyFE" by Ida', "drop")
    world.run("import", "plain.csv", "--into-next", now=READ)
    TAP.equal(shown(world), ["other"], "it stays out, whoever shows it")
    back = world.run("undrop", name, now=READ)
    TAP.contains(back.out, "Let in again", "undrop")
    TAP.equal(shown(world), ["other", "plain"], "and it is back")
    keys = [row["key"] for row in world.json("explain", name, now=READ)["posts"][0]["keys"]]
    TAP.equal(keys, ["uri:" + name], "explain takes it")
    dropped = world.run("drop", keys[0], now=READ)
    TAP.contains(dropped.out, "Kept out", "a key names it as well")


def test_forget(world):
    """Nothing of it stays in any byte, and no export brings it back."""
    for data in (TABLE, NUMBERED):
        with harness.World() as own:
            begin(own, data)
            own.run("import", "plain.csv", "--into-next", now=READ)
            name = name_of(own, "Plainwords")
            result = own.run("forget", name, now=READ)
            TAP.contains(result.out, "1 post forgotten; it is kept out from now on", "forget")
            TAP.ok(not kept(own, "Plainwords") and not kept(own, "Ida"), "no byte is left")
            TAP.ok(kept(own, "Otherwords"), "of that one alone")
            shutil.copy(own.path("plain.csv"), own.path("exports", "a.csv"))
            own.run("poll", now=READ)
            own.run("import", "plain.csv", now=READ)
            TAP.ok(not kept(own, "Plainwords"), "and it does not come back")
            TAP.contains(own.run("explain", name, now=READ).out,
                         f"No post is stored under {name}", "explain knows the name still")


def test_before_it_comes(world):
    begin(world)
    with harness.World() as other:
        begin(other)
        other.run("import", "plain.csv", now=READ)
        names = [name_of(other, words) for words in ("Plainwords", "Otherwords")]
    result = world.run("forget", names[0], now=READ)
    TAP.contains(result.out, "nothing of it was stored; it is kept out from now on", "forget")
    TAP.contains(world.run("drop", names[1], now=READ).out, "When one does, it is kept out",
                 "drop likewise")
    world.run("import", "plain.csv", "--into-next", now=READ)
    TAP.ok(not kept(world, "Plainwords"), "its words are never written")
    TAP.equal((kept(world, "Otherwords"), shown(world)), (True, []), "the other is kept out")


# An Ida who is called so on Facebook, another of a table, and one with an account of her own.
IDAS = (TABLE, archives.post(1, author="Ida", author_handle=None, link=None, id=None,
                             network="Facebook", text="Bookwords mark-book #JoyFE",
                             content="Bookwords mark-book #JoyFE").encode()
        + archives.post(2, author="Ida", network="Facebook", text="Handlewords #JoyFE",
                        content="Handlewords #JoyFE").encode())


def test_an_account(world):
    """Who has an account is not meant by name and place, and that is said."""
    begin(world)
    take_idas(world)
    handle = re.search(rb'"author_handle": ?"([^"]+)"', IDAS[1])[1].decode()
    world.run("forget", "Ida (Facebook)", now=READ)
    before = stored(world)
    for name in ("Ida (Facebook)", "ida (facebook)"):
        result = world.run("forget", name, now=READ)
        TAP.ok(result.code == 64 and f"`tagdigest forget` {handle}, of whom 1 post is stored"
               in result.err and "kept out" not in result.out,
               "nothing was done, and the account is named", result)
    TAP.contains(world.run("forget", "Ida", now=READ).err, f"; {handle}, of whom 1 post is stored",
                 "so it is where the name is asked for alone")
    TAP.equal(stored(world), before, "and nothing is gone")
    result = world.run("forget", "Ida (Facebook)", handle, now=READ)
    TAP.ok(result.code == 0 and "Handlewords" not in stored(world),
           "with the account beside it is done", result)
    TAP.contains(world.run("forget", "Ida (Facebook)", now=READ).out,
                 "nothing of it was stored; it is kept out", "and where nobody has one, again")


def stored(world):
    return [word for word in ("Plainwords", "Bookwords", "Handlewords", "Otherwords")
            if kept(world, word)]


def take_idas(world, when=READ):
    for name, data in zip(("plain.csv", "book.jsonl"), IDAS):
        archives.write(world.path(name), data)
        world.run("import", name, "--into-next", now=when)


def test_a_name_alone(world):
    """It is refused with a list; with its place it is whoever is called so there."""
    begin(world)
    take_idas(world)
    result = world.run("forget", "ida", now=READ)
    TAP.equal(result.code, 64, "a name alone is refused", result)
    TAP.contains(result.err, '"Ida (Facebook)", of whom 1 post is stored; "Ida (a table)", of whom '
                 "1 post is stored", "with all who are called so, and how much there is")
    TAP.equal(len(stored(world)), 4, "and nothing was done")
    result = world.run("forget", "ida (A table)", now=READ)
    TAP.contains(result.out, "1 post forgotten; it is kept out from now on", "with its place")
    TAP.equal(stored(world), ["Bookwords", "Handlewords", "Otherwords"], "it is that one")
    take_idas(world)
    archives.write(world.path("more.csv"), TABLE.replace(b"10T09", b"11T09"))
    world.run("import", "more.csv", now=READ)
    TAP.ok("Plainwords" not in stored(world), "who stays out, whatever comes of theirs")
    world.run("forget", "Ida (Facebook)", now=READ)
    TAP.equal(stored(world), ["Handlewords", "Otherwords"], "who has an account is never meant")
    TAP.contains(world.run("forget", "Zed", now=READ).err, "is no name of an author",
                 "whoever is not known is no name")


def test_no_byte(world):
    """Neither the words nor the name stay, in an edition neither."""
    begin(world)
    world.run("import", "plain.csv", "--into-next", now=READ)
    world.run("run", now=scene.NOW)
    TAP.ok(kept(world, "Plainwords") and kept(world, "Ida"), "an edition holds them")
    result = world.run("forget", "Ida (a table)", now=scene.NOW)
    TAP.contains(result.out, "edition 1 of weekly was mailed", "it is said")
    TAP.equal((kept(world, "Plainwords"), kept(world, "Ida")), (False, False), "nothing is left")


def test_a_name_in_the_ini(world):
    """`optout` keeps out by name and place, and a [person] lets in again."""
    begin(world)
    ini = scene.ini(FOLDER, "url = maildir:Mail")
    take_idas(world)
    world.write("aggregator.ini", ini.replace(
        "[tagdigest]", '[tagdigest]\noptout = "Ida (Facebook)"', 1))
    TAP.equal(world.run("check").code, 0, "the ini is good", world.run("check"))
    world.run("run", now=READ)
    TAP.equal(stored(world), ["Plainwords", "Handlewords", "Otherwords"], "what was there goes")
    take_idas(world)
    TAP.ok("Bookwords" not in stored(world), "and nothing comes")
    world.write("aggregator.ini", ini.replace("[tagdigest]", "[tagdigest]\noptout = Ida", 1))
    TAP.contains(world.run("check").err, '"Ada Berg (Facebook)" in quotes',
                 "a name alone is refused with what is expected")
    world.write("aggregator.ini", ini + '\n[person Ida]\nhandles = "Ida (Facebook)"\n'
                "optout = no\n")
    world.run("run", now=READ)
    archives.write(world.path("book.jsonl"), IDAS[1].replace(b"2026-11-11", b"2026-11-14"))
    world.run("import", "book.jsonl", now=scene.NOW)
    TAP.ok("Bookwords" in stored(world), "and taken back for what is new")


# what is typed, and what is said of it
MISTAKES = (("drop", "Plain words", "or the name of one that has none"),
            ("undrop", "words:00", "was not kept out"),
            ("explain", "words:00", "No post is stored under words:00"),
            ("drop", "77", "77: 2 posts are called so"), ("forget", "77", "2 posts are called so"))


def test_mistakes(world):
    begin(world)
    archives.write(world.path("twins.jsonl"), archives.lines((1, 2), native_id="77"))
    for name in ("plain.csv", "twins.jsonl"):
        world.run("import", name, now=READ)
    for verb, asked, says in MISTAKES:
        result = world.run(verb, asked, now=READ)
        TAP.contains(result.out + result.err, says, f"{verb} {asked}")


if __name__ == "__main__":
    TAP.play(test_one_copy, test_there_and_back, test_two_are_two, test_drop, test_forget,
             test_before_it_comes, test_a_name_alone, test_an_account, test_no_byte,
             test_a_name_in_the_ini, test_mistakes)
