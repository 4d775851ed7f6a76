"""What fuzzing begins with: whole inputs, and the words that they are made of."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cleannews import learn

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["seeds_of", "words_of"]

_ROOT: Final = Path(__file__).parent.parent
_PAGES: Final = sorted((_ROOT / "tests" / "fixtures").glob("*/source.*"))

# "␣" is a space within a word.
_HTML: Final = (
    "<p> </p> <div> </div> <br> <b> </i> <a␣href=/x> <li> <ul> <table> <tr> <td> <h1> </h1> "
    "<!-- --> <![CDATA[ ]]> <script> </script> <style> <svg> <template> <noscript> <title> <pre> "
    "<time "
    "<meta␣property=og:title␣content= <script␣type=application/ld+json> hidden "
    "style=display:none itemprop=author &amp; &nbsp; &#x202e; &#xd800; <!doctype␣html>"
)
_MARKDOWN: Final = "]( [ ![ ** __ ``` ~~~ ## > * 1. |---| \\. --- === </ <http"
_TEXT: Final = (
    "By␣Jane␣Doe 12.08.2020 10:15 Photo: (AFP) LONDON␣(Reuters)␣- Read␣also: Share "
    "\u200d \u202e \u0301 \u2028 \x85 \x00 \x1b[31m \ufeff \u0e01 \u4e2d"
)
_PAGE_WORDS: Final = f"{_HTML} {_MARKDOWN} {_TEXT}"
_RULE_WORDS: Final = (
    '[[rule]] [rule] id role match any_of scope why drops keeps needs certain max_words "block" '
    '"run" "exact" "starts" "ends" "contains" "regex" "signup" "body" = [ ] """ \'\'\' true 1 # '
    "(a+)+ (?:a|b)* \\\\w+ (?=x) ^ $ | {2,} \\\\b"
)
_CHARSETS: Final = (
    '<meta␣charset=" <?xml␣version="1.0"␣encoding=" utf-16 utf-7 koi8-r cp1251 gb18030 '
    "shift_jis iso2022_kr iso2022_jp hz big5hkscs euc_jp utf-32-be \x1b$B \x1b(B ~{ ~} \ufeff \x00"
)
_PROFILE_WORDS: Final = (
    '{ } [ ] : , "format" "cleannews␣site␣profile" "version" 1 "pages" "title" "blocks" '
    '"+␣a" "-␣a" null true 1e999 NaN \\ud800 \\u0000'
)
_WORDS: Final = {
    "clean": _PAGE_WORDS,
    "decode": _CHARSETS,
    "rules": _RULE_WORDS,
    "profile": _PROFILE_WORDS,
    "report": _PAGE_WORDS,
}


def words_of(target: str) -> list[str]:
    """What a mutation may put into an input of a target."""
    return [word.replace("␣", " ") for word in _WORDS[target].split(" ")] + ["\n\n", "\t"]


def seeds_of(target: str) -> Iterator[bytes]:
    """Whole inputs of a target, a few dozen."""
    pages = [path.read_bytes() for path in _PAGES]
    if target == "rules":
        yield (_ROOT / "examples" / "courier-rules.toml").read_bytes()
        for file in islice(sorted((_ROOT / "src/cleannews/evidence/rules/en").glob("*.toml")), 20):
            rule = file.read_bytes().partition(b"[[rule]]")[2].partition(b"[[rule]]")[0]
            yield b"[[rule]]" + rule
    elif target == "profile":
        yield learn([]).to_json().encode()
        yield learn(pages[:1]).to_json().encode()
        yield learn(page[:300] for page in pages[:3]).to_json().encode()
    elif target == "decode":
        for page in pages[:8]:
            for encoding in ("utf-8", "utf-16", "cp1252", "koi8-r", "gb18030", "iso2022_jp"):
                yield page.decode("utf-8", "replace")[:400].encode(encoding, "replace")
    else:
        for path, page in zip(_PAGES, pages, strict=True):
            yield (b"h" if path.suffix == ".html" else b"t") + page[:2000]
