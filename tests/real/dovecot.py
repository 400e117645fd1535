"""Dovecot of Debian on loopback: IMAP over the Maildirs that Postfix or OpenSMTPD deliver into.

    with postfix.Postfix(folder + "/post", domains, certificates) as server, dovecot.Dovecot(
            folder + "/box", server, certificates, {"organiser@college.example": "sesame"}) as box:
        ...             # imaps://organiser%40college.example@localhost:{box.tls_port}/INBOX
"""

import os
import pwd

import guest
import machine

SUITE = "trixie"
SETTINGS = """\
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
protocols = imap
listen = 127.0.0.1
base_dir = /run/dovecot
log_path = /var/log/dovecot.log
ssl = yes
ssl_server_cert_file = /etc/dovecot/server.pem
ssl_server_key_file = /etc/dovecot/server.key
auth_allow_cleartext = yes
mail_driver = maildir
mail_path = /var/mail/%{{user | domain}}/%{{user | username}}
first_valid_uid = 1
first_valid_gid = 1
passdb passwd-file {{
  passwd_file_path = /etc/dovecot/users
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
    home = /var/home/%{{user}}
  }}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
    ssl = yes
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""


class Dovecot(machine.Machine):
    """A server over the mailboxes of another; its own things live in `folder`.

    people      {address: password}
    also        more packages of it, "dovecot-lmtpd"
    """

    name = "Dovecot"

    def __init__(self, folder, server, certificates_folder, people, settings="", also=()):
        name = "+".join(("dovecot-imapd", *also))
        super().__init__(folder, guest.debian(name, "dovecot-imapd", *also, suite=SUITE),
                         ("dovecot", "dovenull"), mail=server.mail)
        self.version = guest.unpacked_version(self._unpacked, "dovecot-imapd")
        self.port, self.tls_port = guest.free_port(), guest.free_port()
        for name in ("server.pem", "server.key"):
            self.copy(os.path.join(certificates_folder, name), f"etc/dovecot/{name}", 0o600)
        owner = pwd.getpwnam(machine.MAILBOXES)
        self.write("etc/dovecot/dovecot.conf", SETTINGS.format(
            port=self.port, tls_port=self.tls_port, uid=owner.pw_uid, gid=owner.pw_gid) + settings)
        self.write("etc/dovecot/users", "".join(
            f"{address}:{{PLAIN}}{password}\n" for address, password in people.items()))
        self.write("etc/hosts", "127.0.0.1 localhost\n")

    def __enter__(self):
        os.makedirs(self.path("var/home"), exist_ok=True)
        os.chmod(self.path("var/home"), 0o777)
        os.makedirs(self.path("var/lib/dovecot"), exist_ok=True)
        self.start(["dovecot", "-F", "-c", "/etc/dovecot/dovecot.conf"],
                   lambda: all(map(guest.answers, (self.port, self.tls_port))))
        return self

    def __exit__(self, *_):
        self.stop()

    def log(self):
        path = self.path("var/log/dovecot.log")
        if not os.path.exists(path):
            return super().log()
        with open(path, encoding="utf-8", errors="replace") as file:
            return super().log() + file.read()
