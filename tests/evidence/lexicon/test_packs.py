"""Every example of every shipped rule is a test here; packs added to the folder are found."""

from __future__ import annotations

from functools import cache

import pytest

from cleannews.evidence.lexicon import Lexicon, Rule, default_lexicon
from cleannews.evidence.lexicon.lint import lint_rules
from cleannews.evidence.lexicon.load import load_rules
from cleannews.evidence.lexicon.pack import COMPILED, encode_rules, shipped_files

FILES = {prefix: path for path, prefix in shipped_files()}
LANGUAGES = {"de", "en", "fr", "es", "it", "pt", "ru", "uk", "pl", "nl", "tr", "ar", "zh", "ja"}


@cache
def rules_of(prefix: str) -> tuple[Rule, ...]:
    return load_rules(FILES[prefix], prefix)


def every_rule() -> tuple[Rule, ...]:
    return tuple(rule for prefix in FILES for rule in rules_of(prefix))


RULES = {rule.id: rule for rule in every_rule()}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_hits_what_it_drops_and_nothing_it_keeps(name: str) -> None:
    rule = RULES[name]
    lexicon = Lexicon([rule])
    assert [text for text in rule.drops if not lexicon.match([text]).blocks] == []
    assert [text for text in rule.keeps if lexicon.match([text]).blocks] == []


def test_the_linter_finds_nothing_in_the_shipped_packs() -> None:
    assert lint_rules(every_rule()) == []


def test_the_compact_file_is_what_the_rule_files_say() -> None:
    """`python -m cleannews.evidence.lexicon.compile` writes it anew."""
    assert COMPILED.read_text(encoding="utf-8") == encode_rules(every_rule())


def test_the_shipped_lexicon_hits_as_the_rule_files_do() -> None:
    texts = [text for rule in RULES.values() for text in rule.drops + rule.keeps]
    assert default_lexicon().match(texts) == Lexicon(every_rule()).match(texts)


def test_every_language_has_rules_for_every_kind_of_chrome() -> None:
    kinds = {
        language: {rule.role.value for rule in RULES.values() if rule.language == language}
        for language in sorted(LANGUAGES)
    }
    wanted = {"navigation", "sharing", "related", "signup", "consent", "legal", "advert",
              "comment", "paywall", "bio", "widget", "credit", "caption"}  # fmt: skip
    assert {language: wanted - found for language, found in kinds.items() if wanted - found} == {}
