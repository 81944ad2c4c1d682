import pytest

from fodbold_ner.batch.failures import FailureRecord, printable


@pytest.mark.parametrize(
    ("failure", "line"),
    [
        ({"path": "a.txt"}, "a.txt: InputError: no text"),
        ({"path": "a.jsonl", "line": 3, "id": "x"}, "a.jsonl:3: InputError: no text"),
        ({"id": "x"}, "x: InputError: no text"),
        ({}, "document: InputError: no text"),
        ({"path": "a.txt", "message": "a.txt: no\n  text"}, "a.txt: InputError: no text"),
    ],
)
def test_a_failure_is_one_line_for_people(failure, line):
    assert str(FailureRecord(**{"error": "InputError", "message": "no text", **failure})) == line


def test_an_error_of_the_system_says_what_without_its_number():
    error = PermissionError(13, "Permission denied", "a.txt")
    assert FailureRecord.from_error(error).message == "Permission denied"


def test_a_message_is_always_valid_unicode():
    assert FailureRecord.from_error(ValueError("\udcf8")).model_dump_json()


def test_a_path_in_unicode_is_itself():
    assert printable("på tur/a b.txt") == "på tur/a b.txt"
