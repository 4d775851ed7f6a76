from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleannews.article import Role
from cleannews.evidence.lexicon import (
    Hits,
    Lexicon,
    Match,
    Rule,
    Scope,
    default_lexicon,
    keep_hits,
)
from cleannews.evidence.lexicon.fold import fold


def rule(
    match: Match, *any_of: str, max_words: int | None = None, needs: tuple[str, ...] = ()
) -> Rule:
    return Rule(
        id="test/rule",
        role=Role.RELATED,
        match=match,
        any_of=any_of,
        scope=Scope.BLOCK,
        certain=False,
        max_words=max_words,
        needs=needs,
        why="A test.",
    )


def hit(one: Rule, text: str) -> bool:
    return Lexicon([one]).match([text]).blocks == [0]


@pytest.mark.parametrize(
    ("match", "phrase", "text", "expected"),
    [
        (Match.EXACT, "read also", "READ ALSO:", True),
        (Match.EXACT, "read also", "Read also this", False),
        (Match.EXACT, "12 comments", "1,234 Comments", True),
        (Match.EXACT, "^", "»", True),
        (Match.STARTS, "share on", "Share on Facebook", True),
        (Match.STARTS, "share on", "Share on", True),
        (Match.STARTS, "share on", "Share only this", False),
        (Match.STARTS, "share on", "They share on Mondays", False),
        (Match.ENDS, "read more", "The council met … Read more »", True),
        (Match.ENDS, "read more", "They bread more", False),
        (Match.ENDS, "read more", "Read more of it", False),
        (Match.CONTAINS, "rights reserved", "All rights reserved, 2019", True),
        (Match.CONTAINS, "rights reserved", "Copyrights reserved", False),
        (Match.CONTAINS, "rights reserved", "rights, as ever, reserved", False),
    ],
)
def test_a_phrase_is_found_where_its_rule_says_and_at_word_borders(
    match: Match, phrase: str, text: str, *, expected: bool
) -> None:
    assert hit(rule(match, phrase), text) is expected


@pytest.mark.parametrize(
    ("match", "phrase", "text"),
    [
        (Match.STARTS, "写真", "写真：通信社"),
        (Match.STARTS, "写真", "写真提供通信社"),
        (Match.STARTS, "lineで送る", "LINEで送る友だち"),
        (Match.ENDS, "を読む", "この記事の続きを読む"),
        (Match.CONTAINS, "著作権", "本サイトの著作権は新聞社に帰属します"),
        (Match.CONTAINS, "อ่านต่อ", "คลิกอ่านต่อที่นี่"),
    ],
)
def test_scripts_without_spaces_need_no_word_border(match: Match, phrase: str, text: str) -> None:
    assert hit(rule(match, phrase), text)


@pytest.mark.parametrize("text", ["1. Home", "(2) Home", "o Home", "• Home", "12) Home"])
def test_the_mark_of_a_list_item_is_no_part_of_the_phrase(text: str) -> None:
    assert hit(rule(Match.EXACT, "home"), text)
    assert hit(rule(Match.STARTS, "home"), text)


def test_of_a_long_block_head_and_tail_are_looked_at_and_not_the_middle() -> None:
    prose = "the water rose over the wall and ran down the street " * 10
    head, middle, tail = (
        f"Follow us on it {prose}",
        f"{prose} follow us on it {prose}",
        f"{prose} follow us on it",
    )
    inner = rule(Match.CONTAINS, "follow us on")
    assert [hit(inner, text) for text in (head, middle, tail)] == [True, False, True]
    assert hit(rule(Match.STARTS, "follow us"), head)
    assert hit(rule(Match.ENDS, "us on it"), tail)
    assert not hit(rule(Match.ENDS, "us on it"), head)


def test_a_long_block_whose_head_folds_to_a_phrase_is_not_that_phrase() -> None:
    text = f"Read also{' .' * 200} {'and then the water came ' * 20}"
    assert not hit(rule(Match.EXACT, "read also"), text)


def test_a_word_that_the_cut_of_a_long_block_goes_through_is_no_word() -> None:
    inner = rule(Match.CONTAINS, "sub", "scribers")
    for before in range(140, 160):
        padding = "x" * (before - 1)
        assert not hit(inner, f"{padding} subscribers {'y' * 300} subscribers {padding}")


def test_a_rule_is_silent_about_blocks_of_more_words_than_it_allows() -> None:
    short = rule(Match.CONTAINS, "read more", max_words=3)
    assert hit(short, "Read more here")
    assert not hit(short, "Read more of this here")
    assert not hit(rule(Match.STARTS, "写真", max_words=3), "写真は市役所の前で行われた式典")


def test_a_pattern_sees_short_blocks_that_hold_what_it_needs_as_they_are_written() -> None:
    pattern = rule(Match.REGEX, "^© [A-Z]", "^@", needs=("©", "Me@"))
    assert hit(pattern, "© Agency")
    assert not hit(pattern, "© agency")
    assert not hit(pattern, "@agency")
    assert not hit(pattern, "© A" + "x" * 200)
    assert Lexicon([pattern]).match(["© A", "no", "© B", "© C"]).blocks == [0, 2, 3]
    assert Lexicon([pattern]).match(["no\nno", "© B"]).blocks == [1]


