"""/statistics"""

import pytest

from domain.commands import Publish
from domain.followers import Filling
from domain.handle import handle
from tests.examples import new_id, save
from webapp.pages import statistics

from .conftest import BEES, OPERATOR


@pytest.fixture
def published(bees):
    """A page of an organisation, beside the one about bees, which is of none."""
    page = save(new_id(), base_path="/honey", links={"organisations": [BEES]})
    handle(page, OPERATOR)
    handle(Publish(content_id=page.content_id), OPERATOR)


def test_each_organisation_has_a_row_and_the_days_have_bars(auditor, published):
    page = auditor.get("/statistics")
    assert "2 publications from" in page.text
    assert "at most 2 on a day" in page.text
    assert "Keep bees 1" in page.text
    assert "No organisation 1" in page.text
    assert len(page.find("rect")) == 30 + 2


def test_nothing_published_is_said(auditor, db):
    page = auditor.get("/statistics?days=7")
    assert "0 publications from" in page.text
    assert "Nothing was published in these days" in page.text


def test_as_csv_with_a_line_for_each_day_and_organisation(auditor, published):
    lines = auditor.client.get("/statistics.csv?days=365").text.splitlines()
    assert lines[0] == "day,organisation,content_id,published"
    assert [line.split(",", 1)[1] for line in lines[1:]] == ["No organisation,,1", f"Keep bees,{BEES},1"]


def test_other_periods_are_not_found(auditor, db):
    assert "last 7, 30, 365 days" in auditor.get("/statistics?days=8", status=404).text


def test_figures_that_are_not_complete_say_so(auditor, published, monkeypatch):
    monkeypatch.setattr(statistics, "filling", lambda follower: Filling(1_000, 200_000))
    assert "1,000 of 200,000 events are counted so far" in auditor.get("/statistics").text
