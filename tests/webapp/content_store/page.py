"""A page as a test reads it, which refuses to be read if it is badly made."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """The texts, links and ids of an HTML page: one h1 that its title agrees with, no id twice, nothing inline."""

    def __init__(self, html: str):
        super().__init__()
        self.html, self.links, self.ids, self.elements, self.texts = html, [], [], [], []
        self._inside = []
        self.feed(html)
        assert len(self.find("h1")) == 1
        assert self.title == f"{self.heading} - Annals"
        assert len(set(self.ids)) == len(self.ids)
        assert not any(name == "style" or name.startswith("on") for _, given in self.elements for name in given)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.elements.append((tag, given))
        self.links += [given["href"]] if tag == "a" and "href" in given else []
        self.ids += [given["id"]] if "id" in given else []
        self._inside.append(tag)

    def handle_endtag(self, tag):
        while tag in self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if data.strip() and not {"script", "style"} & set(self._inside):
            self.texts.append((tuple(self._inside), " ".join(data.split())))

    def find(self, tag: str) -> list[dict]:
        """The attributes of every element of that kind."""
        return [given for name, given in self.elements if name == tag]

    def inside(self, tag: str) -> str:
        """All text in elements of that kind."""
        return " ".join(text for stack, text in self.texts if tag in stack)

    @property
    def heading(self) -> str:
        return self.inside("h1")

    @property
    def title(self) -> str:
        return self.inside("title")

    @property
    def text(self) -> str:
        return self.inside("body")
