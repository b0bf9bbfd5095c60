"""Section 4: steps, legislative lists, buttons, external links. Section 5: what wins where two could match."""

import pytest

from tests.domain.govspeak.markup import FIGURE, LINK, THINGS, html, variants

STEPS = '<ol class="steps"><li><p>a</p></li><li><p>b</p></li></ol>'
LIST = '<div class="legislative-list-wrapper">{}</div>'
PLAIN = (
    '<a class="gem-c-button govuk-button" role="button" data-module="govuk-button" draggable="false" href="/b">{}</a>'
)
ICON = (
    '<svg class="govuk-button__start-icon govuk-!-display-none-print" xmlns="http://www.w3.org/2000/svg" width="17.5"'
    ' height="19" viewBox="0 0 33 40" focusable="false" aria-hidden="true"><path fill="currentColor"'
    ' d="M0 0h13l20 20-20 20H0l20-20z"></path></svg>'
)
START = (
    '<a class="gem-c-button govuk-button govuk-button--start" role="button" draggable="false" href="/begin"'
    ' data-module="govuk-button cross-domain-tracking" data-tracking-code="UA-12-3"'
    ' data-tracking-name="govspeakButtonTracker" data-ga4-attributes="{&quot;event_name&quot;:&quot;navigation&quot;,'
    f'&quot;type&quot;:&quot;start button&quot;}}"><span> Start now </span>{ICON}</a>'
)
ROWS = {
    "steps": ("s1. a\ns2. b", STEPS),
    "numbers are not used": ("s7. a\ns7. b", STEPS),
    "first may be indented": ("  s1. a\ns2. b", STEPS),
    "steps between text": ("x\ns1. a\ns2. b\ny", f"<p>x</p>{STEPS}<p>y</p>"),
    "two groups": ("s1. a\ns2. b\n\ns1. a\ns2. b", STEPS + STEPS),
    "steps with things inside": (
        "s1. *a* [AttachmentLink:a b.pdf]\n",
        f'<ol class="steps"><li><p><em>a</em> {LINK}</p></li></ol>',
    ),
    "steps in mid-line": ("a s12. b", "<p>a s12. b</p>"),
    "steps need a space": ("s1.a", "<p>s1.a</p>"),
    "capital letter": ("S1. a", "<p>S1. a</p>"),
    "legislative list": (
        "$LegislativeList\n* 1. First\n  * a) Part\n* 2. Second\n$EndLegislativeList",
        LIST.format('<ol class="legislative-list"><li>1. First<ol><li>a) Part</li></ol></li><li>2. Second</li></ol>'),
    ),
    "legislative numbers begin no list": (
        "$LegislativeList\n1. a\n$EndLegislativeList\nb",
        LIST.format("<p>1. a</p>") + "<p>b</p>",
    ),
    "legislative list with other things": (
        "$LegislativeList\n## a\n\n[Image:bee.png]\n\n* b\n\n* c\n$EndLegislativeList",
        LIST.format(f'<h2 id="a">a</h2>{FIGURE}<ol class="legislative-list"><li><p>b</p></li><li><p>c</p></li></ol>'),
    ),
    "only the first has the class": (
        "$LegislativeList\n* a\n\nb\n\n* c\n$EndLegislativeList",
        LIST.format('<ol class="legislative-list"><li>a</li></ol><p>b</p><ol><li>c</li></ol>'),
    ),
    "legislative list after text": (
        "a\n$LegislativeList\n* b\n$EndLegislativeList",
        "<p>a\n$LegislativeList\n* b\n$EndLegislativeList</p>",
    ),
    "unclosed legislative list": ("$LegislativeList\n* b", "<p>$LegislativeList\n* b</p>"),
    "text on the opening line": (
        "$LegislativeList a\n$EndLegislativeList",
        "<p>$LegislativeList a\n$EndLegislativeList</p>",
    ),
    "empty legislative list": ("$LegislativeList\n$EndLegislativeList", LIST.format("")),
    "button": ("{button}[*A*](/b){/button}", f"<p>{PLAIN.format('<em>A</em>')}</p>"),
    "button on many lines": ("{button}\n\n[A](/b)\n\n{/button}", f"<p>{PLAIN.format('A')}</p>"),
    "button in text": ("a\n{button}[A](/b){/button}\nb", f"<p>a\n{PLAIN.format('A')}\nb</p>"),
    "start button": (
        "{button start cross-domain-tracking:UA-12-3}\n[Start now](/begin)\n{/button}",
        f"<p>{START}</p>",
    ),
    "raw button": ('<a class="govuk-button" href="/b">A</a>', f"<p>{PLAIN.format('A')}</p>"),
    "something after the button": ("{button}[A](/b){/button} c", '<p>{button}<a href="/b">A</a>{/button} c</p>'),
    "indented button": (" {button}[A](/b){/button}", '<p>{button}<a href="/b">A</a>{/button}</p>'),
    "button without link": ("{button}A{/button}", "<p>{button}A{/button}</p>"),
    "button with title": ('{button}[A](/b "c"){/button}', '<p>{button}<a href="/b" title="c">A</a>{/button}</p>'),
    "refused button": ("{button}[A](javascript:b){/button}", "<p>A</p>"),
    "button in code": (
        "    {button}[A](/b){/button}",
        "<pre><code>{button}[A](/b){/button}\n</code></pre>",
    ),
    "external link": ("x[A](/b)x", '<p><a href="/b" rel="external">A</a></p>'),
    "external link and text": ("x[A](/b)x c", '<p><a href="/b" rel="external">A</a></p><p>c</p>'),
    "external link after text": ("a\nx[A](/b)x\nc", '<p>a</p><p><a href="/b" rel="external">A</a></p><p>c</p>'),
    "external link in mid-line": ("a x[A](/b)x", '<p>a x<a href="/b">A</a>x</p>'),
    "external link without its end": ("x[A](/b)", '<p>x<a href="/b">A</a></p>'),
    "longer tags win": ("$CTA\na\n$C\nb\n$CTA", '<div class="call-to-action"><p>a\n$C\nb</p></div>'),
    "callout in a box": (
        "$E\n^a^\n$E",
        '<div class="example"><div role="note" aria-label="Information" class="application-notice info-notice">'
        "<p>a</p></div></div>",
    ),
    "callout in code": ("~~~\n^a^\n~~~", "<pre><code>^a^\n</code></pre>"),
    "not in the dialect": (
        "$PriorityList:3\n* a\n\n[embed:attachments:c1]\n\n@a@\n\n$V\na\n$V\n\n!@1\n\n{{embed:content_block_x:y}}",
        "<p>$PriorityList:3\n* a</p><p>[embed:attachments:c1]</p><p>@a@</p><p>$V\na\n$V</p><p>!@1</p>"
        "<p>{{embed:content_block_x:y}}</p>",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_it_renders(name):
    source, wanted = ROWS[name]
    for variant, text in variants(source).items():
        if variant == "a space at each end" and any(part in source for part in ("~~~", "button}", "    ")):
            continue
        assert html(text, **THINGS).replace(" \n", "\n") == wanted, variant
