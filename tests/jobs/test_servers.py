"""Private servers come with their first user, go with their last, and never go before."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import psycopg2
import pytest
import redis

from domain import settings
from domain.proof import keys
from jobs import servers

USER = """
import sys
from domain import settings
from jobs import servers
with servers.running(settings.load()) as running:
    print(running.database_url, running.redis_url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def data():
    """A data folder that the tests share."""
    with _folder() as folder:
        yield folder / "data"


@pytest.fixture
def fresh():
    """A data folder for one test."""
    with _folder() as folder:
        yield folder / "data"


@contextmanager
def _folder():
    # Not one of pytest's own: as root, PostgreSQL's user has to get there, and every pytest that starts closes those.
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture
def users():
    """Start users of the servers in other processes; none outlives the test."""
    started = []

    def start(data):
        started.append(User(data))
        return started[-1]

    yield start
    for user in started:
        user.leave()


class User:
    def __init__(self, data):
        self.data = data
        command = [sys.executable, "-c", USER]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        self.process = subprocess.Popen(command, env=environ(data), text=True, **pipes)

    def wait_until_up(self):
        database_url, redis_url = self.process.stdout.readline().split()
        return replace(load(self.data), database_url=database_url, redis_url=redis_url)

    def leave(self):
        self.process.communicate()


def environ(data, **more):
    return {"PATH": os.environ["PATH"], "PYTHONPATH": os.getcwd(), "ANNALS_DATA": str(data), **more}


def load(data, **more):
    return settings.load({"ANNALS_DATA": str(data), **more})


def query(url, sql):
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else None


def owner_query(running, sql):
    return query(running.database_owner_url, sql)


def processes(running):
    postmaster = int((running.data / "postgres" / "postmaster.pid").read_text().split()[0])
    with redis.from_url(running.redis_url) as client:
        return [psutil.Process(postmaster), psutil.Process(client.info("server")["process_id"])]


def are_gone(found):
    return not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in found)


def test_the_last_user_stops_them_and_no_one_before(data, users):
    with servers.running(load(data)) as running:
        found = processes(running)
        other = users(data)
        assert other.wait_until_up().database_url == running.database_url
    assert query(running.database_url, "SELECT 1") == [(1,)]
    assert not are_gone(found)
    other.leave()
    assert are_gone(found)


def test_two_who_start_them_at_the_same_moment_share_them(fresh, users):
    first, second = users(fresh), users(fresh)
    assert processes(first.wait_until_up()) == processes(second.wait_until_up())
    with servers.running(load(fresh)) as running:
        found = processes(running)
        first.leave(), second.leave()
    assert are_gone(found)


def test_a_user_who_was_killed_does_not_count(data, users):
    killed = users(data)
    killed.wait_until_up()
    killed.process.kill()
    killed.process.wait()
    with servers.running(load(data)) as running:
        found = processes(running)
    assert are_gone(found)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_user_who_is_told_to_go_stops_them(data, users, ending):
    user = users(data)
    found = processes(user.wait_until_up())
    user.process.send_signal(ending)
    user.process.wait()
    assert are_gone(found)


def test_what_was_committed_outlives_a_crash_and_a_pid_file_that_names_somebody_else(data):
    with servers.running(load(data)) as running:
        owner_query(running, "CREATE TABLE kept AS SELECT 42 AS answer")
        for process in processes(running):
            process.kill()
        pid_file = running.data / "postgres" / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
        _, left = psutil.wait_procs(children_of(running), timeout=10)
        assert left == []
    with servers.running(load(data)) as running:
        assert owner_query(running, "SELECT answer FROM kept") == [(42,)]


def children_of(running):
    """PostgreSQL's processes that notice by themselves that their parent is gone."""
    home = str(running.data / "postgres")
    return [process for process in psutil.process_iter() if _is_in(process, home)]


