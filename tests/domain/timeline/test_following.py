"""Following: each event once and in order, also while others arrive and while the timeline is filled late."""

import pytest

from domain import timeline
from domain.commands import ReservePath
from domain.handle import handle
from domain.timeline import finding
from domain.visibility import Viewer

AUDITOR = Viewer("nobody", "auditor")


@pytest.fixture
def happen(db, actor):
    made = iter(range(1000))

    def happen(count: int) -> None:
        for _ in range(count):
            handle(ReservePath(base_path=f"/p-{next(made)}", publishing_app="publisher"), actor)

    return happen


@pytest.mark.parametrize("criteria", [{}, {"type": ["PathReserved"]}, {"type": ["PathReserved", "DraftSaved"]}])
def test_each_event_comes_once_and_in_order_while_others_arrive(happen, criteria, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", 3)
    happen(10)
    seen, after = [], 0
    for count in (0, 5, 1, 0, 4, 0, 0, 0, 0, 0):
        happen(count)
        if found := timeline.newer(criteria, AUDITOR, after):
            seen += found.positions[::-1]
            after = found.upto
    assert seen == list(range(1, 21))
    assert timeline.newer(criteria, AUDITOR, after) is None


def test_nothing_is_skipped_while_the_timeline_is_filled_late(happen, monkeypatch):
    happen(3)
    assert timeline.newer({}, AUDITOR, 0).upto == 3
    happen(2)
    with monkeypatch.context() as patched:
        patched.setattr(finding, "catch_up", lambda follower: 2)
        found = timeline.newer({}, AUDITOR, 3)
        assert (found.positions, found.upto, found.more) == ([], 3, False)
        assert timeline.newer({}, AUDITOR, 4).upto == 4, "never back"
    assert timeline.newer({}, AUDITOR, 3).positions == [5, 4]
