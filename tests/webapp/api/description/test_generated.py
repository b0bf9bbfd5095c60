"""Requests made up from the description: never a crash, and no answer that is not described."""

from itertools import count
from threading import BoundedSemaphore

import pytest

from tests.webapp.described import CHECKS, made_up_from
from webapp.api import feed
from webapp.api.description import description
from webapp.api.idempotency import MOST_CHARACTERS

NUMBERS = count()


@pytest.fixture(autouse=True)
def nobody_may_wait(monkeypatch):
    """Whoever asks to wait for events is answered at once, as when too many wait already."""
    monkeypatch.setattr(feed, "_waiting", BoundedSemaphore(0))


@made_up_from(description(("answer",)))
def test_any_request(case, app, api, site, working):
    make_sense_of(case)
    case.call_and_validate(app=app, headers={"Authorization": f"Bearer {api.token}"}, checks=CHECKS)


def make_sense_of(case) -> None:
    """What no schema can say: a key is good for one request, and a page lies either after or before a cursor.

    Left as they were made up, most requests with a key would be refused, since most keys are the same.
    """
    key, query = case.headers.get("Idempotency-Key", ""), case.query
    if isinstance(key, str) and 0 < len(key) <= MOST_CHARACTERS:
        case.headers["Idempotency-Key"] = f"{next(NUMBERS)} {key}"[:MOST_CHARACTERS]
    if {"after", "before"} <= set(query):
        del query[("after", "before")[len(str(query["after"])) % 2]]
