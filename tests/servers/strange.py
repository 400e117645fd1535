"""A list that holds what nobody should send: items that are none, members of every wrong type."""

JUNK = (None, 7, "x", [], {}, {"id": None}, {"id": {}}, [[]], True)
MEMBERS = ({"a": [None]}, -1.5e300, ["\ud800"], "\u0000<b>")


def spoilt(found):
    """What is right, with copies of its first, each with one member that is not; and junk."""
    if not found or not isinstance(found[0], dict):
        return [*JUNK, *found]
    first, copies = found[0], []
    for name in first:
        for junk in MEMBERS if name != "id" else ():
            copies.append({**first, name: junk, "id": str(4_000_000 + len(copies))
                           if isinstance(first["id"], str) else 4_000_000 + len(copies)}
                          if "id" in first else {**first, name: junk})
    return [*JUNK, *found, *copies]
