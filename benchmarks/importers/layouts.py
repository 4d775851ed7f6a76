"""The layouts of public data sets, as their documentation describes them.

Each importer takes the folder that was downloaded and gives its labelled pages one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks.importers.rows import Labelled, LayoutError, page_file, read_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["IMPORTERS"]


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LayoutError(f"{where} is not an object")
    return value


def _text(row: dict[str, Any], key: str, where: str) -> str:
    """A body, from a string or from a list of paragraphs."""
    value = row.get(key)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "\n".join(value)
    if not isinstance(value, str) or not value.strip():
        raise LayoutError(f"{where} has no text in {key!r}")
    return value


def _strings(value: Any) -> list[str]:
    """A list of strings from one, from a list of them, or from nothing."""
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one]


def _article_extraction_benchmark(folder: Path) -> Iterator[Labelled]:
    """`ground-truth.json` is {ID: {articleBody, url}}; pages are `html/ID.html.gz`."""
    file = folder / "ground-truth.json"
    for name, value in _mapping(read_json(file), str(file)).items():
        where = f"{file}: {name}"
        row = _mapping(value, where)
        yield Labelled(
            page_file(folder / "html", name),
            {
                "id": name,
                "url": row.get("url"),
                "kind": "article",
                "text": _text(row, "articleBody", where),
            },
        )


def _fundus_evaluation(folder: Path) -> Iterator[Labelled]:
    """`dataset/ground_truth.json` is {ID: {body, url, publisher}}; pages are `dataset/html/`.

    The body is a string or a list of paragraphs. FOLDER may be the repository or its `dataset`.
    """
    inner = folder / "dataset" if (folder / "dataset").is_dir() else folder
    names = ("ground_truth.json", "ground-truth.json")
    file = next((inner / name for name in names if (inner / name).exists()), inner / names[0])
    for name, value in _mapping(read_json(file), str(file)).items():
        where = f"{file}: {name}"
        row = _mapping(value, where)
        yield Labelled(
            page_file(inner / "html", name.removesuffix(".html.gz").removesuffix(".html")),
            {
                "id": name.removesuffix(".html.gz").removesuffix(".html"),
                "url": row.get("url"),
                "publisher": row.get("publisher"),
                "kind": "article",
                "text": _text(row, "body", where),
            },
        )


def _wcxb(folder: Path) -> Iterator[Labelled]:
    """`ground-truth/ID.json` has the labels, `html/ID.html.gz` the page; FOLDER is one split.

    The labels stand under `ground_truth`: main_content, title, author, publish_date, and the
    snippets with and without. The kind of page is `page_type`, beside it or in `_internal`, as a
    string or as the `primary` of an object.
    """
    labels = folder / "ground-truth"
    if not labels.is_dir():
        raise LayoutError(f"no folder ground-truth in {folder}: name one split, as dev or test")
    for file in sorted(labels.glob("*.json")):
        row = _mapping(read_json(file), str(file))
        known = _mapping(row.get("ground_truth"), f"{file}: ground_truth")
        where = f"{file}: ground_truth"
        yield Labelled(
            page_file(folder / "html", file.stem),
            {
                "id": file.stem,
                "url": row.get("url"),
                "kind": _kind(row),
                "text": _text(known, "main_content", where),
                "title": known.get("title"),
                "authors": _strings(known.get("author")),
                "published": known.get("publish_date"),
                "with": _strings(known.get("with")),
                "without": _strings(known.get("without")),
            },
        )


def _kind(row: dict[str, Any]) -> str:
    inner = row.get("_internal")
    kind = row.get("page_type") or (inner.get("page_type") if isinstance(inner, dict) else None)
    if isinstance(kind, dict):
        kind = kind.get("primary")
    # Benchmarks here are about articles: what says nothing else is one.
    return kind if isinstance(kind, str) and kind else "article"


IMPORTERS: dict[str, Callable[[Path], Iterator[Labelled]]] = {
    "aeb": _article_extraction_benchmark,
    "fundus-evaluation": _fundus_evaluation,
    "wcxb": _wcxb,
}
