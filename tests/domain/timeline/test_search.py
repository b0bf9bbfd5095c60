"""What the filters find, what is counted and what is on which page, against looking through the log by hand."""

import random

import pytest

from domain import log, timeline
from domain.timeline import activity, counting, finding
from domain.visibility import Viewer
from tests.benchmarks import events

from . import naive
from .pages import all_pages

AUDITOR = Viewer("nobody", "auditor")
EVENTS, DOCUMENTS = 700, 14


@pytest.fixture(scope="module")
def site(servers):
    """A history of some hundred events, made once, and all of it as it was looked through."""
    from domain import bell, database

    database.reset(servers.database_owner_url)
    database.connect(servers.database_url, pool=80)
    bell.listen(lambda targets: None)
    database.db.connect()
    cast = events.fill(servers.database_owner_url, EVENTS, DOCUMENTS, limited=3)
    yield cast, naive.look_through(list(log.read(limit=2000)))
    database.db.close_all()


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Slices and pages small enough for a short history to need several."""
    monkeypatch.setattr(finding, "SLICES", (64, 128))
    monkeypatch.setattr(finding, "PAGE", 20)
    monkeypatch.setattr(finding, "LONGER", 10)


def some_criteria(chance: random.Random, cast, looked) -> dict[str, list[str]]:
    """One to three filters, most of them set to what some event has."""
    of = chance.choice([each for each in looked if each.document_type]).event
    some = naive.find(looked, {}, AUDITOR)
    first, last = sorted(chance.sample(some, 2))
    days = sorted(f"{each.event.recorded_at:%Y-%m-%d}" for each in chance.sample(looked, 2))
    performers = [naive.performer_of(each.event).key for each in looked]
    possible = {
        "type": chance.sample(
            ["DraftSaved", "EditionPublished", "ReviewRequested", "LinksPatched"], chance.randint(1, 3)
        ),
        "performer": chance.sample(performers, chance.randint(1, 2)),
        "principal": [chance.choice(cast.people)],
        "application": [chance.choice([*cast.applications, "annals", "benchmarks"])],
        "content_id": [of.content_id],
        "document_type": chance.sample(["guide", "answer", "speech", "organisation"], chance.randint(1, 2)),
        "organisation": chance.sample(cast.organisations, chance.randint(1, 20)),
        "locale": [of.locale or "en"],
        "request": [of.request_id],
        "stream": [of.stream],
        "positions": [f"{first}-{last}"],
        "when": [" to ".join(days)],
    }
    return {name: list(dict.fromkeys(possible[name])) for name in chance.sample(sorted(possible), chance.randint(1, 3))}


@pytest.mark.parametrize("seed", range(60))
def test_any_filters_find_what_looking_through_the_log_does(site, seed):
    cast, looked = site
    chance = random.Random(seed)
    criteria = timeline.read(some_criteria(chance, cast, looked))
    viewer = chance.choice([AUDITOR, Viewer(chance.choice(cast.people), "editor"), Viewer("x", "editor")])
    expected = naive.find(looked, criteria, viewer)
    assert all_pages(criteria, viewer) == expected
    picture = activity(timeline.search(criteria, viewer))
    assert (picture.total, sum(bar.events for bar in picture.bars)) == (len(expected), len(expected))


@pytest.mark.parametrize("role", ["auditor", "editor"])
def test_without_filters_it_is_everything_that_one_may_see(site, role):
    cast, looked = site
    viewer = Viewer(cast.people[0], role)
    expected = naive.find(looked, {}, viewer)
    assert all_pages({}, viewer) == expected
    assert activity(timeline.search({}, viewer)).total == len(expected)
    assert (len(expected) == len(looked)) == (role == "auditor")


@pytest.mark.parametrize(
    "criteria", [{}, {"type": ["DraftSaved"]}, {"words": ["days"]}, {"document_type": ["guide", "speech"]}]
)
def test_a_bar_of_the_picture_narrows_down_to_just_what_it_shows(site, criteria):
    for bar in activity(timeline.search(criteria, AUDITOR)).bars:
        if bar.events:
            narrower = activity(timeline.search(criteria | {"when": [bar.when]}, AUDITOR))
            assert narrower.total == bar.events, bar


def test_beyond_what_is_counted_the_picture_is_an_estimate_and_says_so(site, monkeypatch):
    exact = activity(timeline.search({"words": ["days"]}, AUDITOR))
    for module in (counting, finding):
        monkeypatch.setattr(module, "COUNTED_BY_WORDS", 50)
    monkeypatch.setattr(counting, "SAMPLED", 350)
    picture = activity(timeline.search({"words": ["days"]}, AUDITOR))
    assert (picture.total, picture.more, picture.sampled) == (51, True, True)
    assert 0.6 < sum(bar.events for bar in picture.bars) / exact.total < 1.6
