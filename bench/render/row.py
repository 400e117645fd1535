"""An edition of 200 posts, as HTML and text, beside mustache.js, pystache, jinja2 and a bare copy.

Ours takes the posts as the store gives them back, reads the HTML of each, takes an excerpt, says
everything in words (the *view*), and fills the templates of both parts; the text is wrapped. Of it,
filling the templates is what mustache.js and pystache do with the same templates and the same view
(what they print is ours, byte by byte, which is checked for mustache.js; they wrap no text). The
bare loop escapes and copies each value once, and as many bytes of template. The whole is compared
with a script around jinja2, with a small template of its own: title, author, date, and the first
500 characters of each post by Python's html.parser.
"""

import math
import os
import re
import subprocess
import sys

import bench

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(os.path.dirname(HERE), "parse"))
import corpus  # noqa: E402

NOT_COMPARED = (
    "Handlebars, Liquid and Go's templates: other languages than mustache, so other templates",
    "MJML and premailer, which prepare a template for mail programs: ours is written for them",
)
BEHIND_COPY = (
    "It looks nothing up. A template asks for dozens of names a post, from the innermost context "
    "outwards, and skips what is not there; the text is wrapped. What was tried and stayed: "
    "templates and partials are parsed once a rendering, and found by their place in the template.")
BEHIND_SCRIPT = (
    "It wraps no text, which is a third of what ours takes, and node compiles it while it runs. "
    "What was tried and stayed: a partial is found by its place in the template, not by its text.")
BEHIND_JINJA = (
    "It cuts texts off in the middle and shows neither structure, links, pictures, polls nor "
    "quotes; ours reads the HTML of a post whole, to know what its title or hashtags say already.")
POSTS = 200
TEMPLATES = os.path.join(bench.ROOT, "src", "render", "templates")
REPEAT = {"whole": 30, "templates": 100, "bare": 1000, "mustache.js": 100, "pystache": 10,
          "jinja2": 20}
COUNTS = (10, 100, 1_000, 10_000)
COLLECTED, PEAK = re.compile(r"Collected : (\d+)"), re.compile(r"At t-gmax: ([\d,]+) bytes")


def write_feed(folder):
    with open(os.path.join(folder, "feed.xml"), "w", encoding="utf-8") as file:
        file.write(corpus.RSS[0].format(file=0) + "".join(map(corpus.rss_entry, range(POSTS)))
                   + corpus.RSS[1])


def write_short(folder):
    """As many posts as people put on a network, of a few lines: ten thousand of them still are less
    than a template may fill."""
    with open(os.path.join(folder, "feed.xml"), "w", encoding="utf-8") as file:
        file.write(corpus.RSS[0].format(file=0))
        for number in range(COUNTS[0]):
            writer, _, tag, url = corpus.entry_facts(number)
            file.write(f"<item><guid>{url}</guid><link>{url}</link><author>{writer.words(2, 2)}"
                       f"</author><pubDate>{1 + number % 28:02d} Nov 2026 09:00:00 GMT</pubDate>"
                       f"<category>{tag}</category><description>&lt;p&gt;{writer.words(20, 50)}"
                       f"&lt;/p&gt;</description></item>\n")
        file.write(corpus.RSS[1])


def check_same(ours, theirs):
    """mustache.js prints what we print, but for the reader's token."""
    pages = []
    for path in (ours, theirs):
        with open(path, encoding="utf-8") as file:
            pages.append(file.read())
    if pages[0] != pages[1]:
        raise SystemExit(f"{ours} and {theirs} are not the same")


def counted(pattern, tool, argv):
    """What a tool of valgrind counts of a command."""
    said = subprocess.run(["valgrind", f"--tool={tool}", f"--{tool}-out-file=/dev/null", *argv],
                          check=True, capture_output=True, text=True).stderr
    return int(pattern.search(said)[1].replace(",", ""))


