"""What pages call their parts: words of classes, ids and roles for notes, marks, ways back, and what is no article."""

from __future__ import annotations

from functools import lru_cache

from claimscan import patterns as regex
from claimscan.readers.html.tree import Element

_SPLIT = regex.compile(r"[^a-z\d]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])")
_CAMEL = regex.compile(r"(?<=[a-z])(?=[A-Z])")

_NAMES = 10_000  # classes of a page whose words are remembered

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary"
    " table tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())

MARK_ROLES = frozenset("doc-noteref noteref annoref".split())
CITE_ROLES = frozenset("doc-biblioref biblioref".split())
BACK_ROLES = frozenset("doc-backlink backlink referrer se:referrer".split())
NOTE_ROLES = frozenset("doc-footnote doc-endnote doc-biblioentry footnote endnote rearnote biblioentry".split())
NOTES_ROLES = frozenset("doc-footnotes doc-endnotes footnotes endnotes rearnotes".split())
ZONE_ROLES = NOTES_ROLES | frozenset("doc-bibliography bibliography".split())
PAGE_BREAKS = frozenset("doc-pagebreak pagebreak".split())
PAGE_NUMBERS = frozenset("pagenum pagenumber pageno pagebreak pagenumbers".split())

NOTE = frozenset("fn ftn edn footnote footnotes endnote endnotes sidenote sidenotes note notes noteref".split())
ONE = frozenset("fn ftn edn footnote endnote sidenote marginnote".split())
OF_NOTES = frozenset("footnotes endnotes rearnotes".split())
MANY = frozenset("footnotes endnotes sidenotes notes references reflist bibliography citations".split())
BACK = frozenset("back backlink backref backlinks return reverse backreference".split())
BACK_WHOLE = frozenset(
    "reversefootnote footnoteback footnotebackref footnotebackreference fnback fnbackref mwcitebacklink".split()
)
REF = frozenset("ref refs reference bib biblio citation cit cite".split())
FURNITURE = frozenset(
    "nav navbar navigation menu breadcrumb breadcrumbs sidebar widget widgets share sharing sharedaddy social related"
    " recommended recommendations comments commentlist disqus newsletter subscribe subscription subscribewidget promo"
    " advert advertisement ads cookie cookies popup modal pagination pager toolbar toc siteheader sitefooter printfooter"
    " catlinks navbox editsection noprint hatnote jumplink skiplink paywall signup outbrain taboola postnav"
    " boilerplate pgheader pgfooter".split()
)
BYLINE = frozenset(
    "byline date dateline subtitle author authors published pubdate timestamp postmeta entrymeta articlemeta postinfo credits".split()
)
NOTES_HEADING = regex.compile(
    r"[\W\d]*(?:foot\s?notes?|end\s?notes?|notes?|notes (?:and|&) references|references(?: (?:and|&) notes)?|bibliography|works cited"
    r"|sources|citations|anmerkungen|fu(?:ß|ss)noten|endnoten|literatur(?:verzeichnis)?|quellen|einzelnachweise|belege"
    r"|r[eé]f[eé]rences|notes et r[eé]f[eé]rences|notas|referencias|bibliograf[ií]a|note|riferimenti|voetnoten|noten)\W*",
    regex.I,
)
APPENDED = regex.compile(
    r"[\W\d]*(?:see also|further reading|external links|related (?:articles|posts|reading)|siehe auch|weblinks|literatur"
    r"|voir aussi|liens externes|v[eé]ase tambi[eé]n|enlaces externos|bibliography|works cited|selected bibliography)\W*",
    regex.I,
)


@lru_cache(_NAMES)
def tokens(names: str) -> frozenset[str]:
    """The words of classes or ids: ``footnote-ref``, ``footnoteRef`` and ``footnote_ref`` are the same two."""
    return frozenset(part for part in _SPLIT.split(_CAMEL.sub("-", names).lower()) if part)


@lru_cache(_NAMES)
def _roles(said: str) -> frozenset[str]:
    return frozenset(said.lower().split())


def words(element: Element) -> frozenset[str]:
    """The words of an element's classes and its id."""
    return class_words(element) | tokens(element.get("id"))


def class_words(element: Element) -> frozenset[str]:
    """The words of an element's classes."""
    return tokens(element.get("class"))


def roles(element: Element) -> frozenset[str]:
    """What an element says it is, in ``role`` or ``epub:type``."""
    return _roles(f"{element.get('role')} {element.get('epub:type')}")
