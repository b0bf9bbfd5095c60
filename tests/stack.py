"""The real system as processes on servers and ports of its own: web, content stores, workers, scheduler, runner."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
import urllib3

from domain.search import database as search_database
from domain.settings import Settings, as_environ

TOP = Path(__file__).parent.parent
GRANIAN = [
    str(Path(sys.executable).with_name("granian")), "--interface", "wsgi", "--factory", "--host", "127.0.0.1",
    "--no-ws", "--log-level", "warning",
]  # fmt: skip


def until(condition, seconds: float = 40, what: str = "it"):
    """Wait until `condition()` is true and return what it gave; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        if outcome := condition():
            return outcome
        assert time.monotonic() < deadline, f"{what} did not happen within {seconds} seconds"
        time.sleep(0.02)


def _granian(factory: str, port: int, threads: int) -> list[str]:
    return [*GRANIAN, "--blocking-threads", str(threads), "--port", str(port), factory]


@dataclass
class Stack:
    """Processes by name; each can be killed and started again."""

    settings: Settings
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)

    def __post_init__(self):
        self.http = urllib3.PoolManager(timeout=10, retries=False)
        given = self.settings
        self.commands = {
            "web": _granian("wsgi:create_app", given.port, threads=16),
            "content-store": _granian("wsgi:create_content_store", given.content_store_port, threads=4),
            "draft-content-store": _granian(
                "wsgi:create_draft_content_store", given.draft_content_store_port, threads=4
            ),
            "worker": [sys.executable, "-m", "jobs.worker"],
            "worker-2": [sys.executable, "-m", "jobs.worker"],
            "runner": [sys.executable, "-m", "jobs.runner"],
            "scheduler": [sys.executable, "-m", "jobs.scheduler"],
        }

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"

    @property
    def live(self) -> str:
        return self.settings.content_store_url

    @property
    def draft(self) -> str:
        return self.settings.draft_content_store_url

    def start(self, *names: str) -> None:
        """Start the processes of these names, or all; those that run are left alone."""
        for name in names or self.commands:
            if name not in self.processes or self.processes[name].poll() is not None:
                self.processes[name] = subprocess.Popen(self.commands[name], env=self.environment, cwd=TOP)
        for url in (self.url, self.live, self.draft):
            until(lambda url=url: self._answers(url), what=f"{url} being ready")

    def kill(self, name: str) -> None:
        """End a process as the kernel would, without warning."""
        self.processes[name].send_signal(signal.SIGKILL)
        self.processes[name].wait()

    def halt(self, name: str) -> None:
        """End a process in order, with its children."""
        self.processes[name].terminate()
        self.processes[name].wait(timeout=30)

    def stop(self) -> None:
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            process.wait(timeout=30)

    def empty(self) -> None:
        """Empty the stores over HTTP, and search; the log and the queues are emptied by whoever owns them."""
        search_database.empty(self.settings.search_database_url)
        for url in (self.live, self.draft):
            response = self.http.request("DELETE", f"{url}/everything", headers=self.store_headers)
            assert response.status in (200, 204), response.data

    @property
    def store_headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.settings.content_store_token}"}

    def settled(self) -> bool:
        """Whether nothing is owed to any target."""
        connection = psycopg2.connect(self.settings.database_url)
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM downstream.items WHERE wanted > delivered")
                return cursor.fetchone()[0] == 0
        finally:
            connection.close()

    def _answers(self, url: str) -> bool:
        try:
            return self.http.request("GET", f"{url}/healthcheck/ready").status == 200
        except urllib3.exceptions.HTTPError:
            return False

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | as_environ(self.settings) | {"PYTHONPATH": str(TOP)}
