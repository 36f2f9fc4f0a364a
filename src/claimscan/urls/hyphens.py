"""Hyphens that a layout put into an address, told from the address's own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal, NamedTuple
from unicodedata import combining, normalize

from claimscan import patterns as regex
from claimscan.urls.address import fold, host, split
from claimscan.urls.matches import UrlMatch

# Where a slug, file name or parameter begins and ends.
_EDGES: Final = ("/", ".", "?", "&", "_")
_WORD: Final = regex.compile(r"\p{L}+")
_YEAR: Final = regex.compile(r"(?:19|20)\d\d")
_IN_LABEL: Final = regex.compile(r"[^./:?#]*")
_AFTER: Final = regex.compile(r"\p{L}++(?!\p{N})")  # not the head of an id: ``a9f2c``
_LONGEST_WORD: Final = 60  # letters; going back further would only cost time
# The words of a printed name; a capital inside one begins another: ``AlMonitor``, but not ``BBC``.
_NAME_WORD: Final = regex.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lo}+|\p{N}+")
_ARTICLE: Final = regex.compile(r"^(?:The|Der|Die|Das|Le|La|Les|El|Il)\s+|['’]s\b")
_ENDING: Final = regex.compile(r"\.\p{Ll}{2,4}$")
_HYPHENED: Final = regex.compile(r"\p{L}+(?:-\p{L}+)+")

# An id that letters and digits make up, at the end of a path: ``idABC12X3``.
_CODE: Final = regex.compile(r"(?=[\p{N}]*\p{L})(?=\p{L}*\p{N})[\p{L}\p{N}]{4,}$")
_LEAD: Final = regex.compile(r"\p{Ll}+(?=\p{Lu})")

# Endings that no word of a slug consists of alone: what is left of a word that a line's end cut.
_ENDINGS: Final = frozenset(
    "ably ally ance ances bers ble bly cal cally ced ces cial cially cies cing cious cy dents ded dings ence ences ened "
    "ening ents ers ery fied fies ful fully fying gers gion gions ical ics ied ies ing ingly ings ion ional ions ious ish "
    "ism isms ist ists ity ive ively ives ization izing lated lating lation ling ly ment ments mers nal nally ners ness "
    "ning ogy ous ously ral rally rating ration rations ries rity sal sation sed ses sion sional sions sive sively ters "
    "ther ties tific tion tional tionally tions tious tive tively tives tory ture tures tute tutes ual uals uous ure ures "
    "vate ving".split()
)
# Short words, prefixes and signs of countries that do stand before or behind a hyphen of their own.
_SHORT_WORDS: Final = frozenset(
    "a ad ag ai al am an as at be bi by co da db dc de di do du ec ed el em en et eu ex ft gb go he hi i id if il im in io "
    "ip is it la le li mc me mp mr ms mt my nd ne ni no nt o of oh ok on op or os ou ox pa pc ph pi pm pr pt qa r re rh s "
    "sa se si so st t te to tv tx u uk un up us v vs we wp x y ye yu z".split()
)
# A host is mended for these only, never because a part of it looks torn: names of hosts are made up.
_WORDS: Final = frozenset({"title-word", "document-word"})


class Evidence(NamedTuple):
    """What the rest of the article knows. Nothing here is copied or folded: an article has a thousand addresses."""

    names: Sequence[str]
    title_words: frozenset[str]  # of the names, in folded letters
    words: Collection[str]
    hosts: Collection[str]
    others: Sequence[str]
    own: str


Verdict = Literal[
    "keep", "doubt", "same-host-elsewhere", "printed-name", "title-word", "document-word", "same-id-scheme",
    "broken-host-label", "line-end",
]  # fmt: skip


def mend(
    match: UrlMatch,
    names: Sequence[str],
    words: Collection[str],
    hosts: Collection[str],
    hyphens: Collection[int] = (),
    others: Sequence[str] = (),
) -> UrlMatch:
    """The match without the hyphens that a layout put in, each with its evidence; unchanged where there is none.

    ``names``: publisher, container and title as printed in the same source. ``words``: lower-case words of the article
    (not those of its addresses). ``hosts``: hosts of the article's other addresses. ``hyphens``: offsets, in the text
    that ``match`` was found in, of hyphens that stand at a line's end (others in the text do no harm). ``others``: the
    article's addresses, for ids of the same scheme and hosts that stand more than once.

    ``repairs`` gains ``hyphen-dropped`` and the evidence: ``same-host-elsewhere``, ``printed-name``, ``title-word``,
    ``document-word``, ``same-id-scheme``, ``broken-host-label``, ``line-end``. Readings that were not chosen but are
    possible stand in ``alternatives``.
    """
    if "link-target" in match.repairs or "-" not in match.url:
        return match
    title_words = frozenset(_letters(word) for name in names for word in _WORD.findall(name))
    url, reasons, doubts = _decided(match, hyphens, Evidence(names, title_words, words, hosts, others, match.url))
    readings = [*(url[:at] + url[at + 1 :] for at in doubts), *((match.url,) if reasons else ())]
    if not readings:
        return match
    repairs = dict.fromkeys((*match.repairs, *(("hyphen-dropped", *reasons) if reasons else ())))
    alternatives = dict.fromkeys((*match.alternatives, *readings))
    return match._replace(url=url, repairs=tuple(repairs), alternatives=tuple(alternatives))


def _decided(
    match: UrlMatch, hyphens: Collection[int], evidence: Evidence
) -> tuple[str, tuple[Verdict, ...], tuple[int, ...]]:
    """The address without a layout's hyphens, why each went, and the places in it of those that are in doubt."""
    url, ends = match.url, _line_ends(match, hyphens)
    reasons: list[Verdict] = []
    doubts: list[int] = []
    for at in reversed([at for at, sign in enumerate(url) if sign == "-"]):  # from the end: places before it hold
        verdict = _judge(url, at, at in ends, evidence)
        if verdict == "doubt":
            doubts.append(at)
        elif verdict != "keep":
            url = url[:at] + url[at + 1 :]
            doubts = [doubt - 1 for doubt in doubts]
            reasons.append(verdict)
    return url, tuple(reversed(reasons)), tuple(reversed(doubts))


