"""How deeply elements are in each other: what a browser's algorithm could not read in linear time is refused."""

import re

from domain.govspeak.html.tags import VOID
from domain.govspeak.limits import REOPENED, TooMuch, check_elements

_TAG = re.compile(r"<(/?)([a-z][^\s/>]*)")
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_LEFT_OPEN = frozenset("p li dt dd td th tr tbody thead tfoot colgroup rt rp rb rtc option optgroup".split()) | VOID


def check(html: str) -> None:
    """Refuse HTML in which elements are nested too deeply, or inline elements reach over too many blocks."""
    opened: dict[str, int] = {}
    depth = formatting = reopened = 0
    for close, name in _TAG.findall(html):
        step = -1 if close else 1
        if name not in _LEFT_OPEN and opened.get(name, 0) + step >= 0:
            opened[name] = opened.get(name, 0) + step
            depth += step
            formatting += step if name in _FORMATTING else 0
        elif step > 0:
            reopened += formatting
        check_elements(depth)
        if reopened > REOPENED:
            raise TooMuch("Inline elements reach over too many blocks: close them in the block that they begin in")
