"""What the sanitiser would take out of a document, in words, for whoever can mend it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from domain.govspeak.finishing import image_host
from domain.govspeak.html.allowed import AUTHORS, attribute_allowed
from domain.govspeak.html.tags import Tag, tags
from domain.govspeak.limits import check_length
from domain.govspeak.markdown.inline import decoded
from domain.govspeak.options import Options, options_from
from domain.govspeak.parser import parsed
from domain.govspeak.preparing import prepared


@dataclass(frozen=True, order=True)
class Problem:
    """`line` counts from 1."""

    line: int
    message: str

    def sentence(self) -> str:
        return f"Line {self.line}: {self.message}"


def problems_of(govspeak: str | None, **options: Any) -> list[Problem]:
    """Everything that is not allowed, by line; empty for a valid source. TooMuch is raised as for rendering."""
    check_length(govspeak or "")
    chosen = options_from(options)
    source = prepared(govspeak or "")
    tokens, env = parsed(source, chosen)
    notes = [token for note in env["notes"].values() for token in note]
    found = {problem for token in [*tokens, *notes] for problem in _of_block(token, chosen)}
    return sorted(found | set(_hidden_comments(source)))


def _of_block(token: Token, options: Options) -> Iterator[Problem]:
    line = token.map[0] + 1 if token.map else 1
    yield from _of_token(token, line, options)
    for child in token.children or ():
        yield from _of_token(child, line + token.content.count("\n", 0, child.meta.get("at", 0)), options)


def _of_token(token: Token, line: int, options: Options) -> Iterator[Problem]:
    if html := token.meta.get("html"):
        for tag in tags(html, 0, len(html)):
            yield from _of_tag(tag, line + html.count("\n", 0, tag.start), options)
    elif token.nesting >= 0 and token.attrs:
        yield from _of_attributes(token.tag, {name: str(value) for name, value in token.attrs.items()}, line, options)


def _of_tag(tag: Tag, line: int, options: Options) -> Iterator[Problem]:
    if tag.kind == "comment":
        yield Problem(line, "comments are not shown; take it out")
    elif tag.kind != "close" and tag.name not in AUTHORS and tag.name not in options.allowed_elements:
        yield Problem(line, f"<{tag.name}> is not allowed")
    elif tag.kind != "close":
        values = {name: decoded(value) for name, value in tag.attributes.items() if name != "markdown"}
        yield from _of_attributes(tag.name, values, line, options)


def _of_attributes(element: str, values: dict[str, str], line: int, options: Options) -> Iterator[Problem]:
    for name, value in values.items():
        if attribute_allowed(element, name, value) or (name == "style" and element in ("td", "th")):
            continue
        if name in ("href", "src", "cite") and attribute_allowed(element, name, ""):
            yield Problem(line, f"{name} must not be “{value[:60]}”: use an address that begins with https: or /")
        else:
            yield Problem(line, f"{name} is not allowed on <{element}>")
    host = image_host(values.get("src", "")) if element == "img" and options.allowed_image_hosts else ""
    if host and host not in options.allowed_image_hosts:
        yield Problem(line, f"images from {host} are not allowed, only from {', '.join(options.allowed_image_hosts)}")


def _hidden_comments(source: str) -> Iterator[Problem]:
    for number, line in enumerate(source.split("\n"), 1):
        if line.startswith("{::comment"):
            yield Problem(number, "comments are not shown; take it out")
