"""What the package brings along is pinned where it is built, and free to use."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
NAME = re.compile(r"[\w.-]+")
# Licences that ask for no more than to be named; MPL's reach ends at its own files.
FREE = re.compile(r"\b(?:Apache|BSD|0BSD|MIT|ISC|PSF|Python Software Foundation|CNRI|MPL)\b|\bMPL")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirement: str) -> str:
    found = NAME.match(requirement)
    assert found
    return plain(found[0])


def needed() -> list[str]:
    """The names of all packages that are installed with this one, by their normal form."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found: dict[str, None] = {}
    ahead = [named(requirement) for requirement in project["dependencies"]]
    while ahead:
        name = ahead.pop()
        if name in found:
            continue
        found[name] = None
        for requirement in distribution(name).requires or ():
            conditions = requirement.partition(";")[2]
            if not re.search(r"extra|win32|Windows|python_version ?<|emscripten", conditions):
                ahead.append(named(requirement))
    return sorted(found)


def licence(name: str) -> str:
    said = distribution(name).metadata
    classifiers = [line for line in said.get_all("Classifier") or () if "License" in line]
    return " ".join((said["License-Expression"] or "", *classifiers, (said["License"] or "")[:80]))


def test_every_package_that_comes_along_is_pinned() -> None:
    pins = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    pinned = {plain(name) for name in re.findall(r"^([\w.-]+)==", pins, re.MULTILINE)}
    assert [name for name in needed() if name not in pinned] == []


def test_every_package_that_comes_along_has_a_licence_that_only_asks_to_be_named() -> None:
    assert {name: licence(name) for name in needed() if not FREE.search(licence(name))} == {}
