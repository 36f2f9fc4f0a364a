"""Dutch."""

from __future__ import annotations

from claimscan.claims.lexicon.entry import Lexicon, Phrases, words

_TIME = """seconde seconden minuut minuten uur uren dag dagen week weken maand maanden jaar jaren decennium decennia eeuw eeuwen
    keer nacht nachten"""
_ARGUMENT = """redenen manieren factoren aspecten vragen punten voorbeelden gevallen soorten categorieën delen hoofdstukken
    stappen dingen opties voorwaarden beginselen woorden kanten niveaus vormen thema's problemen argumenten fasen"""

LEXICON = Lexicon(
    say=words(
        """zei zegt zeggen zeiden verklaarde verklaart verklaarden benadrukte benadrukt beweerde beweert beweren beweerden
        verzekerde verzekert waarschuwde waarschuwt waarschuwden ontkende ontkent ontkenden eiste eist kritiseerde bekritiseerde
        bekritiseert beschuldigde beschuldigt beschuldigden schreef schrijft schreven meldt meldde melden meldden betoogt
        betoogde betogen vermoedt vermoedde schat noemde noemt noemden kondigde veroordeelde veroordeelt stelt stelde
        stellen antwoordde bekende legde vertelde vertelt suggereert suggereerde beschreef beschrijft vindt vond"""
    ),
    nobody=words("ik wij we men het"),
    agents=words(
        """autoriteiten politie regering ministerie minister president deskundigen deskundige woordvoerder onderzoekers onderzoek
        studie studies rapport rapporten krant persbureau rechtbank getuigen waarnemers media pers bronnen critici historici
        economen auteur auteurs commissie"""
    ),
    persons=words("hem haar hen"),
    according=Phrases("volgens"),
    voiced=Phrases(
        "aldus",
        "in de woorden|ogen van",
        "naar de mening van",
        "naar verluidt",
        "vermeend|vermeende|zogenaamd",
    ),
    numbers=words(
        """twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig veertig vijftig
        zestig zeventig tachtig negentig honderd duizend"""
    ),
    small=words("twee drie vier vijf zes zeven acht negen"),
    masses=words("tientallen honderden duizenden tienduizenden miljoenen miljarden"),
    of=words("van"),
    magnitudes=words("duizend miljoen miljard mln mld"),
    people=words(
        """mensen mannen vrouwen kinderen soldaten burgers arbeiders gevangenen leerlingen studenten leden slachtoffers doden
        gewonden patiënten vluchtelingen inwoners gijzelaars passagiers personen"""
    ),
    units=words(
        """km kilometer kilometers meter meters cm mm centimeter millimeter hectare hectaren ha ton tonnen kg kilogram kilo gram
        liter liters graden °c mw gw kw kwh mwh gwh twh watt vaten mijl mijlen voet"""
    ),
    money=words("euro euro's dollar dollars gulden pond yen roebel frank cent eur usd"),
    shares=Phrases(
        "een|twee|drie derde|kwart|vijfde|tiende van",
        "helft van",
        "verdubbelde|verdrievoudigde|halveerde|verdubbeld|verdrievoudigd|gehalveerd",
        "twee|drie|vier|vijf|tien keer zo|meer|minder",
    ),
    plural_endings=("en", "s"),
    singular_endings=("'s", "heen", "tien"),
    uncounted=words(_TIME + " " + _ARGUMENT),
    labels=words(
        """artikel artikelen art afdeling hoofdstuk deel paragraaf par pagina pagina's blz p pp vol nummer nr nrs figuur fig
        tabel noot bijlage lid regel verordening richtlijn resolutie wet besluit"""
    ),
    definite=words("de deze die hun zijn haar onze alle eerste laatste volgende andere beide"),
    stops=words(
        """de het een van en of in op aan bij met na naar uit voor door tegen zonder om over onder tot te dat die is zijn was
        waren werd werden wordt worden heeft hebben had hadden niet er ook als maar hij zij ze het"""
    ),
    about=words("ongeveer circa ruim bijna meer minstens zo'n rond minder"),
    past=words(
        """was waren werd werden had hadden kwam kwamen ging gingen gaf gaven vond stond stonden begon begonnen bleef sloot nam
        namen lag viel vielen hield liet trof stierf geboren opgericht geopend geweest won verloor liep brak ontstond"""
    ),
    past_endings=("de", "den", "te", "ten"),
    not_past=words(
        """de beide derde vierde vijfde orde einde aarde waarde kinderen steden worden zouden hadden leden grote laatste eerste
        beste rechte route staten daten kosten ruimte diepte hoogte lengte breedte grootte tekorten delen eden meesten"""
    ),
    laws=words("wet besluit verordening richtlijn wetboek grondwet"),
    titles=words("boek roman film essay artikel gedicht getiteld titel album hoofdstuk lied"),
    superlatives=words(
        """enige grootste kleinste oudste jongste hoogste laagste langste kortste beste slechtste belangrijkste sterkste zwaarste
        diepste rijkste armste snelste meeste eerste laatste"""
    ),
    the=words("de het hun zijn haar"),
    than=words("dan"),
    more=words("meer minder groter kleiner hoger lager beter slechter ouder jonger sterker langer korter"),
    compares=Phrases("in vergelijking met", "meerderheid van", "ongekend|ongekende"),
    ever=Phrases("ter wereld", "van de wereld", "wereldwijd|ooit", "aller tijden", "in de geschiedenis"),
    cause=Phrases(
        "omdat|doordat|wegens|vanwege|dankzij|waardoor",
        "als gevolg van",
        "leidde|leidden|leidt ... tot",
        "veroorzaakte|veroorzaakt|veroorzaakten",
    ),
)
