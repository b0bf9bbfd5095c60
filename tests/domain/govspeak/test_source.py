"""HTML as the source of a text: what nobody edited comes out of Markdown as it went in."""

import re

import pytest

from domain.govspeak import render, sanitise
from domain.govspeak.source import html_as_source, source_of

TEXTS = [
    "<p>A</p>\n\n<p>B</p>",
    "<div>\n\n    <p>Indented by four</p>\n\n\n        <ul>\n\n  <li>x</li></ul>\n</div>",
    "<p>* no list</p>\r\n\r\n<p># no heading</p>",
    "<table>\n\n    <tr>\n\n    <td>x</td></tr>\n</table>\n\n<p>_a_ 1. b</p>",
    "<div>\n \n\t\n<p>Blank lines of blanks</p></div>",
]


@pytest.mark.parametrize("html", TEXTS)
def test_it_comes_out_as_it_went_in(html):
    assert without_space(render(html_as_source(html))) == without_space(sanitise(html))


def test_blank_lines_that_matter_stay():
    html = "<div>\n\n<pre>a\n\n\n    b</pre>\n\n<p>c</p></div>"
    assert re.search(r"a\n\n\n    b", render(html_as_source(html)))


def test_what_has_no_html_in_it_at_all_is_empty():
    assert source_of(None) == source_of("") == source_of([]) == source_of([{"content_type": "text/x"}]) == ""


def without_space(html: str) -> str:
    return re.sub(r"\s", "", html)
