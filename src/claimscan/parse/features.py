"""What speaks for one label or another: the features of each piece of text of a source, from its words and its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimscan import patterns as regex
from claimscan.dates import DateMatch
from claimscan.parse import lexicon, wording
from claimscan.parse.chunks import Chunk
from claimscan.parse.numbers import Numbers
from claimscan.parse.quotes import Fault, is_sentence

TEXTUAL = frozenset({"text", "quote", "emphasis", "book"})
# A part of a body, named behind it.
_OFFICE = regex.compile(
    r"(?:Office|Bureau|Department|Division|Directorate|Ministry|Committee|Commission|Agency|Bundesamt|Abteilung|Service|Institute|Faculty|Center|Centre)\s"
    r"(?:of|for|on|für|de|des|du)\s"
)
_LEADS_ON = regex.compile(r"\p{Ll},?\s(?:at|on|from|via|here|under):?\s?[<(]?$")  # to an address
_VERBS = 2  # verbs and pronouns that make running text
_LEAD = 24  # characters of the words that lead on to an address
_TOWN = regex.compile(r"(?:(?:La|Le|Den|San|Santa|Saint|New)[\s-])?\p{Lu}\p{Ll}[\p{L}’'/–-]{1,20}")
_TOWNS = regex.compile(rf"{_TOWN.pattern}(?:(?:,|\s(?:and|&|und|et))\s{_TOWN.pattern})?")
_HOUSES = frozenset({"institution", "publisher-word", "half-places"})  # which issue papers of a day too, and towns
_DAY = 10  # signs of a date to the day
_SHORT = 3  # blanks in a town's or publisher's name


def rows(
    chunks: Sequence[Chunk], plain: str, named: bool, marks: Sequence[tuple[Fault, int]]
) -> list[list[str] | None]:
    """The features of each chunk of text, ``None`` for the others. ``named``: people's names stood before the first
    chunk; ``marks``: what is wrong with quotation marks."""
    first = next((index for index, chunk in enumerate(chunks) if chunk.kind in TEXTUAL), -1)
    quotes = [
        index
        for index, chunk in enumerate(chunks)
        if chunk.kind == "quote"
        and not chunk.depth
        and (index == first or not is_sentence(plain, chunk.start, chunk.end))
    ]
    emphases = [index for index, chunk in enumerate(chunks) if chunk.kind == "emphasis" and not chunk.depth]
    press = _imprint(chunks, plain)
    telling = not named and _tells(chunks, plain)
    shelved = any(chunk.kind == "shelf" and chunk.depth for chunk in chunks)
    found: list[list[str] | None] = []
    for index, chunk in enumerate(chunks):
        if chunk.kind not in TEXTUAL:
            found.append(None)
            continue
        features = [*wording.features_of(plain[chunk.start : chunk.end])]
        features += _neighbours(chunks, index, plain, (found[-1] if found else None) or ())
        features += _place(chunks, index, first, named)
        features += _behind(chunks, index)
        if index == 0 and not named and "institution" in features:
            features.append("body-first")
        features += _marked(chunk, index, first, quotes, emphases)
        if named and not quotes and _before_day(chunks, index) and _HOUSES.isdisjoint(features):
            features.append("before-day")
        if shelved and not chunk.depth:
            features.append("shelved")
        if telling and chunk.kind == "text":
            features.append("telling")
        if press >= 0 and not quotes:
            features += _in_book(chunk, index - press)
        if marks and not quotes:
            features += _beside_mark(chunk, marks, chunks[emphases[-1]].start if emphases else 0)
        found.append(features)
    return found


def _neighbours(chunks: Sequence[Chunk], index: int, plain: str, before: Sequence[str]) -> Iterator[str]:
    """What the pieces on both sides say. ``before``: the features of the last one, if it was text."""
    chunk = chunks[index]
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if (
        following
        and following.before == ","
        and "all-places" in wording.features_of(plain[following.start : following.end])
    ):
        yield "before-place"
    if "body-first" in before and _OFFICE.match(plain, chunk.start, chunk.end):
        yield "body-again"
    if chunk.before == "," and not {"utterance", "utterance-on"}.isdisjoint(before):
        yield "utterance-on"
    if index and chunks[index - 1].kind == "numbers" and (chunk.kind == "book" or plain.startswith("of ", chunk.start)):
        yield "of-volume"
    if (
        following
        and chunk.depth
        and chunk.before == "("
        and following.kind == "date"
        and following.before == ","
        and _TOWNS.fullmatch(plain, chunk.start, chunk.end)
        and {"publisher-word", "institution", "acronym"}.isdisjoint(wording.features_of(plain[chunk.start : chunk.end]))
    ):
        yield "town-of-year"


def _tells(chunks: Sequence[Chunk], plain: str) -> bool:
    """Running text that runs into an address, without a date: "The lamps were counted and are listed at https://..."."""
    if any(chunk.kind == "date" for chunk in chunks):
        return False
    address = next((chunk for chunk in chunks[1:] if chunk.kind == "url"), None)
    if address is None:
        return False
    led = _LEADS_ON.search(plain, max(chunks[0].start, address.start - _LEAD), address.start) is not None
    if not led and address.before not in (" ", "<", "("):
        return False
    pieces = [plain[chunk.start : chunk.end] for chunk in chunks if chunk.kind == "text"]
    verbs = sum(word in lexicon.PROSE for piece in pieces for word in wording.WORD.findall(piece))
    return verbs + led >= _VERBS


def _imprint(chunks: Sequence[Chunk], plain: str) -> int:
    """The piece that is a publisher by its place: ``…, Town: Press 1998``; -1 if there is none."""
    for index in range(2, len(chunks) - 1):
        piece, town, date = chunks[index], chunks[index - 1], chunks[index + 1]
        if (
            piece.before == ":"
            and piece.kind == town.kind == "text"
            and date.kind == "date"
            and date.before == " "
            and town.before in (",", ".", "(")
            and plain.count(" ", piece.start, piece.end) <= _SHORT
            and plain.count(" ", town.start, town.end) <= _SHORT
        ):
            return index
    return _bare_imprint(chunks, plain)


def _bare_imprint(chunks: Sequence[Chunk], plain: str) -> int:
    """The same where commas alone part them, as in France and Italy: ``Title, Town, Press, 1998, p. 12``."""
    if any(isinstance(chunk.data, Numbers) and (chunk.data.volume or chunk.data.issue) for chunk in chunks):
        return -1
    for index in range(2, len(chunks)):
        parts = chunks[index - 2 : index + 1]
        last = chunks[index + 1] if index + 1 < len(chunks) else None
        ends = last is None or last.kind in ("numbers", "locator")
        dated = last is not None and last.kind == "date" and last.before == ","
        if (
            [chunk.kind for chunk in parts] in (["text", "text", "text"], ["emphasis", "text", "text"])
            and [chunk.before for chunk in parts[1:]] == [",", ","]
            and (dated or ends and any(chunk.kind == "date" for chunk in chunks[: index - 2]))
            and not any(chunk.depth for chunk in parts)
            and plain.count(" ", parts[2].start, parts[2].end) <= _SHORT
            and _TOWN.fullmatch(plain, parts[1].start, parts[1].end)
            and not {"periodical", "institution"} & set(wording.features_of(plain[parts[1].start : parts[1].end]))
            and not {"periodical", "all-places"} & set(wording.features_of(plain[parts[2].start : parts[2].end]))
        ):
            return index
    return -1


def _in_book(chunk: Chunk, distance: int) -> Iterator[str]:
    """What a piece of a book is by its distance from the publisher."""
    if distance == 0:
        yield "press-of-imprint"
    elif distance == -1:
        yield "town-of-imprint"
    elif distance < 0 and chunk.before == ".":
        yield "subtitle-of-book"


def _place(chunks: Sequence[Chunk], index: int, first: int, named: bool) -> Iterator[str]:
    """Where the piece stands: first of all, in brackets, behind "In"."""
    chunk = chunks[index]
    yield "bias"
    yield f"sep{chunk.before}"
    if index == first:
        yield "start"
        if not named and index == 0:
            yield "no-names"
    if named:
        yield "named"
    if chunk.depth:
        yield "in-brackets"
    if chunk.before == "in" or index and chunks[index - 1].kind == "role" and chunks[index - 1].before == "in":
        yield "behind-in"
    if index and chunks[index - 1].kind == "url":
        yield "after-url"
    if chunk.kind == "text" and any(before.kind == "account" for before in chunks[:index]):
        yield "after-account"
    if chunk.kind == "text" and chunk.before != "in" and any(before.kind == "book" for before in chunks[:index]):
        yield "after-book-name"


def _behind(chunks: Sequence[Chunk], index: int) -> Iterator[str]:
    """What stands behind the piece."""
    if index + 1 == len(chunks):
        yield "next-end"
        return
    following = chunks[index + 1]
    yield f"next-sep{following.before}"
    if following.kind in ("quote", "emphasis"):
        yield "next-title-marked"
    elif isinstance(following.data, Numbers):
        yield "next-numbers" if following.data.volume or following.data.issue else "next-pages"
    elif following.kind in ("date", "report"):
        yield f"next-{following.kind}"
        beyond = chunks[index + 2].data if index + 2 < len(chunks) else None
        if isinstance(beyond, Numbers) and (beyond.volume or beyond.issue):
            yield "dated-numbers"
        elif following.kind == "date" and following.before == " ":
            yield "before-year"
    elif following.kind in ("url", "identifier"):
        yield "next-end"


def _before_day(chunks: Sequence[Chunk], index: int) -> bool:
    """A piece between a title and a day, as a newspaper stands: "Hill, Old Lamps, Die Küste, 3 May 1990"."""
    chunk, following = chunks[index], chunks[index + 1] if index + 1 < len(chunks) else None
    if following is None or following.before != "," or not isinstance(following.data, DateMatch):
        return False
    behind_title = index > 0 and chunk.before in (",", "?", "!") and not chunk.depth
    return behind_title and len(following.data.value.iso or "") == _DAY


def _marked(chunk: Chunk, index: int, first: int, quotes: Sequence[int], emphases: Sequence[int]) -> Iterator[str]:
    """Quotation marks and emphasis of this piece and of the others."""
    if chunk.kind == "quote" and not chunk.depth and index not in quotes:
        yield "said"
    elif chunk.kind == "book":
        yield "book-name"
    elif chunk.kind == "quote":
        yield "quote"
        if quotes and index != quotes[0]:
            yield "quote-again"
    elif chunk.kind == "emphasis":
        yield "emphasis"
        if quotes and index > quotes[0]:
            yield "emphasis-after-title"
        elif not quotes and index > first:
            yield "emphasis-after-text"
    if quotes:
        if index < quotes[0]:
            yield "before-quote"
        elif index > quotes[0]:
            yield "after-quote"
            if index == quotes[0] + 1:
                yield "behind-quote"
    elif emphases:
        yield "before-emphasis" if index < emphases[0] else "after-emphasis" if index > emphases[0] else "only-emphasis"


def _beside_mark(chunk: Chunk, marks: Sequence[tuple[Fault, int]], until: int) -> Iterator[str]:
    """What a mark that has lost its partner tells of the pieces beside it. ``until``: an emphasised piece begins there."""
    for fault, at in marks:
        if (
            fault == "open"
            and chunk.start - 2 <= at < chunk.end
            or fault == "close"
            and chunk.end <= at < chunk.end + 2
        ):
            yield "half-quoted"
        elif fault == "open" and at < chunk.start < until:
            yield "half-quoted-on"
        elif fault == "close" and at < chunk.start <= at + 3:
            yield "behind-half-quoted"
