"""The files of a description as they are written, with what the code has under a name in the place of that name."""

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import yaml


@cache
def read(path: Path) -> dict[str, Any]:
    """One file of a description."""
    return Reader(path.read_text()).get_single_data()


class Reader(yaml.SafeLoader):
    """YAML with the tags below."""


def named(words: str) -> Any:
    """What stands under `module.NAME`, or the items of several and of `+word` in one list."""
    values = [[word[1:]] if word.startswith("+") else _plain(_found(word)) for word in words.split()]
    return values[0] if len(values) == 1 else [item for value in values for item in value]


def _found(dotted: str) -> Any:
    module, _, name = dotted.rpartition(".")
    return getattr(import_module(module), name)


def _plain(value: Any) -> Any:
    return value if isinstance(value, int) else sorted(value) if isinstance(value, frozenset) else list(value)


TAGS = {
    "!words": str.split,
    "!from": named,
    "!or_null": lambda words: [*named(words), None],
    "!either_way": lambda words: [sign + name for name in named(words) for sign in ("", "-")],
    "!values": lambda dotted: list(_found(dotted).values()),
}


for _tag, _construct in TAGS.items():
    Reader.add_constructor(_tag, lambda reader, node, construct=_construct: construct(reader.construct_scalar(node)))
