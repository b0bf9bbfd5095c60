"""How the types of attachments are called, and how sizes and pages are said."""

from domain.govspeak.html.tags import escaped, quoted
from domain.govspeak.options import field

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD, _EXCEL, _POINT = "MS Word Document", "MS Excel Spreadsheet", "MS PowerPoint Presentation"
#: What an abbreviation stands for.
TITLES = {
    "PDF": "Portable Document Format",
    "RTF": "Rich Text Format",
    "CSV": "Comma-separated Values",
    "ODT": "OpenDocument Text document",
    "ODS": "OpenDocument Spreadsheet",
    "ODP": "OpenDocument Presentation",
    "ZIP": "Zip archive",
    "XML": "XML Document",
    "XSD": "XML Schema",
    "GIF": "Graphics Interchange Format",
    "PNG": "Portable Network Graphic",
    "PS": "PostScript",
    "EPS": "Encapsulated PostScript",
    "DXF": "AutoCAD Drawing Exchange Format",
    "XLSM": "MS Excel Macro-Enabled Workbook",
}
BY_CONTENT_TYPE = {
    "application/msword": _WORD,
    f"{_OFFICE}.wordprocessingml.document": _WORD,
    "application/vnd.ms-excel": _EXCEL,
    f"{_OFFICE}.spreadsheetml.sheet": _EXCEL,
    "application/vnd.ms-powerpoint": _POINT,
    f"{_OFFICE}.presentationml.presentation": _POINT,
    "image/jpeg": "JPEG",
    "text/plain": "Plain Text",
    "application/pdf": "PDF",
    "application/rtf": "RTF",
    "text/rtf": "RTF",
    "text/csv": "CSV",
    "application/vnd.oasis.opendocument.text": "ODT",
    "application/vnd.oasis.opendocument.spreadsheet": "ODS",
    "application/vnd.oasis.opendocument.presentation": "ODP",
    "application/zip": "ZIP",
    "application/xml": "XML",
    "text/xml": "XML",
    "image/gif": "GIF",
    "image/png": "PNG",
    "application/postscript": "PS",
    "image/vnd.dxf": "DXF",
    "application/vnd.ms-excel.sheet.macroenabled.12": "XLSM",
}
_BY_EXTENSION = {("PS", "eps"): "EPS", ("XML", "xsd"): "XSD"}
OLD_TITLES = TITLES | {
    "CHM": "Microsoft Compiled HTML Help",
    "DIFF": "Plain text differences",
    "DOT": "MS Word Document Template",
    "GML": "Geography Markup Language",
    "ICS": "iCalendar file",
    "RDF": "Resource Description Framework",
    "SCH": "XML based Schematic",
    "WSDL": "Web Services Description Language",
    "XLT": "MS Excel Spreadsheet Template",
    "XSLT": "Extensible Stylesheet Language Transformation",
}
_OLD_NAMES = {
    "doc": _WORD,
    "docx": _WORD,
    "xls": _EXCEL,
    "xlsx": _EXCEL,
    "ppt": "MS Powerpoint Presentation",
    "pptx": "MS Powerpoint Presentation",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "txt": "Plain text",
}
_UNITS = ("KB", "MB", "GB", "TB")


def type_name(attachment: dict) -> str:
    """The name or abbreviation of an attachment's type, or nothing."""
    name = BY_CONTENT_TYPE.get(field(attachment, "content_type").split(";")[0].strip().lower(), "")
    extension = field(attachment, "filename").rpartition(".")[2].lower()
    return _BY_EXTENSION.get((name, extension), name)


def type_html(attachment: dict, class_: str) -> str:
    """The type as HTML, explained if it is an abbreviation; or nothing."""
    name = type_name(attachment)
    return f'<abbr class="{class_}" title="{TITLES[name]}">{name}</abbr>' if name in TITLES else name


def type_by_extension(extension: str) -> str:
    """The type as the older, inline attachments say it; nothing for an unknown extension."""
    name = extension.upper()
    if name in OLD_TITLES:
        return f'<abbr title="{quoted(OLD_TITLES[name])}">{name}</abbr>'
    return escaped(_OLD_NAMES.get(extension.lower(), ""))


def size_in_words(value: object) -> str:
    """A number of bytes in 1024s, to three significant digits; nothing if it is no number."""
    try:
        size = float(str(value))
    except ValueError:
        return ""
    if not 0 <= size < 1024**6:
        return ""
    if size < 1024:
        return f"{int(size)} Byte" + ("" if int(size) == 1 else "s")
    power = next(each for each in range(1, 5) if size < 1024 ** (each + 1) or each == 4)
    return f"{_three_digits(size / 1024**power)} {_UNITS[power - 1]}"


def _three_digits(number: float) -> str:
    digits = max(0, 3 - len(str(int(number))))
    text = f"{number:.{digits}f}" if number < 1000 else str(round(number, -1) if number > 1000 else number)
    text = str(int(float(text))) if number >= 1000 else text
    return text.rstrip("0").rstrip(".") if "." in text else text


def pages_in_words(value: object) -> str:
    """`1 page`, `2 pages`; nothing if it is no number above 0."""
    text = "" if value is None else str(value)
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    return f"{number} page" + ("" if number == 1 else "s") if number else ""
