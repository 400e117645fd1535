"""Exports as people and attackers pack them: posts as `parse` prints them, in archives that are
well, broken or hostile. Each maker writes a file (or a folder) and says nothing of what should
become of it: that is the test's."""

import gzip
import io
import json
import lzma
import os
import struct
import tarfile
import zipfile
import zlib

TAG = "#JoyFE"
SECRET = "nobody-may-keep-this"


def post(number, tag=TAG, **more):
    """A post as a line, of minute `number` of 11 November 2026 unless `published` says another."""
    minute = number % 1440
    link, text = f"https://blog.example/{number}", f"Words of number {number} {tag}"
    made = {
        "title": None, "link": link, "id": link,
        "published": f"2026-11-11T{minute // 60:02d}:{minute % 60:02d}:00Z", "updated": None,
        "author": "Ada Lovelace", "content": text, "content_type": "text", "text": text,
        "warning": None, "author_handle": "@ada@tooter.example", "author_url": None,
        "language": "en", "network": "Blog", "tags": [tag] if tag else [], "media": [],
        "consent": "open", "consent_reason": None, "links": [], "card": None, "poll": None,
        "quote": None, "reply_to": None, "replies": None, "boosts": None, "favourites": None,
        "counts_at": None, "native_id": None, "author_is_bot": False, "group": None,
        "agreed": None, "uri_is_global": False, "base_url": None,
    }
    made.update(more)
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def lines(numbers, **more):
    return "".join(post(number, **more) for number in numbers).encode()


GOOD = lines(range(3))


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)
    return path


# ---- zip, by hand where zipfile would not (APPNOTE.TXT 4.3) ----


def local(name, packed, method=8, flags=0, crc=0, size=0):
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, flags, method, 0, 33, crc, len(packed), size,
                       len(name), 0) + name + packed


def central(name, offset, packed_size, method=8, flags=0, crc=0, size=0):
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, flags, method, 0, 33, crc, packed_size,
                       size, len(name), 0, 0, 0, 0, 0o100644 << 16, offset) + name


def end(count, size, offset, comment=b""):
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, min(count, 0xffff), min(count, 0xffff), size,
                       offset, len(comment)) + comment


def deflated(data, level=9):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def zip_of(path, parts, comment=b"", junk=b"", said=None, method=8, flags=0):
    """A zip of (name, bytes) by hand; said(size) is what it says of its sizes."""
    body, directory = junk, b""
    for name, data in parts:
        name = name.encode() if isinstance(name, str) else name
        packed = deflated(data) if method == 8 else data
        size = said(len(data)) if said else len(data)
        crc = zlib.crc32(data)
        directory += central(name, len(body), len(packed), method, flags, crc, size)
        body += local(name, packed, method, flags, crc, size)
    return write(path, body + directory + end(len(parts), len(directory), len(body), comment))


