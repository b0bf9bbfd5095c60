"""POST /lookup-by-base-path (section 2.23)."""

import pytest

from tests.webapp.api.counting import statements

URL = "/lookup-by-base-path"


def find(api, *paths: str, **more) -> dict:
    status, shown = api.post(URL, {"base_paths": list(paths), **more})
    assert status == 200, shown
    return shown


def take_down(api, content_id: str, type_: str, **more) -> None:
    assert api.post(f"/v2/content/{content_id}/unpublish", {"type": type_, **more})[0] == 200


def test_oddity_23_only_what_is_live_is_found(api, put):
    live, draft = put("/live", published=True), put("/draft")
    assert find(api, "/live", "/draft", "/nothing") == {"/live": live}
    assert find(api, "/live", "/draft", with_drafts=True) == {"/live": live, "/draft": draft}


def test_2_23_a_draft_wins_over_the_live_edition(api, put):
    live = put("/bees", published=True)
    put("/wasps", content_id=live)
    redirect = find(api, "/bees", with_drafts=True, exclude_document_types=["none"])["/bees"]
    assert redirect != live
    assert find(api, "/bees", with_drafts=True) == {"/bees": live}


@pytest.mark.parametrize("type_", ["gone", "vanish", "redirect"])
def test_2_23_what_was_taken_down_is_left_out_unless_asked_for(api, put, type_):
    content_id = put("/bees", published=True)
    take_down(api, content_id, type_, **({"alternative_path": "/wasps"} if type_ == "redirect" else {}))
    assert find(api, "/bees") == {}
    assert find(api, "/bees", exclude_unpublishing_types=["none"]) == {"/bees": content_id}


def test_oddity_42_withdrawn_content_is_found(api, put):
    content_id = put("/bees", published=True)
    take_down(api, content_id, "withdrawal", explanation="Old")
    assert find(api, "/bees") == {"/bees": content_id}


def test_2_23_any_locale_and_any_types_to_leave_out(api, put):
    content_id = put("/abeilles", published=True, locale="fr")
    assert find(api, "/abeilles") == {"/abeilles": content_id}
    assert find(api, "/abeilles", exclude_document_types=["answer"]) == {}
    assert find(api, "/abeilles", exclude_document_types="answer") == {}


@pytest.mark.parametrize(
    "body", [{}, {"base_paths": []}, {"base_paths": None}, {"base_paths": ""}, {"base_paths": [""]}]
)
def test_2_23_paths_are_required(api, body):
    status, shown = api.post(URL, body)
    assert (status, shown["error"]["error_code"]) == (422, "parameter_missing_or_invalid")
    assert "base_paths" in shown["error"]["message"]


@pytest.mark.parametrize("body", [{"base_paths": [1]}, {"base_paths": {}, "x": 1}, {"base_paths": [["/a"]]}])
def test_2_23_paths_are_texts(api, body):
    assert api.post(URL, body)[0] == 422


def test_2_23_one_path_may_be_a_text(api, put):
    content_id = put("/bees", published=True)
    assert api.post(URL, {"base_paths": "/bees"}) == (200, {"/bees": content_id})


def test_2_1_a_form_will_do(api, client, put):
    content_id = put("/bees", published=True)
    form = {"base_paths[]": ["/bees", "/wasps"], "with_drafts": "false"}
    headers = {"Authorization": f"Bearer {api.token}"}
    assert client.post(URL, data=form, headers=headers).json == {"/bees": content_id}
    assert client.post(URL, data={"base_paths[]": "/\0"}, headers=headers).status_code == 400


def test_2_2_what_is_not_json_is_refused(api):
    assert api.send("POST", URL, raw=b"")[0] == 400
    assert api.send("GET", URL) == (405, {"status": 405, "error": "Method Not Allowed"})


def test_2_23_takes_one_statement_however_many_paths(api, put, db):
    # Once a minute it is noted that the token was used.
    find(api, "/a")
    with statements(db) as few:
        find(api, "/a")
    with statements(db) as many:
        find(api, *[f"/{number}" for number in range(500)])
    assert len(few) == len(many)
