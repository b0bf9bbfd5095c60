"""/v2/events: the log, for other applications to follow. As JSON, as NDJSON, or as server-sent events.

A reader that has seen position N asks for what is after N, and never misses anything: new events never come below it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from threading import BoundedSemaphore

import orjson
from flask import Blueprint, Response, request

from domain import log
from domain.database import db
from domain.errors import Rejected
from domain.events import EVENT_TYPES
from webapp.api.auth import still_good

MOST, USUAL, LONGEST_WAIT = 1000, 100, 30
LARGEST_POSITION = 2**53
LOOK_AGAIN_SECONDS, STREAM_SECONDS = 0.2, 60
NDJSON, EVENT_STREAM = "application/x-ndjson", "text/event-stream"
#: Whoever waits holds one of the threads of a process; when so many do, the next is answered at once.
PLACES = 6
_waiting = BoundedSemaphore(PLACES)


@dataclass(frozen=True)
class Question:
    """What a reader wants: the events after a position, at most so many, of these types (empty for all)."""

    after: int
    limit: int
    types: tuple[str, ...]

    def answer(self) -> tuple[list[log.Recorded], int]:
        """The events, and the position to ask from next time."""
        head, _ = log.head()
        events = list(log.read(self.after, self.limit, up_to=head, types=self.types))
        full = len(events) == self.limit
        return events, events[-1].position if full else max(head, self.after)


def add_routes(api: Blueprint) -> None:
    api.add_url_rule("/v2/events", "feed", view_func=feed)


def feed():
    """The events after a position, oldest first; with `wait` as soon as there are any."""
    question = Question(_number("after", 0, LARGEST_POSITION), _number("limit", USUAL, MOST, least=1), _types())
    accepted = request.headers.get("Accept", "")
    if EVENT_STREAM in accepted:
        return _event_stream(question)
    events, reached = _waited(question, _number("wait", 0, LONGEST_WAIT))
    if NDJSON in accepted:
        lines = b"".join(orjson.dumps(log.presented(event)) + b"\n" for event in events)
        return Response(lines, mimetype=NDJSON, headers={"X-Annals-Position": str(reached)})
    return Response(
        orjson.dumps({"events": [log.presented(event) for event in events], "after": reached}),
        content_type="application/json; charset=utf-8",
    )


def _waited(question: Question, seconds: int) -> tuple[list[log.Recorded], int]:
    deadline = time.monotonic() + seconds
    answer, good = question.answer(), still_good()
    if answer[0] or not seconds or not _waiting.acquire(blocking=False):
        return answer
    try:
        while not answer[0] and time.monotonic() < deadline:
            time.sleep(LOOK_AGAIN_SECONDS)
            if not good():
                break
            answer = question.answer()
        return answer
    finally:
        _waiting.release()


def _event_stream(question: Question) -> Response:
    """Server-sent events; the reader comes back by itself, with `Last-Event-ID`, whenever the stream ends."""
    seen = request.headers.get("Last-Event-ID", "")
    if seen.isascii() and seen.isdecimal():
        question = replace(question, after=int(seen[:16]))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return Response(_streamed(question, still_good()), content_type=f"{EVENT_STREAM}; charset=utf-8", headers=headers)


def _streamed(question: Question, good: Callable[[], bool]) -> Iterator[bytes]:
    yield b"retry: 1000\n\n"
    if not _waiting.acquire(blocking=False):
        return
    deadline = time.monotonic() + STREAM_SECONDS
    try:
        while time.monotonic() < deadline:
            with db.connection_context() if db.is_closed() else db.atomic():
                if not good():
                    return
                events, reached = question.answer()
            for event in events:
                yield b"id: %d\nevent: %s\ndata: %s\n\n" % (
                    event.position,
                    event.type.encode(),
                    orjson.dumps(log.presented(event)),
                )
            question = replace(question, after=reached)
            if not events:
                yield b": nothing new\n\n"
                time.sleep(LOOK_AGAIN_SECONDS)
    finally:
        _waiting.release()


def _types() -> tuple[str, ...]:
    asked = tuple(name for each in request.args.getlist("types") for name in each.split(",") if name)
    if unknown := sorted(set(asked) - set(EVENT_TYPES)):
        known = ", ".join(EVENT_TYPES)
        raise Rejected(f"There is no event type {', '.join(unknown)}; there are {known}", reason="type_invalid")
    return asked


def _number(name: str, default: int, most: int, least: int = 0) -> int:
    text = request.args.get(name, "").strip()
    if not text:
        return default
    if not (text.isascii() and text.isdecimal()) or not least <= int(text[:20]) <= most:
        raise Rejected(f"{name} must be a whole number from {least} to {most}", reason="parameter_missing_or_invalid")
    return int(text)
