"""Which pages there are, and what holds for all of them; who may use which is in test_permissions.py."""

import pytest

from .conftest import BEES, BEES_PATH
from .test_permissions import path_of, rules

ROUTES = {
    "/": {"GET"},
    "/sign-in": {"GET", "POST"},
    "/sign-out": {"POST"},
    "/documents": {"POST"},
    "/documents/new": {"GET"},
    "/documents/choices": {"GET"},
    "/documents/path": {"GET"},
    "/documents/preview": {"POST"},
    "/documents/form": {"POST"},
    "/documents/<content_id:content_id>/<locale>/form": {"POST"},
    "/documents/<content_id:content_id>/<locale>": {"GET"},
    "/documents/<content_id:content_id>/<locale>/approval": {"POST"},
    "/documents/<content_id:content_id>/<locale>/as-of": {"GET"},
    "/documents/<content_id:content_id>/<locale>/as-of/<int:position>": {"GET"},
    "/documents/<content_id:content_id>/<locale>/as-of/<int:position>/page": {"GET"},
    "/documents/<content_id:content_id>/<locale>/change-request": {"POST"},
    "/documents/<content_id:content_id>/<locale>/comparison": {"GET"},
    "/documents/<content_id:content_id>/<locale>/delivery": {"POST"},
    "/documents/<content_id:content_id>/<locale>/draft": {"POST"},
    "/documents/<content_id:content_id>/<locale>/draft/deletion": {"POST"},
    "/documents/<content_id:content_id>/<locale>/look-back": {"POST"},
    "/documents/<content_id:content_id>/<locale>/presence": {"GET"},
    "/documents/<content_id:content_id>/<locale>/presence/deletion": {"POST"},
    "/documents/<content_id:content_id>/<locale>/publication": {"GET", "POST"},
    "/documents/<content_id:content_id>/<locale>/republication": {"POST"},
    "/documents/<content_id:content_id>/<locale>/restoration": {"POST"},
    "/documents/<content_id:content_id>/<locale>/review": {"POST"},
    "/documents/<content_id:content_id>/<locale>/review/deletion": {"POST"},
    "/documents/<content_id:content_id>/<locale>/schedule": {"POST"},
    "/documents/<content_id:content_id>/<locale>/schedule/deletion": {"POST"},
    "/documents/<content_id:content_id>/<locale>/undoing": {"POST"},
    "/documents/<content_id:content_id>/<locale>/unpublishing": {"GET", "POST"},
    "/documents/<content_id:content_id>/<locale>/whereabouts": {"GET"},
    "/documents/<content_id:content_id>/<locale>/working-copies": {"GET"},
    "/documents/<content_id:content_id>/<locale>/working-copy": {"PUT"},
    "/documents/<content_id:content_id>/<locale>/working-copy/deletion": {"POST"},
    "/account": {"GET"},
    "/account/other-sessions/end": {"POST"},
    "/account/password": {"POST"},
    "/account/sessions/<uuid:session_id>/end": {"POST"},
    "/applications": {"GET", "POST"},
    "/applications/<uuid:application_id>": {"GET"},
    "/applications/<uuid:application_id>/tokens": {"POST"},
    "/applications/<uuid:application_id>/tokens/<uuid:token_id>/revocation": {"POST"},
    "/applications/new": {"GET"},
    "/as-it-was": {"GET"},
    "/as-it-was/<int:position>/documents": {"GET"},
    "/checkpoints": {"GET"},
    "/events/<int:position>": {"GET"},
    "/invitations/<token>": {"GET", "POST"},
    "/people": {"GET", "POST"},
    "/people/new": {"GET"},
    "/people/<uuid:account_id>": {"GET"},
    "/people/<uuid:account_id>/deactivation": {"POST"},
    "/people/<uuid:account_id>/password-link": {"POST"},
    "/people/<uuid:account_id>/reactivation": {"POST"},
    "/people/<uuid:account_id>/role": {"POST"},
    "/people/<uuid:account_id>/sign-out": {"POST"},
    "/reviews": {"GET"},
    "/saved-filters": {"POST"},
    "/saved-filters/deletion": {"POST"},
    "/schedules": {"GET"},
    "/statistics": {"GET"},
    "/statistics.csv": {"GET"},
    "/system": {"GET"},
    "/system/runs": {"POST"},
    "/timeline": {"GET"},
    "/timeline/<int:position>/changes": {"GET"},
    "/timeline/access": {"GET"},
    "/timeline/newer": {"GET"},
    "/timeline.<any(csv, ndjson):format_>": {"GET"},
    "/timeline/access.<any(csv, ndjson):format_>": {"GET"},
    "/keyboard": {"GET"},
    "/api": {"GET"},
}


def test_these_are_the_pages(app):
    found = {}
    for rule in rules(app):
        found.setdefault(rule.rule, set()).update(rule.methods - {"HEAD", "OPTIONS"})
    assert found == ROUTES


def test_the_way_in_leads_back_to_where_one_wanted_to_go(visitor, editor, bees):
    page = visitor.sign_in("ada@example.org", at=f"{BEES_PATH}?a=b")
    assert page.heading == "Keep bees"
    assert visitor.response.request.full_path.startswith(BEES_PATH)


@pytest.mark.parametrize("role", ["reader", "auditor"])
def test_who_may_only_look_is_offered_no_change(person, bees, role):
    page = person("Rob Reader", role).get(BEES_PATH)
    assert "Bees need flowers" in page.text
    assert [form.actions for form in page.forms] == [{"Sign out": "/sign-out"}]


def test_no_form_works_without_its_token(app, editor, bees):
    for rule in rules(app):
        if "POST" in rule.methods:
            path = path_of(rule)
            data = {"title": "Forged", "version": "2", "type": "answer", "content_id": BEES}
            assert editor.client.post(path, data=data).status_code == 400, path
    assert editor.get(BEES_PATH).heading == "Keep bees"


def test_pages_are_kept_by_nobody_else_and_sizes_are_told_apart(editor, bees):
    for path in ("/", BEES_PATH, "/timeline"):
        editor.get(path)
        assert "private" in editor.response.headers["Cache-Control"]
        assert "HX-Request" in editor.response.headers["Vary"]


def test_a_page_that_is_not_there_is_said_with_the_way_out(editor):
    assert editor.get("/documents/8b59b474-9775-4366-97ee-97a667404110/en", 404).heading == "Page not found"
    assert editor.get(f"/documents/{BEES}/xx", 404).heading == "Page not found"
    assert editor.get(f"/documents/{BEES}/%00", 404).heading == "Page not found"


def test_who_was_signed_out_meanwhile_is_told_so_beside_the_form(editor, bees):
    page = editor.get(BEES_PATH)
    with editor.client.session_transaction() as session:
        session.clear()
    part = editor.send_by_htmx(page, "Save draft", 401, title="Typed")
    assert "nothing that you typed is lost" in part.text
    assert editor.response.headers["HX-Retarget"] == "#messages"
    assert "You have been signed out" in editor.send(page, "Save draft", 401, title="Typed").heading


def test_where_there_is_no_page_people_are_told_in_plain_words_and_find_their_way(editor, visitor):
    page = editor.get("/nowhere", 404)
    assert "If you typed the address, check that it is right" in page.text
    assert "/timeline" in page.links()
    page = editor.get("/documents", 405)
    assert ("There is no page here" in page.heading, "/timeline" in page.links()) == (True, True)
    assert "/timeline" not in visitor.get("/nowhere", 404).links()
