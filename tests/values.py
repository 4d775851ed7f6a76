"""What holds of every dataclass of a package: it has slots, and is frozen unless it is a draft."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def _classes(package: str) -> Iterator[Any]:
    found = importlib.import_module(package)
    names = [each.name for each in pkgutil.walk_packages(found.__path__, f"{package}.")]
    for name in (package, *names):
        if not name.endswith("__main__"):
            for each in vars(importlib.import_module(name)).values():
                if inspect.isclass(each) and each.__module__ == name:
                    yield each


def assert_values_stay(package: str, in_the_making: Collection[str]) -> None:
    """Check every dataclass and enumeration of a package."""
    changing = set()
    for each in _classes(package):
        name: str = each.__name__
        if issubclass(each, Enum):
            assert len(each) == len(each.__members__), f"two members of {each} are one"
        elif dataclasses.is_dataclass(each):
            assert "__dict__" not in dir(each), f"{each} has no slots"
            if "__setattr__" not in vars(each):  # which is how a frozen one refuses
                changing.add(name)
    assert changing == set(in_the_making), sorted(changing)
