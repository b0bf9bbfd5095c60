"""Sections 5.2, 5.3 and 5.4, by hand: who shows what has changed, at any distance."""

import pytest

from domain.downstream.dependants import Change, dependants, dependants_of
from domain.downstream.targets import FOLLOWING
from tests.domain.downstream.site import Queries, Site
from tests.examples import new_id


@pytest.fixture
def site(db, actor):
    return Site(actor)


def of(content_id: str, store: str = "draft", locale: str = "en", how: str = "changed") -> set[str]:
    return dependants_of([Change(store, content_id, locale, how)], store) - {content_id}


def paths(key: str) -> set[str]:
    """The paths that are presented again after a change, at the change's own content store."""
    [found] = dependants([key])
    assert {target for target, _ in found.items} == set(FOLLOWING[key.split(":")[0]])
    return {path for _, path in found.items}


def chain(site: Site, *link_types: str) -> list[str]:
    """Content_ids of which each links to the next."""
    ids = [new_id() for _ in range(len(link_types) + 1)]
    for source, link_type, target in zip(ids, link_types, ids[1:], strict=False):
        site.link(source, **{link_type: [target]})
    return ids


def test_5_3_every_type_counts_for_what_links_directly(site):
    page, organisation = chain(site, "organisations")
    assert of(organisation) == {page}
    assert of(page) == set()


def test_5_3_what_it_links_to_shows_it_under_a_reverse_name(site):
    child, parent = chain(site, "parent")
    assert of(child) == {parent}


def test_5_3_the_far_end_of_a_path_depends_on_its_end_and_on_its_middle(site):
    a, b, c, d = chain(site, "ordered_related_items", "mainstream_browse_pages", "parent")
    assert of(d) == {a, b, c}
    assert a in of(c)


def test_5_3_what_only_ends_a_path_is_kept_as_upstream_does(site):
    appointment, role, organisation = chain(site, "role", "ordered_parent_organisations")
    assert of(organisation) == {role, appointment}


def test_5_3_no_path_no_dependence(site):
    a, _b, c = chain(site, "organisations", "parent")
    assert a not in of(c)


def test_5_3_above_an_editions_links_nothing_depends(site):
    taxon, parent = site.live("Taxon"), site.live("Parent")
    page = site.live("Page", links={"taxons": [taxon]})
    above = site.live("Above")
    site.link(above, ordered_related_items_overrides=[page])
    site.link(taxon, parent_taxons=[parent])
    assert of(taxon) == {page, parent}


@pytest.mark.parametrize(("store", "expected"), [("draft", "New"), ("live", "Old")])
def test_5_3_the_editions_of_the_content_store_count(site, store, expected):
    old, new = site.live("Old"), site.live("New")
    page = site.live("Page", links={"taxons": [old], "parent": [old]})
    site.draft("Page", page, links={"taxons": [new], "parent": [new]})
    shown = {"Old": old, "New": new}
    assert {title: of(each, store) for title, each in shown.items()} == {
        title: {page} if title == expected else set() for title in shown
    }
    assert of(page, store) == {shown[expected]}


def test_5_3_circles_end(site):
    a, b = new_id(), new_id()
    site.link(a, parent=[b])
    site.link(b, parent=[a])
    assert of(a) == {b}


def test_5_2_every_locale_that_can_show_it_is_presented_and_other_locales_cannot(site):
    organisation = site.live("Org")
    page = site.live("Page")
    site.live("Tudalen", page, locale="cy")
    site.draft("Seite", page, locale="de")
    site.link(page, organisations=[organisation])
    live = {"/page-en", "/tudalen-cy", "/org-en"}
    assert paths(f"live:{organisation}:en:changed") == live
    assert paths(f"draft:{organisation}:*:changed") == live | {"/seite-de"}
    assert paths(f"draft:{organisation}:cy:changed") == {"/tudalen-cy"}


def test_5_2_an_orphan_is_presented_and_what_showed_its_links_with_it(site, db):
    top, middle, child = site.live("Top"), site.live("Middle"), site.live("Child")
    site.link(middle, parent_taxons=[top])
    site.link(child, parent_taxons=[middle], organisations=[top])
    db.execute_sql("DELETE FROM downstream.items")
    site.link(child, parent_taxons=[], organisations=[])
    keys = {key for (key,) in db.execute_sql("SELECT key FROM downstream.items WHERE target = 'dependencies'")}
    assert keys == {
        f"{store}:{what}"
        for store in ("draft", "live")
        for what in (f"{child}:*:changed", f"{middle}:*:child_taxons", f"{top}:*:unlinked")
    }
    assert paths(f"live:{middle}:*:child_taxons") == {"/middle-en", "/top-en"}


def test_5_1_links_that_stay_the_same_concern_nobody_else(site, db):
    page = site.live("Page")
    a, b = site.live("A"), site.live("B")
    site.link(page, organisations=[a, b])
    db.execute_sql("DELETE FROM downstream.items")
    site.link(page, organisations=[a, b])
    assert db.execute_sql("SELECT DISTINCT key FROM downstream.items").fetchall() == [("/page-en",)]
    site.link(page, organisations=[b, a])
    owed = db.execute_sql("SELECT key FROM downstream.items WHERE target = 'dependencies' ORDER BY key").fetchall()
    assert owed == [(f"draft:{page}:*:changed",), (f"live:{page}:*:changed",)]


def test_5_1_a_new_translation_is_named_by_the_others(site, db):
    page = site.live("Page")
    db.execute_sql("DELETE FROM downstream.items")
    site.draft("Tudalen", page, locale="cy")
    owed = set(db.execute_sql("SELECT target, key FROM downstream.items WHERE target <> 'dependencies'").fetchall())
    assert owed >= {("draft-content-store", "/page-en"), ("draft-content-store", "/tudalen-cy")}


def test_5_1_an_edition_that_lets_go_of_a_parent_leaves_an_orphan(site, db):
    parent = site.live("Parent")
    page = site.live("Page", links={"parent": [parent]})
    db.execute_sql("DELETE FROM downstream.items")
    site.draft("Page", page, links={})
    owed = {key for (key,) in db.execute_sql("SELECT key FROM downstream.items")}
    assert f"draft:{parent}:en:unlinked" in owed
    assert not any(key.startswith("live:") for key in owed)


def test_5_4_a_content_blocks_hosts_in_every_locale_are_presented(site):
    block = site.live("Block", document_type="content_block_pension")
    site.live("Gwesteiwr", locale="cy", links={"embed": [block, block]})
    assert paths(f"live:{block}:en:changed") == {"/block-en", "/gwesteiwr-cy"}


def test_5_4_once_a_block_is_published_its_hosts_go_first(site):
    block = site.live("Bloc", document_type="content_block_pension", locale="cy")
    site.live("Host", links={"embed": [block]})
    [found] = dependants([f"live:{block}:cy:block-minor"])
    assert found.lane == "high"
    assert paths(f"live:{block}:cy:block-minor") == {"/bloc-cy", "/host-en"}


def test_the_number_of_queries_is_three_for_any_number_of_changes_and_dependants(site):
    chains = [chain(site, "taxons", *["parent_taxons"] * length) for length in range(4)]
    keys = [f"live:{each[-1]}:en:changed" for each in chains]
    for some in (keys[:1], keys[3:], keys):
        with Queries() as queries:
            list(dependants(some))
        assert queries.count == 3
