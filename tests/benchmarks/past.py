"""How long the list of documents takes as of a position, and the page of an event, and how many queries each makes.

python -m tests.benchmarks.past [EVENTS]     1,000,000 unless said otherwise, in a private database of its own
"""

import sys
from dataclasses import replace
from random import Random
from time import perf_counter

import webapp
from domain import database
from domain.followers import follow_on, history, timeline
from domain.log import head
from tests.benchmarks import events
from tests.benchmarks.desk import count_queries
from tests.benchmarks.timeline import timed
from tests.conftest import running_servers
from tests.webapp.pages.visitor import Visitor

POSITIONS, TIMES = 10, 3
LISTS = {
    "list": "",
    "list by title": "?sort=title",
    "list of one type": "?type=guide",
    "list by state": "?state=withdrawn",
    "list by words": "?q=bees",
}


def main(count: int) -> None:
    """Fill a site, let the followers enter all of it, and print one line for each page."""
    with running_servers() as settings:
        app = webapp.create_app(replace(settings, secret_key="for benchmarks only"))
        with database.db.connection_context():
            events.fill(settings.database_owner_url, count, max(count // 50, 20))
            for follower in (timeline, history):
                with timed(f"events entered by the follower {follower.NAME}"):
                    while follow_on(follower):
                        pass
            owner = events.PostgresqlDatabase(settings.database_owner_url)
            with owner.connection_context():
                owner.execute_sql("VACUUM ANALYZE")
        visitor = Visitor(app.test_client())
        visitor.sign_in("rob@example.org", events.PASSWORD)
        with database.db.connection_context():
            last = head()[0]
        measure(visitor, last)


def measure(visitor: Visitor, last: int) -> None:
    """The best of some times at each of some positions: the median of those, and the worst."""
    positions = sorted(Random(1).sample(range(1, last), POSITIONS))
    addresses = {name: [f"/as-it-was/{at}/documents{query}" for at in positions] for name, query in LISTS.items()}
    addresses["event"] = [f"/events/{at}" for at in positions]
    for name, asked in addresses.items():
        best = sorted(min(_took(visitor, address) for _ in range(TIMES)) for address in asked)
        queries = count_queries(visitor, asked[0])
        print(f"{name:<20} {best[len(best) // 2]:7.1f} ms median, {best[-1]:7.1f} ms worst, {queries} queries")


def _took(visitor: Visitor, address: str) -> float:
    started = perf_counter()
    assert visitor.client.get(address).status_code == 200, address
    return (perf_counter() - started) * 1000


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 1_000_000)
