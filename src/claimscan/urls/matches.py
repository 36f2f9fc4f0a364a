"""URLs found in repaired running text, with what encloses them and what had to be mended to read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from claimscan import patterns as regex
from claimscan.model import Join
from claimscan.urls.address import same
from claimscan.urls.printed import cleaned, understood


class UrlMatch(NamedTuple):
    """A URL in a text. Offsets are code points of that text; ``printed == text[start:end]``.

    ``outer_start:outer_end`` takes in its ``<...>``, ``(...)``, or the whole Markdown link. ``repairs`` names, in short
    kebab-case words, everything that tells ``url`` from ``printed``; ``alternatives`` are other readings, likeliest first.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    url: str
    printed: str
    repairs: tuple[str, ...]
    alternatives: tuple[str, ...]


LONGEST: Final = 4000  # code points of one address; browsers and servers stop well before

# Where an address can begin. Must not match inside a word or host (``xhttp://``, ``a.www.b``), nor ``https://[``.
_BEGIN: Final = regex.compile(
    r"""(?<!\p{L})(?:
        (?P<scheme>(?:https?|ftp)\s?:\s?/\s?/\s?(?=[\p{L}\p{N}]) | (?:https?|ftp)://(?=\[[0-9a-f:.]+\])
            | https?:/(?=\p{L}) | file:///?(?=[\p{L}\p{N}]))
      | (?<![\p{N}\p{L}@._/-])(?P<www>www\d?\.(?=[\p{L}\p{N}-]+\.[\p{L}]))
      | (?<![\p{N}\p{L}@._/:-])(?P<bare>(?:[a-z0-9][a-z0-9-]{0,62}+\.){1,6}
            (?:com|org|net|gov|edu|int|mil|info|eu|[a-z]{2}\.[a-z]{2}|[a-z]{2})/(?=[\p{L}\p{N}_?=~-]{2}))
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_SIGN: Final = regex.compile(r"/|[Ww]{3}")
_BEFORE_SLASH: Final = 8  # code points at most of a scheme, with its spaces, before its slash
# With a space in the scheme a host must follow: ``https:// www.a.example``, but not ``https:// is a scheme``.
_HOST_AHEAD: Final = regex.compile(r"[\p{L}\p{N}-]++(?:\.[\p{L}\p{N}-]++)+")
# Dots without a scheme are mostly abbreviations: ``e.g./i.e.``, ``a.m./p.m.``, ``U.S./EU``, ``approx.no/yes``.
_BARE_HOST: Final = regex.compile(r"(?:[a-z0-9][a-z0-9-]*+\.)*[a-z0-9-]{2,}\.[a-z.]{2,}/|[a-z]\.[a-z]{2}/")
# Code points of an address in running text. Superscript digits are marks; a long dash belongs to the sentence; behind
# ``;`` or ``)`` the next address may follow (inside an archive's or redirect's address it follows ``/`` or ``=``); a
# backslash escapes punctuation in Markdown, before a letter it begins a LaTeX command.
_BODY: Final = regex.compile(
    r"(?:[^\s<>\"“”„«»‹›|`\p{Cc}—†‡⁰¹²³⁴⁵⁶⁷⁸⁹\ue000-\uf8ff,;)\]}\\]++|[,;)\]}](?![,;)\]}]{0,3}https?:/)|\\[!-/:-@\[-`{-~])*+",
    regex.IGNORECASE,
)
_TRAILING: Final = ".,;:!?'’‘*…·\\"
_PAIRS: Final = {")": "(", "]": "[", "}": "{"}
_MARK: Final = regex.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]$")

# ``<https://> www.a.example``: a converter took the scheme for the whole address.
_LONELY_SCHEME: Final = regex.compile(r"<(https?://)>\s?$", regex.IGNORECASE)

_LINK: Final = regex.compile(r"\]\(<?(?=(?:https?|ftp)\s?:|www\.)", regex.IGNORECASE)
_TARGET: Final = regex.compile(r"(?:[^\s()<>]++|\((?:[^\s()<>]++|\([^\s()<>]*+\))*+\))++")
_AFTER_TARGET: Final = regex.compile(r">?(?:\s+(?:\"[^\"]{0,300}\"|'[^']{0,300}'))?\s?\)")
# The first half of an address at the end of the text before a link: ``<https://www.exam->`` or ``https://www.exam-``.
_HALF: Final = regex.compile(r"(?P<half>https?://[^\s<>]*+)>?\s*$", regex.IGNORECASE)


def find(text: str, joins: Sequence[Join] = ()) -> tuple[UrlMatch, ...]:
    """All URLs of ``text``, ascending, not overlapping. ``joins`` are the closed line ends of the text, so that a URL
    that ran over one says so. Hyphens at such places are left alone: see ``mend``."""
    found = list(_links(text))
    free = 0
    matches: list[UrlMatch] = []
    for link in found:
        matches.extend(_bare(text, free, link.outer_start))
        matches.append(link)
        free = link.outer_end
    matches.extend(_bare(text, free, len(text)))
    return tuple(_joined(match, joins) for match in matches)


def _joined(match: UrlMatch, joins: Sequence[Join]) -> UrlMatch:
    if any(match.start < join.at < match.end for join in joins):
        return match._replace(repairs=("joined-line", *match.repairs))
    return match


def _links(text: str) -> Iterator[UrlMatch]:
    """Markdown links; where the words of a link are the rest of an address, with the half that stands before it."""
    free = 0
    for begin in _LINK.finditer(text):
        opening = _opening(text, begin.start(), max(free, begin.start() - LONGEST))
        target = _TARGET.match(text, begin.end(), min(begin.end() + LONGEST, len(text)))
        closing = _AFTER_TARGET.match(text, target.end()) if target else None
        if opening is None or target is None or closing is None:
            continue
        match = _link(text, free, (opening, begin.start()), target.span(), closing.end())
        free = match.outer_end
        yield match


def _opening(text: str, closing: int, low: int) -> int | None:
    """The ``[`` that ``]`` at ``closing`` belongs to. Words of a link rarely hold brackets, so few are tried."""
    at = closing
    for _ in range(8):
        at = text.rfind("[", low, at)
        if at < 0:
            return None
        inside = text[at + 1 : closing]
        if inside.count("[") == inside.count("]"):
            return at
    return None


def _link(text: str, free: int, words: tuple[int, int], target: tuple[int, int], end: int) -> UrlMatch:
    opening, closing = words
    url, repairs = understood(text[slice(*target)])
    label, _ = cleaned(text[opening + 1 : closing].strip(" *_<>"))
    start, outer_start = target[0], opening
    half = _HALF.match(text, max(text.rfind("http", max(free, opening - LONGEST), opening), 0), opening)
    if half and url.endswith(label) and (front := understood(half["half"])[0]):
        for rest in (front, front.removesuffix("-")):
            if url == rest + label:
                start = half.start()
                outer_start = start - 1 if start > free and text[start - 1] == "<" else start
                repairs += ("link-target",) if rest == front else ("link-target", "hyphen-dropped")
                return UrlMatch(start, target[1], outer_start, end, url, text[start : target[1]], repairs, ())
    alternatives: tuple[str, ...] = ()
    if "://" in label and not same(label, url):  # two addresses for one link: the one that works when clicked wins
        repairs += ("link-target",)
        alternatives = (label,)
    return UrlMatch(start, target[1], outer_start, end, url, text[slice(*target)], repairs, alternatives)


def _bare(text: str, low: int, high: int) -> Iterator[UrlMatch]:
    """Addresses outside Markdown links in ``text[low:high]``."""
    while begin := _BEGIN.search(text, _skipped(text, low, high), high):
        low = begin.end()
        if begin["bare"] and not _BARE_HOST.match(text, begin.start(), begin.end()):
            continue
        if begin["scheme"] and any(c.isspace() for c in begin[0]) and not _HOST_AHEAD.match(text, begin.end(), high):
            continue
        match = _in_angles(text, begin, high) or _running(text, begin, high)
        low = max(match.outer_end, low)
        yield match


def _skipped(text: str, low: int, high: int) -> int:
    """Where the next address can begin: it has a slash soon, or "www", and most of a text has neither."""
    sign = _SIGN.search(text, low, high)
    if sign is None:
        return high
    return max(low, min(int(sign.start()) - _BEFORE_SLASH, text.rfind(" ", low, sign.start()) + 1))


def _in_angles(text: str, begin: regex.Match[str], high: int) -> UrlMatch | None:
    """``<address>``, with spaces inside if it is still an address; ``None`` if no ``<`` or it is never closed."""
    opening = begin.start() - 1
    if opening < 0 or text[opening] != "<":
        return None
    closing = text.find(">", begin.end(), min(begin.end() + LONGEST, high))
    if closing < 0 or text.find("<", begin.end(), closing) >= 0:
        return None
    inside = text[begin.end() : closing]
    if not _is_one_address(inside):
        return None
    end = begin.end() + len(inside.rstrip())
    end = _trimmed(text, begin.start(), end)
    return _match(text, begin.start(), end, (opening, closing + 1))


def _is_one_address(inside: str) -> bool:
    """Whether a text with spaces reads as an address that a line end cut, and not as an address and words."""
    tokens = inside.split()
    return all(
        left[-1] in "/-_.?&=#%~:," or any(character in "/-_.?&=#%~" or character.isdigit() for character in right)
        for left, right in pairwise(tokens)
    )


def _running(text: str, begin: regex.Match[str], high: int) -> UrlMatch:
    """An address that ends where the text around it goes on."""
    end = _body(text, begin.end(), min(begin.end() + LONGEST, high))
    while (more := _over_space(text, begin.start(), end, high)) > end:
        end = _body(text, more, min(begin.end() + LONGEST, high))
    end = max(_trimmed(text, begin.start(), end), begin.end())
    outer = begin.start(), end
    if begin["www"] and (lonely := _LONELY_SCHEME.search(text, max(0, begin.start() - 12), begin.start())):
        url, repairs = cleaned(text[begin.start() : end])
        repairs = ("space-removed", *repairs)
        return UrlMatch(
            begin.start(), end, lonely.start(), end, lonely[1].lower() + url, text[begin.start() : end], repairs, ()
        )
    before = text[outer[0] - 1] if outer[0] else ""
    if before == "<" and text.startswith(">", end):
        outer = outer[0] - 1, end + 1
    elif before == "<":
        outer = outer[0] - 1, end
    return _match(text, begin.start(), end, outer)


def _match(text: str, start: int, end: int, outer: tuple[int, int]) -> UrlMatch:
    low, high = outer
    if low and high < len(text) and text[high] in _PAIRS and text[low - 1] == _PAIRS[text[high]]:
        low, high = low - 1, high + 1
    url, repairs = understood(text[start:end])
    return UrlMatch(start, end, low, high, url, text[start:end], repairs, ())


def _body(text: str, start: int, high: int) -> int:
    """Where the run of an address's own characters ends, closing stops still in it."""
    run = _BODY.match(text, start, high)
    end = run.end() if run else start
    depth = dict.fromkeys(_PAIRS.values(), 0)
    for at in range(start, end):
        if text[at] in depth:
            depth[text[at]] += 1
        elif text[at] in _PAIRS:
            depth[_PAIRS[text[at]]] -= 1
            if depth[_PAIRS[text[at]]] < 0:  # closes a bracket that stands before the address
                return at
    return end


def _trimmed(text: str, start: int, end: int) -> int:
    """``end`` without the stops, quotation marks, emphasis and open brackets that belong to the sentence."""
    emphasis = "_" if start and text[start - 1] == "_" else ""
    while end > start:
        if text[end - 1] in _TRAILING or text[end - 1] in "([{" or text[end - 1] == emphasis:
            end -= 1
        elif text[end - 1] == "]" and "?" not in text[start:end] and (mark := _MARK.search(text, start, end)):
            end = mark.start()
        else:
            break
    return end


# The rest of a slug behind a space that justified type put after a hyphen: ``bridge- over- water``, ``no- 4711``.
_SLUG: Final = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.%_~-]*[-/_=%.][^\s<>\"]*|\p{N}{3,}|\p{Ll}+(?=[.,;>)]|$)")
# The rest of a path behind a stray space; must not match a date or ``and/or``.
_PATH: Final = regex.compile(r"(?=[^\s/]*\p{Ll})(?=\S*[-\d.])[\p{L}\p{N}_.%~-]+/[^\s<>\"]+")
_HOST: Final = regex.compile(r"\p{Ll}[\p{Ll}\p{N}-]*\.[\p{Ll}\p{N}.-]*\p{Ll}{2}(?:/|[\s.,;>)]|$)")
_HEX: Final = regex.compile(r"[0-9A-Fa-f]{2}")
_OPEN_HOST: Final = regex.compile(r"(?i:(?:https?|ftp)\s?:\s?/\s?/\s?)?(?i:www\d?)\.")
# Words that follow a citation's address, also one that lacks its end.
_AFTERWORDS: Final = frozenset(
    "accessed last retrieved visited viewed archived available and or in on at as see cited consulted updated for the a "
    "an of to by from with which that is was are consulté abgerufen zuletzt besucht aufgerufen consultado".split()
)


def _over_space(text: str, start: int, end: int, high: int) -> int:
    """Where the address goes on behind one space that does not belong into it; ``end`` if it does not."""
    if end + 1 >= high or text[end] not in "  " or text[end + 1].isspace():
        return end
    rest = end + 1
    word = _BODY.match(text, rest, high)
    if word is None or word[0].lower().rstrip(".,;:)") in _AFTERWORDS or _BEGIN.match(text, rest, high):
        return end
    if text[end - 1] == "%":
        return rest if _HEX.match(text, rest, high) else end
    if text[end - 1] == "-" and end - 2 > start and text[end - 2].isalnum():
        return rest if _SLUG.match(text, rest, high) else end
    if text[end - 1] == "/":
        return rest if _PATH.match(text, rest, high) else end
    if text[end - 1] == "." and _OPEN_HOST.fullmatch(text, start, end):
        return rest if _HOST.match(text, rest, high) else end
    return end
