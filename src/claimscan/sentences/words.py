"""What is known about words at the ends and beginnings of sentences, in seven languages: general knowledge, no list of names.

Abbreviations are in small letters and without their last stop.
"""

from __future__ import annotations

from collections.abc import Callable

from claimscan import patterns as regex


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Titles before a name and words that must be followed by something: they never end a sentence.
NEVER = _words(
    """mr mrs ms messrs mx dr drs prof v vs cf viz e.g i.e eg ie p.ex p.ej p.es z.b d.h d.w.z m.b.t t.a.v bzw ggf evtl
    sog vgl zzgl inkl exkl hrsg dipl hl mme mmes mlle mlles mgr sra srta exmo exma dra profa sigg sig.ra dott dott.ssa
    avv dhr mevr bijv approx ee"""
)
# Words that count something: with a number (or a Roman one) behind they go on, else they are taken for plain words, since
# most of them are (``no``, ``art``, ``par``).
NUMBERED = _words(
    """no nos nr nrs nº n° no° num núm p pp pg pgs pag pág págs pags vol vols bk bks pt pts art arts para paras par
    pars ch chs chap chaps sec secs sect sects § §§ fig figs tab tabl eq eqs ex app apps sched ver vers ed fol fols qq
    abs abb anm aufl bd bde kap ziff rn rdn rz bl blz afb hfdst cap capp sez séc tit circa ca fn fnn jg ser ep eps tel
    ext op reg regs c°"""
)
# Short forms of months: they go on where a day stands before them or a number behind them.
MONTHS_SHORT = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec janv févr avr juil déc ene abr ago dic gen mag giu lug set ott
    fev mai out dez mrt mei okt"""
)
# Words that may stand before a name or number as well as at the end: what follows decides.
MAY_END = _words(
    """u.s u.k u.n e.u u.s.a inc ltd co corp plc llc bros gmbh lda ltda cia cie jr sr snr jnr esq etc al seq ibid st ave blvd rd
    hwy mt mts ft ste sta jan feb apr aug sept sep oct nov dec mon tue tues wed thu thur thurs fri calif wash conn fla tex mich minn
    ariz colo penn wis ore ed eds edn trans repr rev dist assn univ inst natl intl govt min max mio mrd tsd jh jhs jahrh usw usf
    geb gest str ehem gr kgl av env ss sqq sq suiv éd coll ud uds vd vds ee.uu ecc enz resp jl ong gob dep depto prov tel ca inv
    gen col lt capt cpt maj cmdr sgt cpl adm brig gov sen rep pres supt insp rev hon fr sig mons ing dept z.zt p.m a.m b.c a.d"""
)
SHORT = NEVER | NUMBERED | MONTHS_SHORT | MAY_END
LIST_ENDS = _words("etc usw usf ecc enz")
# Two short words with a blank between, joined for looking up: ``z. B.``, ``p. ex.``, ``v. Chr.``, ``EE. UU.``.
SPACED = _words("u.a s.o s.u z.t u.u o.ä v.chr n.chr a.c d.c b.v n.a o.a m.a t.a ee.uu i.v av.j et.al")
ELISIONS = _words("l d dell all nell dall sull qu un")
BRANDS = _words("yahoo jeopardy wham")
# Behind a single letter these are a surname's beginning: ``J. Le Goff``.
PARTICLES = _words("Le La De Van El Al Di Da Du Des Lo Do Dos Das Del Den Der Ten Zu Zum Vom Von O A")
# German ordinals are a number with a stop: so they read behind these words, or before a month.
LEADS = _words("am im der dem den das des die vom zum zur bis ab seit jedem jeden beim und ein einem einen eines")
MONTHS = _words(
    """januar jänner februar märz april mai juni juli august september oktober november dezember januari februari maart
    mei augustus oktober december"""
)
SAID = _words(
    """said says asked asks replied replies cried shouted exclaimed wondered wrote writes added adds answered answers
    demanded insisted whispered remarked"""
)
_ENGLISH = """The This That These Those There Then Thus They Their He She It Its His Her In On At By For From With Without
    After Before During Since Until While When Where Why How What Who Which Whether Although Though Despite However Moreover
    Furthermore Nevertheless Nonetheless Meanwhile But And Or Nor If As Both Each Every Some Many Most Several All Another
    Such An A No Not Only Even Also Once Here I We You My Our Your Did Does Is Are Was Were Has Have Had According Because
    Between Among Against Following Given Instead Indeed Perhaps Today Yesterday Later Finally Nobody Nothing Everyone To Of"""
STARTERS = {
    "en": _words(_ENGLISH),
    "de": _words(
        """Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Ihre Sein Seine In Im Am An Auf Aus
        Bei Beim Mit Nach Seit Von Vom Vor Zu Zum Zur Für Durch Gegen Ohne Um Und Aber Oder Doch Denn Dies Diese Dieser
        Dieses Diesen Damit Danach Dann Daher Dabei Dazu Dort Hier Wenn Weil Während Als Auch Nur Noch Schon So Wie Was
        Wer Wo Warum Man Alle Beide Viele Nicht Zwar Zudem Außerdem Jedoch Dennoch Trotz Trotzdem Unter Über Zwischen
        Heute Später"""
    ),
    "fr": _words(
        """Le La Les L Un Une Des Il Elle Ils Elles On Ce Cet Cette Ces C Dans En Au Aux Par Pour Avec Sans Sous Sur
        Après Avant Depuis Pendant Mais Et Ou Donc Car Si Quand Comme Son Sa Ses Leur Leurs Nous Vous Je Qu Que Qui À
        Selon Plus Tous Toutes Cependant Ainsi Toutefois Puis Lorsque Malgré Entre"""
    ),
    "es": _words(
        """El La Los Las Un Una En Es Se Su Sus Por Para Con Sin Según Pero Y O Si Cuando Como Este Esta Estos Estas
        Esto Ese Esa Él Ella Ellos Ellas Al Del Desde Hasta Tras Durante Entre Sobre No Después Antes Así También
        Además Aunque Sin Mientras Lo Nos Más Todos Qué Quién"""
    ),
    "it": _words(
        """Il Lo La I Gli Le L Un Una Uno In Nel Nella Nei Nelle Dal Dalla Con Per Su Sul Sulla Tra Fra Ma E Se Quando
        Come Questo Questa Questi Queste Non Si Dopo Prima Anche Ma Però Egli Essa Essi Secondo Durante Così Tuttavia È
        Ci"""
    ),
    "pt": _words(
        """O A Os As Um Uma Em No Na Nos Nas Do Da Dos Por Pelo Pela Para Com Sem Mas E Se Quando Como Este Esta Estes
        Isso Isto Ele Ela Eles Elas Não Após Durante Segundo Entre Sobre Até Desde Também Além Embora Depois Antes
        Assim É"""
    ),
    "nl": _words(
        """De Het Een In Op Bij Met Na Van Voor Door Tegen Zonder Om En Maar Of Want Dit Deze Die Dat Hij Zij Ze Wij We
        Er Als Toen Hier Daar Ook Volgens Sinds Tijdens Tussen Uit Over Niet Nu Daarna Echter Hun Zijn Haar"""
    ),
}
_ANY_STARTER = frozenset().union(*STARTERS.values())
_FUNCTION = {
    "en": _words(
        "the of and to is that was for with on by are it as were his their be this from which have had not at or"
    ),
    "de": _words(
        "der die und das ist nicht den von mit ein eine im dem des zu auf sich war wird für auch als bei einer wurde"
    ),
    "fr": _words(
        "le la les des et est dans une du que qui pour pas sur au par avec il elle sont plus été cette ce aux"
    ),
    "es": _words("el la los las y que en una un del por con se su para es al más como fue lo sus no entre pero"),
    "it": _words("il la che di gli della e è non per un una del con sono si dei nel alla le da al più anche dal"),
    "pt": _words("o a os as que e do da em um uma para com não por no na dos das se ao foi mais como pela"),
    "nl": _words("de het een van en in niet dat op te zijn is met voor die aan door als ook er werd bij naar om"),
}
_TOKEN = regex.compile(r"\p{L}++")


def language(text: str) -> str:
    """The language of a text by its function words, as a two-letter code; ``en`` where they do not say. A few thousand
    characters are enough; only the first 500 are read."""
    tokens = _TOKEN.findall(text[:500].lower())
    counts = {code: sum(map(known.__contains__, tokens)) for code, known in _FUNCTION.items()}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > counts["en"] else "en"


def starts_sentence(word: str, code: Callable[[], str]) -> bool:
    """Whether a word, with its capital, begins a sentence rather than a name, in English or the language ``code()``
    gives. ``code`` is only asked where it matters."""
    return word in STARTERS["en"] or word in _ANY_STARTER and word in STARTERS[code()]
