#!/usr/bin/python3
"""A Misskey server as far as reading a hashtag goes: api/notes/search-by-tag, notes/show, meta.

As its sources say (packages/backend/src/server/api): all is POST with a JSON body; the login is
its member "i"; an id is of the time that a note was published (IdService, aidx), so that one which
came late by federation stands behind those that are known; sinceId alone is ascending, all else
descending (QueryService.makePaginationQuery); what a visitor may not see is left out without a
word (ugcVisibilityForVisitor), or there and emptied (NoteEntityService.hideNote); members that are
undefined are absent; uri is absent of local notes; text is MFM.
"""

import json
import unicodedata
from datetime import datetime

import api_posts
import api_stub

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
EPOCH_MS = 946_684_800_000      # 2000-01-01: aid.ts, aidx.ts
LIMIT_DEFAULT, LIMIT_MAX = 10, 100
ERRORS = {
    "CREDENTIAL_REQUIRED": (401, "Credential required.", "1384574d-a912-4b81-8601-c7b1c4085df1"),
    "AUTHENTICATION_FAILED": (
        403, "Authentication failed. Please ensure your token is correct.",
        "b0a7f5f8-dc2f-4171-b91f-de88ad238e14"),
    "RATE_LIMIT_EXCEEDED": (429, "Rate limit exceeded. Please try again later.",
                            "d5826d14-3982-4d2e-8011-b9e9f02499ef"),
    "INVALID_PARAM": (400, "Invalid param.", "3d81ceae-475f-4600-b2a8-2bc116157532"),
    "NO_SUCH_NOTE": (400, "No such note.", "24fcbfc6-2e37-42b6-8388-c29b3861a08d"),
    "CONTENT_RESTRICTED_BY_USER": (
        400, "Content restricted by user. Please sign in to view.",
        "fbcc002d-37d9-4944-a6b0-d9e29f2d33ab"),
    "CONTENT_RESTRICTED_BY_SERVER": (
        400, "Content restricted by server settings. Please sign in to view.",
        "145f88d2-b03d-4087-8143-a78928883c4b"),
    "INTERNAL_ERROR": (500, "Internal error occurred. Please contact us if the error persists.",
                       "5d37dbcb-891e-41ca-a3d6-e690c97775ac"),
}


def base36(number, width):
    out = ""
    while number:
        number, digit = divmod(number, 36)
        out = DIGITS[digit] + out
    return out.rjust(width, "0")[-width:]


def note_id(post):
    """aidx: eight digits of time, four of the node, four that count."""
    milliseconds = int(datetime.fromisoformat(post["at"]).timestamp() * 1000) - EPOCH_MS
    return base36(milliseconds, 8) + "0001" + base36(api_posts.bits(post["mark"]), 4)


def normalised(tag):
    """normalizeForSearch: NFKC and lower case."""
    return unicodedata.normalize("NFKC", tag).lower()


def user(post, domain):
    host = post["host"]
    found = {
        "id": base36(api_posts.bits(f"{post['author']}@{host or domain}"), 10),
        "name": post["author"].title(), "username": post["author"], "host": host,
        "avatarUrl": f"https://{domain}/avatar/{post['author']}.webp", "avatarBlurhash": None,
        "avatarDecorations": [], "isBot": post.get("bot", False), "isCat": False,
        "emojis": {}, "onlineStatus": "unknown", "badgeRoles": []}
    if post.get("require_signin"):
        found["requireSigninToViewContents"] = True
    if host:
        found["instance"] = {"name": host, "softwareName": "misskey", "softwareVersion": "2026.9",
                             "iconUrl": None, "faviconUrl": None, "themeColor": None}
    return found


def note(post, domain, is_visitor):
    """A note as NoteEntityService.pack makes it; what is undefined is not there."""
    who = user(post, domain)
    files = post.get("files", [])
    found = {
        "id": note_id(post), "createdAt": iso(post["at"]), "userId": who["id"], "user": who,
        "text": post["text"], "cw": post["warning"],
        "visibility": post.get("visibility", "public"), "localOnly": post.get("local_only", False),
        "reactionAcceptance": None, "renoteCount": 0, "repliesCount": 0, "reactionCount": 0,
        "reactions": {}, "reactionEmojis": {}, "fileIds": [one["id"] for one in files],
        "files": files, "replyId": None, "renoteId": None, "clippedCount": 0}
    if post["tags"]:
        found["tags"] = [normalised(tag) for tag in post["tags"]]
    if post["edited"]:
        found["updatedAt"] = iso(post["edited"])        # of forks that know edits (Sharkey)
    if post["host"]:
        found["uri"] = f"https://{post['host']}/notes/{note_id(post)}"
        found["emojis"] = {}
    found.update(post["more"])
    is_hidden = post["state"] == "hidden" or (is_visitor and post.get("require_signin"))
    if is_hidden:
        found.update(text=None, cw=None, files=[], fileIds=[], isHidden=True)
    return found


def iso(when):
    return datetime.fromisoformat(when).strftime("%Y-%m-%dT%H:%M:%S.000Z")


