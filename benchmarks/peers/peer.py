"""What a peer is, and what happens when its library is not there."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module, metadata
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Peer", "PeerMissingError", "library"]

_MEND = "python -m pip install -r requirements-peers.txt"


class PeerMissingError(Exception):
    """A peer's library is not installed; the message is the line that installs it."""


@dataclass(frozen=True, slots=True)
class Peer:
    """One system, ready to run: `clean` maps a page (text or HTML) to the text it would keep."""

    name: str
    version: str
    setting: str
    takes: Literal["text", "html"]
    clean: Callable[[str], str]


def library(module: str, package: str) -> tuple[Any, str]:
    """The module of a package and the package's version, imported now.

    Raises `PeerMissingError`, saying how to install it, where the package is not there.
    """
    try:
        return import_module(module), metadata.version(package)
    except ImportError as error:
        raise PeerMissingError(f"{package} is not there ({error}): {_MEND}") from error
