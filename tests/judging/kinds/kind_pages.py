"""Invented pages that are no articles, by what they are."""

from __future__ import annotations

__all__ = ["CONSENT_WALLS", "ERRORS", "LIVE", "NO_LIVE", "NO_STUBS", "PAYWALLS"]

MENU = "<nav><a href='/'>Home</a> <a href='/news'>News</a> <a href='/sport'>Sport</a></nav>"
FOOT = "<footer><a href='/about'>About us</a> <a href='/privacy'>Privacy policy</a></footer>"
STORY = (
    "<p>The ferry to Skarvoy sailed on Wednesday for the first time since its engine failed two"
    " years ago, ending the longest break in the service since it began.</p>"
    "<p>Islanders had lived without a regular boat all that time, and most of them came down to"
    " the quay to see it leave with forty passengers and a brass band.</p>"
)
_MORE = (
    "<p>The company had said at first that a new engine would take four months. It took eight to"
    " find a yard that would do the work, and nine more until the parts were there.</p>"
    "<p>In the meantime a fishing boat carried the mail and whoever could not wait, and the shop"
    " at the landing stage sold its bread for the price of the crossing.</p>"
    "<p>Three families moved to the mainland in the first winter. The school, which had eleven"
    " pupils, has seven, and its teacher comes over on two days of the week only.</p>"
    "<p>Marta Ellingsen, who runs the post office, says that people did not complain much while"
    " it lasted, but that she could tell by their parcels what they were short of.</p>"
    "<p>The county paid for the repair and for a second engine, which stands in a shed by the"
    " quay. It has promised that there will be a boat on every day of the year.</p>"
    "<p>Those who had come to see it leave stayed until it was behind the point. Then they went"
    " home, and some of them, as one said, looked up the times for the way back.</p>"
)


def page(main: str, title: str = "The Saltmarsh Courier", head: str = "") -> str:
    """An HTML page with a menu over and a footer under its main part."""
    return (
        f"<html lang='en'><head><title>{title}</title>{head}</head><body>{MENU}"
        f"<main>{main}</main>{FOOT}</body></html>"
    )


