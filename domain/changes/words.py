"""Words that were added and removed, as they are indexed and searched for. Pure.

No text search configuration: auditors look for what was there to the letter, in any language, so words are neither
stemmed nor dropped, only compared without case. A removed word stands in an event's vector as `-word`, an added one as
`+word`, and both and some words around them as `word`. Two words that followed each other and do so no more, since one
was removed or something came between them, stand as `-within 28` at the place of the first. So "within 28 days" was
removed where the three words stand in this order and a pair of them was parted; and pairs are rare enough for an index,
which knows no places, to find phrases of common words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from domain.comparison.words import aligned

REMOVED, ADDED = "-", "+"
#: How many words on either side of a change are kept.
AROUND = 6
#: What one vector of PostgreSQL can hold; what an event changed beyond that is not found.
MOST_PLACES, MOST_BYTES = 16_000, 200_000
LONGEST = 60
MOST_WORDS = 40
# Where words are written without spaces, each character counts as one.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_UNSPACED}]|[^\\W{_UNSPACED}]+")
_TERM = re.compile(r"""([-+]?)(?:["“„”«]([^"“”„«»]*)["“”»]|(\S+))""")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True)
class Stretch:
    """What was removed or added, `words[start:end]`, with what is around it.

    Where nothing is between `start` and `end`, two words were parted there, or came together.
    """

    words: Sequence[str]
    start: int
    end: int
    mark: str


def words_of(text: str) -> list[str]:
    """The words of a text in order; tags of HTML are none."""
    text = _TAG.sub(" ", text) if "<" in text else text
    text = text if text.isascii() else normalize("NFKC", text)
    return [word[:LONGEST] for word in _WORD.findall(text.casefold())]


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Stretch]:
    """What was removed, and what was added, at each place where two texts differ."""
    for same, a, b, c, d in aligned(before, after):
        if not same:
            yield from _stretch(before, a, b, REMOVED)
            yield from _stretch(after, c, d, ADDED)


def _stretch(words: Sequence[str], start: int, end: int, mark: str) -> Iterator[Stretch]:
    if end > start or 0 < start < len(words):
        first = max(0, start - AROUND)
        yield Stretch(words[first : end + AROUND], start - first, end - first, mark)


def vector(stretches: Iterable[Stretch]) -> str | None:
    """All of it as PostgreSQL reads a tsvector; None where there is nothing."""
    lexemes: dict[str, str] = {}
    place = size = 0
    for stretch in stretches:
        # What was removed here and what was removed there are no phrase.
        place += 2
        for number, word in enumerate(stretch.words):
            place, size = place + 1, size + len(word) * (1 if word.isascii() else 4)
            if place > MOST_PLACES or size > MOST_BYTES:
                break
            for lexeme in _lexemes(stretch, number, word):
                known = lexemes.get(lexeme)
                lexemes[lexeme] = f"{known},{place}" if known else f"'{lexeme}':{place}"
    return " ".join(lexemes.values()) or None


def _lexemes(stretch: Stretch, number: int, word: str) -> tuple[str, ...]:
    if not stretch.start - 1 <= number < stretch.end:
        return (word,)
    pair = (f"{stretch.mark}{word} {stretch.words[number + 1]}",) if number + 1 < len(stretch.words) else ()
    return (word, stretch.mark + word, *pair) if number >= stretch.start else (word, *pair)


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
    """Each way in which the term can have changed: a word, or of a phrase any two words that follow each other."""
    last = ":*" if term.beginning else ""
    for mark in [term.mark] if term.mark else [REMOVED, ADDED]:
        if len(term.words) == 1:
            yield f"'{mark}{term.words[0]}'{last}"
        for number in range(len(term.words) - 1):
            yield _phrase(term.words, number, mark, last)


def _phrase(words: list[str], number: int, mark: str, last: str) -> str:
    """The words in their order, as far as they are kept around the pair that changed."""
    first, end = max(0, number - AROUND), number + 2 + AROUND
    pair = f"'{mark}{words[number]} {words[number + 1]}'" + (last if number + 2 == len(words) else "")
    following = [f"'{word}'" for word in words[number + 1 : end]]
    if end >= len(words):
        following[-1] += last
    return "(" + " <-> ".join([*(f"'{word}'" for word in words[first:number]), pair, *following]) + ")"
