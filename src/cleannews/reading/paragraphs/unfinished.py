"""Words that no sentence, headline or menu item ends with, in many languages.

A line that ends with one goes on in the next line. The first table holds in lines of any length,
the second in lines of three words and more only: "Sign in" is whole. Left out is every word that
also stands last, as the separable prefixes of German verbs do ("an", "auf", "vor") and verbs in
languages that put them at the end of a clause.
"""

from __future__ import annotations

from types import MappingProxyType

__all__ = ["UNFINISHED"]

_ALWAYS = """
the a an of and or nor at from than because although whether
By Von Par Por Av Af Door
der die das dem den des eine einem einen einer eines und oder von vom zum zur im
le la les un une et ou du des au aux que qui dont
el los las y del una lo unos unas
il gli della dello dei degli delle nel nella nei nelle dal dalla al alla alle sul sulla uno
o os as da das dos um uma em na nas nos pela pelo
het de en van
og
i w z na do od ze we
и в во на с со из у от до за по о об к ко что как для при над под между
й та із зі що як про від
ve bir ile
și un în de
ja tai
"""

_IN_SENTENCES = """
in on to for by with into onto between among against during per via as that which who whose while if
be been being after before until since its their our your my his these such including
could should would told
für gegen ohne seit als dass ob weil sowie zwischen laut beim ins am wenn wegen nach mit bei über
unter ihre ihren ihrem ihrer seine seinen seinem seiner diese dieser diesem diesen dieses keine
keinen aber sondern doch denn rund etwa
dans par pour sur avec sans sous chez entre vers depuis pendant selon ce cette ces son sa ses leur
leurs est sont était a ont ne se en d l comme mais si où
en con por para sin sobre entre desde hasta según su sus se es son fue ha han que como al
in con per su tra fra di da a e che è sono ha hanno si come ma ai i lo suo sua
com por para sem sobre entre até e é que se são foi ao aos à às de num numa
op in te met voor bij naar uit om tot door als dat die hun zijn
i for fra som er att för från och efter mot
at ved mod
oraz że nie dla przez przed przy nad pod jest są która który które lub ale za jak
не но или а же ли бы это его их её чтобы если
або але за це його її щоб якщо
için de da daha en çok bu şu gibi kadar olarak göre
cu pe din care este sunt a nu să că pentru
az és hogy nem egy
se si ve za pro při nebo ale je jsou která které který aby
že a v s k u
on että joka eikä kuin
من في على إلى عن أن إن التي الذي مع هذا هذه كان كما قد لا ما بين
של את על אל עם כי לא גם או אם זה
के की का को में से और पर ने कि
"""


def _table() -> dict[str, bool]:
    words = dict.fromkeys(_IN_SENTENCES.split(), False)
    words.update(dict.fromkeys(_ALWAYS.split(), True))
    return words


# Word -> whether it holds in lines of one or two words too.
UNFINISHED = MappingProxyType(_table())
