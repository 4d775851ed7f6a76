"""What the documents say is so."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from cleannews import Article, Options, Role, __version__, clean
from cleannews.evidence.lexicon.lint import lint_rules
from cleannews.limits import all_limits
from tests import refresh_fixtures
from tests.test_fixtures import KNOWN_FAILURES

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", read("README.md"), re.MULTILINE | re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    for target, anchor in LINK.findall(document.read_text(encoding="utf-8")):
        page = document.parent / target if target else document
        assert page.exists(), target
        assert not anchor or anchor in anchors(page), anchor


def anchors(page: Path) -> set[str]:
    """The anchors of a document's headings, as forges make them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_drawing_of_the_house_is_true() -> None:
    drawing = re.search(
        r"^src/cleannews/\n.*?(?=^```)", read("ARCHITECTURE.md"), re.MULTILINE | re.DOTALL
    )
    assert drawing
    drawn = drawn_paths(drawing[0])
    assert [path for path in drawn if not (ROOT / path).exists()] == []
    package = ROOT / "src" / "cleannews"
    rooms = {path.parent for path in package.rglob("*.py")} - {package}
    loose = set(package.glob("*.py"))
    assert {str(path.relative_to(ROOT)) for path in rooms | loose} <= set(drawn)


def drawn_paths(drawing: str) -> list[str]:
    """The paths of a tree in which two spaces are one step down."""
    paths: list[str] = []
    above: list[str] = []
    for line in drawing.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        above[depth:] = [line.split()[0].rstrip("/")]
        paths.append("/".join(above))
    return paths


def test_the_limits_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| (\w+) \| ([\d,]+) \| (.*) \|$", read("SECURITY.md"), re.MULTILINE)
    assert rows == [(name, f"{limit.value:,}", limit.unit) for name, limit in all_limits()]


def test_the_example_rules_and_phrases_are_good_ones() -> None:
    options = Options.from_files(
        rules=[ROOT / "examples" / "courier-rules.toml"], keep=[ROOT / "examples" / "keep.list"]
    )
    assert lint_rules(options.rules) == []
    assert options.keep == ("How to help", "Correction:")


def test_the_rule_that_contributing_shows_is_a_good_one(tmp_path: Path) -> None:
    shown = re.search(r"^```toml\n(.*?)^```$", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    assert shown
    (tmp_path / "shown.toml").write_text(shown[1])
    assert lint_rules(Options.from_files(rules=[tmp_path / "shown.toml"]).rules) == []


def test_the_roles_are_those_of_the_example_page() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| .+ \| (.+) \|$", read("docs/reference/roles.md"), re.MULTILINE
    )
    assert [role for role, _ in rows] == list(Role)
    page = (ROOT / "examples" / "lanterns.html").read_bytes()
    blocks = {(str(block.role), block.text) for block in clean(page).blocks}
    assert [row for row in rows if row not in blocks] == []


def test_the_fields_and_codes_are_those_of_an_article() -> None:
    page = read("docs/reference/fields.md")
    named = set(re.findall(r"`([a-z_]+)`", page.split("## Kinds", maxsplit=1)[0]))
    assert {field.name for field in fields(Article)} | {"removed"} <= named
    codes = re.findall(r"`([a-z]+-[a-z-]+)`", page.split("## Warnings")[1])
    package = ROOT / "src" / "cleannews"
    written = "".join(file.read_text(encoding="utf-8") for file in package.rglob("*.py"))
    assert [code for code in codes if f'"{code}"' not in written] == []


def test_the_citation_names_this_version() -> None:
    assert f"\nversion: {__version__}\n" in read("CITATION.cff")


def test_of_each_kind_of_news_text_a_page_comes_out_as_wanted_or_the_table_says_not_yet() -> None:
    table = read("docs/kinds-of-news.md").partition("\n## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| ")][1:]
    assert len(rows) == 22
    folders = {folder.name for folder in refresh_fixtures.folders()}
    for row in rows:
        names = set(re.findall(r"[a-z]{2}(?:-\w+)+", row.split("|")[-2]))
        assert names
        assert names <= folders
        assert names - set(KNOWN_FAILURES) or "not yet" in row


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
