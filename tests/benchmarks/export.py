"""How much memory it takes to export everything, and how fast it is.

python -m tests.benchmarks.export [EVENTS]     1,000,000 unless said otherwise, in a private database of its own
"""

import os
import resource
import sys
from dataclasses import replace

import webapp
from domain import database
from domain.followers import behind, follow_on
from domain.followers import timeline as follower
from domain.log import head
from tests.benchmarks import events
from tests.benchmarks.timeline import timed, vacuum
from tests.conftest import running_servers
from tests.webapp.pages.visitor import Visitor

MOST_MEGABYTES = 150


def main(count: int) -> None:
    """Fill a site, then export all of it in either format, each in a process of its own."""
    with running_servers() as settings:
        database.connect(settings.database_url)
        with database.db.connection_context():
            with timed("events made, with their chain"):
                events.fill(settings.database_owner_url, count, max(count // 50, 20))
            while follow_on(follower):
                print(f"\r{behind(follower):>10,} to enter", end="", flush=True)
            vacuum(settings.database_owner_url)
        database.db.close_all()
        for format_ in ("csv", "ndjson"):
            if pid := os.fork():
                _, status = os.waitpid(pid, 0)
                assert status == 0, "it took too much memory, or failed"
            else:
                _in_a_process(settings, format_)


def _in_a_process(settings, format_: str) -> None:
    """The executable is started anew, so that its memory is not that of filling the site."""
    environment = os.environ | {"DATABASE_URL": settings.database_url, "SECRET_KEY": "for benchmarks only"}
    os.execve(sys.executable, [sys.executable, "-m", "tests.benchmarks.export", "--take", format_], environment)


def take(format_: str) -> None:
    """Export all of it through the application, and say what that took."""
    from domain import settings

    app = webapp.create_app(replace(settings.load(), secret_key="for benchmarks only"))
    visitor = Visitor(app.test_client())
    visitor.sign_in("rob@example.org", events.PASSWORD)
    visitor.get("/timeline")
    before, size = _peak(), 0
    with database.db.connection_context():
        last = head()[0]
        with timed(f"events exported as {format_}"):
            response = visitor.client.get(f"/timeline.{format_}", buffered=False)
            for part in response.response:
                size += len(part)
            response.close()
    print(
        f"{last:,} events, {size / 1e6:,.0f} MB of {format_}: at most {_peak():.0f} MB of memory ({before:.0f} before)"
    )
    sys.exit(_peak() > MOST_MEGABYTES)


def _peak() -> float:
    """The peak of the resident set in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take"]:
        take(sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
