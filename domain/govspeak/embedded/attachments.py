"""Attachments: the block with an icon, and the link in a line."""

from domain.govspeak.embedded import attachment_notes
from domain.govspeak.embedded.attachment_types import pages_in_words, size_in_words, type_html, type_name
from domain.govspeak.html.allowed import url_allowed
from domain.govspeak.html.tags import PLACEHOLDER, escaped, quoted
from domain.govspeak.limits import spend
from domain.govspeak.options import Options, blank, field, named

_K = "gem-c-attachment"
_OUTLINE = "M7 3h57l28 28v106H7zM64 3v28h28"
_ICONS = {
    "html": f"{_OUTLINE}M38 62 22 78l16 16M61 62l16 16-16 16",
    "external": f"{_OUTLINE}M36 100 70 66M46 66h24v24",
    "document": f"{_OUTLINE}M24 58h50M24 74h50M24 90h34",
    "spreadsheet": f"{_OUTLINE}M24 58h50v42H24zM24 72h50M24 86h50M48 58v42",
    "pdf": f"{_OUTLINE}M24 58h50v16H24zM24 90h50",
    "generic": _OUTLINE,
}
_SPREADSHEETS = {"MS Excel Spreadsheet", "ODS", "CSV", "XLSM"}
_DOCUMENTS = {"MS Word Document", "ODT", "RTF", "Plain Text"}


def link(name: str, options: Options) -> str:
    """The link to the attachment with that id, or nothing."""
    attachment = named(options.attachments, "id", name)
    if attachment is None:
        return ""
    texts = _file_attributes(attachment, "gem-c-attachment-link")
    more = f" ({', '.join(texts)})" if texts else ""
    href = quoted(field(attachment, "url"))
    return (
        f'<span class="gem-c-attachment-link"><a class="govuk-link" href="{href}">{escaped(field(attachment, "title"))}'
        f"</a>{more}</span>"
    )


def block(name: str, env: dict) -> str:
    """A placeholder for the block of the attachment with that id, or nothing; the block itself goes to `env`.

    It has elements and attributes that authors may not use, so it takes its place after the HTML is sanitised.
    """
    attachment = named(env["options"].attachments, "id", name)
    if attachment is None:
        return ""
    html = _section(attachment)
    spend(env, len(html))
    env["components"].append(html)
    return f'<{PLACEHOLDER} n="{len(env["components"]) - 1}"></{PLACEHOLDER}>\n'


def _section(attachment: dict) -> str:
    kind = field(attachment, "type") if field(attachment, "type") in ("html", "external") else "file"
    event = "file_download" if kind == "file" else "navigation"
    ga4 = quoted(f'{{"event_name":"{event}","type":"attachment"}}')
    href = _href(attachment)
    icon = (
        f'<div class="{_K}__thumbnail govuk-!-display-none-print"><a class="govuk-link" target="_self" tabindex="-1"'
        f' aria-hidden="true" data-ga4-link="{ga4}"{href}>{_icon(attachment, kind)}</a></div>'
    )
    link_ = (
        f'<a class="govuk-link" target="_self" data-ga4-link="{ga4}"{href}>{escaped(field(attachment, "title"))}</a>'
    )
    details = [f'<h2 class="{_K}__title">{link_}</h2>', *_lines(attachment, kind)]
    return (
        f'<section class="{_K} govuk-!-margin-bottom-6" data-module="ga4-link-tracker">{icon}'
        f'<div class="{_K}__details">{"".join(details)}</div></section>'
    )


def _href(attachment: dict) -> str:
    url = field(attachment, "url")
    return f' href="{quoted(url)}"' if url and url_allowed(url) else ""


def _icon(attachment: dict, kind: str) -> str:
    name = _icon_name(type_name(attachment)) if kind == "file" else kind
    return (
        f'<svg class="{_K}__thumbnail-image {_K}__thumbnail-image--{name}" width="99" height="140" viewBox="0 0 99 140"'
        f' focusable="false" aria-hidden="true"><path fill="none" d="{_ICONS[name]}"></path></svg>'
    )


def _icon_name(type_: str) -> str:
    if type_ == "PDF":
        return "pdf"
    return "spreadsheet" if type_ in _SPREADSHEETS else "document" if type_ in _DOCUMENTS else "generic"


def _lines(attachment: dict, kind: str) -> list[str]:
    compact = f"{_K}__metadata {_K}__metadata--compact"
    lines = [f'<p class="{compact}">{escaped(text)}</p>' for text in _references(attachment)]
    texts = _attributes(attachment, kind)
    lines += [f'<p class="{_K}__metadata">{", ".join(texts)}</p>'] if texts else []
    return (
        lines
        + [f'<p class="{_K}__metadata">{html}</p>' for html in attachment_notes.notes(attachment)]
        + (attachment_notes.accessible_format(attachment))
    )


def _attributes(attachment: dict, kind: str) -> list[str]:
    if kind == "file":
        return _file_attributes(attachment, _K)
    text = "HTML" if kind == "html" else escaped(field(attachment, "url"))
    return [f'<span class="{_K}__attribute">{text}</span>'] if text else []


def _file_attributes(attachment: dict, block_class: str) -> list[str]:
    texts = (
        type_html(attachment, f"{block_class}__abbr"),
        size_in_words(attachment.get("file_size")),
        pages_in_words(attachment.get("number_of_pages")),
    )
    return [f'<span class="{block_class}__attribute">{text}</span>' for text in texts if text]


def _references(attachment: dict) -> list[str]:
    isbn, hoc = field(attachment, "isbn").strip(), field(attachment, "hoc_paper_number").strip()
    parts = [
        f"ISBN {isbn}" if isbn else "",
        field(attachment, "unique_reference").strip(),
        field(attachment, "command_paper_number").strip(),
        f"HC {hoc} {field(attachment, 'parliamentary_session')}".strip() if hoc else "",
    ]
    lines = [f"Ref: {', '.join(filter(None, parts))}"] if any(parts) else []
    if blank(attachment, "command_paper_number") and attachment.get("unnumbered_command_paper"):
        lines.append("Unnumbered command paper")
    if not hoc and attachment.get("unnumbered_hoc_paper"):
        lines.append("Unnumbered act paper")
    return lines