def _is_in(process, folder):
    try:
        return process.cwd() == folder and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def test_the_application_may_do_less_than_the_owner_and_neither_is_a_superuser(data):
    with servers.running(load(data)) as running:
        roles = dict(query(running.database_url, "SELECT rolname, rolsuper FROM pg_roles WHERE rolname LIKE 'annals%'"))
        assert roles == {"annals_web": False, "annals_owner": False}
        assert query(running.database_url, "SELECT current_user") == [("annals_web",)]
        with pytest.raises(psycopg2.errors.InsufficientPrivilege):
            query(running.database_url, "CREATE TABLE public.mine ()")
        stores = (running.content_store_database_url, running.draft_content_store_database_url)
        for url in (*stores, running.search_database_url):
            query(url, "CREATE TABLE public.mine ()")
        assert query(running.database_url, "SHOW fsync") == [("on",)]


def test_secrets_are_made_up_once_and_are_nobody_elses_to_read(data):
    with servers.running(load(data)) as first:
        assert len(first.secret_key) > 30 and first.secret_key != first.content_store_token
    with servers.running(load(data)) as second:
        assert (second.secret_key, second.content_store_token) == (first.secret_key, first.content_store_token)
    for name in ("secret-key", "content-store-token", "checkpoint-key"):
        assert stat.S_IMODE((data / name).stat().st_mode) == 0o600


def test_a_folder_whose_path_no_socket_can_have_is_fine(fresh):
    data = fresh / "a, 'b' and" / ("x" * 100)
    with servers.running(load(data)) as running:
        assert query(running.database_url, "SELECT 1") == [(1,)]
        found = processes(running)
    assert are_gone(found)


def test_servers_that_were_given_are_used_and_left_alone(data, tmp_path):
    with servers.running(load(data)) as running:
        urls = {
            "DATABASE_URL": running.database_url,
            "CONTENT_STORE_DATABASE_URL": running.content_store_database_url,
            "DRAFT_CONTENT_STORE_DATABASE_URL": running.draft_content_store_database_url,
            "SEARCH_DATABASE_URL": running.search_database_url,
            "REDIS_URL": running.redis_url,
        }
        given = load(
            tmp_path / "unused",
            **urls,
            CONTENT_STORE_TOKEN="t",
            SECRET_KEY="s",
            CHECKPOINT_KEY=keys.made_up(),
            DATABASE_OWNER_URL=urls["DATABASE_URL"],
        )
        with servers.running(given) as used:
            assert used == given
        assert not (tmp_path / "unused").exists()
        assert query(running.database_url, "SELECT 1") == [(1,)]


REFUSALS = [
    (
        {"DATABASE_URL": "postgresql://me:hunter2@127.0.0.1:1/x"},
        r"PostgreSQL at DATABASE_URL cannot be reached: .*refused",
    ),
    (
        {"DATABASE_URL": "nonsense://me:hunter2@127.0.0.1:1/x"},
        r"DATABASE_URL is not the address of a PostgreSQL database",
    ),
    ({"CONTENT_STORE_DATABASE_URL": "postgresql://127.0.0.1:1/x"}, r"PostgreSQL at CONTENT_STORE_DATABASE_URL cannot"),
    ({"DATABASE_OWNER_URL": "postgresql://127.0.0.1:1/x"}, r"DATABASE_URL has to be given as well"),
    ({"REDIS_URL": "redis://:hunter2@127.0.0.1:1/0"}, r"Redis at REDIS_URL cannot be reached: .*refused"),
    ({"REDIS_URL": "nonsense://127.0.0.1"}, r"REDIS_URL is not the address of a Redis server"),
    ({"ANNALS_DATA": __file__ + "/below"}, r"The data folder .*below cannot be used \(Not a directory\); ANNALS_DATA"),
]


@pytest.mark.parametrize(("given", "sentence"), REFUSALS)
def test_what_cannot_be_used_is_refused_in_one_sentence(tmp_path, given, sentence):
    with pytest.raises(servers.CannotStart, match=sentence) as refused, servers.running(load(tmp_path, **given)):
        pytest.fail("it started")
    assert str(refused.value).endswith(".") and "\n" not in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_a_folder_somebody_else_made_is_not_taken_over(fresh):
    (fresh / "redis").mkdir(parents=True)
    (fresh / "redis").chmod(0o777)
    with pytest.raises(servers.CannotStart, match="belongs to user"), servers.running(load(fresh)):
        pytest.fail("it started")
    assert children_of(load(fresh)) == []
