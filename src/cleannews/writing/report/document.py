"""The one HTML file around whatever is shown: no script, no network, no style but its own."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from cleannews.article import Role
from cleannews.writing.report.elements import Html, join, tag

__all__ = ["document"]

_DOCTYPE: Final = Html("<!doctype html>\n")


def document(title: str, body: Html, kind: str) -> str:
    """Give a whole file. `kind` is the class of its body, by which the style sheet knows it.

    Its policy lets the browser load nothing, run nothing, send nothing, and take no style but the
    sheet in it: were there a hole in the escaping, nothing could come through.
    """
    sheet = _style_sheet()
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        # Before anything that it governs.
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", sheet),
    )
    return join(_DOCTYPE, tag("html", head, tag("body", body, class_=kind), lang="en"), "\n")


@cache
def _style_sheet() -> Html:
    """The style sheet, with a rule for each role that hides its blocks where its box is empty."""
    sheet = files("cleannews.writing.report").joinpath("report.css").read_text(encoding="utf-8")
    hiding = "".join(
        f".page:has(.f-{role}:not(:checked)) .r-{role}{{display:none}}\n" for role in Role
    )
    return Html(f"\n{sheet}{hiding}")
