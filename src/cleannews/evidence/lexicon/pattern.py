"""Whether a rule's regular expression is safe to run on any text."""

from __future__ import annotations

import re

# The parser of `re` itself: what it compiles is what is judged. Private, but unchanged since 3.11.
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["why_unsafe"]

_REPEATS: Final = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_REFUSED: Final = {
    op.GROUPREF: "refers back to a group",
    op.GROUPREF_EXISTS: "refers back to a group",
    op.ASSERT: "looks ahead or behind",
    op.ASSERT_NOT: "looks ahead or behind",
}
_STARTS: Final = (op.AT_BEGINNING, op.AT_BEGINNING_STRING)


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
