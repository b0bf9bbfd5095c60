"""The path that a title suggests."""

import pytest

from domain.document_types import document_types
from domain.editing import suggested_path


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Bees are back", "/news/bees-are-back"),
        ("  The Queen’s “bee’s” knees!  ", "/news/the-queens-bees-knees"),
        ("Crème brûlée: 3 ways", "/news/creme-brulee-3-ways"),
        ("x" * 200, "/news/" + "x" * 120),
        ("Straße & Œuvre", "/news/strasse-and-oeuvre"),
        ("蜜蜂", ""),
        ("", ""),
    ],
)
def test_a_title_suggests_a_path(title, path):
    assert suggested_path(document_types()["news_article"], title) == path


def test_a_type_without_a_prefix_has_its_pages_at_the_top():
    assert suggested_path(document_types()["answer"], "Keep bees") == "/keep-bees"
