"""The text search configuration of PostgreSQL for a locale: how its words are brought to their stems."""

#: For a language that is not here, words are compared as they stand.
AS_THEY_STAND = "simple"

_CONFIGURATIONS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


def configuration(locale: str) -> str:
    """The configuration for a locale; a region (`es-419`) has that of its language."""
    return _CONFIGURATIONS.get(locale.partition("-")[0], AS_THEY_STAND)
