"""An archive of X, as help.x.com and its README.txt describe it: JavaScript in a zip, all numbers
as strings. Every trap of the format is in it; `size` more posts without the
hashtag make it long."""

import html
import json
from datetime import timedelta

import exported

EPOCH_MS = 1288834974657
PART = 3000     # posts a file; the platform cuts its own at some size
NAME, ACCOUNT = "ada_teaches", "4242"


class Archive(exported.Told):
    def __init__(self, name, seed, protected=False):
        super().__init__(name, seed)
        self.tweets, self.notes, self.deleted, self.headers = [], [], [], []
        self.community, self.circle, self.likes, self.letters = [], [], [], []
        self.protected = protected
        self._ids = set()

    def new_id(self, when):
        number = (int(when.timestamp() * 1000) - EPOCH_MS << 22) | self.random.getrandbits(22)
        return str(number) if number not in self._ids else self.new_id(when)

    def tweet(self, number, when, text, **more):
        """One as tweets.js has it."""
        tags = [{"text": word.strip("#().") , "indices": ["0", "6"]} for word in text.split()
                if word.lstrip("(").startswith("#")]
        return {"edit_info": {"initial": {"editTweetIds": [number],
                                          "editableUntil": when.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                                          "editsRemaining": "5", "isEditEligible": True}},
                "retweeted": False, "source": '<a href="https://mobile.x.example">Web</a>',
                "entities": {"hashtags": tags, "symbols": [], "user_mentions": [], "urls": []},
                "display_text_range": ["0", str(len(text))], "favorite_count": "3",
                "id_str": number, "truncated": False, "retweet_count": "1", "id": number,
                "created_at": when.strftime("%a %b %d %H:%M:%S +0000 %Y"), "favorited": False,
                "full_text": html.escape(text, quote=False), "lang": "en", **more}

    def marked(self, number, tagged):
        """The mark of a post, which is taken in under this id, or has no hashtag."""
        mark = self.mark()
        if tagged:
            self.take(mark, id=f"https://x.com/i/status/{number}")
        else:
            self.count("untagged", mark)
        return mark

    def public(self, tagged, **more):
        when = self.when()
        number = self.new_id(when)
        tweet = self.tweet(number, when, self.said(self.marked(number, tagged), tagged), **more)
        self.tweets.append(tweet)
        return tweet

    # ---- the traps ----

    def add_link(self):
        """t.co folded up, with its entity, and a picture whose address is no word of the text."""
        tweet = self.public(True)
        text, number = tweet["full_text"], tweet["id_str"]
        tweet["full_text"] = f"{text} https://t.co/abc{number[-4:]} https://t.co/pic{number[-4:]}"
        tweet["entities"]["urls"] = [{
            "url": f"https://t.co/abc{number[-4:]}", "display_url": "blog.example/a",
            "expanded_url": "https://blog.example/a?utm_source=x",
            "indices": [str(len(html.unescape(text)) + 1), str(len(html.unescape(text)) + 24)]}]
        medium = {"url": f"https://t.co/pic{number[-4:]}", "type": "photo", "id_str": "9",
                  "media_url_https": "https://pbs.example/media/x.jpg", "ext_alt_text": "A drum",
                  "expanded_url": f"https://twitter.com/{NAME}/status/{number}/photo/1"}
        tweet["entities"]["media"] = [medium]
        tweet["extended_entities"] = {"media": [medium]}

    def add_answer(self):
        self.public(True, in_reply_to_status_id_str="1600", in_reply_to_user_id_str="77",
                    in_reply_to_screen_name="bo")

    def add_iso(self):
        tweet = self.public(True)
        when = self.when()
        tweet["created_at"] = when.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def add_edited(self):
        """Three versions: the last counts, under the name of the first."""
        when = self.when()
        ids = [self.new_id(when + timedelta(minutes=minutes)) for minutes in (0, 5, 9)]
        for at, number in enumerate(ids):
            is_last = at == len(ids) - 1
            mark = self.marked(ids[0], True) if is_last else self.hidden()
            tweet = self.tweet(number, when + timedelta(minutes=5 * at), self.said(mark, True))
            chain = {"editTweetIds": ids, "editsRemaining": "3", "isEditEligible": True}
            tweet["edit_info"] = {"initial": chain} if at == 0 else {
                "edit": {"initialTweetId": ids[0], "editControlInitial": chain}}
            self.tweets.append(tweet)
            if not is_last:
                self.count("other")

    def add_repost(self):
        when = self.when()
        text = f"RT @bo: {self.said(self.hidden(), True)}"
        self.tweets.append(self.tweet(self.new_id(when), when, text))
        self.count("other")

    def add_deleted(self):
        """In deleted-tweets.js, and still in tweets.js; and one of which a header alone is left."""
        for place in (self.deleted, self.headers):
            when = self.when()
            tweet = self.tweet(self.new_id(when), when, self.said(self.hidden(), True))
            self.tweets.append(tweet)
            self.count("other")
            if place is self.deleted:
                self.count("other")     # it stands in both lists
            place.append(tweet if place is self.deleted else {
                "tweet_id": tweet["id_str"], "user_id": ACCOUNT,
                "created_at": tweet["created_at"], "deleted_at": tweet["created_at"]})

    def add_long(self, named):
        """Cut off before its hashtag; the whole of it stands in note-tweet.js."""
        when = self.when()
        number = self.new_id(when)
        text = f"{self.said(self.marked(number, True), False, 60)} and so on, at length"
        iso = when.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        note = {"noteTweetId": "9" + number[1:], "updatedAt": iso, "createdAt": iso,
                "core": {"styletags": [], "urls": [], "mentions": [], "cashtags": [],
                         "hashtags": [{"text": exported.TAG, "fromIndex": "1",
                                       "toIndex": "2"}],
                         "text": f"{text}, until its end: #{exported.TAG}"}}
        if named:
            note["lifecycle"] = {"value": "All", "initialTweetId": number}
        self.notes.append(note)
        self.tweets.append(self.tweet(number, when, f"{text}… https://t.co/more"))

    def add_closed(self):
        """Of communities and circles, and what is nobody's post."""
        for place, more in ((self.community, {"community_id_str": "7"}), (self.circle, {})):
            when = self.when()
            place.append(self.tweet(self.new_id(when), when, self.said(self.hidden(), True),
                                    **more))
            self.count("private")
        self.likes.append({"tweetId": "1", "fullText": self.said(self.hidden(), True)})
        self.letters.append(self.said(self.hidden(), True))

    def add_broken(self):
        self.tweets.append({"full_text": self.said(self.hidden(), True)})
        self.count("unreadable")

    def fill(self, size, kept):
        """All traps some times over, and so many posts, of which a part has the hashtag."""
        for turn in range(4):
            for trap in (self.add_link, self.add_answer, self.add_iso, self.add_edited,
                         self.add_repost, self.add_deleted, self.add_closed, self.add_broken):
                trap()
            self.add_long(turn % 2 == 0)
        for _ in range(size):
            self.public(self.random.random() < kept)
        self.random.shuffle(self.tweets)

    def write(self):
        """The files, in the order of no pass over them."""
        def add(name, variable, key, rows):
            body = json.dumps([{key: row} for row in rows] if key else rows,
                              ensure_ascii=False, indent=1)
            self.files[f"data/{name}.js"] = f"window.YTD.{variable} = {body}".encode()

        for number, at in enumerate(range(0, max(len(self.tweets), 1), PART)):
            add("tweets" if number == 0 else f"tweets-part{number}", f"tweets.part{number}",
                "tweet", self.tweets[at:at + PART])
        add("like", "like.part0", "like", self.likes)
        add("direct-messages", "direct_messages.part0", "dmConversation", [
            {"messages": [{"messageCreate": {"text": text}}]} for text in self.letters])
        add("community-tweet", "community_tweet.part0", "tweet", self.community)
        add("twitter-circle-tweet", "twitter_circle_tweet.part0", "tweet", self.circle)
        add("deleted-tweets", "deleted_tweets.part0", "tweet", self.deleted)
        add("deleted-tweet-headers", "deleted_tweet_headers.part0", "tweet", self.headers)
        add("note-tweet", "note_tweet.part0", "noteTweet", self.notes)
        add("profile", "profile.part0", "profile", [
            {"description": {"bio": f"I teach. {self.hidden()}", "website": "", "location": ""}}])
        if self.protected:
            add("protected-history", "protected_history.part0", "protectedHistory", [
                {"protectedAt": "2021-01-01T00:00:00.000Z", "action": "Unprotect"},
                {"protectedAt": "2024-01-01T00:00:00.000Z", "action": "Protect"}])
        add("account", "account.part0", "account", [
            {"email": f"{self.hidden()}@mail.example", "createdVia": "web", "username": NAME,
             "accountId": ACCOUNT, "createdAt": "2011-06-23T13:04:14.000Z",
             "accountDisplayName": "Ada"}])
        self.files["Your archive.html"] = b"<!doctype html><title>Your archive</title>"


