"""What is generally known of hosts: who shows works of others, which large houses have hosts of other letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from claimscan import patterns as regex
from claimscan.hosts.labels import Labels

# Archives, libraries and platforms that show works of others: an address there is a copy on another host.
REPOSITORIES: Final = frozenset(
    "academia.edu archive.is archive.org archive.ph archive.today arxiv.org biorxiv.org blogspot.com books.google.com "
    "bepress.com core.ac.uk doi.org dropbox.com dtic.mil ebscohost.com ecoi.net europepmc.org figshare.com github.com "
    "github.io gitlab.com hal.science hathitrust.org heinonline.org hdl.handle.net ingentaconnect.com issuu.com jstor.org "
    "lexisnexis.com mendeley.com mpra.ub.uni-muenchen.de ncbi.nlm.nih.gov medium.com medrxiv.org muse.jhu.edu "
    "nber.org osf.io perma.cc persee.fr philarchive.org philpapers.org proquest.com pubmed.gov questia.com readcube.com "
    "refworld.org reliefweb.int repec.org researchgate.net sagepub.com sci-hub.se sciencedirect.com scribd.com "
    "semanticscholar.org slideshare.net springer.com springerlink.com ssoar.info ssrn.com substack.com tandfonline.com "
    "taylorfrancis.com thefreelibrary.com webcitation.org westlaw.com wiley.com wikimedia.org wikisource.org "
    "wordpress.com worldcat.org yumpu.com zenodo.org".split()
)
# Who may be printed for a host whose name has other letters; general knowledge of the large houses only.
_KNOWN: Final = {
    "abc": "abc.net.au abcnews.go.com",
    "afp": "afp.com", "agencefrancepresse": "afp.com",
    "associatedpress": "apnews.com ap.org",
    "bigissue": "bigissue.com",
    "britishbroadcastingcorporation": "bbc.co.uk bbc.com",
    "canadianbroadcastingcorporation": "cbc.ca",
    "deutschewelle": "dw.com",
    "economist": "economist.com",
    "elpais": "elpais.com elpais.es",
    "facebook": "facebook.com fb.com", "meta": "facebook.com meta.com",
    "frankfurterallgemeinezeitung": "faz.net",
    "companieshouse": "gov.uk", "hmtreasury": "gov.uk", "landregistry": "gov.uk",
    "latimes": "latimes.com", "losangelestimes": "latimes.com",
    "lemonde": "lemonde.fr",
    "newyorktimes": "nytimes.com", "nyt": "nytimes.com",
    "officialjournal": "europa.eu",
    "radiofreeeuroperadioliberty": "rferl.org", "radiofreeeurope": "rferl.org", "radioliberty": "rferl.org svoboda.org",
    "suddeutschezeitung": "sueddeutsche.de sz.de",
    "tass": "tass.com tass.ru",
    "twitter": "twitter.com x.com t.co", "x": "twitter.com x.com",
    "voiceofamerica": "voanews.com",
    "wallstreetjournal": "wsj.com",
    "wapo": "washingtonpost.com",
    "worldbank": "worldbank.org",
    "xinhua": "news.cn xinhuanet.com", "xinhuanewsagency": "news.cn xinhuanet.com",
    "yonhap": "yna.co.kr", "yonhapnewsagency": "yna.co.kr",
    "youtube": "youtube.com youtu.be",
}  # fmt: skip
_GOVERNMENT_NAME: Final = regex.compile(
    r"(?i)\b(?:ministr\w*|minister\w*|department|government|parliament\w*|house of (?:commons|lords|representatives)|senate|congress|"
    r"council|commission|committee|office|treasury|court|embassy|president\w*|cabinet|secretar\w*|army|navy|air force|"
    r"official journal|european union|EU|federal|national|state|agency|authority|inspectorate|regulator|gazette|"
    r"regierung|ministerium|bundes\w+|gouvernement|ministère|gobierno|ministerio|governo|ministero)\b"
)
_GOVERNMENT_LABELS: Final = frozenset("gov gouv gob govt gv mil parliament parlament parlement europa".split())
_UNIVERSITY: Final = regex.compile(r"(?i)\b(?:universi\w+|college|school|institut\w*|hochschule)\b")
_ACADEMIC: Final = regex.compile(r"edu(?:\.\p{Ll}{2})?|ac\.\p{Ll}{2}")


def is_repository(host: str) -> bool:
    """Whether a host shows works of many others, so that an address there is a copy."""
    bare = host.lower().removeprefix("www.")
    return bare in REPOSITORIES or any(bare.endswith("." + site) for site in REPOSITORIES)


def is_known(folded: Iterable[str], host: str) -> bool:
    """Whether one of the names, in folded letters (``newyorktimes``), is generally known to publish on the host."""
    sites = [site for name in folded for site in _KNOWN.get(name, "").split()]
    return any(host == site or host.endswith("." + site) for site in sites)


def is_government(name: str, host: str) -> bool:
    """Whether the name is of a body that may well publish on its government's host."""
    return not _GOVERNMENT_LABELS.isdisjoint(host.lower().split(".")[-3:]) and _GOVERNMENT_NAME.search(name) is not None


def is_university(name: str, words: Iterable[str], found: Labels) -> bool:
    """``cam.ac.uk``: academic hosts are short for a place, in no regular way but by its first letters."""
    if not _ACADEMIC.fullmatch(found.ending) or not _UNIVERSITY.search(name):
        return False
    return any(len(label) > 1 and word.startswith(label) for word in words for label in found.names)
