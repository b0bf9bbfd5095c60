"""One answer, from what is known."""

from datetime import UTC, datetime, timedelta

from domain.runs import Verdict
from jobs.answer import answer

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
NAMES = {"log": "The log", "search": "Search"}


def verdict(name: str, ok: bool = True, position: int = 7, age: timedelta = timedelta(hours=1)) -> Verdict:
    return Verdict(name, ok, "So it is", [], 0, position, NOW - age)


def of(*verdicts: Verdict, drift=None, failing=None):
    return answer(NAMES, {each.name: each for each in verdicts}, drift or {}, failing or {}, NOW)


def test_all_that_was_verified_lately_and_holds_is_valid_up_to_where_all_of_it_was_verified():
    found = of(verdict("log", position=9), verdict("search", position=7))
    assert (found.state, found.reasons) == ("valid", [])
    assert found.sentence == "Yes: everything is as the log says, verified up to position 7."


def test_what_does_not_hold_is_named():
    found = of(verdict("log", ok=False), verdict("search"), drift={"search": 1}, failing={"search": 2})
    assert found.state == "invalid"
    assert found.reasons == [
        "The log: So it is",
        "1 item at search not as the log says",
        "2 items could not be delivered to search yet",
    ]


def test_what_was_never_verified_or_long_ago_is_not_known():
    found = of(verdict("log", age=timedelta(days=3)))
    assert found.state == "unknown"
    assert found.reasons == ["Search has not been verified yet", "The log was verified last on 28 February 2026"]


def test_a_check_that_there_is_no_more_says_nothing():
    assert of(verdict("log"), verdict("search"), verdict("gone", ok=False)).state == "valid"
