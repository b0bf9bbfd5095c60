"""Whatever is said, the log has it back exactly, or it is refused with a sentence and nothing is stored."""

from dataclasses import replace

import orjson
import pytest
import rfc8785
from hypothesis import example, given, settings
from hypothesis import strategies as some

from domain import commands, log
from domain.errors import Rejected
from domain.handle import handle
from tests.examples import new_id, save
from tests.some_json import ANY_TEXT, EXACT, INEXACT_TOO, patiently

ID = "0e0bd5ac-6b55-4b3a-9a3a-0d9a4b0c7c11"
often = settings(patiently, max_examples=150)


def details_as_stored(db, content_id: str) -> bytes:
    """The stored text, read by the library alone."""
    [(text,)] = db.execute_sql(
        "SELECT payload #>> '{content,details}' FROM log.events WHERE content_id = %s AND type = 'DraftSaved'",
        (content_id,),
    ).fetchall()
    return rfc8785.dumps(orjson.loads(text))


def assert_leaves_hold() -> None:
    for recorded in log.read_back(limit=2):
        assert log.leaf_of(recorded) == recorded.leaf


@often
@given(EXACT)
@example(
    [
        1e-300,
        5e-324,
        0.1,
        123456.789,
        2.0**52 + 0.5,
        9007199254740991.0,
        "\U0010ffff\ufffe",
        {"": {"\U00010000": 0, "\ue000": 0}},
    ]
)
def test_what_json_carries_exactly_comes_back_as_it_was(db, actor, value):
    content_id = new_id()
    handle(save(content_id, base_path=f"/{content_id}", details={"x": value}), actor)
    assert details_as_stored(db, content_id) == rfc8785.dumps({"x": value})
    assert_leaves_hold()


@often
@given(INEXACT_TOO)
@example(1e16)
@example(-0.0)
@example({"\ud800": "\0"})
def test_anything_comes_back_as_it_was_or_is_refused_with_a_sentence(db, actor, value):
    before, content_id = log.head(), new_id()
    try:
        handle(save(content_id, base_path=f"/{content_id}", details={"x": value}), actor)
    except Rejected as refusal:
        assert refusal.reason == "not_canonical"
        assert len(refusal.message) > 20
        assert log.head() == before
    else:
        assert details_as_stored(db, content_id) == rfc8785.dumps({"x": value})
        assert_leaves_hold()


@often
@given(said=ANY_TEXT, where=some.sampled_from(["title", "base_path", "request_id", "person", "application"]))
@example(said="a\0", where="request_id")
@example(said="\ud800", where="person")
@example(said="/\ud800", where="base_path")
def test_so_does_whatever_is_said_elsewhere(db, actor, said, where):
    in_content = where in ("title", "base_path")
    command = save(**{"base_path": f"/{new_id()}"} | ({where: said} if in_content else {}))
    before = log.head()
    try:
        handle(command, actor if in_content else replace(actor, **{where: said}))
    except Rejected:
        assert log.head() == before
    else:
        assert_leaves_hold()


@pytest.mark.parametrize("content_id", [ID.upper(), f"{{{ID}}}", ID.replace("-", ""), "bees", " "])
def test_an_id_is_spelled_in_one_way(db, actor, content_id):
    for command in (save(content_id), commands.Publish(content_id=content_id)):
        with pytest.raises(Rejected, match="lower case with hyphens"):
            handle(command, actor)
    assert log.head()[0] == 0
