"""How long the pages of the desk take at the server, and how many queries each makes.

python -m tests.benchmarks.desk [DOCUMENTS]     20,000 unless said otherwise, in a private database of its own
"""

import sys
from dataclasses import replace
from statistics import quantiles
from time import perf_counter

import webapp
from domain import database
from tests.benchmarks import site
from tests.conftest import running_servers
from tests.webapp.pages.visitor import Visitor

TIMES = 60


def main(documents: int) -> None:
    """Fill a site and print one line for each page."""
    with running_servers() as settings:
        app = webapp.create_app(replace(settings, secret_key="for benchmarks only"))
        started = perf_counter()
        with database.db.connection_context():
            site.fill(settings.database_owner_url, documents)
        print(f"{documents:,} documents, made in {perf_counter() - started:.0f} s\n")
        visitor = Visitor(app.test_client())
        visitor.sign_in(site.editor_email(), site.PASSWORD)
        print(f"{'page':<42}{'p50 ms':>8}{'p95 ms':>8}{'queries':>9}")
        for label, path in pages(visitor):
            measure(visitor, label, path)


def pages(visitor: Visitor) -> list[tuple[str, str]]:
    """What is measured: a label and a path each."""
    deep = "/?sort=title"
    for _ in range(30):
        deep = next(link for link in visitor.get(deep).links() if "at=" in link)
    return [
        ("the list", "/"),
        ("the list by title", "/?sort=title"),
        ("searched", "/?q=about+swarms"),
        ("searched, nothing found", "/?q=elephants"),
        ("by type and state", "/?type=news_article&type=speech&state=withdrawn"),
        ("by organisation, first published", f"/?organisation={site.id_of(103)}&sort=first-published"),
        ("by editor, application and days", f"/?editor={visitor.account_id}&application=whitehall&from=last+year"),
        ("newer draft or not yet live", "/?attention=newer-draft&attention=not-yet-live"),
        ("a page far down", deep),
        ("a document's edit page", f"/documents/{site.id_of(5)}/en"),
    ]


def measure(visitor: Visitor, label: str, path: str) -> None:
    """Fetch the page often and print how long it took."""
    queries, took = count_queries(visitor, path), []
    for _ in range(TIMES):
        started = perf_counter()
        response = visitor.client.get(path)
        took.append(1000 * (perf_counter() - started))
        assert response.status_code == 200, path
    cuts = quantiles(took, n=20)
    print(f"{label:<42}{cuts[9]:>8.1f}{cuts[18]:>8.1f}{queries:>9}")


def count_queries(visitor: Visitor, path: str) -> int:
    """How many statements one request makes; also checks the page as the tests do."""
    counted, execute = [], database.db.execute_sql
    database.db.execute_sql = lambda sql, *more: counted.append(sql) or execute(sql, *more)
    try:
        visitor.get(path)
    finally:
        database.db.execute_sql = execute
    return len(counted)


if __name__ == "__main__":
    main(int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else 20_000)
