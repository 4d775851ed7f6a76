"""What a rule's regular expression is like: whether it is safe, and how what it finds begins."""

from __future__ import annotations

import re

# The parser of `re` itself: what it compiles is what is judged. Private, but unchanged since 3.11.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["opening_signs", "why_unsafe"]

_REPEATS: Final = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_REFUSED: Final = {
    op.GROUPREF: "refers back to a group",
    op.GROUPREF_EXISTS: "refers back to a group",
    op.ASSERT: "looks ahead or behind",
    op.ASSERT_NOT: "looks ahead or behind",
}
_STARTS: Final = (op.AT_BEGINNING, op.AT_BEGINNING_STRING)

_ASCII: Final = frozenset(map(chr, range(128)))
_CATEGORIES: Final = {
    category: frozenset(filter(re.compile(pattern).match, _ASCII))
    for category, pattern in (
        (op.CATEGORY_DIGIT, r"\d"),
        (op.CATEGORY_NOT_DIGIT, r"\D"),
        (op.CATEGORY_SPACE, r"\s"),
        (op.CATEGORY_NOT_SPACE, r"\S"),
        (op.CATEGORY_WORD, r"\w"),
        (op.CATEGORY_NOT_WORD, r"\W"),
    )
}
# Case aside, `re` takes these for letters of ASCII.
_LIKE_ASCII: Final = {"\u0130": "iI", "\u0131": "iI", "\u017f": "sS", "\u212a": "kK"}


def why_unsafe(pattern: str) -> str | None:
    r"""Why `pattern` may not be a rule's, or None where it may.

    Refused are patterns that do not compile or match the empty string, repeats within repeats
    ("(a+)+" tries 2^n ways), back-references, look-arounds, and alternations of which one arm is
    anchored and another is not ("^a|b" anchors less than it looks).

    >>> why_unsafe(r"(?:a+)+$")
    'repeats a repeat'
    >>> why_unsafe(r"^https?://\S+$") is None
    True
    """
    try:
        tree = _parser.parse(pattern)
        empty = re.compile(pattern).search("") is not None
    except (re.error, RecursionError, OverflowError) as error:
        return f"does not compile: {error}"
    if empty:
        return "matches the empty string"
    return next(_dangers(tree, within_repeat=False), None)


def _dangers(tree: Any, *, within_repeat: bool) -> Iterator[str]:
    for kind, value in tree:
        if kind in _REFUSED:
            yield _REFUSED[kind]
        elif kind in _REPEATS:
            low, high, body = value
            if low != high and within_repeat:
                yield "repeats a repeat"
            yield from _dangers(body, within_repeat=within_repeat or high > 1)
        elif kind is op.BRANCH:
            arms = value[1]
            if len({_is_anchored(arm) for arm in arms}) > 1:
                yield "anchors one arm of an alternation and not another"
            for arm in arms:
                yield from _dangers(arm, within_repeat=within_repeat)
        elif kind is op.SUBPATTERN:
            yield from _dangers(value[-1], within_repeat=within_repeat)
        elif kind is op.ATOMIC_GROUP:
            yield from _dangers(value, within_repeat=within_repeat)


def _is_anchored(arm: Any) -> bool:
    return bool(len(arm)) and arm[0][0] is op.AT and arm[0][1] in _STARTS


def opening_signs(pattern: str) -> frozenset[str] | None:
    r"""The characters of ASCII that a text may begin with for `pattern` to be found at its start.

    None where the pattern is not bound to the start. Texts that begin with other characters than
    ASCII have to be tried. Only for patterns that compile.

    >>> sorted(opening_signs(r"^[\[(]?(?i:by|von) [A-Z]"))
    ['(', 'B', 'V', '[', 'b', 'v']
    >>> opening_signs(r"read more$") is None
    True
    """
    tree = _parser.parse(pattern)
    if not _is_anchored(tree) or tree.state.flags & re.MULTILINE:
        return None
    signs, empty = _openings(tree[1:], ignore_case=bool(tree.state.flags & re.IGNORECASE))
    return _ASCII if empty else signs


def _openings(tree: Any, *, ignore_case: bool) -> tuple[frozenset[str], bool]:
    """What the texts that `tree` matches may begin with, and whether it matches the empty one."""
    signs: frozenset[str] = frozenset()
    for kind, value in tree:
        found, empty = _ASCII, False
        if kind is op.LITERAL:
            found = _spellings(value, value, ignore_case=ignore_case)
        elif kind is op.IN:
            found = _members(value, ignore_case=ignore_case)
        elif kind in _REPEATS:
            found, empty = _openings(value[2], ignore_case=ignore_case)
            empty = empty or value[0] == 0
        elif kind is op.SUBPATTERN:
            _, added, removed, body = value
            ignoring = (ignore_case or added & re.IGNORECASE) and not removed & re.IGNORECASE
            found, empty = _openings(body, ignore_case=bool(ignoring))
        elif kind is op.BRANCH:
            arms = [_openings(arm, ignore_case=ignore_case) for arm in value[1]]
            found = frozenset().union(*[arm for arm, _ in arms])
            empty = any(nothing for _, nothing in arms)
        signs |= found
        if not empty:
            return signs, False
    return signs, True


def _members(members: Any, *, ignore_case: bool) -> frozenset[str]:
    r"""The characters of ASCII in a set such as "[^a-z\d]"."""
    signs: frozenset[str] = frozenset()
    for kind, value in members:
        if kind is op.LITERAL:
            signs |= _spellings(value, value, ignore_case=ignore_case)
        elif kind is op.RANGE:
            signs |= _spellings(*value, ignore_case=ignore_case)
        elif kind is op.CATEGORY:
            signs |= _CATEGORIES[value]
    return _ASCII - signs if members[0][0] is op.NEGATE else signs


def _spellings(low: int, high: int, *, ignore_case: bool) -> frozenset[str]:
    """The characters of ASCII that a range of code points stands for."""
    signs = {chr(code) for code in range(low, min(high, 127) + 1)}
    if ignore_case:
        signs |= {other for sign in signs for other in sign.lower() + sign.upper()}
        for sign, letters in _LIKE_ASCII.items():
            if low <= ord(sign) <= high:
                signs |= set(letters)
    return frozenset(signs)
