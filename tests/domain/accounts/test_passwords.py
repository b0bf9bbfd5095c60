"""Which passwords are good enough."""

import pytest

from domain.accounts.passwords import check
from domain.errors import Rejected


@pytest.mark.parametrize(
    "password", ["correct horse battery stapler", "ØØØ grüne Fahrräder", "tide ferry bell", "x9!Kq" * 40]
)
def test_what_is_long_and_not_common_is_good_without_any_recipe(password):
    check(password, "ada@example.org", "Ada Lovelace")


@pytest.mark.parametrize(
    ("password", "says"),
    [
        ("elevenchars", "at least 12"),
        ("x" * 1001, "at most 1000"),
        ("passwordpassword", "first that anybody would try"),
        ("Password1234!", "first that anybody would try"),
        ("123456789012", "first that anybody would try"),
        ("qwertyuiop[]", "first that anybody would try"),
        ("aaaaaaaaaaaaaaaa", "first that anybody would try"),
        ("annals-annals-annals", "name of this site"),
        ("Annals-2026-!!", "name of this site"),
        ("AdaLovelace1815", "little more than your name"),
        ("ada@example.org", "little more than your name"),
        ("lovelace.lovelace", "little more than your name"),
    ],
)
def test_what_is_short_common_or_made_of_own_words_is_refused(password, says):
    with pytest.raises(Rejected, match=says):
        check(password, "ada@example.org", "Ada Lovelace")


def test_a_name_of_few_letters_takes_nothing_from_a_password():
    check("bo has a boat in oslo", "bo@x.org", "Bo Ek")
