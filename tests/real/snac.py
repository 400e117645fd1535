"""snac2 of Debian 13, a server of the fediverse with Mastodon's API, and `masto`, its client."""

import base64
import json
import os
import re
import urllib.parse

import guest

SUITE, BACK, HOST = "trixie", "http://127.0.0.1/back", "snac.example"


class Snac:
    """A server on loopback with one account, @ada@snac.example."""

    name = "snac2"

    def __init__(self, folder):
        self._root = guest.debian("snac2", "snac2", suite=SUITE)
        self.version = guest.unpacked_version(self._root, "snac2")
        self.client_version = f"masto {guest.version_of('masto')}"
        loader = guest.program(self._root, "usr/lib/*-linux-gnu/ld-linux-*.so.*")
        self._argv = [loader, "--library-path", guest.libraries(self._root),
                      os.path.join(self._root, "usr/bin/snac")]
        self._data = os.path.join(folder, "data")
        self.port = guest.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._server = guest.Guest([*self._argv, "httpd", self._data],
                                   os.path.join(guest.own_folder(folder), "log"),
                                   is_ready=lambda: guest.answers(self.port))
        self._clients, self._uris, self._password = [], {}, None

    def __enter__(self):
        self._server.run([*self._argv, "init", self._data],
                         input=f"127.0.0.1\n{self.port}\n{HOST}\n\n\n")
        self._write_settings()
        made = self._server.run([*self._argv, "adduser", self._data, "ada"])
        self._server.__enter__()
        self._password = re.search(r"password is (\S+)", made)[1]
        self._client = self._client_of("ada", self._password)
        return self

    def __exit__(self, *_):
        for client in self._clients:
            client.__exit__()
        self._server.__exit__()

    def _write_settings(self):
        path = os.path.join(self._data, "server.json")
        with open(path, encoding="utf-8") as file:
            settings = json.load(file)
        settings.update(host=HOST, address="127.0.0.1", port=self.port, title="Tests")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(settings, file)

    def _client_of(self, user, password):
        """As a person lets an app in: its login page, a code, a token."""
        app = self._form("/api/v1/apps", client_name="tests", redirect_uris=BACK,
                         scopes="read write")[1]
        sent_back = self._form("/oauth/x-snac-login", login=user, passwd=password, redir=BACK,
                               cid=app["client_id"], state="")[0]["location"]
        code = urllib.parse.parse_qs(urllib.parse.urlparse(sent_back).query)["code"][0]
        token = self._form("/oauth/token", grant_type="authorization_code", code=code,
                           client_id=app["client_id"], client_secret=app["client_secret"],
                           redirect_uri=BACK)[1]["access_token"]
        client = guest.Script("mastodon_client.mjs",
                              os.path.join(os.path.dirname(self._data), "client.log"), self.url,
                              token).__enter__()
        self._clients.append(client)
        return client

    def _form(self, path, **fields):
        status, headers, body = guest.ask(self.url + path, urllib.parse.urlencode(fields).encode())
        if status not in (200, 303):
            raise guest.NotHere(f"snac2 {path}: HTTP {status}")
        return headers, json.loads(body) if status == 200 else None

    def post(self, text, **more):
        """Its id."""
        made = self._client.call("post", text, {"visibility": "public", "language": "en", **more})
        self._uris[made["id"]] = made["uri"]
        return made["id"]

    def edit(self, post, text):
        self._client.call("edit", post, text)

    def remove(self, post):
        """By the button of its own pages: the API of this version deletes nothing."""
        login = base64.b64encode(f"ada:{self._password}".encode()).decode()
        form = {"action": "Delete", "id": self._uris.pop(post), "actor": f"https://{HOST}/ada",
                "redir": ""}
        status, _, body = guest.ask(f"{self.url}/ada/admin/action",
                                    urllib.parse.urlencode(form).encode(),
                                    {"Authorization": f"Basic {login}"})
        if status != 303:
            raise guest.NotHere(f"snac2 deletes nothing: HTTP {status} {body[:100]!r}")
