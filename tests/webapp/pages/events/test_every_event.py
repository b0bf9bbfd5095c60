"""Every type of event has a sentence, a difference to before and a golden example, and a page that shows them."""

import json
from pathlib import Path

import pytest

from domain import log
from domain.accounts import names_of
from domain.consequences.kin import COMMANDS, STEPS
from domain.describe import describe
from domain.events import EVENT_TYPES
from tests.every_event import everything_happens

GOLDEN = Path(__file__).parents[3] / "domain" / "golden_events.json"


@pytest.fixture
def everything(app):
    everything_happens()
    return list(log.read())


def test_every_type_has_happened_has_a_golden_example_and_comes_from_a_command(everything):
    assert {each.type for each in everything} == set(EVENT_TYPES)
    assert {each["type"] for each in json.loads(GOLDEN.read_text())} == set(EVENT_TYPES)
    assert set(COMMANDS) | STEPS == set(EVENT_TYPES)


def test_every_type_has_a_page_with_its_sentence_and_what_is_different_from_before(everything, auditor):
    for position, recorded in {each.type: (each.position, each) for each in everything}.values():
        page = auditor.get(f"/events/{position}")
        assert page.heading == f"Event {position}"
        sentence = describe(recorded, names_of({each for each in (recorded.actor, recorded.application) if each}).get)
        assert sentence.did in page.text, recorded.type
        if recorded.type in ("FilterSaved", "FilterDeleted"):
            assert "only they see it" in page.text
            continue
        differs = [each for each in page.find("section") if each.get("class") == "annals-difference"]
        stood_otherwise = "How the document stood before and after" in page.text
        assert differs or stood_otherwise, f"{recorded.type} shows no difference"


def test_what_was_recorded_holds_on_every_page(everything, auditor):
    for recorded in everything:
        page = auditor.get(f"/events/{recorded.position}")
        assert "Holds" in page.inside("strong") and "Does not hold" not in page.text
        assert recorded.digest.hex() in page.text and recorded.leaf.hex() in page.text
