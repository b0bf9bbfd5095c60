"""Sections 4.2 and 5.3: the automaton agrees with the paths written out."""

from itertools import product

import pytest

from domain.rules.link_paths import DEAD_END, PATHS, START, down, next_states, up

LONGEST = 6


def written_out() -> set[tuple[str, ...]]:
    """Every sequence that the paths stand for, with each `+` up to `LONGEST` times."""
    found = set()
    for path in PATHS:
        choices = [
            [(word[:-1],) * times for times in range(1, LONGEST + 1)] if word.endswith("+") else [(word,)]
            for word in path.split()
        ]
        found |= {sum(parts, ()) for parts in product(*choices)}
    return found


def walks(steps, kept=None) -> set[tuple[str, ...]]:
    """Every sequence of up to `LONGEST` link types along the steps (that ends in a state that is kept)."""
    found, reached = set(), {((), START)}
    for _ in range(LONGEST):
        reached = {
            ((*seen, step.link_type), step.next) for seen, state in reached for step in steps if step.state == state
        }
        found |= {seen for seen, state in reached if kept is None or state in kept}
    return found


def prefixes() -> set[tuple[str, ...]]:
    return {path[:length] for path in written_out() for length in range(1, min(len(path), LONGEST) + 1)}


def suffixes() -> set[tuple[str, ...]]:
    return {path[-length:] for path in written_out() for length in range(1, min(len(path), LONGEST) + 1)}


def test_going_down_what_begins_a_path_is_followed_and_nothing_else():
    assert walks(down()) == prefixes()


def test_going_up_what_begins_or_ends_a_path_is_kept_and_nothing_else():
    steps, kept = up()
    assert {tuple(reversed(seen)) for seen in walks(steps, kept)} == prefixes() | suffixes()


def test_the_paths_are_the_39_of_the_table():
    assert len(PATHS) == len(set(PATHS)) == 39


@pytest.mark.parametrize(
    ("path", "goes_on"),
    [
        ("taxons parent_taxons parent_taxons root_taxon", True),
        ("taxons taxons", False),
        ("children", False),
        ("ordered_ministers role_appointments role", True),
        ("ordered_ministers role_appointments person", False),
        ("organisations", False),
    ],
)
def test_some_paths_by_hand(path, goes_on):
    state = START
    for link_type in path.split():
        state = next_states().get((state, link_type), DEAD_END)
    assert (state != DEAD_END) == goes_on
