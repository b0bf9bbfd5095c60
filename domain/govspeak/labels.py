"""What the renderer says itself, in the languages it knows."""

_LABELS = {
    "en": {
        "devolved": "This section applies to {}",
        "footnote": "[footnote {}]",
        "back": "go to where this is referenced",
        "credit": "Image credit: {}",
        "email": "Email",
        "contact_form": "Contact form",
        "england": "England",
        "scotland": "Scotland",
        "wales": "Wales",
        "northern-ireland": "Northern Ireland",
        "england-wales": "England and Wales",
        "london": "London",
    },
    "cy": {
        "devolved": "Mae'r adran hon yn berthnasol {}",
        "footnote": "[troednodyn {}]",
        "back": "ewch i ble mae hyn wedi'i gyfeirio",
        "credit": "Credyd delwedd: {}",
        "email": "E-bost",
        "contact_form": "Ffurflen cysylltu",
        "england": "i Loegr",
        "scotland": "i'r Alban",
        "wales": "i Gymru",
        "northern-ireland": "i Ogledd Iwerddon",
        "england-wales": "i Gymru a Lloegr",
        "london": "i Lundain",
    },
}


def label(locale: str, name: str) -> str:
    """The label in the locale, or in English where the locale is unknown."""
    return _LABELS.get(locale, _LABELS["en"])[name]
