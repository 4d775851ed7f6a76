from __future__ import annotations

import importlib
import sys
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

# What documents can do to a worker; the page says which.
POISON = """
import os, time
from dataclasses import dataclass

@dataclass(frozen=True)
class Obey:
    log: str = ""

    def prepare(self):
        pass

    def __call__(self, item):
        if self.log:
            with open(self.log, "a") as log:
                log.write(item + "\\n")
        order = item.partition(" ")[0]
        if order == "exit":
            os._exit(3)
        elif order == "abort":
            os.abort()
        elif order == "hang":
            while True:
                time.sleep(1)
        elif order == "spin":
            while True:
                pass
        elif order == "eat":
            held = []
            while True:
                held.append(bytearray(4 * 1024 * 1024))
        elif order == "raise":
            raise ValueError(item)
        elif order == "slow":
            time.sleep(0.2)
        elif order == "unspeakable":
            return lambda: None
        return item.upper()

class Explosive(str):
    def __reduce__(self):
        return os._exit, (5,)

class Unready(Obey):
    def prepare(self):
        raise SystemExit(7)
"""


@pytest.fixture
def poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module with the work that obeys its documents, which workers can import as well."""
    (tmp_path / "poison.py").write_text(textwrap.dedent(POISON))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "poison", raising=False)
    return importlib.import_module("poison")
