"""Requests that are too much: each is refused with a sentence, and none takes long or brings anything down."""

import gzip
import time

import orjson
import pytest

from domain.applications import register_application
from tests.examples import body, new_id
from tests.webapp.pages.conftest import OPERATOR


@pytest.fixture
def send(client):
    headers = {"Authorization": f"Bearer {register_application('publisher', [], OPERATOR)}"}

    def send(data: bytes, **more):
        started = time.monotonic()
        response = client.put(f"/v2/content/{new_id()}", data=data, headers=headers | more)
        assert time.monotonic() - started < 10
        return response

    return send


@pytest.mark.parametrize(
    ("bomb", "status"),
    [
        (b'{"details": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400),
        (b'{"details": {"a": ' + b'{"a": ' * 200 + b"1" + b"}" * 202, 400),
        (b'{"details": 1' + b"0" * 100_000 + b"}", 400),
        (b'{"title": "' + b"a" * 11 * 2**20 + b'"}', 413),
    ],
    ids=["nesting beyond the parser", "nesting beyond the limit", "a long number", "a large body"],
)
def test_json_bombs(send, bomb, status):
    response = send(bomb)
    assert response.status_code == status
    assert response.json["error"]["message"]


def test_a_compressed_bomb_is_not_unpacked(send):
    assert send(gzip.compress(b" " * 50 * 2**20), **{"Content-Encoding": "gzip"}).status_code == 400


def test_a_form_with_too_many_fields(editor):
    assert editor.client.post("/sign-in", data={str(number): "" for number in range(6000)}).status_code == 413
    part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    data = (part * 6000 + "--x--").encode()
    response = editor.client.post("/sign-in", data=data, content_type="multipart/form-data; boundary=x")
    assert response.status_code == 413


def test_a_list_asked_for_whole(client):
    headers = {"Authorization": f"Bearer {register_application('publisher', [], OPERATOR)}"}
    for path in ("/v2/content", "/v2/editions"):
        response = client.get(f"{path}?per_page=2000000000", headers=headers)
        assert response.status_code == 422
        assert "20000" in response.json["error"]["message"]


def test_a_store_takes_no_batch_without_end(live):
    rows = [{"base_path": f"/{number}", "payload_version": 1, "item": None} for number in range(501)]
    response = live.send("POST", "/batch", {"items": rows})
    assert response.status_code == 422


def test_an_ordinary_body_is_taken(send):
    assert send(orjson.dumps(body())).status_code == 200
