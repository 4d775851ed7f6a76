"""What is made when it is first asked for."""

from __future__ import annotations

import gc
import weakref

from cleannews import clean
from cleannews.writing.once import Once


class Page:
    """Something large."""


def test_it_is_made_once_and_lets_go_of_what_it_was_made_from() -> None:
    page, times = Page(), []
    held = weakref.ref(page)

    def make(page: Page = page) -> str:
        times.append(1)
        return type(page).__name__

    once = Once(make)
    del page, make
    assert times == []
    assert (once(), once(), len(times)) == ("Page", "Page", 1)
    gc.collect()
    assert held() is None


def test_fields_are_the_same_in_whatever_order_they_are_read() -> None:
    page = (
        f"Ferry sails again\nBy Jana Okonkwo\n12 June 2023\n{'The ferry sails. It did not. ' * 9}"
    )
    one, other = clean(page), clean(page)
    assert (one.title, one.authors, one.published) == (
        "Ferry sails again",
        ("Jana Okonkwo",),
        "2023-06-12",
    )
    assert (other.kind, other.published) == (one.kind, one.published)
    assert other == one
