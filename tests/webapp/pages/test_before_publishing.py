"""/documents/<content_id>/<locale>/publication, looked at before it is used; and the same beside the button"""

from .conftest import BEES_PATH

URL = f"{BEES_PATH}/publication"


def test_what_calls_for_a_second_look_is_beside_the_button_with_the_way_to_its_field(editor, bees):
    page = editor.send(editor.get(BEES_PATH), "Save draft", details_body="See [wasps](/wasps).")
    assert "It links to /wasps, where there is no page" in page.text
    assert f"{BEES_PATH}#details-body" in page.links()
    assert "It links to /wasps, where there is no page" in editor.get(URL).text
    assert "Published. It is on its way" in editor.send(page, "Publish").text


def test_what_else_is_sent_again_is_named(editor, bees):
    assert "Other pages that will be sent again" in editor.get(URL).text
    assert "There is no draft to publish" in editor.get(URL).text
