"""What each target holds, asked of the target itself; and what it should hold, presented afresh."""

from typing import Protocol

from urllib3 import HTTPResponse

from domain.downstream.drift import Held
from domain.downstream.present import present
from domain.downstream.targets import DRAFT, LIVE, SEARCH
from domain.search import holding
from jobs.context import context
from jobs.targets import search
from jobs.targets.content_store import NotReached, fingerprint

PAGE = 500


class Holdings(Protocol):
    def page(self, after: str) -> tuple[list[Held], str | None]:
        """What the target holds behind a key, in order of the keys, and the key to go on behind; None at the end."""

    def at(self, keys: list[str]) -> list[Held]:
        """What the target holds at some keys, at most a page of them."""

    def afresh(self, keys: list[str]) -> dict[str, str | None]:
        """The fingerprint of what it should hold at each key, as it would be sent now; None for nothing."""


class ContentStore:
    """A content store, by its `GET /items`. Raises `NotReached` where it does not answer."""

    def __init__(self, name: str):
        self.name = name

    def page(self, after: str) -> tuple[list[Held], str | None]:
        answered = self._items(after=after, limit=PAGE)
        return _held(answered), answered["next"]

    def at(self, keys: list[str]) -> list[Held]:
        return _held(self._items(base_path=keys, limit=PAGE)) if keys else []

    def afresh(self, keys: list[str]) -> dict[str, str | None]:
        return {key: fingerprint(item) for key, item in present(keys, self.name).items()}

    def _items(self, **fields) -> dict:
        settings = context().settings
        url = settings.content_store_url if self.name == "live" else settings.draft_content_store_url
        response = context().http.request("GET", f"{url}/items", fields=_pairs(fields), headers=_headers())
        _check(self.name, response)
        return response.json()


class Search:
    """Search, by its own listing."""

    def page(self, after: str) -> tuple[list[Held], str | None]:
        answered = search.held(after, PAGE)
        return _held(answered), answered["next"]

    def at(self, keys: list[str]) -> list[Held]:
        return _held(search.held(limit=PAGE, base_paths=keys)) if keys else []

    def afresh(self, keys: list[str]) -> dict[str, str | None]:
        return {key: holding.fingerprint(item) for key, item in search.wanted_at(keys).items()}


def _pairs(fields: dict) -> list[tuple[str, str]]:
    return [
        (name, str(each)) for name, value in fields.items() for each in (value if isinstance(value, list) else [value])
    ]


def _headers() -> dict[str, str]:
    return {"Authorization": f"Bearer {context().settings.content_store_token}"}


def _check(name: str, response: HTTPResponse) -> None:
    if response.status in (404, 405):
        raise NotReached(f"the {name} content store does not list what it holds, so it cannot be verified")
    if response.status != 200:
        raise NotReached(f"the {name} content store answered {response.status}")


def _held(answered: dict) -> list[Held]:
    return [
        Held(each["base_path"], each["payload_version"], each["fingerprint"], each.get("intact", True))
        for each in answered["items"]
    ]


HOLDINGS: dict[str, Holdings] = {DRAFT: ContentStore("draft"), LIVE: ContentStore("live"), SEARCH: Search()}
