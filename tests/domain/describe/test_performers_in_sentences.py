"""Whose hand a sentence tells of: a person's alone only where it was theirs, for every event and all that acts."""

import json
from pathlib import Path

import pytest

from domain.clock import now
from domain.describe import describe
from domain.log import Recorded
from domain.log.envelope import TRIGGERS
from domain.log.upcasters import revive

GOLDEN = json.loads((Path(__file__).parents[1] / "golden_events.json").read_text())
NAMES = {"p1": "Ada", "a1": "Publisher"}
BEGINS = {
    ("person", "p1"): "Ada ",
    ("person", None): "Publisher ",
    ("api", "p1"): "Ada (through Publisher) ",
    ("api", None): "Publisher ",
    ("schedule", "p1"): "The schedule ",
    ("schedule", None): "The schedule ",
    ("import", "p1"): "The importer (for Ada) ",
    ("import", None): "The importer ",
    ("dependency", "p1"): "Dependency resolution (for Ada) ",
    ("dependency", None): "Dependency resolution ",
    ("command line", "p1"): "The command line (for Ada) ",
    ("command line", None): "The command line ",
}


def sentence(golden: dict, trigger: str, actor: str | None) -> str:
    event = revive(golden["type"], golden["schema_version"], golden["payload"])
    recorded = Recorded(
        stream="s", version=1, type=golden["type"], schema_version=golden["schema_version"], content_id="c1",
        locale="en", payload=golden["payload"], actor=actor, application="a1", trigger=trigger, request_id="r",
        caused_by=None, recorded_at=now(), event=event,
    )  # fmt: skip
    return str(describe(recorded, NAMES.get, "Keep bees"))


def test_everything_that_acts_is_in_the_table():
    assert {trigger for trigger, _ in BEGINS} == set(TRIGGERS)


@pytest.mark.parametrize(("trigger", "actor"), BEGINS)
@pytest.mark.parametrize("golden", GOLDEN, ids=lambda golden: golden["type"])
def test_a_sentence_begins_with_who_or_what_did_it(golden, trigger, actor):
    said = sentence(golden, trigger, actor)
    assert said.startswith(BEGINS[trigger, actor])
    by_hand = said.startswith("Ada ") and not said.startswith("Ada (through")
    assert by_hand == (trigger == "person" and actor == "p1")


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_somebody_whose_name_is_not_known_is_still_nobody_else(trigger):
    [golden] = [each for each in GOLDEN if each["type"] == "DraftDiscarded"]
    said = sentence(golden, trigger, "p9")
    assert "p9" not in said.replace("p9 (through", "") and "None" not in said
    assert said.startswith("Somebody ") == (trigger == "person")
