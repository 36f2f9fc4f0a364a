"""The words around dates in English, German, French, Spanish, Italian, Portuguese and Dutch.

Tables only. Keys are case-folded; accents may be lacking, and may be written as combining marks (NFD), as PDFs do.
"""

from __future__ import annotations

from typing import Final, Literal
from unicodedata import combining, normalize

Kind = Literal[
    "weekday",
    "circa",
    "counted",
    "counted.",
    "at",
    "link",
    "qualifier",
    "accessed",
    "access",
    "cited",
    "updated",
    "update",
]

_MONTHS = (
    "january jan januar jänner jän jaenner janvier janv enero ene gennaio genn gen janeiro januari",
    "february feb febr februar feber février févr fév febrero febbraio febbr fevereiro fev februari",
    "march mar märz maerz mär mrz mars marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio magg mag maio mei",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août agosto ago augustus",
    "september sept sep septembre septiembre setiembre settembre sett set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro",
)
# EDTF seasons (ISO 8601-2:2019, Library of Congress EDTF level 1): 21 spring, 22 summer, 23 autumn, 24 winter.
_SEASONS = (
    (21, "spring frühjahr frühling fruehjahr printemps primavera lente voorjaar"),
    (22, "summer sommer été verano estate verão zomer"),
    (23, "autumn fall herbst automne otoño autunno outono herfst najaar"),
    (24, "winter hiver invierno inverno"),
)
_WEEKDAYS = """
monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so
lundi lun mardi mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim
lunes martes mié miércoles jueves jue viernes vie sábado sáb domingo dom
lunedì martedì mercoledì giovedì venerdì sabato domenica
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
"""
# "archived" belongs here: it is the day of a copy, never the day of issue.
_ACCESSED = """
accessed retrieved visited viewed consulted checked archived downloaded browsed
abgerufen aufgerufen besucht eingesehen geprüft überprüft gesehen konsultiert heruntergeladen zugegriffen
consulté consultée consultés consultées visité visitée accédé
consultado consultada consultados visitado visitada accedido recuperado
consultato consultata consultati visitato visitata acedido acessado visualizado geraadpleegd bezocht bekeken opgehaald
"""
# Nouns say so only at the head of a field: "(last access: ...", not "a consultation in July 2019".
# "Stand" (German) closes citations of web pages as the day of the visit.
_ACCESS = "access zugriff zugriffsdatum abruf abrufdatum aufruf stand consultation accès consulta acceso accesso consultazione acesso"
_UPDATED = """
updated modified revised aktualisiert geändert überarbeitet modifié modifiée actualizado actualizada modificado
aggiornato aggiornata modificato atualizado atualizada bijgewerkt gewijzigd
"""
_UPDATE = "update aktualisierung jour actualización aggiornamento atualização"
_LINKS = "on as of the in le la el il em den dem der am vom im op a al à de del di du del do o"
_QUALIFIERS = """
last lastly latest most recently first date page site website online again all both originally
zuletzt letzter letzte letztmals letztmalig jeweils alle datum tag
dernière dernier mise mis à page site
último última fecha página data ultimo ultima pagina laatst laatste
"""
# What counts pages, parts and provisions: the number behind it is no day and no year. Only the short forms may have a
# stop: "Page. 1912" is an author and a year.
_COUNTED = """
page pages seite seiten página páginas folio line lines zeile number numbers nummer numéro número numero issue heft
volume volumes band tome tomo article artikel artículo articolo randnummer note notes fußnote paragraph section sections
chapter kapitel chapitre spalte figure table tabelle case rule
"""
_COUNTED_SHORT = """
p pp pg pgs s pag pág págs f ff fol l ll z no nos nr nrn num nums n n° nº h v vol vols bd bde t tom art arts § §§ # rn
rdn rz randnr fn anm para paras par abs sec sect cap ch chap kap col cols sp fig abb tab az ziff lit
"""
_CIRCA = "c ca cca circa um vers hacia omstreeks approx approximately"


def _folded(words: str) -> set[str]:
    """Case-folded words in their composed, decomposed and accentless forms."""
    found: set[str] = set()
    for word in words.split():
        composed = normalize("NFC", word.casefold())
        apart = normalize("NFD", composed)
        found |= {composed, apart, "".join(letter for letter in apart if not combining(letter))}
    return found


MONTHS: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in _folded(words)}
SEASONS: Final = {word: code for code, words in _SEASONS for word in _folded(words)}
# Ordinary words of some language, or a planet: with a year alone they are a month or season only where a date stands
# by itself ("..., mars 2020."), not in running text ("Mars 2020 landed", "they set 2003 stones").
WEAK: Final = frozenset(_folded("mar mars marco set out ago mag gen dic ene fev mei été estate lente"))
# Later entries win: a qualifier or weekday that is also a preposition has to be found as what is rarer.
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("link", _LINKS),
    ("at", "at"),
    ("qualifier", _QUALIFIERS),
    ("counted", _COUNTED),
    ("counted.", _COUNTED_SHORT),
    ("weekday", _WEEKDAYS),
    ("circa", _CIRCA),
    ("cited", "cited zitiert cité citado citato"),
    ("updated", _UPDATED),
    ("update", _UPDATE),
    ("accessed", _ACCESSED),
    ("access", _ACCESS),
)
KINDS: Final[dict[str, Kind]] = {word: kind for kind, words in _KINDS for word in _folded(words)}
