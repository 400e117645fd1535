"""People of a Mastodon server: look-ups, their statuses, and collections of them.

As the documents and sources say (docs.joinmastodon.org/methods/accounts, /methods/collections;
app/controllers/api/v1/accounts/{lookup,statuses}_controller.rb): a look-up takes a name with or
without the server's own domain, whatever its letters, finds those whom the server has met and no
others (404), and tells of one who moved or was suspended; of a suspended one no status is listed;
their statuses are public and unlisted ones to a visitor, boosts among them unless they are told
not to be; a collection shows a visitor those who have accepted, and its owner everybody; accounts
are those, and the owner, who is in no item.
"""

import timeline


def known(statuses):
    """Whom the server has met: {id: account}."""
    return {status["account"]["id"]: status["account"] for status in statuses}


def lookup(statuses, name, domain):
    """The account of a name, or None."""
    wanted = name.lower().removeprefix("@").removesuffix("@" + domain.lower())
    return next((account for account in known(statuses).values()
                 if account["acct"].lower() == wanted), None)


# who lists boosts whatever is asked (Hollo, src/api/v1/accounts.ts; Friendica of 2021,
# Accounts/Statuses.php)
SHOWS_BOOSTS = ("friendica", "hollo")


def statuses_of(statuses, account_id, query, is_login, manners="mastodon"):
    """GET /api/v1/accounts/ID/statuses, or None when there is nobody."""
    account = known(statuses).get(account_id)
    if account is None:
        return None
    shown = ("public", "unlisted", "private") if is_login else ("public", "unlisted")
    own = [status for status in statuses
           if status["account"]["id"] == account_id and status["visibility"] in shown
           and not account.get("suspended")
           and not (status["reblog"] and timeline.is_true(query, "exclude_reblogs")
                    and manners not in SHOWS_BOOSTS)
           and not (timeline.is_true(query, "only_media") and not status["media_attachments"])]
    own.sort(key=lambda status: timeline.id_key(status["id"]), reverse=True)
    return timeline.page(own, query)


def collection(statuses, items, collection_id, domain):
    """GET /api/v1/collections/ID for a visitor; items: [(name, state)], the owner first."""
    owner, *members = items
    accounts = {name: lookup(statuses, name, domain) for name, _ in items}
    accepted = [(name, state) for name, state in members if state == "accepted" and accounts[name]]
    address = f"https://{domain}/collections/{collection_id}"
    return {
        "accounts": [accounts[name] for name, _ in accepted]
        + ([accounts[owner[0]]] if accounts[owner[0]] else []),
        "collection": {
            "id": collection_id, "account_id": (accounts[owner[0]] or {"id": "1"})["id"],
            "uri": address, "url": address, "name": "Teachers", "description": "",
            "language": "en", "local": True, "sensitive": False, "discoverable": True,
            "tag": None, "item_count": len(accepted),
            "items": [{"id": str(900 + number), "account_id": accounts[name]["id"],
                       "state": state, "created_at": "2026-11-01T10:00:00.000Z"}
                      for number, (name, state) in enumerate(accepted)],
            "created_at": "2026-11-01T10:00:00.000Z", "updated_at": "2026-11-01T10:00:00.000Z"}}
