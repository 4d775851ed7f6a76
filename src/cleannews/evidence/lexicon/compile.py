"""Write the compact file of the shipped rules: `python -m cleannews.evidence.lexicon.compile`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cleannews.errors import RuleFileError
from cleannews.evidence.lexicon.load import load_rules
from cleannews.evidence.lexicon.pack import COMPILED, encode_rules, shipped_files

if TYPE_CHECKING:
    from cleannews.evidence.lexicon.rule import Rule


def main() -> int:
    """Write the compact file; a rule file that is wrong is left out, named, and makes this 1."""
    rules: list[Rule] = []
    failed = 0
    for path, prefix in shipped_files():
        try:
            rules += load_rules(path, prefix)
        except RuleFileError as error:
            failed = 1
            sys.stderr.write(f"{error}\n")
    COMPILED.write_text(encode_rules(rules), encoding="utf-8")
    sys.stderr.write(f"{len(rules)} rules in {COMPILED}\n")
    return failed


if __name__ == "__main__":
    sys.exit(main())