class Misskey(api_stub.Api):
    server_version = "misskey"

    def login(self):
        try:
            self.words = json.loads(self.body or b"{}")
        except ValueError:
            self.words = None
        given = self.words.get("i") if isinstance(self.words, dict) else None
        return given if given is not None else super().login()

    def error(self, code, headers=None, info=None):
        status, message, number = ERRORS[code]
        error = {"message": message, "code": code, "id": number,
                 "kind": "server" if status == 500 else "client"}
        self.json({"error": {**error, **({"info": info} if info else {})}}, status, headers)

    def fail_login(self):
        self.error("AUTHENTICATION_FAILED", {
            "WWW-Authenticate": 'Bearer realm="Misskey", error="invalid_token", '
                                'error_description="Failed to authenticate"'})

    def fail_closed(self):
        self.error("CREDENTIAL_REQUIRED", {"WWW-Authenticate": 'Bearer realm="Misskey"'})

    def fail_limit(self, seconds):
        """With info.resetMs there is a Retry-After (ApiCallService)."""
        reset = int((self.site.now().timestamp() + seconds) * 1000)
        self.error("RATE_LIMIT_EXCEEDED", {"Retry-After": str(seconds)}, {"resetMs": reset})

    def fail_own(self):
        self.error("INTERNAL_ERROR")

    def fail_missing(self):
        if self.command == "GET":
            self.answer(405, {}, b"")
            return
        self.json({"error": {"message": "Unknown API endpoint.", "code": "UNKNOWN_API_ENDPOINT",
                             "id": "2ca3b769-540a-4f08-9dd5-b5a825b6d0f1", "kind": "client"}}, 404)

    def wrong(self, param, reason):
        self.error("INVALID_PARAM", info={"param": f"#/{param}", "reason": reason})

    def is_told(self, post):
        """Whether a list tells of it at all."""
        is_visitor, visitors = self.given is None, self.site.args.visitors
        if post["state"] in ("deleted", "removed"):
            return False
        if post.get("visibility", "public") not in ("public", "home"):
            return False
        return not is_visitor or visitors == "all" or (visitors == "local" and not post["host"])

    def refusal(self):
        """What is wrong with the words of a search, or None."""
        words = self.words
        if not isinstance(words, dict):
            return "type", "must be object"
        if not (isinstance(words.get("tag"), str) and words["tag"]) and "query" not in words:
            return "required", "must have required property 'tag'"
        limit = words.get("limit", LIMIT_DEFAULT)
        if not isinstance(limit, int) or isinstance(limit, bool):
            return "properties/limit/type", "must be integer"
        if not 1 <= limit <= LIMIT_MAX:
            return "properties/limit/maximum", f"must be <= {LIMIT_MAX}"
        for key in ("sinceId", "untilId"):
            value = words.get(key, "a")
            if not (isinstance(value, str) and value.isalnum()):
                return f"properties/{key}/format", 'must match format "misskey:id"'
        return None

    def has_tags(self, post):
        """query: one of the outer lists, all of the inner ones."""
        own = {normalised(tag) for tag in post["tags"]}
        if self.words.get("tag"):
            return normalised(self.words["tag"]) in own
        return any(all(normalised(tag) in own for tag in every) for every in self.words["query"])

    def search(self):
        wrong = self.refusal()
        if wrong:
            self.wrong(*wrong)
            return
        since, until = self.words.get("sinceId"), self.words.get("untilId")
        found = [(note_id(post), post) for post in self.site.posts()
                 if self.is_told(post) and self.has_tags(post)]
        found = sorted((pair for pair in found if (since is None or pair[0] > since)
                        and (until is None or pair[0] < until)),
                       key=lambda pair: pair[0], reverse=not (since and not until))
        shown = found[:self.words.get("limit", LIMIT_DEFAULT)]
        self.json(self.items([note(post, self.site.domain, self.given is None)
                              for _, post in shown]))

    def everything(self):
        """The timeline of all servers; who runs one may have switched it off (GTL_DISABLED)."""
        limit = self.words.get("limit", LIMIT_DEFAULT) if isinstance(self.words, dict) else 0
        found = sorted(filter(self.is_told, self.site.posts()), key=note_id, reverse=True)
        self.json([note(post, self.site.domain, self.given is None) for post in found
                   if post.get("visibility", "public") == "public"][:limit])

    def show(self):
        wanted = self.words.get("noteId") if isinstance(self.words, dict) else None
        if not isinstance(wanted, str):
            self.wrong("required", "must have required property 'noteId'")
            return
        post = next((post for post in self.site.posts() if note_id(post) == wanted
                     and post["state"] not in ("deleted", "removed")), None)
        visitors = self.site.args.visitors
        if post is None:
            self.error("NO_SUCH_NOTE")
        elif self.given is None and post.get("require_signin"):
            self.error("CONTENT_RESTRICTED_BY_USER")
        elif self.given is None and (visitors == "none" or (visitors == "local" and post["host"])):
            self.error("CONTENT_RESTRICTED_BY_SERVER")
        else:
            self.json(note(post, self.site.domain, self.given is None))

    def meta(self):
        self.json({"maintainerName": None, "maintainerEmail": None, "version": "2026.9.0",
                   "providesTarball": False, "name": self.site.domain, "shortName": None,
                   "uri": f"https://{self.site.domain}", "description": None, "langs": [],
                   "disableRegistration": True, "emailRequiredForSignup": False,
                   "policies": {"gtlAvailable": True, "ltlAvailable": True,
                                "canSearchNotes": False}})

    routes = (("POST", r"/api/notes/search-by-tag", search, True),
              ("POST", r"/api/notes/global-timeline", everything, False),
              ("POST", r"/api/notes/show", show, False),
              ("POST", r"/api/meta", meta, False))


def main():
    parser = api_stub.arguments("A Misskey server to read from, on loopback.")
    parser.add_argument("--visitors", default="all", choices=("none", "local", "all"),
                        help="ugcVisibilityForVisitor: whose notes are shown without a login")
    api_stub.serve(Misskey, parser.parse_args())


if __name__ == "__main__":
    main()
