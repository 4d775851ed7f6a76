from __future__ import annotations

import pytest

from cleannews.limits import LIMITS
from cleannews.reading.declared.json_ld import parse_json_ld

FERRY = {"headline": "Ferry"}


@pytest.mark.parametrize(
    "script",
    [
        '{"headline": "Ferry"}',
        '\n {"headline": "Ferry",}\n',
        '{"headline": "Ferry"};',
        '<!-- {"headline": "Ferry"} -->',
        '<!--//--><![CDATA[//><!--\n{"headline": "Ferry"}\n//--><!]]>',
        '//<![CDATA[\n{"headline": "Ferry"}\n//]]>',
        '/*<![CDATA[*/ {"headline": "Ferry"} /*]]>*/',
        "{&quot;headline&quot;: &quot;Ferry&quot;}",
        '{"headline": "Ferry"} and then something else',
    ],
)
def test_broken_scripts_are_read_all_the_same(script: str) -> None:
    assert parse_json_ld(script) == [FERRY]


def test_line_breaks_backslashes_and_lost_commas_are_forgiven() -> None:
    assert parse_json_ld('{"a": "one\ntwo\\\'s"\n "b": 1}') == [{"a": "one\ntwo\\'s", "b": "1"}]


def test_references_within_quotes_are_of_the_text() -> None:
    assert parse_json_ld('{"a": "&quot;one&quot;",}') == [{"a": "&quot;one&quot;"}]
    assert parse_json_ld("{&quot;a&quot;: &quot;one&quot;,}") == [{"a": "one"}]


def test_fifty_objects_in_a_row_are_enough() -> None:
    assert len(parse_json_ld("{} " * 50)) == 50
    assert len(parse_json_ld("{} " * 51)) == 50
    assert parse_json_ld('{} 7 {"a": 1} x {}') == [{}, {"a": "1"}]


def test_objects_in_a_row_are_all_read() -> None:
    assert parse_json_ld('{"a": 1}\n{"b": 2}, {"c": NaN};') == [
        {"a": "1"}, {"b": "2"}, {"c": "NaN"},
    ]  # fmt: skip


def test_numbers_stay_as_written_whatever_their_length() -> None:
    digits = "7" * 20_000
    assert parse_json_ld(f'{{"a": {digits}}}') == [{"a": digits}]


@pytest.mark.parametrize("script", ["", "{", "headline: Ferry", "[" * 100_000, "<!--", "-->"])
def test_what_is_no_json_gives_nothing(script: str) -> None:
    assert parse_json_ld(script) == []


def test_a_script_over_the_bound_is_left_alone() -> None:
    assert parse_json_ld('"' + "a" * LIMITS.json_ld_size.value + '"') == []
