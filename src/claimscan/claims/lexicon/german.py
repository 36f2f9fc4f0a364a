"""German."""

from __future__ import annotations

from claimscan.claims.lexicon.entry import Lexicon, Phrases, words

_TIME = """sekunde sekunden minute minuten stunde stunden uhr tag tage tagen woche wochen monat monate monaten jahr jahre jahren
    jahrzehnt jahrzehnte jahrzehnten jahrhundert jahrhunderte jahrhunderten mal januar februar märz april mai juni juli
    august september oktober november dezember"""
_ARGUMENT = """gründe gründen arten fragen punkte punkten beispiele fälle fällen teile teilen abschnitte kapitel schritte
    aspekte seiten möglichkeiten bedingungen voraussetzungen kategorien phasen stufen ebenen thesen argumente worte absatz
    satz nummer halbsatz abs art nr"""

LEXICON = Lexicon(
    say=words(
        """sagte sagt sagten sagen erklärte erklärten betonte betont betonten behauptete behauptet behaupteten behaupten
        versicherte versichert versicherten warnte warnt warnten bestritt bestritten bestreitet dementierte forderte fordert
        forderten kritisierte kritisiert kritisierten beklagte beklagt lobte lobt meinte meint meinten meinen schrieb schreibt
        schrieben berichtet berichtete berichteten berichten argumentiert argumentierte argumentierten vermutet vermutete
        vermuteten schätzt schätzte schätzten bezeichnet bezeichnete bezeichneten nannte nannten nennt verkündete verkündeten
        beschuldigte beschuldigten verurteilte behaupteten beteuerte beteuert erwiderte antwortete antworteten gestand
        vertritt vertrat unterstrich prophezeite prognostiziert"""
    ),
    nobody=words("ich wir man es"),
    agents=words(
        """behörden polizei regierung ministerium minister ministerin experten expertin experte sprecher sprecherin forscher
        forschern wissenschaftler studie studien bericht berichten zeitung agentur gericht gerichts zeugen beobachter medien
        presse quellen kritiker historiker ökonomen autor autorin"""
    ),
    according=Phrases("laut"),
    voiced=Phrases(
        "zufolge",
        "nach angaben|aussage|aussagen|ansicht|meinung|auffassung|einschätzung|darstellung von|der|des|seiner|ihrer|dem",
        "angeblich|mutmaßlich",
        "mit den worten",
    ),
    numbers=words(
        """zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn zwanzig dreißig vierzig fünfzig
        sechzig siebzig achtzig neunzig hundert tausend dutzend"""
    ),
    small=words("zwei drei vier fünf sechs sieben acht neun"),
    masses=words("dutzende hunderte tausende zehntausende hunderttausende millionen milliarden"),
    of=words("von"),
    magnitudes=words("tausend millionen million mio milliarden milliarde mrd billionen tsd"),
    people=words(
        """menschen männer frauen kinder soldaten zivilisten arbeiter gefangene schüler studenten mitglieder opfer tote verletzte
        patienten flüchtlinge personen bürger einwohner geiseln passagiere"""
    ),
    units=words(
        """km kilometer kilometern meter metern m² cm mm zentimeter millimeter hektar ha tonne tonnen kg kilogramm gramm liter
        litern hektoliter grad °c mw gw kw kwh mwh gwh twh watt megawatt gigawatt quadratmeter quadratkilometer kubikmeter
        seemeilen meilen mb gb tb hz"""
    ),
    money=words("euro dollar mark franken pfund rubel yen kronen gulden cent eur usd chf"),
    shares=Phrases(
        "ein|zwei|drei drittel|viertel|fünftel|zehntel der|des|aller|von",
        "hälfte der|des|aller|von",
        "verdoppelte|verdreifachte|vervierfachte|halbierte|verdoppelt|verdreifacht|vervierfacht|halbiert",
        "doppelt|dreimal|viermal|zehnmal so",
    ),
    nouns_capital=True,
    uncounted=words(_TIME + " " + _ARGUMENT),
    labels=words(
        """artikel art artikeln paragraph § §§ absatz abs satz kapitel kap abschnitt seite seiten s nr nummer nummern band bd
        abb abbildung tabelle tab ziffer ziff rn rdn fn anm fußnote anhang anlage teil buch heft jg vers zeile az az. bgbl rz
        vom am dem den im"""
    ),
    definite=words(
        "die den der das dem diese diesen dieser ihre ihren seine seinen beiden alle allen ersten letzten nächsten"
    ),
    stops=words(
        """der die das den dem des und oder in im an am auf aus bei mit nach seit von vor zu zum zur für durch gegen ohne um als
        wie war waren ist sind wurde wurden wird werden hat haben hatte hatten dass sich nicht er sie es ein eine einen einem
        einer bis"""
    ),
    about=words("etwa rund über fast mindestens ungefähr circa ca knapp mehr höchstens insgesamt"),
    past=words(
        """war waren wurde wurden hatte hatten kam kamen ging gingen gab gaben fand fanden stand standen begann begannen blieb
        blieben schloss schlug nahm nahmen lag lagen fiel fielen hielt hielten ließ ließen traf trafen zog zogen starb starben
        geboren gegründet eröffnet worden gewesen trat traten brach schuf entstand verlor gewann lief"""
    ),
    past_endings=("te", "ten"),
    not_past=words(
        """heute seite leute kette karte orte worte weite gute alte alten rechte rechten breite hälfte kräfte kräften städte
        städten mitte zweite zweiten dritte dritten vierte bitte punkte punkten märkte werte werten texte ersten letzten
        letzte meisten liste kosten osten westen daten erste arten könnte könnten sollte sollten möchte bestimmte echte
        kräften zeiten seiten arbeiten selten unten hinten mitten weiten"""
    ),
    laws=words("gesetz gesetzes verordnung richtlinie fassung bgbl gesetzbuch"),
    titles=words("buch roman film aufsatz artikel lied titel betitelt gedicht stück album kapitel beitrag"),
    superlatives=words(
        """einzige einzigen größte größten kleinste kleinsten älteste ältesten jüngste jüngsten höchste höchsten längste
        längsten kürzeste beste besten schlechteste wichtigste wichtigsten stärkste stärksten schwerste schwersten tiefste
        reichste ärmste schnellste meiste meisten bedeutendste bedeutendsten erste"""
    ),
    the=words("der die das den dem des ihre ihr ihren seine sein seinen am"),
    than=words("als"),
    more=words(
        "mehr weniger größer kleiner höher niedriger besser schlechter älter jünger stärker schwächer länger kürzer"
    ),
    compares=Phrases("beispiellos|beispiellose|beispiellosen", "im vergleich zu|zum|mit", "mehrheit der|des"),
    ever=Phrases("der welt", "weltweit|jemals|je", "aller zeiten", "der geschichte", "europas|deutschlands"),
    cause=Phrases(
        "weil|aufgrund|wegen|infolge|dank|deshalb|daher|folglich",
        "führte|führten|führt|führen ... zu|zum|zur|dazu",
        "verursachte|verursacht|verursachten",
        "löste|lösten ... aus",
    ),
)
