"""The canonical form is that of RFC 8785, however it is come by; what it cannot carry is refused with a sentence."""

import pytest
import rfc8785
from hypothesis import given

from domain.canonical import NotCanonical, canonical, check
from tests.some_json import EXACT, INEXACT_TOO, patiently


@patiently
@given(INEXACT_TOO)
def test_it_is_what_the_library_makes_of_it_or_both_refuse(value):
    try:
        expected = rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, UnicodeEncodeError):
        with pytest.raises(NotCanonical):
            canonical(value)
    else:
        assert canonical(value) == expected


@patiently
@given(EXACT)
def test_what_passes_the_check_has_a_form(value):
    check(value)
    canonical(value)


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ({"\ue000": 1, "\U00010000": 2}, '{"\U00010000":2,"\ue000":1}'),
        ({"b": 1, "a": 1.0, "c": 1e-7}, '{"a":1,"b":1,"c":1e-7}'),
        ([1e21, 1e20, 0.000001, 1e16], "[1e+21,100000000000000000000,0.000001,10000000000000000]"),
        ('\x00\x1f\x7f"\\\b\f\n\r\t/\u2028é', '"\\u0000\\u001f\x7f\\"\\\\\\b\\f\\n\\r\\t/\u2028é"'),
        ({"a": {"c": [], "b": {}}}, '{"a":{"b":{},"c":[]}}'),
    ],
)
def test_these_are_the_forms(value, form):
    assert canonical(value) == form.encode()


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (2**53, "cannot be carried exactly; send it as a string"),
        (-(2**53), "cannot be carried exactly"),
        (1e16, "cannot be carried exactly"),
        (-0.0, "send 0"),
        (float("nan"), "not finite"),
        (float("-inf"), "not finite"),
        ("a\0", "U.0000"),
        ({"a\0": 1}, "U.0000"),
        ("\ud800", "surrogate"),
        ({"\udfff": 1}, "surrogate"),
        ({1: 2}, "not a text"),
        ({"a": (1,)}, "JSON has nothing for tuple"),
        (b"a", "JSON has nothing for bytes"),
    ],
)
def test_what_would_come_back_as_something_else_is_refused(value, sentence):
    with pytest.raises(NotCanonical, match=sentence):
        check([value])
