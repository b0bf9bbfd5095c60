"""The sample site: there on a first start, all of it or none, and never in the way of anything else."""

import re
import stat
from dataclasses import replace

import pytest

from domain import accounts, log
from domain.downstream.present import present
from domain.projections import editions
from domain.schemas import Schemas
from jobs import sample
from jobs.sample.load import _body, site
from jobs.servers import CannotStart


@pytest.fixture
def settings(servers, tmp_path):
    return replace(servers, data=tmp_path)


def test_every_document_is_as_the_schemas_of_the_project_want_it():
    for described in site():
        body = _body(described, "First published.")
        assert Schemas().errors(body["schema_name"], body) == []


def test_the_text_links_only_to_pages_of_the_site():
    paths = {described["base_path"] for described in site()}
    linked = {path for described in site() for path in re.findall(r"]\((/[^)]*)\)", described["body"])}
    assert linked <= paths


def test_it_has_a_document_in_every_state_and_links_between_them(db, settings):
    sample.load(settings)
    live = present([each["base_path"] for each in site()], "live")
    assert all(live.values())
    assert {item["document_type"] for item in live.values()} == {
        "answer",
        "detailed_guide",
        "news_story",
        "organisation",
        "redirect",
    }
    assert all(item["details"]["body"] for item in live.values() if item["document_type"] != "redirect")
    assert sum("withdrawn_notice" in item for item in live.values()) == 1
    shown = live["/causeway-crossing-times"]["expanded_links"]
    assert [link["title"] for link in shown["organisations"]] == ["Tides and Ferries Agency"]
    assert len(shown["ordered_related_items"]) == 2
    boat = editions.editions_of("807a4d82-f1df-4648-89f0-3d23bc6019ae", "en")
    assert [each.state for each in boat] == ["draft", "published"]
    assert boat[0].title != boat[1].title


def test_its_people_can_sign_in_with_what_the_note_says(db, settings):
    loaded = sample.load(settings)
    note = settings.data / "sign-in.txt"
    assert note.read_text() == loaded.sign_in
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    assert f"http://127.0.0.1:{settings.port}" in loaded.sign_in
    people = [accounts.sign_in(*line.split()[:2]) for line in loaded.sign_in.splitlines() if "@" in line]
    assert [person.role for person in people] == ["editor", "publisher", "auditor", "administrator"]
    assert {each.actor for each in log.read() if each.content_id} == {people[0].account_id}


def test_it_is_not_loaded_where_anything_has_ever_happened(db, settings, actor):
    accounts.create_account("ada@example.org", "Ada", "editor", "a long password", actor)
    before = log.head()
    assert sample.load(settings) is None
    assert log.head() == before
    assert not (settings.data / "sign-in.txt").exists()


def test_without_a_place_for_the_note_nothing_is_loaded(db, settings, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(CannotStart, match="ANNALS_DATA"):
        sample.load(replace(settings, data=tmp_path / "file" / "data"))
    assert log.head()[0] == 0
