"""What all tests share: how many examples Hypothesis draws, and where labelled pages lie.

`HYPOTHESIS_PROFILE` is `dev` (the default), `ci` (the default where `CI` is set) or `nightly`. A
test with a size of its own scales it by the profile: under `ci`
`@settings(max_examples=50 * settings().max_examples)` draws 5,000.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Nightly is twenty times `ci`. No deadline, because shared machines stall. `dev` and `ci` draw the
# same examples every time, so that a change is judged by what it changed; `nightly` draws new ones.
settings.register_profile("dev", max_examples=20, deadline=None, derandomize=True)
settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev")
settings.load_profile(PROFILE)

DATA_VARIABLE = "CLEANNEWS_DATA"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this run has no data or no time for, and say so."""
    no_data = pytest.mark.skip(reason=f"{DATA_VARIABLE} names no folder of labelled pages")
    no_time = pytest.mark.skip(reason="runs under HYPOTHESIS_PROFILE=nightly")
    for item in items:
        if item.get_closest_marker("data") and not os.environ.get(DATA_VARIABLE):
            item.add_marker(no_data)
        if item.get_closest_marker("nightly") and PROFILE != "nightly":
            item.add_marker(no_time)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of labelled pages; only for tests marked `data`."""
    return Path(os.environ[DATA_VARIABLE])
