"""Document types: files that say what is wrong with them, and the schemas that follow."""

import jsonschema_rs
import pytest

from domain.checks import CHECKS
from domain.document_types import document_types, known, types_in
from domain.document_types.schema import schema_of

SHIPPED = (
    "answer contact detailed_guide document_collection guide news_article organisation person redirect special_route"
    " taxon"
).split()


def test_these_are_shipped():
    assert list(document_types()) == SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
def test_its_schema_compiles(name):
    jsonschema_rs.validator_for(schema_of(document_types()[name]))
    assert set(document_types()[name].checks) <= set(CHECKS)


def test_a_type_is_known_by_what_its_documents_are_called():
    assert known("press_release") is known("news_article") is document_types()["news_article"]
    assert known("nonsense") is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "bees.yaml: the file: "),
        ("label: [", "bees.yaml: "),
        ("fields: []", '"label" is a required property'),
        ("label: Bees\ncolour: red", "'colour' was unexpected"),
        ("label: Bees\npath_prefix: bees", "bees.yaml: path_prefix: "),
        ("label: Bees\nchecks: [sting]", "unknown check sting; there are required_fields"),
        ("label: Bees\nfields: [{name: details.x, label: X, widget: swarm}]", "unknown widget swarm; there are text"),
        ("label: Bees\nfields: [{name: x, label: X, widget: text}]", "x: a name begins with one of details"),
        ("label: Bees\nfields: [{name: details.x, label: X}]", "bees.yaml: fields.0: "),
        ("label: Bees\nfields: [{name: details.x, label: X, widget: select}]", "details.x: select needs options"),
        ("label: Bees\nfields: [{name: details.x, label: X, widget: records}]", "details.x: records needs fields"),
        (
            "label: Bees\nlinks: [{type: x, label: X}, {type: x, label: Y}]",
            "links.x: there twice",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said(tmp_path, text, said):
    (tmp_path / "bees.yaml").write_text(text)
    with pytest.raises(ValueError, match="bees.yaml") as raised:
        types_in(tmp_path)
    assert said in str(raised.value)