@given(st.text(min_size=1, max_size=6).filter(str.strip), st.text(max_size=20), st.text())
def test_what_a_pattern_needs_is_found_wherever_it_stands(need: str, head: str, tail: str) -> None:
    anything = rule(Match.REGEX, "(?s).", needs=(need,))
    assert hit(anything, f"{head}{need}{tail}") is (len(head + need + tail) <= 200)


def test_hits_come_by_block_and_then_by_rule_and_each_once() -> None:
    rules = [
        rule(Match.CONTAINS, "read", "also"),
        rule(Match.EXACT, "read also"),
        rule(Match.STARTS, "read"),
    ]
    texts = ["Read also", "Nothing", "READ"]
    assert Lexicon(rules).match(texts) == Hits([0, 0, 0, 2, 2], [0, 1, 2, 0, 2])


def test_an_extended_lexicon_finds_what_both_do_and_leaves_the_first_as_it_was() -> None:
    base = Lexicon([rule(Match.EXACT, "home"), rule(Match.EXACT, "news")])
    more = base.extended([rule(Match.STARTS, "news"), rule(Match.REGEX, "^N", needs=("N",))])
    assert more.match(["News", "Home"]) == Hits([0, 0, 0, 1], [1, 2, 3, 0])
    assert base.match(["News"]) == Hits([0], [1])
    assert len(more.rules) == 4


def test_no_blocks_and_no_rules_give_no_hits() -> None:
    assert default_lexicon().match([]) == Hits([], [])
    assert Lexicon([]).match(["Read also"]) == Hits([], [])


def test_a_page_of_very_many_candidates_is_searched_as_any_other() -> None:
    words = ["to", "your", "our", "the", "news", "inbox", "terms", "of"]
    phrases = [f"{a} {b} {c}" for a in words for b in words for c in words]
    texts = ["to the news", "inbox", "our terms of", "your"]
    hits = Lexicon([rule(Match.CONTAINS, phrase) for phrase in phrases]).match(texts)
    assert [phrases[number] for number in hits.rules] == ["to the news", "our terms of"]
    assert hits.blocks == [0, 2]


WORDS = st.sampled_from(["read", "also", "more", "Read", "続", "き", "2019", "news,", "é"])
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
BLOCKS = st.lists(WORDS | st.sampled_from(["|", "1.", "続き読"]), max_size=6).map(" ".join)
LITERAL = st.sampled_from([Match.EXACT, Match.STARTS, Match.ENDS, Match.CONTAINS])


def found_one_by_one(one: Rule, text: str) -> bool:
    """What the module promises, said the slow way."""
    key = fold(re.sub(r"^[0-9]{1,3}\. (?=\S)", "", text))
    for phrase in map(fold, one.any_of):
        before = r"(?:^|(?<= ))" if not re.match("[続き読]", phrase) else ""
        after = r"(?:$|(?= ))" if not re.search("[続き読]$", phrase) else ""
        anchored = {
            Match.EXACT: f"^{re.escape(phrase)}$",
            Match.STARTS: f"^{re.escape(phrase)}{after}",
            Match.ENDS: f"{before}{re.escape(phrase)}$",
            Match.CONTAINS: f"{before}{re.escape(phrase)}{after}",
        }[one.match]
        if re.search(anchored, key):
            return True
    return False


@given(
    st.lists(st.builds(rule, LITERAL, PHRASES, PHRASES), max_size=5), st.lists(BLOCKS, max_size=6)
)
def test_all_rules_at_once_find_what_each_finds_alone(rules: list[Rule], texts: list[str]) -> None:
    hits = Lexicon(rules).match(texts)
    assert list(zip(hits.blocks, hits.rules, strict=True)) == [
        (block, number)
        for block, text in enumerate(texts)
        for number, one in enumerate(rules)
        if found_one_by_one(one, text)
    ]


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=6))
def test_any_texts_can_be_matched(texts: list[str]) -> None:
    hits = default_lexicon().match(texts)
    assert all(0 <= block < len(texts) for block in hits.blocks)
    assert sorted(hits.blocks) == hits.blocks


@pytest.mark.parametrize(
    "texts",
    [["a" * 100_000], [" " * 100_000], ["\n" * 100_000], ["0." * 50_000], ["«" * 100_000],
     ["read " * 20_000], ["a"] * 20_000, [""] * 20_000, ["広" * 100_000], ["\ud800" * 50_000]],
    ids=["letter", "spaces", "newlines", "digits", "symbols", "words", "blocks", "empty", "han",
         "surrogates"],
)  # fmt: skip
def test_hostile_texts_are_matched(texts: list[str]) -> None:
    assert len(default_lexicon().match(texts).blocks) < 10 * len(texts)


def test_blocks_that_hold_a_phrase_of_the_keep_list_are_named() -> None:
    prose = "The water rose. " * 50
    texts = ["Read also", "Dateline: the harbour", f"{prose} READ ALSO, {prose}", "bread also"]
    assert keep_hits(["Read also!", "nowhere"], texts) == [0, 2]
    assert keep_hits([], texts) == []
    assert keep_hits(["著作権"], ["本サイトの著作権は", "権"]) == [0]


def test_hits_among_some_blocks_are_those_of_their_texts_alone() -> None:
    texts = ["Read also:", "The minister resigned on Friday.", "Share", "Most read"]
    lexicon = default_lexicon()
    assert lexicon.match(texts).among([1, 2, 3]) == lexicon.match(texts[1:])
