"""What newsrooms write in: which encodings, which letters and small words each language shows.

`plausibility` scores a decoding by what it would make the text: letters of one alphabet, in words,
with lower case after lower case. A wrong single-byte encoding fails that on almost any sentence,
and where two agree on every letter it does not matter which one is taken.
"""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["CANDIDATES", "WEB_NAMES", "Language", "plausibility"]


class Language(NamedTuple):
    """A language: its encodings, its letters beyond ASCII, and words of almost any text in it.

    The most frequent letters weigh 1, the rarest a tenth: a wrong table makes rare ones.
    """

    encodings: tuple[str, ...]
    letters: dict[str, float]
    words: frozenset[str]
    latin: bool


def _language(encodings: str, letters: str, words: str) -> Language:
    """Make a row of the table; `letters` come most frequent first."""
    weights = {char: 1 - 0.9 * rank / len(letters) for rank, char in enumerate(letters)}
    weights.update({char.upper(): weight for char, weight in weights.items()})
    latin = letters[0] < "\u0300"
    return Language(tuple(encodings.split()), weights, frozenset(words.split()), latin)


_WEST = "cp1252 iso8859-15 mac-roman cp850"
_EAST = "cp1250 iso8859-2"
_CYRILLIC = "cp1251 koi8-r koi8-u iso8859-5 cp866 mac-cyrillic"

_LANGUAGES = (
    _language(_WEST, "äüöß", "der die das und in den von zu mit ist im nicht für auf dem ein eine"),
    _language(_WEST, "éèàêçâîôûùœïëæ", "le la les de des du et un une en à est que pour dans a au"),
    _language(_WEST, "íóáéñúü", "el la los las de que y en un una por con del se para no es al"),
    _language(_WEST, "èàòùéì", "il la di che e un una per in del non con è i le della si da"),
    _language(_WEST, "ãáçéíóêúâõôà", "o a os as de que e do da em um uma para com não no na por"),
    _language(_WEST, "åäöøæéüà", "och att det i en på som är av för med til er og har ikke av"),
    _language(_WEST, "éëïèöüóá", "de het een en van in is dat op te met voor niet zijn"),
    _language("cp1252 iso8859-1", "áðíéóúþæöý", "og að í á er sem var til við um en"),
    _language("cp1252 iso8859-15", "äöåšž", "ja on ei että se oli hän mutta ovat myös"),
    _language(_EAST, "ęłóąśżćźń", "w i na z do się że nie to jest o po za od przez"),
    _language(_EAST, "áíéěřčšýžůúťňďó", "a v na se je že o s z do k i po pro za by"),
    _language(_EAST, "áéíčšýžúťľôďňóäĺŕ", "a v na sa je že o s z do k aj po pre za"),
    _language(_EAST, "áéőöóüíúű", "a az és hogy nem is egy van volt meg ez csak"),
    _language(_EAST, "čšćžđ", "i u je da se na za su od s iz će koji"),
    _language(f"{_EAST} iso8859-16", "ăîșțâşţ", "și în de a la cu pe din care nu este o un"),
    _language("cp1254 iso8859-9", "ışüğçöİâî", "ve bir bu da de için ile olarak olan çok daha"),
    _language("cp1257 iso8859-13", "ėšųžįčąūę", "ir kad su yra tai iš o į per ar nuo po bet"),
    _language("cp1257 iso8859-13", "āēīšūļķņžčģ", "un ir ar no par ka uz kas tas bet pie"),
    _language("cp1257 iso8859-15", "äõüöšž", "ja on ei et see ning oli kui ka"),
    _language(
        _CYRILLIC,
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфёъ",
        "и в не на с что о по из к от для за это как был его а",
    ),
    _language(
        "cp1251 koi8-u iso8859-5 mac-cyrillic",
        "оанитвреіслкудмпзяьбгчйхїжцюєшщфґ",
        "і в не на з що у до про та за від як для це його",
    ),
    _language("cp1251 iso8859-5", "аиоентрсвјудкмплзгбчшцћжњхљђфџѓќѕ", "и у је да се на за су од"),
    _language(
        "cp1251 iso8859-5", "аеоитнрсвлдпкмузгбъяцчйжщшхюфь", "и на да се в от за не с по е са"
    ),
    _language(
        "cp1253 iso8859-7",
        "αοιετσνηυρπκμλςωγδίόάέήθχύφβώξζψϊϋΐΰ",
        "και το η ο του της να με για που στην στο οι τα από",
    ),
    _language("cp1255 iso8859-8", "יוהלארתבשממנחקעדפכטזגסצםןךףץ", "של את על לא כי גם הוא זה עם"),
    _language(
        "cp1256 iso8859-6",
        "الينموةرتبعدسفهكقأحجشطصخإىذضثزئءغظؤآپگچژک",
        "في من على أن إلى عن التي الذي مع هذا و",
    ),
    _language("cp874", "านรอกเงมยลวดทสต่้ัีะิหปบแจคพไขชใโผณซธุูื์ถภศฟษญฐฎฏฉฬฮ็๊์ๆ", "ๆ"),
)
_KANA = frozenset(chr(code) for code in (*range(0x3041, 0x3097), *range(0x30A1, 0x30FD)))
# The most frequent characters of Chinese news, simplified and traditional, and of Japanese.
_HAN = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么心多天而能"
    "好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高"
    "意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东"
    "政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命"
    "這來國個說們為時會著過學對後麼還發當開見經頭動兩長樣現將與進實點種聲話兒問機給幾業間電門東聽氣關並軍產書場員"
    "報華馬議總統選舉記者表示中央政府社会経済東京日本新聞対応発表会見年月日人大国内外米軍地方第部長"
)
_MULTIBYTE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
# The lead bytes of the characters that each Chinese table puts first, being the common ones.
_COMMON_LEADS = {"gb18030": (0xB0, 0xD7), "big5hkscs": (0xA4, 0xC6)}

