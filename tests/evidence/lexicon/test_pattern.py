from __future__ import annotations

import pytest

from cleannews.evidence.lexicon.pattern import opening_signs, why_unsafe


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(", "does not compile"),
        ("(?:a+)+$", "repeats a repeat"),
        ("(?:a*b)*", "matches the empty string"),
        ("x(?:a?b)+", "repeats a repeat"),
        ("(?:(?:ab)?c){2,5}", "repeats a repeat"),
        ("(?:a|b+)+c", "repeats a repeat"),
        ("(?>a+b)+c", "repeats a repeat"),
        ("(?:x(?:a{1,3})y)++", "repeats a repeat"),
        ("^a|b", "anchors one arm of an alternation and not another"),
        (r"(a)\1", "refers back to a group"),
        ("a(?=b)", "looks ahead or behind"),
        ("(?<!a)b", "looks ahead or behind"),
        ("a*", "matches the empty string"),
        ("x" + "(" * 3_000 + ")" * 3_000, "does not compile"),
    ],
)
def test_a_pattern_that_may_run_away_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    found = why_unsafe(pattern)
    assert found is not None
    assert found.startswith(reason)


@pytest.mark.parametrize(
    "pattern",
    [
        r"^https?://\S+$",
        r"^(?:a|b)+ ?$",
        "^a|^b",
        "a{3}b{2,4}",
        "(?:ab){2}",
        r"(?i)^(?:foto|photo) ?: ?\S",
        "(?:a+b){1}",
        "(?:a+b)?c",
    ],
)
def test_an_ordinary_pattern_is_allowed(pattern: str) -> None:
    assert why_unsafe(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("^abc", "a"),
        ("(?i)^abc", "aA"),
        (r"^\(?(?i:k|\u0131|[\u0130-\u0132])x", "(kK\u212aiI"),
        ("^(?:ab|c?d)+", "acd"),
        ("^a?b{0,2}[c-e]", "abcde"),
        (r"^\d+$", "0123456789"),
        (r"^\u00a9 \d", ""),
        ("(?i)^(?-i:a)", "a"),
    ],
)
def test_a_pattern_bound_to_the_start_says_what_a_text_must_begin_with(
    pattern: str, signs: str
) -> None:
    assert opening_signs(pattern) == frozenset(filter(str.isascii, signs))


@pytest.mark.parametrize("pattern", ["^[^a-z]x", r"^\W{0,3}x", "^.x", "^a?$"])
def test_an_opening_of_many_signs_leaves_none_of_them_out(pattern: str) -> None:
    signs = opening_signs(pattern)
    assert signs is not None
    assert {"(", "-", '"'} <= signs


@pytest.mark.parametrize("pattern", ["abc", "(?m)^abc", "a|^b", "[^a]"])
def test_a_pattern_that_may_be_found_anywhere_asks_for_no_opening(pattern: str) -> None:
    assert opening_signs(pattern) is None
