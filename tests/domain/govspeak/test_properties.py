"""Any text whatever renders, to well-formed HTML in which nothing outside the allow-list survives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.govspeak import problems_of, render
from domain.govspeak.asked.contents import headings_of, links_of, text_of
from domain.govspeak.limits import TooMuch
from domain.govspeak.options import options_from
from domain.govspeak.parser import parsed
from domain.govspeak.preparing import prepared
from tests.domain.govspeak.harmless import assert_harmless
from tests.domain.govspeak.markup import CONTACT_ID, THINGS

FRAGMENTS = (
    "$CTA $E $! $D $C $P $I $AI $A ^ % ^a^ %b% :wales: :london: {stat-headline} {/stat-headline} {::highlight-answer}"
    " {:/highlight-answer} $LegislativeList $EndLegislativeList s1. s2. {button} {button_start} {/button} [a](/b) x[a](/b)x"
    " [Image:bee.png] !!1 [Attachment:a_b.pdf] [AttachmentLink:a_b.pdf] [embed:attachments:inline:c1]"
    " [embed:attachments:image:c1] [^1] [^1]: *[a]: [a]: # ## === --- * 1. > | |- ~~~ ` ``` ** _ \\ & &amp; &#2; < <b> </b>"
    " <div> </div> <p> </p> <table> <tr> <td> <ul> <li> <pre> <a_href=/x> </a> <svg> <title> </title> <style> <script>"
    " </script> <!-- --> {: .a} {barchart} {:#b} ![c](d) <http://x.org> <textarea> <h2> <br> <i/> <math> \" ' -- ... << >>"
).split()
PIECES = st.sampled_from(
    [piece.replace("_", " ") for piece in FRAGMENTS]
    + [
        f"[Contact:{CONTACT_ID}]",
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "a",
        "\r\n",
        "\xa0",
        "<div markdown=1>",
        "<p markdown=1>",
    ]
)
GOVSPEAK = st.lists(PIECES, max_size=40).map("".join)


def rendered(source: str) -> str:
    try:
        return render(source, **THINGS)
    except TooMuch:
        return ""


@settings(max_examples=400, deadline=None)
@given(GOVSPEAK)
def test_whatever_is_put_together_is_harmless(source):
    assert_harmless(rendered(source))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_harmless(source):
    assert_harmless(rendered(source))


@settings(max_examples=100, deadline=None)
@given(GOVSPEAK)
def test_the_rest_can_be_asked_of_any_text(source):
    html = rendered(source)
    text_of(html), links_of(html), headings_of(source), problems_of(source)


@settings(max_examples=100, deadline=None)
@given(GOVSPEAK)
def test_every_reference_to_a_line_is_to_one_that_is_there(source):
    lines = prepared(source).count("\n") + 1
    assert all(1 <= each.line <= lines for each in problems_of(source))
    tokens, _ = parsed(prepared(source), options_from({}))
    assert all(0 <= token.map[0] <= lines for token in tokens if token.map)
