from __future__ import annotations

from cleannews.limits import all_limits


def test_every_limit_says_what_it_counts_and_why() -> None:
    for name, limit in all_limits():
        assert limit.value > 0, name
        assert limit.unit, name
        assert limit.reason.endswith("."), name
