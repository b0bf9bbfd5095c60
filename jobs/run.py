"""What `make run` runs: everything, until Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from honcho.environ import parse_procfile

from domain import settings as environment
from domain.settings import InvalidSetting, Settings
from jobs import processes, servers
from jobs.sites import Site, check_free, sites

ROOT = Path(__file__).parents[1]
WORKERS = 2


class Stopped(Exception):
    """Something ended that should not have; the message is a sentence for people."""


def main() -> int:
    """Run everything in the foreground; 0 if it was asked to stop, 1 if it could not start or did not last."""
    _on_signals(_leave)
    try:
        run(environment.load())
    except KeyboardInterrupt:
        return 0
    except (InvalidSetting, servers.CannotStart, Stopped) as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _on_signals(handler) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def _leave(number, frame):
    # Once: a second Ctrl-C must not interrupt the stopping.
    _on_signals(signal.SIG_IGN)
    raise KeyboardInterrupt


def run(settings: Settings) -> None:
    """Start the servers, migrate, load the sample site, start the processes and wait. Ends by an exception only."""
    own = sites(settings)
    check_free(own)
    with servers.running(settings) as filled:
        environ = _environ(filled)
        _flask("migrate", environ)
        _flask("load-sample", environ)
        with processes.running(_commands(own), environ, ROOT) as children:
            _watch(children, own, filled)


def _environ(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, with our own programs first on the PATH."""
    names = {name.upper(): value for name, value in vars(settings).items() if value is not None}
    names["ANNALS_DATA"] = names.pop("DATA")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    return {**os.environ, **{name: str(value) for name, value in names.items()}, "PATH": path, "PYTHONUNBUFFERED": "1"}


def _flask(command: str, environ: dict[str, str]) -> None:
    if subprocess.run([sys.executable, "-m", "flask", command], env=environ, cwd=ROOT).returncode != 0:
        raise Stopped(f"flask {command} failed, so nothing was started.")


def _commands(own: list[Site]) -> dict[str, str]:
    lines = parse_procfile((ROOT / "Procfile").read_text()).processes
    served_elsewhere = {"content-store", "draft-content-store"} - {site.process for site in own}
    commands = {name: command for name, command in lines.items() if name not in served_elsewhere}
    worker = commands.pop("worker")
    return commands | {f"worker.{number + 1}": worker for number in range(WORKERS)}


def _watch(children: dict[str, subprocess.Popen], own: list[Site], settings: Settings) -> None:
    ready = False
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                raise Stopped(f"{name} stopped by itself, so everything else was stopped too.")
        if not ready and (ready := all(site.is_ready() for site in own)):
            _welcome(settings)
        time.sleep(0.2)


def _welcome(settings: Settings) -> None:
    sign_in = settings.data / "sign-in.txt"
    print(f"\nAnnals is ready: http://127.0.0.1:{settings.port}", flush=True)
    print(sign_in.read_text() if sign_in.exists() else "", flush=True)


if __name__ == "__main__":
    sys.exit(main())
