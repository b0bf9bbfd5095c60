"""What is wrong with a form, from what the domain refused: a message for each field, and for the whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from domain import desk
from domain.blocking import blocking
from domain.choosing import UNCHOSEN
from domain.document_types import Field
from domain.documents import Document
from domain.editing import Values, typed_values, values_of
from domain.errors import Invalid, Problem, Refusal, SchemaInvalid
from domain.reviewing import NOT_APPROVED, NOT_APPROVED_YET

PAST = "is in the past; publish it now, or choose a later time"
SENTENCES = {
    ("title", "blank"): "Enter a title",
    ("without_review", NOT_APPROVED): "Say why it is published without review, or submit it for review",
    ("without_review", NOT_APPROVED_YET): "It waits for its review; without one, say why",
    ("publish_at", "blank"): "Enter the date and the time at which to publish it",
    ("publish_at", PAST): f"The time {PAST}",
    ("comment", "blank"): "Say what should be changed",
    ("type", "inclusion"): "Choose in which way to take it down",
    ("withdrawal_explanation", "blank"): "Say why it is no longer current",
    ("destination", "blank"): "Enter where readers are to be redirected",
    ("destination", "path cannot equal the destination"): "Enter another page: this is where it stands itself",
    ("alternative_path", "is not a valid absolute URL path"): "Enter a path such as /news/bees",
    ("discard_draft", "blank"): "There is a draft: say that it is discarded as well",
    ("change_note", "blank"): "Enter a change note: it tells readers what is different",
    (
        "base_path",
        "is not a valid absolute URL path",
    ): "Enter a path such as /news/bees",
    ("base_path", "blank"): "Enter a path such as /news/bees",
    ("base_path", "Pattern"): "Enter a path such as /news/bees",
    ("update_type", "inclusion"): "Choose whether the change is major or minor",
}
#: What is typed about an act, beside the document's own fields.
ABOUT_THE_ACT = {"without_review": "Reason", "publish_at": "Time"}


@dataclass(frozen=True)
class Mistake:
    """`field` is None where it is not about one field of the form."""

    field: str | None
    message: str

    @property
    def id(self) -> str | None:
        return self.field and self.field.replace(".", "-")


def mistakes_in(document: Document) -> list[Mistake]:
    """What has to be mended in the draft of a document before it can be published."""
    problems, fields = blocking(document), desk.fields_of(document)
    labels = _labels_of(fields, values_of(document.content, fields, document.link_set))
    return mistakes_of(Invalid(problems), labels)


def labels_of(fields: list[Field], typed: Mapping[str, str]) -> dict[str, str]:
    """What each field is called, by name, also those of every record that was typed: `Title, part 2`."""
    return _labels_of(fields, typed_values(fields, typed))


def _labels_of(fields: list[Field], values: Values) -> dict[str, str]:
    return dict(label for field in fields for label in _labels(field, values.get(field.name))) | ABOUT_THE_ACT


def _labels(field: Field, value) -> Iterator[tuple[str, str]]:
    yield field.name, field.label
    if field.fields:
        for index in range(len(value or [])):
            for sub in field.fields:
                yield f"{field.name}.{index}.{sub.name}", f"{sub.label}, {field.item} {index + 1}"


def mistakes_of(refusal: Refusal, labels: dict[str, str]) -> list[Mistake]:
    """One mistake for each thing that was wrong; `labels` are those of the form's fields, by name."""
    match refusal:
        case Invalid(problems=problems):
            found = [(_field(problem, labels), _sentence(problem, labels)) for problem in problems]
        case SchemaInvalid(errors=errors):
            found = [_of_schema(error, labels) for error in errors]
        case _:
            found = [(None, refusal.message)]
    return [Mistake(*each) for each in dict.fromkeys(found)]


def _field(problem: Problem, labels: dict[str, str]) -> str | None:
    # Routes and the like follow from the path: whoever typed that can mend them there.
    name = "base_path" if problem.attribute in ("base", "routes") else problem.attribute
    return name if name in labels else None


def _sentence(problem: Problem, labels: dict[str, str]) -> str:
    if sentence := SENTENCES.get((problem.attribute, problem.error)):
        return sentence
    label = labels.get(problem.attribute)
    if problem.error == UNCHOSEN:
        return f"Choose whose {(label or problem.attribute).lower()} is kept"
    if label and problem.error == "blank":
        return f"Enter the {label[0].lower()}{label[1:]}"
    if label and problem.error == "inclusion":
        return f"{label}: choose one of the list"
    return f"{label} {problem.error}" if label and "." in problem.attribute else problem.sentence()


def _of_schema(error: dict | str, labels: dict[str, str]) -> tuple[str | None, str]:
    if isinstance(error, str):
        return None, error
    name = _named_in(error["fragment"].removeprefix("#/").split("/"), labels)
    if sentence := SENTENCES.get((name, error["failed_attribute"])):
        return name, sentence
    message = error["message"].partition("': ")[2] or error["message"]
    label = labels.get(name)
    return (name, f"{label}: {message}") if label else (None, f"{name or 'The document'}: {message}")


def _named_in(path: list[str], labels: dict[str, str]) -> str:
    """The field that a place in the content belongs to: the nearest around it that the form shows."""
    around = [".".join(path[:length]) for length in range(len(path), 0, -1)]
    return next((name for name in around if name in labels), ".".join(path[:2]) if path[0] == "details" else path[0])
