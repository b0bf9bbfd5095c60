"""The path of a document: suggested, checked while one types, and changed."""

import pytest

from domain import documents
from domain.commands import Publish, ReservePath
from domain.handle import handle
from tests.examples import save

from .conftest import BEES, BEES_PATH, OPERATOR

NEW = "/documents/path?type=news_story&new=1"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("title=Bees are back", "/news/bees-are-back is free, and what the path will be"),
        ("title=Bees&base_path=/bees", "/bees is free"),
        ("title=Bees&base_path=/keep-bees", "/keep-bees is taken by ‘Keep bees’"),
        ("base_path=bees", "bees is no path"),
        ("base_path=/" + "b" * 600, "is no path"),
        ("base_path=/reserved", "/reserved is reserved by whitehall"),
        ("title=蜜蜂", "Type a title, or a path such as /news/bees"),
        ("", "Type a title, or a path such as /news/bees"),
    ],
)
def test_it_is_said_whether_it_is_free(editor, bees, query, said):
    handle(ReservePath(base_path="/reserved", publishing_app="whitehall"), OPERATOR)
    for read in (editor.part, editor.get):
        assert said in read(f"{NEW}&{query}").text


def test_a_document_knows_its_own(editor, bees):
    about = f"/documents/path?content_id={BEES}&locale=en&base_path=/keep-bees"
    assert "/keep-bees is where it is now" in editor.part(about).text
    editor.get("/documents/path?type=nonsense", 404)


def test_it_is_moved_with_all_its_routes_and_leaves_a_redirect_once_live(editor, db):
    routes = [{"path": "/keep-bees", "type": "exact"}, {"path": "/keep-bees/all", "type": "prefix"}]
    handle(save(BEES, routes=routes), OPERATOR)
    handle(Publish(content_id=BEES), OPERATOR)
    page = editor.send(editor.get(BEES_PATH), "Save draft", base_path=" /hives ")
    assert "will redirect to the new one" in page.text
    content = documents.find(BEES, "en").content
    assert (content.base_path, [route["path"] for route in content.routes]) == ("/hives", ["/hives", "/hives/all"])
    assert "Published." in editor.send(page, "Publish").text
    assert "/keep-bees is taken by" in editor.part(f"{NEW}&base_path=/keep-bees").text


def test_it_is_checked_again_on_saving(editor, bees):
    handle(save(base_path="/taken", title="First here"), OPERATOR)
    page = editor.send(editor.get(BEES_PATH), "Save draft", 422, base_path="/taken")
    assert page.form("Save draft").fields["base_path"] == "/taken"
    assert "#base_path" in page.links()
    page = editor.send(editor.get(BEES_PATH), "Save draft", 422, base_path="taken")
    assert "Enter a path such as /news/bees" in page.text
