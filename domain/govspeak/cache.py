"""What was rendered before, by a hash of what went in, up to a number of characters."""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from threading import Lock

CHARACTERS = 10_000_000
_kept: OrderedDict[bytes, str] = OrderedDict()
_lock = Lock()
_size = 0


def remembered(what: str, make: Callable[[], str]) -> str:
    """The result of `make` for `what`, made only if it is not remembered."""
    key = sha256(what.encode("utf-8", "surrogatepass")).digest()
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            return _kept[key]
    made = make()
    with _lock:
        _keep(key, made)
    return made


def forget() -> None:
    """Forget everything."""
    global _size
    with _lock:
        _kept.clear()
        _size = 0


def _keep(key: bytes, made: str) -> None:
    global _size
    if key not in _kept and len(made) <= CHARACTERS // 4:
        _kept[key] = made
        _size += len(made) + 100
    while _size > CHARACTERS:
        _size -= len(_kept.popitem(last=False)[1]) + 100
