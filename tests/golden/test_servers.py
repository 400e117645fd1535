#!/usr/bin/python3
"""The test servers do what the flow tests believe of them."""

import email.utils
import gzip
import http.client
import json
import os
import smtplib
import socket
import ssl
import sys
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta, timezone
from urllib.parse import quote

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "servers"))
import feed_dates  # noqa: E402
import harness  # noqa: E402
import make  # noqa: E402

NOW = datetime(2026, 11, 16, 8, tzinfo=timezone.utc)
TAP = harness.Tap()


class Reply:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


def get(server, path, headers=None):
    """One GET; the status is the name of the error when there is no reply."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    try:
        connection.request("GET", path, headers=headers or {})
        reply = connection.getresponse()
        return Reply(reply.status, reply.headers, reply.read())
    except (OSError, http.client.HTTPException) as error:
        return Reply(type(error).__name__, {}, b"")
    finally:
        connection.close()


def status(number, tag="JoyFE", **changes):
    """A status, minute by minute from the first of November; every second one is a local's."""
    created = datetime(2026, 11, 1, tzinfo=timezone.utc) + timedelta(minutes=number)
    host = "toot.example" if number % 2 else "far.example"
    return make.status(f"Hello #{tag}", created.strftime("%Y-%m-%dT%H:%M:%S.000Z"), host=host,
                       **{"id": str(int(created.timestamp() * 1000) << 16), **changes})


def ids(reply):
    return [found["id"] for found in reply.json()]


def timeline(server, query="", tag="joyfe", **kwargs):
    return get(server, f"/toot/api/v1/timelines/tag/{quote(tag)}?{query}", **kwargs)


def test_timeline_pages(world):
    statuses = [status(n) for n in range(45)]
    known = [s["id"] for s in statuses]
    server = world.mastodon(statuses)
    newest = timeline(server)
    TAP.equal(ids(newest), known[:24:-1], "a page is the newest 20, newest first")
    TAP.contains(newest.headers["Link"], f'max_id={known[25]}>; rel="next"', "next is older")
    TAP.contains(newest.headers["Link"], f'min_id={known[44]}>; rel="prev"', "prev is newer")
    TAP.equal(ids(timeline(server, f"min_id={known[9]}&limit=5")), known[14:9:-1],
              "min_id is the page right after it")
    TAP.equal(ids(timeline(server, f"since_id={known[9]}&limit=5")), known[:39:-1],
              "since_id is the newest page and leaves a gap")
    TAP.equal(ids(timeline(server, f"min_id={known[9]}&max_id={known[12]}")), known[11:9:-1],
              "min_id and max_id combine")
    TAP.equal(len(ids(timeline(server, "limit=400"))), 40, "a page holds 40 at most")
    end = timeline(server, f"min_id={known[-1]}")
    TAP.equal((ids(end), end.headers["Link"]), ([], None), "an empty page has no Link")
    link = timeline(server, "any[]=x&local=true&limit=3").headers["Link"]
    TAP.ok("local=true" in link and "any" not in link, "any[] is lost in the Link header", link)
    reset = datetime.fromisoformat(newest.headers["X-RateLimit-Reset"])
    TAP.ok(reset > datetime.now(timezone.utc), "the rate limit resets at an ISO time", reset)
    TAP.equal(server.log()[0]["path"], "/toot/api/v1/timelines/tag/joyfe?", "requests are logged")


def test_timeline_selection(world):
    wrapper = status(9, reblog=status(2), tags=[])
    server = world.mastodon([
        status(1), status(2, visibility="unlisted"), status(3, visibility="private"), wrapper,
        status(4, tag="SustainFE"), status(5, tag="Gŵyl"), {**status(1), "content": "edited"}])
    lax = world.mastodon([status(1), status(2, visibility="unlisted"),
                          status(3, visibility="private"), wrapper], lax=True)
    TAP.equal(ids(timeline(server)), [status(1)["id"]], "public posts, no boosts, each once")
    TAP.equal(timeline(server).json()[0]["content"], "edited", "the last version stands")
    TAP.equal(len(ids(timeline(server, "any[]=sustainfe"))), 2, "any[] widens the timeline")
    TAP.equal(ids(timeline(server, tag="gŵyl")), [status(5)["id"]], "tags fold case, any script")
    TAP.equal(len(ids(timeline(lax))), 3, "a lax fork shows an unlisted post and a boost")
    found = get(server, f"/api/v1/statuses/{status(4)['id']}")
    TAP.equal(found.json()["tags"][0]["name"], "sustainfe", "a status can be read by itself")
    TAP.equal(get(server, "/api/v1/statuses/7").status, 404, "an unknown status is 404")
    both = get(server, f"/api/v1/statuses?id[]={status(1)['id']}&id[]=7")
    TAP.equal(len(both.json()), 1, "of several statuses, the unknown are left out")


