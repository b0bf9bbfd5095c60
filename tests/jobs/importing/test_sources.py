"""Files and folders: what is in them, once each, and a sentence for what cannot be read."""

import pytest

from jobs.importing import sources as module
from jobs.importing.sources import sources
from jobs.importing.unreadable import LARGEST, Unreadable
from tests.jobs.importing.items import write


def problem_of(name) -> str:
    (source,) = sources([str(name)])
    with pytest.raises(Unreadable) as refused:
        source.document()
    return str(refused.value)


def test_a_folder_stands_for_the_json_files_anywhere_in_it(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    write(tmp_path / "a" / "b", two={"n": 2})
    write(tmp_path / "a", one={"n": 1})
    (tmp_path / "a" / "notes.txt").write_text("no JSON")
    assert [source.document()["n"] for source in sources([str(tmp_path)])] == [2, 1]


def test_what_is_named_twice_is_read_once(tmp_path):
    write(tmp_path, one={"n": 1})
    names = [str(tmp_path), str(tmp_path / "one.json"), f"{tmp_path}/../{tmp_path.name}/one.json"]
    assert len(sources(names)) == 1


def test_a_byte_order_mark_does_no_harm(tmp_path):
    (tmp_path / "one.json").write_bytes(b'\xef\xbb\xbf{"n": 1}')
    assert sources([str(tmp_path)])[0].document() == {"n": 1}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is not JSON: Expecting value at line 1, column 1"),
        (b'{"a": 1,\n}', "is not JSON: "),
        (b"[1]", "is JSON, but not an object, so it is no content item"),
        (b'{"a": NaN}', "NaN is not JSON"),
        (b'{"a": 1, "a": 2}', "The key 'a' is there twice in one object"),
        (b'{"a": 0.12345678901234567890123}', "The number 0.123"),
        (b'{"a": "\xff"}', "is not UTF-8, so it is not JSON"),
        (b'{"a":' * 100_000, "The nesting is deeper than 100 levels"),
        (b" " * (LARGEST + 1), "is larger than 10 MB"),
    ],
    ids=range(9),
)
def test_what_is_no_json_object_is_said_in_words(tmp_path, content, sentence):
    (tmp_path / "one.json").write_bytes(content)
    assert problem_of(tmp_path / "one.json").startswith(sentence)


def test_what_is_not_there_is_said_in_words(tmp_path):
    assert problem_of(tmp_path / "nothing.json") == "is not there"
    assert problem_of(tmp_path) == "is a folder without any *.json file"


def test_what_may_not_be_read_is_said_in_words(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    write(tmp_path, one={})
    monkeypatch.setattr(module.Path, "open", refuse)
    assert problem_of(tmp_path / "one.json") == "cannot be read: Permission denied"
