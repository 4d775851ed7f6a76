"""Where a report and its pictures come from: sign-offs and picture credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from cleannews.evidence.cues.agencies import agencies_of, agency, split_names
from cleannews.evidence.cues.cue import CreditCue
from cleannews.evidence.cues.names import is_name
from cleannews.evidence.cues.vocabulary import table, words_of
from cleannews.reading.scripts import INNER_SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleannews.evidence.cues.sheet import Sheet

__all__ = ["find_credits", "inline_credit"]

_REPORT_PHRASES: Final = words_of("report")
_PICTURE_PHRASES: Final = words_of("picture")
# The first word tells which lines are worth a closer look; "©" is none, and leaves an empty one.
_FIRST: Final = frozenset(
    phrase.partition(" ")[0] for phrase in (*_REPORT_PHRASES, *_PICTURE_PHRASES, "copyright", "")
)
_STOPS: Final = frozenset(".!?")
_TAIL: Final = 64  # characters that hold the agencies a paragraph ends with
_MAX_HOUSES: Final = 120
_REPORT: Final = re.compile(
    rf"[\W_]{{0,3}}(?P<phrase>{'|'.join(map(re.escape, _REPORT_PHRASES))})"
    r"(?:\(s\))?(?: ?[:：] ?| )(?P<rest>.+)",
    re.IGNORECASE,
)
_PICTURE: Final = re.compile(
    rf"[\W_]{{0,3}}(?:{'|'.join(map(re.escape, _PICTURE_PHRASES))})(?:s|\(s\))?"
    r"(?: ?[:：/|=＝] ?|(?: von| by| courtesy of| via| de| di| par| por)\b:? ?|(?=©))(?P<rest>.+)",
    re.IGNORECASE,
)
# Phrases of "with" and "source" say nothing unless all that follows are agencies.
_STRONG: Final = frozenset(
    phrase for phrase in _REPORT_PHRASES if "reporting" in phrase or "reports" in phrase
)
_NOTICE: Final = frozenset(words_of("notice"))
_PICTURE_HOUSES: Final = frozenset(table("agencies")["pictures"]["names"])
_MAX_CREDIT_WORDS: Final = 14
_ANY_WORD: Final = re.compile(rf"[\w{INNER_SIGNS}]+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_HOUSE_SPLIT: Final = re.compile(r" ?[/|,;·•] ?| via | für | for ")
_COPYRIGHT: Final = re.compile(r"[\W_]{0,3}(?:©|\(c\)|copyright:?)\s?(?P<rest>.+)", re.IGNORECASE)
_WIRES: Final = re.compile(r"[(\[](?P<wires>[^()\[\]]{2,60})[)\]]\.?")
_BRACKET_TAIL: Final = re.compile(r"[ .!?\"”“»][(\[](?P<wires>[^()\[\]]{2,60})[)\]]\.?$")
_WORDS_FOR_PICTURE: Final = "|".join(
    (
        "Fotos?|Photos?|Photograph|Image|Imagen|Bild|Bildrechte|Picture|Illustration|Credit",
        "Crédits?(?: photo)?|Фото|Fot|Fotoğraf|تصوير|صورة",
        *map(re.escape, words_of("credit")),
    )
)
# The credit that a caption ends with.
_INLINE: Final = re.compile(
    rf"(?:[(\[](?:AP )?(?:{_WORDS_FOR_PICTURE})(?!\w)[^()\[\]]{{0,80}}[)\]]"
    r"|(?:©|\(c\) )[^.!?]{2,80}"
    rf"|\b(?:{_WORDS_FOR_PICTURE})(?: ?[:：=]| by:?) ?[^.!?]{{2,80}}|\bFot\. [^.!?]{{2,80}}"
    # Upper case, or a caption that ends in "photo from the family's album" would lose its end.
    r"|(?<=[.!?”\"»] )(?-i:Photos?|PHOTOS?|Fotos?|FOTOS?) (?-i:[A-ZÀ-Þ])[^.!?]{2,60}"
    r"|[（(](?:写真|撮影|画像|摄影|攝影|图)[^（）()]{1,40}[）)]"
    r"|(?:[、，＝]|(?<=。))[^、，。＝]{2,12}(?:撮影|[摄攝](?: ?\d{2,4}年\d{1,2}月\d{1,2}日)?)"
    r"|(?<=[.!?”\"»] )[^.!?]{2,50}(?:/|\| ?| via )(?:AFP|AP|Getty|Reuters|dpa|EPA)[^.!?]{0,30}"
    r")\.?$",
    re.IGNORECASE,
)
_INLINE_TAIL: Final = 110


def find_credits(
    sheet: Sheet, firsts: Sequence[str], texts: Sequence[str]
) -> tuple[CreditCue, ...]:
    """Report the lines that say where the report or a picture comes from.

    `firsts` are the first words of the sheet's lines. Linear in the lines.
    """
    cues: dict[int, CreditCue] = {}
    marked = [block for block, first in zip(sheet.blocks, firsts, strict=True) if first in _FIRST]
    bracketed = (*sheet.blocks_with("("), *sheet.blocks_with("["))
    parted = (block for sign in ("/", "|", " via ") for block in sheet.blocks_with(sign))
    for read, blocks in (
        (_report, marked),
        (_picture, marked),
        (_wires, bracketed),
        (_houses, parted),
    ):
        for block in blocks:
            cue = None if block in cues else read(block, texts[block])
            if cue is not None:
                cues[block] = cue
    for block in [block for block, text in enumerate(texts) if ")" in text[-2:]]:
        text = texts[block]
        found = _BRACKET_TAIL.search(text, max(0, len(text) - _TAIL))
        wires = agencies_of(found["wires"]) if found else ()
        if wires and block not in cues:
            cues[block] = CreditCue(block, wires, picture=False, whole=False)
    return tuple(cues[block] for block in sorted(cues))


def _wires(block: int, text: str) -> CreditCue | None:
    """Read "(AFP, AP)"."""
    found = _WIRES.fullmatch(text) if text[:1] in ("(", "[") else None
    wires = agencies_of(found["wires"]) if found else ()
    return CreditCue(block, wires, picture=False, whole=True) if wires else None


def _houses(block: int, text: str) -> CreditCue | None:
    """Read "Jane Doe/AFP" and "AFP/dpa/lw"."""
    if len(text) > _MAX_HOUSES or text[-1:] in _STOPS:
        return None
    wires = agencies_of(text)
    if not wires and not _is_picture_credit(text):
        return None
    return CreditCue(block, wires, picture=not wires, whole=True)


def _report(block: int, text: str) -> CreditCue | None:
    found = _REPORT.match(text)
    if found is None:
        return None
    rest = found["rest"].rstrip(" .)")
    wires = agencies_of(rest)
    if found["phrase"].casefold() in _STRONG:
        names = split_names(rest)
        # Colleagues and papers go unnamed, but "CBS" is surely no person.
        letters = [name if name.isupper() and name.isalpha() else "" for name in names]
        known = [agency(name) or short for name, short in zip(names, letters, strict=True)]
        wires = tuple(dict.fromkeys(filter(None, known)))
        return CreditCue(block, wires, picture=False, whole=True)
    return CreditCue(block, wires, picture=False, whole=True) if wires else None


def _picture(block: int, text: str) -> CreditCue | None:
    found = _PICTURE.match(text) or _COPYRIGHT.match(text)
    if found is None:
        return None
    rest = found["rest"]
    words = rest.casefold().replace(".", " ").split()
    if len(words) > _MAX_CREDIT_WORDS or _NOTICE & set(words):
        return None
    wires = agencies_of(rest.strip("© ").partition(", dpa:")[0])
    if found.re is _COPYRIGHT and (_YEAR.match(rest) or wires):
        # "© 2024 The Daily Echo" is the site's notice, "© dpa" the report's source.
        return CreditCue(block, wires, picture=False, whole=True) if wires else None
    return CreditCue(block, (), picture=True, whole=True)


def _is_picture_credit(text: str) -> bool:
    parts = [part.strip(" .©()") for part in _HOUSE_SPLIT.split(text)]
    if len(parts) < 2:
        return False
    others = [part for part in parts if part.casefold() not in _PICTURE_HOUSES]
    unknown = [part for part in others if agency(part) is None]
    if len(others) == len(parts) == len(unknown):
        return False  # no house among them, as on most lines with a stroke
    return all(is_name(part) or len(part) < 4 for part in unknown)


def inline_credit(text: str) -> int | None:
    """Return where the picture credit starts that a caption ends with, `None` without one.

    >>> inline_credit("The bridge at dusk. © Jane Doe/AFP")
    20
    """
    base = max(0, len(text) - _INLINE_TAIL)
    found = _INLINE.search(text, base)
    if found is None or found.start() == 0:
        return None
    # "More news Contact © 2017 All rights reserved" is a menu on one line.
    words = set(_ANY_WORD.findall(found[0].casefold()))
    notice = _NOTICE & words or (_YEAR.search(found[0]) and not agencies_of(found[0]))
    return None if notice and found[0].startswith(("©", "(")) else found.start()
