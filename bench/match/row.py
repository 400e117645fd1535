"""50 hashtags and 50 patterns over 100,000 posts, beside PCRE2's JIT, grep and Python's re.

The posts lie in one file, one a line (corpus.py). Ours is what the program does to a post whose
text is read: a glance and then the grammar of hashtags, with their folding, and the rules of the
digest, of which the first that hits is the reason that is kept. The bare loop has PCRE2's JIT
search each text for one alternation of all hashtags and patterns, and stops at the first hit; so do
GNU grep (-E, in UTF-8, the patterns in a file) and Python's re, the ways of scripts around feeds.
All find the same posts, which is checked; Python is timed on a tenth of them. One alternation is
not what the JIT is best at: ours searches for each pattern by itself, by the letters that it begins
with, in texts that were found valid once; joining the rules to one search was tried, and took five
times as long.
"""

import os
import subprocess

import corpus

NOT_COMPARED = (
    "Hyperscan: twice as fast as one alternation of PCRE2's JIT on 50 hashtags when it was tried, "
    "but its word boundaries are not those of Unicode, so it finds other posts",
    "newsboat's filters, which take its own cache of posts and no others",
)
def grep_patterns(row, folder):
    """The hashtags and patterns as one file for grep -E; its path."""
    with open(os.path.join(folder, "tags"), encoding="utf-8") as file:
        lines = [rf"{tag}\>" for tag in file.read().split()]
    with open(os.path.join(folder, "patterns"), encoding="utf-8") as file:
        lines += [line.replace(r"\d", "[0-9]") for line in file.read().splitlines()]
    with open(row.path("all"), "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return row.path("all")


def hits(argv):
    """How many posts a command finds."""
    words = subprocess.run(argv, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return int(words[0] if len(words) == 1 else words[-2])


def measure(row):
    folder = row.once("posts", corpus.write_posts)
    posts, few, *others = (os.path.join(folder, name)
                           for name in ("posts", "few", "tags", "patterns"))
    python = ["python3", os.path.join(os.path.dirname(__file__), "peer_re.py")]
    commands = {
        "tagdigest's rules": [row.program("ours"), posts, *others],
        "PCRE2's JIT": [row.program("bare_jit"), posts, *others],
        "grep": ["env", "LC_ALL=C.UTF-8", "grep", "-ciEf", grep_patterns(row, folder), posts],
    }
    found = {name: hits(argv) for name, argv in
             [*commands.items(), ("Python re", [*python, posts, *others])]}
    if len(set(found.values())) != 1:
        raise SystemExit(f"they do not find the same posts: {found}")
    row.figure("posts found", f"{found['grep']} of {corpus.POSTS}, by each of them")
    commands["Python re, a tenth"] = [*python, few, *others]
    took = row.alternate(commands, stdout=subprocess.PIPE)     # into /dev/null grep stops early
    job = "50 hashtags and 50 patterns, 100,000 posts"
    ours = took["tagdigest's rules"].user
    row.ratio(job, took["PCRE2's JIT"].user / ours, bare="PCRE2's JIT")
    row.ratio(job, took["grep"].user / ours, peer="GNU grep")
    row.ratio(job, took["Python re, a tenth"].user * (corpus.POSTS / corpus.FEW) / ours,
              peer="Python's re")
