"""Locales as browsers and readers know them."""

NAMES = {
    "ar": "العربيَّة", "az": "Azeri", "be": "Беларуская", "bg": "български", "bn": "বাংলা", "cs": "Čeština",
    "cy": "Cymraeg", "da": "Dansk", "de": "Deutsch", "dr": "دری", "el": "Ελληνικά", "en": "English", "es": "español",
    "es-419": "Español de América Latina", "et": "Eesti", "fa": "فارسی", "fi": "Suomi", "fr": "Français",
    "gd": "Gàidhlig", "gu": "ગુજરાતી", "he": "עברית", "hi": "हिंदी", "hr": "Hrvatski", "hu": "Magyar",
    "hy": "Հայերեն", "id": "Bahasa Indonesia", "is": "Íslenska", "it": "Italiano", "ja": "日本語", "ka": "ქართული",
    "kk": "қазақша", "ko": "한국어", "ku": "Kurdî", "ky": "Кыргызча", "lt": "Lietuvių", "lv": "Latviešu",
    "ms": "Bahasa Melayu", "mt": "Malti", "ne": "नेपाली", "nl": "Nederlands", "no": "Norsk", "pa": "ਪੰਜਾਬੀ",
    "pa-pk": "پنجابی", "pl": "Polski", "ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский",
    "si": "සිංහල", "sk": "Slovenčina", "sl": "Slovenščina", "so": "Soomaali", "sq": "Shqip", "sr": "Srpski",
    "sv": "Svenska", "sw": "Kiswahili", "ta": "தமிழ்", "th": "ไทย", "ti": "ትግርኛ", "tk": "Türkmençe", "tr": "Türkçe",
    "uk": "Українська", "ur": "اردو", "uz": "O'zbek", "vi": "Tiếng Việt", "yi": "ייִדיש", "zh": "中文",
    "zh-hk": "中文 (香港)", "zh-tw": "中文 (台灣)",
}  # fmt: skip

RIGHT_TO_LEFT = {"ar", "dr", "fa", "he", "pa-pk", "ps", "ur", "yi"}
# Dari is the one whose locale is not a language tag.
TAGS = {"dr": "prs"}


def tag(locale: str) -> str:
    """The BCP 47 language tag, for `lang` and `hreflang`."""
    return TAGS.get(locale, locale)


def direction(locale: str) -> str:
    return "rtl" if locale in RIGHT_TO_LEFT else "ltr"


def name(locale: str) -> str:
    """What speakers of the language call it."""
    return NAMES.get(locale, locale)
