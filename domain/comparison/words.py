"""Two texts, word by word: what stayed, what was removed and what was added. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

#: Coarse before fine, so that a long text is aligned by its lines and only what differs of them is by words.
_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_SENTENCES = re.compile(r".*?(?:[.!?;>][)\"'’”]*\s+|\Z)", re.DOTALL)
_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
#: How many pairs of pieces are compared at most: a bit of memory each. Beyond it they count as wholly different.
BUDGET = 400_000_000

Stretch = tuple[bool, int, int, int, int]
Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind."""

    kind: Kind
    text: str


def compare(old: str, new: str) -> list[Run]:
    """The runs of both texts in order: those not added make up `old`, those not removed make up `new`."""
    return _merged(_compare(old, new, (_LINES, _SENTENCES, _WORDS)))


def _compare(old: str, new: str, levels: tuple[re.Pattern, ...]) -> Iterator[Run]:
    if old == new or not levels:
        yield from _either(old, new)
        return
    level, *finer = levels
    pieces = level.findall(old), level.findall(new)
    runs = [(same, "".join(pieces[0][a:b]), "".join(pieces[1][c:d])) for same, a, b, c, d in aligned(*pieces)]
    for same, before, after in runs if finer else _readable(runs):
        yield from _either(before, after) if same else _compare(before, after, tuple(finer))


def _either(old: str, new: str) -> Iterator[Run]:
    yield from [Run("same", old)] if old == new else [Run("removed", old), Run("added", new)]


def aligned(old: Sequence, new: Sequence) -> list[Stretch]:
    """Which stretches of two sequences are the same, and which are not: `(same, from, to, from, to)`, in order."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    if (len(old) - head - tail) * (len(new) - head - tail) <= BUDGET:
        return _joined([(code.tag == "equal", *tuple(code)[1:]) for code in Indel.opcodes(old, new)])
    ends = len(old) - tail, len(new) - tail
    return [
        (True, 0, head, 0, head),
        (False, head, ends[0], head, ends[1]),
        (True, ends[0], len(old), ends[1], len(new)),
    ]


def _joined(stretches: list[Stretch]) -> list[Stretch]:
    """What was removed and what was added in its place are one stretch."""
    joined: list[Stretch] = []
    for same, a, b, c, d in stretches:
        if joined and not same and not joined[-1][0]:
            _, a, _, c, _ = joined.pop()
        joined.append((same, a, b, c, d))
    return joined


def _common(old: Sequence, new: Sequence) -> int:
    length = min(len(old), len(new))
    return next((place for place in range(length) if old[place] != new[place]), length)


def _readable(runs: list[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """A word or two that stayed among many that did not are no help: they count as changed too."""
    pending = (False, "", "")
    for place, (same, before, after) in enumerate(runs):
        following = runs[place + 1][1:] if place + 1 < len(runs) else ("", "")
        between = any(pending[1:]) and any(following)
        if same and not (between and len(before) <= min(_longest(pending[1:]), _longest(following))):
            if any(pending[1:]):
                yield pending
            yield True, before, after
            pending = (False, "", "")
        else:
            pending = (False, pending[1] + before, pending[2] + after)
    if any(pending[1:]):
        yield pending


_longest: Callable[[Sequence[str]], int] = lambda texts: max(map(len, texts))  # noqa: E731


def _merged(runs: Iterator[Run]) -> list[Run]:
    """Neighbours of one kind as one run, what was removed before what was added, nothing empty."""
    merged: list[Run] = []
    texts = {"removed": "", "added": ""}
    for run in [*runs, None]:
        if run and run.kind != "same":
            texts[run.kind] += run.text
            continue
        if run is None or run.text:
            merged += [Run(kind, text) for kind, text in texts.items() if text]
            texts = {"removed": "", "added": ""}
        if run and run.text:
            before = merged.pop().text if merged and merged[-1].kind == "same" else ""
            merged.append(Run("same", before + run.text))
    return merged
