"""Invented downloads of Facebook, Instagram and Threads, in the shapes of their files: folders of
three years, lists by three names, mojibake, no ids, and what nobody may read beside it all.
"""

import json

from exported import AGREED, TAG, Told

FRIENDS = ("Friends", {"value": "FRIENDS"}, {"name": "Freunde"})
UPDATED = 77


def mangled(thing):
    """As Meta writes text: each byte of UTF-8 a character, in keys and values."""
    if isinstance(thing, str):
        return thing.encode().decode("latin-1")
    if isinstance(thing, list):
        return [mangled(one) for one in thing]
    if isinstance(thing, dict):
        return {mangled(key): mangled(value) for key, value in thing.items()}
    return thing


def as_json(thing, is_mangled=True, indent=2):
    return json.dumps(mangled(thing) if is_mangled else thing, indent=indent,
                      ensure_ascii=is_mangled).encode()


# ---- Facebook ------------------------------------------------------------------------------------

def entry(told, text, title, **more):
    """An entry with the noise that they have: data in any order, people, places, pictures."""
    at_s = told.moment()
    data = [{"post": text}, {"update_timestamp": at_s + UPDATED}]
    told.random.shuffle(data)
    made = {"timestamp": at_s, "data": data, "title": title, **more}
    if told.random.random() < .3:
        friend = told.hidden()
        made["tags"] = [{"name": f"Friend {friend}"}]
    if told.random.random() < .3:
        place = told.hidden()
        made.setdefault("attachments", []).append(
            {"data": [{"place": {"name": place, "coordinate": {"latitude": 51.4, "longitude": 3}}},
                      {"media": {"uri": "a.jpg", "description": text}}]})
    return at_s, made


def facebook_posts(told, size, author, agreed):
    entries = []
    for number in range(size):
        text = f"{told.words()} #{TAG} {told.mark()}"
        kind = number % 10
        if kind < 6:
            plain = f"{told.words()} {told.mark()}"
            told.count("untagged", plain.rsplit(" ", 1)[1])
            entries.append(entry(told, plain, f"{author} updated their status.")[1])
        elif kind == 6:
            at_s, made = entry(told, text, f"{author} updated their status.",
                               privacy={"value": "EVERYONE"})
            told.post(text, at_s, network="Facebook", author=author)
            entries.append(made)
        elif kind == 7:
            told.count("private", text.rsplit(" ", 1)[1])
            entries.append(entry(told, text, f"{author} updated their status.",
                                 audience=told.random.choice(FRIENDS))[1])
        elif agreed:
            at_s, made = entry(told, text, f"{author} updated their status.")
            told.post(text, at_s, network="Facebook", author=author, agreed=AGREED)
            entries.append(made)
        else:
            told.count("private", text.rsplit(" ", 1)[1])
            entries.append(entry(told, text, f"{author} updated their status.")[1])
    return entries


def facebook_groups(told, size, author, agreed, is_comment):
    entries = []
    for _ in range(size):
        text, at_s = f"{told.words()} #{TAG} {told.mark()}", told.moment()
        stranger = told.hidden()
        if is_comment:
            said = {"timestamp": at_s, "title": f"{author} commented on {stranger}'s post.",
                    "data": [{"comment": {"timestamp": at_s, "comment": text, "author": author,
                                          "group": "Cawl a Bara"}}]}
        else:
            said = {"timestamp": at_s, "title": f"{author} posted in Cawl a Bara.",
                    "data": [{"post": text}]}
        if agreed:
            told.post(text, at_s, group="Cawl a Bara", agreed=AGREED, author=author)
        else:
            told.count("private", text.rsplit(" ", 1)[1])
        entries.append(said)
    return entries


