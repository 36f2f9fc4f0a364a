"""English."""

from __future__ import annotations

from claimscan.claims.lexicon.entry import Lexicon, Phrases, words

_TIME = """second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight month months
    quarter quarters year years decade decades century centuries generation generations season seasons time times
    min mins hr hrs sec secs occasion occasions"""
_ARGUMENT = """reason reasons way ways factor factors aspect aspects question questions point points issue issues example
    examples case cases type types kind kinds sort sorts category categories part parts section sections chapter chapters
    step steps thing things option options approach approaches respect respects side sides element elements condition
    conditions requirement requirements principle principles purpose purposes dimension dimensions front fronts criterion
    criteria stage stages phase phases sense senses level levels form forms theme themes problem problems answer answers
    argument arguments words conclusions observations hypotheses features characteristics paragraphs figures tables lines
    ends extremes halves hands worlds concepts terms ideas choices scenarios possibilities perspectives models goals
    objectives objections assumptions distinctions caveats lessons strands pillars dots others places paras words"""
_SUPERLATIVES = """largest biggest highest lowest oldest youngest
    longest shortest strongest weakest greatest smallest fastest slowest deepest richest poorest nearest closest
    broadest widest tallest hardest cheapest latest newest hottest coldest fewest steepest darkest brightest safest
    simplest rarest sharpest warmest clearest fullest harshest lightest loudest thickest thinnest toughest boldest
    freshest quickest roughest wealthiest heaviest earliest busiest deadliest costliest mightiest worthiest easiest
    happiest healthiest liveliest luckiest noisiest prettiest driest wettest holiest likeliest bloodiest"""

