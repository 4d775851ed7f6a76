"""The names of meta tags and of microdata that declare a field, and which field that is."""

from __future__ import annotations

from typing import Final

from cleannews.reading.declared.claims import Origin

__all__ = ["ITEM_PROPERTIES", "META_NAMES", "SIGNING_LABELS", "UPDATE_WORDS", "meta_name"]

_OUT: Final = str.maketrans("", "", "-_:. ")

# Squeezed: "published-date", "published_date" and "publishedDate" are one. By origin and field.
_WORDS: Final = {
    (Origin.OPEN_GRAPH, "titles"): "ogtitle",
    (Origin.META, "titles"): (
        "title headline dctitle dctermstitle parselytitle sailthrutitle citationtitle "
        "mediatortitle cxenseparsetitle articletitle"
    ),
    (Origin.TWITTER, "titles"): "twittertitle",
    (Origin.OPEN_GRAPH, "authors"): "articleauthor ogarticleauthor ogauthor bookauthor",
    (Origin.META, "authors"): (
        "author authors authorname creator dccreator dctermscreator dccreatorname dcauthor byl "
        "byline parselyauthor sailthruauthor citationauthor articleauthorname mediatorauthor "
        "cxenseparseauthor shareaholicarticleauthorname vrauthor newsauthor"
    ),
    (Origin.OPEN_GRAPH, "published"): (
        "articlepublishedtime ogarticlepublishedtime ogpublishedtime articlepublished"
    ),
    (Origin.META, "published"): (
        "date datepublished publisheddate datetimepublished published publishedat publishedtime "
        "publisheddatetime publishdate publishtime publicationdate publicationtime pubdate "
        "firstpublished firstpublisheddate originalpublicationdate dcdate dctermsdate dcdateissued "
        "dcissued dctermsissued dccreated dctermscreated dcdatecreated dcdatepublished "
        "dctermsavailable datecreated created createddate creationdate parselypubdate "
        "sailthrudate citationpublicationdate citationdate citationonlinedate "
        "articledateoriginal articlepublishdate articlepostdate articledate "
        "cxenseparserecspublishtime cxenseparsepublishtime mediatorpublishedtime "
        "shareaholicarticlepublishedtime displaydate btpubdate vrpublishedtime "
        "rnewsdatepublished ptime pdate issuedate postdate"
    ),
    (Origin.OPEN_GRAPH, "modified"): (
        "articlemodifiedtime ogarticlemodifiedtime ogupdatedtime articleupdatedtime "
        "ogmodifiedtime articlemodified articleupdated"
    ),
    (Origin.META, "modified"): (
        "datemodified modifieddate modifiedtime modified dateupdated updateddate updated "
        "updatedtime revised lastmod lastmodified lastmodifieddate lastupdated lastupdate "
        "dctermsmodified dcmodified dcdatemodified moddate utime "
        "shareaholicarticlemodifiedtime"
    ),
    (Origin.OPEN_GRAPH, "sections"): "articlesection ogarticlesection ogsection",
    (Origin.META, "sections"): (
        "section parselysection category cxenseparsecategory newscategory articlecategory"
    ),
    (Origin.OPEN_GRAPH, "topics"): "articletag ogarticletag articletags",
    (Origin.META, "topics"): "newskeywords parselytags sailthrutags keywords",
    (Origin.OPEN_GRAPH, "sites"): "ogsitename",
    (Origin.META, "sites"): (
        "applicationname applemobilewebapptitle dcpublisher dctermspublisher publisher "
        "citationjournaltitle copyright"
    ),
    (Origin.TWITTER, "sites"): "twittersite twitterappnameiphone twitterappnamegoogleplay",
    (Origin.OPEN_GRAPH, "urls"): "ogurl",
    (Origin.META, "urls"): "parselylink sailthruurl",
    (Origin.TWITTER, "urls"): "twitterurl",
    (Origin.OPEN_GRAPH, "languages"): "oglocale",
    (Origin.META, "languages"): "contentlanguage language dclanguage dctermslanguage",
    (Origin.OPEN_GRAPH, "kinds"): "ogtype",
    (Origin.OPEN_GRAPH, "access"): "articlecontenttier",
}
META_NAMES: Final = {word: place for place, words in _WORDS.items() for word in words.split()}
ITEM_PROPERTIES: Final = {
    "headline": "titles",
    "author": "authors",
    "creator": "authors",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "modified",
    "articlesection": "sections",
    "publisher": "sites",
}
# "twitter:label1" with one of these makes "twitter:data1" the author.
SIGNING_LABELS: Final = frozenset(
    (
        "by", "written by", "author", "posted by", "verfasst von", "geschrieben von", "von",
        "autor", "escrito por", "écrit par", "rédigé par", "scritto da", "escrito por",
        "geschreven door", "napisane przez", "skrevet av", "skrevet af", "skriven av", "автор",
        "написано автором", "yazan", "kirjoittanut", "ditulis oleh", "執筆者",
    )
)  # fmt: skip

# What a date is called that is not the first, by the letters that its forms share.
UPDATE_WORDS: Final = (
    "updat", "modif", "revis", "edited", "aktualis", "geändert", "actualiz", "mis à jour",
    "mise à jour", "aggiorn", "atualiz", "modificat", "bijgewerkt", "gewijzigd", "oppdater",
    "opdater", "uppdater", "päivitetty", "zaktualiz", "güncel", "обновл", "оновл", "diperbarui",
    "更新", "수정", "تحديث",
)  # fmt: skip


def meta_name(name: str | None) -> str:
    """Squeeze the name of a meta tag to the form that `META_NAMES` has.

    >>> META_NAMES[meta_name("article:published_time")]
    (<Origin.OPEN_GRAPH: 3>, 'published')
    """
    return (name or "").translate(_OUT).casefold()
