"""What fuzzing found once stays mended: see `fuzz/`."""

from __future__ import annotations

from pathlib import Path

import pytest

from fuzz.targets import TARGETS

FOUND = Path(__file__).parents[2] / "fuzz" / "found"


@pytest.mark.parametrize(
    "file", sorted(FOUND.glob("*/*")), ids=lambda file: f"{file.parent.name}-{file.name}"
)
def test_no_input_that_fuzzing_found_breaks_a_promise(file: Path) -> None:
    TARGETS[file.parent.name](file.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_the_targets_hold_on_what_is_nearly_nothing(target: str) -> None:
    for data in (b"", b"h", b"t\xff", b"h<p>", bytes(range(256))):
        TARGETS[target](data)
