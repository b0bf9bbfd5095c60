"""The storage format of every event, pinned: a change here is a change of what is stored for good."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from domain.describe import describe
from domain.events import EVENT_TYPES
from domain.log.upcasters import revive, schema_version

GOLDEN = json.loads((Path(__file__).parent / "golden_events.json").read_text())


def test_the_golden_file_has_every_event_type_in_its_current_version():
    current = {(name, schema_version(name)) for name in EVENT_TYPES}
    assert {(each["type"], each["schema_version"]) for each in GOLDEN} == current


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["type"])
def test_what_was_stored_is_read_and_stored_again_unchanged(golden):
    event = revive(golden["type"], golden["schema_version"], golden["payload"])
    assert asdict(event) == golden["payload"]


@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["type"])
def test_every_event_has_its_sentence(golden, recorded_of):
    event = revive(golden["type"], golden["schema_version"], golden["payload"])
    sentence = str(describe(recorded_of(event), {"p1": "Ada", "a1": "Publisher"}.get, "Keep bees"))
    assert sentence == golden["sentence"]


@pytest.fixture
def recorded_of():
    from domain.clock import now
    from domain.log import Recorded

    def recorded(event) -> Recorded:
        return Recorded(
            stream="s", version=1, type=type(event).__name__, schema_version=1, content_id="c1", locale="en",
            payload={}, actor="p1", application="a1", trigger="person", request_id="r", caused_by=None,
            recorded_at=now(), event=event,
        )  # fmt: skip

    return recorded
