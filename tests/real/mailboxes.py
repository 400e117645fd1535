"""What mail servers delivered into Maildirs, and what they have in common with one another."""

import email
import email.policy
import mailbox
import os
import re
import smtplib
import ssl
import subprocess

import guest
import machine

EVERYBODY = "everybody"     # has a mailbox there; all lie in one Maildir
ORGANISER = "organiser"     # a user of the machine, as whom programs get mail by a pipe


def certificates(folder):
    """ca.pem, server.pem and server.key there; made when there are none."""
    if not os.path.exists(os.path.join(folder, "ca.pem")):
        subprocess.run([os.path.join(guest.ROOT, "tests", "servers", "make_certs.sh"), folder],
                       check=True)
    return folder


class Mailboxes:
    """Maildirs by address, under var/mail/DOMAIN/NAME of a machine; what comes for a plus part of
    somebody is his, and lies where Delivered-To says it whole."""

    def __init__(self, server, domains):
        self._server, self._domains, self._seen, self.places = server, domains, {}, {}

    def maildir(self, address):
        """Where the mail of an address lies, from outside."""
        if person(address) in self.places:
            return self.places[person(address)]
        name, domain = person(address).rsplit("@", 1)
        name = "all" if self._domains.get(domain) == EVERYBODY else name
        return self._server.path("var/mail", domain, name)

    def _kept(self, address, leave_out=()):
        """{key: bytes} of what was delivered to somebody, oldest first."""
        folder, wanted = self.maildir(address), person(address)
        if not os.path.exists(folder):
            return {}
        box = mailbox.Maildir(folder, create=False)
        keys = sorted(set(box.keys()) - set(leave_out), key=_when)
        found = {key: box.get_bytes(key) for key in keys}
        return {key: raw for key, raw in found.items() if person(delivered_to(raw)) == wanted}

    def raw_messages(self, address):
        """What was delivered to somebody, oldest first."""
        return list(self._kept(address).values())

    def messages(self, address):
        return list(map(_parsed, self.raw_messages(address)))

    def news(self, address):
        """What was delivered since this was asked last."""
        seen = self._seen.setdefault(person(address), set())
        found = self._kept(address, seen)
        seen.update(found)
        return list(map(_parsed, found.values()))


def person(address):
    """An address without its plus part."""
    name, _, domain = address.lower().rpartition("@")
    return f"{name.split('+')[0]}@{domain}"


def delivered_to(raw):
    """Who it was for, as the server that delivered it wrote on top."""
    found = re.search(rb"(?im)^(?:Delivered-To|X-Original-To): *(\S+)", raw)
    return found[1].decode("utf-8", "replace") if found else ""


def _parsed(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


def _when(key):
    """Postfix: SECONDS.V…I…M<MICROSECONDS>.HOST; OpenSMTPD: SECONDS.<RANDOM>.HOST."""
    second, unique = key.split(".")[:2]
    part = re.search(r"M(\d+)$", unique)
    return int(second), int(part[1]) if part else 0, key


class MailServer(machine.Machine):
    """A machine that takes mail by SMTP: port, in clear, and tls_port; queue() says what waits."""

    def __init__(self, folder, unpacked, users, domains, certificates_folder):
        super().__init__(folder, unpacked, users)
        self.domains = dict(domains)
        self.port, self.starttls_port, self.tls_port = (guest.free_port() for _ in range(3))
        self._boxes = Mailboxes(self, self.domains)
        self._ca = os.path.join(certificates_folder, "ca.pem")

    def settle(self, seconds=120):
        machine.settle(self, seconds=seconds)

    def maildir(self, address):
        return self._boxes.maildir(address)

    def keep(self, address, folder):
        """Where a program that is given somebody's mail keeps it."""
        self._boxes.places[person(address)] = folder

    def lose(self, address):
        """From now on there is nobody of that name."""
        name, domain = address.split("@")
        self.domains[domain].remove(name)
        self.reload()

    def find(self, address):
        """Now there is again."""
        name, domain = address.split("@")
        self.domains[domain].append(name)
        self.reload()

    def messages(self, address):
        return self._boxes.messages(address)

    def raw_messages(self, address):
        return self._boxes.raw_messages(address)

    def news(self, address):
        return self._boxes.news(address)

    def connect(self, is_secure=False):
        """A client in Python, for those who write."""
        if not is_secure:
            return smtplib.SMTP("127.0.0.1", self.port)
        return smtplib.SMTP_SSL("localhost", self.tls_port,
                                context=ssl.create_default_context(cafile=self._ca))

    def send(self, sender, recipients, message):
        """One mail, in clear; message as bytes or a message of Python's."""
        data = message if isinstance(message, bytes) else message.as_bytes(
            policy=email.policy.SMTP)
        with self.connect() as client:
            client.sendmail(sender, recipients, data)
