"""A rebuild mends what differs, changes nothing else, and can be cancelled or killed at any moment."""

import subprocess
import sys
import threading
import time

import pytest

from domain import database, past, rebuilding
from domain.errors import Conflict
from domain.followers import FOLLOWERS, catch_up, position_of, publications_per_day
from domain.handle import handle
from domain.projections.editions import owner_of
from domain.verification import projections
from tests.domain.faults import plant
from tests.domain.sites import everything_happens
from tests.examples import save

NAMES = projections.known_tables()

#: A rebuild in a process of its own, with a partition for each group; half-way in a step it waits for a line.
PROCESS = """
import sys
from domain import rebuilding
from domain.errors import Conflict
from domain.replay import partitions

waits = [{step!r}]

def pause(step, done, of):
    if step in waits and done * 2 >= of:
        waits.clear()
        print("paused", flush=True)
        sys.stdin.readline()

partitions.__globals__["EVENTS"] = 1
try:
    with rebuilding.begun({url!r}, pause) as rebuild:
        rebuild.fill()
        print(rebuild.compare().total, flush=True)
        rebuild.swap()
        print(rebuild.swapped_at, flush=True)
except Conflict as error:
    print(error.message, flush=True)
"""


@pytest.fixture
def site(db, actor, servers):
    """A small site, whose followers have caught up; afterwards no rebuild is left."""
    found = everything_happens(actor)
    for follower in FOLLOWERS:
        catch_up(follower)
    yield found
    rebuilding.cancelled(servers.database_owner_url)


@pytest.fixture
def process(servers):
    """Begins a rebuild in a process of its own, which stops half-way through a step if one is given."""
    begun = []

    def begin(step: str | None = None) -> subprocess.Popen:
        script = PROCESS.format(url=servers.database_owner_url, step=step)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        begun.append(subprocess.Popen([sys.executable, "-c", script], **pipes))
        return begun[-1]

    yield begin
    for each in begun:
        each.kill()
        each.wait()


def contents(servers) -> dict[str, list]:
    """The live tables, as the application sees them."""
    database.connect(servers.database_url)
    rows = "SELECT to_jsonb(t)::text FROM {0} AS t ORDER BY 1"
    return {name: database.db.execute_sql(rows.format(name)).fetchall() for name in NAMES}


def schemas() -> list[str]:
    found = database.db.execute_sql("SELECT nspname FROM pg_namespace WHERE nspname IN ('rebuilding', 'replaced')")
    return [name for (name,) in found.fetchall()]


def definitions(servers) -> str:
    """The projections' tables, and the views of them, as SQL, with indexes, constraints, rights and comments."""
    from jobs.servers.postgres import _program

    dump = [_program("pg_dump"), "--schema-only", "--schema=projection", "--schema=past", servers.database_owner_url]
    lines = subprocess.run(dump, check=True, capture_output=True, text=True).stdout.splitlines()
    # With a word of its own each time.
    return "\n".join(line for line in lines if not line.startswith("\\"))


def test_faults_are_shown_and_mended_and_the_tables_are_as_the_migrations_made_them(site, db, servers):
    before, made = contents(servers), definitions(servers)
    planted = plant(db)
    with rebuilding.begun(servers.database_owner_url) as rebuild:
        rebuild.fill()
        report = rebuild.compare()
        rebuild.swap()
    assert report.total == sum(map(len, vars(planted).values()))
    assert contents(servers) == before
    assert definitions(servers) == made
    assert schemas() == []
    assert projections.run().ok


def test_the_past_is_seen_through_views_of_the_new_tables(site, db, servers, actor):
    with rebuilding.begun(servers.database_owner_url) as rebuild:
        rebuild.fill()
        rebuild.swap()
    database.connect(servers.database_url)
    handle(save(base_path="/later"), actor)
    with past.at(past.reached()):
        assert owner_of("/later", "draft").title == "Keep bees"


def test_followers_are_rebuilt_up_to_where_the_live_ones_are(site, db, servers, actor):
    before, at = contents(servers)["publications_per_day"], position_of(publications_per_day)
    db.execute_sql("UPDATE publications_per_day SET published = 77")
    handle(save(base_path="/later"), actor)
    with rebuilding.begun(servers.database_owner_url) as rebuild:
        rebuild.fill()
        assert {each.table for each in rebuild.compare().differences} == {"publications_per_day"}
        rebuild.swap()
    assert contents(servers)["publications_per_day"] == before != []
    assert position_of(publications_per_day) == at


def test_cancelled_after_the_comparison_it_has_changed_nothing(site, db, servers):
    plant(db)
    before, made = contents(servers), definitions(servers)
    with rebuilding.begun(servers.database_owner_url) as rebuild:
        rebuild.fill()
        assert rebuild.compare().total
        rebuild.cancel()
    assert (contents(servers), definitions(servers), schemas()) == (before, made, [])


