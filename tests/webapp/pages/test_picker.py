"""Links in a form: searched, chosen, moved, removed, and saved together with the draft."""

import pytest

from domain import documents, log
from domain.commands import PatchLinks, Publish
from domain.handle import handle
from tests.examples import new_id, save
from webapp.api.events import presented_events

from .conftest import BEES, BEES_PATH, OPERATOR

NAME = "links.organisations"


@pytest.fixture
def ministries(bees):
    """Two organisations, and a page that is none, all about honey."""
    ids = [new_id() for _ in range(3)]
    for id_, title in zip(ids, ("Ministry of Honey", "Honey Agency"), strict=False):
        path = f"/organisations/{id_[:8]}"
        handle(
            save(id_, title=title, base_path=path, schema_name="organisation", document_type="organisation"), OPERATOR
        )
    handle(save(ids[2], title="Honey", base_path="/honey"), OPERATOR)
    return ids[:2]


def chosen(page):
    fields = next(form.fields for form in page.forms if NAME in form.fields)
    return [value for name, value in fields.items() if name.startswith(f"{NAME}.") and not name.endswith(".q")]


def add(editor, page, *titles):
    page = editor.press(page, "Search organisations", f"{NAME}.search", **{f"{NAME}.q": "honey"})
    for title in titles:
        button = f"Add {title}"
        do = page.form("Save draft").actions[button].partition("do=")[2]
        page = editor.press(page, button, do)
    return page


def test_they_are_searched_chosen_moved_and_removed_without_scripts(editor, ministries):
    page = editor.press(editor.get(BEES_PATH), "Search organisations", f"{NAME}.search", **{f"{NAME}.q": "honey"})
    actions = page.form("Save draft").actions
    assert {each for each in actions if each.startswith("Add ") and "link" not in each} == {
        "Add Ministry of Honey", "Add Honey Agency",
    }  # fmt: skip
    page = add(editor, page, "Ministry of Honey", "Honey Agency")
    assert chosen(page) == ministries
    page = editor.press(page, "Move up Honey Agency", f"{NAME}.1.up")
    assert chosen(page) == ministries[::-1]
    page = editor.press(page, "Remove Honey Agency", f"{NAME}.0.remove")
    assert chosen(page) == ministries[:1]
    assert documents.find(BEES, "en").link_set == {}


def test_one_save_saves_draft_and_links_in_one_request(editor, ministries):
    page = add(editor, editor.get(BEES_PATH), "Honey Agency")
    page = editor.send(page, "Save draft", title="Keep more bees")
    assert "Draft saved" in page.text
    events = [each for each in log.read_back(limit=2)]
    assert {each.type for each in events} == {"DraftSaved", "LinksPatched"}
    assert len({each.request_id for each in events}) == 1
    assert documents.find(BEES, "en").link_set == {"organisations": [ministries[1]]}


def test_links_alone_make_no_draft_and_other_types_stay(editor, ministries):
    other = new_id()
    handle(PatchLinks(content_id=BEES, links={"mystery": [other]}), OPERATOR)
    page = editor.send(add(editor, editor.get(BEES_PATH), "Honey Agency"), "Save draft")
    assert "Draft saved" not in page.text
    assert "Links saved" in page.text
    found = documents.find(BEES, "en")
    assert found.draft is None
    assert found.link_set == {"organisations": [ministries[1]], "mystery": [other]}
    assert "Nothing has changed" in editor.send(editor.get(BEES_PATH), "Save draft").text


@pytest.mark.parametrize("also", [{}, {"title": "Keep more bees"}])
def test_links_that_two_people_added_are_both_there(editor, ministries, also):
    page = add(editor, editor.get(BEES_PATH), "Honey Agency")
    handle(PatchLinks(content_id=BEES, links={"organisations": [ministries[0]]}), OPERATOR)
    assert "meanwhile: Organisations" in editor.send(page, "Save draft", **also).text
    assert documents.find(BEES, "en").link_set == {"organisations": [ministries[1], ministries[0]]}
    met = {each.type: each.event.merged for each in log.read_back(limit=2) if each.event.merged}
    assert {type_: merged.fields for type_, merged in met.items()} == {
        "DraftSaved" if also else "LinksPatched": {"link_set.organisations": "both"}
    }
    assert "merged with what" in editor.get(BEES_PATH).text
    assert all(
        "merged" not in each["payload"] for each in presented_events(BEES, dict.fromkeys(("from", "to", "action")))
    )


