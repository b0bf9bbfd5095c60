"""Images with caption and credit."""

import re

from domain.govspeak.html.tags import quoted, rewritten
from domain.govspeak.labels import label
from domain.govspeak.options import Options, blank, field, named

_LONE_AMPERSAND = re.compile(r"&(?!#?\w+;)")


def by_id(name: str, options: Options) -> str:
    """The figure of the image with that id, or nothing."""
    image = named(options.images, "id", name)
    return _figure(image, options.locale) if image else ""


def by_number(number: int, options: Options) -> str:
    """The figure of the image in that place, from 1, or nothing."""
    found = options.images[number - 1 : number] if number else ()
    return _figure(found[0], options.locale) if found and isinstance(found[0], dict) else ""


def _figure(image: dict, locale: str) -> str:
    texts = [] if blank(image, "caption") else [_html(field(image, "caption"))]
    if not blank(image, "credit"):
        texts.append(label(locale, "credit").format(_html(field(image, "credit"))))
    caption = "".join(f"<p>{text}</p>\n" for text in texts)
    return figure(field(image, "url"), field(image, "alt_text"), f"<figcaption>{caption}</figcaption>" if texts else "")


def figure(url: str, alt: str, more: str = "", id_: str = "") -> str:
    """A figure with the image and, as HTML, its caption."""
    img = f'<div class="img"><img src="{quoted(url)}" alt="{quoted(alt)}"></div>'
    attribute = f' id="{quoted(id_)}"' if id_ else ""
    return f'<figure{attribute} class="image embedded">{img}\n{more}</figure>\n'


def _html(text: str) -> str:
    text = _LONE_AMPERSAND.sub("&amp;", text.strip())
    return rewritten(text, 0, len(text))
