"""What is said of something that cannot be read."""

LARGEST = 10 * 1024 * 1024
TOO_LARGE = f"is larger than {LARGEST // 1024 // 1024} MB"


class Unreadable(Exception):
    """A file or URL whose content cannot be had; the message goes on after its name or is a sentence."""