def test_threads(world):
    """What hangs on a status, as each kind of server cuts, orders and hides it."""
    def one(number, **changes):
        return status(number, id=str(number), **changes)

    def answer(number, above, **changes):
        return one(number, in_reply_to_id=str(above), in_reply_to_account_id="1", **changes)

    def below(manners, number=1, statuses=None, headers=None, **options):
        server = world.mastodon(statuses or few, manners=manners, **options)
        reply = get(server, f"/api/v1/statuses/{number}/context", headers)
        return [[found["id"] for found in reply.json()[key]] for key in ("ancestors", "descendants")
                ] if reply.status == 200 else reply.status

    few = [one(1), answer(2, 1), answer(3, 1), answer(4, 2), answer(5, 4, visibility="private"),
           answer(6, 5), answer(7, 3, visibility="unlisted")]
    TAP.equal(below("mastodon"), [[], ["2", "4", "6", "3", "7"]], "by paths, without what hides")
    TAP.equal(below("mastodon", 4), [["1", "2"], ["6"]], "above and below")
    TAP.equal((below("mastodon", 5), below("mastodon", 9)), (404, 404), "of a hidden one nothing")
    TAP.equal(below("akkoma", 4), [["1", "2", "3"], ["6", "7"]], "Akkoma parts all by age")
    TAP.equal(below("friendica"), [[], ["2", "3", "4", "6", "7"]], "Friendica lists by age")
    TAP.equal(below("gotosocial", token="t"), 401, "GoToSocial wants a login")
    TAP.equal(below("pixelfed", token="t", headers={"Authorization": "Bearer t"}),
              [[], ["2", "3"]], "Pixelfed knows direct answers")
    TAP.equal(below("timelines"), 404, "a proxy lets through none")
    wide = [one(1), *(answer(number, 1) for number in range(2, 90))]
    deep = [one(1), *(answer(number, number - 1) for number in range(2, 40))]
    TAP.equal([len(below("mastodon", statuses=them)[1]) for them in (wide, deep)], [60, 20],
              "60 of them, and 20 deep")
    own = one(9, in_reply_to_id="1", in_reply_to_account_id=few[0]["account"]["id"])
    TAP.equal(below("mastodon", statuses=[*few, own])[1][0], "9", "who goes on comes first")


def test_mastodon_modes(world):
    modes = world.write("modes", "ok")
    server = world.mastodon([status(1)], mode_file=modes, token="good", rate=30,
                            now=NOW.isoformat())
    access = {}
    for mode, want in (("closed401", 401), ("closed422", 422), ("closedempty", 200),
                       ("ratelimited:120", 429), ("error500", 500), ("html503", 503),
                       ("dropbody", "IncompleteRead")):
        world.write("modes", mode)
        reply = timeline(server)
        TAP.equal(reply.status, want, f"mode {mode}", reply.body)
        if mode.startswith("closed"):
            record = get(server, "/api/v2/instance").json()["configuration"]
            access[mode] = record["timelines_access"]["hashtag_feeds"]["remote"]
        if mode == "closedempty":
            TAP.equal(reply.json(), [], "closed without a word is an empty list")
        if mode.startswith("ratelimited"):
            TAP.equal((reply.json(), reply.headers["X-RateLimit-Reset"]),
                      ({"error": "Too many requests"}, "2026-11-16T08:02:00.000000Z"),
                      "the reset is counted from --now")
    TAP.equal(access, {"closed401": "authenticated", "closed422": "authenticated",
                       "closedempty": "disabled"}, "the instance record tells closed timelines")
    world.write("modes", "drop")
    TAP.ok(isinstance(timeline(server).status, str), "mode drop breaks the connection")
    world.write("modes", "closed401\nclosed401\nok\n")
    good = timeline(server, headers={"Authorization": "Bearer good"}).status
    TAP.equal((good, timeline(server).status, timeline(server).status, timeline(server).status),
              (200, 401, 200, 200), "a token opens; each request takes the next line of the file")
    bad = timeline(server, headers={"Authorization": "Bearer bad"})
    TAP.equal((bad.status, bad.json()["error"]), (401, "The access token is invalid"),
              "a wrong token is refused")
    for _ in range(30):
        last = timeline(server)
    TAP.equal(last.status, 429, "the budget of requests ends")


