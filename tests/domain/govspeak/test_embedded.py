"""Section 6: things embedded by reference. Section 10: labels."""

import pytest

from domain.govspeak.embedded.addresses import ORDERS, address
from domain.govspeak.embedded.attachment_types import BY_CONTENT_TYPE, size_in_words, type_html
from tests.domain.govspeak.markup import ATTACHMENT, CARD, CONTACT, CONTACT_ID, FIGURE, LINK, THINGS, html, variants

INLINE = (
    '<span id="attachment_a b.pdf" class="attachment-inline"><a href="/a.pdf">Fees &amp; <b>costs</b></a> (<span'
    ' class="type"><abbr title="Portable Document Format">PDF</abbr></span>, <span class="file-size">2 KB</span>, <span'
    ' class="page-length">3 pages</span>)</span>'
)
SMALL = (
    '<figure id="attachment_a b.pdf" class="image embedded"><div class="img"><img src="/a.pdf"'
    ' alt="Fees &amp; &lt;b&gt;costs&lt;/b&gt;"></div></figure>'
)
ROWS = {
    "image": ("[Image: bee.png ]", FIGURE),
    "image by number": ("!!1", FIGURE),
    "image between text": ("a\n[Image:bee.png] b\nc", f"<p>a</p>{FIGURE}<p>b\nc</p>"),
    "image in mid-line": ("a [Image:bee.png]", "<p>a [Image:bee.png]</p>"),
    "indented image": (" [Image:bee.png]", "<p>[Image:bee.png]</p>"),
    "image not found": ("a\n[Image:x]\nb", "<p>a</p><p>b</p>"),
    "number not found": ("!!2\n!!0", ""),
    "attachment not found": ("[Attachment:x]", ""),
    "attachment in mid-line": ("a [Attachment:a b.pdf]", "<p>a [Attachment:a b.pdf]</p>"),
    "attachment link": ("a [AttachmentLink:a b.pdf] b", f"<p>a {LINK} b</p>"),
    "attachment link not found": ("[AttachmentLink:x]", ""),
    "attachment link not found in text": ("a [AttachmentLink:x] b", "<p>a  b</p>"),
    "attachment link in a list": ("* [AttachmentLink:a b.pdf]", f"<ul><li>{LINK}</li></ul>"),
    "attachment link in a box": ("$D\n[AttachmentLink:a b.pdf]\n$D", f'<div class="form-download"><p>{LINK}</p></div>'),
    "inline attachment": ("[embed:attachments:inline:c1]", f"<p>{INLINE}</p>"),
    "inline image": ("[embed:attachments:image:c1]", SMALL),
    "inline image in a list": ("* [embed:attachments:image:c1]", f"<ul><li>{SMALL}</li></ul>"),
    "inline image in a table": (
        "|[embed:attachments:image:c1]|",
        f"<table><tbody><tr><td>{SMALL}</td></tr></tbody></table>",
    ),
    "contact": (f"[Contact:{CONTACT_ID}]", CARD),
    "contact in a paragraph": (f"a [Contact:{CONTACT_ID}] b", f"<p>a</p>{CARD}<p>b</p>"),
    "contact not found": ("[Contact:x]", ""),
    "link": ("a [embed:link:l1]", '<p>a <a rel="external" href="https://x.org"><em>X</em></a></p>'),
    "link without url": ("[embed:link:l2]", "<p><strong>Y</strong></p>"),
    "link not found": ("[embed:link:l3]", ""),
    "in code": ("`[AttachmentLink:a b.pdf]`", "<p><code>[AttachmentLink:a b.pdf]</code></p>"),
}
LINKS = [{"content_id": "l1", "url": "https://x.org", "title": "*X*"}, {"content_id": "l2", "title": "**Y**"}]


@pytest.mark.parametrize("name", ROWS)
def test_it_renders(name):
    source, wanted = ROWS[name]
    for variant, text in variants(source).items():
        assert html(text, **THINGS, links=LINKS).replace(" \n", "\n") == wanted, variant


def block(**changes) -> str:
    return html("[Attachment:a]", attachments=[{"id": "a", "url": "/a", "title": "T <"} | changes])


