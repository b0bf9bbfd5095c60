"""Reads HTML with a parser that is not ours and says what in it should not be there."""

from html.parser import HTMLParser

from domain.govspeak.html.allowed import (
    AUTHORS,
    COMPONENT_ATTRIBUTES,
    COMPONENTS,
    CONTENT_GOES_TOO,
    attribute_allowed,
    sanitised,
)
from domain.govspeak.html.tags import VOID

_LEFT_OUT = {"svg", "path", "title", "textarea"}


def assert_harmless(html: str) -> None:
    """Well-formed, nothing outside the allow-list of authors and components, and the sanitiser leaves it as it is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.problems == [], (reader.problems, html)
    assert reader.path == [], html
    assert sanitised(html, components=True) == html


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.problems, self.path = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in AUTHORS | COMPONENTS or tag in CONTENT_GOES_TOO:
            self.problems.append(tag)
        for name, value in attrs:
            if not attribute_allowed(tag, name, value or "") and name not in COMPONENT_ATTRIBUTES.get(tag, ()):
                self.problems.append((tag, name, value))
        if tag not in VOID:
            self.path.append(tag)

    def handle_endtag(self, tag):
        if not self.path or self.path.pop() != tag:
            self.problems.append(f"/{tag}")

    def handle_comment(self, data):
        self.problems.append(f"comment {data}")

    def handle_decl(self, decl):
        self.problems.append(f"declaration {decl}")

    def handle_pi(self, data):
        self.problems.append(f"instruction {data}")
