"""Section 4, by hand: from which links an expansion comes, how far it goes and what stands for each target."""

import pytest

from domain.downstream.expand import MOST_LEVELS, expand
from tests.domain.downstream.site import Queries, Site, titles
from tests.examples import new_id


@pytest.fixture
def site(db, actor):
    return Site(actor)


def expanded(content_id: str, locale: str = "en", with_drafts: bool = True) -> dict:
    return expand([(content_id, locale)], with_drafts=with_drafts)[0]


def test_4_1_an_editions_links_hide_the_link_sets_type_by_type(site):
    a, b, c = (site.live(title) for title in "ABC")
    root = site.live("Root", links={"taxons": [b, c, b]})
    site.link(root, taxons=[a], organisations=[a])
    assert [each["title"] for each in expanded(root)["taxons"]] == ["B", "C", "B"]
    assert titles(expanded(root)) == {"taxons": {"B": {}, "C": {}}, "organisations": {"A": {}}}


def test_4_1_a_reverse_edition_link_hides_reverse_link_set_links_and_must_be_of_the_same_locale(site):
    root = site.live("Root")
    shared = site.live("Shared")
    site.link(shared, parent=[root])
    assert set(titles(expanded(root))["children"]) == {"Shared"}
    site.live("Cymraeg", locale="cy", links={"parent": [root]})
    assert set(titles(expanded(root))["children"]) == {"Shared"}
    site.live("Own", links={"parent": [root]})
    assert set(titles(expanded(root))["children"]) == {"Own"}


def test_4_1_with_drafts_a_drafts_links_count_even_if_there_are_none(site):
    a = site.live("A")
    root = site.live("Root", links={"taxons": [a]})
    site.draft("Root", root, links={})
    assert titles(expanded(root)) == {}
    assert titles(expanded(root, with_drafts=False)) == {"taxons": {"A": {}}}


def test_4_1_what_links_here_comes_by_position_and_then_the_latest_first(site):
    root, other = site.live("Root"), site.live("Other")
    for title, targets in (("A", [root]), ("B", [other, root]), ("C", [root])):
        site.link(site.live(title), parent=targets)
    assert list(titles(expanded(root))["children"]) == ["C", "A", "B"]


def test_4_1_links_that_stay_where_they_are_keep_their_age(site):
    root, a, b = site.live("Root"), new_id(), new_id()
    site.live("A", a, links={"parent": [root]})
    site.live("B", b, links={"parent": [root]})
    site.live("A", a, links={"parent": [root]})
    assert list(titles(expanded(root))["children"]) == ["B", "A"]


def test_4_1_two_types_with_one_reverse_name_are_put_one_after_the_other(site):
    root = site.live("Root")
    for title, link_type in (("A", "role"), ("B", "person"), ("C", "role")):
        site.link(site.live(title), **{link_type: [root]})
    assert list(titles(expanded(root))["role_appointments"]) == ["B", "C", "A"]


def test_4_2_link_set_links_are_followed_along_the_paths_and_an_editions_are_not(site):
    root, page, taxon, parent, top = (site.live(title) for title in ("Root", "Page", "Taxon", "Parent", "Top"))
    site.link(page, taxons=[taxon], organisations=[root])
    site.link(taxon, parent_taxons=[parent], organisations=[root])
    site.link(parent, root_taxon=[top])
    assert titles(expanded(page))["taxons"] == {"Taxon": {"parent_taxons": {"Parent": {"root_taxon": {"Top": {}}}}}}
    own = site.live("Own", links={"taxons": [taxon]})
    assert titles(expanded(own))["taxons"] == {"Taxon": {}}


def test_4_2_the_root_may_come_up_once_more_in_a_circle(site):
    a, b = site.live("A"), site.live("B")
    site.link(a, parent=[b])
    site.link(b, parent=[a])
    assert titles(expanded(a))["parent"] == {"B": {"parent": {"A": {}}}}
    site.link(a, parent=[a])
    assert titles(expanded(a))["parent"] == {"A": {"parent": {"A": {}}}}


def test_4_2_a_chain_is_cut_where_it_is_deeper_than_any_real_one(site):
    above = site.live("Top")
    for number in range(MOST_LEVELS + 5):
        below = site.live(f"N{number}")
        site.link(below, parent=[above])
        above = below
    links, levels = expanded(above), 0
    while links.get("parent"):
        links, levels = links["parent"][0]["links"], levels + 1
    assert levels == MOST_LEVELS


def test_4_2_a_tangle_of_links_ends(site):
    ids = [site.live(f"N{number}") for number in range(12)]
    for content_id in ids:
        site.link(content_id, parent=ids)
    assert len(expanded(ids[0])["parent"]) == 12


