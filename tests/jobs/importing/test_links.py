"""Expanded links say who links to whom, in either direction and at any depth, and what the targets are."""

from domain.schemas import Schemas
from jobs.importing.expansions import expansions
from jobs.importing.link_sets import LinkSets
from jobs.importing.targets import Targets
from tests.examples import new_id
from tests.jobs.importing.items import expansion, item

ROOT, A, B, C = (new_id() for _ in range(4))


def link_sets_of(*documents) -> LinkSets:
    link_sets = LinkSets()
    for document in documents:
        link_sets.item(document["content_id"], list(expansions(document, document["content_id"])), {})
    return link_sets


def targets_of(document) -> list:
    targets = Targets()
    for found in expansions(document, document["content_id"]):
        targets.add(document, found)
    return targets.all()


def linking(**links) -> dict:
    return item(content_id=ROOT, links=links)


def to(content_id: str, **more) -> dict:
    return expansion(content_id=content_id, base_path=f"/{content_id}", **more)


def test_an_item_says_all_its_links_in_order_and_each_once():
    link_sets = link_sets_of(linking(organisations=[to(B), to(A), to(B)], available_translations=[to(ROOT)]))
    assert link_sets.missing(ROOT, {}) == ({"organisations": [B, A]}, {})
    assert link_sets.missing(ROOT, {"organisations": [B, A], "taxons": [C]}) == ({}, {})
    assert link_sets.missing(ROOT, {"organisations": [A, B]}) == ({"organisations": [B, A]}, {})


def test_reverse_links_are_the_targets_links():
    link_sets = link_sets_of(linking(children=[to(A), to(B)], part_of_step_navs=[to(C)]))
    assert link_sets.missing(ROOT, {}) == ({}, {})
    assert link_sets.missing(A, {}) == ({}, {"parent": [ROOT]})
    assert link_sets.missing(B, {"parent": [C]}) == ({}, {"parent": [ROOT]})
    assert link_sets.missing(C, {"pages_part_of_step_nav": [ROOT]}) == ({}, {})


def test_links_below_links_are_those_of_their_holder():
    above = to(B, links={"parent_taxons": [to(C)]})
    link_sets = link_sets_of(linking(taxons=[to(A, links={"parent_taxons": [above]})]))
    assert link_sets.missing(A, {}) == ({}, {"parent_taxons": [B]})
    assert link_sets.missing(B, {}) == ({}, {"parent_taxons": [C]})


def test_appointments_link_to_the_person_and_the_role_that_show_them():
    person = to(A, schema_name="person", links={"role_appointments": [to(B, links={"role": [to(C)]})]})
    link_sets = link_sets_of(linking(ordered_ministers=[person]))
    assert link_sets.missing(B, {}) == ({}, {"person": [A], "role": [C]})
    unclear = link_sets_of(linking(role_appointments=[to(B)]))
    assert unclear.missing(B, {}) == ({}, {})


def test_an_item_s_own_links_are_all_of_its_links():
    child = item(content_id=A, links={"organisations": [to(C)]})
    link_sets = link_sets_of(linking(children=[to(A)]), child)
    assert link_sets.missing(A, {}) == ({"organisations": [C]}, {})


def test_links_seen_from_elsewhere_come_first_so_that_items_are_presented_with_them():
    link_sets = link_sets_of(linking(taxons=[to(A, links={"parent_taxons": [to(B)]})]))
    assert link_sets.content_ids == [A, ROOT]


def test_a_link_set_has_the_last_word_on_its_types():
    link_sets = link_sets_of(linking(organisations=[to(A)], taxons=[to(B)]))
    link_sets.link_set(ROOT, {"organisations": [], "parent": [C]})
    assert link_sets.missing(ROOT, {"organisations": [A]}) == (
        {"organisations": [], "taxons": [B], "parent": [C]},
        {},
    )


def test_links_that_are_no_links_are_passed_over():
    broken = {"a": None, "b": ["x", None, {"title": "no id"}, {"content_id": "no uuid"}], "c": [to(A, links=[1])]}
    assert [each.target_id for each in expansions({"links": broken}, ROOT)] == [A]


def test_a_target_is_made_of_all_that_links_show_of_it():
    shown = to(A, details={"acronym": "BO"}, description=None)
    again = to(A, details={"brand": "bees"}, description="Bees", title="Other title")
    (target,) = targets_of(linking(organisations=[shown], lead_organisations=[again]))
    made = target.item(Schemas())
    assert made["title"] == "Bee office"
    assert made["description"] == "Bees"
    assert made["details"] == {"acronym": "BO", "brand": "bees"}
    assert (made["content_id"], made["locale"], made["schema_name"]) == (A, "en", "organisation")


def test_a_target_stands_where_it_is_shown_most_often():
    links = {"documents": [expansion(content_id=A, base_path=path, title=path) for path in ("/x", "/y", "/y", None)]}
    (target,) = targets_of(linking(**links))
    assert (target.base_path, target.title) == ("/y", "/y")
    assert target.item(Schemas())["base_path"] == "/y"


def test_what_is_shown_most_often_comes_first():
    assert [each.content_id for each in targets_of(linking(documents=[to(A), to(B)], related=[to(B)]))] == [B, A]


def test_a_type_that_is_not_shown_follows_from_the_link():
    bare = {"content_id": A, "title": "Bees", "locale": "en"}
    types = {"organisations": "organisation", "policy_areas": "policy_area", "related": "generic"}
    for link_type, type_ in types.items():
        (target,) = targets_of(linking(**{link_type: [bare]}))
        assert target.item(Schemas())["document_type"] == type_


def test_a_schema_that_is_not_shown_is_that_of_the_type_or_the_one_that_takes_anything():
    for type_, schema in {"organisation": "organisation", "policy": "generic"}.items():
        (target,) = targets_of(linking(related=[to(A, document_type=type_, schema_name=None)]))
        assert target.item(Schemas())["schema_name"] == schema


def test_other_translations_are_documents_too_but_not_those_of_something_else():
    welsh = {"content_id": ROOT, "locale": "cy", "title": "Cadw gwenyn", "base_path": "/keep-bees.cy"}
    found = targets_of(linking(available_translations=[welsh, to(A)]))
    assert [(each.content_id, each.locale) for each in found] == [(ROOT, "cy")]
    assert found[0].item(Schemas())["document_type"] == "answer"


def test_what_is_no_text_is_passed_over():
    (target,) = targets_of(linking(related=[to(A, description=7, details=[], withdrawn="yes")]))
    made = target.item(Schemas())
    assert "description" not in made
    assert (made["details"], made["withdrawn"]) == ({}, False)
