"""Words that are common in one part of a site, as signs of which part a block is of.

No word of them decides anything, or it would be a rule. What each group is worth is learned, with
the other signs that `cleannews.judging.roles.assorting` goes by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from cleannews.evidence.tokens import Tokens, word_heads

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["GROUPS", "WORDS", "read_subjects"]

_MOST: Final = 60  # tokens of a block that is looked at; longer ones are prose
# Words are told by their beginnings, so that each stands for its inflections.
WORDS: Final = {
    "consent": """cookie cookies consent consents einwilligung zustimmung zustimmen zgoda zgody
        souhlas traceurs evästeet eväste çerez çerezler куки файлы accept akzeptieren accettare
        aceptar aceitar tracking gdpr vendors hyväksy godkänn accepteren 同意""",
    "legal": """copyright rights reserved datenschutz datenschutzerklärung impressum mentions legal
        aviso privacy privacidad privacidade términos termini termos terms condizioni condiciones
        conditions condições nutzungsbedingungen agb polityka regulamin derechos diritti droits
        direitos rechte rechten prawa prava práva hakları gizlilik конфиденциальности права прав
        tietosuoja käyttöehdot integritet personvern personuppgifter ochrana adatvédelem jogi
        confidențialitate drepturi πολιτική όροι δικαιώματα license licence licencia lizenz imprint
        issn disclaimer rodo réservés vorbehalten zastrzeżone vyhrazena vyhradené reservados
        riservati rezervate выходные зарегистрировано учредитель حقوق محفوظة 版权所有 著作権
        무단전재 저작권 haftungsausschluss cnpj nif cif iva ust gmbh ltd inc""",
    "maker": """powered wordpress theme hosting hosted design webdesign developed desarrollo
        realizzazione realisation projekt wykonanie diseño desarrollado разработка agency cms
        typo3 drupal joomla blogger""",
    "letter": """newsletter newsletters abonnieren abonnez abonnement abonnera subscribe
        subscription suscríbete suscribirse suscripción inscreva inscrever inscríbete iscriviti
        nyhetsbrev nyhedsbrev uutiskirje uutiskirjeet hírlevél feliratkozás biuletyn subskrybuj
        bülten bülteni рассылка подписаться підписатися підпишись boletín boletim infolettre
        tilaa prenumerera odběr odebírat zapisz email e-mail mail correo courriel inbox postfach
        alerts alertes alertas alarm notifications benachrichtigungen powiadomienia digest
        εγγραφείτε abonează nieuwsbrief aanmelden 订阅 購読 구독 نشرة اشترك""",
    "app": """app apps application android iphone ios google play store download downloaden
        descargar descarga téléchargez télécharger scarica baixe pobierz stáhnout скачать""",
    "support": """donate donation donations doação donación dona spende spenden unterstützen
        unterstütze support supporter apoie apoiar apoya ayúdanos soutenez soutenir steun
        wesprzyj wspieraj podpořte подпишите поддержать підтримати bağış contribute contribution
        member members membership mitglied paypal patreon sponsor""",
    "entry": """login logout log sign einloggen anmelden anmeldung registrieren register
        registration kirjaudu iniciar sesión regístrate logga přihlásit prihlásiť zaloguj giriş
        войти регистрация увійти accedi entrar inloggen premium konto compte cuenta conta account
        passwort password contraseña senha hasło abo abos abonnent abonnés connecter connexion
        unlimited access trial offer oferta angebot пароль 登录 注册 ログイン 会員 로그인 회원가입
        دخول""",
    "comment": """comment comments kommentar kommentare komentarze komentarz komentáře komentarji
        yorum yorumlar комментарии комментарий коментар коментарі reply replies antworten répondre
        respond responder odpowiedz reactie reacties reaktionen kommentit hozzászólás comentarios
        comentar comentários commentaire commentaires commenti disqus says schreibt pingback
        trackback moderated nutzername gravatar akismet コメント 评论 댓글 تعليق تعليقات""",
    "advert": """advertisement advertise advertising anzeige anzeigen werbung werben reklama
        reklame reklam reklamy publicidad publicité publicidade pubblicità sponsored sponsor
        stellenmarkt stellenangebote jobs job mwst euro preis price prices реклама annons annonser
        mainos hirdetés shop rabatt comercial gutschein coupon kaufen banner promo partner 広告
        广告 광고 إعلان""",
    "sharing": """share shares teilen partager partagez compartir compartilhar condividi udostępnij
        sdílet sdílejte zdieľať paylaş поделиться поделитесь facebook twitter whatsapp linkedin
        instagram telegram delen dela jaa megosztás follow folgen síguenos suivez suivre seguici
        siga pinterest reddit messenger youtube tiktok flipboard xing tumblr copy link drucken
        print imprimir imprimer""",
    "bio": """writer journalist redakteur redakteurin editor periodista giornalista reporter
        author autor autora auteur professor professeur graduated covers covering schreibt
        studierte studied born lives lebt escribe журналист журналистка gazeteci correspondent
        dziennikarz dziennikarka novinář autore fellow university researcher novels books bücher
        blogger columnist founder gründer director experience passionate freelance contributor
        jornalista toimittaja verslaggever""",
    "more": """read more mehr lire leer leggi ver czytaj читайте читать oku läs lees čtěte lue
        related ähnliche auch aussi también anche também także latest neueste dernières últimas
        ultime recent najnowsze popular populär populaires trending weiter continue siguiente
        previous nächste vorheriger voir plus meer""",
    "tags": """tag tags tagged topic topics tema temas thema themen thème thèmes etiquetas
        schlagwörter schlagworte stichworte štítky címkék etiket etiketler теги тег темы tematy
        kategoria category categories catégories categorías kategorie kategorien filed rubrik
        rubrique keywords getaggt abgelegt labels σχετικά konular hashtags""",
    "picture": """photo photos foto fotos photograph photographer fotograf bild bilder image images
        imagen immagine getty reuters afp ap dpa epa quelle source fuente fonte zdroj źródło фото
        credit crédit archiv archivo shutterstock unsplash pixabay courtesy cortesía screenshot
        captura illustration zdjęcie kuva görsel grafik wikimedia commons 写真 사진 صورة""",
    "name": """by von por par di od autor автор yazar author texte text testo words redaktion
        редакция""",
    "control": """min mins minutes minute minuti minutos lesezeit read listen anhören escuchar
        ascolta player video videos javascript loading laden temperatur poll vote umfrage browser
        embed zoom slides expand ampliar galerie galería galleria gallery pause volume mute wetter
        weather updated actualizar""",
    "menu": """search suche suchen buscar rechercher recherche cerca szukaj hledat ara поиск menu
        menü home startseite accueil inicio kontakt contact contacto sitemap about über archiv
        archive page seite página skip zurück nach oben top navigation hauptnavigation toggle close
        schließen cerrar fermer sprache language english""",
}
GROUPS: Final = tuple(WORDS)
_SLOT_BITS: Final = 16
_SPREAD: Final = np.uint64(0x51431193E6C3F339)  # puts no two of the words above into one slot
_DOWN: Final = np.uint64(64 - _SLOT_BITS)


def _slots(heads: NDArray[np.uint64]) -> NDArray[np.int64]:
    return (heads * _SPREAD >> _DOWN).view(np.int64)


def _tables() -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    heads = np.zeros(1 << _SLOT_BITS, dtype=np.uint64)
    bits = np.zeros(1 << _SLOT_BITS, dtype=np.int64)
    for number, words in enumerate(WORDS.values()):
        known = word_heads(words.split())
        slots = _slots(known)
        heads[slots] = known
        bits[slots] |= 1 << number
    return heads, bits


_HEADS, _BITS = _tables()


def read_subjects(tokens: Tokens) -> NDArray[np.int64]:
    """Which groups each block has a word of, a bit each; linear in the tokens."""
    found = np.zeros(len(tokens.count), dtype=np.int64)
    slots = _slots(tokens.head)
    at = (_HEADS[slots] == tokens.head).nonzero()[0]
    at = at[tokens.count[tokens.block[at]] <= _MOST]
    if len(at):
        block = tokens.block[at]
        starts = np.concatenate(([0], np.flatnonzero(np.diff(block)) + 1))
        found[block[starts]] = np.bitwise_or.reduceat(_BITS[slots[at]], starts)
    return found