def _line_ends(match: UrlMatch, hyphens: Collection[int]) -> frozenset[int]:
    """The offsets in ``match.url`` of hyphens at a line's end; repairs move hyphens, but never add or drop one."""
    if not hyphens:
        return frozenset()
    printed = [at for at, sign in enumerate(match.printed) if sign in "-‐‑"]
    understood = [at for at, sign in enumerate(match.url) if sign == "-"]
    if len(printed) != len(understood):
        return frozenset()
    return frozenset(b for a, b in zip(printed, understood, strict=True) if match.start + a in hyphens)


def _judge(url: str, at: int, line_end: bool, evidence: Evidence) -> Verdict:
    """What to do with the hyphen at ``url[at]``."""
    if "-" in (url[at - 1 : at], url[at + 1 : at + 2]):  # ``--`` is nobody's layout, but one of the two may be
        return "doubt" if line_end else "keep"
    begin = url.find("://") + 3
    ends = [end for sign in "/?#" if (end := url.find(sign, begin)) >= 0]
    if at < min(ends, default=len(url)):
        return _judge_host(url, at, line_end, evidence)
    return _judge_path(url, at, line_end, evidence)


def _judge_host(url: str, at: int, line_end: bool, evidence: Evidence) -> Verdict:
    bare, with_hyphen = host(url[:at] + url[at + 1 :]), host(url)
    if bare is None or with_hyphen is None:
        return "keep"
    if bare in evidence.hosts or "www." + bare in evidence.hosts:
        return "same-host-elsewhere"
    if not (url[at - 1].isalnum() and url[at + 1 : at + 2].isalnum()) or with_hyphen.rpartition(".")[2].count("-"):
        return "broken-host-label"  # RFC 1123: no label begins or ends with a hyphen; no ending such as .org holds one
    label, place = _label(url, at)
    fit = _name_fit(label, place, evidence.names)
    own = fold(evidence.own)
    if fit == "inside" and not any(host(other) == with_hyphen and fold(other) != own for other in evidence.others):
        return "printed-name"  # a host that stands more than once is meant so
    if fit == "printed":
        return "keep"
    if line_end and (verdict := _judge_cut(_letters(label[:place]), _letters(label[place + 1 :]), evidence)) in _WORDS:
        return verdict
    return "doubt" if fit is not None or line_end else "keep"


def _label(url: str, at: int) -> tuple[str, int]:
    """The host's label around ``at``, and the place of ``at`` in it."""
    start = max(url.rfind(sign, 0, at) for sign in "./@") + 1
    found = _IN_LABEL.match(url, at)
    return url[start : found.end() if found else len(url)], at - start


def _name_fit(label: str, place: int, names: Sequence[str]) -> Literal["inside", "between", "printed"] | None:
    """Whether a printed name has the letters of ``label``, and where in it the hyphen at ``place`` falls: ``inside`` a
    word, ``between`` two, or where the name itself prints one."""
    letters, before = _letters(label), len(_letters(label[:place]))
    found: set[Literal["inside", "between", "printed"]] = set()
    for name in names:
        for whole in _spellings(name):
            tokens = [_letters(token) for token in _NAME_WORD.findall(whole)]
            if not _alike(letters, "".join(tokens)):
                continue
            cuts = list(_sums(tokens))
            joined = [_letters(part) for word in _HYPHENED.findall(whole) for part in [word.rpartition("-")[0]]]
            if any("".join(tokens)[:before].endswith(part) for part in joined):
                found.add("printed")
            else:
                found.add("between" if before in cuts else "inside")
    return next((kind for kind in ("printed", "between", "inside") if kind in found), None)


