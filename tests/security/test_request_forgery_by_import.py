"""Server-side request forgery: `flask import URL` reaches the open Internet alone, however an address is written."""

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from jobs.importing import public
from jobs.importing.sources import sources
from jobs.importing.unreadable import Unreadable

SPELLINGS = """127.0.0.1 localhost 127.1 2130706433 0x7f000001 0177.0.0.1 0.0.0.0 [::1] [::] [::ffff:127.0.0.1]
[::ffff:7f00:1] [::127.0.0.1] [64:ff9b::7f00:1] [2002:7f00:1::] [fe80::1] [fd00::1] 10.0.0.1 172.16.0.1 192.168.1.1
169.254.169.254 100.64.0.1 224.0.0.1 [ff02::1] 255.255.255.255""".split()


class Inside(BaseHTTPRequestHandler):
    """A service that nobody outside should reach."""

    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_response(302 if self.path == "/away" else 200)
        if self.path == "/away":
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/secret")
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *_):
        pass


@pytest.fixture
def port():
    Inside.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Inside) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.server_port
        server.shutdown()


def refused(url: str) -> str:
    with pytest.raises(Unreadable) as refusal:
        sources([url])[0].document()
    return str(refusal.value)


@pytest.mark.parametrize("host", SPELLINGS)
def test_a_private_address_in_any_spelling(port, host):
    assert "IMPORT_PRIVATE_ADDRESSES" in refused(f"http://{host}:{port}/secret")
    assert Inside.asked == []


def test_a_public_name_that_leads_inside(port, monkeypatch):
    looked_up = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in ("1.1.1.1", "127.0.0.1")]
    monkeypatch.setattr(public.socket, "getaddrinfo", lambda *_, **__: looked_up)
    assert "not a public address" in refused(f"http://www.example.org:{port}/secret")
    assert Inside.asked == []


def test_a_name_that_leads_elsewhere_the_second_time(port, monkeypatch):
    """DNS rebinding: the connection goes to the address that was checked, so a second look-up is never made."""
    answers = iter(["203.0.113.7", "127.0.0.1"])
    reached = []
    monkeypatch.setattr(public.socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", (next(answers), port))])
    monkeypatch.setattr(public, "is_public", lambda address: address == "203.0.113.7")
    monkeypatch.setattr(public.socket.socket, "connect", lambda self, address: reached.append(address) or _refuse())
    refused(f"http://www.example.org:{port}/secret")
    assert reached == [("203.0.113.7", port)]


def _refuse():
    raise OSError("nobody there")


def test_a_redirect_to_a_private_address(port, monkeypatch):
    is_public, first = public.is_public, iter([True])
    monkeypatch.setattr(public, "is_public", lambda address: next(first, None) or is_public(address))
    assert "not a public address" in refused(f"http://127.0.0.1:{port}/away")
    assert Inside.asked == ["/away"]


def test_public_addresses_are_public():
    assert all(map(public.is_public, ("1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "64:ff9b::101:101")))


def test_a_setting_allows_it(port):
    assert sources([f"http://127.0.0.1:{port}/secret"], private=True)[0].document() == {}
