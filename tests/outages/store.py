"""A content store that does what a test wants."""

import threading
from collections.abc import Callable
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import orjson

#: What a store says about a batch: a status for all of it, or a list of results.
Answer = Callable[[list[dict]], int | list[dict]]


def takes(items: list[dict]) -> list[dict]:
    """Every item is taken."""
    return [{"base_path": each["base_path"], "status": 201} for each in items]


class ThisStore:
    """What it has taken, batch by batch, and what it answers; `held` keeps its answers back while it is set."""

    def __init__(self):
        self.answer: Answer = takes
        self.batches: list[list[dict]] = []
        self.request_ids: list[str | None] = []
        self.goes_on = threading.Event()
        self.goes_on.set()

    def post(self, items: list[dict]) -> int | list[dict]:
        self.batches.append(items)
        self.goes_on.wait(60)
        return self.answer(items)


@contextmanager
def store_at(port: int):
    """A store at this port of this machine."""
    store = ThisStore()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            given = orjson.loads(self.rfile.read(int(self.headers["Content-Length"])))
            store.request_ids.append(self.headers["Govuk-Request-Id"])
            answer = store.post(given["items"])
            self.send_response(answer if isinstance(answer, int) else 200)
            data = orjson.dumps({"results": answer} if isinstance(answer, list) else {})
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def do_DELETE(self):
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request, client_address):
            """Whoever asked did not wait for the answer."""

    with Server(("127.0.0.1", port), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield store
        finally:
            store.goes_on.set()
            server.shutdown()
