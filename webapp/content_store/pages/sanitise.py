"""HTML from outside, cut down to what govspeak writes."""

import re
from collections.abc import Callable, Iterable

import nh3
from markupsafe import Markup

ELEMENTS = set(
    "a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del dfn div dl dt em"
    " figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li mark nav ol p path pre q rp rt ruby"
    " s samp section small span strike strong sub summary sup svg table tbody td tfoot th thead time tr u ul var"
    " wbr".split()
)
CONTENT_GOES_TOO = set("iframe math noembed noframes noscript plaintext script style xmp template title".split())

CELL = set("abbr align axis colspan headers rowspan valign width".split())
ATTRIBUTES = {
    "*": set("aria-hidden aria-label class dir hidden id lang role tabindex title translate".split()),
    "a": set("href hreflang name rel draggable".split()),
    "blockquote": {"cite"},
    "q": {"cite"},
    "del": {"cite", "datetime"},
    "ins": {"cite", "datetime"},
    "time": {"datetime"},
    "data": {"value"},
    "img": set("alt height src srcset width".split()),
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
    "td": CELL,
    "th": CELL | {"scope"},
    "svg": set("xmlns width height viewbox viewBox focusable".split()),
    "path": {"fill", "d"},
}
SCHEMES = {"ftp", "http", "https", "mailto", "tel"}
MAIN_HEADING = re.compile(r"<(/?)h1\b")


def sanitiser(ids_taken: Iterable[str]) -> Callable[[str], Markup]:
    """A function that makes HTML safe to show on one page, on which no id may occur twice."""
    seen = set(ids_taken)

    def only_once(element: str, attribute: str, value: str) -> str | None:
        if attribute != "id":
            return value
        if value in seen or not value:
            return None
        seen.add(value)
        return value

    def clean(html: str) -> Markup:
        safe = nh3.clean(
            html,
            tags=ELEMENTS,
            clean_content_tags=CONTENT_GOES_TOO,
            attributes=ATTRIBUTES,
            attribute_filter=only_once,
            url_schemes=SCHEMES,
            link_rel=None,
        )
        # The page has its main heading already.
        return Markup(MAIN_HEADING.sub(r"<\1h2", safe))  # noqa: S704 -- what nh3 has cleaned

    return clean
