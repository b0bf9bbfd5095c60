"""Names and times as readers read them."""

from datetime import datetime

INITIALS = {"hmrc": "HMRC", "html": "HTML", "url": "URL"}


def humanise(key: str) -> str:
    """`more_information` → `More information`."""
    words = [INITIALS.get(word, word) for word in key.replace("_", " ").replace("-", " ").split()]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def day(moment: datetime) -> str:
    """`25 December 2016`."""
    return f"{moment.day} {moment:%B %Y}"
