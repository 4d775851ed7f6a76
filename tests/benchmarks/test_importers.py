"""Tiny invented folders in the public layouts become sets that the benchmarks read."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import assorting, roles
from benchmarks.importers.__main__ import main
from benchmarks.labelled.datasets import DataMissingError, data_hash, known_sets, load_set

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HTML = b"<p>The bridge is closed.</p>"


def put(file: Path, content: Any) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        file.write_text(json.dumps(content), encoding="utf-8")


def lay_out(folder: Path, layout: str) -> None:
    """One page in a public layout."""
    page = gzip.compress(HTML)
    url = "https://www.norvale.example/bridge"
    if layout == "aeb":
        put(folder / "ground-truth.json", {"a1": {"articleBody": "The bridge\nis closed.",
                                                  "url": url}})  # fmt: skip
        put(folder / "html/a1.html.gz", page)
    elif layout == "fundus-evaluation":
        put(folder / "dataset/ground_truth.json",
            {"a1": {"body": ["The bridge", "is closed."], "publisher": "Norvale Post",
                    "url": url}})  # fmt: skip
        put(folder / "dataset/html/a1.html.gz", page)
    else:
        put(folder / "html/a1.html", HTML)
        put(
            folder / "ground-truth/a1.json",
            {
                "url": url,
                "_internal": {"page_type": {"primary": "forum"}},
                "ground_truth": {
                    "main_content": "The bridge\nis closed.", "title": "Closed", "author": "Ida",
                    "publish_date": "2031-02-03", "with": ["bridge"], "without": ["cookies"],
                },
            },
        )  # fmt: skip


@pytest.mark.parametrize("layout", ["aeb", "fundus-evaluation", "wcxb"])
def test_a_public_layout_becomes_a_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, layout: str
) -> None:
    lay_out(tmp_path / "public", layout)
    assert main([layout, str(tmp_path / "public"), str(tmp_path / "sets/mine")]) == 0
    monkeypatch.setenv("CLEANNEWS_DATA", str(tmp_path / "sets"))
    assert known_sets() == ("mine",)
    (page,) = load_set("mine")
    assert (page.id, page.url, page.text, page.html()) == (
        "a1", "https://www.norvale.example/bridge", "The bridge\nis closed.", HTML,
    )  # fmt: skip


def test_wcxb_has_more_to_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(tmp_path / "public", "wcxb")
    main(["wcxb", str(tmp_path / "public"), str(tmp_path / "sets/mine")])
    monkeypatch.setenv("CLEANNEWS_DATA", str(tmp_path / "sets"))
    (page,) = load_set("mine")
    assert (page.kind, page.title, page.authors, page.published, page.wanted, page.unwanted) == (
        "forum", "Closed", ("Ida",), "2031-02-03", ("bridge",), ("cookies",),
    )  # fmt: skip


def test_the_same_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    lay_out(tmp_path / "public", "wcxb")
    for out in ("one", "two"):
        main(["wcxb", str(tmp_path / "public"), str(tmp_path / out)])
    for file in ("gold.jsonl", "pages/a1.html.gz"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    # The hour at which a file was packed is no part of it.
    assert (tmp_path / "one/pages/a1.html.gz").read_bytes()[4:8] == bytes(4)


@pytest.mark.parametrize(
    ("layout", "files", "said"),
    [
        ("aeb", {}, "no ground-truth.json"),
        ("aeb", {"ground-truth.json": b"{"}, "is no JSON"),
        ("aeb", {"ground-truth.json": []}, "is not an object"),
        ("aeb", {"ground-truth.json": {}}, "no pages there"),
        ("aeb", {"ground-truth.json": {"a1": {"articleBody": "x"}}}, "no a1.html.gz"),
        ("aeb", {"ground-truth.json": {"../a": {"articleBody": "x"}}}, "cannot be the name"),
        ("aeb", {"ground-truth.json": {"a1": {"body": "x"}}, "html/a1.html": HTML},
         "no text in 'articleBody'"),
        ("fundus-evaluation", {}, "no ground_truth.json"),
        ("wcxb", {}, "name one split"),
        ("wcxb", {"ground-truth/a1.json": {"url": "x"}}, "ground_truth is not an object"),
    ],
)  # fmt: skip
def test_another_layout_is_an_error_that_says_where(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    layout: str,
    files: dict[str, Any],
    said: str,
) -> None:
    for name, content in files.items():
        put(tmp_path / "public" / name, content)
    assert main([layout, str(tmp_path / "public"), str(tmp_path / "out")]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out/gold.jsonl").exists()


def test_a_set_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLEANNEWS_DATA", str(tmp_path))
    with pytest.raises(DataMissingError, match="no set 'mine'"):
        load_set("mine")
    with pytest.raises(DataMissingError, match="no set 'mine'"):
        data_hash(("mine",))


@pytest.mark.parametrize("measure", [roles.main, assorting.main])
def test_without_labelled_pages_a_measurement_says_what_to_set(
    measure: Callable[[list[str]], int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("CLEANNEWS_DATA", raising=False)
    assert measure([]) == 2
    assert capsys.readouterr().err.startswith("no labelled pages: set CLEANNEWS_DATA to a folder")
