"""Feeds to posts, beside libxml2's bare SAX parser, sfeed and Python feedparser.

The feeds are corpus.py's: 50 MB in 500 files. `parse --kept` must find the posts under #JoyFE, and
makes no words of the others; `parse` makes all that there is of every post (safe HTML, plain and
structured text, dates, media, links) and prints it as JSON. Both are the program as a user runs it,
one process for all files, reading them and printing included. The bare pass reads the files
likewise and counts elements and characters. sfeed writes fields of every post as lines and leaves
their HTML as it is; it reads one document a process. Python feedparser, which sanitises too, gets
every fifth file.
"""

import os
import shutil
import subprocess

import corpus

NOT_COMPARED = (
    "newsboat, which does not parse without polling and storing: it is in the row `run`",
    "libmrss, which ends with a segmentation fault on feeds whose DOCTYPE declares entities",
    "parsers of npm (rss-parser, feedparser, feedsmith): two to seven times as fast as Python "
    "feedparser when they were last tried, without its sanitising",
)

BEHIND_SAX = (
    "It only counts. Ours first looks for what must be mended, looks for the hashtags, and makes "
    "posts of what has one; the profile below says where the time goes. What was tried and stayed: "
    "an item is glanced at before anything is made of it, and nothing is copied that is well.")
BEHIND_SFEED = (
    "It copies fields out as they stand, with a parser of its own that checks little. Ours parses "
    "the HTML of every post and writes it anew (safe HTML, plain and structured text, links, "
    "pictures), which is most of its time. What was tried and stayed: HTML is read once for all of "
    "that, and a poll does it for posts under a hashtag only, where we are the faster one.")
PEER_EVERY = 5
PROFILED = 20

# What a profile names, by functions whose cost holds that of all that they call.
STAGES = (
    ("read the files", "file_read"),
    ("into UTF-8", "charset_to_utf8"),
    ("the pre-pass: is anything to mend?", "feed_mend"),
    ("libxml2 and what hangs on its events", "xmlParseDocument"),
    ("- of it, looking for the tags", "feed_sieve_keeps"),
    ("posts of what is kept", "feed_items_posts"),
    ("- of it, reading HTML", "html_read"),
    ("- of it, hashtags", "hashtag_find"),
    ("- of it, addresses", "url_resolve"),
    ("- of it, dates", "date_parse"),
    ("posts as JSON, and printing", "post_write_shown"),
)


def entries(folder):
    """How many posts there are, and how many of them are under the hashtag."""
    with open(os.path.join(folder, "count"), encoding="utf-8") as file:
        count = int(file.read())
    return count, sum(number % corpus.MATCH_EVERY == 7 for number in range(count))


def lines(argv):
    return subprocess.run(argv, check=True, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL).stdout.count(b"\n")


def profile(row, name, argv):
    """Where the instructions of a run go, by callgrind; its cost is that of a few files."""
    if shutil.which("valgrind") is None:
        row.text(f"No profile of `{name}`: valgrind is not installed.")
        return
    out = row.path("callgrind.out")
    subprocess.run(["valgrind", "-q", "--tool=callgrind", f"--callgrind-out-file={out}", *argv],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    report = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out],
                            check=True, text=True, capture_output=True).stdout.splitlines()
    share = {}
    for line in report:
        words = line.split()
        if len(words) > 2 and words[1].startswith("(") and words[0][0].isdigit():
            at = line.index(")") + 1
            function = line[at:].split("[")[0].strip().rsplit(":", 1)[-1].split("'")[0]
            count = int(words[0].replace(",", ""))
            share[function] = max(share.get(function, 0), count)
    whole = max(share.values())
    table = [f"Where the instructions of `{name}` go ({PROFILED} files, callgrind):", "",
             "| what | of all |", "| --- | --- |"]
    table += [f"| {words} (`{function}`) | {100 * share.get(function, 0) / whole:.0f} % |"
              for words, function in STAGES]
    row.text("\n".join(table))


def measure(row):
    folder = row.once("feeds", corpus.write_feeds)
    tiny = os.path.join(row.once("tiny", corpus.write_json), "tiny.json")
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder) if name != "count")
    few = files[::PEER_EVERY]
    kept = [row.tagdigest, "parse", "--kept", "--tag", "JoyFE"]
    plain = [row.tagdigest, "parse"]
    python = os.path.join(row.unpack("deb", "python3-feedparser", "python3-sgmllib3k"),
                          "usr/lib/python3/dist-packages")
    sfeed = ["sh", "-c", 'for file; do "$0" <"$file"; done',
             os.path.join(row.unpack("deb", "sfeed"), "usr/bin/sfeed")]
    peer = ["python3", os.path.join(os.path.dirname(__file__), "peer_feedparser.py"), python]

    found, (count, wanted) = lines(kept + files), entries(folder)
    if found != wanted:
        raise SystemExit(f"parse --kept found {found} posts, and not {wanted}")
    row.figure("posts matched", f"{found} of {count}, every one that is there")

    took = row.alternate({"libxml2 SAX": [row.program("bare_sax"), *files],
                          "parse --kept": kept + files, "sfeed": sfeed + files})
    row.ratio("feed bytes to matched posts", took["libxml2 SAX"].user / took["parse --kept"].user,
              bare="libxml2's SAX parser", behind=BEHIND_SAX)
    row.ratio("feed bytes to matched posts", took["sfeed"].cpu / took["parse --kept"].cpu,
              peer="sfeed, which keeps all", behind=BEHIND_SFEED)
    took = row.alternate({"parse": plain + few, "Python feedparser": peer + few,
                          "sfeed, few": sfeed + few})
    row.ratio("everything normalised", took["Python feedparser"].user / took["parse"].user,
              peer="Python feedparser")
    row.ratio("everything normalised", took["sfeed, few"].cpu / took["parse"].cpu,
              peer="sfeed, which leaves HTML as it is", behind=BEHIND_SFEED)
    took = row.alternate({"a JSON Feed of 15 MB": plain + [tiny]})
    row.ratio("peak memory of a JSON Feed of 15 MB, MB",
              took["a JSON Feed of 15 MB"].peak_kb / 1024)
    profile(row, "parse --kept", kept + files[:PROFILED])
    profile(row, "parse", plain + files[:PROFILED])
