"""Two people's changes of one form: both survive where they do not touch, and neither is lost where they do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.merging import merge, merged, merged_list, merged_text
from domain.widgets import WIDGETS, Field

TITLE = Field(name="title", label="Title", widget="text")
BODY = Field(name="details.body", label="Body", widget="markdown")
KIND = Field(name="details.kind", label="Kind", widget="select", options=(("a", "A"), ("b", "B")))
LINKS = Field(name="links.people", label="People", widget="links")
PARTS = Field(
    name="details.parts", label="Parts", widget="parts", **WIDGETS["parts"].presets(Field(name="", label="", widget=""))
)
FIELDS = [TITLE, BODY, KIND]

texts = st.lists(
    st.sampled_from(["Bees sting.", "Wasps too.", "Why? Because.", "* one", "", "é 3.5 m"]), max_size=6
).map("\n".join)
values = st.fixed_dictionaries(
    {"title": texts.map(lambda text: text[:9]), "details.body": texts, "details.kind": st.sampled_from("ab")}
)
IDS = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(6)]
lists = st.lists(st.sampled_from(IDS), unique=True)


@given(values, values)
def test_where_others_changed_nothing_it_is_mine(base, mine):
    found = merge(base, mine, base, FIELDS)
    assert (found.values, found.kept, found.conflicts) == (merge(mine, mine, mine, FIELDS).values, {}, ())


@given(values, values)
def test_where_i_changed_nothing_it_is_theirs(base, theirs):
    found = merge(base, base, theirs, FIELDS)
    assert found.values == merge(theirs, theirs, theirs, FIELDS).values
    assert set(found.kept.values()) <= {"theirs"}


@given(values, values, values)
def test_it_is_the_same_whoever_saves_last_and_a_conflict_holds_what_was_typed(base, mine, theirs):
    one, other = merge(base, mine, theirs, FIELDS), merge(base, theirs, mine, FIELDS)
    assert one.conflicts == other.conflicts
    for field in FIELDS:
        if field.name in one.conflicts:
            assert one.values[field.name] == WIDGETS[field.widget].cleaned(field, mine[field.name])
            assert one.kept[field.name] == "mine"
        else:
            assert one.values[field.name] == other.values[field.name]


@given(st.lists(st.sampled_from(["A bee.", "A wasp.", "A fly."]), min_size=3, max_size=8), st.data())
def test_two_sentences_changed_by_two_people_both_survive(sentences, data):
    first, second = sorted(data.draw(st.lists(st.integers(0, len(sentences) - 1), min_size=2, max_size=2, unique=True)))
    for glue in (" ", "\n", "\n\n"):
        sides = [list(sentences) for _ in range(2)]
        sides[0][first], sides[1][second] = "Mine is new.", "Theirs is new."
        found = merged_text(glue.join(sentences), *map(glue.join, sides))
        # Where many sentences are the same, which of them was meant may be asked; nothing is lost without asking.
        assert found is None or ("Mine is new." in found and "Theirs is new." in found)


@pytest.mark.parametrize("glue", [" ", "\n", "\n\n"])
def test_what_was_changed_in_different_sentences_is_merged(glue):
    base = ["Bees live in hives.", "Wasps do not.", "Flies live anywhere."]
    mine, theirs = ["Bees live in hives of wood.", *base[1:]], [*base[:2], "Flies live where they like.", "So do cats."]
    both = [mine[0], *theirs[1:]]
    assert merged_text(*map(glue.join, (base, mine, theirs))) == glue.join(both)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Bees live in wooden hives.", "Bees live in straw hives."),
        ("Bees live in hives. Mine.", "Bees live in hives. Theirs."),
        ("", "Bees live in new hives."),
    ],
)
def test_what_was_changed_in_the_same_sentence_is_asked(mine, theirs):
    assert merged_text("Bees live in hives.", mine, theirs) is None


@given(lists, lists, lists)
def test_links_added_by_either_are_there_and_links_removed_by_either_are_not(base, mine, theirs):
    found = merged_list(base, mine, theirs)
    if found is not None:
        assert set(found) == (set(mine) & set(theirs)) | (set(mine) ^ set(theirs)) - set(base)
        assert len(found) == len(set(found))


def test_links_are_in_the_order_of_whoever_moved_them():
    a, b, c, d = IDS[:4]
    assert merged_list([a, b, c], [c, a, b], [a, b, c, d]) == [c, a, b, d]
    assert merged_list([a, b, c], [c, a, b], [b, a, c]) is None


def part(slug, body, title="Part"):
    return {"title": title, "slug": slug, "body": body}


def of_parts(base, mine, theirs):
    sides = ({"details.parts": side} for side in (base, mine, theirs))
    found = merge(*sides, [PARTS])
    return None if found.conflicts else found.values["details.parts"]


def test_parts_are_merged_one_by_one():
    base = [part("a", "One."), part("b", "Two.")]
    mine = [part("a", "One, mine."), part("b", "Two.")]
    theirs = [part("a", "One.", "Theirs"), part("b", "Two."), part("c", "Three.")]
    assert of_parts(base, mine, theirs) == [part("a", "One, mine.", "Theirs"), part("b", "Two."), part("c", "Three.")]


def test_where_both_changed_one_part_the_others_are_merged_all_the_same():
    base = [part("a", "One."), part("b", "Two."), part("c", "Three.")]
    mine = [part("a", "Mine."), part("b", "Two, mine."), base[2]]
    theirs = [part("a", "Theirs.", "New"), base[1], part("c", "Three, theirs.")]
    rest = [part("b", "Two, mine."), part("c", "Three, theirs.")]
    assert merged(PARTS, base, mine, theirs) == ([part("a", "Mine.", "New"), *rest], False)
    assert merged(PARTS, base, theirs, mine) == ([part("a", "Theirs.", "New"), *rest], False)


def test_a_part_that_one_changed_and_the_other_removed_is_asked():
    base = [part("a", "One."), part("b", "Two.")]
    changed, removed = [part("a", "One, mine."), base[1]], [base[1]]
    assert of_parts(base, changed, removed) is None
    assert of_parts(base, removed, changed) is None
    assert of_parts(base, removed, base) == removed


def test_a_choice_that_both_changed_is_asked():
    sides = ({"details.kind": kind} for kind in ("", "a", "b"))
    assert merge(*sides, [KIND]).conflicts == ("details.kind",)
