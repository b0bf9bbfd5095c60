"""Finding: the same as by looking at every document, in every order, on every page, while documents change."""

from itertools import pairwise
from runpy import run_path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain import catalogue, documents
from domain.catalogue import FILTERS, ORDERS, choices_now, find
from domain.commands import Unpublish
from domain.database import MIGRATIONS

from .naive import ORGANISATIONS, PEOPLE, Site, is_found

VALUES = {
    "q": [
        "bees",
        "HONEY bees",
        "wasps /q",
        "%",
        "_",
        "a_b",
        "https://www.gov.uk/p/1",
        "again",
        ORGANISATIONS[0].upper(),
    ],
    "state": ["draft", "published", "withdrawn", "redirected", "gone", "removed"],
    "attention": ["newer-draft", "not-yet-live", "failing"],
    "type": ["answer", "speech", "organisation"],
    "organisation": ORGANISATIONS,
    "application": ["publisher", "whitehall"],
    "editor": PEOPLE,
    "from": ["2026-01-05", "2026-02-01", "2026-03-01"],
    "to": ["2026-01-10", "2026-02-10", "2026-03-04"],
    "locale": ["en", "cy"],
}
ONE_ONLY = ("q", "from", "to")


@pytest.fixture
def site(db, monkeypatch):
    return Site(monkeypatch)


def all_of(criteria, sort="-changed", between=lambda: None):
    """Every row of every page, from the first to the last."""
    choices, rows, place = choices_now(), [], None
    while True:
        found = find(criteria, choices, sort, place)
        rows += found.rows
        place = found.after
        if place is None:
            return rows
        between()


def keys(rows) -> list[tuple[str, str]]:
    return [(row.content_id, row.locale) for row in rows]


def test_every_filter_is_tried_here():
    assert set(VALUES) == set(FILTERS)


def test_each_filter_alone_and_all_together_find_what_one_would_find_by_looking(site):
    docs = site.fill(60)
    choices = choices_now()
    chosen = {
        name: st.lists(st.sampled_from(values), min_size=1, max_size=1 if name in ONE_ONLY else 3, unique=True)
        for name, values in VALUES.items()
    }

    def check(criteria):
        expected = {doc.key for doc in docs if is_found(doc, criteria)}
        rows = all_of(criteria)
        assert sorted(keys(rows)) == sorted(expected), criteria
        assert find(criteria, choices).total == len(expected)

    for name, values in VALUES.items():
        for value in values:
            check({name: [value]})

    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.fixed_dictionaries({}, optional=chosen))
    def together(criteria):
        check(criteria)

    together()
    assert all(any(is_found(doc, {name: [value]}) for doc in docs) for name in VALUES for value in VALUES[name])


def test_a_row_says_what_the_document_says(site):
    for doc in site.fill(30):
        (row,) = [row for row in all_of({"q": [doc.content_id]}) if row.locale == doc.locale]
        document = documents.find(*doc.key)
        assert (row.title, row.base_path, row.states) == (document.title, doc.base_path, document.states)
        assert (row.actor, row.changed_at) == (doc.editor, doc.changed_at)
        assert set(row.organisations) == doc.links | doc.link_set


def test_documents_from_before_there_was_a_catalogue_are_entered_the_same(site, db):
    site.fill(30)
    rows = "SELECT * FROM catalogue ORDER BY content_id, locale"
    before = db.execute_sql(rows).fetchall()
    db.execute_sql("DELETE FROM catalogue")
    db.execute_sql(run_path(MIGRATIONS / "0011_finding.py")["ENTRIES"])
    assert db.execute_sql(rows).fetchall() == before


def sorted_by(sort: str, docs) -> list[tuple[str, str]]:
    """The keys in that order; what has no date comes last either way, what is the same in the order of its ids."""

    def key(doc):
        edition = documents.find(*doc.key).edition
        match sort.removeprefix("-"):
            case "changed":
                return doc.changed_at.timestamp()
            case "title":
                return doc.title.lower()
            case "first-published":
                moment = edition.first_published_at
            case "public-updated":
                moment = edition.public_updated_at
        return moment.timestamp() if moment else float("-inf" if sort.startswith("-") else "inf")

    ordered = sorted(docs, key=lambda doc: (key(doc), doc.key), reverse=sort.startswith("-"))
    return [doc.key for doc in ordered]


def test_every_order_has_each_document_once_and_leads_back_the_same_way(site, monkeypatch):
    docs, choices = site.fill(30), choices_now()
    monkeypatch.setattr(catalogue, "PAGE", 4)
    for sort in ORDERS:
        pages = pages_of(sort)
        assert [key for page in pages for key in keys(page.rows)] == sorted_by(sort, docs), sort
        for earlier, later in pairwise(pages):
            assert keys(find({}, choices, sort, later.before).rows) == keys(earlier.rows)
        assert pages[0].before is find({}, choices, sort, pages[1].before).before is None


def pages_of(sort: str) -> list[catalogue.Found]:
    pages = [find({}, choices_now(), sort)]
    while place := pages[-1].after:
        pages.append(find({}, choices_now(), sort, place))
    return pages


def test_nothing_is_skipped_or_shown_twice_while_others_change(site, monkeypatch):
    docs = site.fill(24)
    monkeypatch.setattr(catalogue, "PAGE", 4)
    changing = docs[3::5]
    still = sorted({doc.key for doc in docs} - {doc.key for doc in changing})
    for sort in ORDERS:
        left = list(changing)

        def meanwhile(left=left):
            if left:
                doc = left.pop()
                site.save(doc, details={"body": f"Changed at {site.at}"}, first_published_at="2020-02-03T09:00:00Z")

        seen = keys(all_of({}, sort, meanwhile))
        assert sorted(key for key in seen if key in still) == still, sort
        if sort in ("title", "-title"):
            assert sorted(seen) == sorted(doc.key for doc in docs), "what they changed is not what it is sorted by"
        if sort == "-changed":
            assert len(seen) == len(set(seen)), "new ones appear at the front only"
            assert set(keys(all_of({}))[: len(changing)]) == {doc.key for doc in changing}


def test_a_place_outlives_the_documents_around_it(site, monkeypatch):
    docs = site.fill(20)
    monkeypatch.setattr(catalogue, "PAGE", 4)
    found = find({}, choices_now(), "title")
    rest = keys(all_of({}, "title"))[4:]
    gone = next(doc for doc in docs if doc.key == keys(found.rows)[-1])
    site.save(gone, title="Zzz")
    after = find({}, choices_now(), "title", found.after)
    assert keys(after.rows) == rest[:4]
    back = find({}, choices_now(), "title", after.before)
    assert keys(back.rows) == keys(found.rows)[:3]


def test_it_counts_no_further_than_is_of_use(site, monkeypatch):
    docs = site.fill(20)
    monkeypatch.setattr(catalogue, "COUNTED", 10)
    assert find({}, choices_now()).total == 11
    assert find({"q": [docs[-1].content_id]}, choices_now()).total == 1


def test_what_gave_way_to_other_content_is_not_listed(site):
    docs = site.fill(5)
    live = next(doc for doc in docs if doc.live == "published")
    site.handle(live, Unpublish(content_id=live.content_id, locale=live.locale, type="gone"))
    (row,) = all_of({"q": [live.content_id]})
    assert row.states[0] == "gone"
