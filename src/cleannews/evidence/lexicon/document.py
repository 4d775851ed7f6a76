"""Write the pages about the shipped rules: `python -m cleannews.evidence.lexicon.document`.

`docs/rules.md` says what topics there are, `docs/rules/<topic>.md` which rules, language by
language. All of it comes from the rule files, and runs in a clone of the repository only.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel import Locale

from cleannews.evidence.lexicon.load import load_rules
from cleannews.evidence.lexicon.pack import RULES, shipped_files
from cleannews.evidence.lexicon.rule import Match, Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["DOCS", "main", "rule_pages"]

DOCS: Final = Path(__file__).parents[4] / "docs"
_WIDTH: Final = 60  # characters of an example, which a table can show
_SHARED: Final = "any"
_EVERY: Final = "All languages"
_SAMPLE: Final = "en"  # the language of these pages, so of their first example
_WHERE: Final = {
    Match.EXACT: "is",
    Match.STARTS: "begins with",
    Match.ENDS: "ends with",
    Match.CONTAINS: "has",
    Match.REGEX: "matches",
}

_INTRODUCTION: Final = """\
# Rules

<!-- Written by `python -m cleannews.evidence.lexicon.document`. -->

A rule says what a phrase shows about the line it is in: "Read also", for example, introduces links
to other stories. cleannews comes with {rules:,} rules and {phrases:,} phrases in {languages}
languages; these pages list all of them. A hit is one piece of evidence among many, unless the rule
is **certain**: then it decides alone. You can [add rules of your own](howto/rules.md), or
[have some proposed](sites.md#rules-for-a-site).

| topic | what it is about | rules | phrases | languages |
|---|---|--:|--:|--:|
{topics}

The command `cleannews-rules` shows rules, and tries them on pages:

```console
$ cleannews-rules list --language de --topic related    # which there are, one a line
$ cleannews-rules list --hits "Read also:"              # which ones hit this line
$ cleannews-rules show en/related/read-also             # one, with all its phrases
$ cleannews-rules test --on pages/                      # what each one hits there
```

```{{toctree}}
:hidden:
:glob:

rules/*
```
"""

_TOPIC: Final = """\
# Rules: {topic}

<!-- Written by `python -m cleannews.evidence.lexicon.document`. -->

{about} {rules:,} rules with {phrases:,} phrases, in {languages}; [all topics](../rules.md).

"+ below" means that a hit also counts for the short lines below. `cleannews-rules show {example}`
prints one of these rules with all its phrases and examples.

{contents}
"""

_TABLE: Final = """\
| rule | role | hits a line that | why | for example | but not |
|---|---|---|---|---|---|"""


def rule_pages() -> dict[str, str]:
    """Every page by its path below `docs`."""
    by_topic: dict[str, list[Rule]] = defaultdict(list)
    for path, prefix in shipped_files():
        by_topic[path.stem] += load_rules(path, prefix)
    pages = {f"rules/{topic}.md": _topic_page(topic, rules) for topic, rules in by_topic.items()}
    return {"rules.md": _overview(by_topic), **pages}


def _overview(by_topic: Mapping[str, Sequence[Rule]]) -> str:
    every = [rule for rules in by_topic.values() for rule in rules]
    rows = []
    for topic, rules in sorted(by_topic.items()):
        counts = f"{len(rules):,} | {_phrases(rules):,} | {_languages(rules) or 'any'}"
        rows.append(f"| [{topic}](rules/{topic}.md) | {_about(topic)} | {counts} |")
    return _INTRODUCTION.format(
        rules=len(every),
        phrases=_phrases(every),
        languages=_languages(every),
        topics="\n".join(rows),
    )


def _topic_page(topic: str, rules: Sequence[Rule]) -> str:
    by_language: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_language[rule.language].append(rule)
    order = sorted(by_language, key=lambda code: (code != _SHARED, _name(code)))
    head = _TOPIC.format(
        topic=topic,
        about=_about(topic),
        rules=len(rules),
        phrases=_phrases(rules),
        languages=f"{_languages(rules)} languages" if _languages(rules) else "any language",
        example=next((rule.id for rule in rules if rule.language == _SAMPLE), rules[0].id),
        contents=_contents(order),
    )
    sections = [
        "\n".join([f"\n## {_heading(code)}\n", _TABLE, *map(_row, by_language[code]), ""])
        for code in order
    ]
    return "".join([head, *sections])


def _contents(codes: Sequence[str]) -> str:
    links = []
    for code in codes:
        anchor = _heading(code).lower().replace(" ", "-").replace("(", "").replace(")", "")
        links.append(f"[{_name(code)}](#{anchor})")
    return textwrap.fill(" · ".join(links), 120, break_long_words=False, break_on_hyphens=False)


def _name(code: str) -> str:
    name: str = _EVERY if code == _SHARED else Locale(_SAMPLE).languages[code]
    return name


def _heading(code: str) -> str:
    return _name(code) if code == _SHARED else f"{_name(code)} ({code})"


def _row(rule: Rule) -> str:
    count = len(rule.any_of)
    what = "pattern" if rule.match is Match.REGEX else "phrase"
    hits = f"{_WHERE[rule.match]} {f'one of {count:,} {what}s' if count > 1 else f'a {what}'}"
    notes = [
        *([" + below"] if rule.scope is Scope.RUN else []),
        *([", **certain**"] if rule.certain else []),
    ]
    cells = [
        rule.id.rpartition("/")[2],
        rule.role.value,
        hits + "".join(notes),
        _escaped(rule.why),
        _example(rule.drops),
        _example(rule.keeps),
    ]
    return f"| {' | '.join(cells)} |"


def _example(texts: Sequence[str]) -> str:
    """The first that is short enough, as code: nothing in it is markup."""
    short = [text for text in texts if len(text) <= _WIDTH]
    text = " ".join((short or texts)[0].split())
    if len(text) > _WIDTH:
        text = f"{text[: _WIDTH - 1]}…"
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}".replace("|", r"\|")


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in "|<>*_`[]" else sign for sign in text)


def _about(topic: str) -> str:
    """What the first line of the English rules says, or of those of all languages."""
    files = (RULES / language / f"{topic}.toml" for language in (_SAMPLE, _SHARED))
    first = next(file for file in files if file.exists()).read_text("utf-8").splitlines()[0]
    return first.removeprefix("#").strip()


def _phrases(rules: Sequence[Rule]) -> int:
    return sum(len(rule.any_of) for rule in rules)


def _languages(rules: Sequence[Rule]) -> int:
    return len({rule.language for rule in rules} - {_SHARED})


def main() -> int:
    """Write the pages, and take away those of topics that are gone."""
    pages = rule_pages()
    for old in (DOCS / "rules").glob("*.md"):
        if f"rules/{old.name}" not in pages:
            old.unlink()
    for name, text in pages.items():
        path = DOCS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    sys.stderr.write(f"{len(pages)} pages in {DOCS}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
