"""Words that were added and removed, as they are indexed and searched for. Pure.

No text search configuration: auditors look for what was there to the letter, in any language, so words are neither
stemmed nor dropped, only compared without case. In an event's vector a removed word stands as `-word` and as `word`, an
added one as `+word` and as `word`, and some words around them as `word` alone. So "within 28 days" was removed where the
three words follow each other and at least one of them is a removed one, although only "28" was replaced.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from domain.comparison.words import aligned

REMOVED, ADDED = "-", "+"
#: How many words on either side of a change are kept.
AROUND = 6
#: What one vector of PostgreSQL can tell the place of; what an event changed beyond that is not found.
MOST_PLACES = 16_000
MOST_OF_ONE = 250
MOST_LETTERS = 60
MOST_WORDS = 40
# Where words are written without spaces, each character counts as one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_TERM = re.compile(r"""([-+]?)(?:["“„”«]([^"“”„«»]*)["“”»]|(\S+))""")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

Entry = tuple[str, str | None]


def words_of(text: str) -> list[str]:
    """The words of a text in order; tags of HTML are none."""
    text = _TAG.sub(" ", text) if "<" in text else text
    text = text if text.isascii() else normalize("NFKC", text)
    return [word[:MOST_LETTERS] for word in _WORD.findall(text.casefold())]


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[list[Entry]]:
    """Each stretch that was removed or added with what is around it: words, and how they are marked."""
    for same, a, b, c, d in aligned(before, after):
        if not same and b > a:
            yield _stretch(before, a, b, REMOVED)
        if not same and d > c:
            yield _stretch(after, c, d, ADDED)


def _stretch(words: Sequence[str], start: int, end: int, mark: str) -> list[Entry]:
    return [
        *((word, None) for word in words[max(0, start - AROUND) : start]),
        *((word, mark) for word in words[start:end]),
        *((word, None) for word in words[end : end + AROUND]),
    ]


def vector(stretches: Iterable[list[Entry]]) -> str | None:
    """All of it as PostgreSQL reads a tsvector; None where there is nothing."""
    places: dict[str, list[int]] = {}
    place = 1
    for stretch in stretches:
        for word, mark in stretch[: MOST_PLACES - place]:
            places.setdefault(word, []).append(place)
            if mark:
                places.setdefault(mark + word, []).append(place)
            place += 1
        # What was removed here and what was removed there are no phrase.
        place += 2
    return " ".join(f"'{word}':{','.join(map(str, at[:MOST_OF_ONE]))}" for word, at in places.items()) or None


@dataclass(frozen=True)
class Term:
    """A phrase to look for, `mark`ed as removed or added or (`None`) either; its last word may be a `beginning`."""

    words: list[str]
    mark: str | None
    beginning: bool = False


def terms_in(text: str, mark: str | None = None) -> list[Term]:
    """What somebody looks for: words, "phrases", begin*, -removed and +added. Raises `ValueError`."""
    terms = [_term(*found.groups(), mark) for found in _TERM.finditer(text)]
    terms = [term for term in terms if term.words]
    if not terms:
        raise ValueError('write at least one word, such as fee or "within 28 days"')
    if sum(len(term.words) for term in terms) > MOST_WORDS:
        raise ValueError(f"look for at most {MOST_WORDS} words")
    return terms


def _term(sign: str, phrase: str | None, word: str | None, mark: str | None) -> Term:
    text = phrase if phrase is not None else word
    return Term(words_of(text.strip()), sign or mark, beginning=text.rstrip().endswith("*"))


def query(terms: Iterable[Term]) -> str:
    """The tsquery that finds the events which changed all of these."""
    return " & ".join(f"({' | '.join(_of_term(term))})" for term in terms)


def _of_term(term: Term) -> Iterator[str]:
    for mark in [term.mark] if term.mark else [REMOVED, ADDED]:
        for changed in range(len(term.words)):
            first = max(0, changed - AROUND)
            window = term.words[first : changed + AROUND + 1]
            marked = [(mark if first + i == changed else "") + word for i, word in enumerate(window)]
            last = ":*" if term.beginning and first + len(window) == len(term.words) else ""
            yield "(" + " <-> ".join(f"'{word}'" for word in marked) + last + ")"
