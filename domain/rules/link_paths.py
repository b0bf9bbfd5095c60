"""How far link expansion goes below the links of a document itself, and back up again.

The paths are read as one automaton whose places are (path, how many of its steps are behind us). Its states are sets of
places, numbered as they are found, so that SQL can walk along them too.
"""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

_WITH_ROLES = (
    "ordered_also_attends_cabinet ordered_assistant_whips ordered_baronesses_and_lords_in_waiting_whips"
    " ordered_board_members ordered_cabinet_ministers ordered_chief_professional_officers ordered_house_lords_whips"
    " ordered_house_of_commons_whips ordered_junior_lords_of_the_treasury_whips ordered_military_personnel"
    " ordered_ministers office_staff primary_role_person secondary_role_person ordered_special_representatives"
    " ordered_traffic_commissioners"
).split()

#: Link types from the document on; `+` means one or more of them.
PATHS = (
    "associated_taxons+",
    "child_taxons associated_taxons+",
    "child_taxons+",
    "parent+",
    "parent_taxons+",
    "parent_taxons+ root_taxon",
    "taxons root_taxon",
    "taxons parent_taxons+",
    "taxons parent_taxons+ root_taxon",
    "ordered_related_items mainstream_browse_pages parent+",
    "ordered_related_items_overrides taxons",
    "role_appointments person",
    "role_appointments role",
    "role_appointments role ordered_parent_organisations",
    "ministers role_appointments person",
    *(f"{role} role_appointments role" for role in _WITH_ROLES),
    "ordered_ministerial_departments ordered_ministers role_appointments role",
    "ordered_ministerial_departments ordered_roles",
    "historical_accounts person",
    "main_office contact",
    "home_page_offices contact",
    "worldwide_organisation sponsoring_organisations",
    "worldwide_organisation world_locations world_location_news",
    "world_locations world_location_news",
)

#: Where a link leads that no path goes on from.
DEAD_END = -1
#: The state at the document itself, going down, and at the changed document, going up.
START = 0


class Step(NamedTuple):
    """From one state to the next along a link type."""

    state: int
    link_type: str
    next: int


@cache
def down() -> tuple[Step, ...]:
    """The steps from a document to what it shows: a sequence of types that starts at `START` begins some path."""
    beginnings = frozenset((path, 0) for path in PATHS)
    steps, _ = _automaton(beginnings, _forwards)
    return steps


@cache
def next_states() -> dict[tuple[int, str], int]:
    """Where a link type leads on from a state, going down; what is not listed is a `DEAD_END`."""
    return {(step.state, step.link_type): step.next for step in down()}


@cache
def up() -> tuple[tuple[Step, ...], frozenset[int]]:
    """The steps from a changed document to what may show it, nearest link first, and the states that are kept.

    Kept are sequences that, read from the far end, begin some path (the far end shows the changed document) or end
    one (so does upstream, to no effect but another refresh).
    """
    places = frozenset((path, behind) for path in PATHS for behind in range(len(path.split()) + 1))
    ends = frozenset(place for place in places if _is_end(*place))
    steps, states = _automaton((places, ends), lambda state: _backwards(*state))
    kept = {number for state, number in states.items() if state[1] or any(behind == 0 for _, behind in state[0])}
    return steps, frozenset(kept)


def _automaton(start, moves) -> tuple[tuple[Step, ...], dict]:
    numbers, steps, todo = {start: START}, [], [start]
    while todo:
        state = todo.pop()
        for link_type, following in sorted(moves(state).items()):
            if following not in numbers:
                numbers[following] = len(numbers)
                todo.append(following)
            steps.append(Step(numbers[state], link_type, numbers[following]))
    return tuple(steps), numbers


def _edges():
    """Every (place, link type, place) of every path."""
    for path in PATHS:
        for behind, word in enumerate(path.split()):
            link_type = word.removesuffix("+")
            yield (path, behind), link_type, (path, behind + 1)
            if word.endswith("+"):
                yield (path, behind + 1), link_type, (path, behind + 1)


def _forwards(places: frozenset) -> dict[str, frozenset]:
    return _moves(places, _edges())


def _backwards(places: frozenset, from_an_end: frozenset) -> dict[str, tuple[frozenset, frozenset]]:
    edges = [(there, link_type, here) for here, link_type, there in _edges()]
    ends = _moves(from_an_end, edges)
    return {type_: (found, ends.get(type_, frozenset())) for type_, found in _moves(places, edges).items()}


def _moves(places: frozenset, edges) -> dict[str, frozenset]:
    found = defaultdict(set)
    for here, link_type, there in edges:
        if here in places:
            found[link_type].add(there)
    return {link_type: frozenset(each) for link_type, each in found.items()}


def _is_end(path: str, behind: int) -> bool:
    return behind == len(path.split())
