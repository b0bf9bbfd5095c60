"""What search holds of a live item."""

import pytest

from domain.search import texts
from domain.search.item import item_of

from .items import MINISTRY, linked, live

GOVSPEAK = {"content_type": "text/govspeak", "content": "Only this"}


@pytest.mark.parametrize(
    "changes",
    [
        {"schema_name": "redirect", "document_type": "redirect"},
        {"schema_name": "gone", "document_type": "gone"},
        {"schema_name": "special_route", "document_type": "special_route"},
        {"schema_name": "content_block_pension", "document_type": "content_block_pension"},
        {"withdrawn_notice": {"explanation": "Old", "withdrawn_at": "2026-01-01T00:00:00Z"}},
        {"title": " "},
        {"title": None},
    ],
)
def test_what_is_no_page_for_readers_is_not_held(changes):
    assert item_of(live(**changes)) is None


def test_where_the_live_store_holds_nothing_search_holds_nothing():
    assert item_of(None) is None


@pytest.mark.parametrize(
    ("details", "text"),
    [
        ({"body": "<h2>Hives</h2><p>One <b>b</b>ee &amp; more.</p>"}, "Hives One bee & more."),
        ({"body": "Plain, 3 < 4 & so on"}, "Plain, 3 < 4 & so on"),
        ({"body": [GOVSPEAK, {"content_type": "text/html", "content": "<p>Well</p>"}]}, "Well"),
        ({"body": [GOVSPEAK]}, "Only this"),
        ({"parts": [{"slug": "no", "title": "Part", "body": "<p>Text</p>"}]}, "Part Text"),
        ({"introductory_body": "<p>One</p>", "nested": {"more_body_text": "two"}}, "One two"),
        ({"body": "<script>alert(1)</script><style>p {}</style>Seen"}, "Seen"),
        ({"email": "bees@example.org", "attachments": [{"content_type": "application/pdf"}], "n": 3}, ""),
        ({"body": None, "parts": None}, ""),
    ],
)  # fmt: skip
def test_the_text_is_of_bodies_and_parts_without_tags(details, text):
    assert item_of(live(details=details))["body"] == text


def test_titles_and_descriptions_are_no_html():
    item = item_of(live(title="Use <title>  & <b>", description="1 < 2"))
    assert (item["title"], item["description"]) == ("Use <title> & <b>", "1 < 2")


def test_a_very_long_body_is_read_up_to_a_point(monkeypatch):
    monkeypatch.setattr(texts, "MOST_BYTES", 4)
    assert item_of(live(body="ééé"))["body"] == "éé"


@pytest.mark.parametrize(
    ("locale", "language"), [("en", "english"), ("fr", "french"), ("es-419", "spanish"), ("cy", "simple")]
)
def test_words_are_read_in_the_language_of_the_item(locale, language):
    assert item_of(live(locale=locale))["language"] == language


def test_what_it_links_to_is_found_by_slug_content_id_and_path():
    welsh = MINISTRY | {"locale": "cy", "base_path": f"{MINISTRY['base_path']}.cy"}
    for link in (MINISTRY, welsh):
        item = item_of(live(**linked(organisations=[link])))
        names = {"organisations:ministry-of-bees", f"organisations={MINISTRY['content_id']}"}
        assert names | {f"organisations={link['base_path']}", "people!", "format:answer"} <= set(item["terms"])
