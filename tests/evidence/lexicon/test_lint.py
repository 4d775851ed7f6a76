from __future__ import annotations

from dataclasses import replace

import pytest

from cleannews.article import Role
from cleannews.evidence.lexicon import Match, Rule, Scope
from cleannews.evidence.lexicon.lint import lint_rules

GOOD = Rule(
    id="en/related/read-also",
    role=Role.RELATED,
    match=Match.EXACT,
    any_of=("read also", "see also"),
    scope=Scope.RUN,
    certain=False,
    max_words=None,
    needs=(),
    why="Introduces links.",
    drops=("Read also:",),
    keeps=("Read also the letter.",),
)
STARTS = replace(GOOD, match=Match.STARTS, keeps=("They read also this.",))
CONTAINS = replace(
    GOOD, match=Match.CONTAINS, any_of=("read also",), keeps=("Read it also.",), max_words=40
)
PATTERN = replace(GOOD, match=Match.REGEX, any_of=("^Read also",), needs=("Read",))


def test_a_good_rule_has_no_problems() -> None:
    assert lint_rules([GOOD]) == []
    assert lint_rules([replace(STARTS, any_of=("read also", "see also"))]) == []


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        (replace(GOOD, drops=("Read it",)), "does not hit its example 'Read it'"),
        (replace(GOOD, keeps=("See also",)), "hits what it must not: 'See also'"),
        (replace(GOOD, keeps=("A letter",)), "no near-miss in keeps has a word of the rule's own"),
        (replace(GOOD, any_of=("read also", "Read also:")),
         "the phrase 'Read also:' stands there twice once it is folded"),
        (replace(GOOD, any_of=("read also", "»")),
         "the phrase '»' would hit every block of symbols; the pack 'any' has that"),
        (replace(STARTS, any_of=("read also", "read also here")),
         "the phrase 'read also here' is never needed: 'read also' already hits the same"),
        (replace(STARTS, match=Match.ENDS, any_of=("read also", "here read also")),
         "the phrase 'here read also' is never needed: 'read also' already hits the same"),
        (replace(CONTAINS, any_of=("read also", "to read also is")),
         "the phrase 'to read also is' is never needed: 'read also' already hits the same"),
        (replace(CONTAINS, any_of=("read also", "more"), drops=("Read also",)),
         "the lone word 'more' anywhere in a block would hit running text"),
        (replace(CONTAINS, any_of=("newsletters",), certain=True, drops=("Newsletters",),
                 keeps=("Newsletter",)),
         "a certain rule may not be shown by a lone word anywhere"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_said(rule: Rule, problem: str) -> None:
    assert f"{rule.id}: {problem}" in lint_rules([rule])


def test_a_pattern_that_takes_long_on_a_pumped_text_is_named() -> None:
    slow = replace(PATTERN, any_of=("Read also|" + "a*" * 4 + "b",))
    assert (
        "en/related/read-also: pattern 'Read also|a*a*a*a*b' takes over 5.0 ms on 'a' repeated"
        in (lint_rules([slow]))
    )
    assert lint_rules([replace(PATTERN, keeps=("He read also.",))]) == []


def test_a_phrase_of_two_rules_of_one_language_is_named() -> None:
    other = replace(GOOD, id="en/navigation/more", role=Role.NAVIGATION)
    assert lint_rules([GOOD, other]) == [
        "en/navigation/more: the phrase 'read also' is also in en/related/read-also",
        "en/navigation/more: the phrase 'see also' is also in en/related/read-also",
    ]


def test_a_phrase_that_needs_no_language_is_not_written_again_in_one() -> None:
    shared = replace(GOOD, id="any/related/read-also")
    assert lint_rules([shared, GOOD])[:1] == [
        "en/related/read-also: the phrase 'read also' is also in any/related/read-also"
    ]
    other_role = replace(GOOD, id="en/navigation/more", role=Role.NAVIGATION)
    assert lint_rules([shared, other_role]) == []


def test_two_languages_may_share_a_phrase() -> None:
    assert lint_rules([GOOD, replace(GOOD, id="de/related/read-also")]) == []


@pytest.mark.parametrize(
    ("word", "max_words", "is_wrong"),
    [
        ("morehere", 40, True),
        ("morehere", None, True),
        ("morehere", 13, True),
        ("morehere", 12, False),
        ("morehere9", 40, False),
        ("morehereo", 40, False),
        ("続き", 40, False),
    ],
)
def test_a_short_lone_word_may_stand_anywhere_in_short_blocks_only(
    word: str,
    max_words: int | None,
    is_wrong: bool,  # noqa: FBT001
) -> None:
    one = replace(CONTAINS, any_of=(word,), max_words=max_words, drops=(word,), keeps=())
    problems = [problem for problem in lint_rules([one]) if "lone word" in problem]
    assert bool(problems) is is_wrong
    exact = replace(one, match=Match.STARTS)
    assert not [problem for problem in lint_rules([exact]) if "lone word" in problem]


@pytest.mark.parametrize(
    ("match", "any_of", "is_wrong"),
    [
        (Match.STARTS, ("read", "read also"), True),
        (Match.STARTS, ("also", "read also"), False),
        (Match.STARTS, ("rea", "read also"), False),
        (Match.ENDS, ("also", "read also"), True),
        (Match.ENDS, ("read", "read also"), False),
        (Match.ENDS, ("so", "read also"), False),
        (Match.CONTAINS, ("newsletters", "our newsletters here"), True),
        (Match.CONTAINS, ("newsletters", "our newsletter here"), False),
        (Match.EXACT, ("read", "read also"), False),
    ],
)
def test_a_phrase_is_never_needed_if_a_shorter_one_hits_the_same(
    match: Match,
    any_of: tuple[str, ...],
    is_wrong: bool,  # noqa: FBT001
) -> None:
    one = replace(GOOD, match=match, any_of=any_of, max_words=40)
    assert any("never needed" in problem for problem in lint_rules([one])) is is_wrong


def test_symbols_are_phrases_of_the_shared_pack_alone() -> None:
    symbols = replace(GOOD, any_of=("»",), drops=("»",), keeps=("x",))
    assert [problem for problem in lint_rules([symbols]) if "symbols" in problem] != []
    assert lint_rules([replace(symbols, id="any/navigation/arrows")]) == []


def test_a_near_miss_has_a_word_or_a_sign_of_the_rules_own() -> None:
    eastern = replace(GOOD, any_of=("続きを読む",), drops=("続きを読む",))
    problem = "en/related/read-also: no near-miss in keeps has a word of the rule's own"
    assert lint_rules([replace(eastern, keeps=("本を読む人",))]) == []
    assert lint_rules([replace(eastern, keeps=("船",))]) == [problem]
    accented = replace(GOOD, any_of=("à lire",), drops=("À lire",))
    assert lint_rules([replace(accented, keeps=("à moi",))]) == []
    assert lint_rules([replace(accented, keeps=("moià",))]) == [problem]


def test_a_certain_rule_may_be_shown_by_several_words_anywhere() -> None:
    several = replace(
        CONTAINS, any_of=("subscribe to us",), certain=True, drops=("Subscribe to us",)
    )
    assert lint_rules([replace(several, keeps=("to us",))]) == []
    starts = replace(several, match=Match.STARTS, any_of=("subscribe",), drops=("Subscribe",))
    assert lint_rules([replace(starts, keeps=("to subscribe",))]) == []
