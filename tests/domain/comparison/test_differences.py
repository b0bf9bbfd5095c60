"""A comparison is the truth, field by field, and restoring takes exactly the fields that were chosen."""

from dataclasses import asdict

from hypothesis import given, settings
from hypothesis import strategies as some

from domain.comparison.differences import differences
from domain.comparison.fields import fields_of, restored, restored_links
from domain.comparison.labels import LINK_SET
from tests.examples import content

from .histories import IDS, contents, links

GROUPED = {"base_path": "address", "routes": "address", "update_type": "announcement", "change_note": "announcement"}


def naive(old, new, old_links, new_links) -> set[str]:
    """The keys of all that differs, found out in the dullest way."""
    found = {
        GROUPED.get(name, name)
        for name in asdict(old)
        if name not in ("details", "links") and repr(getattr(old, name)) != repr(getattr(new, name))
    }
    sides = {"details.": (old.details, new.details), "links.": (old.links, new.links), LINK_SET: (old_links, new_links)}
    for prefix, (before, after) in sides.items():
        for name in {*before, *after}:
            absent = "absent" if prefix == "details." else []
            one, other = before.get(name, absent), after.get(name, absent)
            if repr_of(one) != repr_of(other):
                found.add(prefix + name)
    return found


def repr_of(value) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{name!r}:{repr_of(value[name])}" for name in sorted(value)) + "}"
    return "[" + ",".join(map(repr_of, value)) + "]" if isinstance(value, list) else repr(value)


def compared(old, new, old_links=None, new_links=None):
    return differences(fields_of(old, old_links or {}), fields_of(new, new_links or {}), None, str)


@settings(max_examples=200, deadline=None)
@given(contents, contents, links, links)
def test_a_comparison_is_the_truth_field_by_field(old, new, old_links, new_links):
    assert {each.key for each in compared(old, new, old_links, new_links)} == naive(old, new, old_links, new_links)


@settings(max_examples=200, deadline=None)
@given(contents, contents, links, links)
def test_texts_and_lists_give_both_sides_back(old, new, old_links, new_links):
    found = {each.key: each for each in compared(old, new, old_links, new_links)}
    if "title" in found:
        [piece] = found["title"].pieces
        assert "".join(run.text for run in piece.runs if run.kind != "added") == old.title
        assert "".join(run.text for run in piece.runs if run.kind != "removed") == new.title
    for key in found:
        if key.startswith(LINK_SET):
            [piece] = found[key].pieces
            before, after = (side.get(key.removeprefix(LINK_SET), []) for side in (old_links, new_links))
            assert {item.text for item in piece.items if item.kind == "added"} == {*after} - {*before}
            assert {item.text for item in piece.items if item.kind == "removed"} == {*before} - {*after}
            assert [item.text for item in piece.items if item.kind != "removed"] == after


@settings(max_examples=200, deadline=None)
@given(contents, contents, links, links, some.data())
def test_restoring_some_fields_takes_exactly_those(then, now, then_links, now_links, data):
    keys = [each.key for each in compared(then, now, then_links, now_links)]
    chosen = set(data.draw(some.lists(some.sampled_from(keys), unique=True)) if keys else [])
    after = restored(now, then, chosen)
    patched = now_links | restored_links(now_links, then_links, chosen)
    assert naive(after, now, patched, now_links) == chosen
    assert naive(after, then, patched, then_links) == set(keys) - chosen


def test_an_unknown_field_is_compared_down_to_where_it_differs():
    old = content(details={"facets": [{"name": "A", "keys": {"open_date": 1, "x": True}}, "z"]})
    new = content(details={"facets": [{"name": "A", "keys": {"open_date": "1", "x": True}}, "y", "z"]})
    [facets] = compared(old, new)
    assert facets.label == "Facets"
    assert [(piece.label, [run.text for run in piece.runs]) for piece in facets.pieces] == [
        ("Item 1, keys, open date", ["1", '"1"']),
        ("Item 2", ["y"]),
    ]


def part(slug: str, **more) -> dict:
    return {"slug": slug, "title": slug.title(), "body": "Text.", **more}


def test_parts_are_told_apart_by_their_slugs():
    old = content(details={"parts": [part("hives"), part("bees"), part("gone")]})
    new = content(details={"parts": [part("bees", body="New text."), part("hives"), part("new")]})
    [parts] = compared(old, new)
    notes = {piece.label: piece.note for piece in parts.pieces}
    assert (notes["‘New’"], notes["‘Gone’"]) == ("added", "removed")
    assert {note for name, note in notes.items() if note and note.startswith("moved")} in (
        {"moved from place 2 to 1"},
        {"moved from place 1 to 2"},
    )
    [bees] = [piece for piece in parts.pieces if piece.label == "‘Bees’"]
    assert [piece.label for piece in bees.pieces] == ["Body"]


def test_one_part_can_be_restored_by_itself():
    old = content(details={"parts": [part("hives"), part("bees"), part("gone")]})
    new = content(details={"parts": [part("bees", body="New text."), part("new")]})

    def parts(key):
        return restored(new, old, [f"details.parts/{key}"]).details["parts"]

    assert parts("bees") == [part("bees"), part("new")]
    assert parts("gone") == [part("bees", body="New text."), part("gone"), part("new")]
    assert parts("new") == [part("bees", body="New text.")]


def test_html_rendered_here_is_no_difference_and_another_form_of_a_text_is_said():
    source = {"content_type": "text/govspeak", "content": "Bees"}
    html = {"content_type": "text/html", "content": "<p>Bees</p>", "rendered_by": "publishing-api"}
    assert compared(content(details={"body": [source]}), content(details={"body": [source, html]})) == []
    [body] = compared(content(details={"body": "Bees"}), content(details={"body": [source]}))
    assert "stored as a plain string and is stored as govspeak" in body.note


def test_what_is_reordered_is_said_to_have_moved():
    [links] = compared(content(links={"taxons": IDS[:3]}), content(links={"taxons": [IDS[2], *IDS[:2]]}))
    assert [(item.kind, item.note) for item in links.pieces[0].items] == [
        ("same", "moved from place 3 to 1"),
        ("same", None),
        ("same", None),
    ]
