"""corpus.py FOLDER: the posts, hashtags and patterns of bench/match; the same bytes every time.

100,000 posts of some 400 bytes, one a line; two in seven have one of 50 hashtags, one in 20 has
something that one of 50 patterns hits. The patterns are such as organisers write against
advertisements; the words are half English and half made up.
"""

import os
import random
import sys

POSTS, FEW, TAGS, WORDS_MAX = 100_000, 10_000, 50, 110
TAGGED, HIT = 2 / 7, 1 / 20

# A pattern, and a text that it hits.
PATTERNS = (
    ("crypto(currency)?", "crypto"), (r"\bbitcoins?\b", "bitcoins"), (r"\bNFTs?\b", "NFT"),
    ("give ?away", "giveaway"), ("follow (me|us) back", "follow me back"), (r"\bcasino", "casino"),
    ("gambling|betting", "betting"), (r"\d{2,}% off", "25% off"), (r"£\d+ voucher", "£50 voucher"),
    ("weight ?loss", "weightloss"), ("click (here|the link)", "click here"), ("airdrop", "airdrop"),
    ("onlyfans", "OnlyFans"), (r"\bforex\b", "Forex"), ("passive income", "passive income"),
    ("dm (me|us) for", "DM me for"), ("limited (time )?offer", "limited offer"),
    ("buy (now|today)", "buy today"), (r"\bpromo code\b", "promo code"), ("horoscope", "horoscope"),
    ("essay writing service", "essay writing service"), ("we are hiring", "we are hiring"),
    ("guest post(s|ing)?", "guest posting"), ("backlinks?", "backlink"), (r"\bseo\b", "SEO"),
    ("win (a|an|the) (prize|trip)", "win a trip"), (r"\bloans?\b", "loan"), ("viagra", "Viagra"),
    ("subscribe to my", "subscribe to my"), ("link in bio", "link in bio"),
)
ENGLISH = """
the of and to in is that it for was on are with as they be at one have this from or had by hot but
some what there we can out other were all your when up use word how said an each she which their
time if will way about many then them would write like so these her long make thing see him two has
look more day could go come did my sound no most number who over know water than call first people
may down side been now find café naïve résumé Gŵyl llyfr ysgol “quoted” it’s école über curriculum
assessment feedback learners college lecturer workshop community practice reading
""".split()
SYLLABLES = "ba ce di fo gu ha je ki lo mu ne pi ra so tu ve wa xi yo zen dor min tal sur".split()


def made_up(dice, count):
    """Words that no dictionary has."""
    words = set()
    while len(words) < count:
        words.add("".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))))
    return sorted(words)


def write_posts(folder):
    dice = random.Random(6)
    words = ENGLISH * 6 + made_up(dice, 700)
    names = made_up(dice, 2 * TAGS)
    tags = ["#" + name.title() for name in names[:TAGS]]
    others = ["#" + name.upper() for name in names[TAGS:]]
    patterns = list(PATTERNS)
    patterns += [(rf"\b{word}\b", word) for word in made_up(random.Random(7), TAGS - len(patterns))]
    with open(os.path.join(folder, "posts"), "w", encoding="utf-8") as file, \
            open(os.path.join(folder, "few"), "w", encoding="utf-8") as few:
        for number in range(POSTS):
            post = dice.choices(words, k=dice.randint(WORDS_MAX // 4, WORDS_MAX))
            if dice.random() < HIT:
                post.insert(dice.randrange(len(post)), dice.choice(patterns)[1])
            if dice.random() < .5:
                post.append(dice.choice(others))
            if dice.random() < TAGGED:
                post.insert(dice.randrange(len(post)), dice.choice(tags))
            file.write(" ".join(post) + "\n")
            few.write(" ".join(post) + "\n" if number < FEW else "")
    for name, lines in (("tags", tags), ("patterns", [pattern for pattern, _ in patterns])):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    write_posts(sys.argv[1])
