"""GET /v2/linkables (section 2.19)."""

import pytest

from tests.webapp.api.counting import statements

URL = "/v2/linkables?document_type=answer"


def test_2_19_english_content_in_order_of_content_id(api, put):
    ids = sorted([put("/bees", details={"body": "x"}), put("/wasps", published=True)])
    put("/abeilles", locale="fr")
    put("/news", document_type="news_article", schema_name="news_article")
    shown = api.get(URL)[1]
    assert [each["content_id"] for each in shown] == ids
    assert {each["base_path"]: each["publication_state"] for each in shown} == {"/bees": "draft", "/wasps": "published"}


def test_oddity_15_what_is_published_is_preferred(api, put):
    content_id = put("/bees", published=True, title="Bees")
    put("/bees", content_id=content_id, title="New")
    linkable = {"title": "Bees", "publication_state": "published", "base_path": "/bees", "internal_name": "Bees"}
    assert api.get(URL) == (200, [{"content_id": content_id, **linkable}])


def test_2_19_internal_names(api, put, db):
    put("/bees")
    db.execute_sql("""UPDATE editions SET base_path = NULL, details = '{"internal_name": "Bees (internal)"}'""")
    [shown] = api.get(URL)[1]
    assert (shown["internal_name"], shown["base_path"], "base_path" in shown) == ("Bees (internal)", None, True)


def test_2_19_what_was_taken_down_is_no_linkable(api, put):
    content_id = put("/bees", published=True)
    api.post(f"/v2/content/{content_id}/unpublish", {"type": "gone"})
    assert api.get(URL) == (200, [])


@pytest.mark.parametrize("query", ["", "?document_type=", "?document_type=%20"])
def test_2_19_a_type_is_required(api, query):
    status, shown = api.get(f"/v2/linkables{query}")
    assert (status, shown["error"]["error_code"]) == (422, "parameter_missing_or_invalid")
    assert "document_type" in shown["error"]["message"]


def test_2_19_takes_one_statement_however_many_there_are(api, put, db):
    counts = []
    for size in (1, 4):
        for number in range(size):
            put(f"/{size}/{number}")
        with statements(db) as seen:
            api.get(URL)
        counts.append(len(seen))
    assert counts[0] == counts[1]