def test_a_conflict_on_the_draft_saves_no_links(editor, ministries):
    page = add(editor, editor.get(BEES_PATH), "Honey Agency")
    handle(save(BEES, title="Theirs"), OPERATOR)
    editor.send(page, "Save draft", 409, title="Mine")
    assert documents.find(BEES, "en").link_set == {}


def test_what_is_no_id_is_no_link(editor, ministries):
    page = editor.get(BEES_PATH)
    page = editor.press(
        page, "Search organisations", f"{NAME}.search", **{f"{NAME}.0": "x", f"{NAME}.1": ministries[0]}
    )
    assert chosen(page) == ministries[:1]
    assert (
        editor.client.post(f"{BEES_PATH}/form?do={NAME}.add.x", data=page.form("Save draft").fields).status_code == 200
    )


def test_a_new_document_is_created_with_its_links(editor, ministries):
    page = editor.send(editor.get("/documents/new"), "Go on", document_type="answer")
    page = editor.press(page, "Search organisations", f"{NAME}.search", **{f"{NAME}.q": "agency", "title": "Honey 2"})
    page = editor.press(page, "Add Honey Agency", f"{NAME}.add.{ministries[1]}")
    assert page.form("Create draft").fields["title"] == "Honey 2"
    editor.send(page, "Create draft", details_body="x")
    content_id = editor.response.request.path.split("/")[2]
    assert documents.find(content_id, "en").link_set == {"organisations": [ministries[1]]}


def test_publishing_with_new_links_alone_is_done_at_once(editor, ministries):
    handle(save(BEES, title="Keep more bees", update_type="minor"), OPERATOR)
    page = add(editor, editor.get(BEES_PATH), "Honey Agency")
    assert "Published." in editor.send(page, "Publish").text
    found = documents.find(BEES, "en")
    assert (found.live.title, found.link_set) == ("Keep more bees", {"organisations": [ministries[1]]})


def test_choices_come_as_one_types_in_a_constant_number_of_queries(editor, ministries, count_queries):
    path = f"/documents/choices?name={NAME}&{NAME}.q=HONEY&content_id={BEES}&locale=en"
    part = editor.part(path)
    assert "Honey Agency" in part.text
    with count_queries() as before:
        editor.part(path)
    for number in range(30):
        path_ = f"/organisations/honey-{number:02}"
        handle(
            save(title=f"Honey {number:02}", base_path=path_, schema_name="organisation", document_type="organisation"),
            OPERATOR,
        )
    with count_queries() as after:
        part = editor.part(path)
    assert len(after) == len(before)
    assert len(part.find("li")) == 20
    assert "No title has ‘wasp’ in it" in editor.part(path.replace("HONEY", "wasp")).text
    assert editor.part(path.replace("HONEY", "%25")).find("li") == []
    assert editor.part(f"{path}&{NAME}=&{NAME}.0={ministries[1]}").text.count("Honey Agency") == 0
    editor.get(path.replace("organisations&", "nonsense&"), 404)


def test_the_page_asks_the_same_number_of_queries_however_many_links_there_are(editor, ministries, count_queries):
    with count_queries() as without:
        editor.get(BEES_PATH)
    handle(PatchLinks(content_id=BEES, links={"organisations": ministries, "ordered_related_items": [BEES]}), OPERATOR)
    handle(Publish(content_id=ministries[0]), OPERATOR)
    with count_queries() as with_links:
        page = editor.get(BEES_PATH)
    assert chosen(page) == ministries
    assert len(with_links) <= len(without) + 2


def test_a_collection_of_groups_has_the_documents_of_all_of_them_as_links(editor, ministries):
    collection = new_id()
    handle(
        save(
            collection, base_path="/c", schema_name="document_collection", document_type="document_collection",
            details={"collection_groups": [{"title": title, "documents": []} for title in "AB"], "political": False},
        ),
        OPERATOR,
    )  # fmt: skip
    page = editor.get(f"/documents/{collection}/en")
    for group, id_ in enumerate((BEES, ministries[0])):
        page = editor.press(page, "Search documents", f"details.collection_groups.{group}.documents.search", **{
            f"details.collection_groups.{group}.documents.q": "Keep bees" if id_ == BEES else "Ministry"
        })  # fmt: skip
        page = editor.press(page, "Save draft", f"details.collection_groups.{group}.documents.add.{id_}")
    editor.send(page, "Save draft")
    found = documents.find(collection, "en")
    assert [group["documents"] for group in found.content.details["collection_groups"]] == [[BEES], [ministries[0]]]
    assert found.link_set == {"documents": [BEES, ministries[0]]}
