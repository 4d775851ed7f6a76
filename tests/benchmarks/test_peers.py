"""Peers run behind one interface, and whatever they do is an output."""

from __future__ import annotations

import time

import pytest

from benchmarks.peers import HTML_PEERS, TEXT_PEERS, PeerMissingError
from benchmarks.peers.peer import library
from benchmarks.peers.run import attempt
from benchmarks.scoring.outputs import Output

_PROSE = (
    "The council voted on Monday to close the old harbour bridge for good, and its members said"
    " that the town would not pay for another one before the end of the year."
)
_TEXT = f"Home\n\n{_PROSE}\nShare this story\n"


def test_a_missing_library_names_the_line_that_installs_it() -> None:
    with pytest.raises(PeerMissingError) as caught:
        library("no_such_library", "no-such-library")
    assert str(caught.value) == (
        "no-such-library is not there (No module named 'no_such_library'):"
        " python -m pip install -r requirements-peers.txt"
    )


def test_a_library_comes_with_its_version() -> None:
    module, version = library("pytest", "pytest")
    assert (module, version) == (pytest, pytest.__version__)


def test_a_crash_is_empty_text_and_its_reason() -> None:
    def crash(text: str) -> str:
        raise ValueError(f"no {text}")

    found = attempt(crash, "page")
    assert (found.text, found.failure) == ("", "ValueError: no page")


def test_a_page_that_takes_too_long_is_left() -> None:
    def slow(text: str) -> str:
        time.sleep(5)
        return text

    started = time.monotonic()
    found = attempt(slow, "page", timeout_s=0.05)
    assert found.text == ""
    assert "more than" in (found.failure or "")
    assert time.monotonic() - started < 2


def test_a_text_comes_with_the_time_it_took() -> None:
    found = attempt(str.upper, "page")
    assert found == Output("PAGE", found.seconds, None)
    assert found.seconds is not None


@pytest.mark.parametrize("takes", ["text", "html"])
def test_every_peer_runs_or_says_what_is_missing(takes: str) -> None:
    peers = TEXT_PEERS if takes == "text" else HTML_PEERS
    for name, settings in peers.items():
        for make in settings:
            try:
                peer = make()
            except PeerMissingError:
                continue
            # Outputs lie in folders by name: two systems of one name would write over each other.
            assert (peer.name, peer.takes) == (name, takes)


def test_lines_without_a_library_are_ready_to_run() -> None:
    cleaned = {name: TEXT_PEERS[name][0]().clean(_TEXT) for name in ("as it comes", "long lines")}
    assert cleaned["as it comes"] == _TEXT
    assert cleaned["long lines"] == _PROSE
