"""Where content items come from: files, folders and URLs. Nothing is read before it is asked for."""

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, NoReturn

from domain import exact_json
from domain.canonical import NotCanonical
from jobs.importing.fetch import fetch, is_url
from jobs.importing.unreadable import LARGEST, TOO_LARGE, Unreadable


@dataclass(frozen=True)
class Source:
    """One file or URL, by the name that people know it by."""

    name: str
    read: Callable[[], bytes]

    def document(self) -> dict[str, Any]:
        """The JSON object that it holds. Raises `Unreadable`."""
        try:
            document = exact_json.parse(self.read().removeprefix(BOM_UTF8))
        except UnicodeDecodeError as error:
            raise Unreadable("is not UTF-8, so it is not JSON") from error
        except json.JSONDecodeError as error:
            raise Unreadable(f"is not JSON: {error.msg} at line {error.lineno}, column {error.colno}") from error
        except NotCanonical as error:
            raise Unreadable(str(error)) from error
        if not isinstance(document, dict):
            raise Unreadable("is JSON, but not an object, so it is no content item")
        return document


def sources(names: Iterable[str], private: bool = False) -> list[Source]:
    """What `names` stand for, each once: URLs, files, and the *.json files anywhere in folders, in order.

    URLs may lead to this machine and to private networks only if `private`.
    """
    return list({key: source for name in names for key, source in _sources(name, private)}.values())


def _sources(name: str, private: bool) -> Iterator[tuple[object, Source]]:
    if is_url(name):
        # Read twice (once to choose, once to import), but fetched once.
        yield name, Source(name, cache(partial(fetch, name, private)))
        return
    path = Path(name)
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    for file in files:
        yield file.resolve(), Source(str(file), partial(_read, file))
    if not files:
        yield name, Source(name, partial(_fail, "is a folder without any *.json file"))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise Unreadable("is not there") from error
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror}") from error
    if len(content) > LARGEST:
        raise Unreadable(TOO_LARGE)
    return content


def _fail(sentence: str) -> NoReturn:
    raise Unreadable(sentence)
