"""The lines below an attachment that say how else it can be had."""

from domain.govspeak.embedded.attachment_types import type_name
from domain.govspeak.html.allowed import url_allowed
from domain.govspeak.html.tags import escaped, quoted
from domain.govspeak.options import blank, field

_PRINTED = "https://www.gov.uk/guidance/how-to-buy-printed-copies-of-official-documents"
_OPEN_DOCUMENT = "https://www.gov.uk/guidance/using-open-document-formats-odf-in-your-organisation"
_PAPERS = ("command_paper_number", "hoc_paper_number", "unnumbered_command_paper", "unnumbered_hoc_paper")


def notes(attachment: dict) -> list[str]:
    """As HTML: a preview, printed copies, and what OpenDocument is; each only if it applies."""
    found = []
    preview = field(attachment, "preview_url")
    if preview and url_allowed(preview):
        found.append(_link(preview, "View online"))
    if any(attachment.get(name) and not blank(attachment, name) for name in _PAPERS):
        found.append(_link(_PRINTED, "Order a copy"))
    if type_name(attachment) in ("ODT", "ODS", "ODP"):
        found.append(f"This file is in an {_link(_OPEN_DOCUMENT, 'OpenDocument')} format")
    return found


def accessible_format(attachment: dict) -> list[str]:
    """As HTML: how to ask for an accessible format, if there is an address to ask."""
    email = field(attachment, "alternative_format_contact_email").strip()
    if not email or not url_allowed(f"mailto:{email}"):
        return []
    return [
        '<p class="gem-c-attachment__metadata">This file may not be suitable for users of assistive technology.</p>',
        '<details class="gem-c-details govuk-details"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">Request an accessible format.</span></summary>'
        '<div class="govuk-details__text">If you use assistive technology (such as a screen reader) and need a version'
        " of this document in a more accessible format, please email"
        f' <a class="govuk-link" href="mailto:{quoted(email)}">{escaped(email)}</a>. Please tell us what format you'
        " need. It will help us if you say what assistive technology you use.</div></details>",
    ]


def _link(url: str, text: str) -> str:
    return f'<a class="govuk-link" href="{quoted(url)}">{text}</a>'
