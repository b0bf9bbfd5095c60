"""/people and /invitations"""

import re

import pytest

from domain import accounts, log
from domain.access_log import find as noted
from domain.commands import Publish
from domain.handle import handle
from tests.examples import new_id, save

from .conftest import OPERATOR
from .visitor import PASSWORD, Visitor

NEW_PASSWORD = "a ship in Maine"


@pytest.fixture
def administrator(person):
    return person("Noor Haddad", "administrator")


@pytest.fixture
def invited(administrator):
    """The page with the link, after inviting Grace."""
    page = administrator.get("/people/new")
    return administrator.send(page, "Invite", name="Grace Hopper", email="grace@example.org", role="editor")


def link_on(page) -> str:
    return re.search(r"http://localhost(/invitations/[\w-]{40,})", page.text)[1]


def grace_of(page) -> str:
    return next(path for path in page.links() if re.fullmatch(r"/people/[0-9a-f-]{36}", path))


def choose(visitor, link: str, password: str = NEW_PASSWORD, status: int = 200):
    return visitor.send(visitor.get(link), "Set password", status, password=password)


def test_only_administrators_see_people(editor, administrator):
    assert "/people" in administrator.get("/").links()
    assert "/people" not in editor.get("/").links()
    for path in ("/people", "/people/new", f"/people/{new_id()}"):
        assert "this needs administrator" in editor.get(path, 403).text


def test_an_invited_person_chooses_a_password_and_signs_in(invited, administrator, visitor):
    assert administrator.response.headers["Cache-Control"] == "no-store"
    assert "Invited" in administrator.get("/people").text
    page = visitor.get(link_on(invited))
    assert page.heading == "Choose a password" and "Grace Hopper" in page.text
    fields = {each.get("autocomplete") for each in page.find("input")}
    assert {"username", "new-password"} <= fields
    page = choose(visitor, link_on(invited))
    assert page.heading == "Sign in" and "Your password is set" in page.text
    assert "Grace Hopper , editor" in visitor.sign_in("grace@example.org", NEW_PASSWORD).text
    assert visitor.get(link_on(invited), 404).heading == "Page not found"
    assert {"Active"} == {word for word in ("Active", "Invited") if word in administrator.get("/people?q=grace").text}


def test_a_password_that_is_refused_is_asked_for_again(invited, visitor):
    page = choose(visitor, link_on(invited), "gracehopper1906", 422)
    assert "little more than your name" in page.text
    assert page.form("Set password").fields.get("password", "") == ""
    choose(visitor, link_on(invited))


def test_every_link_that_does_not_work_gets_the_same_answer(invited, administrator, visitor, person):
    used = link_on(invited)
    choose(visitor, used)
    person_page = administrator.get(grace_of(invited))
    second = link_on(administrator.send(person_page, "Make a link to choose a password"))
    administrator.send(administrator.get(grace_of(invited)), "Deactivate", reason="Has left")
    told = {visitor.get(link, 404).inside("main") for link in (used, second, f"/invitations/{'x' * 43}")}
    assert len(told) == 1
    assert noted(limit=1)[0].kind == "link-refused"


def test_links_cannot_be_tried_for_long(visitor, app):
    for number in range(11):
        visitor.get(f"/invitations/{number}", 404)
    page = visitor.get("/invitations/again", 429)
    assert "Wait 1 second, then try again" in page.text
    assert visitor.response.headers["Retry-After"] == "1"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": ""}, "Enter the person’s name"),
        ({"email": "grace"}, "is not an e-mail address"),
        ({"email": f"{'g' * 5000}@example.org"}, "at most 254 characters"),
        ({"email": "NOOR@example.org"}, "has an account already"),
        ({"role": ""}, "The role must be one of"),
    ],
)
def test_what_is_wrong_with_an_invitation_is_said_and_nothing_typed_is_lost(administrator, typed, says):
    typed = {"name": "Grace Hopper", "email": "grace@example.org", "role": "editor"} | typed
    before = log.head()
    page = administrator.send(administrator.get("/people/new"), "Invite", 409 if "NOOR" in str(typed) else 422, **typed)
    assert says in page.text and page.inside("title").startswith("Error: ")
    fields = page.form("Invite").fields
    assert {name: fields.get(name, "") for name in typed} == typed
    assert log.head() == before


