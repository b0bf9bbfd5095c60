"""/checkpoints"""

from dataclasses import replace

import pytest

from domain import log
from domain.handle import handle
from domain.proof import checkpoints, exporting
from domain.proof.notes import to_base64
from tests.domain.proof.conftest import KEY
from tests.examples import save

from .conftest import OPERATOR


@pytest.fixture
def configured(app, monkeypatch):
    """Gives the site other settings."""

    def configure(**changes):
        settings = replace(app.config["SETTINGS"], **{"checkpoint_key": KEY.written()} | changes)
        monkeypatch.setitem(app.config, "SETTINGS", settings)

    configure()
    return configure


def make(times: int = 1) -> None:
    for _ in range(times):
        handle(save(base_path=f"/page-{log.head()[0]}"), OPERATOR)
        checkpoints.make(KEY)


def test_it_says_when_there_are_none(auditor, configured):
    page = auditor.get("/checkpoints")
    assert "None has been made yet" in page.text


def test_it_lists_them_with_the_key_and_how_to_verify(auditor, configured):
    make(2)
    page = auditor.get("/checkpoints")
    assert to_base64(log.head()[1]) in page.text
    assert str(KEY.verifier) in page.text
    assert "python3 verify_annals_log.py log.ndjson --extends" in page.text
    assert {"/checkpoints/3", "/checkpoints/5", "/checkpoint", "/checkpoint-key", "/verify-log.py"} <= set(page.links())
    assert "/checkpoints" in auditor.get("/timeline").links()


def test_it_goes_on_below_a_position(auditor, configured):
    make(60)
    page = auditor.get("/checkpoints")
    assert len(page.find("tr")) == 51
    [older] = [link for link in page.links() if "before=" in link]
    assert len(auditor.get(older).find("tr")) == 11


@pytest.mark.parametrize("before", ["x", "-1", "0", "9" * 40])
def test_a_position_that_makes_no_sense_breaks_nothing(auditor, configured, before):
    make()
    auditor.get(f"/checkpoints?before={before}")


def test_it_shows_how_far_they_were_exported_and_what_is_in_the_way(auditor, configured):
    configured(checkpoint_export="https://annals:secret@keeper.example/kept")
    make(2)
    assert "None is there yet" in auditor.get("/checkpoints").text
    exporting.arrived("https://keeper.example/kept", 3)
    page = auditor.get("/checkpoints")
    assert "The last one there is of position 3" in page.text
    assert "Being exported" in page.text and "secret" not in page.html
    exporting.failed("https://keeper.example/kept", "https://keeper.example/kept/5 answered 500")
    assert "Not exported" in auditor.get("/checkpoints").text
    assert "answered 500" in auditor.get("/checkpoints").text
    exporting.arrived("https://keeper.example/kept", 5)
    assert "Exported Each is brought to" in auditor.get("/checkpoints").text


def test_without_a_key_that_is_said(auditor, configured):
    configured(checkpoint_key=None)
    assert "No key is set (CHECKPOINT_KEY)" in auditor.get("/checkpoints").text


def test_it_takes_a_constant_number_of_queries(auditor, configured, count_queries):
    make()
    with count_queries() as for_one:
        auditor.get("/checkpoints")
    make(10)
    with count_queries() as for_more:
        auditor.get("/checkpoints")
    assert len(for_one) == len(for_more)
