"""What authors may write, what components add to that, and the sanitiser that lets nothing else through."""

import re
from collections.abc import Callable, Iterable
from functools import cache

import nh3

from domain.govspeak.html.tags import PLACEHOLDER

AUTHORS = frozenset(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del dfn div dl dt em"
    " figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p path pre q rp rt"
    " ruby s samp section small span strike strong sub summary sup svg table tbody td tfoot th thead time title tr u ul"
    " var wbr".split()
)
CONTENT_GOES_TOO = frozenset("iframe math noembed noframes noscript plaintext script style xmp".split())
_CELL = "abbr align axis colspan headers rowspan valign width style"
ATTRIBUTES = {
    name: frozenset(words.split())
    for name, words in {
        "*": "aria-label class dir hidden id lang role tabindex title translate",
        "a": "href hreflang name rel draggable",
        "abbr": "title",
        "dfn": "title",
        "blockquote": "cite",
        "q": "cite",
        "del": "cite datetime",
        "ins": "cite datetime",
        "time": "datetime pubdate",
        "data": "value",
        "img": "align alt border height src srcset width",
        "li": "value",
        "ol": "reversed start type",
        "ul": "type",
        "col": "span width",
        "colgroup": "span width",
        "table": "align bgcolor border cellpadding cellspacing frame rules sortable summary width",
        "td": _CELL,
        "th": f"{_CELL} scope sorted",
        "svg": "xmlns width height viewBox viewbox focusable",
        "path": "fill d",
        PLACEHOLDER: "n",
    }.items()
}
WITH_DATA = frozenset({"a", "div", "span"})
_DATA = re.compile(r"data-(?!xml)[a-z_][\w.:-]*", re.IGNORECASE)
_SCHEME = re.compile(r"([^/#:]*):")
_BLANKS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\ufeff]+")
_TO_FOLLOW = frozenset({"ftp", "http", "https", "mailto"})
_TO_FETCH = frozenset({"http", "https"})
_ALIGN = re.compile(r"text-align\s*:\s*([\w-]+)", re.IGNORECASE)

#: What components may have that authors may not.
COMPONENTS = frozenset({"details"})
COMPONENT_ATTRIBUTES = {
    "a": frozenset({"target", "aria-hidden"}),
    "svg": frozenset({"aria-hidden"}),
    "section": frozenset({"data-module"}),
    "details": frozenset({"data-module"}),
}


def attribute_allowed(element: str, name: str, value: str) -> bool:
    """Whether authors may give `element` an attribute `name` with that value."""
    if name.startswith("data-"):
        return element in WITH_DATA and bool(_DATA.fullmatch(name))
    if name not in ATTRIBUTES["*"] and name not in ATTRIBUTES.get(element, ()):
        return False
    if name == "href":
        return _scheme_allowed(value, _TO_FOLLOW)
    return name not in ("src", "cite") or _scheme_allowed(value, _TO_FETCH)


def url_allowed(url: str) -> bool:
    """Whether a link may lead there."""
    return _scheme_allowed(url, _TO_FOLLOW)


def _scheme_allowed(url: str, schemes: frozenset[str]) -> bool:
    scheme = _SCHEME.match(_BLANKS.sub("", url))
    return scheme is None or scheme[1].lower() in schemes


def only_alignment(style: str) -> str:
    """The part of a style that cells may keep; empty if there is none."""
    found = [match[1].lower() for match in map(_ALIGN.fullmatch, map(str.strip, style.split(";"))) if match]
    return f"text-align: {found[-1]};" if found else ""


def sanitised(html: str, more: Iterable[str] = (), *, components: bool = False) -> str:
    """`html` with nothing left in it but what authors may write, elements in `more`, and `components` if so asked.

    What was taken out can leave what a browser would read differently; so it is cleaned until nothing changes.
    """
    clean, same = _cleaners(frozenset(more), components)
    given, html = html, clean(html)
    if html == given:
        return html
    for _ in range(20):
        if same(html) == html:
            return html
        html = clean(html)
    return nh3.clean_text(html)


@cache
def _cleaners(more: frozenset[str], components: bool) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """The sanitiser, and a quicker one that leaves values of attributes alone, to see whether it is done."""
    elements = AUTHORS | {name for name in more if re.fullmatch(r"[a-z][a-z0-9-]*", name)}
    allowed = {name: set(ATTRIBUTES.get(name, ())) for name in ("*", *elements)}
    if components:
        elements |= COMPONENTS
        for name, words in COMPONENT_ATTRIBUTES.items():
            allowed.setdefault(name, set()).update(words)
    settings = {
        "tags": set(elements),
        "clean_content_tags": set(CONTENT_GOES_TOO - elements),
        "attributes": allowed,
        "generic_attribute_prefixes": {"data-"},
        "url_schemes": set(_TO_FOLLOW),
        "link_rel": None,
    }
    return nh3.Cleaner(**settings, attribute_filter=_filter(components)).clean, nh3.Cleaner(**settings).clean


def _filter(components: bool) -> Callable[[str, str, str], str | None]:
    def kept(element: str, name: str, value: str) -> str | None:
        if components and name in COMPONENT_ATTRIBUTES.get(element, ()):
            return value
        if not attribute_allowed(element, name, value):
            return None
        return (only_alignment(value) or None) if name == "style" else value

    return kept