def test_mastodon_shift(world):
    reply_to = status(1)["id"]
    server = world.mastodon([status(1, edited_at="2026-11-01T00:02:00.000Z"),
                             status(61, in_reply_to_id=reply_to)], newest_at=NOW.isoformat())
    new, old = timeline(server).json()
    TAP.equal((new["created_at"], old["created_at"], old["edited_at"]),
              ("2026-11-16T08:00:00.000Z", "2026-11-16T07:00:00.000Z", "2026-11-16T07:01:00.000Z"),
              "all times move together")
    TAP.equal(int(new["id"]) >> 16, int(NOW.timestamp() * 1000), "ids follow the time")
    TAP.equal(new["in_reply_to_id"], old["id"], "a reply still points at its post")


def test_made_feed():
    feed = make.rss("A & B", ("One", "2026-11-10T09:00:00Z", "<p>x</p>", "JoyFE"),
                    ("Two", "2026-11-11T09:00:00+01:00", "y"))
    items = ElementTree.fromstring(feed.encode()).findall("channel/item")
    TAP.equal([item.findtext("link") for item in items],
              ["https://blog.example/one", "https://blog.example/two"], "a made feed is a feed")
    newest = feed_dates.newest_post(feed)
    TAP.equal(newest, datetime(2026, 11, 11, 8, tzinfo=timezone.utc), "with the dates it was given")


RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>T</title>
<pubDate>Tue, 01 Dec 2099 00:00:00 GMT</pubDate>
<item><title>a</title><pubDate>Sun, 10 Dec 17 13:01:36 -0800</pubDate></item>
<item><title>b</title><pubDate><![CDATA[ Thu, 7 December 2017 10:00 EST ]]></pubDate></item>
<item><title>c</title><dc:date>2017-12-01</dc:date></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><updated>2020-01-01T00:00:00Z</updated>
<entry><published>2012-08-04T01:29:34.677+02:00</published><updated>2015-01-01T00:00:00Z</updated>
</entry><a:entry><a:issued>2012-08-03</a:issued></a:entry></feed>"""
JSON_FEED = '{"items":[{"id":"1","date_published":"2020-02-28T23:30:00-05:00"},{"id":"2"}]}'


def test_feed_dates():
    moved = feed_dates.shift(RSS.encode(), NOW).decode()
    for want in ("Sun, 15 Nov 26 13:01:36 -0800", "Thu, 12 Nov 2026 10:00 EST", "2026-11-06<"):
        TAP.contains(moved, want, f"RSS dates keep their form: {want}")
    moved = feed_dates.shift(ATOM.encode("utf-16"), NOW).decode("utf-16")
    for want in ("2026-11-16T01:29:34.677+02:00", "<a:issued>2026-11-15<"):
        TAP.contains(moved, want, f"Atom in UTF-16: {want}")
    moved = feed_dates.shift(JSON_FEED.encode(), NOW).decode()
    TAP.contains(moved, "2026-11-15T23:30:00-05:00", "JSON Feed: the next day in UTC is today")
    for data in (b"<rss><channel><item><title>x</title></item></channel></rss>", b"\xff\xfe<",
                 b"", b"<item><pubDate>Fri, 31 Jun 2020 00:00:00 GMT</pubDate></item>"):
        TAP.equal(feed_dates.shift(data, NOW), data, f"left alone: {data[:40]!r}")


def test_feed_files(world):
    world.write("www/blog.xml", RSS)
    world.write("secret", "x")
    server = world.feeds(root=world.path("www"), shift_to=NOW.isoformat())
    first = get(server, "/blog.xml")
    TAP.contains(first.body, b"15 Nov 26", "a served feed has its dates moved")
    for name, header in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = get(server, "/blog.xml", {name: first.headers[header]})
        TAP.equal((again.status, again.body), (304, b""), f"304 to {name}")
    stale = get(server, "/blog.xml", {"If-None-Match": '"x"',
                                      "If-Modified-Since": first.headers["Last-Modified"]})
    TAP.equal(stale.status, 200, "If-None-Match decides alone")
    TAP.equal(get(server, "/../secret").status, 404, "nothing above the folder")
    TAP.equal(len(server.log()), 5, "every request is logged")


SCRIPT = {
    "/seq": [{"body": "one"}, {"status": 500}, {"body": "three"}],
    "/seq?q=1": [{"body": "asked"}],
    "/gone": [{"status": 410, "headers": {"X-Here": "@BASE@/"}}],
    "/later": [{"status": 429, "retry_after": 120}],
    "/date": [{"status": 503, "retry_after_date": 3600}],
    "/hop": [{"status": 301, "redirect": "@BASE@/seq?q=1"}],
    "/loop": [{"redirect": "/loop"}],
    "/gz": [{"body": "hello", "gzip": True}],
    "/bomb": [{"bomb": 5000000}],
    "/cut": [{"body": "0123456789", "length": 50}],
    "/chunks": [{"body": "in pieces", "chunked": True}],
    "/drip": [{"body": "abc", "drip": {"bytes": 1, "every_ms": 1}}],
    "/nothing": [{"drop": "reply"}],
    "/head": [{"drop": "headers", "body": "x"}],
    "/half": [{"drop": "body", "body": "0123456789"}],
    "/valid": [{"body": "same", "validators": True}],
    "/wall": [{"status": 403, "headers": {"Content-Type": "text/html"}, "body": "<h1>Human?</h1>"}],
}


def test_feed_script(world):
    server = world.feeds(script=SCRIPT, now=NOW.isoformat())
    bodies = [get(server, "/seq").body for _ in range(4)]
    TAP.equal(bodies, [b"one", b"", b"three", b"three"], "replies come in turn, the last one stays")
    TAP.equal(get(server, "/seq?q=1").body, b"asked", "a path with its query has its own replies")
    TAP.equal(get(server, "/gone").headers["X-Here"], server.url + "/", "410; @BASE@ is filled in")
    TAP.equal(get(server, "/later").headers["Retry-After"], "120", "Retry-After in seconds")
    when = email.utils.parsedate_to_datetime(get(server, "/date").headers["Retry-After"])
    TAP.equal(when, NOW + timedelta(hours=1), "Retry-After as a date, counted from --now")
    TAP.equal(get(server, "/hop").headers["Location"], server.url + "/seq?q=1", "a redirect")
    TAP.equal(get(server, "/loop").status, 302, "a loop")
    TAP.equal(gzip.decompress(get(server, "/gz").body), b"hello", "gzip")
    bomb = get(server, "/bomb").body
    TAP.equal((len(bomb) < 20000, len(gzip.decompress(bomb))), (True, 5000000), "a gzip bomb")
    TAP.equal(get(server, "/chunks").body, b"in pieces", "chunked")
    TAP.equal(get(server, "/drip").body, b"abc", "a slow body is whole in the end")
    for path in ("/cut", "/nothing", "/head", "/half"):
        TAP.ok(isinstance(get(server, path).status, str), f"{path} is no whole reply")
    tag = get(server, "/valid").headers["ETag"]
    TAP.equal(get(server, "/valid", {"If-None-Match": tag}).status, 304, "validators by script")
    TAP.equal(get(server, "/wall").status, 403, "an HTML page instead of a feed")


def smtp_login(world, server):
    client = smtplib.SMTP("127.0.0.1", server.port, timeout=10)
    client.starttls(context=ssl.create_default_context(cafile=world.ca()))
    client.login("digest", "sesame")
    return client


def send(client, rcpts, message_id):
    """One message; the outcome as text, so that it can be compared."""
    try:
        refused = client.sendmail("us@here.example", rcpts,
                                  f"Message-ID: {message_id}\r\n\r\n.x\r\n")
        return {address: code for address, (code, _) in refused.items()}
    except smtplib.SMTPRecipientsRefused as error:
        return {address: code for address, (code, _) in error.recipients.items()}
    except smtplib.SMTPResponseException as error:
        return error.smtp_code
    except (smtplib.SMTPServerDisconnected, OSError):
        return "dropped"


def test_smtp_login(world):
    server = world.smtp("starttls", user="digest", password="sesame")
    client = smtplib.SMTP("127.0.0.1", server.port, timeout=10)
    client.ehlo()
    TAP.equal(client.docmd("MAIL", "FROM:<a@b.example>")[0], 530, "MAIL before TLS is refused")
    TAP.equal(client.has_extn("auth"), False, "no login is offered in clear")
    client.starttls(context=ssl.create_default_context(cafile=world.ca()))
    client.ehlo()
    TAP.equal(client.docmd("MAIL", "FROM:<a@b.example>")[0], 530, "MAIL before a login is refused")
    for method in (client.auth_plain, client.auth_login):
        client.user, client.password = "digest", "wrong"
        try:
            client.auth(method.__name__[5:].upper(), method)
            code = 235
        except smtplib.SMTPAuthenticationError as error:
            code = error.smtp_code
        TAP.equal(code, 535, f"{method.__name__}: a wrong password is refused")
    client.login("digest", "sesame")
    TAP.equal(send(client, ["r@x.example"], "<1@x>"), {}, "after both, mail is taken")
    entry = server.log()[0]
    TAP.equal((entry["n"], entry["tls"], entry["user"], entry["rcpt"], entry["message_id"]),
              (1, True, "digest", ["r@x.example"], "<1@x>"), "the log says what was accepted")
    TAP.equal(server.messages()[0].get_content(), ".x\n", "the Maildir holds it, dots and all")
    TAP.equal([c["command"] for c in server.commands() if not c["tls"]],
              ["EHLO", "MAIL", "STARTTLS"], "the trace tells what was said in clear")
    client.close()


FAULTS = [
    {"at": "rcpt", "rcpt": "BAD@x.example".lower(), "reply": "550 5.1.1 nobody here"},
    {"at": "dot", "message": 2, "keep": True, "drop": True},
    {"at": "dot", "message": 3, "drop": True},
    {"at": "data", "message": 4, "reply": "451 4.3.0 later"},
    {"at": "mail", "message": 5, "reply": "421 4.7.0 too many", "drop": True},
    {"at": "dot", "rcpt": "once@x.example", "times": 1, "reply": "452 4.2.2 full"},
    {"at": "rcpt", "after": 3, "reply": "550 5.4.5 no more"},
]


def test_smtp_faults(world):
    server = world.smtp("starttls", user="digest", password="sesame", faults=FAULTS)
    outcomes = []
    for number, rcpts in enumerate((["r@x.example", "bad@x.example"], ["r@x.example"],
                                    ["r@x.example"], ["r@x.example"], ["r@x.example"],
                                    ["once@x.example"], ["once@x.example"],
                                    ["r@x.example"]), 1):
        client = smtp_login(world, server)
        outcomes.append(send(client, rcpts, f"<{number}@x>"))
        client.close()
    TAP.equal(outcomes, [{"bad@x.example": 550}, "dropped", "dropped", 451, 421, 452, {},
                         {"r@x.example": 550}],
              "each fault strikes where the file says")
    TAP.equal([entry["message_id"] for entry in server.log()], ["<1@x>", "<2@x>", "<7@x>"],
              "kept: the good ones, and the one whose 250 was lost")
    TAP.equal(len(server.messages()), 3, "the Maildir agrees with the log")


def test_smtp_other_modes(world):
    tls = world.smtp("tls")
    client = smtplib.SMTP_SSL("localhost", tls.port, timeout=10,
                              context=ssl.create_default_context(cafile=world.ca()))
    TAP.equal(send(client, ["r@x.example"], "<1@x>"), {}, "TLS from the first byte")
    client.close()
    wrong = world.smtp("tls", cert=world.path("certs/other.pem"), key=world.path("certs/other.key"))
    try:
        smtplib.SMTP_SSL("localhost", wrong.port, timeout=10,
                         context=ssl.create_default_context(cafile=world.ca()))
        outcome = "accepted"
    except ssl.SSLCertVerificationError:
        outcome = "refused"
    TAP.equal(outcome, "refused", "the other certificate is for another name")
    plain = world.smtp(faults=[{"at": "connect", "connection": 2, "reply": "554 5.3.2 no"}])
    client = smtplib.SMTP("127.0.0.1", plain.port, timeout=10)
    TAP.equal(send(client, ["r@x.example"], "<1@x>"), {}, "plain: no TLS, no login")
    client.close()
    try:
        smtplib.SMTP("127.0.0.1", plain.port, timeout=10)
        code = 220
    except smtplib.SMTPConnectError as error:
        code = error.smtp_code
    TAP.equal(code, 554, "a greeting that refuses")
    port = plain.port
    plain.stop()
    with socket.socket() as free:
        TAP.ok(free.connect_ex(("127.0.0.1", port)) != 0, "a stopped server is gone")
    plain.start()
    TAP.equal(plain.port, port, "a server comes back on its port")


def main():
    harness.need.module("aiosmtpd")
    harness.need.program("openssl")
    test_made_feed()
    test_feed_dates()
    for test in (test_timeline_pages, test_timeline_selection, test_threads, test_mastodon_modes,
                 test_mastodon_shift, test_feed_files, test_feed_script, test_smtp_login,
                 test_smtp_faults, test_smtp_other_modes):
        TAP.note(test.__name__)
        with harness.World() as world:
            test(world)
    TAP.done()


if __name__ == "__main__":
    main()