def archive(name, size=0, seed=1, kept=.01, protected=False):
    """An archive, and what is true of it."""
    told = Archive(name, seed, protected)
    told.fill(size, kept)
    if protected:
        told.withhold()
    told.write()
    return told


def old(name, seed=1):
    """An archive as it was from 2012 to 2018: a file a month, the person in each post."""
    told = Archive(name, seed)
    months = {}
    for _ in range(40):
        when, tagged = told.when(), told.random.random() < .5
        number = told.new_id(when)
        months.setdefault(when.strftime("%Y_%m"), []).append({
            "source": "web", "entities": {"user_mentions": [], "media": [], "hashtags": [],
                                          "urls": []},
            "geo": {}, "id_str": number, "id": int(number),
            "text": html.escape(told.said(told.marked(number, tagged), tagged), quote=False),
            "created_at": when.strftime("%Y-%m-%d %H:%M:%S +0000"),
            "user": {"name": "Ada", "screen_name": NAME, "protected": False, "id_str": ACCOUNT,
                     "id": int(ACCOUNT), "verified": False}})
    for month, tweets in months.items():
        told.files[f"data/js/tweets/{month}.js"] = (
            f"Grailbird.data.tweets_{month} = \n {json.dumps(tweets, indent=1)}".encode())
    told.files["data/js/user_details.js"] = ("var user_details =  " + json.dumps(
        {"screen_name": NAME, "full_name": "Ada", "id": ACCOUNT, "bio": "I teach."})).encode()
    return told