def facebook(era, size=200, seed=1, agreed=False):
    """A download as it was in an era: 2018, 2021, 2024."""
    told = Told(f"Facebook {era}{', agreed' if agreed else ''}", seed)
    author = told.random.choice(("Zoë Müller", "Élodie Bœuf"))
    posts = facebook_posts(told, size, author, agreed)
    groups = facebook_groups(told, size // 10, author, agreed, False)
    comments = facebook_groups(told, size // 10, author, agreed, True)
    secret = told.hidden()
    never = [{"timestamp": told.moment(), "data": [{"post": f"{secret} #{TAG}"}]}]
    profile = {"name": {"full_name": author}, "emails": {"emails": [f"{secret}@private.example"]}}
    top = {"2018": "", "2021": "", "2024": "your_facebook_activity/"}[era]
    if era == "2018":
        told.files = {
            "posts/your_posts.json": as_json({"status_updates": posts}),
            "groups/your_posts_and_comments_in_groups.json":
                as_json({"group_posts": {"activity_log_data": groups + comments}}),
            "profile_information/profile_information.json": as_json({"profile": profile})}
    else:
        half = len(posts) // 2
        name = "your_posts" if era == "2021" else "your_posts__check_ins__photos_and_videos"
        told.files = {
            f"{top}posts/{name}_1.json": as_json(posts[:half]),
            f"{top}posts/{name}_2.json": as_json(posts[half:], is_mangled=era != "2024",
                                                 indent=None),
            f"{top}groups/group_posts_and_comments.json": as_json({"group_posts_v2": groups}),
            f"{top}groups/your_comments_in_groups.json":
                as_json({"group_comments_v2": comments}),
            "personal_information/profile_information/profile_information.json":
                as_json({"profile_v2": profile})}
    told.files |= {
        f"{top}posts/archive.json": as_json(never),
        f"{top}posts/trash.json": as_json({"trash_v2": never}),
        f"{top}comments_and_reactions/likes_and_reactions_1.json":
            as_json([{"timestamp": 1, "title": f"{author} likes {secret}'s post. #{TAG}",
                      "data": [{"reaction": {"reaction": "LIKE", "actor": author}}]}]),
        f"{top}messages/inbox/bea_1/message_1.json":
            as_json({"participants": [{"name": "Bea"}], "messages": [
                {"sender_name": "Bea", "timestamp_ms": 1, "content": f"{secret} #{TAG}"}]}),
        f"{top}posts/media/a.jpg": b"\xff\xd8\xff" + secret.encode()}
    return told


# ---- Instagram and Threads -----------------------------------------------------------------------

def media(told, text, at_s):
    return {"uri": f"media/posts/{told.random.randrange(10**9)}.jpg", "creation_timestamp": at_s,
            "media_metadata": {"photo_metadata": {"exif_data": [{"latitude": 51.4}]}},
            "title": text, "cross_post_source": {"source_app": "FB"}}


def account(told, username, name, is_private):
    secret = told.hidden()
    return as_json({"profile_user": [{"title": "", "media_map_data": {}, "string_map_data": {
        "Email": {"href": "", "value": f"{secret}@private.example", "timestamp": 0},
        "Phone Number": {"value": f"+44{secret}"}, "Username": {"value": username},
        "Name": {"value": name}, "Private Account": {"value": str(is_private)}}}]})


def instagram(size=200, seed=1, is_private=False, is_known=True):
    told = Told("Instagram" + (", private" if is_private else "" if is_known else ", unsaid"), seed)
    is_open, username, name = is_known and not is_private, "zoe.mueller", "Zoë Müller"
    entries = []
    for number in range(size):
        at_s, text = told.moment(), f"{told.words()} #{TAG}\n{told.mark()}"
        if number % 3:
            text = text.replace("#", "")
            told.count("untagged", text.rsplit("\n", 1)[1])
        elif is_open:
            told.post(text, at_s, network="Instagram", author=name,
                      author_handle=f"@{username}@instagram.com")
        else:
            told.count("private", text.rsplit("\n", 1)[1])
        if number % 2:
            entries.append({"media": [media(told, text, at_s)]})
        else:
            entries.append({"media": [media(told, "", at_s + 1), media(told, "", at_s + 2)],
                            "title": text, "creation_timestamp": at_s})
    secret = told.hidden()
    hidden = [{"media": [media(told, f"{secret} #{TAG}", told.moment())]}]
    top = "your_instagram_activity/"
    told.files = {f"{top}media/posts_1.json": as_json(entries[2:]),
                  f"{top}content/posts_1.json": as_json(entries[0]),      # one alone is no list
                  f"{top}media/reels.json": as_json({"ig_reels_media": entries[1:2]}),
                  f"{top}media/stories.json": as_json({"ig_stories": hidden[0]["media"]}),
                  f"{top}media/archived_posts.json": as_json({"ig_archived_post_media": hidden}),
                  f"{top}media/recently_deleted_content.json":
                      as_json({"ig_recently_deleted_media": hidden}),
                  f"{top}comments/post_comments_1.json": as_json([{"string_map_data": {
                      "Comment": {"value": f"{secret} #{TAG}"}}}]),
                  f"{top}messages/inbox/bea_1/message_1.json":
                      as_json({"participants": [], "messages": [{"content": f"#{TAG} {secret}"}]})}
    if is_known:
        told.files["personal_information/personal_information/personal_information.json"] = \
            account(told, username, name, is_private)
    return told


def threads(size=200, seed=1, agreed=False, is_private=False):
    told = Told("Threads" + (", agreed" if agreed else "") + (", private" if is_private else ""),
                seed)
    entries = []
    for number in range(size):
        at_s, text = told.moment(), f"{told.words()} #{TAG} {told.mark()}"
        if number % 3:
            text = text.replace("#", "")
            told.count("untagged", text.rsplit(" ", 1)[1])
        elif agreed and not is_private:
            told.post(text, at_s, network="Threads", agreed=AGREED,
                      author_handle="@zoe.mueller@threads.net")
        else:
            told.count("private", text.rsplit(" ", 1)[1])
        made = media(told, text, at_s)
        made["text_app_post"] = {"reply_control": "everyone", "is_reply": number % 2 == 0}
        entries.append({"media": [made]})
    secret = told.hidden()
    told.files = {
        "your_instagram_activity/threads/threads_and_replies.json":
            as_json({"text_post_app_text_posts": entries}),
        "your_instagram_activity/threads/threads_viewed.json":
            as_json({"text_post_app_text_post_app_posts_seen": [
                {"string_map_data": {"Author": {"value": secret}}}]}),
        "personal_information/personal_information/personal_information.json":
            account(told, "zoe.mueller", "Zoë Müller", is_private)}
    return told
