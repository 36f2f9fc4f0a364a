"""Papers that are known by a number or shelf-mark: codes, debates, papers of parliaments and the United Nations, standards, archives."""

from __future__ import annotations

from collections.abc import Iterator

from claimscan import patterns as regex
from claimscan.parse import numbers
from claimscan.parse.cites import Cite
from claimscan.parse.scan import Scan

_FREE = r"(?<![\p{L}\d])"
_PARTS = r"(?:,?\s(?:§{1,2}\s?|[Aa]rt\.\s|amend\.\s|cl\.\s|ch\.\s|pt\.\s|[Rr]ule\s)?(?:\d[\w.:-]*|[IVXLC]{1,6}\b)(?:\([\w]{1,4}\)){0,5}){1,4}"
_YEARED = r"(?:\s\((?:\p{Lu}[\p{L}. ]{0,24}\s)?(?P<year>(?:1[89]|20)\d\d)\))?"
# "46 U.S.C. § 8502(a) (2006)", "33 C.F.R. § 164.11", "U.S. Const. art. III, § 2", "Fed. R. Civ. P. 12(b)", "Cal. Lab. Code § 12".
_CODE = regex.compile(
    rf"{_FREE}(?P<name>\d{{1,3}}\s(?:U\.\s?S\.\s?C\.(?:\s?[AS]\.)?|U\.?S\.?C\.?A?(?=\s§)|C\.\s?F\.\s?R\.|CFR)|(?:\p{{Lu}}[\p{{L}}.]*\.\s?){{1,3}}Const\."
    rf"|Fed\.\sR\.\s(?:(?:Civ|Crim|App|Bankr)\.\sP\.|Evid\.)|(?:\p{{Lu}}\p{{L}}*\.\s){{1,3}}(?:\p{{Lu}}\p{{L}}*\.?\s(?:&\s)?){{0,4}}(?:Code|Stat\.|Laws)(?:\sAnn\.)?(?=,?\s§))"
    rf"(?P<place>{_PARTS}){_YEARED}"
)
# "HL Deb 14 March 2007, vol 690, col 1345", "HC Deb (5th series) vol 12 cols 7-9", "Hansard, HC, vol 12, col 77".
_DEBATE = regex.compile(
    rf"{_FREE}(?P<series>H[CL]\s(?:Debs?|WA|WS)\.?|Hansard(?:\s?\(?,?\s(?:H[CL]|Commons|Lords)\)?)?)(?=[\s,(].{{0,40}}\d)"
    r"(?:,?\s\(?(?:\d{1,2}\s\p{Lu}\p{Ll}+\s\d{4}|(?:\d\w\w\s)?series)\)?)?(?:,?\svol\.?\s(?P<vol>\d{1,4}))?"
    r"(?P<place>(?:,?\s(?:cols?|cc?|p{1,2})\.?\s?\d{1,5}\w?(?:\s?[-–]\s?\d{1,5}\w?)?)?)(?:,?\s\(?\d{1,2}\s\p{Lu}\p{Ll}+\s\d{4}\)?)?"
)
# "S. Rep. No. 104-99, at 12 (1995)", "H.R. 1234, 110th Cong. § 2 (2007)", "Pub. L. No. 104-12, 110 Stat. 44 (1996)".
_CONGRESS = regex.compile(
    rf"{_FREE}(?P<name>(?:S\.|H\.R\.|H\.)\s(?:(?:Rep|Doc|Res|Comm)\.\s)?(?:No\.\s)?\d{{1,4}}(?:[-–]\d{{1,5}})?(?=,?\s(?:at\s|\d{{1,3}}(?:st|nd|d|rd|th)\sCong|\(\d{{4}}|§))"
    rf"|Pub\.\sL\.\s(?:No\.\s)?\d{{1,3}}[-–]\d{{1,4}})(?:,\s\d{{1,3}}\w\w?\sCong\.)?(?P<place>(?:,?\s(?:at|§{{1,2}})\s[\d–-]{{1,12}})?)(?:,\s\d{{1,4}}\sStat\.\s\d{{1,5}}(?:,\s\d{{1,5}})?)?{_YEARED}"
)
# "BT-Drs. 17/3355, S. 12", "Deutscher Bundestag, Drucksache 16/4412", "BGBl. I 2004, S. 12", "ABl. L 12 vom 3.5.2004, S. 1".
_GERMAN = regex.compile(
    rf"{_FREE}(?P<name>(?:(?:BT|BR|LT)-(?:Dr(?:u?c?k?)?s?\.?|Drucks(?:ache|\.)|PlPr\.?)|(?:Deutscher\s)?Bundes(?:tag|rat)(?:s-|,\s)(?:Drucks(?:ache|\.)|Drs\.|Plenarprotokoll))\s\d{{1,3}}/\d{{1,5}}"
    r"|R?GBl\.\s(?:I{1,3}\s)?(?P<year>(?:1[89]|20)\d\d)(?:\sI{1,3})?|BGBl\.\s(?:I{1,3}\s)?(?P<year>(?:19|20)\d\d)(?:\sI{1,3})?)"
    r"(?P<place>(?:,?\s(?:S\.\s|Nr\.\s)?\d{1,5}(?:\s?ff?\.|\s?[-–]\s?\d{1,5})?)?)"
)
# "UNGA Res 61/88 (14 December 2006) UN Doc A/RES/61/88", "UN Doc. S/2004/12, para. 3".
_UNITED = regex.compile(
    rf"{_FREE}(?P<name>(?:(?:UN)?(?:GA|SC|HRC|ECOSOC)\s[Rr]es(?:olution)?\.?\s[\dA-Z][\d/A-Z()]{{0,14}})(?:\s\((?:\d{{1,2}}\s\p{{Lu}}\p{{Ll}}+\s)?\d{{4}}\))?(?:,?\sU\.?N\.?\sDoc\.?\s[A-Z]/[\w/.()-]{{2,40}}\w)?"
    r"|U\.?N\.?\sDoc\.?\s[A-Z]/[\w/.()-]{2,40}\w)"
)
# "BS EN 12345:2004 Floating Bridges", "ISO 19901-2:2017, Lighting of Piers": the title follows.
_STANDARD = regex.compile(
    rf"{_FREE}(?P<number>(?:(?:BS|DIN|NF|UNI|UNE|SN|ÖNORM)\s(?:EN\s)?(?:ISO\s)?|EN\s(?:ISO\s)?|ISO(?:/IEC)?(?:/[A-Z]{{2,3}})?\s|IEC\s|ASTM\s\p{{Lu}}|IEEE\s(?:Std\s)?|ANSI\s(?:\p{{Lu}}{{2,6}}\s)?)\d[\d.-]{{1,9}})"
    r"(?::(?P<year>(?:19|20)\d\d)(?:[-–]\d{2})?)?(?:,?\s(?P<name>\p{Lu}[\p{L}\d ,:—–-]{3,120}?)(?=[.;]|\s\(|$))?"
)
# "BArch, R 4701/12345, Bl. 23", "TNA, FO 371/12", "StA Lüneburg, Hann. 74, Nr. 12": the archive, and the mark on the shelf.
ARCHIVE = regex.compile(
    rf"{_FREE}(?P<archive>TNA|(?:The\sNational|National)\sArchives(?:\sof\s\p{{Lu}}\p{{L}}+)?|PRO|BArch|GStA(?:\sPK)?|PA\sAA|HHStA|AAPD|NARA|NAUK|BNA|AN\b|(?:H?St?A|LA|GLA|StadtA|LHA|HStA|Landesarchiv|Staatsarchiv|Stadtarchiv|Hauptstaatsarchiv|Bundesarchiv"
    rf"|Archives?\s(?:[Nn]ationales?|[Dd]épartementales?)|Archivio\s(?:di|[Cc]entrale\sdello)\sStato|Archivo\s[GH][\p{{L}}]+|Arquivo\s[\p{{L}}]+)(?:\s(?:d[eiu]s?\s)?\p{{Lu}}[\p{{L}}-]+){{0,2}})"
    rf"(?:\s\([\p{{Lu}}]{{2,8}}\))?,\s(?P<name>[\p{{Lu}}][\p{{L}}]{{0,8}}\.?(?:[\s-]\p{{Lu}}{{1,4}}\b\.?)?[\s-]?\d[\d/ -]{{0,14}}(?:,\sNr\.\s\d{{1,6}})?)(?P<place>(?:,?\s(?:Bl|f|ff|fol|fols|c|cc|p|S)\.\s?\d{{1,4}}[rv]?(?:\s?[-–]\s?\d{{1,4}}[rv]?)?)?)"
)
# "(Harbour Archive, MS 12, fol. 4)": the same in a bracket, whatever the archive is called.
SHELVED = regex.compile(
    r"(?<=[(\[])(?P<archive>(?:\p{Lu}[\p{L}’'–-]*\s(?:(?:of|the|der|des|de|du)\s){0,2}){0,5}(?:\p{L}*[Aa]rchi[vef]\p{L}*|Record\sOffice|\p{L}*[Bb]ibliothek|Library|\p{L}*BArch)[^(),;\d]{0,40}?)"
    r"(?:\s\[[^()\[\]]{1,20}\])?,\s[^()]{0,80}?\d[^()]{0,60}(?<!\s(?:1[5-9]|20)\d\d)(?=[)\]])"
)
# Each with the type of what it finds, and with words of which one must stand in a note that is searched for it.
# "Cass. civ. 1re, 12 mai 2004, n° 03-12.345", "CE, 3 mai 2009, Société du port", "Cass., sez. III, 12 maggio 2004, n. 9023", "STS de 3 de mayo de 2004".
_ROMANCE = regex.compile(
    rf"{_FREE}(?P<court>Cass\.(?:\s(?:civ|com|soc|crim|pen|ass|plén)\.)*(?:\s\d(?:re|ère|e)\b)?(?:,?\s(?:sez|ch)\.\s(?:[IVX]{{1,4}}|un\.|\d)(?!\w))?|CE|CAA?\s\p{{Lu}}[\p{{L}}-]+|C(?:orte|\.)\scost\.|Cons\.\s(?:const\.|Stato)"
    r"|CJ[UC]E|CEDH|STS|SAP|ATS)(?:,\s(?:Ass|Sect|gde\sch)\.)?,?\s(?:du\s|de\s)?\d{1,2}(?:er)?\s(?:de\s)?\p{Ll}{3,10}\s(?:de\s)?(?P<year>(?:19|20)\d\d)"
    r"(?:,\s(?P<name>\p{Lu}\p{Ll}[^,;]{2,60}))?(?:,\s(?:req\.\s|aff\.\s|pourvoi\s)?n(?:[°ºo]|\.)\s?[\d./-]{2,16}\d)?"
    r"(?:,\s(?:Bull\.(?:\s(?:civ|crim|soc|com)\.)?(?:\s[IVX]{1,3})?|Rec\.|Lebon)(?:,?\s(?:n[°ºo]|p\.)?\s?\d{1,5})?)?"
)
_BOOKS = tuple(
    "Gen Exo Lev Num Deut Josh Judg Ruth Sam Kgs Kings Chr Ezra Neh Esth Job Ps Prov Eccl Isa Jer Lam Ezek Dan Hos Joel Amos Obad "
    "Jonah Mic Nah Hab Zeph Hag Zech Mal Mat Mt Mark Mk Luke Lk John Jn Acts Rom Cor Gal Eph Phil Col Thess Tim Tit Heb Jas Pet "
    "Jude Rev Qur".split()
)
# "Rom. 12:3", "1 Cor 13:4–7", "Qur’an 2:255".
_SCRIPTURE = regex.compile(
    rf"{_FREE}(?=[1-3I]{{1,3}}\s|[A-Z][a-z]{{1,6}}\.?\s\d{{1,3}}[:,.])(?P<name>(?:(?:[1-3]|I{{1,3}})\s)?(?:Gen|Exod?|Lev|Num|Deut|Josh|Judg|Ruth|Sam|Kgs|Kings|Chr|Ezra|Neh|Esth|Job|Pss?|Prov|Eccl|Isa|Jer|Lam|Ezek|Dan|Hos|Joel|Amos"
    r"|Obad|Jonah|Mic|Nah|Hab|Zeph|Hag|Zech|Mal|Matt|Mt|Mark|Mk|Luke|Lk|John|Jn|Acts|Rom|Cor|Gal|Eph|Phil|Col|Thess|Tim|Titus|Heb|Jas|Pet|Jude|Rev|Qur[’'ʾ]?[aā]n)\.?)"
    r"(?P<place>\s\d{1,3}[:,.]\s?\d{1,3}(?:\s?[-–]\s?\d{1,3})?)"
)
_FORMS = (
    (_CODE, "legislation", ("§", "Const.", "S.C", "USC", "F.R", "F. R", "CFR", "Fed. R.")),
    (_DEBATE, "hearing", ("HL ", "HC ", "Hansard")),
    (_CONGRESS, "report", ("S. ", "H.", "Pub. L.")),
    (_GERMAN, "report", ("-Dr", "-Pl", "Bundes", "GBl.")),
    (_ROMANCE, "legal_case", ("Cass.", "CE", "CA", "cost.", "Cons.", "CJ", "STS", "SAP", "ATS")),
    (_SCRIPTURE, "classic", _BOOKS),
    (_UNITED, "report", ("UN", "U.N.", " Res", "GA ", "SC ")),
    (
        _STANDARD,
        "standard",
        ("BS ", "DIN ", "NF ", "UNI ", "UNE ", "SN ", "ÖNORM", "EN ", "ISO", "IEC", "ASTM", "IEEE", "ANSI"),
    ),
    (
        ARCHIVE,
        "manuscript",
        (
            "TNA",
            "PRO,",
            "Arch",
            "arch",
            "Arqu",
            "GStA",
            "StA",
            "AA",
            "HHS",
            "NARA",
            "NAUK",
            "BNA",
            "AN,",
            "LA ",
            "LHA",
            "GLA",
        ),
    ),
)
_LEADS = frozenset("See see Cf. cf. also under Vgl. vgl. Siehe siehe auch and und e.g., in".split())
_LOOKED_BACK = 16  # characters: a lead and the blanks
_FIGURED = regex.compile(r"\d")


