"""Reading the parameters of a question, and collecting what is wrong with them."""

from collections.abc import Callable, Mapping

from domain.canonical import NotCanonical, check
from domain.search.fields import COUNTED, FILTERED, REJECTED

PLAIN_PARAMETERS = ("q", "start", "count", "order", "fields")
OF_FIELDS = {"filter": FILTERED, "reject": REJECTED, "aggregate": COUNTED}
Values = list[str]


class Unanswerable(Exception):
    """Parameters that make no sense: by name, what is wrong with each and what would be right."""

    def __init__(self, errors: dict[str, list[str]]):
        super().__init__(errors)
        self.errors = errors


class Reading:
    """Reads parameters and collects what is wrong with them."""

    def __init__(self, parameters: Mapping[str, Values]):
        self.parameters, self.errors = parameters, {}

    def values(self, name: str) -> Values:
        return [each for each in self.parameters.get(name, ()) if each.strip()]

    def number(self, name: str, usual: int, most: int) -> int:
        text = next(iter(self.values(name)), str(usual)).strip()
        if text.isascii() and text.isdecimal() and int(text[:20]) <= most:
            return int(text)
        self._wrong(name, f"must be a whole number from 0 to {most}")
        return usual

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str | None:
        return next(iter(self.several(name, allowed)), None)

    def several(self, name: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """The values, repeated or with commas between them."""
        given = [each.strip() for text in self.values(name) for each in text.split(",") if each.strip()]
        if unknown := [each for each in given if each not in allowed]:
            self._wrong(name, f"has no {_quoted(unknown)}; there are {', '.join(allowed)}")
        return tuple(dict.fromkeys(given))

    def of_fields(self, prefix: str) -> list[tuple[str, Values]]:
        """The fields that parameters of this prefix are about, with their values."""
        names = [name.removeprefix(f"{prefix}_") for name in self.parameters if name.startswith(f"{prefix}_")]
        pairs = [(name, self.values(f"{prefix}_{name}")) for name in names if name in OF_FIELDS[prefix]]
        return [(name, values) for name, values in pairs if values]

    def each(self, prefix: str, read: Callable, wanted: Callable = lambda name: True) -> dict:
        """The values of these parameters as `read` takes them; it raises ValueError with what would be right."""
        found = {}
        for name, values in self.of_fields(prefix):
            if wanted(name):
                try:
                    found[name] = read(",".join(values))
                except ValueError as error:
                    self._wrong(f"{prefix}_{name}", str(error))
        return found

    def finish(self) -> None:
        """Raise `Unanswerable` if anything was wrong, also parameters that there are not."""
        for name in self.parameters:
            if not _is_known(name):
                self._wrong(name, f"is not a parameter; there are {_known()}")
        try:
            # Every text is a query.
            check({name: values for name, values in self.parameters.items() if name != "q"})
        except NotCanonical as error:
            self._wrong("base", str(error))
        if self.errors:
            raise Unanswerable(self.errors)

    def _wrong(self, name: str, sentence: str) -> None:
        self.errors.setdefault(name[:100], []).append(sentence)


def _is_known(name: str) -> bool:
    prefix, _, of = name.partition("_")
    return name in PLAIN_PARAMETERS or of in OF_FIELDS.get(prefix, ())


def _known() -> str:
    fields = (f"{prefix}_FIELD" for prefix in OF_FIELDS)
    return f"{', '.join((*PLAIN_PARAMETERS, *fields))}, where FIELD is one of {', '.join(FILTERED)}"


def _quoted(unknown: Values) -> str:
    return ", ".join(repr(each[:100]) for each in unknown)
