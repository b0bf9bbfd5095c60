"""Section 3: callouts, boxes, devolved content, quotations, addresses."""

import pytest

from tests.domain.govspeak.markup import CARD, CONTACT_ID, FIGURE, THINGS, html, variants

BOXES = {
    "$CTA": "call-to-action",
    "$E": "example",
    "$!": "summary",
    "$D": "form-download",
    "$C": "contact",
    "$P": "place",
    "$I": "information",
    "$AI": "additional-information",
}
INFO = '<div role="note" aria-label="Information" class="application-notice info-notice">{}</div>'
WARNING = '<div role="note" aria-label="Warning" class="application-notice help-notice">{}</div>'
ROWS = {
    "information": ("^A *b*^", INFO.format("<p>A <em>b</em></p>")),
    "warning": ("%A%", WARNING.format("<p>A</p>")),
    "closing mark is optional": ("^A", INFO.format("<p>A</p>")),
    "closing mark in mid-line": ("^a^ b", INFO.format("<p>a^ b</p>")),
    "trimmed": ("^  A  ^", INFO.format("<p>A</p>")),
    "list in a callout": ("^* A^", INFO.format("<ul><li>A</li></ul>")),
    "heading in a callout": ("%## A%", WARNING.format('<h2 id="a">A</h2>')),
    "two lines": ("^A^\n^B^", INFO.format("<p>A</p>") + INFO.format("<p>B</p>")),
    "mark alone": ("^", ""),
    "marks alone": ("%%", ""),
    "percent in mid-line": ("50% of", "<p>50% of</p>"),
    "indented": (" ^A^", "<p>^A^</p>"),
    "in a list": ("* ^A^", "<ul><li>^A^</li></ul>"),
    "in a quotation": ("> ^A^", '<blockquote><p class="last-child">^A^</p></blockquote>'),
    "after text": ("Text\n^A^", "<p>Text</p>" + INFO.format("<p>A</p>")),
    "before text": ("^A^\nText", INFO.format("<p>A</p>") + "<p>Text</p>"),
    "after a list": ("* x\n^A^", "<ul><li>x</li></ul>" + INFO.format("<p>A</p>")),
    "after a heading": ("## x\n^A^", '<h2 id="x">x</h2>' + INFO.format("<p>A</p>")),
    "heading right after": ("^A^\n## x", INFO.format("<p>A</p>") + '<h2 id="x">x</h2>'),
    "box on one line": ("$CTAtext$CTA", '<div class="call-to-action"><p>text</p></div>'),
    "box with content on the lines of its tags": ("$E a\nb $E", '<div class="example"><p>a\nb</p></div>'),
    "empty box": ("$E\n$E", '<div class="example"></div>'),
    "unclosed box": ("$E\ntext", "<p>$E\ntext</p>"),
    "closing tag in mid-line": ("$E\na $E b", "<p>$E\na $E b</p>"),
    "closing tag whose last letter is missing": ("$C\na $", "<p>$C\na $</p>"),
    "box after text and before it": ("a\n$E\nb\n$E\nc", '<p>a</p><div class="example"><p>b</p></div><p>c</p>'),
    "box after a list": ("* a\n$E\nb\n$E", '<ul><li>a</li></ul><div class="example"><p>b</p></div>'),
    "heading after a box": ("$E\nb\n$E\n## c", '<div class="example"><p>b</p></div><h2 id="c">c</h2>'),
    "box in code": ("~~~\n$E\nb\n$E\n~~~", "<pre><code>$E\nb\n$E\n</code></pre>"),
    "box in indented code": ("    $E\n    b\n    $E", "<pre><code>$E\nb\n$E\n</code></pre>"),
    "table fills a box": (
        "$CTA\n| a |\n$CTA",
        '<div class="call-to-action"><table><tbody><tr><td>a</td></tr></tbody></table></div>',
    ),
    "boxes in boxes": (
        "$P\n$I\n$A\nx\n$A\n$AI\ny\n$AI\n$I\n$P",
        '<div class="place"><div class="information"><div class="address"><div class="adr org fn"><p>x</p></div></div>'
        '<div class="additional-information"><p>y</p></div></div></div>',
    ),
    "call to action around an example": (
        "$CTA\n$E\nx\n$E\n$CTA",
        '<div class="call-to-action"><div class="example"><p>x</p></div></div>',
    ),
    "example around a call to action": (
        "$E\n$CTA\n^x^\n$CTA\n$E",
        f'<div class="example"><div class="call-to-action">{INFO.format("<p>x</p>")}</div></div>',
    ),
    "image and contact in a box": (
        f"$CTA\n[Image:bee.png]\n[Contact:{CONTACT_ID}]\n$CTA",
        f'<div class="call-to-action">{FIGURE}{CARD}</div>',
    ),
    "ids in one series": ("# a\n\n$C\n# a\n$C", '<h1 id="a">a</h1><div class="contact"><h1 id="a-1">a</h1></div>'),
    "definitions reach in and out": (
        "$C\n[a][b] HTML\n$C\n\n[b]: /c\n*[HTML]: H",
        '<div class="contact"><p><a href="/c">a</a> <abbr title="H">HTML</abbr></p></div>',
    ),
    "headline": (
        "{stat-headline}\n*13.8bn*\n{/stat-headline}",
        '<div class="stat-headline"><p><em>13.8bn</em></p></div>',
    ),
    "headline in mid-line": (
        "a {stat-headline}b{/stat-headline} c",
        '<p>a</p><div class="stat-headline"><p>b</p></div><p>c</p>',
    ),
    "headline in an unclosed one": (
        "{stat-headline}{stat-headline}a{/stat-headline}",
        '<div class="stat-headline"><p>{stat-headline}a</p></div>',
    ),
    "unclosed headline": ("{stat-headline}a", "<p>{stat-headline}a</p>"),
    "answer": ("{::highlight-answer}\na\n{:/highlight-answer}", '<div class="highlight-answer"><p>a</p></div>'),
    "devolved": (
        ":london:\nBring *both* forms.\n:london:",
        '<div class="devolved-content london"><p class="devolved-header">This section applies to London</p>'
        '<div class="devolved-body"><p>Bring <em>both</em> forms.</p></div></div>',
    ),
    "devolved on one line and text after it": (
        ":england-wales:a:england-wales: b",
        '<div class="devolved-content england-wales"><p class="devolved-header">This section applies to England and'
        ' Wales</p><div class="devolved-body"><p>a</p></div></div><p>b</p>',
    ),
    "unclosed devolved": (":wales:\na", "<p>:wales:\na</p>"),
    "another nation": (":france:a:france:", "<p>:france:a:france:</p>"),
    "quotation": (
        '> "One.\n>\n> "Two," she said. "Three."',
        '<blockquote><p>One.</p><p class="last-child">Two,” she said. “Three.</p></blockquote>',
    ),
    "quotation of quotes only": ('> ""', '<blockquote><p class="last-child">””</p></blockquote>'),
    "curly quotes around a quotation": ("> “One”", '<blockquote><p class="last-child">One</p></blockquote>'),
    "lazy quotation": ("> a\nb", '<blockquote><p class="last-child">a\nb</p></blockquote>'),
    "two quotations": (
        "> a\n\n> b",
        '<blockquote><p class="last-child">a</p></blockquote><blockquote><p class="last-child">b</p></blockquote>',
    ),
    "address": (
        "$A\n1 Main Street \\\nLeeds  \nLS1 1AA\n$A",
        '<div class="address"><div class="adr org fn"><p>1 Main Street<br>Leeds<br>LS1 1AA</p></div></div>',
    ),
    "no blocks in an address": (
        "$A\n# *A*\n* b\n$A",
        '<div class="address"><div class="adr org fn"><p># <em>A</em><br>* b</p></div></div>',
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_it_renders(name):
    source, wanted = ROWS[name]
    for variant, text in variants(source).items():
        if variant == "a space at each end" and ("\\" in source or "~~~" in source or "    $" in source):
            continue
        squeezed = html(text, **THINGS).replace(" \n", "\n")
        assert squeezed == wanted, variant


@pytest.mark.parametrize("mark", BOXES)
@pytest.mark.parametrize(
    "before", ["", "Text\n", "* a\n", "^a^\n", "## a\n", "$LegislativeList\n* a\n$EndLegislativeList\n"]
)
def test_every_box_after_anything(mark, before):
    box = f'<div class="{BOXES[mark]}"><p>A <strong>b</strong></p></div>'
    assert html(f"{before}{mark}\nA **b**\n{mark}\nText") == f"{html(before)}{box}<p>Text</p>"


def test_the_example_of_the_description():
    source = "Read this first\n% Apply **before** May %\n$CTA\n## Apply now\n\ns1. Sign in\ns2. Pay[^1]\n$CTA\n\n[^1]: By card.\n"
    mark = '<sup id="fnref:1"><a href="#fn:1" class="footnote" rel="footnote" role="doc-noteref">[footnote 1]</a></sup>'
    back = '<a href="#fnref:1" class="reversefootnote" role="doc-backlink" aria-label="go to where this is referenced">↩</a>'
    assert html(source) == (
        "<p>Read this first</p>"
        + WARNING.format("<p>Apply <strong>before</strong> May</p>")
        + '<div class="call-to-action"><h2 id="apply-now">Apply now</h2><ol class="steps"><li><p>Sign in</p></li>'
        + f'<li><p>Pay{mark}</p></li></ol></div><div class="footnotes" role="doc-endnotes"><ol><li id="fn:1">'
        + f"<p>By card.&nbsp;{back}</p></li></ol></div>"
    )
