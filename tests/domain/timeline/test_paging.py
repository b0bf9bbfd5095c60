"""Pages while events arrive, and filters that make no sense."""

import pytest

from domain import log, timeline
from domain.commands import ReservePath
from domain.errors import Invalid
from domain.handle import handle
from domain.timeline import Place, finding
from domain.visibility import Viewer

from .pages import all_pages

AUDITOR = Viewer("nobody", "auditor")


@pytest.mark.parametrize("criteria", [{}, {"type": ["PathReserved"]}, {"type": ["PathReserved", "DraftSaved"]}])
@pytest.mark.parametrize("size", [1, 3])
def test_each_entry_is_on_one_page_in_order_while_others_arrive(db, actor, criteria, size, monkeypatch):
    monkeypatch.setattr(finding, "PAGE", size)
    made = iter(range(1000))

    def more(count: int) -> None:
        for _ in range(count):
            handle(ReservePath(base_path=f"/p-{next(made)}", publishing_app="publisher"), actor)

    more(20)
    seen, place = [], Place()
    while place:
        page = timeline.page(timeline.search(criteria, AUDITOR), place)
        seen += page.positions
        place = Place(before=page.positions[-1]) if page.older else None
        more(2)
    assert seen == list(range(20, 0, -1))
    back, place, head = [], Place(after=0), log.head()[0]
    while place:
        page = timeline.page(timeline.search(criteria, AUDITOR), place)
        back += page.positions[::-1]
        place = Place(after=page.positions[0]) if page.newer else None
        more(1) if len(back) < head else None
    assert back == list(range(1, len(back) + 1))
    assert len(back) >= head


@pytest.mark.parametrize(
    ("criteria", "message"),
    [
        ({"type": "Nonsense"}, "What happened: there is no event ‘Nonsense’; there are DraftSaved"),
        ({"performer": "Ada"}, "Done by: ‘Ada’ is nobody; write person:ID"),
        ({"when": "bananas"}, "When: ‘bananas’ is not a time; write something like yesterday"),
        ({"positions": "a-b"}, "Positions: ‘a-b’ is no range of positions; write one like 1200"),
        ({"positions": "9-3"}, "Positions: ‘9-3’ ends before it begins"),
        ({"organisation": "x"}, "Organisation: ‘x’ is no organisation; choose one from the list"),
        ({"content_id": "elephants"}, "Content: no title or path has ‘elephants’ in it"),
        ({"words": "…"}, "Words that changed: write at least one word"),
        ({"words": "bees", "were": "eaten"}, "They were: words cannot be ‘eaten’"),
        ({"stream": "bees"}, "Stream: ‘bees’ is no stream; write its kind and its name"),
    ],
)
def test_what_makes_no_sense_is_refused_with_what_would_be_right(db, criteria, message):
    with pytest.raises(Invalid) as refused:
        timeline.search(timeline.read({name: [value] for name, value in criteria.items()}), AUDITOR)
    assert message in " ".join(problem.error for problem in refused.value.problems)


@pytest.mark.parametrize(
    ("text", "found"), [("3", [3]), ("3-5", [5, 4, 3]), ("3 to 5", [5, 4, 3]), ("4-", [6, 5, 4]), ("-2", [2, 1])]
)
def test_positions_are_written_in_several_ways(db, actor, text, found):
    for number in range(6):
        handle(ReservePath(base_path=f"/p-{number}", publishing_app="publisher"), actor)
    assert all_pages({"positions": [text]}, AUDITOR) == found
