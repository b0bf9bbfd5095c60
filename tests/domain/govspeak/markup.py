"""What the tests of govspeak share: HTML that can be compared, and things to refer to."""

import re
from pathlib import Path

from domain.govspeak import render

_BLOCKS = (
    "p|div|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|tbody|tfoot|tr|t[dh]|blockquote|section|figure|figcaption|hr|pre|br"
)
_AROUND = re.compile(rf"\s*(</?(?:{_BLOCKS})\b[^>]*>)\s*")

ATTACHMENT = {
    "id": "a b.pdf",
    "content_id": "c1",
    "url": "/a.pdf",
    "title": "Fees & <b>costs</b>",
    "filename": "a b.pdf",
    "content_type": "application/pdf",
    "file_extension": "pdf",
    "file_size": 2048,
    "number_of_pages": 3,
}
IMAGE = {"id": "bee.png", "url": "/bee.png?a&b", "alt_text": 'A "bee"', "caption": "Bees & <em>co</em>", "credit": "Me"}
CONTACT_ID = "4f3a4d2e-7f0b-4c52-8f5b-3d9d2c1b8a10"
CONTACT = {"content_id": CONTACT_ID, "title": "Office", "details": {"phone_numbers": [{"title": "Tel", "number": "1"}]}}
CARD = (
    f'<div id="contact_{CONTACT_ID}" class="contact"><div class="content"><div class="vcard contact-inner"><p>Office</p>'
    '<div class="email-url-number"><p class="tel"><span class="type">Tel</span> 1</p></div></div></div></div>'
)
FIGURE = (
    '<figure class="image embedded"><div class="img"><img src="/bee.png?a&amp;b" alt="A &quot;bee&quot;"></div>'
    "<figcaption><p>Bees &amp; <em>co</em></p><p>Image credit: Me</p></figcaption></figure>"
)
LINK = (
    '<span class="gem-c-attachment-link"><a class="govuk-link" href="/a.pdf">Fees &amp; &lt;b&gt;costs&lt;/b&gt;</a> ('
    '<span class="gem-c-attachment-link__attribute"><abbr class="gem-c-attachment-link__abbr"'
    ' title="Portable Document Format">PDF</abbr></span>, <span class="gem-c-attachment-link__attribute">2 KB</span>,'
    ' <span class="gem-c-attachment-link__attribute">3 pages</span>)</span>'
)
THINGS = {"attachments": [ATTACHMENT], "images": [IMAGE], "contacts": [CONTACT]}
SHARED = Path(__file__).parents[4] / "shared"


def html(source: str, **options) -> str:
    """What `source` renders to, without the white space between blocks."""
    return squeezed(render(source, **options))


def squeezed(text: str) -> str:
    return _AROUND.sub(r"\1", text).strip()


def variants(source: str) -> dict[str, str]:
    """The same source written in other ways that mean the same."""
    return {
        "as it is": source,
        "CRLF": source.replace("\n", "\r\n"),
        "CR": source.replace("\n", "\r"),
        "blank lines around": f"\n\n{source}\n\n",
        "blanks after it": f"{source}\n  \n \n",
        "a space at each end": "\n".join(f"{line} " if line.strip() else line for line in source.split("\n")),
    }
