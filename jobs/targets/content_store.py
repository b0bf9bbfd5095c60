"""The content stores, spoken to over HTTP: in batches, or one by one where a store knows no batches."""

from hashlib import sha256

import orjson

from domain.downstream import items
from domain.downstream.items import Owed
from domain.downstream.present import Item, present
from domain.downstream.targets import TARGET_OF
from jobs import logs
from jobs.context import context

Errors = dict[str, str]
#: An equal or newer payload_version in the store means that it needs nothing from us.
SETTLED = (200, 201, 404, 409)
TAKEN = (200, 201, 404)
#: What the fingerprint of an item leaves out, here as in the store.
NOT_IN_FINGERPRINT = ("payload_version", "created_at", "updated_at")


class NotReached(Exception):
    """The store did not take the batch at all; the message says what it answered."""


def deliver_live(owed: list[Owed]) -> Errors:
    """Make the live content store agree about these paths."""
    return _deliver(owed, "live", context().settings.content_store_url)


def deliver_draft(owed: list[Owed]) -> Errors:
    """Make the draft content store agree about these paths."""
    return _deliver(owed, "draft", context().settings.draft_content_store_url)


def forget_past_intents() -> None:
    """Have the live content store forget the publish intents whose time is over; one that keeps them is left alone."""
    response = _request("DELETE", f"{context().settings.content_store_url}/publish-intents/past", {})
    if response.status not in (200, 404, 405):
        raise NotReached(f"the live content store answered {response.status}")


def _deliver(owed: list[Owed], content_store: str, url: str) -> Errors:
    wanted = present([item.key for item in owed], content_store)
    results = _batch(url, owed, wanted)
    if results is None:
        results = [_single(url, item, wanted[item.key]) for item in owed]
    taken = [item.key for item, (status, _) in zip(owed, results, strict=True) if status in TAKEN]
    if taken:
        items.remember(TARGET_OF[content_store], {key: fingerprint(wanted[key]) for key in taken})
    return {
        item.key: f"the {content_store} content store answered {status}: {detail}"
        for item, (status, detail) in zip(owed, results, strict=True)
        if status not in SETTLED
    }


def fingerprint(item: Item | None) -> str | None:
    """SHA-256 (hex) of an item as it is sent: the store's own for the same item."""
    if item is None:
        return None
    kept = {name: value for name, value in item.items() if name not in NOT_IN_FINGERPRINT}
    # What the canonical form of JSON (RFC 8785) is for all that items are made of, in a tenth of the time.
    return sha256(orjson.dumps(kept, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _batch(url: str, owed: list[Owed], wanted: dict[str, Item | None]) -> list[tuple[int, str]] | None:
    rows = [
        {"base_path": item.key, "payload_version": item.wanted, "item": _sent(item, wanted[item.key])}
        | ({"instead_of": item.replaces} if item.replaces is not None else {})
        for item in owed
    ]
    response = _request("POST", f"{url}/batch", {"items": rows})
    if response.status in (404, 405):
        return None
    if response.status != 200:
        raise NotReached(f"{url} answered {response.status}: {response.data[:300].decode(errors='replace')}")
    return [(each["status"], str(each.get("errors", ""))) for each in response.json()["results"]]


def _single(url: str, item: Owed, content: Item | None) -> tuple[int, str]:
    address = f"{url}/content{item.key}"
    if content is None:
        response = _request("DELETE", address, {"payload_version": item.wanted})
    else:
        response = _request("PUT", address, _sent(item, content))
    return response.status, response.data[:300].decode(errors="replace")


def _sent(item: Owed, content: Item | None) -> Item | None:
    return content and content | {"payload_version": item.wanted}


def _request(method: str, address: str, body: dict):
    headers = {"Authorization": f"Bearer {context().settings.content_store_token}", "Content-Type": "application/json"}
    if request_id := logs.request_id():
        headers["Govuk-Request-Id"] = request_id
    return context().http.request(method, address, body=orjson.dumps(body), headers=headers)