LEXICON = Lexicon(
    subjects=True,
    say=words(
        """said say says told tell tells insist insists insisted argue argues argued assert asserts asserted contend
        contends contended accuse accuses accused allege alleges alleged assure assures assured warn warns warned deny
        denies denied admit admits admitted concede concedes conceded announce announces announced declare declares
        declared proclaim proclaims proclaimed emphasize emphasizes emphasized emphasise emphasises emphasised reiterate
        reiterates reiterated remark remarked complain complains complained criticize criticizes criticized criticise
        criticises criticised condemn condemns condemned denounce denounces denounced decry decries decried deplore
        deplores deplored praises praised laments lamented hail hailed vowed pledged promised threaten threatens threatened urges urged blames blamed dismiss dismisses
        dismissed endorse endorses endorsed objected protested recall recalls recalled recount
        recounts recounted testify testifies testified predict predicts predicted describe describes
        described characterize characterizes characterized characterise characterises characterised portray portrays
        portrayed depict depicts depicted dubbed branded labelled labeled called cites cited explain explains explained suggest suggests suggested propose proposes
        proposed recommend recommends recommended advise advises advised reply replies replied
        commented believe believes believed welcomes welcomed opine opines opined quip quipped
        profess professes professed boasted ridicule ridicules ridiculed
        disclose disclosed cautioned reaffirm reaffirms reaffirmed confess confesses confessed attest
        attests attested hypothesize hypothesized hypothesise hypothesised theorize theorized speculate speculates
        speculated retort retorted rebuked castigate castigated chide chided"""
    ),
    say_that=words(
        """claim claims claimed state states stated note notes noted observe observes observed report reports reported
        stress stresses stressed conclude concludes concluded find finds found show shows showed shown demonstrate
        demonstrates demonstrated confirm confirms confirmed reveal reveals revealed indicate indicates indicated
        acknowledge acknowledges acknowledged recognize recognizes recognized recognise recognises recognised hold holds
        held feel feels felt think thinks thought hope hopes hoped fear fears feared expect expects expected agree agrees
        agreed add adds added estimate estimates estimated demand demands demanded remarks promises propose request
        requested ask asks asked answer answers answered wonder wonders wondered doubt doubts doubted consider considers considered imply implies
        implied understand understands understood maintain maintains maintained signal signals signaled signalled
        call calls urge blame write writes wrote quoted respond responds responded praise lament welcome vow vows pledge pledges comment comments protest protests promise caution"""
    ),
    said_of=words(
        """accused called described said reported believed alleged dubbed branded termed portrayed
        characterized characterised depicted regarded criticized criticised condemned praised blamed quoted thought
        rumoured rumored claimed hailed denounced ridiculed credited suggested argued understood estimated"""
    ),
    passive=words("is are was were be been being am 's’re gets got"),
    that=words("that how why whether what if"),
    by=words("by"),
    aside=words(
        """has have had did does do also once often never not then now later recently repeatedly still even just first
        again always sometimes ever soon thus therefore already since indeed reportedly all both himself herself itself
        themselves is are was were been being n't typically long yet rather quite today famously"""
    ),
    unreal=words("to can could may might must should would will shall cannot let ought help please"),
    nobody=words(
        """i we one this that these those it there what nothing everything anything something evidence experience history data
        logic tradition theory wisdom practice analysis life nature reason intuition common you"""
    ),
    naming=words("called termed"),
    articles=words("a an the its their his her our my your no any some such these those of for in with by"),
    persons=words("he she they who"),
    agents=words(
        """official officials officer officers minister ministers ministry ministries president presidents premier
        chancellor government governments administration administrations authority authorities spokesman spokeswoman
        spokesperson spokespeople spokesmen analyst analysts expert experts scholar scholars researcher researchers
        scientist scientists academic academics author authors writer writers journalist journalists reporter reporters
        commentator commentators columnist critic critics opponent opponents supporter supporters proponent proponents
        advocate advocates activist activists observer observers source sources witness witnesses diplomat diplomats
        ambassador ambassadors envoy senator senators congressman congresswoman lawmaker lawmakers legislator legislators
        politician politicians leader leaders director directors chairman chairwoman chair chief head commander commanders
        general generals admiral colonel commission commissioner commissioners committee committees council councils court
        courts judge judges justice tribunal police prosecutor prosecutors lawyer lawyers counsel attorney attorneys
        newspaper newspapers magazine media press agency agencies embassy delegation union unions company companies
        spokespersons executive executives manager managers owner owners economist economists historian historians
        philosopher philosophers sociologist engineer engineers doctor doctors physician physicians teacher teachers
        professor professors student students founder founders developer developers resident residents local locals
        villagers survivors victims refugees report reports study studies survey surveys poll polls research researchers
        paper papers article articles review statement statements letter memo memorandum document documents editorial
        regulator regulators auditor auditors investigator investigators inspector inspectors board panel group groups
        organisation organisations organization organizations party parties rebels militants soldiers veterans insiders
        reviewers respondents participants interviewee interviewees claimant defendant applicant applicants appellant
        respondent complainant mother father parents king queen emperor bishop pope priest monk circles sceptics
        skeptics pundits strategists theorists demographers biologists physicists linguists archaeologists"""
    ),
    breaks=words(
        """that because although though while when if since whereas where and but or as which after before until unless
        so nor than whose whom"""
    ),
    according=Phrases(
        "according to",
        "assurances|assurance|allegations|allegation|accusations|accusation|complaints|complaint|warnings|warning|denials|denial|"
        "threats|promises|pledges|criticism|criticisms|statement|statements|remarks|testimony|objections|protests|condemnation "
        "from|by",
    ),
    voiced=Phrases(
        "in the words|view|opinion|eyes|judgement|judgment of",
        "as ... put|puts it",
        "as noted|argued|reported|described|observed|explained|stated|suggested|put by",
        "as * noted|argued|reported|described|observed|explained|stated|suggested by",
        "as pointed out by",
        "reportedly|allegedly|purportedly|supposedly",
        "point|points|pointed|pointing the|a|their|its finger|fingers at",
        "call|calls|called|calling on|upon ... to",
        "call|calls|called|calling for an|a|the",
        "quoted as saying",
        "by his|her|its|their own account",
        "by some|most|many|all accounts",
        "claim|claims|allegation|allegations|accusation|accusations|contention|rumour|rumours|rumor|rumors that",
        "some|many|others argue|argued|say|said|claim|claimed|believe|believed|suggest|suggested",
        "some|many|others have argued|said|claimed|suggested",
    ),
    when=words("in at on during last as"),
    somebody=words(
        "estimates estimate statistics figures data records legend tradition sources some many most others accounts"
    ),
    own_work=words(
        "report paper article study essay chapter book thesis memo brief section analysis review guide note work"
    ),
    here=words("this our present"),
    particles=words("off up out back into away down upon earlier above below previously here"),
    numbers=words(
        """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen"""
    ),
    masses=words("dozens scores hundreds thousands millions billions trillions"),
    of=words("of"),
    magnitudes=words(
        "hundred thousand million millions billion billions trillion trillions bn mn m k tn dozen lakh crore"
    ),
    people=words(
        """people men women children civilians soldiers troops fighters workers prisoners hostages students members victims
        deaths casualties passengers patients migrants refugees immigrants settlers journalists businessmen families voters
        inhabitants residents citizens villagers policemen officers officials police militants rebels pilots sailors
        nationals diplomats ministers judges lawyers teachers doctors nurses candidates dead wounded persons households"""
    ),
    people_endings=("men",),
    small=words("two three four five six seven eight nine"),
    units=words(
        """km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters cm mm centimetre
        centimetres millimetre millimetres foot feet ft inch inches yard yards acre acres hectare hectares ha tonne tonnes
        ton tons kg kilogram kilograms gram grams mg lb lbs litre litres liter liters gallon gallons barrel barrels mw gw kw
        tw kwh mwh gwh twh watt watts volt volts degree degrees °c °f mph knots bytes kb mb gb tb pb hz khz mhz ghz
        pixels bits calories joules"""
    ),
    money=words(
        """dollar dollars euro euros pound pounds sterling usd eur gbp yen rubles roubles rupees francs lira dinars pesos
        yuan renminbi cents pence"""
    ),
    shares=Phrases(
        "one|two|three|four|a|an third|thirds|quarter|quarters|fifth|fifths|tenth|tenths|half|fourth|fourths|eighth|eighths of",
        "one-third|two-thirds|one-quarter|three-quarters|one-fifth|two-fifths|three-fifths|four-fifths|one-tenth|one-half of",
        "half of the|all|its|their|these|those",
        "doubled|tripled|trebled|quadrupled|halved in|to|from|since|between|over|by|during|within",
        "than|nearly|almost|roughly doubled|tripled|trebled|quadrupled|halved",
        "twofold|threefold|fourfold|fivefold|sixfold|tenfold|hundredfold|two-fold|three-fold|four-fold|five-fold|ten-fold",
        "twice as|the|more|larger|higher",
        "two|three|four|five|six|seven|eight|nine|ten times as|the|more|less|larger|higher|greater",
    ),
    plurals=words(
        """people children troops police personnel staff aircraft men women feet teeth mice cattle sheep fish deer lives media
        bacteria alumni"""
    ),
    plural_endings=("s", "men"),
    singular_endings=("ss", "us", "is", "'s", "’s", "s'", "s’"),
    uncounted=words(_TIME + " " + _ARGUMENT),
    labels=words(
        """article articles art section sections sec chapter chapters part parts paragraph paragraphs para paras figure
        figures fig table tables tab rule rules regulation regulations directive resolution resolutions no nos number numbers
        page pages p pp vol volume line lines question questions case act item items point points clause clauses schedule
        annex appendix note notes footnote form version level type grade phase stage day week month year room flat route
        highway exhibit count claim document bundle book psalm verse step group class category tier unit option chart box
        title protocol amendment january february march april may june july august september october november december jan
        feb mar apr jun jul aug sep sept oct nov dec § §§ # age aged"""
    ),
    definite=words(
        """the these those both its their his her our my your all other first last next past another every each any same
        between or latter former"""
    ),
    stops=words(
        """of in and the is are was were be been to for on at by with from as or that which who its their his her this these
        those has have had does did says but if than then when while where not no only also it he she they we you i can
        will would could may might must should into over under after before between about during through against there
        such so very how per via plus minus a an because since until out up down off"""
    ),
    about=words(
        "about over some nearly than least around approximately only almost most under roughly estimated total"
    ),
    past=words(
        """was were had did been became began broke brought built came chose cut drew drove fell felt fought found flew gave got
        grew held hit kept knew laid led left lent lost made met paid put ran rose said sat saw sent set shook shot shut slept
        sold sought spent spoke spread stood stole struck swept swore taught took told thought threw understood went withdrew
        woke won wore wrote born arose bore bought caught dealt dug fled forbade froze hung hid overcame overthrew rang rode
        sank shrank sprang stuck undertook upheld died"""
    ),
    past_endings=("ed",),
    not_past=words(
        """indeed need exceed proceed succeed feed speed seed breed hundred bed red shed naked unprecedented based supposed
        so-called weed creed greed bleed heed deed agreed-upon sacred kindred"""
    ),
    laws=words("act acts regulations order bill directive rules code law convention statute ordinance measure sess"),
    titles=words(
        """entitled titled book novel film movie song essay article poem paper chapter album play documentary series podcast
        episode section column headlined headline story"""
    ),
    superlatives=words("first only sole single last main best worst foremost leading top") | words(_SUPERLATIVES),
    most=words("most least"),
    than=words("than"),
    more=words("more less fewer better worse") | frozenset(word[:-2] + "r" for word in words(_SUPERLATIVES)),
    the=words("the its their his her our my whose"),
    compares=Phrases("unprecedented|unmatched|unrivalled|unrivaled", "majority of", "compared to|with"),
    ever=Phrases(
        "in the world|country|region",
        "in history",
        "in * history",
        "of all time",
        "on record|earth",
        "since records began",
        "worldwide|globally|ever|world's|world’s",
        "in europe|asia|africa|america",
    ),
    cause=Phrases(
        "because|consequently",
        "due|owing|thanks to",
        "lead|leads|led|leading to",
        "result|results|resulted|resulting in|from",
        "as a result|consequence",
        "cause|causes|caused|causing a|an|the|its|their|his|her|by|major|serious|severe|great|many|much|widespread",
        "triggered|prompted|sparked|provoked|driven by",
        "contribute|contributes|contributed|contributing to",
        "stem|stems|stemmed|stemming from",
        "give|gives|gave|giving rise to",
        "bring|brings|brought about",
    ),
)
