"""What the documents say is so."""

from __future__ import annotations

import doctest
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cleannews import Options
from cleannews.evidence.lexicon.lint import lint_rules
from cleannews.limits import all_limits

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(ROOT.glob("*.md"))
LINK = re.compile(r"\[[^\]]*\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)")


def test_the_readme_has_exactly_two_set_up_commands() -> None:
    blocks = re.findall(r"^```sh\n(.*?)^```$", read("README.md"), re.MULTILINE | re.DOTALL)
    assert [block.count("\n") for block in blocks] == [1, 1]


def test_the_examples_of_the_readme_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failures, tries = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tries > 0
    assert failures == 0


def test_the_commands_of_the_readme_work(tmp_path: Path) -> None:
    commands = re.findall(r"^\$ (cleannews .*)$", read("README.md"), re.MULTILINE)
    assert len(commands) >= 5
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    done = run_commands(commands, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "clean").iterdir()} == {"ferry.txt", "orchard.txt"}
    assert (tmp_path / "all.jsonl").read_text().count("\n") == len(["ferry", "orchard"])


def run_commands(commands: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Type commands of a document into a shell that knows `cleannews`, up to the first failure."""
    start = "import sys; from cleannews.cli import main; sys.exit(main())"
    script = f"cleannews() {{ '{sys.executable}' -c '{start}' \"$@\"; }}\nset -e\n"
    return subprocess.run(
        ["bash", "-c", script + "\n".join(commands)],  # noqa: S607  # any bash will do
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_examples_of_the_page_on_crawls_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    page = read("docs/corpora.md")
    make, clean = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    commands = re.findall(r"^\$ (.*?)(?: +#.*)?$", page, re.MULTILINE)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(make, {})  # noqa: S102 - the page is ours
    done = run_commands(commands, tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == 7
    outputs = {path.name: len(path.read_bytes().splitlines()) for path in tmp_path.glob("*.jsonl")}
    assert outputs == dict.fromkeys(["crawl.jsonl", "clean.jsonl", "again.jsonl", "twice.jsonl"], 2)
    exec(clean, {})  # noqa: S102 - the page is ours
    assert capsys.readouterr().out == "Island ferry sails again after two winters in dock\n"


def test_the_example_of_the_report_writes_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (example,) = re.findall(
        r"^```python\n(.*?)^```$", read("docs/report.md"), re.MULTILINE | re.DOTALL
    )
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    exec(example, {})  # noqa: S102 - the page is ours
    assert (tmp_path / "why.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_the_tests_of_the_testing_guide_pass() -> None:
    blocks = re.findall(
        r"^```python\n(.*?)^```$", read("docs/testing.md"), re.MULTILINE | re.DOTALL
    )
    names: dict[str, object] = {}
    exec("\n".join(blocks), names)  # noqa: S102 - the guide is ours
    tests = [value for name, value in names.items() if name.startswith("test_")]
    assert len(tests) >= len(blocks)
    for test in tests:
        assert callable(test)
        test()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    for target, anchor in LINK.findall(read(document.name)):
        page = ROOT / target if target else document
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


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")
