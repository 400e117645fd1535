"""WordPress of Debian: PHP's own web server, MariaDB behind it on a socket; its REST API with an
application password, and XML-RPC, as its own apps use them."""

import base64
import json
import os
import subprocess
import xmlrpc.client

import guest

PACKAGES = ("php-cli", "php-mysql", "php-xml", "mariadb-server-core")
ALONE = ("wordpress", "php-getid3", "libjs-underscore", "libjs-cropper")
MODULES = ("mysqlnd", "mysqli", "tokenizer", "ctype", "dom", "xml", "simplexml", "iconv")
CONFIG = """<?php
define('DB_NAME', 'wordpress'); define('DB_USER', 'root'); define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:%(socket)s'); define('DB_CHARSET', 'utf8mb4');
define('WP_ENVIRONMENT_TYPE', 'local'); // application passwords without TLS
define('WP_HTTP_BLOCK_EXTERNAL', true); define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_HOME', '%(url)s'); define('WP_SITEURL', '%(url)s');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $use) {
	define($use . '_KEY', 'tests'); define($use . '_SALT', 'tests');
}
$table_prefix = 'wp_';
if (!defined('ABSPATH')) { define('ABSPATH', __DIR__ . '/'); }
require_once ABSPATH . 'wp-settings.php';
"""


class WordPress:
    """A blog on loopback with one author, ada."""

    name = "WordPress"

    def __init__(self, folder):
        self._root = guest.debian("wordpress", *PACKAGES, alone=ALONE)
        self._folder = guest.own_folder(folder)
        self._environment = {"LD_LIBRARY_PATH": guest.libraries(self._root)}
        self.port = guest.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._socket = os.path.join(folder, "socket")
        self._site = os.path.join(folder, "site")
        self._password = None
        self._tags = {}
        self.client_version = "its REST API and XML-RPC"

    # ---- up and down ----

    def __enter__(self):
        self._database = self._start_database()
        try:
            self._install()
            self._web = guest.Guest(
                [*self._php, "-S", f"127.0.0.1:{self.port}", "-t", self._site],
                os.path.join(self._folder, "php.log"), self._environment,
                lambda: guest.answers(self.port)).__enter__()
        except BaseException:
            self._database.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._web.__exit__()
        self._database.__exit__()

    def _start_database(self):
        server, data = guest.program(self._root, "usr/sbin/mariadbd"), self._path("data")
        tables = guest.program(self._root, "usr/share/m*/m*_system_tables.sql")
        argv = [server, "--no-defaults", f"--datadir={data}", f"--socket={self._socket}",
                f"--pid-file={self._path('pid')}", f"--tmpdir={self._folder}",
                f"--lc-messages-dir={os.path.dirname(tables)}",
                f"--plugin-dir={self._path('none')}", "--skip-networking", "--skip-grant-tables",
                "--innodb-buffer-pool-size=32M",
                "--innodb-flush-log-at-trx-commit=0"]
        guest.own_folder(data)
        with open(self._path("tables.sql"), "w", encoding="utf-8") as file:
            file.write("CREATE DATABASE mysql;\nCREATE DATABASE wordpress;\nUSE mysql;\n")
            for path in (tables, tables.replace(".sql", "_data.sql")):
                with open(path, encoding="utf-8") as source:
                    file.write(source.read())
        database = guest.Guest(argv, self._path("database.log"), self._environment,
                               lambda: os.path.exists(self._socket))
        database.bootstrap([*argv, "--bootstrap"], self._path("tables.sql"))
        self.database_version = database.run([server, "--version"]).split("Ver ")[-1].split()[0]
        return database.__enter__()

    def _install(self):
        root = guest.program(self._root, "usr/lib/php/2*")
        with open(self._path("php.ini"), "w", encoding="utf-8") as file:
            file.write(f"extension_dir = {root}\nlog_errors = 1\ndisplay_errors = 0\n"
                       "sendmail_path = /bin/true\n")
            file.writelines(f"extension = {name}\n" for name in MODULES
                            if os.path.exists(os.path.join(root, name + ".so")))
        self._php = [guest.program(self._root, "usr/bin/php[0-9].[0-9]"), "-n", "-c",
                     self._path("php.ini")]
        # Its links lead to other packages, which lie beside it; one leads to /etc and is left.
        subprocess.run(["cp", "-rL", os.path.join(self._root, "usr/share/wordpress"), self._site],
                       check=False, stderr=subprocess.DEVNULL)
        with open(os.path.join(self._site, "wp-config.php"), "w", encoding="utf-8") as file:
            file.write(CONFIG % {"socket": self._socket, "url": self.url})
        setup = guest.Guest(self._php, self._path("setup.log"), self._environment)
        made = json.loads(setup.run([*self._php, os.path.join(guest.ROOT, "tests", "real",
                                                              "wordpress_setup.php"),
                                     self._site]).splitlines()[-1])
        php = setup.run([*self._php, "-r", "echo PHP_VERSION;"])
        self.version = f"{made['version']}, PHP {php}, MariaDB {self.database_version}"
        self._password = made["password"]

    def _path(self, name):
        return os.path.join(self._folder, name)

    # ---- what its author does ----

    def _rest(self, method, path, fields=None):
        login = base64.b64encode(f"ada:{self._password}".encode()).decode()
        status, _, body = guest.ask(
            f"{self.url}/wp-json/wp/v2/{path}",
            None if fields is None else json.dumps(fields).encode(),
            {"Authorization": f"Basic {login}", "Content-Type": "application/json"}, method)
        if status not in (200, 201):
            raise guest.NotHere(f"WordPress {method} {path}: HTTP {status} {body[:200]!r}")
        return json.loads(body)

    def _tag(self, name):
        if name not in self._tags:
            self._tags[name] = self._rest("POST", "tags", {"name": name})["id"]
        return self._tags[name]

    def post(self, text, title="", tags=("JoyFE",), **more):
        """Its id."""
        return self._rest("POST", "posts", {"title": title, "content": text, "status": "publish",
                                            "tags": [self._tag(name) for name in tags],
                                            **more})["id"]

    def post_by_xmlrpc(self, text, title, tags=("JoyFE",)):
        with xmlrpc.client.ServerProxy(f"{self.url}/xmlrpc.php") as server:
            return int(server.wp.newPost(0, "ada", "correct horse", {
                "post_title": title, "post_content": text, "post_status": "publish",
                "terms_names": {"post_tag": list(tags)}}))

    def edit(self, post, text):
        self._rest("POST", f"posts/{post}", {"content": text})

    def remove(self, post):
        self._rest("DELETE", f"posts/{post}")
