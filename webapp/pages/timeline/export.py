"""Taking along what the timeline or the access log shows: everything that its filters find, as a file."""

from collections.abc import Iterator, Mapping

from flask import Blueprint, Response, g, request

from domain import access_log, clock, timeline
from domain.access_log.filters import wanted
from domain.database import db
from domain.errors import Rejected
from domain.exporting import FORMATS, Format, Source, accesses, events
from domain.log import Actor
from webapp.pages.access import actor
from webapp.pages.timeline import access
from webapp.pages.timeline.asked import asked, position

_FORMAT = f"<any({', '.join(FORMATS)}):format_>"


def add_routes(pages: Blueprint) -> None:
    pages.add_url_rule(f"/timeline.{_FORMAT}", view_func=export_timeline)
    pages.add_url_rule(f"/timeline/access.{_FORMAT}", view_func=export_accesses)


def export_timeline(format_: str):
    """The events that the filters find, up to the position that the page said."""
    criteria = asked().criteria
    source = events(timeline.search(criteria, g.viewer, _now(), **_upto()))
    return _file("timeline", FORMATS[format_], source, criteria)


def export_accesses(format_: str):
    """The same of the access log."""
    criteria = access.asked_for().criteria
    source = accesses(wanted(criteria, g.viewer, _now(), **_upto()), g.viewer)
    return _file("access-log", FORMATS[format_], source, criteria)


def _now():
    """The moment at which the page was shown that the export is of."""
    text = request.args.get("now")
    try:
        return clock.parse(text) if text else None
    except ValueError:
        raise Rejected(f"‘{text}’ is no moment; use the link on the page", reason="now_invalid") from None


def _upto() -> dict[str, int]:
    upto = position("head")
    return {} if upto is None else {"upto": upto}


def _file(name: str, format_: Format, source: Source, criteria: Mapping[str, list[str]]) -> Response:
    noted = {"record": source.name, "format": format_.name.upper(), "filters": dict(criteria), "upto": source.upto}
    access_log.record("export-begun", actor(), **noted)
    return Response(
        _streamed(format_, source, actor(), noted),
        content_type=f"{format_.type}; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{name}-to-{source.upto}.{format_.name}"',
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",
        },
    )


def _streamed(format_: Format, source: Source, by: Actor, noted: dict) -> Iterator[str]:
    """The lines, a batch at a time; however it ends, it is noted how many there were."""
    rows, complete, batches = 0, False, source.batches()
    try:
        yield format_.begin(source.columns)
        while batch := _next(batches):
            rows += len(batch)
            yield format_.lines(source.columns, batch)
        complete = True
    finally:
        with _connected():
            access_log.record("export-ended", by, **noted, rows=rows, complete=complete)


def _next(batches: Iterator) -> list:
    with _connected():
        return next(batches, [])


def _connected():
    """The request's connection may have been given back by now."""
    return db.connection_context() if db.is_closed() else db.atomic()