def measure_growth(row, folder):
    """What ten times the posts cost, from ten to ten thousand: one more rendering in instructions
    and in time, and the whole process in memory of its heap."""
    def argv(count, times):
        return [row.program("ours"), "whole", str(times), os.path.join(folder, "feed.xml"),
                row.path(), str(count)]

    took = row.alternate({f"{count} posts, {times} times": argv(count, times)
                          for count in COUNTS for times in (1, 3)}, times=1)
    cost = {"instructions": [], "memory": []}
    for count in COUNTS:
        twice, once = (counted(COLLECTED, "callgrind", argv(count, times)) for times in (2, 1))
        cost["instructions"].append(twice - once)
        cost["memory"].append(counted(PEAK, "dhat", argv(count, 1)))
        one, three = (took[f"{count} posts, {times} times"].user.median for times in (1, 3))
        row.figure(f"{count:,} posts", f"{(twice - once) / 1e6:,.1f} million instructions, "
                   f"{500 * (three - one):.2f} ms, {cost['memory'][-1] / 2**20:,.1f} MB of heap")
    for what, costs in cost.items():
        for place, (few, many) in enumerate(zip(costs, costs[1:])):
            row.ratio(f"exponent of {what}, {COUNTS[place]:,} to {COUNTS[place + 1]:,} posts",
                      bench.Series([math.log10(many / few)]))


def measure(row, growth_only=False):
    measure_growth(row, row.once("short", write_short))
    if growth_only:
        return
    folder = row.once("feed", write_feed)
    feed, view, posts = (os.path.join(folder, name)
                         for name in ("feed.xml", "view.json", "posts.json"))
    html, text = os.path.join(folder, "mail.html"), os.path.join(folder, "mail.txt")
    python = os.path.join(row.unpack("deb", "python3-pystache", "python3-jinja2",
                                     "python3-markupsafe"), "usr/lib/python3/dist-packages")
    node = row.unpack("npm", "mustache@4.2.0")
    times = {name: str(count) for name, count in REPEAT.items()}
    with open(posts, "wb") as file:
        subprocess.run([row.tagdigest, "parse", feed], check=True, stdout=file)
    ours = {what: [row.program("ours"), what, times[what], feed, folder]
            for what in ("whole", "templates")}
    theirs = {
        "bare": [row.program("bare_print"), times["bare"], view, html, text],
        "mustache.js": ["node", os.path.join(HERE, "peer_mustache.js"), node,
                        times["mustache.js"], view, TEMPLATES, row.path("peer.html")],
        "pystache": ["/usr/bin/python3", os.path.join(HERE, "peer_pystache.py"), python,
                     times["pystache"], view, TEMPLATES],
        "jinja2": ["/usr/bin/python3", os.path.join(HERE, "peer_jinja.py"), python,
                   times["jinja2"], posts],
    }
    subprocess.run(ours["templates"], check=True)
    subprocess.run(theirs["mustache.js"], check=True)
    check_same(html, row.path("peer.html"))
    row.figure("bytes of HTML", os.path.getsize(html))
    took = row.alternate({f"{name}, {times[name]} times": argv
                          for name, argv in (ours | theirs).items()})
    each = {name: took[f"{name}, {count} times"].user / count for name, count in REPEAT.items()}
    row.figure("the whole, milliseconds", f"{1000 * each['whole'].median:.2f}")
    row.ratio("templates of 200 posts", each["bare"] / each["templates"],
              bare="escape and copy", behind=BEHIND_COPY)
    row.ratio("templates of 200 posts", each["mustache.js"] / each["templates"],
              peer="mustache.js", behind=BEHIND_SCRIPT)
    row.ratio("templates of 200 posts", each["pystache"] / each["templates"], peer="pystache")
    row.ratio("posts to both parts of a mail", each["jinja2"] / each["whole"],
              peer="a script around jinja2", behind=BEHIND_JINJA)
