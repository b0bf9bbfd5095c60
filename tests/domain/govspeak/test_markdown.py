"""Section 2: the Markdown underneath."""

import pytest

from tests.domain.govspeak.markup import html, variants

BLOCKS = {
    "nothing": ("", ""),
    "blanks": (" \n\t\n", ""),
    "paragraphs": ("a\nb\n\nc", "<p>a\nb</p><p>c</p>"),
    "list straight after text": ("Please bring:\n* a passport", "<p>Please bring:\n* a passport</p>"),
    "heading straight after text": ("a\n# b", "<p>a\n# b</p>"),
    "quotation straight after text": ("a\n> b", "<p>a\n&gt; b</p>"),
    "code straight after text": ("a\n    b", "<p>a\n    b</p>"),
    "heading": ("# A", '<h1 id="a">A</h1>'),
    "heading of level 6": ("######A", '<h6 id="a">A</h6>'),
    "closing hashes": ("## A ##", '<h2 id="a">A</h2>'),
    "indented heading": (" # A", "<p># A</p>"),
    "heading after heading": ("# A\n# B", '<h1 id="a">A</h1><p># B</p>'),
    "text after heading": ("# A\nb", '<h1 id="a">A</h1><p>b</p>'),
    "list after heading": ("# A\n* b", '<h1 id="a">A</h1><ul><li>b</li></ul>'),
    "underlined 1": ("A\n===", '<h1 id="a">A</h1>'),
    "underlined 2": ("A\n-", '<h2 id="a">A</h2>'),
    "two lines are not underlined": ("A\nb\n===", "<p>A\nb\n===</p>"),
    "rules": ("***\n\n- - -\n\n___", "<hr><hr><hr>"),
    "code": ("    a\n\n    b", "<pre><code>a\n\nb\n</code></pre>"),
    "tab code": ("\ta", "<pre><code>a\n</code></pre>"),
    "fence": ("~~~\na\n~~~", "<pre><code>a\n</code></pre>"),
    "fence with language": ("~~~ruby\n<a>\n~~~", '<pre><code class="language-ruby">&lt;a&gt;\n</code></pre>'),
    "unclosed fence": ("~~~\na", "<p>~~~\na</p>"),
    "backtick fence": ("```\na\n```", "<p><code>a</code></p>"),
    "markers are one kind": ("* a\n+ b\n- c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    "numbers start at one": ("3. a\n7. b", "<ol><li>a</li><li>b</li></ol>"),
    "parenthesis is text": ("1) a", "<p>1) a</p>"),
    "nested": ("* a\n  * b\n* c", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
    "one space continues": ("* a\n * b", "<ul><li>a</li><li>b</li></ul>"),
    "nested numbers": ("1. a\n   * b", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
    "lazy item": ("* a\nb", "<ul><li>a\nb</li></ul>"),
    "loose and tight": ("* a\n* b\n\n* c", "<ul><li>a</li><li><p>b</p></li><li>c</li></ul>"),
    "all loose": ("* a\n\n* b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
    "one item": ("* a\n\nb", "<ul><li>a</li></ul><p>b</p>"),
    "paragraphs in an item": ("* a\n\n  b\n* c", "<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>"),
    "no task list": ("* [ ] a", "<ul><li>[ ] a</li></ul>"),
    "definition list": ("a\n: b *c*", "<dl><dt>a</dt><dd>b <em>c</em></dd></dl>"),
    "attributes below": ("a\n{: .b #c}", '<p class="b" id="c">a</p>'),
    "attributes above": ("{: .b}\na", '<p class="b">a</p>'),
    "attributes that are not allowed": ('a\n{: onclick="b"}', "<p>a</p>"),
    "attributes of a link": ('[a](/b){:rel="next"}', '<p><a href="/b" rel="next">a</a></p>'),
    "attributes of emphasis": ("*a*{:.b}", '<p><em class="b">a</em></p>'),
    "attributes of a definition": ("[a][b]\n\n[b]: /c\n{:.d}", '<p><a href="/c" class="d">a</a></p>'),
    "raw block": ("<div>\n*a*\n\n*b*\n</div>\nc", "<div>*a*\n\n*b*</div><p>c</p>"),
    "raw block with Markdown": (
        '<div markdown="1">\n*a*\n\n## b\n</div>',
        '<div><p><em>a</em></p><h2 id="b">b</h2></div>',
    ),
    "raw paragraph with Markdown": ('<p markdown="1">*a*</p>', "<p><em>a</em></p>"),
    "raw block after text": ("a\n<div>b</div>", "<p>a</p><div>b</div>"),
    "block in mid-line": ("a <div>b</div>", "<p>a &lt;div&gt;b&lt;/div&gt;</p>"),
    "inline element": ("a <b>*c*</b>", "<p>a <b><em>c</em></b></p>"),
    "unclosed inline element": ("a <b>c\n\nd", "<p>a <b>c</b></p><p>d</p>"),
    "comment": ("a<!-- b -->c", "<p>ac</p>"),
    "block comment": ("<!-- a\n\nb -->\n\nc", "<p>c</p>"),
}
TEXT = {
    "emphasis": ("*a* _b_ **c** __d__", "<p><em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong></p>"),
    "both": ("***a***", "<p><strong><em>a</em></strong></p>"),
    "underscores in words": ("a_b_c", "<p>a_b_c</p>"),
    "stars in words": ("a*b*c", "<p>a<em>b</em>c</p>"),
    "hard break": ("a  \nb", "<p>a<br>b</p>"),
    "hard break with backslashes": ("a\\\\\nb", "<p>a<br>b</p>"),
    "one backslash is none": ("a\\\nb", "<p>a\\\nb</p>"),
    "none at the end": ("a  ", "<p>a</p>"),
    "escapes": (r"\* \_ \` \# \$C \^ \%", r"<p>* _ ` # $C \^ \%</p>"),
    "entities": ("&copy; &amp; &foo; & <", "<p>© &amp; &amp;foo; &amp; &lt;</p>"),
    "dashes": ("a -- b --- c...", "<p>a – b — c…</p>"),
    "guillemets": ("<<a>> << b >>", "<p>«a» «&nbsp;b&nbsp;»</p>"),
    "quotes": ("\"a\" isn't 'b'", "<p>“a” isn’t ‘b’</p>"),
    "quotes in quotes": ("\"'a' b\"", "<p>“‘a’ b”</p>"),
    "decade": ("the '80s", "<p>the ’80s</p>"),
    "quotes around emphasis": ('"*a*" *"b"*', "<p>“<em>a</em>” <em>“b”</em></p>"),
    "quote after an element": ("<i>a</i>'s", "<p><i>a</i>’s</p>"),
    "quote before punctuation": ('("a")', "<p>(“a”)</p>"),
    "not in code": ('`"a" --`', '<p><code>"a" --</code></p>'),
    "code with backticks": ("``a`b``", "<p><code>a`b</code></p>"),
    "no strikethrough": ("~~a~~", "<p>~~a~~</p>"),
    "no bare links": ("https://a.org", "<p>https://a.org</p>"),
}
LINKS = {
    "internal": ("[a](/b)", '<p><a href="/b">a</a></p>'),
    "external": ("[a](https://x.org)", '<p><a rel="external" href="https://x.org">a</a></p>'),
    "ours": ("[a](https://www.gov.uk/b)", '<p><a href="https://www.gov.uk/b">a</a></p>'),
    "compared exactly": ("[a](https://gov.uk)", '<p><a rel="external" href="https://gov.uk">a</a></p>'),
    "without scheme": ("[a](//x.org)", '<p><a rel="external" href="//x.org">a</a></p>'),
    "mailto": ("[a](mailto:b@c.org)", '<p><a href="mailto:b@c.org">a</a></p>'),
    "fragment": ("[a](#b)", '<p><a href="#b">a</a></p>'),
    "title": ('[a](/b "c")', '<p><a href="/b" title="c">a</a></p>'),
    "angle brackets": ("[a](</b c>)", '<p><a href="/b c">a</a></p>'),
    "parentheses": ("[a](/b_(c))", '<p><a href="/b_(c)">a</a></p>'),
    "reference": ("[a][B]\n\n[b]: /c 'd'", '<p><a href="/c" title="d">a</a></p>'),
    "reference by itself": ("[b]: /c\n\n[b], [b][]", '<p><a href="/c">b</a>, <a href="/c">b</a></p>'),
    "automatic": ("<https://x.org>", '<p><a href="https://x.org">https://x.org</a></p>'),
    "automatic mail": ("<a@b.org>", '<p><a href="mailto:a@b.org">a@b.org</a></p>'),
    "raw": ('<a href="https://x.org">a</a>', '<p><a href="https://x.org">a</a></p>'),
    "rel wins": ('[a](https://x.org){:rel="b"}', '<p><a rel="b" href="https://x.org">a</a></p>'),
    "refused": ("[a](javascript:b)", "<p><a>a</a></p>"),
    "image": ('![a *b*](/c.png "d")', '<p><img src="/c.png" alt="a *b*" title="d"></p>'),
    "emphasis in text": ("[*a* `]`](/b)", '<p><a href="/b"><em>a</em> <code>]</code></a></p>'),
    "no target": ("[a] (b)", "<p>[a] (b)</p>"),
}
MARK = (
    '<sup id="fnref:{0}"><a href="#fn:{1}" class="footnote" rel="footnote" role="doc-noteref">[footnote {2}]</a></sup>'
)
BACK = '<a href="#fnref:{}" class="reversefootnote" role="doc-backlink" aria-label="go to where this is referenced{}">{}</a>'
NOTES = '<div class="footnotes" role="doc-endnotes"><ol>{}</ol></div>'
FOOTNOTES = {
    "one": (
        "Prices rose[^1].\n\n[^1]: In real terms.",
        f"<p>Prices rose{MARK.format(1, 1, 1)}.</p>"
        + NOTES.format(f'<li id="fn:1"><p>In real terms.&nbsp;{BACK.format(1, "", "↩")}</p></li>'),
    ),
    "twice": (
        "a[^1] b[^1]\n\n[^1]: c",
        f"<p>a{MARK.format(1, 1, 1)} b{MARK.format('1:1', 1, 1)}</p>"
        + NOTES.format(
            f'<li id="fn:1"><p>c&nbsp;{BACK.format(1, "", "↩")}&nbsp;{BACK.format("1:1", " 2", "↩<sup>2</sup>")}</p></li>'
        ),
    ),
    "without definition": ("a[^1]", "<p>a[^1]</p>"),
    "without mark": ("[^1]: a", ""),
    "after text it is none": ("[^1] a\n[^1]: b", "<p>[^1] a\n[^1]: b</p>"),
    "ends in a list": (
        "a[^x2]\n\n[^x2]: * b",
        f"<p>a{MARK.format('x2', 'x2', 2)}</p>"
        + NOTES.format(f'<li id="fn:x2"><ul><li>b</li></ul><p>{BACK.format("x2", "", "↩")}</p></li>'),
    ),
    "name without digits": (
        "a[^x]\n\n[^x]: b",
        f"<p>a{MARK.format('x', 'x', 'x')}</p>"
        + NOTES.format(f'<li id="fn:x"><p>b&nbsp;{BACK.format("x", "", "↩")}</p></li>'),
    ),
}
ABBREVIATIONS = {
    "everywhere": ("HTML5 HTML\n\n*[HTML]: a *b*", '<p>HTML5 <abbr title="a *b*">HTML</abbr></p>'),
    "longest first": (
        "*[A]: x\n*[A B]: y\n\nA B A",
        '<p><abbr title="y">A B</abbr> <abbr title="x">A</abbr></p>',
    ),
    "not in code or attributes": ("*[A]: x\n\n`A` [b](A 'A')", '<p><code>A</code> <a href="A" title="A">b</a></p>'),
    "last definition": ("*[A]: x\n*[A]: y\n\nA", '<p><abbr title="y">A</abbr></p>'),
    "empty": ("*[A]:\n\nA", "<p><abbr>A</abbr></p>"),
    "not in a paragraph": ("b\n*[A]: x", "<p>b\n*[A]: x</p>"),
    "in headings and links": (
        "# A\n\n[A](/b)\n\n*[A]: x",
        '<h1 id="a"><abbr title="x">A</abbr></h1><p><a href="/b"><abbr title="x">A</abbr></a></p>',
    ),
}
TABLES = {
    "headers and alignment": (
        "|          | Fee  |\n|:---------|-----:|\n|# Adult   | £10  |",
        '<table><thead><tr><td class="cell-text-left"></td><th scope="col" class="cell-text-right">Fee</th></tr></thead>'
        '<tbody><tr><th scope="row" class="cell-text-left">Adult</th><td class="cell-text-right">£10</td></tr></tbody></table>',
    ),
    "no outer pipes": (
        "a | b\nc | d",
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></tbody></table>",
    ),
    "escaped pipes and code": (
        "a \\| b | `c|d`",
        "<table><tbody><tr><td>a | b</td><td><code>c|d</code></td></tr></tbody></table>",
    ),
    "missing and empty cells": (
        "a | b\n| c |",
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>&nbsp;</td></tr></tbody></table>",
    ),
    "bodies and foot": (
        "|a|\n|-|\n|b|\n|-|\n|c|\n|=|\n|d|",
        '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody><tbody><tr><td>c</td></tr>'
        "</tbody><tfoot><tr><td>d</td></tr></tfoot></table>",
    ),
    "row header with a link": (
        "|# [a](/b)|c|",
        '<table><tbody><tr><th scope="row"><a href="/b">a</a></th><td>c</td></tr></tbody></table>',
    ),
    "mark without content": ("|#|a|", "<table><tbody><tr><td></td><td>a</td></tr></tbody></table>"),
    "hash word and other columns": ("|#a|# b|", "<table><tbody><tr><td>#a</td><td># b</td></tr></tbody></table>"),
    "straight after text": ("a\n|b|", "<p>a\n|b|</p>"),
    "straight before text": ("|b|\na", "<p>|b|\na</p>"),
    "bar chart": (
        "|a|\n{barchart stacked compact negative}",
        '<table class="js-barchart-table mc-stacked compact mc-negative mc-auto-outdent"><tbody><tr><td>a</td></tr></tbody></table>',
    ),
    "bar chart above": (
        "{barchart}\n|a|",
        '<table class="js-barchart-table mc-auto-outdent"><tbody><tr><td>a</td></tr></tbody></table>',
    ),
    "bar chart after a blank line": ("|a|\n\n{barchart}", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    "raw": (
        '<table><thead><tr><th># A</th><th> </th></tr></thead><tr><td style="text-align:center;color:red"># b</td></tr></table>',
        '<table><thead><tr><th scope="col">A</th><td></td></tr></thead><tbody><tr><th scope="row" class="cell-text-center">b'
        "</th></tr></tbody></table>",
    ),
}
IDS = {
    "Fees & costs (2024)": "fees--costs-2024",
    "2. Apply: step one": "apply-step-one",
    'What\'s "new" -- here': "whats-new----here",
    "Café 1.2": "caf-12",
    "snake_case": "snakecase",
    "日本語": "section",
    "123": "section",
    "A [link](/target) here": "a-link-here",
    "a &amp; b": "a-amp-b",
    "*Strong* words": "strong-words",
}
ALL = BLOCKS | TEXT | LINKS | FOOTNOTES | ABBREVIATIONS | TABLES


@pytest.mark.parametrize("name", ALL)
def test_it_renders(name):
    source, wanted = ALL[name]
    for variant, text in variants(source).items():
        if variant == "a space at each end" and any(part in source for part in ("\\", "~~~", "  ", "\t")):
            continue
        assert html(text).replace(" \n", "\n") == wanted, variant


@pytest.mark.parametrize("text", IDS)
def test_headings_have_ids(text):
    assert f' id="{IDS[text]}"' in html(f"## {text}")


def test_ids_are_unique_but_given_ones_are_not_counted():
    assert [line.split('"')[1] for line in html("# foo\n\n# foo\n\n# foo-1\n\n# foo").split("<h1")[1:]] == [
        "foo",
        "foo-1",
        "foo-1-1",
        "foo-2",
    ]
    assert html("# a {#given}\n\n# given") == '<h1 id="given">a</h1><h1 id="given">given</h1>'


@pytest.mark.parametrize(
    "levels, wanted",
    [
        ((2, 3, 4, 5, 6), ["t", "0.1 a", "1. b", "1.1 c", "1.2 d", "1.2.1 e", "2. f", "2.1 g"]),
        ((2, 3), ["t", "0.1 a", "1. b", "1.1 c", "1.2 d", "e", "2. f", "2.1 g"]),
    ],
)
def test_headings_are_numbered(levels, wanted):
    source = "# t\n\n### a\n\n## b\n\n### c\n\n### d\n\n#### e\n\n## f\n\n<h3>g</h3>"
    found = html(source, auto_numbered_headers=True, auto_numbered_header_levels=levels)
    assert [part.split("<")[0] for part in found.split(">")[1::2]] == wanted
