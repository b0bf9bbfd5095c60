"""`make run`: up with everything, down with everything, and a sentence where that cannot be."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import psutil
import psycopg2
import pytest
import urllib3

from domain import settings
from jobs import servers
from tests.conftest import free_port

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "jobs.run"]


@pytest.fixture(scope="module")
def data():
    # Not one of pytest's own: as root, PostgreSQL's user has to get there, and every pytest that starts closes those.
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "data"


@pytest.fixture
def environ(data):
    """The environment of a run with ports of its own."""
    ports = {name: str(free_port()) for name in ("PORT", "CONTENT_STORE_PORT", "DRAFT_CONTENT_STORE_PORT")}
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "ANNALS_DATA": str(data), **ports}


@pytest.fixture
def run(environ):
    """Everything, up and ready."""
    with subprocess.Popen(
        COMMAND,
        env=environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            process.said = read_until(process, "Annals is ready")
            yield process
        finally:
            process.terminate()


def read_until(process, text):
    lines = []
    for line in process.stdout:
        lines.append(line)
        if text in line:
            return "".join(lines)
    pytest.fail(f"It ended before it said {text!r}:\n{''.join(lines)}")


def left_of(data):
    """The processes, servers included, that belong to the run on this data folder."""
    return [process.name() for process in psutil.process_iter() if _belongs(process, str(data))]


def _belongs(process, data):
    try:
        is_alive = process.status() != psutil.STATUS_ZOMBIE
        return is_alive and (process.environ().get("ANNALS_DATA") == data or process.cwd().startswith(data))
    except psutil.Error:
        return False


def test_ctrl_c_stops_everything_and_the_next_run_finds_the_data(environ, data, run):
    for name in ("PORT", "CONTENT_STORE_PORT", "DRAFT_CONTENT_STORE_PORT"):
        url = f"http://127.0.0.1:{environ[name]}/healthcheck/ready"
        assert urllib3.request("GET", url, retries=False).status == 200
    assert f"http://127.0.0.1:{environ['PORT']}" in run.said
    positions = count_of_events(data)

    # As a terminal does it: to the whole foreground group, and by an impatient hand.
    os.killpg(run.pid, signal.SIGINT)
    os.killpg(run.pid, signal.SIGINT)
    output, _ = run.communicate()
    assert run.returncode == 0, output
    assert "Traceback" not in output
    assert left_of(data) == []
    assert count_of_events(data) == positions > 0


def count_of_events(data):
    with (
        servers.running(settings.load({"ANNALS_DATA": str(data)})) as running,
        closing(psycopg2.connect(running.database_url)) as connection,
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT count(*) FROM log.events")
        return cursor.fetchone()[0]


def test_when_one_process_dies_all_are_stopped(data, run):
    process_named(run, "jobs.scheduler").kill()
    output, _ = run.communicate()
    assert run.returncode == 1
    assert "scheduler stopped by itself, so everything else was stopped too." in output
    assert left_of(data) == []


def process_named(run, name):
    return next(child for child in psutil.Process(run.pid).children() if any(name in word for word in child.cmdline()))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process of its parent's death")
def test_a_killed_run_leaves_no_process_but_the_servers_which_the_next_user_stops(data, run):
    children = [child for child in psutil.Process(run.pid).children(recursive=True) if is_from_the_procfile(child)]
    assert children
    run.kill()
    _, left = psutil.wait_procs(children, timeout=10)
    assert left == []
    count_of_events(data)
    assert left_of(data) == []


def is_from_the_procfile(process):
    return "CONTENT_STORE_TOKEN" in process.environ()


def test_a_port_that_is_taken_is_named_with_its_setting(environ):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        assert refusal(environ | {"CONTENT_STORE_PORT": port}) == (
            f"Port {port} is already in use; CONTENT_STORE_PORT chooses another.\n"
        )


REFUSALS = [
    ({"PORT": "http"}, "PORT is 'http', but has to be a port number from 1 to 65535."),
    ({"PORT": "7", "CONTENT_STORE_PORT": "7"}, "PORT and CONTENT_STORE_PORT are both 7; they have to differ."),
    ({"DATABASE_URL": "postgresql://127.0.0.1:1/x"}, "PostgreSQL at DATABASE_URL cannot be reached"),
    ({"REDIS_URL": "redis://127.0.0.1:1/0"}, "Redis at REDIS_URL cannot be reached"),
    ({"ANNALS_DATA": f"{__file__}/below"}, "cannot be used (Not a directory); ANNALS_DATA chooses another."),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSALS)
def test_what_cannot_be_used_ends_it_with_one_sentence(environ, given, sentence):
    assert sentence in refusal(environ | given)


def refusal(environ):
    ended = subprocess.run(COMMAND, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=30)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    return ended.stderr
