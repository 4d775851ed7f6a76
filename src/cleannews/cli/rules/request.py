"""What a command line of `cleannews-rules` asks for, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleannews.article import Role

__all__ = ["Choice", "Name", "Request"]


class Name(StrEnum):
    """The commands of the command."""

    LIST = "list"
    SHOW = "show"
    CHECK = "check"
    TEST = "test"
    FROM_PROFILE = "from-profile"
    PROPOSE = "propose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which rules are meant: those of `files`, the shipped ones where there are none.

    Of them those of one language, topic and role, and those that hit a text.
    """

    files: tuple[str, ...] = ()
    language: str | None = None
    topic: str | None = None
    role: Role | None = None
    hits: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a command line asks for.

    `ids` are the rules to show, `pages` files and folders, `wanted` the bodies that the pages
    should have, `profile` that of a site; `least_pages` is on how many pages a line has to stand.
    """

    name: Name
    choice: Choice = Choice()
    ids: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    wanted: str | None = None
    profile: str | None = None
    output: str | None = None
    least_pages: int = 0
