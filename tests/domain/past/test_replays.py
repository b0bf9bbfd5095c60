"""Any moment can be seen, and is what a replay of the log cut there makes it."""

from random import Random

import pytest

from domain import log, past
from domain.as_it_was import as_of
from domain.catalogue import find
from domain.content import CONTENT_FIELDS, Content
from domain.database import db
from domain.documents import states
from domain.followers import following
from domain.projections.editions import Document, editions_of
from domain.projections.links import edition_links, link_set
from tests.domain.past.random_history import PEOPLE, TYPES, RandomHistory
from tests.domain.past.replay import replay

EVENTS, PAIRS, CUTS = 400, 1000, 20
SEEN = ("catalogue", "editions", "edition_links", "link_set_links")


@pytest.fixture
def history(db):  # noqa: F811 -- the fixture that empties it
    made = RandomHistory(seed=20)
    made.go_on(EVENTS)
    return made


def test_a_thousand_random_documents_at_random_positions_are_what_a_replay_cut_there_says(history):
    random, head = Random(1), log.head()[0]
    pairs = [(random.choice(history.documents), random.randint(1, head)) for _ in range(PAIRS)]
    wanted = {position: [document for document, at in pairs if at == position] for _, position in pairs}
    truth = {}
    with replay() as positions:
        for position in positions:
            truth |= {(*document, position): _document(*document) for document in wanted.get(position, ())}
    assert len(truth) > PAIRS * 0.9
    said = 0
    for (content_id, locale, position), true in truth.items():
        was = as_of(content_id, locale, position)
        assert (was.content, was.states, was.link_set) == true, (content_id, locale, position)
        said += was.content is not None
    assert said > PAIRS / 4


def _document(content_id: str, locale: str) -> tuple[Content | None, list[str], dict[str, list[str]]]:
    """What the projections say, in the words of `as_of`."""
    editions = editions_of(content_id, locale)
    by_store = {each.content_store: each for each in editions}
    draft, live = by_store.get("draft"), by_store.get("live")
    shown, links = draft or live, link_set(content_id)[0]
    there = bool(editions) or _has_begun(content_id, locale)
    how = states(live and live.state, live and live.unpublishing, draft is not None) if there else []
    if shown is None:
        return None, how, links
    fields = {name: getattr(shown, name) for name in CONTENT_FIELDS if name != "links"}
    return Content(**fields, links=edition_links(content_id, locale, shown.user_facing_version)), how, links


def _has_begun(content_id: str, locale: str) -> bool:
    found = (Document.content_id == content_id) & (Document.locale == locale)
    return Document.select().where(found).exists()


def test_the_whole_site_at_random_positions_is_what_a_replay_cut_there_says(history, monkeypatch):
    monkeypatch.setattr(following, "BATCH", 7)
    cuts = set(Random(2).sample(range(1, log.head()[0]), CUTS)) | {log.head()[0]}
    truth = {}
    with replay() as positions:
        for position in positions:
            if position in cuts:
                truth[position] = _tables(), _counts()
    # What stands at the end of a batch is read back by the next one; and what is new is entered before it is read.
    assert past.reached() == log.head()[0]
    for position in cuts:
        with past.at(position):
            tables, counts = _tables(), _counts()
        for table, rows in truth[position][0].items():
            assert tables[table] == rows, (table, position)
        assert counts == truth[position][1], position
    assert max(counts["all"] for _, counts in truth.values()) > 8


def _tables() -> dict[str, list]:
    """Every row of what the past shows, column by column."""
    rows = "SELECT to_jsonb(seen) FROM {} AS seen ORDER BY to_jsonb(seen)::text"
    return {table: [row for (row,) in db.execute_sql(rows.format(table)).fetchall()] for table in SEEN}


def _counts() -> dict[str, int]:
    """How many documents each filter of the list finds."""
    asked = {
        "all": {},
        "bees": {"q": ["bees"]},
        **{state: {"state": [state]} for state in ("draft", "published", "withdrawn", "redirected", "gone", "removed")},
        **{type_: {"type": [type_]} for type_ in TYPES},
        **{locale: {"locale": [locale]} for locale in ("en", "cy")},
        **{app: {"application": [app]} for app in ("publisher", "whitehall")},
        **{str(person): {"editor": [person]} for person in PEOPLE if person},
        "since": {"from": ["2020-01-01"]},
    }
    choices = {"type": dict.fromkeys(TYPES), "locale": {"en": "", "cy": ""}, "editor": dict.fromkeys(PEOPLE)}
    choices |= {"application": {"publisher": "", "whitehall": ""}}
    return {name: find(criteria, choices).total for name, criteria in asked.items()} | {
        f"organisation {id_}": find({"organisation": [id_]}, {"organisation": {id_: ""}}).total
        for (id_,) in db.execute_sql("SELECT DISTINCT target_content_id FROM link_set_links ORDER BY 1 LIMIT 3")
    }
