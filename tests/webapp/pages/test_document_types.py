"""Every document type, through its pages and without scripts: created, edited, published and read back."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from domain import document_types as types
from domain import documents
from domain.document_types import document_types
from domain.downstream.present import present
from domain.editing import publisher_body
from domain.govspeak.content_arrays import without_rendered
from domain.schemas import Schemas

from .filling import filled, new_form

TOP = Path(__file__).parents[3]
GOVUK = Path(os.environ.get("GOVUK_SCHEMAS", TOP / "../shared/data/govuk/schemas")).resolve()
BEEKEEPER = """
label: Beekeeper
path_prefix: /beekeepers
checks: [required_fields]
fields:
  - {name: details.hives, label: Hives, widget: records, item: hive, fields: [
      {name: place, label: Place, widget: text, required: true}]}
  - {name: details.since, label: Keeps bees since, widget: date, required: true}
"""


def document_at(visitor):
    """The document whose page the visitor is at."""
    _, _, content_id, locale = visitor.response.request.path.split("/")
    return documents.find(content_id, locale)


def created(visitor, type_):
    page = visitor.send(new_form(visitor, type_), "Create draft", **filled(type_))
    assert "Draft created" in page.text
    return page


@pytest.mark.parametrize("name", document_types())
def test_it_is_created_edited_published_and_read_back(editor, name):
    type_ = document_types()[name]
    page = created(editor, type_)
    fields = page.form("Save draft").fields
    assert {key: fields[key] for key in filled(type_)} == filled(type_)
    assert "Nothing has changed" in editor.send(page, "Save draft").text
    what = {"title": "Wasps are back"} if type_.title else {"redirects.0.destination": "/wasps"}
    page = editor.send(page, "Save draft", **what)
    assert "Draft saved" in page.text
    reason = {"without_review": "A test"} if "without_review" in page.form("Publish").fields else {}
    assert "Published." in editor.send(page, "Publish", **reason).text
    live = document_at(editor).live
    if type_.path_prefix is None:
        assert (live.title, live.base_path, live.routes) == ("Wasps are back", None, [])
        return
    shown = present([live.base_path], "live")[live.base_path]
    if type_.title:
        assert (shown["title"], shown["document_type"]) == ("Wasps are back", type_.document_types[0])
        assert shown["details"] == live.details
    else:
        assert shown["redirects"] == [{"path": live.base_path, "type": "exact", "destination": "/wasps"}]


@pytest.mark.skipif(not GOVUK.is_dir(), reason="the real schemas are not here")
@pytest.mark.parametrize("name", document_types())
def test_what_its_form_makes_satisfies_the_schema_of_that_name(editor, one_app, monkeypatch, name):
    schemas = Schemas(GOVUK)
    monkeypatch.setitem(one_app.extensions, "schemas", schemas)
    created(editor, document_types()[name])
    content = replace(document_at(editor).content, publishing_app="publisher")
    body = publisher_body(content, "en", None) | {"details": without_rendered(content.details)}
    assert [str(error) for error in schemas.errors(name, body)] == []


def test_a_file_is_all_that_a_new_type_needs(editor, one_app, monkeypatch, tmp_path):
    (tmp_path / "beekeeper.yaml").write_text(BEEKEEPER)
    monkeypatch.setattr(types, "FOLDER", tmp_path)
    monkeypatch.setitem(one_app.extensions, "schemas", Schemas())
    type_ = document_types()["beekeeper"]
    form = new_form(editor, type_)
    assert "Enter the keeps bees since" in editor.send(form, "Create draft", 422, title="Ada").text
    page = editor.send(form, "Create draft", **filled(type_))
    assert "Published." in editor.send(page, "Publish").text
    shown = present(["/beekeepers/bees-are-back"], "live")["/beekeepers/bees-are-back"]
    assert shown["details"] == {"hives": [{"place": "Bees"}], "since": "2026-02-03"}
    assert shown["schema_name"] == "beekeeper"
