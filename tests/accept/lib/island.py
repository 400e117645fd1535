"""A network of its own for a script: loopback alone, every port free, and names that we give.

enter() begins the script anew inside (unshare(1)): as root, or as the root of a user namespace of
whoever runs it. There 127.0.0.1:53 answers by a table: a name is an address, or another name
(CNAME).
"""

import fcntl
import os
import socket
import struct
import subprocess
import sys
import threading

INSIDE = "TAGDIGEST_ISLAND"
IFF_UP, SIOCGIFFLAGS, SIOCSIFFLAGS = 1, 0x8913, 0x8914
A, CNAME, AAAA, IN = 1, 5, 28, 1
BUFFER = 65536


def enter(report, folder):
    """Go on inside; folder keeps what lies over /etc there."""
    if not os.environ.get(INSIDE):
        user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
        argv = ["unshare", *user, "--mount", "--net", "--"]
        tried = subprocess.run([*argv, "true"], capture_output=True, text=True, check=False)
        if tried.returncode != 0:
            report.fail(f"a network namespace can be made (unshare: {tried.stderr.strip()})")
        sys.exit(subprocess.run([*argv, sys.executable, *sys.argv], check=False,
                                env={**os.environ, INSIDE: "1"}).returncode)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        request = fcntl.ioctl(control, SIOCGIFFLAGS, struct.pack("16sh14x", b"lo", 0))
        flags = struct.unpack("16sh14x", request)[1] | IFF_UP
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", flags))
    for name, text in (("resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:1\n"),
                       ("nsswitch.conf", "hosts: files dns\n"),
                       ("hosts", "127.0.0.1 localhost\n::1 localhost\n")):
        path = os.path.join(folder, name)
        with open(path, "w", encoding="ascii") as file:
            file.write(text)
        subprocess.run(["mount", "--bind", path, os.path.realpath("/etc/" + name)], check=True)


def _labels(name):
    return b"".join(bytes([len(label)]) + label.encode() for label in name.split(".")) + b"\0"


def _question(packet):
    """The name that is asked for, its type, and where the question ends."""
    at, labels = 12, []
    while packet[at]:
        labels.append(packet[at + 1:at + 1 + packet[at]].decode("ascii", "replace").lower())
        at += 1 + packet[at]
    return ".".join(labels), struct.unpack_from("!H", packet, at + 1)[0], at + 5


def answer(packet, names):
    """RFC 1035, 4: all that the table says of a name, over its other names."""
    name, kind, end = _question(packet)
    records, known = b"", name in names
    count = 0
    while name in names:
        value = names[name]
        is_address = value[0].isdigit()
        data = socket.inet_aton(value) if is_address else _labels(value)
        if not is_address or kind == A:
            records += _labels(name) + struct.pack("!HHIH", A if is_address else CNAME, IN, 60,
                                                   len(data)) + data
            count += 1
        if is_address:
            break
        name = value
    flags = 0x8580 | (0 if known else 3)
    return packet[:2] + struct.pack("!HHHHH", flags, 1, count, 0, 0) + packet[12:end] + records


def serve_names(names):
    """Answer for as long as the script lives."""
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))

    def serve():
        while True:
            packet, peer = server.recvfrom(BUFFER)
            server.sendto(answer(packet, names), peer)
    threading.Thread(target=serve, daemon=True).start()


def bridge(port):
    """[::1]:port leads to 127.0.0.1:port, for as long as the script lives."""
    server = socket.create_server(("::1", port), family=socket.AF_INET6)

    def pump(source, sink):
        try:
            while data := source.recv(BUFFER):
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def serve():
        while True:
            near, _ = server.accept()
            far = socket.create_connection(("127.0.0.1", port))
            for pair in ((near, far), (far, near)):
                threading.Thread(target=pump, args=pair, daemon=True).start()
    threading.Thread(target=serve, daemon=True).start()
