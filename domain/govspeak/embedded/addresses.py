"""Postal addresses in the order that their country uses."""

import re

from domain.govspeak.html.tags import escaped
from domain.govspeak.options import field

_PARTS = {
    "f": ("title", "fn"),
    "s": ("street_address", "street-address"),
    "l": ("locality", "locality"),
    "r": ("region", "region"),
    "p": ("postal_code", "postal-code"),
    "c": ("world_location", "country-name"),
}
_DEFAULT = "f/s/l/r/p/c"
_COUNTRIES = {
    "f/s/p l/c": "ae at ba be bg bh ch cz de eg fi fr gl gr hr il is jo lb li lu nc nl no qa ro sa se si sk sy tr ye",
    "f/s/p l r/c": "br cn es hk it mx pt",
    "f/s/p l/r/c": "ar dk kw om pl yu",
    "f/s/l r p/c": "au ca ie th tw us",
    "f/s/r/l p/c": "in nz",
    "f/s/l r/p/c": "kr ua",
    "f/s/l p/c": "mk sg",
    "f/l/s/p/c": "hu",
    "f/s/l/r p/c": "id",
    "f/s r/p l/c": "ph",
    "f/p l/s/c": "ru",
    "〒p/rls/f/c": "jp",
}
ORDERS = {country: order for order, countries in _COUNTRIES.items() for country in countries.split()}


def address(given: dict) -> str:
    """An address as HTML; empty if nothing is in it."""
    order = ORDERS.get(field(given, "iso2_country_code").strip().lower(), _DEFAULT)
    return "<br>\n".join(line for line in (_line(given, each) for each in order.split("/")) if line)


def _line(given: dict, order: str) -> str:
    shown = {letter: _part(given, letter) for letter in order if letter in _PARTS}
    if not any(shown.values()):
        return ""
    return re.sub("  +", " ", "".join(shown.get(letter, letter) for letter in order)).strip()


def _part(given: dict, letter: str) -> str:
    name, class_ = _PARTS[letter]
    value = field(given, name).strip()
    if not value or (letter == "c" and value == "United Kingdom"):
        return ""
    text = re.sub(r"\r\n?|\n", "<br>", escaped(value))
    return f'<span class="{class_}">{text}</span>'
