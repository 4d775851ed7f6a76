from __future__ import annotations

import pytest

from cleannews.evidence.lexicon.pattern import why_unsafe


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