def test_an_attachment_block():
    found = block(content_type="application/pdf", file_size=2048, number_of_pages=3, isbn="1", unique_reference="UR-2")
    ga4 = "{&quot;event_name&quot;:&quot;file_download&quot;,&quot;type&quot;:&quot;attachment&quot;}"
    assert found.startswith(
        '<section class="gem-c-attachment govuk-!-margin-bottom-6" data-module="ga4-link-tracker"><div'
        ' class="gem-c-attachment__thumbnail govuk-!-display-none-print"><a class="govuk-link" target="_self" tabindex="-1"'
        f' aria-hidden="true" data-ga4-link="{ga4}" href="/a"><svg class="gem-c-attachment__thumbnail-image'
        ' gem-c-attachment__thumbnail-image--pdf"'
    )
    assert found.endswith(
        '<div class="gem-c-attachment__details"><h2 class="gem-c-attachment__title"><a class="govuk-link" target="_self"'
        f' data-ga4-link="{ga4}" href="/a">T &lt;</a></h2><p class="gem-c-attachment__metadata'
        ' gem-c-attachment__metadata--compact">Ref: ISBN 1, UR-2</p><p class="gem-c-attachment__metadata"><span'
        ' class="gem-c-attachment__attribute"><abbr class="gem-c-attachment__abbr" title="Portable Document Format">PDF'
        '</abbr></span>, <span class="gem-c-attachment__attribute">2 KB</span>, <span class="gem-c-attachment__attribute">'
        "3 pages</span></p></div></section>"
    )


@pytest.mark.parametrize(
    "changes, wanted",
    [
        ({"type": "html"}, '<span class="gem-c-attachment__attribute">HTML</span>'),
        ({"type": "external"}, '<span class="gem-c-attachment__attribute">/a</span>'),
        ({"type": "html"}, "&quot;navigation&quot;"),
        ({"hoc_paper_number": "4", "parliamentary_session": "2024-25"}, "Ref: HC 4 2024-25"),
        ({"command_paper_number": "Cm 3"}, "Ref: Cm 3"),
        ({"unnumbered_command_paper": True}, "Unnumbered command paper"),
        ({"unnumbered_hoc_paper": True}, "Unnumbered act paper"),
        ({"preview_url": "/p"}, 'href="/p"'),
        ({"content_type": "application/vnd.oasis.opendocument.text"}, "OpenDocument</a> format"),
        ({"alternative_format_contact_email": "a@b.org"}, '<a class="govuk-link" href="mailto:a@b.org">a@b.org</a>'),
        ({"alternative_format_contact_email": "a@b.org"}, '<details class="gem-c-details govuk-details">'),
        ({"content_type": "text/csv"}, "thumbnail-image--spreadsheet"),
        ({"content_type": "application/msword"}, "thumbnail-image--document"),
        ({"content_type": "video/x"}, "thumbnail-image--generic"),
    ],
)
def test_attachment_blocks_say_what_they_know(changes, wanted):
    assert wanted in block(**changes)


@pytest.mark.parametrize(
    "size, wanted",
    [
        (1, "1 Byte"),
        (10, "10 Bytes"),
        (1024, "1 KB"),
        (1499136, "1.43 MB"),
        (10240, "10 KB"),
        (126976, "124 KB"),
        (None, ""),
        ("x", ""),
        (0, "0 Bytes"),
    ],
)
def test_sizes(size, wanted):
    assert size_in_words(size) == wanted


def test_types():
    assert len(BY_CONTENT_TYPE) > 20
    assert "PostScript" in type_html({"content_type": "application/postscript", "filename": "a.ps"}, "k")
    assert "EPS" in type_html({"content_type": "application/postscript", "filename": "a.eps"}, "k")
    assert "XML Schema" in type_html({"content_type": "application/xml", "filename": "a.XSD"}, "k")
    assert type_html({"content_type": "text/plain"}, "k") == "Plain Text"


@pytest.mark.parametrize(
    "changes, wanted",
    [
        ({"file_extension": "HTML"}, '(<span class="type">HTML</span>)'),
        ({"external?": True}, '(<span class="url">/a.pdf</span>)'),
        (
            {"file_extension": "zzz", "file_size": None, "number_of_pages": 1},
            '(<span class="type"></span>, <span class="page-length">1 page</span>)',
        ),
        (
            {"file_extension": "doc", "file_size": None, "number_of_pages": None},
            '(<span class="type">MS Word Document</span>)',
        ),
        ({"file_extension": None, "file_size": None, "number_of_pages": None}, "</a></span>"),
    ],
)
def test_inline_attachments_say_what_they_know(changes, wanted):
    assert wanted in html("[embed:attachments:inline:c1]", attachments=[ATTACHMENT | changes])


