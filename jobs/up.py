"""Everything, up: servers, databases, the sample site and the processes of the Procfile."""

import os
import select
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from honcho.environ import parse_procfile

from domain.settings import Settings, as_environ
from jobs import processes, servers
from jobs.sites import Site, check_free, sites

ROOT = Path(__file__).parents[1]
WORKERS = 2


class Stopped(Exception):
    """Something ended that should not have; the message is a sentence for people."""


def run(settings: Settings) -> int:
    """Start the servers, migrate, load the sample site, start the processes and wait.

    Gives 0 when the terminal is closed. Raises CannotStart or Stopped.
    """
    own = sites(settings)
    check_free(own)
    with servers.running(settings) as filled:
        environ = _environ(filled)
        # Nobody counts any more in the files of processes that have ended.
        shutil.rmtree(filled.data / "metrics", ignore_errors=True)
        _flask("migrate", environ)
        _flask("load-sample", environ)
        with processes.running(_commands(own), environ, ROOT) as started:
            _watch(started, own, filled)
    return 0


def _environ(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, with our own programs first on the PATH."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    given = as_environ(settings) | {"LOG_FORMAT": os.environ.get("LOG_FORMAT") or "text"}
    # What was read from a file need not be read again.
    files = {f"{name}_FILE": "" for name in given}
    return {**os.environ, **given, **files, "PATH": path, "PYTHONUNBUFFERED": "1"}


def _flask(command: str, environ: dict[str, str]) -> None:
    with processes.running({command: f"python -m flask {command}"}, environ, ROOT) as started:
        while not started.ended():
            started.output.relay(0.05)
    if started.children[command].returncode != 0:
        raise Stopped(f"flask {command} failed, so nothing was started.")


def _commands(own: list[Site]) -> dict[str, str]:
    lines = parse_procfile((ROOT / "Procfile").read_text()).processes
    served_elsewhere = {"content-store", "draft-content-store"} - {site.process for site in own}
    commands = {name: command for name, command in lines.items() if name not in served_elsewhere}
    worker = commands.pop("worker")
    return commands | {f"worker.{number + 1}": worker for number in range(WORKERS)}


def _watch(started: processes.Processes, own: list[Site], settings: Settings) -> None:
    ready, on_terminal = False, os.isatty(0)
    while not (on_terminal and _has_hung_up(0)):
        if ended := started.ended():
            raise Stopped(f"{ended} stopped by itself, so everything else was stopped too.")
        started.output.relay(0.2)
        if not ready and (ready := all(site.is_ready() for site in own)):
            _welcome(settings)


def _has_hung_up(terminal: int) -> bool:
    # The signal for it goes to the first process on the terminal only, and that may be make, which keeps it.
    poller = select.poll()
    poller.register(terminal, 0)
    return bool(poller.poll(0))


def _welcome(settings: Settings) -> None:
    sign_in = settings.data / "sign-in.txt"
    with suppress(OSError):
        print(f"\nAnnals is ready: http://127.0.0.1:{settings.port}", flush=True)
        print(sign_in.read_text() if sign_in.exists() else "", flush=True)
