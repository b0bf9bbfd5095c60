"""Made-up JSON, of what the log can carry and of what it cannot."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as some

from domain.canonical import LARGEST_NUMBER

#: Whatever Python calls a text, halves of surrogate pairs and U+0000 included.
ANY_TEXT = some.text(some.characters(exclude_categories=()), max_size=8)
_EXACT_TEXT = some.text(some.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
_EXACT_NUMBERS = some.integers(-LARGEST_NUMBER, LARGEST_NUMBER) | some.floats(
    -LARGEST_NUMBER, LARGEST_NUMBER, allow_nan=False
).map(lambda number: number or 0.0)


def anything(numbers, texts):
    """JSON of those numbers and texts."""
    return some.recursive(
        some.none() | some.booleans() | numbers | texts,
        lambda inner: some.lists(inner, max_size=4) | some.dictionaries(texts, inner, max_size=4),
        max_leaves=12,
    )


EXACT = anything(_EXACT_NUMBERS, _EXACT_TEXT)
INEXACT_TOO = anything(some.integers() | some.floats(), ANY_TEXT)

#: However busy the machine is.
patiently = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
