"""GET /."""


def test_what_was_updated_last_comes_first(live):
    live.put("/b", title="Bees", updated_at="2026-01-01T00:00:00Z", document_type="html_publication")
    live.put("/w", title="<b>Wasps</b>", updated_at="2026-01-02T00:00:00Z")
    live.put("/untitled", updated_at="2025-01-02T00:00:00Z")
    live.put("/deleted", title="Deleted")
    live.delete("/deleted")
    page = live.page("/")
    assert page.links[-3:] == ["/w", "/b", "/untitled"]
    assert "<b>Wasps</b>" in page.inside("li")
    assert "HTML publication, updated 1 January 2026" in page.inside("li")


def test_a_hundred_at_most(live):
    live.batch(*[(f"/bees-{number}", 1, {"title": "Bees"}) for number in range(101)])
    assert len(live.page("/").find("li")) == 100


def test_nothing_yet(live, draft):
    assert "Nothing yet" in live.page("/").text
    assert draft.page("/").heading == "What is in the draft store"


def test_an_item_there_is_shown_instead(live):
    live.put("/", title="Welcome to bees")
    assert live.page("/").heading == "Welcome to bees"
