"""What all tests share: how many examples Hypothesis draws, where labelled pages lie, a browser.

`HYPOTHESIS_PROFILE` is `dev` (the default), `ci` (the default where `CI` is set) or `nightly`. A
test with a size of its own scales it by the profile: under `ci`
`@settings(max_examples=50 * settings().max_examples)` draws 5,000.
"""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Iterator

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
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
CHROMIUM = next(filter(None, map(shutil.which, CHROMIUMS)), None)
AXE = find_spec("axe_playwright_python")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what this run has no data or no time for, and say so."""
    no_data = pytest.mark.skip(reason=f"{DATA_VARIABLE} names no folder of labelled pages")
    no_time = pytest.mark.skip(reason="runs under HYPOTHESIS_PROFILE=nightly")
    no_browser = None
    if AXE is None:
        no_browser = pytest.mark.skip(reason="needs the packages of requirements-browser.txt")
    elif CHROMIUM is None:
        no_browser = pytest.mark.skip(reason="there is no Chromium")
    for item in items:
        if item.get_closest_marker("data") and not os.environ.get(DATA_VARIABLE):
            item.add_marker(no_data)
        if "browser" in getattr(item, "fixturenames", ()) and no_browser is not None:
            item.add_marker(no_browser)
        if item.get_closest_marker("nightly") and PROFILE != "nightly":
            item.add_marker(no_time)


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of labelled pages; only for tests marked `data`."""
    return Path(os.environ[DATA_VARIABLE])


# Of a module and no longer: while it is driven, no other test could run a loop of asyncio.
@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A Chromium that Playwright drives; tests that want it are skipped where either is missing."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        # Chromium's sandbox refuses to run as the superuser, whom containers know only.
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which finds what keeps people out of a page."""
    assert AXE is not None
    assert AXE.origin is not None
    return Path(AXE.origin).with_name("axe.min.js").read_text(encoding="utf-8")
