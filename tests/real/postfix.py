"""Postfix of Debian on loopback: an organiser's server, or the server of readers.

    certificates = mailboxes.certificates(folder + "/certs")
    with postfix.Postfix(folder, {"college.example": ["organiser"],
                                  "readers.example": mailboxes.EVERYBODY}, certificates) as server:
        ...                     # smtp://127.0.0.1:{server.port}, or server.tls_port, starttls_port
        server.settle()         # nothing waits in its queue any more
        server.messages("organiser@college.example")

Addresses have plus parts. Whom a domain does not know is refused at RCPT; a mail
that was taken for somebody at another server (`routes`) comes back as Postfix's own bounce.
"""

import json
import os
import pathlib
import re

import guest
import machine
from mailboxes import EVERYBODY, ORGANISER, MailServer

RELOADED = "reload -- version"      # what its first process says of it
SERVICES = """\
127.0.0.1:{port} inet n - n - - smtpd
127.0.0.1:{starttls_port} inet n - n - - smtpd
  -o smtpd_tls_security_level=encrypt
127.0.0.1:{tls_port} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
pickup unix n - n 1 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""
SETTINGS = """\
compatibility_level = 3.6
maillog_file = /var/log/mail.log
enable_long_queue_ids = yes
myhostname = {hostname}
mydestination = $myhostname, localhost
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
recipient_delimiter = +
virtual_mailbox_domains = {domains}
virtual_mailbox_base = /var/mail
virtual_mailbox_maps = texthash:/etc/postfix/mailboxes
virtual_alias_maps = texthash:/etc/postfix/piped
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_mailbox_limit = 0
mailbox_size_limit = 0
alias_maps = texthash:/etc/postfix/aliases
alias_database =
default_privs = organiser
transport_maps = texthash:/etc/postfix/transport
smtp_host_lookup = native
smtp_dns_support_level = disabled
smtpd_recipient_restrictions = check_recipient_access texthash:/etc/postfix/refused,
  permit_mynetworks, reject
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_tls_cert_file = /etc/postfix/server.pem
smtpd_tls_key_file = /etc/postfix/server.key
smtpd_tls_security_level = may
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
smtputf8_enable = yes
in_flow_delay = 0
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 2s
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
queue_directory = /var/spool/postfix
data_directory = /var/lib/postfix
{more}
"""


class Postfix(MailServer):
    """A server; its mailboxes live in `folder`, which may be started with again.

    domains     what it is the last stop of: names that have mailboxes, or EVERYBODY
    routes      where the mail of other domains goes: {"other.example": port}
    pipes       commands (aliases of local(8), run as the user organiser) that get what comes for an
                address: {"organiser@college.example": "tagdigest -c … inbox"}
    settings    more lines of main.cf
    """

    def __init__(self, folder, domains, certificates_folder, routes=(), pipes=(), settings="",
                 hostname="mail.college.example"):
        super().__init__(folder, guest.debian("postfix", "postfix"),
                         ("postfix", "postdrop", ORGANISER), domains, certificates_folder)
        self.version = guest.unpacked_version(self._unpacked, "postfix")
        self.name = hostname
        self._pipes, self._routes = dict(pipes), dict(routes)
        self.refused = {}
        for name in ("server.pem", "server.key"):
            self.copy(os.path.join(certificates_folder, name), f"etc/postfix/{name}", 0o600)
        self._write_settings(settings)

    def _write_settings(self, more):
        owner = machine.pwd.getpwnam(machine.MAILBOXES)
        self.write("etc/postfix/main.cf", SETTINGS.format(
            hostname=self.name, domains=" ".join(self.domains) or "none.invalid",
            uid=owner.pw_uid, gid=owner.pw_gid, more=more))
        self.write("etc/postfix/master.cf", SERVICES.format(**vars(self)))
        self.write("etc/hosts", "127.0.0.1 localhost\n")
        self.write("etc/postfix/piped", "".join(
            f"{address} {_alias(address)}@localhost\n" for address in self._pipes))
        self.write("etc/postfix/aliases", "".join(
            f'{_alias(address)} "|{command}"\n' for address, command in self._pipes.items()))
        self.route(self._routes)
        self._write_mailboxes()

    def _write_mailboxes(self):
        rows = [f"{'' if name == EVERYBODY else name}@{domain} {domain}/"
                f"{'all' if name == EVERYBODY else name}/\n"
                for domain, names in self.domains.items()
                for name in ([names] if isinstance(names, str) else names)]
        self.write("etc/postfix/mailboxes", "".join(rows))
        self.write("etc/postfix/refused", "".join(
            f"{address} {reply}\n" for address, reply in self.refused.items()))

    def route(self, routes):
        """Where the mail of other domains goes from now on."""
        self._routes.update(routes)
        self.write("etc/postfix/transport", "".join(
            f"{domain} smtp:[127.0.0.1]:{port}\n" for domain, port in self._routes.items()))

    # ---- up and down ----

    def __enter__(self):
        for name in ("var/spool/postfix", "var/lib/postfix"):
            os.makedirs(self.path(name), exist_ok=True)
        self.home(ORGANISER)
        for name in ("usr/sbin/postqueue", "usr/sbin/postdrop"):
            self.setgid(name, "postdrop")
        os.chown(self.path("var/lib/postfix"), self.uids["postfix"], 0)
        self.start(["postfix", "start-fg"],
                   lambda: all(map(guest.answers, (self.port, self.tls_port))))
        return self

    def __exit__(self, *_):
        self.stop()

    def log(self):
        path = pathlib.Path(self.path("var/log/mail.log"))
        return super().log() + (path.read_text("utf-8", "replace") if path.exists() else "")

    def reload(self):
        """After another route, or when others have mailboxes or are refused."""
        self._write_mailboxes()
        before = self.log().count(RELOADED)
        self.run("postfix", "reload")
        machine.look(lambda: self.log().count(RELOADED) > before, "Postfix reads its files anew")
        # whoever still talks to somebody knows the files as they were
        machine.look(lambda: not self.runs("smtpd"), "the last client of Postfix says good-bye")

    def refuse(self, refused):
        """Who is refused at RCPT from now on, {address: reply}, and nobody else."""
        self.refused = dict(refused)
        self.reload()

    # ---- what is asked ----

    def queue(self):
        """What waits, as `postqueue -j` says it."""
        return [json.loads(line) for line in self.run("postqueue", "-j").splitlines()]


def _alias(address):
    """A name among the local ones for what is piped; the plus part stays behind it."""
    return re.sub(r"[^a-z0-9]", "-", address.lower())
