"""Italian."""

from __future__ import annotations

from claimscan.claims.lexicon.entry import Lexicon, Phrases, words

_TIME = """secondo secondi minuto minuti ora ore giorno giorni settimana settimane mese mesi anno anni decennio decenni secolo
    secoli volta volte notte notti"""
_ARGUMENT = """ragioni modi maniere fattori aspetti questioni punti esempi casi tipi generi categorie parti sezioni capitoli passi
    cose opzioni condizioni principi parole lati livelli forme temi problemi argomenti fasi"""

LEXICON = Lexicon(
    say=words(
        """disse dice dicono dissero detto affermò afferma affermano affermato dichiarò dichiara dichiarato sostiene sostengono
        sostenne sostenuto insiste insistette accusò accusa accusano accusato negò nega negano negato assicurò assicura
        assicurato avvertì avverte annunciò annuncia annunciato spiega spiegò spiegato scrive scrisse scritto sottolinea
        sottolineò sottolineato denunciò denuncia denunciato criticò critica criticato condannò condanna condannato ricorda
        ricordò suggerisce suggerì descrive descrisse definì definisce risponde rispose osserva osservò riferisce riferì
        riferito ammette ammise ammesso lamentò lamenta"""
    ),
    nobody=words("io noi si"),
    agents=words(
        """autorità polizia governo ministero ministro ministra presidente esperti esperto portavoce ricercatori studio studi
        rapporto rapporti giornale quotidiano agenzia tribunale testimoni osservatori media stampa fonti critici storici
        economisti autore autori commissione"""
    ),
    persons=words("lui lei loro"),
    according=Phrases("secondo", "stando a|ai|alle|al|alla"),
    voiced=Phrases(
        "nelle|con parole di|del|della",
        "le parole di|del|della",
        "a detta di|del|della",
        "a parere|giudizio di|del|della",
        "presumibilmente|asseritamente",
    ),
    numbers=words(
        """due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici venti trenta quaranta
        cinquanta sessanta settanta ottanta novanta cento mille"""
    ),
    small=words("due tre quattro cinque sei sette otto nove"),
    masses=words("decine dozzine centinaia migliaia milioni miliardi"),
    of=words("di"),
    magnitudes=words("mila mille milione milioni miliardo miliardi"),
    people=words(
        """persone uomini donne bambini soldati civili lavoratori operai prigionieri alunni studenti membri vittime morti feriti
        pazienti rifugiati abitanti cittadini ostaggi passeggeri"""
    ),
    units=words(
        """km chilometro chilometri metro metri cm mm centimetri millimetri ettaro ettari ha tonnellata tonnellate kg
        chilogrammi chili grammi litro litri gradi °c mw gw kw kwh mwh gwh twh watt barili miglia piedi"""
    ),
    money=words("euro dollaro dollari lira lire sterline yen rubli franchi eur usd"),
    shares=Phrases(
        "un|due|tre terzo|terzi|quarto|quarti|quinto|quinti di|dei|delle|degli|del|della",
        "metà di|dei|delle|degli|del|della",
        "raddoppiò|raddoppiato|raddoppiata|triplicato|dimezzato",
        "due|tre|quattro|cinque|dieci volte più|meno|superiore",
    ),
    plural_endings=("i", "e"),
    singular_endings=("ione", "ore", "ale", "ile"),
    uncounted=words(_TIME + " " + _ARGUMENT),
    labels=words(
        """articolo articoli art artt sezione capitolo cap parte paragrafo par pagina pagine pag pagg p pp vol volume tomo
        numero n nn figura fig tabella nota allegato comma riga regolamento direttiva risoluzione legge decreto"""
    ),
    definite=words(
        "i gli le questi queste quei quelle suoi sue loro nostri tutti tutte primi prime ultimi ultime altri altre"
    ),
    stops=words(
        """il lo la i gli le un uno una di del dello della dei degli delle e o in nel nella nei nelle a al alla ai alle da dal
        dalla per con su sul sulla tra fra che si è sono era erano fu furono ha hanno aveva non più ma come quando se"""
    ),
    about=words("circa quasi oltre più almeno meno"),
    past=words(
        """era erano fu furono aveva avevano ha hanno stato stata stati state ebbe fece fecero nacque morì venne vennero
        cominciò iniziò firmò vinse perse aprì chiuse"""
    ),
    past_endings=("arono", "irono", "erono"),
    laws=words("legge decreto regolamento direttiva codice costituzione"),
    titles=words("libro romanzo film saggio articolo poesia intitolato intitolata titolo album capitolo canzone"),
    superlatives=words("unico unica migliore peggiore primo prima ultimo ultima maggiore minore"),
    most=words("più meno"),
    the=words("il lo la i gli le suo sua loro"),
    than=words("che di"),
    more=words("maggiore minore migliore peggiore"),
    compares=Phrases("rispetto a|al|alla|ai|alle", "maggioranza di|dei|delle|degli", "inedito|inedita"),
    ever=Phrases("al|del mondo", "della storia", "mai", "di tutti i tempi"),
    cause=Phrases(
        "perché|poiché",
        "grazie a|al|alla|ai|alle",
        "a causa di|del|della|dei|delle",
        "provocò|causò|provocato|causato",
        "portò|condusse|portato a|al|alla",
    ),
)
