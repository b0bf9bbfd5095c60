"""Who else has a document open."""

from uuid import uuid4

from domain.database import db
from jobs.reconcile import tidy

from .conftest import BEES_PATH
from .test_working_copy import keep

ADAS, OTHER, GRACES = (str(uuid4()) for _ in range(3))


def here(visitor, writer) -> str:
    return visitor.part(f"{BEES_PATH}/presence?writer={writer}").text


def test_each_is_told_of_the_others(editor, person, bees):
    grace = person("Grace Hopper", "editor")
    assert here(editor, ADAS) == ""
    assert here(grace, GRACES) == "Ada Lovelace has this open"
    keep(grace, grace.get(BEES_PATH), writer=GRACES, description="Hers")
    assert here(editor, ADAS).startswith("Grace Hopper is typing (")
    assert "Hers" not in here(editor, ADAS)
    assert "You have this open in another tab" in here(editor, OTHER)


def test_who_is_not_heard_of_any_more_is_gone(editor, person, bees):
    grace = person("Grace Hopper", "editor")
    here(editor, ADAS)
    db.execute_sql("UPDATE private.presence SET seen_at = now() - interval '41 seconds'")
    assert here(grace, GRACES) == ""
    tidy()
    assert db.execute_sql("SELECT count(*) FROM private.presence").fetchone() == (1,)


def test_who_says_no_good_name_is_only_told(editor, bees):
    here(editor, ADAS)
    assert here(editor, "x") == "You have this open in another tab"


def test_a_page_that_is_left_is_no_other_tab(editor, person, bees):
    token = editor.get(BEES_PATH).form("Save draft").fields["csrf_token"]
    here(editor, ADAS)
    here(person("Grace Hopper", "editor"), GRACES)
    for writer in (ADAS, GRACES, "x"):
        left = editor.client.post(f"{BEES_PATH}/presence/deletion", data={"writer": writer, "csrf_token": token})
        assert left.status_code == 204
    assert here(editor, OTHER) == "Grace Hopper has this open", "each leaves for themselves alone"
