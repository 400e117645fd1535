"""Certificates, good and bad, made by openssl(1): each NAME.pem and NAME.key in a folder."""

import os
import socket
import ssl
import subprocess

CONFIG = """[ca]
default_ca = shop
[shop]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
"""
AUTHORITIES = {"ca": "A test authority", "stranger": "An authority that nobody knows"}


class Shop:
    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder, exist_ok=True)
        self._write("shop.cnf", CONFIG)
        self._write("index.txt", "")
        for name, title in AUTHORITIES.items():
            self._key(name)
            self._openssl("req", "-x509", "-new", "-key", f"{name}.key", "-days", "3650", "-subj",
                          f"/CN={title}", "-addext", "basicConstraints=critical,CA:TRUE",
                          "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-out", f"{name}.pem")

    def path(self, name):
        return os.path.join(self.folder, name)

    def _write(self, name, text):
        with open(self.path(name), "w", encoding="ascii") as file:
            file.write(text)

    def _openssl(self, *argv):
        done = subprocess.run(["openssl", *argv], cwd=self.folder, capture_output=True, text=True,
                              check=False)
        if done.returncode != 0:
            raise RuntimeError(f"openssl {' '.join(argv)}: {done.stderr}")

    def _key(self, name):
        self._openssl("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out",
                      f"{name}.key")

    def make(self, name, hosts, authority="ca", begin="20200101000000Z", end="20491231235959Z"):
        """hosts as "DNS:a.example,IP:127.0.0.1"; authority None: signed by itself."""
        self._key(name)
        subject, names = hosts.split(",")[0].split(":", 1)[1], f"subjectAltName={hosts}"
        if authority is None:
            self._openssl("req", "-x509", "-new", "-key", f"{name}.key", "-days", "3650", "-subj",
                          f"/CN={subject}", "-addext", names, "-out", f"{name}.pem")
        else:
            self._openssl("req", "-new", "-key", f"{name}.key", "-subj", f"/CN={subject}",
                          "-addext", names, "-addext", "extendedKeyUsage=serverAuth", "-out",
                          f"{name}.csr")
            self._openssl("ca", "-batch", "-notext", "-config", "shop.cnf", "-cert",
                          f"{authority}.pem", "-keyfile", f"{authority}.key", "-startdate", begin,
                          "-enddate", end, "-in", f"{name}.csr", "-out", f"{name}.pem")
        return {"cert": self.path(f"{name}.pem"), "key": self.path(f"{name}.key")}


# For OPENSSL_CONF: with the defaults of today's systems nobody speaks TLS 1.1, whatever a program
# asks for; with these it is the program that says no.
LAX = """openssl_conf = all
[all]
ssl_conf = ssl
[ssl]
system_default = lax
[lax]
MinProtocol = TLSv1
CipherString = ALL:@SECLEVEL=0
"""


def lets_in_tls_1_1(port):
    """Whether a server shakes hands with somebody who knows nothing newer."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.minimum_version, context.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5) as plain:
            with context.wrap_socket(plain) as secret:
                return secret.version() == "TLSv1.1"
    except OSError:
        return False
