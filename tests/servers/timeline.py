"""Mastodon's hashtag timelines over a list of statuses: what is shown, in which order, and paging.

Pure functions, so that the test server and the sample world answer alike.
"""

import re
import unicodedata
from datetime import datetime, timedelta
from urllib.parse import urlencode

PAGE_DEFAULT, PAGE_MAX = 20, 40
PIXELFED_REACH = timedelta(days=274)    # nine months, of ids that tell their time
ALL = 1 << 30
LIST_MAX = 4               # tags that Mastodon honours in each of any[], all[] and none[]
# what Mastodon always says of a status and of an account (entities/Status, entities/Account)
STATUS = {"quotes_count": 0}
PICTURE = "https://files.example/missing.png"
ACCOUNT = {"avatar": PICTURE, "avatar_static": PICTURE, "header": PICTURE, "header_static": PICTURE,
           "group": False, "created_at": "2022-11-05T00:00:00.000Z", "last_status_at": "2026-11-08",
           "statuses_count": 99, "followers_count": 12, "following_count": 7}
SNOWFLAKE_SLACK = timedelta(days=90)
KEPT_IN_LINKS = ("local", "limit", "only_media")    # every other parameter is lost in Link:


def id_key(status_id):
    """Ids are strings that compare as numbers; GoToSocial's ULIDs and Hollo's UUIDs, which are all
    of one length, compare as text."""
    return len(status_id), status_id


