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
