"""Contacts as cards."""

import re

from domain.govspeak.embedded.addresses import address
from domain.govspeak.html.tags import escaped, quoted
from domain.govspeak.labels import label
from domain.govspeak.options import blank, field

_ADDRESS = re.compile(r"(https?://[^\s<>\"]+|www\.[^\s<>\"]+)|(?<![\w.+-])([\w.+-]++@[\w-]+(?:\.[\w-]+)+)")
_LONGEST = 25


def card(contact: dict, locale: str) -> str:
    """A contact as HTML."""
    details = contact.get("details") if isinstance(contact.get("details"), dict) else {}
    addresses = [text for text in map(address, _list(details, "post_addresses")) if text]
    parts = [f"<p>{escaped(field(contact, 'title'))}</p>", *(f'<p class="adr">{text}</p>' for text in addresses)]
    ways = [*_emails(details, locale), *_forms(details, locale), *_phones(details)]
    parts += [f'<div class="email-url-number">\n{_joined(ways)}</div>'] if ways else []
    if not blank(contact, "description"):
        parts.append(f'<p class="comments">{_linked(field(contact, "description").strip())}</p>')
    kind = "contact postal-address" if addresses else "contact"
    return (
        f'<div id="contact_{quoted(field(contact, "content_id"))}" class="{kind}">\n<div class="content">\n'
        f'<div class="vcard contact-inner">\n{_joined(parts)}</div>\n</div>\n</div>\n'
    )


def _joined(parts: list[str]) -> str:
    return "".join(f"{part}\n" for part in parts)


def _list(details: dict, name: str) -> list[dict]:
    found = details.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _emails(details: dict, locale: str) -> list[str]:
    return [
        f'<p class="email"><span class="type">{escaped(label(locale, "email"))}</span>'
        f' <a href="mailto:{quoted(field(each, "email"))}" class="email">'
        f"{escaped(field(each, 'email') if blank(each, 'title') else field(each, 'title'))}</a></p>"
        for each in _list(details, "email_addresses")
        if not blank(each, "email")
    ]


def _forms(details: dict, locale: str) -> list[str]:
    return [
        f'<p class="contact_form_url"><span class="type">{escaped(label(locale, "contact_form"))}</span>'
        f' <a href="{quoted(field(each, "link"))}">{escaped(_short(field(each, "link")))}</a></p>'
        for each in _list(details, "contact_form_links")
        if not blank(each, "link")
    ]


def _short(url: str) -> str:
    return url if len(url) <= _LONGEST else f"{url[: _LONGEST - 3]}..."


def _phones(details: dict) -> list[str]:
    return [
        f'<p class="tel"><span class="type">{escaped(field(each, "title"))}</span> {escaped(field(each, "number"))}</p>'
        for each in _list(details, "phone_numbers")
        if not blank(each, "number")
    ]


def _linked(text: str) -> str:
    parts, at = [], 0
    for match in _ADDRESS.finditer(text):
        shown = match[0].rstrip(".,;:!?)")
        url = shown if shown.startswith("http") else f"http://{shown}" if match[1] else f"mailto:{shown}"
        parts += [escaped(text[at : match.start()]), f'<a href="{quoted(url)}">{escaped(shown)}</a>']
        at = match.start() + len(shown)
    parts.append(escaped(text[at:]))
    return re.sub(r"\r\n?|\n", "<br>", "".join(parts))