def _spellings(name: str) -> Iterator[str]:
    """A printed name with and without its article and its ending (``Lamps.example``)."""
    yield name
    yield (bare := _ARTICLE.sub("", name))
    yield _ENDING.sub("", bare)


def _sums(tokens: Sequence[str]) -> Iterator[int]:
    total = 0
    for token in tokens:
        total += len(token)
        yield total


def _alike(a: str, b: str) -> bool:
    """Equal letters, or one goes on for a letter or two (``Lampnew``, ``lampnews``)."""
    short, long = sorted((a, b), key=len)
    return a == b or len(short) >= 6 and long.startswith(short) and len(long) - len(short) <= 2


def _judge_path(url: str, at: int, line_end: bool, evidence: Evidence) -> Verdict:
    before, after = url[at - 1] in _EDGES, url[at + 1 : at + 2] in _EDGES
    if line_end and before != after and not (before and url[at + 1 : at + 2].isdigit()):
        return "line-end"  # slugs and file names neither begin nor end with a hyphen; ``/-/`` and ``/-1/`` are names
    if _same_scheme(url, at, evidence):
        return "same-id-scheme"
    left, right = _run_before(url, at), _AFTER.match(url, at + 1)
    if not left or right is None:
        return "keep" if not line_end else "line-end" if _is_year(url, at) else "doubt"
    a, b = _letters(left), _letters(right[0])
    if a + b in evidence.title_words and not {a, b} <= evidence.title_words and not _prints(f"{a}-{b}", evidence.names):
        return "title-word" if line_end else "doubt"  # without a line's end the address may stand so on the web
    return _judge_cut(a, b, evidence) if line_end else "keep"


def _is_year(url: str, at: int) -> bool:
    """Whether the hyphen cuts a year that is a whole part of the path: ``/20-14/``."""
    start, end = url.rfind("/", 0, at) + 1, url.find("/", at)
    return _YEAR.fullmatch(url[start:at] + url[at + 1 : end]) is not None


def _judge_cut(a: str, b: str, evidence: Evidence) -> Verdict:
    """A hyphen at a line's end between the letters ``a`` and ``b``: one word of the article, or two?"""
    if {a, b} <= evidence.title_words or _prints(f"{a}-{b}", evidence.names):
        return "keep"
    if a in evidence.words and b in evidence.words and not (_fragment(a) or _fragment(b)):
        return "keep"
    for whole in (a + b, a + b + "s", (a + b).removesuffix("s")):
        if whole in evidence.title_words:
            return "title-word"
        if whole in evidence.words or whole in _slug_words(evidence):
            return "document-word"
    return "line-end" if _is_torn(a, b, evidence.words) else "doubt"


def _prints(hyphened: str, names: Sequence[str]) -> bool:
    return any(hyphened in _folded(name) for name in names)


def _slug_words(evidence: Evidence) -> frozenset[str]:
    paths = [split(other).path for other in evidence.others if other != evidence.own]
    return frozenset(_letters(word) for path in paths for word in _WORD.findall(path))


def _fragment(word: str, endings: Collection[str] = ()) -> bool:
    """Whether letters are hardly a word of their own."""
    return word in endings or len(word) <= 2 and word not in _SHORT_WORDS


def _is_torn(left: str, right: str, words: Collection[str]) -> bool:
    """Whether one half is hardly a word and the other is none of the article's: ``b-ridge``, not ``x-ray``."""
    return _fragment(left) and right not in words or _fragment(right, _ENDINGS) and left not in words


def _same_scheme(url: str, at: int, evidence: Evidence) -> bool:
    """Whether at least two other addresses of the host end in ids that begin as the letters before the hyphen do, and
    this one's begins so only without the hyphen."""
    tail = url.rstrip("/")
    lead = _LEAD.match(_run_before(tail, at))
    after = _CODE.match(tail, at + 1) if lead else None
    if lead is None or after is None or after[0].startswith(lead[0]):
        return False
    name = host(url)
    same_host = [other for other in evidence.others if other != evidence.own and host(other) == name]
    codes = {code[0] for other in same_host if (code := _CODE.search(_tail(other)))}
    return len(codes) > 1 and all((found := _LEAD.match(code)) and found[0] == lead[0] for code in codes)


def _tail(url: str) -> str:
    return split(url).path.rstrip("/").rpartition("/")[2].rpartition("-")[2]


def _run_before(url: str, at: int) -> str:
    """The letters that end at ``at``."""
    start = at
    while start and at - start < _LONGEST_WORD and url[start - 1].isalpha():
        start -= 1
    return url[start:at]


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(sign for sign in normalize("NFKD", text.casefold()) if not combining(sign))


def _letters(text: str) -> str:
    folded = _folded(text)
    return folded if folded.isalnum() else "".join(sign for sign in folded if sign.isalnum())
