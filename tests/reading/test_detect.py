from __future__ import annotations

import pytest

from cleannews.reading import Door, read

PROSE = "The ferry is back in service after eleven weeks in dry dock. " * 4


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(f"{PROSE}\nWrite <b>ferry</b> in bold.", id="a tag once"),
        pytest.param(f"{PROSE}\n\n# Ferries\n# Tides\n# Harbour\n", id="topics after a hash"),
        pytest.param(f"# Ferry is back\n{PROSE}", id="one heading"),
        pytest.param(f"{PROSE}\n- boots\n- a torch\n- biscuits\n", id="a list of dashes"),
        pytest.param(f"{PROSE}\n  * boots\n  * a torch\n", id="a list of stars"),
        pytest.param(f"{PROSE}\nRated 5* and 4** by the guide.", id="stars"),
        pytest.param(f"{PROSE}\n[1] See the log (page 3).", id="a note"),
        pytest.param(f"{PROSE}\nif a < b and c > d", id="less and greater"),
        pytest.param(f"{PROSE * 9}\nClose <p> with </p> and <div> with </div>.", id="about HTML"),
    ],
)
def test_text_stays_text(source: str) -> None:
    assert read(source).door is Door.TEXT


@pytest.mark.parametrize(
    "source",
    [
        f"{PROSE}\n\n[More](https://example.org/more)",
        f"{PROSE}\n\n![](/picture.jpg)\n",
        f"# Ferry is back\n\n{PROSE}\n",
        f"# Ferry is back\n\n{PROSE}\n\n## What next\n",
        f"# Ferry is back\n\n**By the desk**\n\n{PROSE}",
        f"Ferry is back\n===\n\n**Tuesday** and **Friday**\n\n{PROSE}",
    ],
)
def test_markdown_is_seen(source: str) -> None:
    assert read(source).door is Door.MARKDOWN


@pytest.mark.parametrize(
    "source",
    [
        f"<!DOCTYPE html><title>x</title>{PROSE}",
        f"\ufeff\n<?xml version='1.0'?><!-- x --><HTML><body>{PROSE}",
        f"<p>{PROSE}</p>",
        f"{PROSE}<br>{PROSE}<br>{PROSE}<br><br><br><br><br><br>",
    ],
)
def test_html_is_seen(source: str) -> None:
    assert read(source).door is Door.HTML
