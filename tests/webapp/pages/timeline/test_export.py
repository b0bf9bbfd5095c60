"""/timeline.csv and .ndjson: everything that the filters show, as far as one may see it, and noted."""

import csv
import json
from io import StringIO

import pytest

from domain import exporting, log
from domain.access_log import find as noted
from domain.commands import PatchLinks
from domain.exporting import sources
from domain.handle import handle
from tests.examples import new_id, save
from tests.webapp.pages.conftest import OPERATOR

COLUMNS = (
    "position,recorded_at,type,sentence,performer,on_behalf_of,application,trigger,request_id,content_id,locale,title,"
    "stream,version,payload"
)


@pytest.fixture
def small_batches(monkeypatch):
    monkeypatch.setattr(sources, "BATCH", 3)


def taken(visitor, address: str) -> str:
    visitor.response = visitor.client.get(address)
    assert visitor.response.status_code == 200, visitor.response.text
    return visitor.response.get_data(as_text=True)


def rows_of(text: str) -> list[dict]:
    return list(csv.DictReader(StringIO(text)))


def links(page) -> dict[str, str]:
    found = [given["href"] for given in page.find("a") if "download" in given]
    return {address.partition("?")[0].rpartition(".")[2]: address for address in found}


def test_csv_has_a_row_for_each_event_that_the_filter_shows_the_newest_first(editor, bees, small_batches):
    page = editor.get("/timeline?type=PathReserved&type=DraftSaved&type=EditionPublished")
    text = taken(editor, links(page)["csv"])
    assert text.splitlines()[0] == COLUMNS
    rows = rows_of(text)
    assert [row["type"] for row in rows] == ["EditionPublished", "DraftSaved", "PathReserved"]
    assert rows[1]["title"] == "Keep bees"
    assert "saved a draft of ‘Keep bees’" in rows[1]["sentence"]
    assert json.loads(rows[1]["payload"])["content"]["title"] == "Keep bees"
    assert editor.response.headers["Content-Type"] == "text/csv; charset=utf-8"
    head = log.head()[0]
    assert editor.response.headers["Content-Disposition"] == f'attachment; filename="timeline-to-{head}.csv"'


def test_ndjson_has_the_whole_envelope_with_the_proof(editor, bees, small_batches):
    lines = [json.loads(line) for line in taken(editor, links(editor.get("/timeline"))["ndjson"]).splitlines()]
    events = {each.position: each for each in log.read()}
    assert [line["position"] for line in lines] == sorted(events, reverse=True)
    for line in lines:
        expected = log.presented(events[line["position"]])
        assert {name: line[name] for name in expected} == json.loads(json.dumps(expected))


def test_it_is_what_the_page_showed_whatever_has_happened_since(editor, bees):
    address = links(editor.get("/timeline?when=today"))["csv"]
    head = log.head()[0]
    handle(save(base_path="/later", title="Later"), OPERATOR)
    rows = rows_of(taken(editor, address))
    assert [int(row["position"]) for row in rows] == list(range(head, 0, -1))


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_is_never_a_formula(begin):
    text = exporting.FORMATS["csv"].lines(["a"], [{"a": f"{begin}1+1"}])
    [[cell]] = csv.reader(StringIO(text, newline=""))
    assert cell == f"'{begin}1+1"


def test_a_title_that_would_be_a_formula_is_text_in_csv_and_itself_in_ndjson(editor, db):
    handle(save(title="=HYPERLINK(A1)"), OPERATOR)
    found = links(editor.get("/timeline?type=DraftSaved"))
    [row] = rows_of(taken(editor, found["csv"]))
    assert row["title"] == "'=HYPERLINK(A1)"
    assert json.loads(taken(editor, found["ndjson"]))["title"] == "=HYPERLINK(A1)"


def test_what_is_limited_is_taken_by_those_alone_who_may_see_it(editor, auditor):
    id_ = new_id()
    handle(save(id_, base_path="/wobbegong", title="Zephyrine", access_limited={"users": []}), OPERATOR)
    handle(PatchLinks(content_id=id_, links={"taxons": [new_id()]}), OPERATOR)
    for format_ in ("csv", "ndjson"):
        assert {"zephyrine", "wobbegong", id_} & set(_words(taken(auditor, f"/timeline.{format_}")))
        text = taken(editor, f"/timeline.{format_}").lower()
        assert not [word for word in ("zephyrine", "wobbegong", id_) if word in text]


def _words(text: str) -> list[str]:
    return [word for word in ("zephyrine", "wobbegong") if word in text.lower()]


def test_taking_something_along_is_noted_with_its_filters_and_how_much_it_was(editor, bees):
    taken(editor, "/timeline.csv?type=DraftSaved")
    ended, begun = noted(limit=2)
    assert (begun.kind, ended.kind) == ("export-begun", "export-ended")
    assert begun.what["filters"] == {"type": ["DraftSaved"]}
    assert (ended.what["rows"], ended.what["complete"], ended.what["format"]) == (1, True, "CSV")
    assert begun.request_id == ended.request_id


def test_one_that_is_broken_off_is_noted_as_such(editor, bees, small_batches):
    response = editor.client.get("/timeline.ndjson", buffered=False)
    parts = iter(response.response)
    while not next(parts):
        pass
    response.close()
    ended = noted(limit=1)[0]
    assert (ended.kind, ended.what["complete"], ended.what["rows"]) == ("export-ended", False, 3)


def test_a_filter_that_makes_no_sense_is_a_page_that_says_so(editor):
    for address in ("/timeline.csv?when=sometimes", "/timeline.csv?now=then"):
        assert editor.client.get(address).status_code == 422
    assert editor.client.get("/timeline.pdf").status_code == 404
    assert [entry.kind for entry in noted()] == ["signed-in"]


def test_the_access_log_is_taken_along_in_the_same_way(editor, auditor):
    editor.get("/timeline/access", status=403)
    assert editor.client.get("/timeline/access.csv").status_code == 403
    found = links(auditor.get("/timeline/access?kind=signed-in"))
    rows = rows_of(taken(auditor, found["csv"]))
    assert [row["kind"] for row in rows] == ["signed-in"] * 2
    assert [row["sentence"] for row in rows] == ["Rob Reader signed in.", "Ada Lovelace signed in."]
    assert rows[0]["address"] == "127.0.0.1"
    lines = [json.loads(line) for line in taken(auditor, found["ndjson"]).splitlines()]
    assert [str(line["id"]) for line in lines] == [row["id"] for row in rows]
