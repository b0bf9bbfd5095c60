"""How long the pages of the timeline take at the server, and how many queries each makes.

python -m tests.benchmarks.timeline [EVENTS]     1,000,000 unless said otherwise, in a private database of its own
"""

import sys
from contextlib import contextmanager
from dataclasses import replace
from statistics import quantiles
from time import perf_counter, process_time

import psutil

import webapp
from domain import database
from domain.followers import behind, follow_on
from domain.followers import timeline as follower
from domain.log import head
from tests.benchmarks import events
from tests.benchmarks.desk import count_queries
from tests.conftest import running_servers
from tests.webapp.pages.visitor import Visitor

TIMES = 200


def main(count: int) -> None:
    """Fill a site, let the follower enter all of it, and print one line for each page."""
    with running_servers() as settings:
        app = webapp.create_app(replace(settings, secret_key="for benchmarks only"))
        with database.db.connection_context():
            with timed("events made, with their chain"):
                cast = events.fill(settings.database_owner_url, count, max(count // 50, 20))
            with timed("events entered by the follower"):
                while follow_on(follower):
                    print(f"\r{behind(follower):>10,} to go", end="", flush=True)
            vacuum(settings.database_owner_url)
            asked = pages(cast, head()[0])
        measure_all(app, asked)


@contextmanager
def timed(what: str):
    """Says how long something took, and how many events a second that is."""
    before, started = head()[0], perf_counter()
    yield
    took, made = perf_counter() - started, head()[0] - before or head()[0]
    print(f"\r{made:,} {what} in {took:.0f} s: {made / took:,.0f} a second")


def vacuum(owner_url: str) -> None:
    """What autovacuum does by itself, soon enough."""
    owner = events.PostgresqlDatabase(owner_url)
    with owner.connection_context():
        for table in follower.TABLES:
            owner.execute_sql(f"VACUUM ANALYZE projection.{table}")


def pages(cast: events.Cast, last: int) -> list[tuple[str, str]]:
    """What is measured: a label and a query each."""
    content_id, request_id = database.db.execute_sql(
        "SELECT content_id::text, request_id FROM timeline WHERE content_id IS NOT NULL AND position > %s LIMIT 1",
        (last // 2,),
    ).fetchone()
    old = max(last - 50 * 1000, 1)
    return [
        ("first page", ""),
        ("page 1,000", f"before={old}"),
        ("page 1,000, the other way", f"after={old}"),
        ("event type, common", "type=DraftSaved"),
        ("event type, common, page 1,000", f"type=DraftSaved&before={max(last - 75_000, 1)}"),
        ("event type, rare", "type=EditionRepublished"),
        ("event types, several", "type=EditionRepublished&type=DraftDiscarded&type=LinksPatched"),
        ("performer: a person", f"performer=person:{cast.people[0]}"),
        ("performer: an application", f"performer=application:{cast.applications[0]}"),
        ("performer: the schedule", "performer=schedule"),
        ("on whose behalf", f"principal={cast.people[1]}"),
        ("application", "application=annals"),
        ("content by its ID", f"content_id={content_id}"),
        ("content by words of its title", "content_id=register+bees"),
        ("document type", "document_type=guide"),
        ("organisation", f"organisation={cast.organisations[0]}"),
        ("language", "locale=cy"),
        ("dates: a day", "when=3+March+2026"),
        ("dates: a month", "when=March+2026"),
        ("dates: since", "when=since+3+March+2025"),
        ("positions", f"positions={last // 3}-{last // 2}"),
        ("request", f"request={request_id}"),
        ("stream", "stream=path:/nothing"),
        ("words: rare", "words=apiarist"),
        ("words: common", "words=days&were=removed"),
        ("words: common, page 100", f"words=days&were=removed&before={max(last - 20_000, 1)}"),
        ("words: a phrase", "words=%22within+28+days%22&were=removed"),
        ("words: a rare phrase", "words=%22apiarist+of+the+crown%22"),
        ("words: a phrase of common words", "words=%22if+you+do%22&were=added"),
        ("words: a phrase that is nowhere", "words=%22the+of+you%22"),
        ("words: nowhere", "words=elephants"),
        ("several: type, person, organisation, dates", f"type=EditionPublished&performer=person:{cast.people[0]}"
         f"&organisation={cast.organisations[0]}&when=2025"),
        ("several: words, document type, person", f"words=days&document_type=guide&performer=person:{cast.people[2]}"),
    ]  # fmt: skip


def measure_all(app, queries: list[tuple[str, str]]) -> None:
    for name, address in (("an auditor", "rob@example.org"), ("an editor", events.email(events.PEOPLE[0]))):
        visitor = Visitor(app.test_client())
        visitor.sign_in(address, events.PASSWORD)
        heading = f"for {name}, in process, {TIMES} runs each"
        print(f"\n{heading:<46}{'p50 ms':>8}{'p95 ms':>8}{'cpu ms':>8}{'queries':>9}")
        for label, query in queries:
            measure(visitor, label, f"/timeline?{query}")


def measure(visitor: Visitor, label: str, path: str) -> None:
    """Fetch the page often; print how long it took, and how long processors worked on it, here and in PostgreSQL."""
    queries, took = count_queries(visitor, path), []
    with database.db.connection_context():
        [backend] = database.db.execute_sql("SELECT pg_backend_pid()").fetchone()
    worked = -_worked(backend)
    for _ in range(TIMES):
        started = perf_counter()
        response = visitor.client.get(path)
        took.append(1000 * (perf_counter() - started))
        assert response.status_code == 200, path
    worked += _worked(backend)
    cuts = quantiles(took, n=20)
    print(f"{label:<46}{cuts[9]:>8.1f}{cuts[18]:>8.1f}{1000 * worked / TIMES:>8.1f}{queries:>9}", flush=True)


def _worked(backend: int) -> float:
    """Seconds of processors, of this process and of the one in PostgreSQL that answers it."""
    try:
        times = psutil.Process(backend).cpu_times()
    except psutil.NoSuchProcess:
        return process_time()
    return process_time() + times.user + times.system


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1_000_000)
