"""The tags in HTML that authors wrote, read strictly: what is not certainly a tag is text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from domain.govspeak.limits import ATTRIBUTES, check_elements

_NAME = r"[a-zA-Z][\w:.-]*+"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++)"""
_ATTRIBUTE = rf"[a-zA-Z_:@][\w:.@-]*+(?:\s*+=\s*+{_VALUE})?+"
_OPEN = re.compile(rf"<({_NAME})((?:(?:\s++|(?<=[\"'])){_ATTRIBUTE})*+)\s*+(/?)>", re.ASCII)
_CLOSE = re.compile(rf"</({_NAME})\s*+>", re.ASCII)
_ATTRIBUTES = re.compile(rf"([a-zA-Z_:@][\w:.@-]*+)(?:\s*+=\s*+({_VALUE}))?+", re.ASCII)
_UNREAL = (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!DOCTYPE", ">"), ("<?", "?>"))

#: The element that stands for a component until the HTML has been sanitised.
PLACEHOLDER = "govspeak-embed"
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
#: Elements whose content is no markup.
VERBATIM = set("script style xmp iframe noembed noframes noscript plaintext textarea title".split())
#: Elements whose content is no Markdown, although they stand in a line of it.
RAW_INLINE = set("code kbd samp var textarea option".split())
#: Elements that begin no block at the start of a line; all others, unknown ones too, do.
INLINE = set(
    "a abbr acronym b bdi bdo big br button cite code data del dfn em i img input ins kbd label mark option q rb rbc rp"
    " rt rtc ruby s samp select small span strike strong sub sup textarea time tt u var wbr".split()
)
#: Elements whose tags are text in the middle of a line.
BLOCKS = set(
    "address article aside applet body blockquote caption center col colgroup dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main map"
    " menu meta nav ol optgroup p pre section summary table tbody td tfoot th thead title tr ul".split()
)
#: Elements that need no end tag, so that nothing follows from its absence.
_OPTIONAL_END = set("p li dt dd td th tr tbody thead tfoot colgroup rt rp rb rtc option optgroup".split())


@dataclass(frozen=True)
class Tag:
    """`kind` is open, close, empty for both at once, or comment for all that is never shown."""

    kind: str
    name: str
    start: int
    end: int
    attributes: dict[str, str] = field(default_factory=dict)


def tag_at(text: str, start: int, end: int) -> Tag | None:
    """The tag that begins at `start` with its `<`, if one is there and complete."""
    if match := _OPEN.match(text, start, end):
        kind = "empty" if match[3] and match[1].lower() not in VOID else "open"
        return Tag(kind, match[1].lower(), start, match.end(), attributes(match[2]))
    if match := _CLOSE.match(text, start, end):
        return Tag("close", match[1].lower(), start, match.end())
    return None


def attributes(text: str) -> dict[str, str]:
    """The attributes in a tag, references undecoded; the first of a name counts."""
    found: dict[str, str] = {}
    for name, value in _ATTRIBUTES.findall(text):
        if len(found) == ATTRIBUTES:
            break
        found.setdefault(name.lower(), value[1:-1] if value[:1] in ("'", '"') else value)
    return found


def comment_at(text: str, start: int, end: int, last: dict[str, int]) -> Tag | None:
    """A comment, declaration or instruction at `start`. `last` remembers where the last end of each kind is."""
    for opening, closing in _UNREAL:
        if not text.startswith(opening, start):
            continue
        if closing not in last:
            last[closing] = text.rfind(closing, 0, end)
        if last[closing] < start + len(opening):
            return None
        return Tag("comment", opening, start, text.find(closing, start + len(opening), end) + len(closing))
    return None


def tags(text: str, start: int, end: int) -> Iterator[Tag]:
    """All tags between `start` and `end`, in order; none from inside scripts and the like."""
    last: dict[str, int] = {}
    while (start := text.find("<", start, end)) >= 0:
        tag = tag_at(text, start, end) or comment_at(text, start, end, last)
        start = tag.end if tag else start + 1
        if tag:
            yield tag
        if tag and tag.kind == "open" and tag.name in VERBATIM:
            start = end_of_verbatim(text, tag, end)


def end_of_verbatim(text: str, tag: Tag, end: int) -> int:
    """Where the end tag of `tag` begins, or `end`."""
    close = re.compile(rf"</{re.escape(tag.name)}\s*>", re.IGNORECASE).search(text, tag.end, end)
    return close.start() if close else end


def end_of_element(text: str, tag: Tag, end: int) -> tuple[int, int]:
    """Where the content and the whole of the element that `tag` opens end."""
    depth = 0
    if tag.name in VOID or tag.kind == "empty":
        return tag.end, tag.end
    for each in tags(text, tag.start, end):
        if each.name == tag.name:
            depth += (each.kind == "open") - (each.kind == "close")
            check_elements(depth)
            if not depth:
                return each.start, each.end
    return end, end


def rewritten(text: str, start: int, end: int, balanced: bool = True) -> str:
    """The HTML between `start` and `end` with nothing in it but tags and text.

    Comments are gone. If it is to be `balanced`, end tags without a beginning are too, and what is open is closed.
    """
    parts, opened, at = [], [], start
    for tag in tags(text, start, end):
        parts += [text_written(text[at : tag.start]), _balanced(tag, opened) if balanced else _plain(tag)]
        at = tag.end
    parts += [text_written(text[at:end]), *(f"</{name}>" for name in reversed(opened))]
    return "".join(parts)


def _plain(tag: Tag) -> str:
    return "" if tag.kind == "comment" else written(tag)


def _balanced(tag: Tag, opened: list[str]) -> str:
    if tag.kind == "comment":
        return ""
    if tag.kind == "empty" or tag.name in VOID or tag.name in _OPTIONAL_END:
        return written(tag)
    if tag.kind == "open":
        opened.append(tag.name)
    elif tag.name in opened[-100:]:
        del opened[len(opened) - 1 - opened[::-1].index(tag.name)]
    else:
        return ""
    return written(tag)


def written(tag: Tag) -> str:
    """The tag as it is written again; what would pass for a placeholder of ours is not."""
    if tag.name.startswith(PLACEHOLDER):
        return ""
    if tag.kind == "close":
        return f"</{tag.name}>"
    return f"<{tag.name}{attributes_written(tag.attributes)}>" + (f"</{tag.name}>" if tag.kind == "empty" else "")


def attributes_written(values: dict[str, str]) -> str:
    """Attributes with their references as they were written."""
    return "".join(f' {name}="{text_written(value).replace(chr(34), "&quot;")}"' for name, value in values.items())


def text_written(text: str) -> str:
    """Text with its references, so that nothing in it can be a tag."""
    return text.replace("<", "&lt;").replace(">", "&gt;")


def escaped(text: str) -> str:
    """Plain text as HTML."""
    return escape(text, quote=False)


def quoted(text: str) -> str:
    """Plain text as the value of an attribute."""
    return escape(text, quote=False).replace('"', "&quot;")
