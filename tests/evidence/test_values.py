"""What the room of evidence hands on is a value: nothing can be added, and nothing put in place."""

from __future__ import annotations

from tests.values import assert_values_stay

# What is filled step by step, and handed on as something else.
IN_THE_MAKING = frozenset(("Written",))


def test_values_cannot_be_changed() -> None:
    assert_values_stay("cleannews.evidence", IN_THE_MAKING)