def test_role_and_organisations_are_changed(invited, administrator):
    organisation = new_id()
    about = {"title": "Tide Agency", "document_type": "organisation", "schema_name": "organisation"}
    handle(save(organisation, **about, base_path="/tide-agency"), OPERATOR)
    handle(Publish(content_id=organisation), OPERATOR)
    page = administrator.get(grace_of(invited))
    token = page.form("Save").fields["csrf_token"]
    data = {"csrf_token": token, "role": "publisher", "organisations": [organisation]}
    administrator.client.post(f"{grace_of(invited)}/role", data=data)
    assert "are saved" in administrator.get(grace_of(invited)).text
    person = accounts.member(accounts.id_of("grace@example.org")).person
    assert (person.role, person.organisations) == ("publisher", [organisation])
    assert "Tide Agency" in administrator.get("/people?q=grace").text
    assert "Nothing has changed" in administrator.send(administrator.get(grace_of(invited)), "Save").text
    assert [each.type for each in log.read()][-2:] == ["AccountRoleChanged", "AccountOrganisationsChanged"]


def test_whoever_is_deactivated_is_out_at_once_and_signs_in_no_more(invited, administrator, app, visitor):
    choose(visitor, link_on(invited))
    visitor.sign_in("grace@example.org", NEW_PASSWORD)
    page = administrator.send(administrator.get(grace_of(invited)), "Deactivate", 422, reason=" ")
    assert "Enter why" in page.text
    administrator.send(administrator.get(grace_of(invited)), "Deactivate", reason="Has left")
    assert visitor.get("/").heading == "Sign in"
    page = visitor.sign_in("grace@example.org", NEW_PASSWORD, status=422)
    assert "The email address or the password is wrong" in page.text
    assert "invited Grace Hopper as editor" in administrator.get("/timeline").text
    page = administrator.get(grace_of(invited))
    assert "Deactivated : Has left" in page.text or "Deactivated: Has left" in page.text
    administrator.send(page, "Reactivate")
    assert visitor.sign_in("grace@example.org", NEW_PASSWORD).heading == "Documents"


def test_an_administrator_is_offered_no_way_to_lock_themselves_out(administrator):
    own = f"/people/{administrator.account_id}"
    page = administrator.get(own)
    assert not [form for form in page.forms if "Deactivate" in form.actions]
    token = page.form("Save").fields["csrf_token"]
    refused = administrator.client.post(f"{own}/deactivation", data={"csrf_token": token, "reason": "Bye"})
    assert refused.status_code == 422 and "your own account" in refused.text
    page = administrator.send(page, "Save", 422, role="editor")
    assert "the only administrator who can sign in" in page.text


def test_a_reset_signs_out_everywhere(administrator, person, app):
    ada = person("Ada Lovelace", "editor")
    page = administrator.get(f"/people/{ada.account_id}")
    assert "Signed in in 1 browser" in page.text
    page = administrator.send(page, "Make a link to choose a password")
    assert "for 24 hours" in page.text
    assert ada.get("/").heading == "Documents"
    elsewhere = Visitor(app.test_client())
    assert elsewhere.get(link_on(page)).heading == "Choose another password"
    choose(elsewhere, link_on(page))
    assert ada.get("/").heading == "Sign in"
    elsewhere.sign_in("ada@example.org", PASSWORD, status=422)
    assert elsewhere.sign_in("ada@example.org", NEW_PASSWORD).heading == "Documents"


def test_an_administrator_signs_somebody_out(administrator, editor):
    page = administrator.get(f"/people/{editor.account_id}")
    assert "is signed out everywhere" in administrator.send(page, "Sign them out everywhere").text
    assert editor.get("/").heading == "Sign in"
    assert "ended sessions of Ada Lovelace (1)" in " ".join(administrator.get("/timeline/access").text.split())


def test_a_person_who_is_not_there_is_not_found(administrator):
    assert administrator.get(f"/people/{new_id()}", 404).heading == "Page not found"
    assert "Nobody is called like that" in administrator.get("/people?q=zzz%00").text


def test_the_list_takes_as_many_queries_for_many(administrator, count_queries):
    def counted() -> int:
        with count_queries() as queries:
            administrator.get("/people")
        return len(queries)

    accounts.invite("p@example.org", "P", "reader", OPERATOR, [new_id()])
    before = counted()
    for number in range(5):
        accounts.invite(f"p{number}@example.org", f"P {number}", "reader", OPERATOR, [new_id()])
    assert counted() == before