CANDIDATES: tuple[str, ...] = (
    *dict.fromkeys(name for language in _LANGUAGES for name in language.encodings),
    *_MULTIBYTE,
)
# Names that pages declare, and what they have to be read as: the WHATWG Encoding Standard's table,
# where it differs from what Python makes of the name.
WEB_NAMES = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-euc-jp": "euc_jp",
    "x-cp1251": "cp1251",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "utf8": "utf-8",
    # A declaration that could be read in ASCII was not written in UTF-16.
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "unicode": "utf-8",
}

_WORD = re.compile(r"[^\W\d_]+")
_ASCII_LETTER = re.compile(r"[a-zA-Z]")
_PLAIN_MARKS = frozenset(
    "–—“”„‘’‚«»‹›…•€£§°©®™№·¿¡\xa0\xad、。，：「」『』（）！？・〈〉《》；ー％"
)
_QUOTES_AND_DASHES = frozenset("–—“”„‘’‚«»‹›…€\xa0")


def plausibility(text: str, encoding: str) -> float:
    """Score what `encoding` made of a sample: about 1 for news, less than 0 for rubbish. Linear."""
    foreign = [char for char in text if char > "\x7f"]
    if not foreign:
        return 0.0
    if encoding in _MULTIBYTE:
        return _multibyte_score(foreign, encoding)
    words = _WORD.findall(text)
    lowered = {word.lower() for word in words}
    letters = [char for char in foreign if char.isalpha() or "\u0e30" <= char <= "\u0e4e"]
    best = -1.0
    for language in _LANGUAGES:
        if encoding not in language.encodings:
            continue
        weights = language.letters
        score = sum(weights.get(char, -1.0) for char in letters) / len(foreign)
        score += 0.4 * min(1.0, len(lowered & language.words) / max(1.0, 0.15 * len(lowered)))
        # The first encoding of a language is the one the web uses.
        score -= 0.03 * language.encodings.index(encoding)
        if not language.latin:
            score -= 1.5 * sum(map(_mixed, words)) / len(foreign)
            score -= 0.5 * (10 * len(letters) < sum(map(len, words)))
        best = max(best, score)
    return best - _oddness(foreign, words) / len(foreign)


def _oddness(foreign: list[str], words: list[str]) -> float:
    odd = 1.5 * sum(map(_odd_case, words))
    for char in foreign:
        if char in _PLAIN_MARKS:
            odd -= 0.5 if char in _QUOTES_AND_DASHES else 0.0
        elif not (char.isalpha() or "\u0e30" <= char <= "\u0e4e"):
            control_or_box = "\x80" <= char <= "\x9f" or "\u2500" <= char <= "\u259f"
            odd += 8.0 if control_or_box else 2.0
    return odd


def _mixed(word: str) -> bool:
    """Whether a word mixes ASCII letters with others; counts for scripts that are not Latin."""
    return not word.isascii() and _ASCII_LETTER.search(word) is not None


def _odd_case(word: str) -> bool:
    """Whether a word has capitals inside, as a wrong Cyrillic table makes them."""
    return not (word[1:].islower() or word.isupper() or word.lower() == word or len(word) == 1)


def _multibyte_score(foreign: list[str], encoding: str) -> float:
    total = len(foreign)
    marks = sum(char in _PLAIN_MARKS for char in foreign)
    han = [char for char in foreign if "\u4e00" <= char <= "\u9fff"]
    if encoding == "cp949":
        pairs = "".join(char for char in foreign if "가" <= char <= "힣").encode("cp949")
        # The 2,350 syllables of the old table; the 8,822 added to it hardly occur in any text.
        hangul = sum(
            lead >= 0xB0 and trail >= 0xA1
            for lead, trail in zip(pairs[::2], pairs[1::2], strict=True)
        )
        return (1.1 * (hangul + marks) + 0.2 * len(han)) / total - (total - hangul - marks) / total
    if encoding in _COMMON_LEADS:
        low, high = _COMMON_LEADS[encoding]
        leads = "".join(han).encode(encoding, "ignore")[::2]
        first = sum(low <= lead <= high for lead in leads)
        common = min(len(han), 4 * sum(char in _HAN for char in han))
        odd = total - marks - len(han)
        return (0.6 * first + 0.45 * common + marks - 2 * odd) / total
    kana = sum(char in _KANA for char in foreign)
    common = min(len(han), 4 * sum(char in _HAN for char in han))
    odd = total - marks - len(han) - kana
    return (1.1 * (kana + marks) + (0.9 if kana else 0.5) * len(han) - 2 * odd) / total + (
        0.05 * common / total
    )
