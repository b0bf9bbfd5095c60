"""What stands in a line and is found by its id: links to attachments, older attachments, links, contacts."""

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline

from domain.govspeak.embedded import attachments, contacts, images
from domain.govspeak.embedded.attachment_types import pages_in_words, size_in_words, type_by_extension
from domain.govspeak.html.tags import escaped, quoted
from domain.govspeak.limits import spend
from domain.govspeak.options import field, named

_EMBED = re.compile(
    r"\[(AttachmentLink|embed:attachments:inline|embed:attachments:image|embed:link|Contact):([^\]\n]++)\]"
)


def embed(state: StateInline, silent: bool) -> bool:
    """Show what is found, and nothing for what is not."""
    match = _EMBED.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "[" else None
    if not match:
        return False
    if not silent:
        before = len(state.tokens) + bool(state.pending)
        _RULES[match[1]](state, match[2])
        if len(state.tokens) == before or not any(token.content for token in state.tokens[before:]):
            state.push("nothing", "", 0)
        spend(state.env, sum(len(token.content) for token in state.tokens[before:]))
    state.pos = match.end()
    return True


def _attachment_link(state: StateInline, name: str) -> None:
    _html(state, attachments.link(name, state.env["options"]))


def _inline_attachment(state: StateInline, name: str) -> None:
    attachment = named(state.env["options"].attachments, "content_id", name)
    if attachment is None:
        return
    id_ = f' id="attachment_{quoted(field(attachment, "id"))}"' if field(attachment, "id") else ""
    _html(state, f'<span{id_} class="attachment-inline"><a href="{quoted(field(attachment, "url"))}">')
    _markdown(state, field(attachment, "title"))
    texts = _attributes(attachment)
    _html(state, "</a>" + (f" ({', '.join(texts)})" if texts else "") + "</span>")


def _attributes(attachment: dict) -> list[str]:
    extension = field(attachment, "file_extension")
    if extension.lower() == "html":
        return ['<span class="type">HTML</span>']
    if attachment.get("external?"):
        return [f'<span class="url">{escaped(field(attachment, "url"))}</span>']
    texts = {
        "type": type_by_extension(extension) if extension else None,
        "file-size": size_in_words(attachment.get("file_size")) or None,
        "page-length": pages_in_words(attachment.get("number_of_pages")) or None,
    }
    return [f'<span class="{name}">{text}</span>' for name, text in texts.items() if text is not None]


def _image(state: StateInline, name: str) -> None:
    attachment = named(state.env["options"].attachments, "content_id", name)
    if attachment is None:
        return
    id_ = f"attachment_{field(attachment, 'id')}" if field(attachment, "id") else ""
    _block(state, images.figure(field(attachment, "url"), field(attachment, "title"), id_=id_))


def _link(state: StateInline, name: str) -> None:
    found = named(state.env["options"].links, "content_id", name)
    if found is None:
        return
    title, url = field(found, "title"), field(found, "url").strip()
    if not url:
        return _markdown(state, title)
    external = state.env["is_external"](url, state.env["options"].document_domains)
    _html(state, f'<a{" rel=" + chr(34) + "external" + chr(34) if external else ""} href="{quoted(url)}">')
    _markdown(state, title)
    _html(state, "</a>")


def _contact(state: StateInline, name: str) -> None:
    contact = named(state.env["options"].contacts, "content_id", name)
    if contact is not None:
        _block(state, contacts.card(contact, state.env["options"].locale))


_RULES: dict[str, Callable[[StateInline, str], None]] = {
    "AttachmentLink": _attachment_link,
    "embed:attachments:inline": _inline_attachment,
    "embed:attachments:image": _image,
    "embed:link": _link,
    "Contact": _contact,
}


def _html(state: StateInline, content: str) -> None:
    if content:
        state.push("html", "", 0).content = content


def _block(state: StateInline, content: str) -> None:
    state.push("block", "", 0).content = content


def _markdown(state: StateInline, text: str) -> None:
    """Text of an option, in a state of its own, as in a link."""
    inner = StateInline(" ".join(text.split()), state.md, state.env, [])
    inner.linkLevel = 1
    state.md.inline.tokenize(inner)
    for rule in state.md.inline.ruler2.getRules(""):
        rule(inner)
    if state.pending:
        state.pushPending()
    for token in inner.tokens:
        token.meta.pop("tag", None)
        state.tokens.append(token)
        state.tokens_meta.append(None)
