"""Section 9: the sanitiser; and what comes in through any text or any field of any option is harmless."""

import pytest

from domain.govspeak import render, sanitise
from tests.domain.govspeak.harmless import assert_harmless
from tests.domain.govspeak.markup import ATTACHMENT, CONTACT, CONTACT_ID, IMAGE, html
from tests.domain.govspeak.vectors import STRINGS, VECTORS

ROWS = {
    "unwrapped": ("<p><font>a</font></p>", "<p>a</p>"),
    "content goes too": ("<p>a<script>b</script><iframe>c</iframe><math>d</math></p>", "<p>a</p>"),
    "comments": ("<p>a<!-- b --></p>", "<p>a</p>"),
    "missing tbody": ("<table><tr><td>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    "stray cells": ("<td>a</td>", "a"),
    "global attributes": (
        '<p aria-label="a" class="b" dir="c" hidden="" id="d" lang="e" role="f" tabindex="1" title="g" translate="no">h</p>',
        None,
    ),
    "other aria": ('<p aria-hidden="true" style="a" onclick="b">c</p>', "<p>c</p>"),
    "data": (
        '<a data-a="b">c</a><div data-xml="d" data-1="e" data-_f="g"></div><p data-h="i"></p>',
        '<a data-a="b">c</a><div data-_f="g"></div><p></p>',
    ),
    "styles of cells": (
        '<table><tbody><tr><td style="color: red; text-align: left">a</td><td style="color:red">b</td></tr></tbody></table>',
        '<table><tbody><tr><td style="text-align: left;">a</td><td>b</td></tr></tbody></table>',
    ),
    "schemes": (
        '<a href="FTP://a"></a><a href="mailto:b"></a><a href="tel:c"></a><a href="d:e"></a><a href="/f:g"></a>',
        '<a href="FTP://a"></a><a href="mailto:b"></a><a></a><a></a><a href="/f:g"></a>',
    ),
    "schemes of images": (
        '<img src="ftp://a"><img src="https://b"><q cite="mailto:c"></q>',
        '<img><img src="https://b"><q></q>',
    ),
    "nothing is added": ('<a href="https://a.org" rel="b">c</a>', None),
    "drawings": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="2" viewBox="0 0 1 2" focusable="false"><path fill="a" d="b"></path></svg>',
        None,
    ),
    "entities": ("<p>&nbsp;&amp;&lt;&copy;</p>", "<p>&nbsp;&amp;&lt;©</p>"),
}


@pytest.mark.parametrize("name", ROWS)
def test_what_is_left(name):
    given, wanted = ROWS[name]
    assert sanitise(given) == (given if wanted is None else wanted)


@pytest.mark.parametrize("vector", VECTORS)
def test_vectors_are_harmless(vector):
    for source in (
        vector,
        f"a {vector} b",
        f"* {vector}",
        f"$CTA\n{vector}\n$CTA",
        f"<div>{vector}</div>",
        f"|{vector}|",
    ):
        assert_harmless(render(source))


def test_there_are_enough_vectors():
    assert len(set(VECTORS)) > 250


@pytest.mark.parametrize("string", STRINGS)
def test_fields_of_options_are_harmless(string):
    source = (
        "[Image:bee.png]\n\n!!1\n\n[Attachment:a b.pdf]\n\n[AttachmentLink:a b.pdf]\n\n[embed:attachments:inline:c1]\n\n"
        f"[embed:attachments:image:c1]\n\n[embed:link:l]\n\n[Contact:{CONTACT_ID}]\n\n:wales:a:wales:\n\na[^1]\n\n[^1]: b"
    )
    address = dict.fromkeys(
        "title street_address locality region postal_code world_location iso2_country_code".split(), string
    )
    entries = {
        "post_addresses": [address],
        "email_addresses": [{"email": string, "title": string}],
        "contact_form_links": [{"link": string}],
        "phone_numbers": [{"title": string, "number": string}],
    }
    more = "isbn unique_reference command_paper_number hoc_paper_number parliamentary_session preview_url type".split()
    more += ["alternative_format_contact_email", "unnumbered_hoc_paper"]
    for kind in ("file", "html", "external", string):
        attachment = dict.fromkeys([*ATTACHMENT, *more], string) | {"id": "a b.pdf", "content_id": "c1", "type": kind}
        for external in (False, True):
            attachment["external?"] = external
            image = dict.fromkeys(IMAGE, string) | {"id": "bee.png"}
            contact = dict.fromkeys(CONTACT, string) | {
                "content_id": CONTACT_ID,
                "details": entries,
                "description": string,
            }
            link = {"content_id": "l", "url": string, "title": string}
            options = {"attachments": [attachment], "images": [image], "contacts": [contact], "links": [link]}
            assert_harmless(render(source, **options, locale=string))


def test_nothing_an_author_writes_passes_for_a_component():
    source = '<govspeak-embed n="0"></govspeak-embed>\n\n<div><govspeak-embed n="0"></govspeak-embed></div>\n\n[Attachment:a b.pdf]'
    for options in ({}, {"sanitize": False}, {"allowed_elements": ["govspeak-embed"]}):
        assert html(source, attachments=[ATTACHMENT], **options).count("<section") == 1


def test_more_elements_may_be_allowed_and_sanitising_left_out():
    assert html("<video>a</video>", allowed_elements=["video"]) == "<video>a</video>"
    assert html("<video onclick='b'>a</video>", sanitize=False) == '<video onclick="b">a</video>'
