"""Sections of the interface that are rules rather than endpoints, each seen through HTTP as a client would see it."""

from domain.downstream import items
from jobs.targets import dependencies
from tests.examples import body, new_id


def expanded(api, content_id: str, query: str = "") -> dict:
    return api.get(f"/v2/expanded-links/{content_id}{query}")[1]["expanded_links"]


def titles(links: dict, name: str) -> list[str]:
    return [link["title"] for link in links.get(name, ())]


def link(api, content_id: str, **links: list[str]) -> None:
    assert api.patch(f"/v2/links/{content_id}", {"links": links})[0] == 200


def owed() -> set[str]:
    """The paths that are to be presented again once dependencies are resolved."""
    found = set()
    while batch := items.take("dependencies", 100):
        dependencies.deliver(batch)
        items.settle("dependencies", batch)
    for target in ("draft-content-store", "live-content-store"):
        batch = items.take(target, 100)
        items.settle(target, batch)
        found |= {f"{target.partition('-')[0]}{item.key}" for item in batch}
    return found


def test_1_1_a_document_is_a_content_id_in_a_locale_and_a_refused_command_creates_none(api, put):
    content_id = put("/bees")
    assert api.put(f"/v2/content/{content_id}", body(base_path="/gwenyn", locale="cy", title=""))[0] == 422
    assert api.get(f"/v2/content/{content_id}?locale=cy")[0] == 404
    put("/gwenyn", content_id=content_id, locale="cy", title="Gwenyn")
    shown = {locale: api.get(f"/v2/content/{content_id}?locale={locale}")[1] for locale in ("en", "cy")}
    assert [each["title"] for each in shown.values()] == ["Keep bees", "Gwenyn"]
    assert [each["lock_version"] for each in shown.values()] == [1, 1]


def test_1_8_dates_move_as_the_table_says(api, put):
    first, later = "2020-01-01T09:00:00Z", "2021-01-01T09:00:00Z"
    content_id = put("/bees", published=True, first_published_at=first, public_updated_at=later)
    item = f"/v2/content/{content_id}"
    live = api.get(item)[1]
    assert (live["first_published_at"], live["public_updated_at"]) == (first, later)
    put("/bees", content_id=content_id, update_type="minor")
    draft = api.get(item)[1]
    assert (draft["first_published_at"], draft["major_published_at"]) == (first, live["major_published_at"])
    assert not {"public_updated_at", "published_at"} & set(draft)
    api.post(f"{item}/publish")
    assert api.get(item)[1]["public_updated_at"] == later


def test_1_9_what_may_give_way_does_and_what_may_not_is_a_conflict(api, put):
    bees = put("/bees", published=True)
    wasps = put("/bees", title="Wasps")
    assert "content_item_blocking_publish" in api.get(f"/v2/content/{wasps}")[1]["warnings"]
    status, error = api.post(f"/v2/content/{wasps}/publish")
    assert (status, error["error"]["fields"]["base"][0]["code"]) == (422, "conflict")
    api.post(f"/v2/content/{bees}/unpublish", {"type": "gone"})
    assert api.post(f"/v2/content/{wasps}/publish")[0] == 200
    assert api.get(f"/v2/content/{wasps}")[1]["publication_state"] == "published"
    assert api.get(f"/v2/content/{bees}")[1]["unpublishing"]["type"] == "substitute"


def test_4_1_edition_links_hide_the_link_sets_of_the_same_type(api, put):
    own, shared = put("/own", title="Own"), put("/shared", title="Shared")
    page = put("/page", links={"policy_areas": [own]})
    link(api, page, policy_areas=[shared], organisations=[shared])
    links = expanded(api, page)
    assert (titles(links, "policy_areas"), titles(links, "organisations")) == (["Own"], ["Shared"])


def test_4_2_and_4_3_links_are_followed_along_the_paths_and_backwards(api, put):
    page, taxon, top = (put(f"/{title}", title=title) for title in ("page", "taxon", "top"))
    link(api, page, taxons=[taxon])
    link(api, taxon, parent_taxons=[top], organisations=[page])
    [shown] = expanded(api, page)["taxons"]
    assert (titles(shown["links"], "parent_taxons"), list(shown["links"])) == (["top"], ["parent_taxons"])
    assert titles(expanded(api, top), "child_taxons") == ["taxon"]


def test_4_4_and_4_8_a_link_has_the_fields_of_its_kind_and_no_others(api, put):
    page, parent = put("/page"), put("/insects", published=True, title="Insects")
    link(api, page, parent=[parent])
    [shown] = expanded(api, page, "?with_drafts=false")["parent"]
    date = shown.pop("public_updated_at")
    assert date.endswith("Z")
    assert shown == {
        "content_id": parent,
        "title": "Insects",
        "locale": "en",
        "analytics_identifier": None,
        "api_path": "/api/content/insects",
        "base_path": "/insects",
        "document_type": "answer",
        "schema_name": "answer",
        "withdrawn": False,
        "links": {},
    }


def test_4_5_and_oddity_20_a_draft_in_english_goes_before_what_is_published_in_the_language_asked_for(api, put):
    page, target = put("/page", locale="cy"), new_id()
    put("/target", content_id=target, locale="cy", title="Targed", published=True)
    put("/target-en", content_id=target, title="Target")
    link(api, page, organisations=[target])
    assert titles(expanded(api, page, "?locale=cy"), "organisations") == ["Target"]
    assert titles(expanded(api, page, "?locale=cy&with_drafts=false"), "organisations") == ["Targed"]


def test_4_6_what_is_shown_under_a_reverse_name_shows_the_root(api, put):
    parent, child = put("/parent", title="Parent"), put("/child", title="Child")
    link(api, child, parent=[parent])
    [shown] = expanded(api, parent)["children"]
    [back] = shown["links"]["parent"]
    assert (back["title"], back["links"], back["withdrawn"]) == ("Parent", {}, False)


def test_4_7_translations_are_listed_without_links_the_root_among_them(api, put):
    page = put("/page")
    put("/tudalen", content_id=page, locale="cy")
    shown = expanded(api, page)["available_translations"]
    assert {each["locale"] for each in shown} == {"en", "cy"}
    assert not any("links" in each for each in shown)


def test_5_1_only_what_others_show_of_a_document_has_them_presented_again(api, put):
    page, organisation = put("/page", published=True), put("/organisation", published=True, update_type="minor")
    link(api, page, organisations=[organisation])
    owed()
    put("/organisation", content_id=organisation, published=True, update_type="minor", details={"body": "New"})
    assert "live/page" not in owed()
    put("/organisation", content_id=organisation, published=True, update_type="minor", title="New")
    assert {"draft/page", "live/page"} <= owed()


def test_5_2_and_5_3_translations_and_what_is_further_away_are_presented_too(api, put):
    page, taxon, top = put("/page", published=True), put("/taxon", published=True), put("/top", published=True)
    put("/tudalen", content_id=page, locale="cy", published=True)
    link(api, page, taxons=[taxon])
    link(api, taxon, parent_taxons=[top])
    owed()
    put("/top", content_id=top, title="New", published=True)
    assert {f"live/{path}" for path in ("page", "tudalen", "taxon")} <= owed()


def test_oddity_19_one_edition_link_hides_all_links_of_its_type_and_leads_no_further(api, put):
    taxon, top = put("/taxon", title="Taxon"), put("/top", title="Top")
    link(api, taxon, parent_taxons=[top])
    page = put("/page", links={"policy_areas": [taxon]})
    [shown] = expanded(api, page)["policy_areas"]
    assert shown["links"] == {}
