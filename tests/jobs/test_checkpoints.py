"""Checkpoints are made while things happen, and brought to where they are safe, whatever goes wrong on the way."""

from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from domain import log
from domain.handle import handle
from domain.proof import checkpoint, checkpoints, exporting
from jobs import checkpoints as jobs
from jobs import context, scheduler
from tests.domain.proof.conftest import KEY
from tests.examples import save


@pytest.fixture
def at_work(db, servers, monkeypatch):
    """Puts this process to work for a site with that CHECKPOINT_EXPORT."""

    def start(destination: str | None = None, key: str | None = KEY.written()):
        settings = replace(servers, checkpoint_key=key, checkpoint_export=destination and str(destination))
        monkeypatch.setattr(context, "_context", None)
        context.start(settings)
        db.connect(reuse_if_open=True)

    return start


@pytest.fixture
def happen(actor):
    """Lets something happen and has it signed, so often."""

    def happen(times: int = 1) -> list[str]:
        for _ in range(times):
            handle(save(base_path=f"/page-{log.head()[0]}"), actor)
            jobs.make_checkpoint()
        return [kept.note for kept in checkpoints.behind(0, 99)][-times:]

    return happen


def test_one_is_made_only_when_something_has_happened(at_work, actor):
    at_work()
    jobs.make_checkpoint()
    assert checkpoints.latest() is None
    handle(save(), actor)
    for _ in range(3):
        jobs.make_checkpoint()
    assert [kept.position for kept in checkpoints.listed(9)] == [2]
    assert checkpoint.signed_by(checkpoints.latest().note, KEY.verifier).digest == log.head()[1]
    assert log.head()[0] == 2, "it is no event"


def test_none_is_made_without_a_key(at_work, actor):
    at_work(key=None)
    handle(save(), actor)
    jobs.make_checkpoint()
    assert checkpoints.latest() is None


def test_the_scheduler_has_them_made_at_least_once_a_minute():
    registered = {}

    class Registering:
        def register(self, function, **more):
            registered[function] = more

    scheduler.register(Registering())
    assert registered[jobs.make_checkpoint]["interval"] <= 30
    assert registered[jobs.export_checkpoints]["queue_name"] == "low", "nothing waits for it"


def test_they_are_written_into_a_folder_each_once_and_for_good(at_work, happen, tmp_path):
    folder = tmp_path / "kept" / "here"
    at_work(folder)
    notes = happen(3)
    assert (jobs.export_checkpoints(), jobs.export_checkpoints()) == (3, 0)
    assert sorted(path.read_text() for path in folder.iterdir()) == sorted(notes)
    assert exporting.standing(str(folder)).position == log.head()[0]


def test_what_is_there_is_never_written_over(at_work, happen, tmp_path):
    at_work(tmp_path)
    happen(2)
    (tmp_path / "2").write_text("another")
    assert jobs.export_checkpoints() == 0
    assert "is there already and is another checkpoint" in exporting.standing(str(tmp_path)).error
    assert (tmp_path / "2").read_text() == "another"
    assert [path.name for path in tmp_path.iterdir()] == ["2"]


def test_a_folder_that_cannot_be_written_is_tried_again(at_work, happen, tmp_path):
    (tmp_path / "file").write_text("")
    at_work(tmp_path / "file" / "folder")
    happen()
    assert jobs.export_checkpoints() == 0
    assert "cannot be written" in exporting.standing(str(tmp_path / "file" / "folder")).error
    (tmp_path / "file").unlink()
    assert jobs.export_checkpoints() == 1
    assert exporting.standing(str(tmp_path / "file" / "folder")).error is None


class Keeping(dict):
    def __init__(self):
        super().__init__()
        self.signed_in = []


@contextmanager
def keeper(answers: list[int]):
    """Somebody who keeps what is put there, and answers as told; at last always with 201."""
    kept = Keeping()

    class Handler(BaseHTTPRequestHandler):
        def do_PUT(self):
            status = answers.pop(0) if answers else 201
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if status == 201:
                kept[self.path] = body.decode()
                kept.signed_in.append(self.headers["Authorization"])
            self.send_response(status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/kept", kept
    server.shutdown()
    server.server_close()


def test_they_are_put_at_an_address_again_and_again_until_they_are_there(at_work, happen):
    with keeper([500, 201, 403]) as (url, kept):
        at_work(url)
        notes = happen(2)
        assert (jobs.export_checkpoints(), kept) == (0, {})
        assert exporting.standing(url).error == f"{url}/2 answered 500"
        assert (jobs.export_checkpoints(), list(kept)) == (1, ["/kept/2"])
        assert (exporting.standing(url).position, exporting.standing(url).error) == (2, f"{url}/4 answered 403")
        assert jobs.export_checkpoints() == 1
        assert list(kept.values()) == notes
        assert exporting.standing(url).error is None


def test_a_password_in_the_address_is_sent_and_never_shown(at_work, happen):
    with keeper([500]) as (url, kept):
        at_work(url.replace("//", "//annals:secret@"))
        happen()
        jobs.export_checkpoints()
        assert "secret" not in exporting.standing(url).error
        assert jobs.export_checkpoints() == 1
        assert kept.signed_in == ["Basic YW5uYWxzOnNlY3JldA=="]


def test_an_address_where_nobody_answers_holds_nothing_up(at_work, happen):
    at_work("http://127.0.0.1:9/kept")
    happen(2)
    assert jobs.export_checkpoints() == 0
    assert "does not answer" in exporting.standing("http://127.0.0.1:9/kept").error
    assert len(happen()) == 1
