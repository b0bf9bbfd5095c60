"""Section 2.17: GET /v2/expanded-links/:content_id."""

import re

import pytest

from domain import clock
from tests.examples import body, new_id


@pytest.fixture
def page(api):
    """A live page with a draft, in the link set of which there is one live organisation and one that is a draft."""
    page, live, draft = new_id(), new_id(), new_id()
    api.put(f"/v2/content/{live}", body(base_path="/live", title="Live"))
    api.post(f"/v2/content/{live}/publish")
    api.put(f"/v2/content/{draft}", body(base_path="/draft", title="Draft"))
    api.put(f"/v2/content/{page}", body())
    api.post(f"/v2/content/{page}/publish")
    api.patch(f"/v2/links/{page}", {"links": {"organisations": [draft, live]}})
    return f"/v2/expanded-links/{page}"


def titles(shown: dict, link_type: str = "organisations") -> list[str]:
    return [link["title"] for link in shown["expanded_links"].get(link_type, ())]


def test_links_are_expanded_as_they_are_now(api, page):
    status, shown = api.get(page)
    assert (status, set(shown)) == (200, {"generated", "expanded_links"})
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", shown["generated"])
    assert abs((clock.now() - clock.parse(shown["generated"])).total_seconds()) < 60
    assert titles(shown) == ["Draft", "Live"]
    assert titles(shown, "available_translations") == ["Keep bees"]


@pytest.mark.parametrize("no", ["false", "0", "f", "off", "OFF", "False"])
def test_without_drafts_only_what_is_live_is_shown(api, page, no):
    assert titles(api.get(f"{page}?with_drafts={no}")[1]) == ["Live"]


@pytest.mark.parametrize("yes", ["true", "1", "yes", "no", ""])
def test_anything_else_is_yes(api, page, yes):
    assert titles(api.get(f"{page}?with_drafts={yes}")[1]) == ["Draft", "Live"]


def test_oddity_17_only_a_generated_answer_has_the_version_of_the_link_set(api, page):
    assert api.get(f"{page}?generate=true")[1]["version"] == 1
    assert "version" not in api.get(f"{page}?generate=false")[1]


def test_a_document_without_links_has_version_0_and_its_translations(api):
    content_id = new_id()
    api.put(f"/v2/content/{content_id}", body())
    status, shown = api.get(f"/v2/expanded-links/{content_id}?generate=1")
    assert (status, shown["version"], list(shown["expanded_links"])) == (200, 0, ["available_translations"])


def test_what_is_known_but_empty_is_an_empty_object(api):
    content_id = new_id()
    api.patch(f"/v2/links/{content_id}", {"links": {}})
    assert api.get(f"/v2/expanded-links/{content_id}")[1]["expanded_links"] == {}
    api.put(f"/v2/content/{new_id()}", body())
    assert api.get(f"/v2/expanded-links/{content_id}?with_drafts=false&locale=cy")[0] == 200


def test_another_locale_falls_back_to_english_links(api, page):
    shown = api.get(f"{page}?locale=cy")[1]
    assert titles(shown) == ["Draft", "Live"]


def test_what_nobody_knows_is_not_found(api):
    status, shown = api.get(f"/v2/expanded-links/{new_id()}")
    assert (status, shown["error"]["code"]) == (404, 404)


@pytest.mark.parametrize("locale", ["xx", "%F0%9F", "en'"])
def test_a_locale_that_is_none_is_refused(api, page, locale):
    status, shown = api.get(f"{page}?locale={locale}")
    assert (status, shown["error"]["code"]) == (422, 422)


def test_oddity_18_a_page_shows_the_parents_of_its_taxons(api):
    page, taxon, parent = new_id(), new_id(), new_id()
    for content_id in (taxon, parent):
        api.put(f"/v2/content/{content_id}", body(base_path=f"/{content_id}", title=content_id))
    api.patch(f"/v2/links/{page}", {"links": {"taxons": [taxon]}})
    api.patch(f"/v2/links/{taxon}", {"links": {"parent_taxons": [parent]}})
    [shown] = api.get(f"/v2/expanded-links/{page}")[1]["expanded_links"]["taxons"]
    assert [each["content_id"] for each in shown["links"]["parent_taxons"]] == [parent]
    children = api.get(f"/v2/expanded-links/{parent}")[1]["expanded_links"]["child_taxons"]
    assert [each["content_id"] for each in children] == [taxon]
