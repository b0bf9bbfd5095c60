"""Promise 3: positions have no gap and follow the commits, for every reader at every moment."""

import random
import threading
import time

from domain import log
from domain.clock import now
from domain.log.envelope import Recorded, digest_after
from domain.log.upcasters import revive

THREADS, ROUNDS, ROLLED_BACK = 50, 10, 0.3


class RolledBack(Exception):
    pass


def path_reserved(stream: str, version: int) -> log.Recorded:
    payload = {"base_path": "/a", "publishing_app": stream, "previous_publishing_app": None}
    recorded = Recorded(
        stream=stream, version=version, type="PathReserved", schema_version=1, content_id=None, locale=None,
        payload=payload, actor=None, application="tests", trigger="api", request_id="r", caused_by=None,
        recorded_at=now(), event=revive("PathReserved", 1, payload),
    )  # fmt: skip
    return Recorded(**{**vars(recorded), "leaf": log.leaf_of(recorded)})


def write(db, number: int, chance: random.Random, committed: list) -> None:
    version = 0
    for _ in range(ROUNDS):
        try:
            with db.atomic():
                db.execute_sql("SELECT pg_sleep(%s)", (chance.uniform(0, 0.01),))
                log.append([path_reserved(f"path:{number}", version + 1)])
                db.execute_sql("SELECT pg_sleep(%s)", (chance.uniform(0, 0.002),))
                if chance.random() < ROLLED_BACK:
                    raise RolledBack
            version += 1
        except RolledBack:
            pass
    db.close()
    committed.append(version)


def follow(db, seen: list, finished: threading.Event) -> None:
    while True:
        last_look = finished.is_set()
        new = list(log.read(after=len(seen), limit=1000))
        seen.extend(recorded.position for recorded in new)
        if last_look and not new:
            break
    db.close()


def test_positions_have_no_hole_while_many_write_and_some_roll_back(db):
    committed, finished, seen = [], threading.Event(), ([], [])
    readers = [threading.Thread(target=follow, args=(db, each, finished)) for each in seen]
    writers = [
        threading.Thread(target=write, args=(db, number, random.Random(number), committed)) for number in range(THREADS)
    ]
    for thread in (*readers, *writers):
        thread.start()
    deadline = time.monotonic() + 90
    while any(writer.is_alive() for writer in writers) and time.monotonic() < deadline:
        count, last = db.execute_sql("SELECT count(*), coalesce(max(position), 0) FROM log.events").fetchone()
        assert count == last
    finished.set()
    for thread in (*writers, *readers):
        thread.join()
    total = sum(committed)
    assert 0 < total < THREADS * ROUNDS
    assert len(committed) == THREADS
    assert seen[0] == seen[1] == list(range(1, total + 1))
    assert log.head()[0] == total


def test_each_event_is_chained_to_the_one_before(db):
    log.append([path_reserved("path:/a", version) for version in (1, 2)])
    log.append([path_reserved("path:/b", 1)])
    digest = bytes(32)
    for recorded in log.read():
        assert log.leaf_of(recorded) == recorded.leaf
        digest = digest_after(digest, recorded.position, recorded.leaf)
        assert recorded.digest == digest
    assert log.head() == (3, digest)