def zip_bomb(path, megabytes):
    """One part of blanks, a thousandth of its size on the disk."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = post(1).encode()
    packed = packer.compress(head)
    block = b" " * (1 << 20)
    crc = zlib.crc32(head)
    for _ in range(megabytes):
        packed += packer.compress(block)
        crc = zlib.crc32(block, crc)
    packed += packer.flush()
    size = len(head) + megabytes * len(block)
    directory = central(b"posts.jsonl", 0, len(packed), crc=crc, size=size & 0xffffffff)
    body = local(b"posts.jsonl", packed, crc=crc, size=size & 0xffffffff)
    return write(path, body + directory + end(1, len(directory), len(body)))


def zip_overlapping(path, members, megabytes):
    """Many names for one and the same packed part."""
    data = post(1).encode() + b" " * (megabytes << 20)
    packed = deflated(data)
    crc = zlib.crc32(data)
    body = local(b"0.jsonl", packed, crc=crc, size=len(data))
    directory = central(b"0.jsonl", 0, len(packed), crc=crc, size=len(data)) * members
    return write(path, body + directory + end(members, len(directory), len(body)))


def zip_of_many(path, members, says=None):
    """So many empty parts; its end may say that there are fewer."""
    with open(path, "wb") as file:
        file.write(local(b"a", b"", 0))
        start = file.tell()
        entry = central(b"a", 0, 0, 0)
        for _ in range(members // 1000):
            file.write(entry * 1000)
        size = file.tell() - start
        file.write(end(members if says is None else says, size & 0xffffffff, start))
    return path


def zip_locked(path):
    return zip_of(path, [("posts.jsonl", b"\0" * 12 + GOOD)], flags=1)


def zip_cut(path, data=None, share=.6):
    whole = zip_of(path, [("posts.jsonl", data or os_lines(2000))])
    with open(whole, "rb") as file:
        bytes_ = file.read()
    return write(path, bytes_[:int(len(bytes_) * share)])


def os_lines(count):
    """Lines that do not pack to nothing."""
    return b"".join(post(number, content=f"{zlib.crc32(b'%d' % number):x} " * 20 + TAG).encode()
                    for number in range(count))


def zip64_far(path):
    """A larger end that says the directory begins far behind the file."""
    packed, crc = deflated(GOOD), zlib.crc32(GOOD)
    body = local(b"posts.jsonl", packed, crc=crc, size=len(GOOD))
    directory = central(b"posts.jsonl", 0, len(packed), crc=crc, size=len(GOOD))
    end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(directory), 1 << 62)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(body) + len(directory), 1)
    return write(path, body + directory + end64 + locator + end(0xffff, 0xffffffff, 0xffffffff))


def zip_lzma(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("posts.jsonl", GOOD)
    return path


# ---- tar ----


def tar_of(path, parts, mode="w:gz", links=()):
    """A tar of (name, bytes); links: TarInfo of links, devices and the like before them."""
    with tarfile.open(path, mode, format=tarfile.PAX_FORMAT) as made:
        for info in links:
            made.addfile(info)
        for name, data in parts:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return path


def tar_links():
    """What leads elsewhere, and what is no file."""
    made = []
    for kind, target in ((tarfile.SYMTYPE, "/etc/passwd"), (tarfile.LNKTYPE, "../../etc/passwd"),
                         (tarfile.CHRTYPE, ""), (tarfile.BLKTYPE, ""), (tarfile.FIFOTYPE, ""),
                         (tarfile.DIRTYPE, "")):
        info = tarfile.TarInfo(f"posts-{kind.decode()}.jsonl")
        info.type, info.linkname = kind, target
        made.append(info)
    return made


def tar_of_many(path, members):
    header = tarfile.TarInfo("a").tobuf(tarfile.USTAR_FORMAT)
    with gzip.open(path, "wb", compresslevel=1) as made:
        for _ in range(members // 1000):
            made.write(header * 1000)
        made.write(b"\0" * 1024)
    return path


def tar_sparse(path, gigabytes):
    """One part that is a hole, but for its first bytes (GNU, old format)."""
    head = post(1).encode().ljust(512)
    size = gigabytes << 30
    info = tarfile.TarInfo("posts.jsonl")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, 512
    buffer = bytearray(info.tobuf(tarfile.GNU_FORMAT))

    def base256(number, width):
        return bytes([0x80]) + number.to_bytes(width - 1, "big")
    buffer[386:398] = base256(0, 12)
    buffer[398:410] = base256(512, 12)
    buffer[410:422] = base256(size, 12)
    buffer[422:434] = base256(0, 12)
    buffer[482] = 0
    buffer[483:495] = base256(size, 12)
    buffer[148:156] = b" " * 8
    buffer[148:156] = b"%06o\0 " % sum(buffer)
    return write(path, bytes(buffer) + head + b"\0" * 1024)


def tar_bomb(path, megabytes):
    """A film of zeros, which nobody reads, before posts."""
    film = tarfile.TarInfo("film.mp4")
    film.size = megabytes << 20
    last = tarfile.TarInfo("posts.jsonl")
    last.size = len(GOOD)
    with gzip.open(path, "wb", 6) as packed:
        packed.write(film.tobuf())
        for _ in range(megabytes):
            packed.write(bytes(1 << 20))
        packed.write(last.tobuf() + GOOD + bytes(-len(GOOD) % 512 + 1024))
    return path


def gz_bomb(path, megabytes):
    with gzip.open(path, "wb") as made:
        made.write(post(1).encode())
        for _ in range(megabytes):
            made.write(b" " * (1 << 20))
    return path


def gz_in_gz(path, depth=30):
    data = GOOD
    for _ in range(depth):
        data = gzip.compress(data)
    return write(path, data)


def xz_of(path):
    return write(path, lzma.compress(GOOD))


def cut(path, share=.6):
    """What is left of it when a copy breaks off."""
    os.truncate(path, int(os.path.getsize(path) * share))
    return path
