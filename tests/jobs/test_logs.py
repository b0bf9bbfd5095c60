"""Logs: a JSON object a line, with what belongs together, and without what nobody may read."""

import io
import json
import logging
import sys

import pytest

from domain import commands, log
from domain.errors import NotFound
from domain.handle import handle
from jobs import logs
from jobs.withheld import clean
from tests.examples import new_id, save


@pytest.fixture
def lines(monkeypatch):
    """What this process logs from now on, as in production."""
    root = logging.getLogger()
    before = root.handlers[:], root.level
    written = io.StringIO()
    monkeypatch.setattr(sys, "stderr", written)
    logs.start("tests", "json")
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.handlers[:], root.level = before[0], before[1]


def test_a_command_is_logged_with_its_request_actor_and_position(db, actor, lines, app):
    handle(save(new_id()), actor)
    [line] = [each for each in lines() if each["event"] == "command"]
    assert (line["command"], line["result"], line["position"]) == ("SaveDraft", "done", log.head()[0])
    assert (line["request_id"], line["actor"], line["process"]) == (actor.request_id, actor.person, "tests")


def test_a_refused_command_is_logged_with_its_reason(db, actor, lines, app):
    with pytest.raises(NotFound) as refused:
        handle(commands.Publish(content_id=new_id()), actor)
    [line] = [each for each in lines() if each["event"] == "command"]
    assert (line["result"], line["reason"], line["position"]) == ("not found", refused.value.reason, None)


def test_lines_for_a_terminal_are_no_json(monkeypatch, capsys):
    root = logging.getLogger()
    before = root.handlers[:], root.level
    logs.start("tests", "text")
    logging.getLogger("x").warning("the bell was not heard")
    root.handlers[:], root.level = before[0], before[1]
    said = capsys.readouterr().err
    assert "the bell was not heard" in said
    assert not said.startswith("{")


@pytest.mark.parametrize(
    "text",
    [
        "postgresql://annals:hunter2@db/annals refused",
        "redis://:hunter2@cache:6379",
        "Authorization: Bearer hunter2",
        "password=hunter2 host=db",
        '{"token": "hunter2"}',
        "null value\nDETAIL:  Failing row contains (1, hunter2,\n\nhunter2).",
        "syntax error\nLINE 1: INSERT INTO t VALUES ('hunter2')\n       ^",
    ],
)
def test_what_libraries_put_into_messages_is_withheld(text):
    assert "hunter2" not in clean(text)
    assert clean(text)[:7] == text[:7]
