"""What has not changed is folded to some words around what has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.comparison.words import Run

CONTEXT = 20
#: Fewer words than this are not worth a click.
LEAST = 30
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Folded:
    """A stretch that stayed the same, and how many words it has."""

    text: str
    words: int


def folded(runs: list[Run]) -> list[Run | Folded]:
    """The same texts in the same order; long stretches that stayed the same become `Folded`, but for their ends."""
    return [part for place, run in enumerate(runs) for part in _parts(run, place == 0, place == len(runs) - 1)]


def _parts(run: Run, first: bool, last: bool) -> Iterator[Run | Folded]:
    words = list(_WORD.finditer(run.text)) if run.kind == "same" else []
    head, tail = (0 if first else CONTEXT), (0 if last else CONTEXT)
    if len(words) - head - tail < LEAST:
        yield run
        return
    start = words[head].start() if head else 0
    end = words[-tail].start() if tail else len(run.text)
    if start:
        yield Run("same", run.text[:start])
    yield Folded(run.text[start:end], len(words) - head - tail)
    if end < len(run.text):
        yield Run("same", run.text[end:])