def test_4_3_reverse_names_are_followed_backwards(site):
    taxon, child, grandchild = (site.live(title) for title in ("Taxon", "Child", "Grandchild"))
    site.link(child, parent_taxons=[taxon])
    site.link(grandchild, parent_taxons=[child])
    [shown] = expanded(taxon)["child_taxons"]
    assert titles(shown["links"]) == {"parent_taxons": {"Taxon": {}}, "child_taxons": {"Grandchild": {}}}


def test_4_4_preview_tokens_are_shown_in_drafts_only(site):
    root = site.live("Root")
    navigation = site.draft("Nav", document_type="step_by_step_nav", auth_bypass_ids=[root])
    site.link(navigation, pages_part_of_step_nav=[root])
    assert expanded(root)["part_of_step_navs"][0]["auth_bypass_ids"] == [root]
    site.live("Nav", navigation, document_type="step_by_step_nav", details={"step_by_step_nav": {"title": "T"}})
    [shown] = expanded(root, with_drafts=False)["part_of_step_navs"]
    assert "auth_bypass_ids" not in shown
    assert shown["details"] == {"step_by_step_nav": {"title": "T", "steps": None}}


def test_4_5_the_state_goes_before_the_locale_and_english_stands_in(site):
    target, root = site.live("Bees"), new_id()
    site.link(root, organisations=[target])
    site.live("Gwenyn", target, locale="cy")
    assert set(titles(expanded(root, "cy"))["organisations"]) == {"Gwenyn"}
    assert set(titles(expanded(root, "fr"))["organisations"]) == {"Bees"}
    site.draft("Wasps", target)
    assert set(titles(expanded(root, "cy"))["organisations"]) == {"Wasps"}
    assert set(titles(expanded(root, "cy", with_drafts=False))["organisations"]) == {"Gwenyn"}


@pytest.mark.parametrize(
    ("link_type", "shown"), [("parent", True), ("related_statistical_data_sets", True), ("organisations", False)]
)
def test_4_5_what_was_withdrawn_is_shown_under_three_types_only(site, link_type, shown):
    target, root = site.live("Bees"), new_id()
    site.link(root, **{link_type: [target]})
    site.withdraw(target)
    assert [each["withdrawn"] for each in expanded(root).get(link_type, ())] == ([True] if shown else [])
    site.withdraw(target, "vanish")
    assert link_type not in expanded(root)


def test_4_5_a_target_that_is_not_there_is_dropped_with_what_is_below(site):
    root, missing, parent = new_id(), new_id(), site.live("Parent")
    site.link(root, taxons=[missing])
    site.link(missing, parent_taxons=[parent])
    assert expanded(root) == {}


def test_4_6_what_is_shown_under_a_reverse_name_shows_the_root(site):
    person, role = site.live("Ada", document_type="person", details={"body": "B"}), site.live("Role")
    appointment = site.live("Appointment", document_type="role_appointment")
    site.link(appointment, person=[person])
    [shown] = expanded(person)["role_appointments"]
    assert titles(shown["links"]) == {"person": {"Ada": {}}, "role": {"Ada": {}}}
    site.link(appointment, role=[role])
    assert titles(expanded(person)["role_appointments"][0]["links"])["role"] == {"Role": {}}


def test_4_6_a_withdrawn_root_is_shown_to_its_children_only_and_as_if_it_were_not(site):
    root, child = site.live("Root"), site.live("Child")
    site.link(child, parent=[root], parent_taxons=[root])
    site.withdraw(root)
    links = expanded(root)
    assert links["children"][0]["links"]["parent"][0]["withdrawn"] is False
    assert "parent_taxons" not in links["child_taxons"][0]["links"]


def test_4_7_translations_are_the_best_edition_of_each_locale_without_links(site):
    root = site.live("Bees")
    site.draft("Gwenyn", root, locale="cy")
    assert [each["title"] for each in expanded(root)["available_translations"]] == ["Gwenyn", "Bees"]
    [live] = expanded(root, with_drafts=False)["available_translations"]
    assert (live["title"], "links" in live) == ("Bees", False)
    site.withdraw(root)
    assert expanded(root, with_drafts=False)["available_translations"][0]["withdrawn"] is True


def test_the_number_of_queries_is_three_for_any_number_of_links_roots_and_levels(site):
    few, many, deep = site.live("Few"), site.live("Many"), site.live("Deep")
    targets = [site.live(f"T{number}") for number in range(8)]
    site.link(few, organisations=targets[:1])
    site.link(many, organisations=targets, taxons=targets[:1])
    for child, parent in zip([deep, *targets], targets, strict=False):
        site.link(child, parent=[parent])
    for roots in ([few], [many], [deep], [few, many, deep, *targets]):
        with Queries() as queries:
            expand([(root, "en") for root in roots], with_drafts=True)
        assert queries.count == 3
