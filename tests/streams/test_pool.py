"""Workers: in order, lazily, and a document that harms its worker costs itself alone."""

from __future__ import annotations

import os
import time
from itertools import count, islice
from typing import TYPE_CHECKING, Any

import pytest

from cleannews.errors import WorkerError
from cleannews.streams.pool import AHEAD_ITEMS, Bounds, work_on
from cleannews.streams.record import LULL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

SHORT = Bounds(seconds=1.5, memory=64 * 1024**2)


def answers(
    items: Iterable[Any], work: Any, workers: int = 2, bounds: Bounds = SHORT
) -> Iterator[tuple[Any, str | None]]:
    """The value of each item, and the error's message."""
    for answer in work_on(items, work, workers=workers, size_of=len, bounds=bounds):
        yield answer.value, None if answer.error is None else str(answer.error)


def test_answers_come_in_the_order_of_the_items_however_long_each_takes(poison: Any) -> None:
    items = [f"slow {number}" if number % 40 == 0 else f"{number}" for number in range(200)]
    assert list(answers(items, poison.Obey())) == [(item.upper(), None) for item in items]


def test_without_workers_the_work_is_done_here(poison: Any) -> None:
    assert list(answers(["a", LULL, "raise b"], poison.Obey(), workers=0)) == [
        ("A", None),
        (None, "raise b"),
    ]


HARM = {
    "exit": "ended its worker (exit status 3)",
    "abort": "crashed its worker (SIGABRT)",
    "hang": "took more than 1.5 s",
    "spin": "took more than 1.5 s",
    "eat": "took more than 64 MiB of memory",
    "raise": "raise",
}


def test_a_document_that_harms_its_worker_costs_itself_alone(poison: Any) -> None:
    items = [f"page {number}" for number in range(60)]
    for place, order in enumerate(HARM):
        items[5 + 9 * place] = order
    expected = [(None, HARM[item]) if item in HARM else (item.upper(), None) for item in items]
    assert list(answers(items, poison.Obey())) == expected


def test_the_harm_is_told_to_programs_by_a_code(poison: Any) -> None:
    told = work_on(["exit", "hang", "eat"], poison.Obey(), workers=1, size_of=len, bounds=SHORT)
    codes = [answer.error.code for answer in told if isinstance(answer.error, WorkerError)]
    assert codes == ["worker-crashed", "timed-out", "out-of-memory"]


def test_a_document_is_harmful_only_once(poison: Any, tmp_path: Path) -> None:
    log = tmp_path / "log"
    items = [*(f"page {number}" for number in range(20)), "exit"]
    assert len(list(answers(items, poison.Obey(str(log)), workers=1))) == len(items)
    assert log.read_text().splitlines().count("exit") == 1


def test_a_document_that_harms_the_worker_that_is_handed_it_costs_itself_alone(poison: Any) -> None:
    items = ["a", poison.Explosive("b"), "c"]
    told = work_on(items, poison.Obey(), workers=1, size_of=lambda _: 1_000_000)
    assert [(one.item, one.value) for one in told] == [("a", "A"), ("b", None), ("c", "C")]


def test_a_value_that_cannot_travel_is_the_error_of_its_document(poison: Any) -> None:
    (first, told), second = answers(["unspeakable", "a"], poison.Obey(), workers=1)
    assert first is None
    assert told is not None
    assert "pickle" in told
    assert second == ("A", None)


def test_items_are_taken_as_they_are_needed(poison: Any) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for number in count():
            taken += 1
            yield str(number)

    running = answers(endless(), poison.Obey())
    assert list(islice(running, 5)) == [(str(number), None) for number in range(5)]
    assert taken <= 2 * AHEAD_ITEMS
    assert taken == taken_after_a_pause(lambda: taken)


def taken_after_a_pause(taken: Any) -> int:
    time.sleep(0.2)
    return int(taken())


def test_large_items_are_not_taken_ahead(poison: Any) -> None:
    taken = 0

    def large() -> Iterator[str]:
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield "x" * 20_000_000

    assert len(list(islice(answers(large(), poison.Obey(), workers=1), 1))) == 1
    assert taken <= 4


def test_in_a_lull_everything_is_answered_before_the_next_item_is_asked_for(poison: Any) -> None:
    told: list[str] = []

    def conversation() -> Iterator[Any]:
        for word in ("one", "two", "three"):
            yield word
            yield LULL
            assert told[-1:] == [word.upper()]

    for value, _ in answers(conversation(), poison.Obey()):
        told.append(value)
    assert told == ["ONE", "TWO", "THREE"]


def test_the_workers_end_with_the_iterator(poison: Any) -> None:
    running = answers(map(str, count()), poison.Obey())
    next(running)
    running.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_workers_that_cannot_start_are_an_error_not_a_hang(poison: Any) -> None:
    with pytest.raises(WorkerError, match=r"workers end as they start: .*exit status 7"):
        list(answers(["a"], poison.Unready()))


def test_an_iterator_that_raises_ends_the_answers_with_that(poison: Any) -> None:
    def broken() -> Iterator[str]:
        yield "a"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(answers(broken(), poison.Obey()))
