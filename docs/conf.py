"""The documentation site: `sphinx-build -W docs docs/_build/html`.

Its pages are the Markdown files beside this one. Documents that belong to the repository as a whole
(`ROOT_PAGES`) are pages, too: what lies here under their name is a stub for readers on a forge.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import cleannews

if TYPE_CHECKING:
    from sphinx.application import Sphinx

DOCS = Path(__file__).parent
ROOT = DOCS.parent
ROOT_PAGES = {
    "architecture": "ARCHITECTURE.md",
    "changelog": "CHANGELOG.md",
    "contributing": "CONTRIBUTING.md",
    "readme": "README.md",
    "security": "SECURITY.md",
}
LINK = re.compile(r"(?<=\]\()(?!https?:|#)([^)#]+)")
# What the theme leaves out, and readers with a keyboard or a screen reader need.
AMENDS = {
    '<aside class="sidebar-drawer">': '<aside aria-label="Pages" class="sidebar-drawer">',
    '<aside class="toc-drawer">': '<aside aria-label="On this page" class="toc-drawer">',
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<div class="table-wrapper': '<div tabindex="0" class="table-wrapper',
    "<pre>": '<pre tabindex="0">',
    '<div id="search-results"></div>': '<h1>Search</h1><div id="search-results" ></div>',
}
INSIDE_A_FIGURE = re.compile(r"(?<=\d) (?=%[\s<,.;:)])|(?<=\d) (?=/ \d)|(?<=\d /) (?=\d)")
HELP = re.compile(r"^\$ (cleannews(?:-(\w+))?) --help\n(?=```)", re.MULTILINE)

project = "cleannews"
author = "The cleannews developers"
copyright = "The cleannews developers"  # noqa: A001  # Sphinx asks for this name
release = version = cleannews.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton"]
exclude_patterns = ["_build"]

myst_enable_extensions = ["attrs_inline", "colon_fence"]
myst_heading_anchors = 3

# Docstrings are Markdown as far as single backticks go.
default_role = "code"
# As written: a default that is a set would be printed in another order every time.
autodoc_preserve_defaults = True
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True
toc_object_entries = False

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = f"cleannews {release}"
html_show_sphinx = False
html_copy_source = False
html_static_path = ["_static"]
html_css_files = ["site.css"]


def show_root_page(app: Sphinx, name: str, source: list[str]) -> None:
    """Show the document of the repository in the place of its stub."""
    if name in ROOT_PAGES:
        file = ROOT / ROOT_PAGES[name]
        source[0] = file.read_text(encoding="utf-8")
        app.env.note_dependency(file)
        here = ROOT
    else:
        here = Path(app.env.doc2path(name)).parent
    page = Path(app.env.doc2path(name)).parent
    source[0] = LINK.sub(lambda link: _link(here / link[1], page), source[0])


def _link(target: Path, page: Path) -> str:
    """The link from `page`, a folder of documents, to a file of the repository."""
    target = Path(os.path.normpath(target))
    for name, file in ROOT_PAGES.items():
        if target == ROOT / file:
            target = DOCS / f"{name}.md"
    return os.path.relpath(target, page)


def show_help(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Print what a command says of itself below the line that asks for it, where nothing is."""
    source[0] = HELP.sub(lambda asked: asked[0] + _help(asked[2]), source[0])


def _help(part: str | None) -> str:
    """What `cleannews --help` prints, or `cleannews-<part> --help`."""
    module = f"cleannews.cli.{part}" if part else "cleannews.cli"
    run = [sys.executable, "-c", f"from {module} import main; main(['--help'])"]
    return subprocess.run(  # noqa: S603  # our own command
        run, check=False, capture_output=True, text=True, env={**os.environ, "COLUMNS": "80"}
    ).stdout


def name_defaults(*found: Any) -> tuple[str, str] | None:
    """Say what the default of `options` is: of a signature, its last two parts."""
    *_, signature, returned = found
    return signature and (signature.replace("= _DEFAULTS", "= Options()"), returned)


def amend(app: Sphinx, failure: Exception | None) -> None:
    """Make up in all pages for what the theme leaves out."""
    if failure is None and app.builder.format == "html":
        for page in Path(app.outdir).rglob("*.html"):
            html = page.read_text(encoding="utf-8")
            for theirs, ours in AMENDS.items():
                html = html.replace(theirs, ours)
            # "12 %" and "0.92 / 0.96" are hard to read on two lines.
            page.write_text(INSIDE_A_FIGURE.sub("&nbsp;", html), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Have all of it done whenever a page is read."""
    app.connect("source-read", show_root_page)
    app.connect("source-read", show_help)
    app.connect("build-finished", amend)
    app.connect("autodoc-process-signature", name_defaults)
