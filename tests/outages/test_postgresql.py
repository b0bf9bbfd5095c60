"""PostgreSQL stopped and started under load."""

import re

from domain import database
from jobs.servers.postgres import Postgres
from tests.examples import new_id
from tests.stack import until

from .conftest import again_and_again, live


def test_clear_answers_while_it_is_away_readers_unaffected_and_everything_resumes(stack, publisher):
    bees = new_id()
    assert publisher.publish(bees, "/bees").status == 200
    until(stack.settled)
    postgres = Postgres(stack.settings.data / "postgres")
    database.db.close_all()

    def page():
        return stack.http.request("GET", f"{stack.url}/sign-in")

    def save():
        return publisher.save(bees, "/bees", title=f"Bees {new_id()}")

    with again_and_again(save, page, lambda: live(stack, "/bees")) as (saved, pages, read):
        until(lambda: len(saved) > 3 and len(pages) > 3)
        postgres.stop()
        for answers in (saved, pages):
            until(lambda answers=answers: answers[-1].status == 503)
        readers_before = len(read)
        until(lambda: len(read) > readers_before + 50)
        postgres.start()
        for answers in (saved, pages):
            until(lambda answers=answers: [each.status for each in answers[-5:]] == [200] * 5)
    assert set(read) == {200}
    for answers in (saved, pages):
        assert {each.status for each in answers} == {200, 503}
        for refused in (each for each in answers if each.status == 503):
            assert int(refused.headers["Retry-After"]) > 0
            assert b"Traceback" not in refused.data
    told = next(each for each in saved if each.status == 503).json()["error"]
    assert "Nothing was stored" in told["message"]
    words = next(each for each in pages if each.status == 503).data.decode()
    assert re.search("<h1[^>]*>Not available", words)
    assert publisher.publish(bees, "/bees", title="Bees at last").status == 200
    until(stack.settled)
    assert all(process.poll() is None for process in stack.processes.values())
    assert stack.http.request("GET", f"{stack.live}/api/content/bees").json()["title"] == "Bees at last"


def test_readers_are_shown_what_was_there_before_while_the_stores_database_is_away(stack, publisher):
    assert publisher.publish(new_id(), "/bees", title="Bees").status == 200
    assert publisher.publish(new_id(), "/wasps", title="Wasps").status == 200
    until(stack.settled)

    def read(path: str):
        return stack.http.request("GET", f"{stack.live}/api/content{path}")

    before = read("/bees")
    stack.stores.stop()
    try:
        during = read("/bees")
        assert (during.status, during.data) == (200, before.data)
        assert during.headers["Warning"].startswith("111")
        never_asked_for = read("/wasps")
        assert (never_asked_for.status, never_asked_for.headers["Retry-After"]) == (503, "5")
    finally:
        stack.stores.start()
    until(lambda: "Warning" not in read("/bees").headers and read("/wasps").status == 200)


def test_whoever_waits_too_long_for_others_is_told_so(stack, publisher):
    bees = new_id()
    assert publisher.save(bees, "/bees").status == 200
    with database.db.atomic():
        database.db.execute_sql("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", (f"document:{bees}:en",))
        answer = publisher.save(bees, "/bees", title="Wasps")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    assert answer.json()["error"]["message"].startswith("Others are changing the same")
    assert publisher.save(bees, "/bees", title="Wasps").status == 200
