"""The help for the keyboard: a page, and what the key `?` shows."""


def test_every_page_of_somebody_signed_in_links_to_it(editor, visitor):
    assert "/keyboard" in editor.get("/timeline").links()
    assert "/keyboard" not in visitor.get("/sign-in").links()


def test_it_is_a_page_and_a_part_of_one(editor):
    assert "Save the draft" in editor.get("/keyboard").text
    part = editor.part("/keyboard")
    assert part.inside("h2") == "Keyboard shortcuts"
    assert "Save the draft" in part.text
