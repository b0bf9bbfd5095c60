"""How many events a second `flask verify-log` verifies, beside what merely reading their rows takes.

python -m tests.benchmarks.log [EVENTS]     200,000 unless said otherwise, in a private database of its own
"""

import csv
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import chain, islice
from time import perf_counter
from uuid import UUID

import psycopg2

from domain import database, log
from domain.commands import Publish
from domain.handle import handle
from domain.log.envelope import digest_after
from domain.proof import notes, rows, verify
from domain.proof.chain import leaf_of
from tests.benchmarks.site import OPERATOR
from tests.conftest import running_servers
from tests.examples import save

TIMES = 3
ORIGINAL = "5eed0000-0000-4000-8000-000000000000"
COLUMNS = (
    "position, stream, version, type, schema_version, content_id, locale, payload, actor, application, trigger,"
    " request_id, caused_by, recorded_at, leaf, digest"
)


def main(events: int) -> None:
    """Fill a log and print what verifying it takes."""
    with running_servers() as settings:
        database.connect(settings.database_url)
        with database.db.connection_context():
            fill(settings.database_owner_url, events)
        key = notes.new_key("annals/benchmarks").verifier
        reading = best(lambda: read(settings.database_url, events))
        verifying = best(lambda: check(settings.database_url, key, events))
    print(f"{events:,} events, the best of {TIMES}")
    print(f"reading the rows, one process  {events / reading:>9,.0f} events/s")
    print(f"verify-log                     {events / verifying:>9,.0f} events/s")
    print(f"verifying takes {verifying / reading:.2f} times as long as reading")


def fill(owner_url: str, events: int) -> None:
    """Make a log of so many events whose every hash is right: a document's history, again and again for other ids."""
    _history()
    with rows.reading(owner_url) as connection:
        first = list(rows.rows(connection, 0, log.head()[0]))
    owner = psycopg2.connect(owner_url)
    copies = chain.from_iterable(_copy(first, number) for number in range(1, events // len(first) + 2))
    with owner, owner.cursor() as cursor:
        _append(cursor, islice(copies, events - len(first)))
    owner.autocommit = True
    with owner.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE log.events")
    owner.close()


def best(work: Callable[[], None]) -> float:
    """The seconds that the fastest of several runs took."""
    took = []
    for _ in range(TIMES):
        started = perf_counter()
        work()
        took.append(perf_counter() - started)
    return min(took)


def read(url: str, events: int) -> None:
    with rows.reading(url) as connection:
        assert sum(1 for _ in rows.rows(connection, 0, events)) == events


def check(url: str, key: notes.VerifierKey, events: int) -> None:
    verdict = verify.verify(url, key)
    assert (verdict.fault, verdict.position) == (None, events), verdict


def _history() -> None:
    body = {"body": "\n\n".join(["Bees need flowers, and flowers need bees."] * 40)}
    for title in ("Keep bees", "Keep more bees", "Keep honey bees"):
        handle(save(ORIGINAL, base_path="/original", title=title, details=body), OPERATOR)
        handle(Publish(content_id=ORIGINAL, update_type="major"), OPERATOR)


def _copy(first: list[rows.Row], number: int) -> Iterator[list]:
    """The rows of the history once more, for another document; leaf and digest are still those of the first."""
    content_id, further = str(UUID(int=UUID(ORIGINAL).int + number)), number * len(first)
    for row in first:
        others = [
            each.replace(ORIGINAL, content_id).replace("/original", f"/copy-{number}")
            if isinstance(each, str)
            else each
            for each in row
        ]
        yield [row[0] + further, *others[1:12], row[12] and row[12] + further, *row[13:]]


def _append(cursor, copies: Iterator[list]) -> None:
    position, digest = log.head()
    while some := list(islice(copies, 5000)):
        lines = StringIO()
        for row in some:
            position, leaf = row[0], leaf_of(row)
            digest = digest_after(digest, position, leaf)
            csv.writer(lines).writerow([*row[:-2], f"\\x{leaf.hex()}", f"\\x{digest.hex()}"])
        lines.seek(0)
        cursor.copy_expert(f"COPY log.events ({COLUMNS}) FROM STDIN (FORMAT csv)", lines)
    cursor.execute("UPDATE log.head SET position = %s, digest = %s", (position, digest))


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 200_000)
