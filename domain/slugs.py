"""The words of a title as they stand in a path."""

import re
import unicodedata

LONGEST = 120


def slug_of(title: str) -> str:
    """`bees-are-back` for `Bees are back!`; accents are dropped, and what is no Latin letter or digit is left out."""
    plain = unicodedata.normalize("NFKD", re.sub("['’]", "", title).translate(_LATIN))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")[:LONGEST].rstrip("-")


#: Letters that do not fall apart into one of ASCII and an accent.
_LATIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "&": " and "}
)
