"""What is done to a source before it is parsed."""

import re

_LINE_END = re.compile(r"\r\n?")
_NONCHARACTERS = "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
_FORBIDDEN = re.compile(f"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NONCHARACTERS}]")
_FORBIDDEN_ASCII = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_UNENCODABLE = re.compile("[\0\ud800-\udfff]")
_QUOTES = '["“”„‟″‶]+'
_REMOVED = ' \t"“”„‟″‶'
_QUOTED = re.compile(rf"^>.*{_QUOTES}.*$", re.MULTILINE)
_BEFORE = re.compile(rf"^>[ \t]*{_QUOTES}[ \t]*(?=\S)")
_AFTER = re.compile(rf"(?<=[^\s\"“”„‟″‶])[ \t]*{_QUOTES}[ \t]*$")


def prepared(source: str) -> str:
    """`source` with line ends `\\n`, without forbidden characters and without quotes around quotations."""
    text = _LINE_END.sub("\n", allowed_characters(source))
    return _QUOTED.sub(_without_quotes, text) if ">" in text else text


def allowed_characters(text: str) -> str:
    """`text` without the characters that HTML forbids."""
    if text.isascii():
        return _FORBIDDEN_ASCII.sub("", text).replace("\0", "\ufffd")
    return _FORBIDDEN.sub("", _UNENCODABLE.sub("\ufffd", text))


def _without_quotes(line: re.Match) -> str:
    text = line.group()
    if not text[1:].strip(_REMOVED):
        return text
    return _AFTER.sub("", _BEFORE.sub("> ", text))