@pytest.mark.parametrize("step", ["Replaying the log", "Making indexes"])
def test_killed_half_way_the_next_one_goes_on_where_it_was(site, db, servers, process, actor, step):
    before = contents(servers)
    killed = process(step)
    assert killed.stdout.readline() == "paused\n"
    killed.kill()
    killed.wait()
    done = rebuilding.under_way().events
    assert done > 0
    handle(save(base_path="/meanwhile"), actor)

    steps = []
    with rebuilding.begun(servers.database_owner_url, lambda *step: steps.append(step)) as rebuild:
        assert rebuild.resumed
        rebuild.fill()
        assert rebuild.compare().ok
        rebuild.swap()
    assert all(so_far > done for step, so_far, _ in steps if step == "Replaying the log")
    after = contents(servers)
    assert len(after["editions"]) == len(before["editions"]) + 1
    assert projections.run().ok


def test_what_older_code_began_is_not_gone_on_with(site, servers, monkeypatch):
    with rebuilding.begun(servers.database_owner_url) as rebuild:
        assert not rebuild.resumed
    monkeypatch.setattr(rebuilding.state, "code", lambda: "newer")
    with rebuilding.begun(servers.database_owner_url) as rebuild:
        assert not rebuild.resumed
        rebuild.cancel()


def test_the_second_of_two_is_refused_and_the_first_can_be_cancelled_from_elsewhere(site, servers, process):
    before = contents(servers)
    first = process("Replaying the log")
    assert first.stdout.readline() == "paused\n"
    with pytest.raises(Conflict, match="under way already"), rebuilding.begun(servers.database_owner_url):
        pass
    database.connect(servers.database_url)
    with pytest.raises(Conflict, match="rebuild is under way"):
        projections.run()

    assert rebuilding.cancelled(servers.database_owner_url)
    first.stdin.write("\n")
    first.stdin.flush()
    assert "was cancelled" in first.stdout.readline()
    assert contents(servers) == before
    assert schemas() == []
    assert not rebuilding.cancelled(servers.database_owner_url)


def test_while_fifty_saves_a_second_arrive_no_read_fails_and_nothing_is_lost(site, db, servers, process, actor):
    with working(db, actor) as work:
        rebuild = process("Replaying the log")
        assert rebuild.stdout.readline() == "paused\n"
        work.until_saved(60)
        rebuild.stdin.write("\n")
        rebuild.stdin.flush()
        assert rebuild.stdout.readline() == "0\n"
        swapped_at = int(rebuild.stdout.readline())
        work.until_saved(work.saved + 20)
    assert work.failures == []
    assert work.reads > 100
    assert swapped_at > 60
    assert projections.run().ok
    [drafts] = db.execute_sql("SELECT count(*) FROM editions WHERE base_path LIKE '/work/%%'").fetchone()
    assert drafts == work.saved


def test_who_reads_for_long_holds_nobody_up_and_is_not_disturbed(site, db, servers, process):
    with db.atomic():
        read = db.execute_sql("SELECT count(*) FROM editions").fetchone()
        rebuild = process()
        assert rebuild.stdout.readline() == "0\n"
        assert int(rebuild.stdout.readline()) > 0
        assert db.execute_sql("SELECT count(*) FROM editions").fetchone() == read
    assert rebuild.wait(timeout=30) == 0


class working:  # noqa: N801 -- reads as a word: with working(...)
    """People who save, about fifty times a second together, and readers, whom no lock may hold up for 100 ms."""

    def __init__(self, db, actor):
        self._db, self._actor = db, actor
        self._over, self._lock = threading.Event(), threading.Lock()
        self.saved, self.reads, self.failures = 0, 0, []
        self._threads = [
            threading.Thread(target=self._work, args=(step,)) for step in [self._save] * 2 + [self._read] * 2
        ]

    def __enter__(self):
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self._over.set()
        for thread in self._threads:
            thread.join()

    def until_saved(self, count: int) -> None:
        deadline = time.monotonic() + 60
        while self.saved < count and not self.failures and time.monotonic() < deadline:
            self._over.wait(0.01)

    def _work(self, step) -> None:
        try:
            with self._db.connection_context():
                self._db.execute_sql("SET lock_timeout = '100ms'" if step == self._read else "SELECT 1")
                while not self._over.is_set():
                    step()
                self._db.execute_sql("RESET lock_timeout")
        except Exception as error:
            self.failures.append(error)

    def _save(self) -> None:
        command = save()
        handle(save(command.content_id, base_path=f"/work/{command.content_id}"), self._actor)
        with self._lock:
            self.saved += 1
        self._over.wait(0.03)

    def _read(self) -> None:
        found = self._db.execute_sql(
            "SELECT count(*), count(catalogue.title) FROM editions JOIN catalogue USING (content_id, locale)"
            " JOIN streams ON stream = 'document:' || content_id || ':' || locale"
        ).fetchone()
        assert found[0] > 0
        self.reads += 1
