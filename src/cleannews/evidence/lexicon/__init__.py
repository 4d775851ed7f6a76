"""Rules as data: phrases that show what a block is for, read from TOML and matched all at once."""

from __future__ import annotations

from functools import cache

from cleannews.evidence.lexicon.match import Hits, Lexicon, keep_hits
from cleannews.evidence.lexicon.pack import COMPILED, decode_rules
from cleannews.evidence.lexicon.rule import Match, Rule, Scope

__all__ = ["Hits", "Lexicon", "Match", "Rule", "Scope", "default_lexicon", "keep_hits"]


@cache
def default_lexicon() -> Lexicon:
    """The shipped rules of all languages, ready for matching; built once, some 50 ms."""
    return Lexicon(decode_rules(COMPILED.read_text(encoding="utf-8")), folded=True)
