#!/usr/bin/python3
"""Each word that our papers tell readers to write is heard, as what they say that it does: those
of tagdigest-mail(7), the README, the notice, the help that is mailed and the mails that offer one.
"""

import configparser
import json
import os
import re
import sys

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests", "servers"))
import harness  # noqa: E402

TAP = harness.Tap()
PLACES = {"DAY": "10 January 2027", "{day}": "10 January 2027", "ADDRESS": "https://blog.example",
          "{word}": "pause", "{digest}": "weekly"}
# What a wish is called, by how it begins.
KINDS = {"subscribe": "subscribe", "leave": "leave", "pause": "pause", "resume": "resume",
         "monthly": "monthly", "weekly": "weekly", "chats": "chats", "plain": "text",
         "html": "html",
         "my data": "tell", "what do you hold about me": "tell", "erase": "erase",
         "register": "register", "help": "help", "yes": "confirm"}
# In the other languages that the papers promise.
FOREIGN = {
    "subscribe": ("tanysgrifio", "abonnieren", "s'abonner", "suscribir"),
    "leave": ("gadael", "abbestellen", "se désabonner", "darme de baja"),
    "pause": ("seibiant", "pausieren", "pause", "pausa"),
    "resume": ("ailgychwyn", "fortsetzen", "reprendre", "reanudar"),
    "monthly": ("misol", "monatlich", "mensuel", "mensual"),
    "chats": ("sgyrsiau", "nach Chats", "après les chats", "después de los chats"),
    "weekly": ("wythnosol", "wöchentlich", "hebdomadaire", "semanal"),
    "text": ("testun plaen", "nur Text", "texte", "texto"),
    "tell": ("fy nata", "meine Daten", "mes données", "mis datos"),
    "erase": ("dileu", "löschen", "effacer", "borrar mis datos"),
    "register": ("cofrestru https://a.example", "registrieren https://a.example",
                 "enregistrer https://a.example", "registrar https://a.example"),
    "help": ("cymorth", "Hilfe", "aide", "ayuda"),
    "confirm": ("ie", "ja", "oui", "sí"),
}


def text_of(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def filled(words):
    for place, value in PLACES.items():
        words = words.replace(place, value)
    return words.strip()


def of_manual():
    """The items of the list, and the days that one may say."""
    page = text_of("doc", "tagdigest-mail.7")
    section = re.search(r"^\.Sh WHAT READERS WRITE\n(.*?)^\.Sh ", page, re.M | re.S).group(1)
    items = re.findall(r"^\.It Li (.*)$", section, re.M)
    days = re.search(r"^or until that day:\n\.Li (.*) \.$", section, re.M).group(1)
    return [filled(one.replace(" Ar ", " ")) for line in items for one in line.split(" , ")] + [
        "pause " + ("" if day.startswith("for ") else "until ") + day for day in days.split(" , ")]


def of_readme():
    part = re.search(r"- \*\*Readers\*\* write (.*?)- \*\*You\*\*", text_of("README.md"), re.S)
    return re.findall(r"`([^`]+)`", part.group(1)) + re.findall(
        r"- \*\*Writers\*\* answer with `([^`]+)`", text_of("README.md"))


def of_notice():
    return re.findall(r'write "([^"]+)"', text_of("feeds", "privacy-notice.md"), re.I)


def of_mails():
    """What memos say: "with one word: plain", and the help."""
    words = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    words.read_string(re.sub(r"(?s)\A.*?(?=^\[)", "", text_of(
        "src", "render", "templates", "en.ini"), count=1, flags=re.M))
    said = [one for section in words.sections()
            if section.startswith("memo_") and section != "memo_held"  # the organiser's
            for line in words[section].values()
            for one in re.findall(r"one word: ([a-z]+)\.", line)]
    items = [line.split(":")[0] for name, line in words["memo_help"].items() if "item" in name]
    return said + [filled(one) for item in items for one in re.split(r", or |, ", item)]


def commands_of(world, lines):
    """What each line is heard as, where it stands alone in a mail."""
    names = []
    for number, line in enumerate(lines):
        names.append(f"{number}.eml")
        world.write(names[-1], "From: ada@school.example\nTo: organiser@college.example\n"
                    "Subject: Re: The weekly\nDate: Mon, 16 Nov 2026 08:00:00 +0000\n"
                    f"Content-Type: text/plain; charset=utf-8\n\n{line}\n")
    said = world.run("inbox", "--explain", "--json", *names)
    return [json.loads(line)["command"] for line in said.out.splitlines()]


def test_papers(world):
    for name, words in (("the manual", of_manual()), ("the README", of_readme()),
                        ("the notice", of_notice()), ("the mails", of_mails())):
        TAP.ok(len(words) > 2, f"{name} names words", words)
        wanted = {one: next((kind for begin, kind in KINDS.items()
                             if one.lower().startswith(begin)), "?") for one in words}
        heard = dict(zip(wanted, commands_of(world, wanted)))
        TAP.equal(heard, wanted, f"{name}: each word is heard")


def test_languages(world):
    wanted = {one: kind for kind, words in FOREIGN.items() for one in words}
    TAP.equal(dict(zip(wanted, commands_of(world, wanted))), wanted, "in five languages")


TAP.play(test_papers, test_languages)
