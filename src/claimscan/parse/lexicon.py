"""Words that say what a piece of a reference is: general knowledge of how works are cited, by language.

Everything is lower case and without its full stop. A set is evidence, never a decision: `path` weighs it.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    "van von de der den di da del dela della dello dei degli du des dos das do la le ten ter te zu zum zur vom "
    "af av el al bin ibn ben y e d' l' 't st st. und"
) - {"e", "y", "und"}

CONJUNCTIONS = _words("and & und u u. et y e en og och i oraz ja ve with mit")

HONORIFICS = _words(
    "dr prof professor sir lord lady dame justice judge hon mr mrs ms miss rev father st president senator rt "
    "baroness baron count bishop gen col capt lt maj herr frau mme mlle"
)

PLATFORMS = _words(
    "twitter facebook instagram youtube linkedin tiktok telegram mastodon bluesky reddit vkontakte odnoklassniki"
)

SUFFIXES = _words("jr jr. sr sr. ii iii iv")

# A title may begin with these, a person's name never does.
ARTICLES = _words(
    "the a an der die das des dem den ein eine eines einer le la les un une des los las il gli het een on of in at for to "
    "from by with about after before between beyond against why how what when where who whose which is are does do should "
    "über zur zum von vom und im am aus nach für gegen sur pour dans avec vers sobre and or not no"
)

INSTITUTIONS = _words(
    "university universität universitat université universidad università universiteit universitet college school academy "
    "akademie académie institute institut institution instituto istituto institutet centre center zentrum centrum "
    "ministry ministerium ministère department dept departement office bureau agency agentur agence commission kommission "
    "committee council conseil rat government regierung parliament parlament bundestag congress senate house commons lords "
    "association verband verein vereinigung society gesellschaft société sociedad foundation stiftung fondation fundación fund "
    "bank organisation organization union service services authority board federation league assembly court tribunal court "
    "corporation company laboratory laboratories museum library bibliothek archive archives archiv national federal "
    "group program programme project initiative network programm secretariat administration embassy directorate observatory "
    "bundesamt bundesministerium amt nations division faculty faculté fakultät inc ltd llc gmbh corp trust consortium task "
    "force endowment chamber kammer statistics police army navy club theater theatre studio studios gallery hospital"
)

# Words that hardly stand in anything but the name of a periodical, and words that often do.
JOURNALS = _words(
    "journal j jnl revue rivista revista zeitschrift ztschr magazine newsletter bulletin bull annales annalen jahrbuch yearbook annuaire "
    "quarterly tribune gazette gazeta herald transactions blätter zeitung cahiers cuadernos quaderni tijdschrift tidskrift tidsskrift czasopismo"
)
PERIODICALS = JOURNALS | _words(
    "review rev z letters lett annals ann archiv arch archives q monthly weekly daily times post news guardian observer telegraph chronicle "
    "trans proceedings proc acta studies studien études estudios studi forum annual blatt report reports paper papers abstracts notices record records "
    "analyst monitor briefing insight insights digest wiki wikipedia blog portal website today world watch standard independent economist "
    "nature science physics phys chem chemistry biol biology med medicine surg mathematics math sci soc"
)

# What a periodical treats, and what an institute does: "Centre for Peace Studies" is no periodical.
SUBJECTS = _words(
    "studies studien études estudios studi research forum today world science sciences physics chem chemistry biol biology med medicine "
    "mathematics math sci soc trans record records security"
)

CONFERENCES = _words(
    "proceedings proc conference conf symposium symp workshop congress kongress colloque colloquium convegno tagung "
    "meeting conférence konferenz atti actes"
)

PUBLISHERS = _words(
    "press presses verlag verlagsbuchhandlung publisher publishers publishing publications books book éditions editions ediciones edizioni editorial edition "
    "editores editore uitgeverij forlag förlag wydawnictwo inc ltd co company sons bros brothers up univ univ. university gmbh pub media "
    "verl imprimerie printing printers stationery hmso tso puf cup oup mit elsevier springer wiley routledge palgrave macmillan penguin "
    "harper random knopf norton sage blackwell brill gruyter suhrkamp gallimard seuil beck mohr nomos oldenbourg campus rowohlt fischer piper hanser "
    "reclam kluwer mcgraw pearson longman doubleday vintage faber hart giappichelli giuffrè einaudi laterza hachette dalloz lgdj bruylant "
    "academic thieme birkhäuser duncker humblot metzler vieweg westview westdeutscher luchterhand"
)

# Places of publication as title pages print them; a country or state behind a town counts as well.
PLACES = _words(
    "london oxford cambridge cardiff swansea edinburgh glasgow manchester bristol leeds harmondsworth aldershot farnham basingstoke cheltenham abingdon exeter "
    "new york boston chicago princeton philadelphia washington baltimore berkeley stanford ithaca durham bloomington lanham "
    "toronto montreal ottawa vancouver sydney melbourne canberra auckland wellington hillsdale mahwah hoboken "
    "paris lyon strasbourg bruxelles brussels louvain leuven bruges brugge genève geneva lausanne zürich zurich bern basel "
    "berlin münchen munich hamburg frankfurt köln cologne stuttgart tübingen göttingen heidelberg leipzig wien vienna graz "
    "darmstadt neuwied opladen wiesbaden bonn mainz würzburg freiburg bremen hannover dresden jena weimar reinbek "
    "amsterdam rotterdam utrecht leiden dordrecht den haag hague antwerpen gent "
    "roma rome milano milan torino turin bologna firenze florence napoli venezia madrid barcelona lisboa lisbon porto sevilla salamanca "
    "stockholm oslo copenhagen københavn helsinki uppsala lund warszawa warsaw kraków praha prague budapest moskva moscow "
    "dublin belfast delhi mumbai bombay calcutta tokyo beijing shanghai singapore jerusalem istanbul ankara cairo beirut "
    "mexico buenos aires méxico santiago bogotá lima rio janeiro são paulo "
    "england scotland wales ireland uk usa us france germany deutschland italy italia spain españa netherlands switzerland schweiz austria "
    "canada australia india japan china belgium sweden norway denmark finland poland greece portugal "
    "ca calif ma mass ny nj ct conn pa md il ill mi mich wi va vic nsw tx dc d.c n.y n.j wash ontario québec "
    "california massachusetts jersey pennsylvania illinois michigan wisconsin virginia texas ohio florida washington oregon maryland colorado"
)

FUNCTION_WORDS = _words(
    "the a an of in on at to for from with without by and or as into its their his her our is are was were be not no than that this "
    "der die das den dem des ein eine einer eines im in zu zur zum von vom mit und oder für auf als bei nach über aus ist sind wird "
    "le la les l' d' de du des un une et ou en dans par pour sur avec au aux "
    "el los las y del al con por para il lo gli della delle dei degli nel nella e di da i o do dos das na no em het een van op voor w z i na do"
)

# What a sentence or remark begins with, and no surname does.
OPENERS = _words(
    "thus hence moreover furthermore similarly likewise conversely indeed therefore finally originally nevertheless nonetheless "
    "today also interview interviews first second third instead accordingly consequently again yet still then notably incidentally "
    "dennoch ebenso ferner zudem hierzu somit daher also außerdem allerdings jedoch zunächst schließlich ainsi toutefois cependant "
    "enfin inoltre tuttavia infine además finalmente"
)

# Words of running prose that references hardly hold outside their titles.
PROSE = _words(
    "is are was were be been being has have had does did do this that these those which who whom whose where we i he she it they them "
    "not may might can could should would will also because however although while whereas since if when there here "
    "writes wrote speaks spoke says said states stated notes noted argues argued suggests suggested shows showed discusses discussed describes described "
    "considers considered observes explains explored concluded held holds found refers applies includes including "
    "ist sind war waren wird werden wurde wurden hat haben hatte sich nicht dass daß weil wenn diese dieser dieses dies er sie es man "
    "wir ich kann können soll sollen nur aber hier jedoch zeigt hebt berichtet "
    "est sont était ont qui que cette ce ces il elle nous on ne pas mais aussi "
    "es son fue han que se no pero è sono che non si"
)

# Full stops behind these end nothing. Initials are told by their shape, not listed.
ABBREVIATIONS = _words(
    "mr mrs ms dr prof hon st jr sr rev gen col capt lt maj messrs eds ed edn vol vols no nos nr pp p ss s art arts para paras ch chs sec secs "
    "cf etc eg e.g i.e ie al cit op loc ibid id n nn fn fig figs app ser repr trans transl univ dept inst assoc soc proc conf symp "
    "jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp bros v vs u.s u.k u.n d.c n.s.w r c ca approx "
    "bd bde hrsg hg aufl jg bzw vgl ebd usw z.b u.a d.h s.a u a.a.o rn rdnr abs anm tl verf ders dies "
    "éd éds trad coll fasc sous dir cfr cit sez cap lib tom núm págs pág tj rec int intl nat natl am amer aust brit can eur "
    "electr environ appl biochem cryst genet geol geogr psychol sociol anthropol crit bibl lit ling theol manag educ "
    "j jnl l q lett bull ann arch math phys chem biol med sci tech eng comput symb acad mgmt gov govt dir prod perf illus comp rep res "
    "working phil hist pol econ stat rpt mem memo ex exec admin div supp suppl n.y edit ill calif mass conn pa va wash mich wis mass"
)

# Words before a source inside a sentence; they count only if a name and a year, or a short form, follow at once.
WEAK_SIGNALS = frozenset(
    "bei von nach nur etwa auch sowie ebenso dazu hierzu ferner anders zeigt zeigen insbesondere mit by also like following per with "
    "chez par selon et aussi notamment según por y también da secondo anche".split()
)

# Words that no person's name holds, and those that no surname is.
NO_PEOPLE = INSTITUTIONS | {word for word in PERIODICALS if len(word) > 4} - {"world", "notes"}
NO_NAMES = NO_PEOPLE | PLACES | CONFERENCES | ARTICLES | OPENERS
