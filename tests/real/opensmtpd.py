"""OpenSMTPD of Debian on loopback: the server of readers elsewhere, written by other hands than
Postfix. What tests/real/postfix.py says of domains, routes, pipes and refusals holds here too."""

import os

import guest
import machine
from mailboxes import EVERYBODY, ORGANISER, MailServer

SUITE = "trixie"
SETTINGS = """\
pki here cert "/etc/opensmtpd/server.pem"
pki here key "/etc/opensmtpd/server.key"
table known file:/etc/opensmtpd/known
table people file:/etc/opensmtpd/people
queue ttl 4h
smtp max-message-size 40M
listen on 127.0.0.1 port {port} hostname {name} tls pki here
listen on 127.0.0.1 port {starttls_port} hostname {name} tls-require pki here
listen on 127.0.0.1 port {tls_port} hostname {name} smtps pki here
"""
RULES = """\
action "{domain}" maildir "/var/mail/{domain}/{place}" virtual <known>
match from any for domain "{domain}" rcpt-to <people> action "{domain}"
"""
PIPE = """\
action "{address}" mda "{command}" user organiser virtual <known>
match from any for domain "{domain}" rcpt-to regex "^{name}([+].*)?@{domain}$" action "{address}"
"""
ROUTE = """\
action "to {domain}" relay host smtp://127.0.0.1:{port}
match from any for domain "{domain}" action "to {domain}"
"""


class OpenSmtpd(MailServer):
    """A server; its mailboxes live in `folder`, which may be started with again.

    domains     what it is the last stop of: names that have mailboxes, or EVERYBODY
    routes      where the mail of other domains goes: {"other.example": port}
    pipes       commands, run as the user organiser, that get what comes for an address
    """

    def __init__(self, folder, domains, certificates_folder, routes=(), pipes=(),
                 hostname="mx.other.example"):
        super().__init__(folder, guest.debian("opensmtpd", "opensmtpd", suite=SUITE),
                         ("opensmtpd", "opensmtpq", ORGANISER), domains, certificates_folder)
        self.version = guest.unpacked_version(self._unpacked, "opensmtpd")
        self.name, self._routes, self._pipes = hostname, dict(routes), dict(pipes)
        for name in ("server.pem", "server.key"):
            self.copy(os.path.join(certificates_folder, name), f"etc/opensmtpd/{name}", 0o600)
        self._write_settings()

    def _write_settings(self):
        rules = [PIPE.format(address=address, command=command, name=address.split("@")[0],
                             domain=address.split("@")[1])
                 for address, command in self._pipes.items()]
        rules += [RULES.format(domain=domain, place="all" if names == EVERYBODY
                              else "%{dest.user:lowercase|strip}")
                 for domain, names in self.domains.items()]
        rules += [ROUTE.format(domain=domain, port=port) for domain, port in self._routes.items()]
        self.write("etc/smtpd.conf", SETTINGS.format(**vars(self)) + "".join(rules))
        self.write("etc/mailname", f"{self.name}\n")
        self.write("etc/hosts", "127.0.0.1 localhost\n")
        known = [f"{'' if name == EVERYBODY else name}@{domain}"
                 for domain, names in self.domains.items()
                 for name in ([names] if isinstance(names, str) else names)]
        self.write("etc/opensmtpd/people", "".join(f"{key}\n" for key in known))
        self.write("etc/opensmtpd/known", "".join(f"{key} {machine.MAILBOXES}\n"
                                                  for key in known))

    def __enter__(self):
        os.makedirs(self.path("var/lib/opensmtpd/empty"), exist_ok=True)
        os.chmod(self.path("var/lib/opensmtpd/empty"), 0o755)
        os.makedirs(self.path("var/spool"), exist_ok=True)
        self.home(ORGANISER)
        self.setgid("usr/sbin/smtpctl", "opensmtpq")
        self.start(["smtpd", "-d"], lambda: all(map(guest.answers, (self.port, self.tls_port))))
        return self

    def __exit__(self, *_):
        self.stop()

    def route(self, routes):
        """Where the mail of other domains goes, before it is started."""
        self._routes.update(routes)
        self._write_settings()

    def reload(self):
        """When others have mailboxes."""
        self._write_settings()
        for table in ("known", "people"):
            self.run("smtpctl", "update", "table", table)

    def queue(self):
        """What waits, as `smtpctl show queue` says it."""
        return self.run("smtpctl", "show", "queue").splitlines()