class Manners:
    """How a server differs from Mastodon, as the papers and the sources of each say.

    mastodon   as documented (docs.joinmastodon.org/methods/timelines)
    gotosocial ids are ULIDs; a timeline knows max_id, since_id, min_id and limit, no other word;
               names of hashtags keep their accents; all wants a login, 401 without; no several
               statuses at once: 404 (internal/api/client/{timelines/tag.go,statuses})
    pixelfed   what has no media is left out unless only_media is no ("false" is one in newer
               versions alone, "0" in all); ids are numbers, else 422; nothing is listed below an
               id older than nine months; no Link; min_id is read as since_id; all wants a login,
               403 without; several at once: 405; a private status is 403 to who may not see it
               (ApiV1Controller)
    hollo      ids are UUIDs, anything else is 400, or 404 as a single status; an older version,
               played here, has no min_id; local and remote are "true" or "false", else 400; a
               timeline is of those whom the login follows, with what they show followers only,
               and its Link goes on where the page is full, never back; names keep their accents;
               timelines want a login, single statuses do not; several at once: 404
               (src/api/v1/timelines.ts)
    friendica  ids are small numbers; any, all and none are not heard; timelines want a login;
               several at once: 422 (src/Module/Api/Mastodon/Timelines/Tag.php)
    akkoma     ids are flakes in base 62; several at once are ids[], and id[] is 400
               (mastodon_api/controllers/status_controller.ex); of a thread, see thread()
    deaf       takes no notice of ids: always its newest page
    forward    refuses to go back (400 to max_id)
    timelines  a front proxy lets through nothing but timelines (404 to the rest)
    """

    # what several statuses at once, and a timeline or a single status without a login, get
    SEVERAL = {"gotosocial": 404, "pixelfed": 405, "hollo": 404, "friendica": 422, "akkoma": 400,
               "timelines": 404}
    NO_LOGIN = {"gotosocial": 401, "pixelfed": 403, "hollo": 401, "friendica": 401}
    OPEN_STATUSES = ("hollo", "friendica")
    PRIVATE = {"pixelfed": 403}
    # words of a query that are not heard
    LISTS = ("any[]", "all[]", "none[]")
    DEAF = {"gotosocial": (*LISTS, "local", "remote", "only_media"),
            "pixelfed": (*LISTS, "local", "remote"),
            "hollo": (*LISTS, "only_media"), "friendica": LISTS}
    KEEPS_ACCENTS = ("gotosocial", "hollo")
    # what else than public posts their timelines list
    SHOWS = {"hollo": ("unlisted", "private")}
    LINKS = {"pixelfed": (), "hollo": ("next",)}
    # of a thread to who is not logged in: above, below, and how deep; and to who is
    THREAD = {"mastodon": (40, 60, 20), "gotosocial": (ALL, ALL, ALL), "pixelfed": (1, 20, 1),
              "friendica": (40, 40, ALL), "akkoma": (ALL, ALL, ALL), "hollo": (ALL, ALL, ALL)}
    THREAD_FOR_USERS = {"mastodon": (4096, 4096, ALL)}
    UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")

    def __init__(self, name="mastodon"):
        self.name = name

    def refusal(self, query):
        """What is wrong with a query, (status, words), or None."""
        for key in ("max_id", "since_id", "min_id"):
            if key in query and self.name == "hollo" and not self.UUID.fullmatch(query[key][0]):
                return 400, f"{key}: Invalid UUID"
            if key in query and self.name == "pixelfed" and not query[key][0].isdigit():
                return 422, f"The {key} field must be an integer."
        for key in ("local", "remote"):
            if self.name == "hollo" and query.get(key, ["true"])[0] not in ("true", "false"):
                return 400, f"{key}: Invalid enum value"
        if self.name == "forward" and "max_id" in query:
            return 400, "max_id is not supported"
        return None

    def read(self, query):
        """The query as this server understands it."""
        query = {key: value for key, value in query.items()
                 if key not in self.DEAF.get(self.name, ())}
        if self.name == "pixelfed":
            query["only_media"] = ["true" if query.get("only_media", ["1"])[0] != "0" else "false"]
            if "min_id" in query:
                query["since_id"] = query.pop("min_id")
        if self.name == "hollo":
            query.pop("min_id", None)
        if self.name == "deaf":
            for key in ("max_id", "since_id", "min_id"):
                query.pop(key, None)
        return query

    def is_too_far(self, query, now):
        """Whether nothing is listed that far back."""
        return (self.name == "pixelfed" and "max_id" in query
                and int(query["max_id"][0]) >> 16 < (now - PIXELFED_REACH).timestamp() * 1000)

    def thread_limits(self, is_user):
        """How many statuses above and below one are shown, and how deep below."""
        limits = self.THREAD_FOR_USERS.get(self.name) if is_user else None
        return limits or self.THREAD.get(self.name, self.THREAD["mastodon"])

    def fold(self, tag):
        """A hashtag's name, as two are compared."""
        return tag.lower() if self.name in self.KEEPS_ACCENTS else fold(tag)

    def link_header(self, url, query, statuses):
        """The Link header of a page, or None."""
        limit = int(query.get("limit", [PAGE_DEFAULT])[0])
        header = link_header(url, query, statuses)
        if self.name not in self.LINKS or header is None:
            return header
        parts = [part for part in header.split(", ")
                 if any(f'rel="{rel}"' in part for rel in self.LINKS[self.name])]
        return ", ".join(parts) if parts and len(statuses) >= limit else None


def base(number, digits, width):
    """A number in the base of these digits."""
    out = ""
    while number:
        number, digit = divmod(number, len(digits))
        out = digits[digit] + out
    return out.rjust(width, digits[0])


CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def native_id(manners, when, number):
    """An id as a server of these manners gives it to its status of a time and a loose number."""
    milliseconds = int(when.timestamp() * 1000)
    if manners == "gotosocial":
        return base(milliseconds << 80 | number, CROCKFORD, 26)
    if manners == "hollo":
        # UUIDv7 (RFC 9562, 5.7)
        raw = f"{milliseconds << 80 | 7 << 76 | 2 << 62 | number:032x}"
        return "-".join((raw[:8], raw[8:12], raw[12:16], raw[16:20], raw[20:]))
    if manners == "akkoma":
        return base(milliseconds << 64 | number, BASE62, 18)
    if manners == "friendica":
        return str(milliseconds // 1000 - 1_700_000_000)
    return str(milliseconds << 16 | number)


def fold(tag):
    """As Mastodon keeps a hashtag's name: lower case, and plain ASCII for Latin letters with
    accents (app/lib/hashtag_normalizer.rb)."""
    plain = unicodedata.normalize("NFD", tag.casefold())
    return unicodedata.normalize("NFC", "".join(
        letter for letter in plain if not "\u0300" <= letter <= "\u036f"))


def folded_tags(status, manners):
    """A fork may leave a boost's own tags empty: then the boosted post's count."""
    tags = status["tags"] or (status["reblog"] or {}).get("tags", [])
    return {manners.fold(tag["name"]) for tag in tags}


def is_shown(status, lax, manners):
    """Tag timelines hold public posts and no boosts; a lax fork shows unlisted ones and boosts."""
    if lax:
        return status["visibility"] in ("public", "unlisted")
    return not status["reblog"] and status["visibility"] in (
        "public", *manners.SHOWS.get(manners.name, ()))


def wanted_tags(tag, query, manners):
    def names(key):
        return [manners.fold(name) for name in query.get(key, [])[:LIST_MAX]]
    return {manners.fold(tag), *names("any[]")}, set(names("all[]")), set(names("none[]"))


def is_true(query, key):
    return query.get(key, ["false"])[0] in ("true", "1", "t", "on")


def select(statuses, tag, query, lax=False, manners=Manners()):
    """Every status of the timeline, newest first, before paging."""
    any_of, all_of, none_of = wanted_tags(tag, query, manners)

    def passes(status):
        tags = folded_tags(status, manners)
        is_local = "@" not in status["account"]["acct"]
        return (is_shown(status, lax, manners)
                and tags & any_of and all_of <= tags and not tags & none_of
                and not (is_true(query, "local") and not is_local)
                and not (is_true(query, "remote") and is_local)
                and not (is_true(query, "only_media") and not status["media_attachments"]))

    return sorted(filter(passes, statuses), key=lambda s: id_key(s["id"]), reverse=True)


def page(statuses, query):
    """Mastodon's to_a_paginated_by_id: min_id gives the page *next to* it, since_id the newest."""
    def bound(key):
        return id_key(query[key][0]) if query.get(key) else None

    limit = max(1, min(PAGE_MAX, int(query.get("limit", [PAGE_DEFAULT])[0] or PAGE_DEFAULT)))
    below, above = bound("max_id"), bound("min_id") or bound("since_id")
    window = [s for s in statuses
              if (below is None or id_key(s["id"]) < below)
              and (above is None or id_key(s["id"]) > above)]
    return window[-limit:] if query.get("min_id") else window[:limit]


def link_header(url, query, statuses):
    """The Link header of a page, or None for an empty one."""
    if not statuses:
        return None
    kept = {key: query[key][0] for key in KEPT_IN_LINKS if key in query}

    def link(key, status, rel):
        return f'<{url}?{urlencode({**kept, key: status["id"]})}>; rel="{rel}"'

    return ", ".join((link("max_id", statuses[-1], "next"), link("min_id", statuses[0], "prev")))


def tag_page(statuses, tag, query, url, lax=False, manners=Manners()):
    """One answer of GET /api/v1/timelines/tag/TAG: the statuses, and the Link header or None."""
    shown = page(select(statuses, tag, query, lax, manners), query)
    return shown, manners.link_header(url, query, shown)


def is_open(status):
    """Whether who is nobody in particular may see it: a limited account's is kept from them."""
    return (status["visibility"] in ("public", "unlisted")
            and not status["account"].get("limited", False))


def paths(status, children, depth):
    """Whatever hangs on a status, down to a depth: depth first, each level by age."""
    if depth:
        for child in children.get(status["id"], ()):
            yield child
            yield from paths(child, children, depth - 1)


def above(status, by_id):
    """What a status hangs on, the top first."""
    found = []
    while status["in_reply_to_id"] in by_id:
        status = by_id[status["in_reply_to_id"]]
        if status in found:
            break
        found.insert(0, status)
    return found


def promoted(statuses):
    """Who goes on with their own words comes first (threading_concern.rb, promote_by!)."""
    def is_own(status):
        return status["in_reply_to_account_id"] == status["account"]["id"]
    return sorted(statuses, key=lambda status: not is_own(status))


def thread(statuses, status, manners, is_user):
    """GET /api/v1/statuses/ID/context: Mastodon cuts by paths first and hides then; Akkoma and
    Pleroma part the whole conversation by age (status_view.ex, "context.json"); Friendica lists by
    age (Statuses/Context.php); Pixelfed knows the post above and the direct answers."""
    by_id = {one["id"]: one for one in statuses}
    children = {}
    for one in sorted(statuses, key=lambda s: id_key(s["id"])):
        children.setdefault(one["in_reply_to_id"], []).append(one)
    up, down, depth = manners.thread_limits(is_user)
    ancestors, descendants = above(status, by_id)[-up:], list(paths(status, children, depth))
    if manners.name == "friendica":
        descendants.sort(key=lambda s: id_key(s["id"]))
    if manners.name == "akkoma":
        top = (ancestors or [status])[0]
        both = sorted([top, *paths(top, children, ALL)], key=lambda s: id_key(s["id"]))
        ancestors = [s for s in both if id_key(s["id"]) < id_key(status["id"])]
        descendants = [s for s in both if id_key(s["id"]) > id_key(status["id"])]
    shown = [one for one in descendants[:down] if is_open(one)]
    return {"ancestors": [one for one in ancestors if is_open(one)],
            "descendants": promoted(shown) if manners.name == "mastodon" else shown}


def whole(value):
    """Statuses with what Mastodon always says of them, where whoever made them left it out."""
    if isinstance(value, list):
        return [whole(one) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: whole(one) if isinstance(one, (dict, list)) else one
             for name, one in value.items()}
    if "acct" in found and "display_name" in found:
        return {**ACCOUNT, **found}
    return {**STATUS, **found} if "spoiler_text" in found and "account" in found else found


def unique(statuses):
    """The last version of each id, as a database would hold it."""
    return list({status["id"]: status for status in statuses}.values())


def newest(statuses):
    return max(datetime.fromisoformat(status["created_at"]) for status in statuses)


def shifted_time(text, delta):
    if not text:
        return text
    when = datetime.fromisoformat(text) + delta
    return when.strftime("%Y-%m-%dT%H:%M:%S.") + f"{when.microsecond // 1000:03d}Z"


def shifted_id(status_id, created, delta):
    """An id is unix_ms << 16 plus 16 loose bits; one that is not becomes one."""
    number = int(status_id) if status_id.isdigit() else 0
    created_ms = int(created.timestamp() * 1000)
    if abs((number >> 16) - created_ms) > SNOWFLAKE_SLACK / timedelta(milliseconds=1):
        number = created_ms << 16 | number & 0xffff
    return str(number + (delta // timedelta(milliseconds=1) << 16))


def shift(statuses, delta):
    """The same statuses, all of their times and ids moved by delta."""
    ids = {s["id"]: shifted_id(s["id"], datetime.fromisoformat(s["created_at"]), delta)
           for s in statuses}

    def moved(status):
        status = dict(status)
        created = datetime.fromisoformat(status["created_at"])
        status["id"] = ids.get(status["id"]) or shifted_id(status["id"], created, delta)
        status["in_reply_to_id"] = ids.get(status["in_reply_to_id"], status["in_reply_to_id"])
        for key in ("created_at", "edited_at"):
            status[key] = shifted_time(status[key], delta)
        if status["poll"]:
            status["poll"] = {**status["poll"],
                              "expires_at": shifted_time(status["poll"]["expires_at"], delta)}
        if status["reblog"]:
            status["reblog"] = moved(status["reblog"])
        return status

    return [moved(status) for status in statuses]
