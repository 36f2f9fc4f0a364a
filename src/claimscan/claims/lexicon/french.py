"""French."""

from __future__ import annotations

from claimscan.claims.lexicon.entry import Lexicon, Phrases, words

_TIME = """seconde secondes minute minutes heure heures jour jours semaine semaines mois an ans année années décennie décennies
    siècle siècles fois nuit nuits"""
_ARGUMENT = """raisons façons manières facteurs aspects questions points exemples cas types sortes catégories parties sections
    chapitres étapes choses options conditions principes mots côtés niveaux formes thèmes problèmes arguments phases"""

LEXICON = Lexicon(
    say=words(
        """dit disent déclare déclaré déclara déclarent affirme affirmé affirmait affirment souligne souligné soulignent accuse
        accusé accusent assure assuré assurent estime estimé estiment explique expliqué expliquent écrit écrivait rappelle
        rappelé dénonce dénoncé dénoncent nie nié soutient soutenu soutiennent prétend prétendent prétendu annonce annoncé
        annoncent condamne condamné condamnent avertit averti précise précisé indique indiqué raconte raconté qualifie
        qualifié juge jugé regrette regretté reproche reproché confirme confirmé révèle révélé conclut répond répondu
        suggère suggéré critique critiqué craint admet réclame réclamé"""
    ),
    nobody=words("je nous on j'ai j’ai"),
    agents=words(
        """autorités police gouvernement ministère ministre président experts expert porte-parole chercheurs chercheur étude
        études rapport rapports journal agence tribunal témoins observateurs médias presse sources critiques historiens
        économistes auteur auteurs commission conseil"""
    ),
    persons=words("lui elle eux elles"),
    according=Phrases("selon", "d'après|d’après"),
    voiced=Phrases(
        "aux yeux de|du|des",
        "prétendument",
        "à en croire",
        "de l'avis|l’avis|l'aveu|l’aveu de|du|des",
        "au dire|dires de|du|des",
    ),
    numbers=words(
        """deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante
        soixante cent cents mille"""
    ),
    small=words("deux trois quatre cinq six sept huit neuf"),
    masses=words("dizaines centaines milliers millions milliards douzaine dizaine centaine millier"),
    of=words("de d'"),
    magnitudes=words("mille million millions milliard milliards"),
    people=words(
        """personnes hommes femmes enfants soldats civils ouvriers prisonniers élèves étudiants membres victimes morts blessés
        patients réfugiés habitants citoyens otages passagers"""
    ),
    units=words(
        """km kilomètre kilomètres mètre mètres cm mm centimètres millimètres hectare hectares ha tonne tonnes kg kilogrammes
        kilos grammes litre litres degrés °c mw gw kw kwh mwh gwh twh watts barils milles pieds octets mo go"""
    ),
    money=words("euro euros dollar dollars franc francs livres yens roubles centimes eur usd chf"),
    shares=Phrases(
        "un|deux|trois tiers|quart|quarts|cinquième|cinquièmes|dixième des|du|de",
        "moitié des|du|de",
        "doublé|triplé|quadruplé",
        "deux|trois|quatre|cinq|dix fois plus|moins|supérieur|supérieure",
    ),
    plural_endings=("s", "x"),
    singular_endings=("ss", "us", "is", "ous", "ais"),
    uncounted=words(_TIME + " " + _ARGUMENT),
    labels=words(
        """article articles art section chapitre chap partie paragraphe par page pages p pp vol volume tome t numéro n° no nº
        figure fig tableau note annexe alinéa ligne règlement directive résolution loi"""
    ),
    definite=words("les ces ses leurs nos vos mes des aux premiers dernières derniers premières autres tous toutes"),
    stops=words(
        """le la les l un une des du de d et ou en dans au aux par pour avec sans sous sur après avant depuis pendant mais que qui
        où est sont était étaient a ont avait avaient ne pas il elle ils elles ce cette ces se son sa ses leur plus"""
    ),
    about=words("environ près plus presque quelque quelques moins"),
    past=words(
        """était étaient fut furent avait avaient a ont été eut eurent fit firent devint prit mit vint né née mort morte fondé
        fondée ouvert ouverte"""
    ),
    past_endings=("èrent", "irent"),
    laws=words("loi règlement directive décret code"),
    titles=words("livre roman film essai article poème intitulé intitulée titre album pièce chapitre chanson"),
    superlatives=words("seul seule unique meilleur meilleure pire premier première dernier dernière"),
    most=words("plus moins"),
    the=words("le la les son sa ses leur leurs l'un"),
    than=words("que qu'en qu'un qu'une"),
    more=words("plus moins meilleur meilleure pire"),
    compares=Phrases("par rapport à|au|aux", "majorité des|de", "inédit|inédite"),
    ever=Phrases("au|du monde", "de l'histoire|l’histoire", "jamais", "de tous les temps"),
    cause=Phrases(
        "parce que|qu'il|qu'elle|qu’il|qu’elle|qu'ils",
        "grâce à|au|aux",
        "en raison de|du|des",
        "à cause de|du|des",
        "entraîné|entraîne|entraîna|provoqué|provoque|provoqua|causé|cause",
        "conduit|conduisit|mené|mène à|au|aux",
        "car|puisque",
    ),
)
