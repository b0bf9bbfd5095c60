"""How much memory it takes to export everything, and how fast it is.

python -m tests.benchmarks.export [EVENTS]     1,000,000 unless said otherwise, in a private database of its own
"""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import webapp
from domain import accounts, database
from domain.followers import behind, follow_on
from domain.followers import timeline as follower
from tests.benchmarks import events
from tests.benchmarks.timeline import timed, vacuum
from tests.conftest import running_servers

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
        environment = os.environ | {"DATABASE_URL": settings.database_url}
        for format_ in ("csv", "ndjson"):
            # In a process of its own, so that its memory is not that of filling the site.
            command = [sys.executable, "-m", "tests.benchmarks.export", "--take", format_]
            subprocess.run(command, env=environment, check=True)  # noqa: S603 -- this very module


def take(format_: str) -> None:
    """Export all of it through the application, and say what that took."""
    from domain import settings

    app = webapp.create_app(replace(settings.load(), secret_key="for benchmarks only"))
    database.db.connect(reuse_if_open=True)
    client = app.test_client()
    # Not through the form: hashing a password takes more memory than all of this.
    with client.session_transaction() as session:
        session["token"] = accounts.sessions.begin(accounts.id_of("rob@example.org"), None, "benchmark")
    before, size = _peak(), 0
    with timed(f"events exported as {format_}"):
        response = client.get(f"/timeline.{format_}", buffered=False)
        for part in response.response:
            size += len(part)
        response.close()
        database.db.connect(reuse_if_open=True)
    print(f"{size / 1e6:,.0f} MB of {format_}: at most {_peak():.0f} MB of memory ({before:.0f} before)")
    sys.exit(_peak() > MOST_MEGABYTES)


def _peak() -> float:
    """The peak of the resident set in megabytes; `getrusage` would count what started this process, too."""
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1000


if __name__ == "__main__":
    if sys.argv[1:2] == ["--take"]:
        take(sys.argv[2])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
