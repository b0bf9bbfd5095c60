"""/saved-filters"""

import pytest

from domain import log
from domain.deciders.filters import MOST

from .conftest import BEES_PATH


def save_as(visitor, url: str, name: str, status: int = 200):
    return visitor.send(visitor.get(url), "Save", status, name=name)


@pytest.mark.parametrize("role", ["editor", "auditor"])
def test_filters_are_kept_under_a_name_and_applied(person, bees, role):
    ada = person("Ada Lovelace", role)
    page = save_as(ada, "/?q=bees&state=published&from=last+year&sort=title", " Bees  of mine ")
    assert "Saved as ‘Bees of mine’" in page.text
    assert ada.response.request.full_path == "/?q=bees&state=published&from=last+year&sort=title"
    kept = [link for link in ada.get("/").links() if "from=last" in link]
    assert kept == ["/?q=bees&state=published&from=last+year&sort=title"]
    assert BEES_PATH in ada.get(kept[0]).links()


def test_nobody_sees_another_persons(person, bees):
    ada, rob = person("Ada Lovelace", "editor"), person("Rob Reader", "editor")
    save_as(ada, "/?q=bees", "Secret bees")
    assert "Secret bees" in ada.get("/").text
    for path in ("/", "/?q=bees", "/timeline"):
        assert "Secret bees" not in rob.get(path).text
    rob_page = save_as(rob, "/?q=wasps", "Secret bees")
    rob.send(rob_page, "Delete ‘Secret bees’")
    assert "/?q=bees" in ada.get("/").links()


def test_saving_anew_under_a_name_replaces_what_had_it(editor, bees):
    save_as(editor, "/?q=bees", "Mine")
    page = save_as(editor, "/?q=wasps", "Mine")
    assert page.text.count("Delete ‘Mine’") == 1
    assert "/?q=bees" not in editor.get("/").links()


def test_it_is_deleted_and_the_list_stays_as_it_was(editor, bees):
    page = editor.send(save_as(editor, "/?q=bees", "Mine"), "Delete ‘Mine’")
    assert "Deleted ‘Mine’" in page.text
    assert editor.response.request.full_path == "/?q=bees"
    assert "Your filters" not in page.text


def test_each_is_an_event_and_saving_the_same_again_is_none(editor, bees):
    save_as(editor, "/?q=bees", "Mine")
    save_as(editor, "/?q=bees", "Mine")
    editor.send(editor.get("/"), "Delete ‘Mine’")
    assert [each.type for each in log.read(2)][-2:] == ["FilterSaved", "FilterDeleted"]


@pytest.mark.parametrize(("name", "said"), [(" ", "Enter a name"), ("n" * 81, "at most 80 characters")])
def test_a_name_that_will_not_do_is_refused_and_kept(editor, bees, name, said):
    page = save_as(editor, "/?q=bees", name, 422)
    assert said in page.text
    assert page.form("Save").fields["name"] == name.strip()
    assert BEES_PATH in page.links()


def test_a_form_from_before_signing_in_anew_keeps_the_name(editor, bees):
    page = editor.get("/?q=bees")
    page.form("Save").fields["csrf_token"] = "old"
    page = editor.send(page, "Save", 400, name="Mine")
    assert page.form("Save").fields["name"] == "Mine"
    assert "Saved as ‘Mine’" in editor.send(page, "Save").text


def test_there_is_nothing_to_save_without_filters_and_an_end_to_saving(editor, bees):
    token = editor.get("/").form("Sign out").fields["csrf_token"]
    nothing = editor.client.post("/saved-filters", data={"csrf_token": token, "name": "a"})
    assert nothing.status_code == 422
    assert "there is nothing to save yet" in nothing.text
    for number in range(MOST):
        save_as(editor, "/?q=bees", f"Filter {number}")
    assert f"You have {MOST} saved filters" in save_as(editor, "/?q=bees", "One more", 422).text


def test_what_a_saved_filter_names_may_be_gone_without_harm(editor, draft):
    save_as(editor, "/?type=answer", "Answers")
    page = editor.get(BEES_PATH)
    editor.send(page, "Discard draft")
    assert "there is no ‘answer’ here" in editor.get("/?type=answer", 422).text
    assert "Answers" in editor.get("/").text
