"""Texts by word: nothing is lost, what is marked is what differs, and long texts take no longer than anyone waits."""

import random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.comparison.folding import Folded, folded
from domain.comparison.words import Run, compare

from .histories import texts

any_text = texts | some.text(max_size=200) | some.text(alphabet="ab \n.", max_size=60)


def side(runs, without: str) -> str:
    return "".join(run.text for run in runs if run.kind != without)


@given(any_text, any_text)
def test_the_runs_of_each_side_make_up_its_text(old, new):
    runs = compare(old, new)
    assert side(runs, "added") == old
    assert side(runs, "removed") == new
    assert all(run.text for run in runs)
    assert all(one.kind != other.kind for one, other in zip(runs, runs[1:], strict=False))
    assert "".join(part.text for part in folded(runs)) == "".join(run.text for run in runs)


def test_only_the_words_that_differ_are_marked():
    assert compare(
        "Bees need flowers in the spring.\nThey sting.", "Bees need many flowers in spring.\nThey sting."
    ) == [
        Run("same", "Bees need "),
        Run("added", "many "),
        Run("same", "flowers in"),
        Run("removed", " the"),
        Run("same", " spring.\nThey sting."),
    ]


def test_single_words_among_many_others_are_no_help():
    runs = compare("Bees fly far away from a hive", "Wasps sting people but a swarm does not")
    assert [run.kind for run in runs] == ["removed", "added"]


def test_what_stays_the_same_is_folded_but_for_some_words_around_a_change():
    long = " ".join(str(number) for number in range(300))
    parts = folded(compare(f"old {long} end", f"new {long} end"))
    [fold] = [part for part in parts if isinstance(part, Folded)]
    assert fold.words == 281
    assert parts[2].text.split() == [str(number) for number in range(20)]


def changed(text: str) -> str:
    words = text.split(" ")
    for place in range(0, len(words), 50):
        words[place] = "changed"
    return " ".join(words)


def prose(words: int, a_line: int) -> str:
    chance = random.Random(a_line)
    return "".join(
        f"word{chance.randrange(3000)}" + ("\n" if each % a_line == 0 else ". " if each % 11 == 0 else " ")
        for each in range(words)
    )


MEGABYTE = 130_000
LONG = [
    (prose(MEGABYTE, 60), changed(prose(MEGABYTE, 60))),
    (prose(MEGABYTE, 10**9), changed(prose(MEGABYTE, 10**9))),
    (prose(MEGABYTE, 60), prose(MEGABYTE, 61)),
    ("a\n" * 500_000, "a\nb\n" * 250_000),
    ("a " * 500_000, "a b " * 250_000),
    ("<" * 1_000_000, "<>" * 500_000),
]


@pytest.mark.parametrize("case", range(len(LONG)))
def test_a_megabyte_takes_seconds_at_most(case):
    old, new = LONG[case]
    begun = process_time()
    runs = compare(old, new)
    assert process_time() - begun < 5
    assert (side(runs, "added"), side(runs, "removed")) == (old, new)