ERRORS = {
    "a heading that says so": page(
        "<h1>Page not found</h1><p>It may have moved. Try the search.</p>"
    ),
    "a number in the title": page("<h1>Oh dear</h1><p>There is nothing here.</p>", "Error 404"),
    "a check for robots": (
        "<html><head><title>Just a moment...</title></head><body><p>Checking your browser before"
        " you go to courier.example.</p></body></html>"
    ),
    "French": page("<h1>Page introuvable</h1><p>Elle n'existe plus.</p>"),
    "German, as text": "Startseite\nSport\nSeite nicht gefunden\nZur Startseite\nImpressum",
    "a refusal, as text": "Access Denied\nYou don't have permission to access this page.\n",
}
CONSENT_WALLS = {
    "English": page(
        "<h1>We value your privacy</h1><p>We and our 842 partners store and read information on a"
        " device, such as cookies, and process personal data for advertising.</p>"
        "<p>You can change your choices at any time in our privacy policy.</p>"
        "<button>Manage options</button><button>Accept all</button>"
    ),
    "German, as text": (
        "Weiter mit Werbung\nWir verwenden Cookies und verarbeiten personenbezogene Daten,"
        " um Werbung zu messen und unsere Seiten zu verbessern.\nIhre Einwilligung können Sie"
        " in der Datenschutzerklärung jederzeit widerrufen, dort stehen auch alle Partner.\n"
        "Alle akzeptieren\nEinstellungen verwalten\nImpressum\n"
    ),
    "French": page(
        "<h2>Nous respectons votre vie privée</h2><p>Avec votre accord, nous et nos partenaires"
        " utilisons des cookies pour mesurer la publicité et vos visites sur ce site.</p>"
        "<button>Accepter et fermer</button><button>Continuer sans accepter</button>"
    ),
}
PAYWALLS = {
    "an offer under the beginning": page(
        f"<article><h1>Island ferry sails again</h1>{STORY}"
        "<div><p>Subscribe to continue reading</p><p>Full access for $1 a week.</p>"
        "<a href='/login'>Log in</a></div></article>"
    ),
    "German, as text": (
        "Die Fähre fährt wieder\nVon Marta Ellingsen\nDie Fähre nach Skarvoy legte am Mittwoch zum"
        " ersten Mal seit zwei Jahren wieder ab, und viele Bewohner der Insel kamen zum Kai.\n"
        "Jetzt weiterlesen mit dem Monatsabo\n4 Wochen für 1 Euro testen\nSie sind schon Abonnent?"
        " Anmelden\n"
    ),
    "one that is declared": page(
        f"<article><h1>Island ferry sails again</h1>{STORY}<a href='/s'>Subscribe now</a>"
        "</article>",
        head='<script type="application/ld+json">{"@type": "NewsArticle", "headline":'
        ' "Island ferry sails again", "isAccessibleForFree": false}</script>',
    ),
}
NO_STUBS = {
    "an article about errors": page(
        f"<article><h1>Page not found: how a council lost its archive</h1>{STORY}{_MORE}</article>"
    ),
    "an article under a note about cookies": page(
        "<div><p>We use cookies to measure how this page is read.</p><button>Accept</button></div>"
        f"<article><h1>Island ferry sails again</h1>{STORY}</article>"
    ),
    "a short article beside a call to subscribe": page(
        f"<a href='/s'>Subscribe</a><article><h1>Island ferry sails</h1>{STORY}</article>"
    ),
    "a whole article that is declared to cost something": page(
        f"<article><h1>Island ferry sails again</h1>{STORY}{_MORE}</article>"
        "<a href='/s'>Subscribe now</a>",
        head='<script type="application/ld+json">{"@type": "NewsArticle",'
        ' "isAccessibleForFree": "False"}</script>',
    ),
}
_ENTRIES = (
    "The water rose by another hand's breadth, and two more streets were closed to traffic.",
    "Soldiers have brought pumps and four thousand sandbags to the bridge at Dunmere.",
    "Trains from the north end at Lower Arrel, where buses wait in front of the station.",
    "The hospital sends home whoever can walk, and asks visitors to come tomorrow instead.",
    "A lorry driver was pulled from his cab at the ford and is said to be well.",
    "The mayor has asked people in Hartley Road to leave their cellars at once.",
    "The weather service expects the rain to go on until midnight, and then to turn to snow.",
    "Schools in the whole valley stay shut until Monday, their heads have agreed by telephone.",
    "A rest centre has opened in the sports hall, with room for two hundred and their dogs.",
)
_SHOWS = ("Music", "Judging of pigs", "Prizes", "Tug of war", "Dancing", "Fireworks", "Buses home")
_HOURS = ("21:40", "20:55", "19:30", "18:05", "17:20", "16:45", "15:10")


def rows(times: tuple[str, ...], entries: tuple[str, ...] = _ENTRIES) -> str:
    """An entry for each time, the way pages print them as text."""
    return "\n".join(f"{time}\n{entry}" for time, entry in zip(times, entries, strict=False))


_LEAD = "About 400 homes are being emptied tonight after the river rose by two metres in a day.\n"
LIVE = {
    "a title that says so": f"Live: River Arrel floods its banks\n{_LEAD}{rows(_HOURS[:3])}\n",
    "entries alone": f"River Arrel floods its banks\n{_LEAD}{rows(_HOURS)}\n",
    "entries past midnight": f"River Arrel floods\n{_LEAD}{rows(('1:10', '0:20', *_HOURS))}\n",
    "its type": page(
        f"<article><h1>River Arrel floods its banks</h1><p>{_LEAD}</p>{STORY}</article>",
        head='<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline":'
        ' "River Arrel floods its banks"}</script>',
    ),
}
NO_LIVE = {
    "a timetable": f"The day of the fair\n{_LEAD}{rows(_HOURS[::-1], _SHOWS)}\n{_LEAD}",
    "times in no order": (
        f"What the witnesses saw\n{_LEAD}"
        f"{rows(('9:10', '21:40', '8:05', '19:30', '7:20', '16:45', '6:10'))}\n{_LEAD}"
    ),
    "chapters": (
        f"A guide to the marsh\n{_LEAD}"
        f"{rows(('1.10 Reeds', '1.11 Mud', '1.12 Tides', '2.10 Birds', '2.11 Eels', '2.12 Frogs'))}"
        f"\n{_LEAD}"
    ),
    "prices": f"Oars of the season\n{_LEAD}{rows(tuple(f'{n}.50' for n in range(9, 16)))}\n{_LEAD}",
    "a live concert": f"Live music comes back to the harbour\n{_LEAD}{_LEAD}",
}
