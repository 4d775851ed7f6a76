"""One run of `cleannews-rules`: each command is done by a module of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleannews.cli.rules.checking import check
from cleannews.cli.rules.from_profile import write_from_profile
from cleannews.cli.rules.listing import list_rules, show_rules
from cleannews.cli.rules.proposing import propose
from cleannews.cli.rules.request import Name
from cleannews.cli.rules.trial import test_rules

if TYPE_CHECKING:
    from cleannews.cli.rules.request import Request

__all__ = ["run"]


def run(request: Request) -> bool:
    """Do what is asked for; give whether all went well. Raises `UsageError` and `OSError`."""
    match request.name:
        case Name.LIST:
            list_rules(request.choice)
            return True
        case Name.SHOW:
            show_rules(request.choice, request.ids)
            return True
        case Name.CHECK:
            return check(request.choice.files)
        case Name.TEST:
            return test_rules(request.choice, request.pages, request.wanted)
        case Name.FROM_PROFILE:
            return write_from_profile(request)
        case Name.PROPOSE:
            return propose(request)
