"""Old payloads are lifted step by step; a payload that does not fit is never taken silently."""

import json
from pathlib import Path

import pytest

from domain import events
from domain.log.upcasters import revive, schema_version

GOLDEN = json.loads((Path(__file__).parents[1] / "golden_events.json").read_text())
UPCASTERS = {
    ("PathReleased", 1): lambda payload: {"base_path": payload["path"]},
    ("PathReleased", 2): lambda payload: payload | {"publishing_app": "unknown"},
}


def test_every_step_is_taken_from_the_version_that_was_stored():
    lifted = events.PathReleased(base_path="/a", publishing_app="unknown")
    assert revive("PathReleased", 1, {"path": "/a"}, UPCASTERS) == lifted
    assert revive("PathReleased", 2, {"base_path": "/a"}, UPCASTERS) == lifted


def test_the_current_version_is_one_after_the_last_step():
    assert schema_version("PathReleased", UPCASTERS) == 3
    assert schema_version("PathReserved", UPCASTERS) == 1


@pytest.mark.parametrize("payload", [{"base_path": "/a"}, {"base_path": "/a", "publishing_app": "x", "more": 1}])
def test_a_missing_or_an_extra_field_is_an_error(payload):
    with pytest.raises(TypeError):
        revive("PathReleased", 1, payload)


@pytest.mark.parametrize("type_", ["DraftSaved", "LinksPatched"])
def test_what_was_stored_before_there_were_restorations_restored_nothing(type_):
    [golden, *_] = [each for each in GOLDEN if each["type"] == type_]
    stored = {name: value for name, value in golden["payload"].items() if name not in ("restored", "merged")}
    assert revive(type_, 1, stored).restored is None


def test_whoever_had_an_account_before_there_were_organisations_belongs_to_none():
    stored = {"account_id": "8f0c0a5e-7d41-4c55-9a3e-2b7f0d9c1e12", "role": "editor"}
    assert revive("AccountCreated", 1, stored) == events.AccountCreated(**stored, organisations=[])


@pytest.mark.parametrize("type_", ["DraftSaved", "LinksPatched"])
def test_what_was_saved_before_there_were_merges_merged_nothing(type_):
    golden = next(each for each in GOLDEN if each["type"] == type_)
    stored = {name: value for name, value in golden["payload"].items() if name != "merged"}
    assert revive(type_, 2, stored).merged is None
