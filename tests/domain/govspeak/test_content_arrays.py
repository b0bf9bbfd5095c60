"""Content arrays are rendered with the attachments beside them, and refused where they cannot be."""

import pytest

from domain.govspeak import VERSION
from domain.govspeak.content_arrays import with_html
from domain.govspeak.limits import SOURCE, TooMuch
from tests.domain.govspeak.markup import ATTACHMENT, LINK, squeezed


def test_attachments_of_the_details_can_be_referred_to_at_any_depth():
    text = [{"content_type": "text/govspeak", "content": "[AttachmentLink:a b.pdf]"}]
    details = with_html({"attachments": [ATTACHMENT, None], "parts": [{"body": text}]})
    govspeak, html = details["parts"][0]["body"]
    assert govspeak == text[0]
    assert squeezed(html["content"]) == f"<p>{LINK}</p>"
    assert html["govspeak_version"] == VERSION == "1.0.0"


@pytest.mark.parametrize("attachments", [None, "x", {}, [1]])
def test_other_things_called_attachments_do_no_harm(attachments):
    text = [{"content_type": "text/govspeak", "content": "a"}]
    assert with_html({"attachments": attachments, "body": text})["body"][1]["content"] == "<p>a</p>\n"


def test_what_is_too_long_is_refused():
    with pytest.raises(TooMuch):
        with_html({"body": [{"content_type": "text/govspeak", "content": "a" * (SOURCE + 1)}]})