PLACE = {
    "title": "F",
    "street_address": "S\nT",
    "locality": "L",
    "region": "R",
    "postal_code": "P",
    "world_location": "C",
}


@pytest.mark.parametrize("country", ["gb", "", *ORDERS])
def test_addresses_follow_their_country(country):
    shown = address(PLACE | {"iso2_country_code": country}).replace("<br>\n", "/")
    letters = "".join(character for character in ORDERS.get(country, "f/s/l/r/p/c") if character.isalpha())
    values = {"f": "F", "s": "S<br>T", "l": "L", "r": "R", "p": "P", "c": "C"}
    assert [values[each] for each in letters] == [part.split("</span>")[0] for part in shown.split('">')[1:]]


def test_what_is_blank_in_an_address_leaves_no_line():
    assert address({"title": "A & B", "world_location": "United Kingdom"}) == '<span class="fn">A &amp; B</span>'
    assert address({"world_location": "United Kingdom"}) == ""


def test_a_whole_contact():
    details = {
        "post_addresses": [{"title": "F", "locality": "L"}, {}],
        "email_addresses": [{"email": "a@b.org", "title": "Us"}, {"email": "c@d.org"}, {"title": "none"}],
        "contact_form_links": [{"link": "https://www.example.org/contact/form"}, {}],
        "phone_numbers": [{"title": "<Tel>", "number": "1 & 2"}, {"title": "none"}],
    }
    contact = CONTACT | {"details": details, "description": "See www.x.org\nor a@b.org <b>."}
    assert html(f"[Contact:{CONTACT_ID}]", contacts=[contact]) == (
        f'<div id="contact_{CONTACT_ID}" class="contact postal-address"><div class="content"><div class="vcard contact-inner">'
        '<p>Office</p><p class="adr"><span class="fn">F</span><br><span class="locality">L</span></p>'
        '<div class="email-url-number"><p class="email"><span class="type">Email</span> <a href="mailto:a@b.org"'
        ' class="email">Us</a></p><p class="email"><span class="type">Email</span> <a href="mailto:c@d.org" class="email">'
        'c@d.org</a></p><p class="contact_form_url"><span class="type">Contact form</span> <a'
        ' href="https://www.example.org/contact/form">https://www.example.or...</a></p><p class="tel"><span class="type">'
        '&lt;Tel&gt;</span> 1 &amp; 2</p></div><p class="comments">See <a href="http://www.x.org">www.x.org</a><br>or <a'
        ' href="mailto:a@b.org">a@b.org</a> &lt;b&gt;.</p></div></div></div>'
    )


@pytest.mark.parametrize(
    "source, wanted",
    [
        (":scotland:a:scotland:", "Mae'r adran hon yn berthnasol i'r Alban"),
        (":england:a:england:", "i Loegr"),
        (":wales:a:wales:", "i Gymru"),
        (":northern-ireland:a:northern-ireland:", "i Ogledd Iwerddon"),
        (":england-wales:a:england-wales:", "i Gymru a Lloegr"),
        (":london:a:london:", "i Lundain"),
        ("a[^1]\n\n[^1]: b", "[troednodyn 1]"),
        ("a[^1]\n\n[^1]: b", 'aria-label="ewch i ble mae hyn wedi\'i gyfeirio"'),
        ("[Image:bee.png]", "Credyd delwedd: Me"),
        (":scotland:it's:scotland:", "it’s"),
    ],
)
def test_welsh_labels(source, wanted):
    assert wanted in html(source, locale="cy", **THINGS)
    assert wanted == "it’s" or wanted not in html(source, locale="xx", **THINGS)


def test_images_of_other_hosts_are_removed():
    images = [{"id": each, "url": each} for each in ("https://a.org:8/x", "https://b.org/x", "/x", "//b.org/x")]
    source = (
        "\n\n".join(f"[Image:{each['id']}]" for each in images)
        + "\n\n![c](https://b.org/y) <img src='https://a.org/z'><img>"
    )
    found = html(source, images=images, allowed_image_hosts=["a.org"])
    assert [part.split('"')[0] for part in found.split('src="')[1:]] == ["https://a.org:8/x", "/x", "https://a.org/z"]
