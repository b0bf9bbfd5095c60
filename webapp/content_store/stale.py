"""What readers were shown last, for when the database is away: better an answer from before than none.

Only of the live site, only what anybody may see, and only for a while; what is written anew is forgotten.
"""

import threading
import time
from collections import OrderedDict

from flask import Flask, Response, current_app, request

KEPT_SECONDS = 3600
MOST_BYTES, LARGEST_ANSWER = 64 * 2**20, 2**20
PREFIXES = ("/api/content", "/content")
#: Answers differ by these.
HEADERS = ("Accept", "X-Forwarded-Host")


class Kept:
    """The answers given last, the one not asked for longest first."""

    def __init__(self):
        self._answers: OrderedDict[tuple, tuple[float, Response]] = OrderedDict()
        self._bytes, self._lock = 0, threading.Lock()

    def keep(self, key: tuple, response: Response) -> None:
        copy = Response(response.get_data(), response.status_code, response.headers.copy())
        with self._lock:
            self._drop(key)
            self._answers[key] = (time.monotonic(), copy)
            self._bytes += len(copy.get_data())
            while self._bytes > MOST_BYTES:
                self._drop(next(iter(self._answers)))

    def find(self, key: tuple) -> Response | None:
        with self._lock:
            at, answer = self._answers.get(key, (0.0, None))
        return answer if answer and time.monotonic() - at < KEPT_SECONDS else None

    def forget(self) -> None:
        with self._lock:
            self._answers.clear()
            self._bytes = 0

    def forget_at(self, paths: set[str]) -> None:
        """Forget the items at `paths`, what their routes may answer for below them, and the index."""
        with self._lock:
            for key in [key for key in self._answers if paths & _at_and_above(key[1]) or key[1] == "/"]:
                self._drop(key)

    def _drop(self, key: tuple) -> None:
        if found := self._answers.pop(key, None):
            self._bytes -= len(found[1].get_data())


def install(app: Flask) -> None:
    app.extensions["stale"] = Kept() if app.config["NAME"] == "live" else None
    app.after_request(_keep)


def answer() -> Response | None:
    """What was answered to the same request last, if it was kept."""
    kept = current_app.extensions["stale"]
    found = kept.find(_key()) if kept and request.method == "GET" else None
    if found is None:
        return None
    copy = Response(found.get_data(), found.status_code, found.headers.copy())
    copy.headers["Cache-Control"] = "max-age=5, public"
    # RFC 7234, 5.5.2: obsolete, but it says what this is.
    copy.headers["Warning"] = '111 - "Revalidation Failed"'
    return copy


def written(paths: list[str]) -> None:
    """The items at `paths` were written; an empty list means all."""
    if kept := current_app.extensions["stale"]:
        kept.forget_at(set(paths)) if paths else kept.forget()


def _keep(response: Response) -> Response:
    kept = current_app.extensions["stale"]
    if kept and request.method == "GET" and _is_public(response) and _is_worth_keeping(response):
        kept.keep(_key(), response)
    return response


def _is_public(response: Response) -> bool:
    told = response.headers.get("Cache-Control", "public" if response.status_code in (301, 303) else "")
    return "public" in told and "Warning" not in response.headers


def _is_worth_keeping(response: Response) -> bool:
    if response.status_code not in (200, 301, 303, 410) or response.is_streamed:
        return False
    return len(response.get_data()) <= LARGEST_ANSWER


def _key() -> tuple:
    return (request.host, request.path, request.query_string, *(request.headers.get(name, "") for name in HEADERS))


def _at_and_above(asked: str) -> set[str]:
    shown = next((asked.removeprefix(prefix) for prefix in PREFIXES if asked.startswith(f"{prefix}/")), asked)
    segments = shown.split("/")
    return {"/".join(segments[:number]) for number in range(2, len(segments) + 1)}