def find(scan: Scan) -> Iterator[Cite]:
    """The papers of a note outside of quotations, where nothing but a signal or another source stands before them."""
    plain = scan.plain
    if not _FIGURED.search(plain):
        return
    for pattern, kind, words in _FORMS:
        if not any(word in plain for word in words):
            continue
        for match in pattern.finditer(plain):
            if scan.cover[match.start()] or not _begins(plain, match.start()):
                continue
            yield _paper(plain, match, kind)


def _begins(plain: str, at: int) -> bool:
    """A source may begin here: not in the middle of one that has a title of its own."""
    before = plain[max(0, at - _LOOKED_BACK) : at].rstrip()
    return not before or before[-1] in ";.:" or before.rpartition(" ")[2] in _LEADS


def _paper(plain: str, match: regex.Match[str], kind: str) -> Cite:
    def span(name: str) -> tuple[int, int] | None:
        known = name in match.re.groupindex and match.end(name) > match.start(name) >= 0
        return (match.start(name), match.end(name)) if known else None

    name = span("name")
    place, end = span("place"), match.end()
    if place is None:
        end, _ = numbers.locators_end(plain, end, len(plain))
        place = (match.end(), end) if end > match.end() else None
    return Cite(
        "paper",
        match.start(),
        name[1] if name else match.start(),
        match.end(),
        end,
        span("year"),
        span("vol"),
        span("series") or span("archive"),
        court=span("court"),
        place=place,
        name_start=name[0] if name else match.start(),
        type=kind,
    )
