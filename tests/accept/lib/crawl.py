"""An archive's folder as a visitor walks it: every link and anchor, and what a page is made of.

    site = crawl.Site(folder)
    site.broken(), site.orphans(), site.outside()
"""

import html.parser
import os
import urllib.parse

MADE_OF = set(
    "html head meta title link style body a div i header span main h1 h2 h3 p br nav ol ul li "
    "section table tr th td thead tbody b em strong code pre blockquote article time wbr "
    "footer".split())
LOADING = ("src", "srcset", "data", "poster", "background", "action", "ping", "style")


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.links, self.names, self.loads, self.elements, self.titles = [], [], [], set(), []
        self.words, self._unseen = "", 0
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.elements.add(tag)
        self._unseen += tag in ("style", "title")
        if attrs.get("id"):
            self.names.append(attrs["id"])
        if attrs.get("href") is not None:
            self.links.append(attrs["href"])
        self.loads += [f"{tag} {name}" for name in attrs
                       if name in LOADING or name.startswith("on")]
        if tag == "link" and attrs.get("rel") not in ("canonical", "alternate"):
            self.loads.append(f"link {attrs}")
        if tag in ("h1", "h2", "h3"):
            self.titles.append(int(tag[1]))

    def handle_endtag(self, tag):
        self._unseen -= tag in ("style", "title")

    def handle_data(self, data):
        self.words += "" if self._unseen else data


class Site:
    def __init__(self, folder, url=None):
        self.folder, self.url = folder, url
        self.files = {os.path.relpath(os.path.join(place, name), folder)
                      for place, _, names in os.walk(folder) for name in names
                      if not name.startswith(".")}
        self.pages = {}
        for name in sorted(self.files):
            if name.endswith(".html"):
                with open(os.path.join(folder, name), encoding="utf-8") as file:
                    self.pages[name] = Page(file.read())

    def target(self, page, link):
        """(file, anchor) below the folder; None: a link to elsewhere."""
        if self.url and link.startswith(self.url + "/"):
            link = os.path.relpath(link[len(self.url) + 1:], os.path.dirname(page) or ".")
        parts = urllib.parse.urlsplit(link)
        if parts.scheme or parts.netloc:
            return None
        path = urllib.parse.unquote(parts.path)
        name = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
        return name, urllib.parse.unquote(parts.fragment)

    def each_link(self):
        for page, parsed in self.pages.items():
            for link in parsed.links:
                yield page, link, self.target(page, link)

    def broken(self):
        """Links and anchors that lead nowhere."""
        wrong = []
        for page, link, target in self.each_link():
            if target and (target[0] not in self.files or (
                    target[1] and target[1] not in self.pages[target[0]].names)):
                wrong.append(f"{page}: {link}")
        return wrong

    def orphans(self):
        """Files to which nothing leads from the front page."""
        seen, todo = set(), ["index.html"]
        reached = {}
        for page, _, target in self.each_link():
            if target:
                reached.setdefault(page, set()).add(target[0])
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += reached.get(name, ())
        return sorted(self.files - seen)

    def strange(self):
        """What is loaded, what no page is made of, names that stand twice, headings that leap."""
        wrong = []
        for name, page in self.pages.items():
            wrong += [f"{name}: {what}" for what in page.loads]
            wrong += [f"{name}: <{element}>" for element in page.elements - MADE_OF]
            wrong += [f"{name}: id {each} twice" for each in set(page.names)
                      if page.names.count(each) > 1]
            if page.titles.count(1) != 1 or any(
                    after > before + 1 for before, after in zip(page.titles, page.titles[1:])):
                wrong.append(f"{name}: headings {page.titles}")
        return wrong

    def largest(self):
        return max(os.path.getsize(os.path.join(self.folder, name)) for name in self.files)

    def text(self):
        """All that stands in any file."""
        made = ""
        for place, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(place, name), encoding="utf-8") as file:
                    made += file.read()
        return made
