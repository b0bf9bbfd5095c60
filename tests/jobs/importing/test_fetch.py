"""URLs: fetched from a real server, within limits, with a sentence for what goes wrong."""

import gzip
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from jobs.importing.sources import sources
from jobs.importing.unreadable import LARGEST, Unreadable

BOMB = gzip.compress(b" " * (LARGEST + 1))


class Handler(BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        match self.path:
            case "/moved":
                self.answer(303, location="/item")
            case "/round-and-round":
                self.answer(301, location="/round-and-round")
            case "/elsewhere":
                self.answer(302, location="ftp://127.0.0.1/item")
            case "/zipped":
                self.answer(200, gzip.compress(b'{"title": "Bees"}'), **{"content-encoding": "gzip"})
            case "/bomb":
                self.answer(200, BOMB, **{"content-encoding": "gzip"})
            case "/page":
                self.answer(200, b"<h1>Bees</h1>")
            case "/item":
                self.answer(200, json.dumps({"title": "Bees"}).encode())
            case _:
                self.answer(404)

    def answer(self, status: int, body: bytes = b"", **headers):
        self.send_response(status)
        for name, value in (headers | {"content-length": str(len(body))}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def site():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_item_is_fetched_once_however_often_it_is_read(site):
    Handler.asked.clear()
    (source,) = sources([f"{site}/item", f"{site}/item"], private=True)
    assert source.document() == source.document() == {"title": "Bees"}
    assert Handler.asked == ["/item"]


@pytest.mark.parametrize("path", ["/moved", "/zipped"])
def test_redirects_are_followed_and_compression_is_undone(site, path):
    assert sources([site + path], private=True)[0].document() == {"title": "Bees"}


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/nothing", "answers 404 Not Found"),
        ("/page", "is not JSON: Expecting value at line 1, column 1"),
        ("/bomb", "is larger than 10 MB"),
        ("/round-and-round", "cannot be fetched: "),
        ("/elsewhere", "cannot be fetched: "),
    ],
)
def test_what_goes_wrong_is_said_in_words(site, path, sentence):
    assert problem_of(site + path).startswith(sentence)


def problem_of(url: str) -> str:
    with pytest.raises(Unreadable) as refused:
        sources([url], private=True)[0].document()
    return str(refused.value)


def test_nobody_there():
    assert "refused" in problem_of("http://127.0.0.1:1/api/content/bees")


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "file:///etc/passwd", "http://", "http:///x"])
def test_only_http_and_https(url):
    assert problem_of(url) == "cannot be fetched: only http:// and https:// URLs can"


def test_a_url_that_is_none():
    assert problem_of("http://[::1").startswith("cannot be fetched: ")
