"""One source of a note, read into its fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from claimscan import urls
from claimscan.model import Date, Form, Found, Name, Note, Source, Span, Url
from claimscan.parse import chunks as chunking
from claimscan.parse import forms, lexicon, names, path, roles, types
from claimscan.parse.chunks import Chunk
from claimscan.parse.cites import Cite
from claimscan.parse.context import Context
from claimscan.parse.heads import INITIAL_BRACKET, OTHER_NAME
from claimscan.parse.names import Block, Person
from claimscan.parse.numbers import Numbers
from claimscan.parse.roles import Group
from claimscan.parse.scan import Identifier, Scan
from claimscan.parse.split import Piece
from claimscan.parse.weights import Label

_MORE_NAMES = regex.compile(r"[.,;]?\s(?:&|and)\s")
_REPEATED_AUTHOR = regex.compile(r"[-–—_]{2,}[.,:]?\s*")
_QUOTES = "\"“”„‟«»‹›‘’‚‛'`"
_COMMA_INSIDE = regex.compile(r",(?=['’\"”»]*$)")
_FULL_STOP = regex.compile(r"(?:\p{Ll}{3}|[\d?!)’”])\.$")  # "Title." but not "Corp." of a shorter word, nor "..."
_EDGES = " \t,;:"


class _Reader:
    """The working state of one source: where it stands, and the way back to the page."""

    def __init__(self, scan: Scan, piece: Piece, note: Note, cites: Sequence[Cite], context: Context) -> None:
        self.scan, self.piece, self.note, self.cites, self.context = scan, piece, note, cites, context

    def found(self, start: int, end: int, value: str | None = None) -> Found[str]:
        printed = self.scan.text[start:end]
        return Found(printed, self.note.passage.spans(start, end), clean(printed) if value is None else value)

    def name(self, person: Person) -> Found[Name]:
        printed = self.scan.text[person.start : person.end].rstrip(" ,;")
        name = Name(printed) if names.is_body(printed) else names.parts(printed, person.style)
        return Found(printed, self.note.passage.spans(person.start, person.start + len(printed)), name)

    def body(self, start: int, end: int) -> Found[Name]:
        printed = clean(self.scan.text[start:end])
        return Found(self.scan.text[start:end], self.note.passage.spans(start, end), Name(printed))


def read(scan: Scan, piece: Piece, note: Note, index: int, cites: Sequence[Cite], context: Context) -> Source:
    """The source that ``piece`` cuts out of the note."""
    reader = _Reader(scan, piece, note, cites, context)
    text = scan.text[piece.start : piece.end]
    source = Source(f"{note.id}.{index}", note.id, index, text, note.passage.spans(piece.start, piece.end))
    if piece.signal:
        source = replace(source, signal=reader.found(*piece.signal))
    form, word = forms.of(scan, piece.start, piece.end, cites)
    if piece.cite and piece.cite.kind == "case":
        source = _case(reader, source, piece.cite)
    elif piece.cite and piece.cite.kind == "statute":
        source = _statute(reader, source, piece.cite)
    else:
        source = _work(reader, source, form, word)
    return _faults(reader, _addresses(reader, source))


def _case(reader: _Reader, source: Source, cite: Cite) -> Source:
    issued = _issued_at(reader, cite.year) if cite.year else _best_date(reader, [], cite.name_end)
    return replace(
        source,
        type="legal_case",
        title=reader.found(cite.start, cite.name_end),
        issued=issued,
        volume=reader.found(*cite.volume) if cite.volume else None,
        container_title=reader.found(*cite.series) if cite.series else None,
        pages=reader.found(*cite.page) if cite.page else None,
        publisher=reader.found(*cite.court) if cite.court else None,
        locator=_tail_locator(reader, cite),
    )


def _tail_locator(reader: _Reader, cite: Cite) -> Found[str] | None:
    if not cite.page or not cite.year or cite.year > cite.page or cite.end - cite.page[1] < 2:
        return None
    start, end = cite.page[1], cite.end
    while start < end and reader.scan.text[start] in " ,()":
        start += 1
    return reader.found(start, end) if start < end else None


def _statute(reader: _Reader, source: Source, cite: Cite) -> Source:
    return replace(
        source,
        type="legislation",
        title=reader.found(cite.start, cite.name_end),
        issued=_issued_at(reader, cite.year) if cite.year else None,
        publisher_place=reader.found(*cite.court) if cite.court else None,
    )


def _issued_at(reader: _Reader, span: tuple[int, int]) -> Found[Date]:
    for date in reader.scan.dates:
        if date.start <= span[0] < date.end:
            return Found(reader.scan.text[date.start : date.end], reader.note.passage.spans(date.start, date.end), date.value)
    printed = reader.scan.text[span[0] : span[1]]
    return Found(printed, reader.note.passage.spans(*span), Date(printed))


def _work(reader: _Reader, source: Source, form: Form | None, word: tuple[int, int] | None) -> Source:
    """Everything that is no case and no statute: names first, then the best path over the rest."""
    scan, piece = reader.scan, reader.piece
    start, people, editors, et_al = _names(reader)
    end = piece.end
    if form is not None and word is not None:
        end = min(end, word[0])
        source = replace(source, form=form, locator=_after_word(reader, word))
    groups = roles.find(scan.plain, start, end)
    row = chunking.cut(scan, start, end, groups)
    marks = [at for kind, at in scan.faults if kind != "mixed" and piece.start <= at < piece.end]
    labels = path.best(row, scan.plain, bool(people or editors), marks)
    source = replace(
        source,
        authors=tuple(reader.name(person) for person in people),
        editors=tuple(reader.name(person) for person in editors) + _grouped(reader, groups, "editor"),
        translators=_grouped(reader, groups, "translator"),
        et_al=et_al,
    )
    source = _texts(reader, source, row, labels)
    source = _figures(reader, source, row, labels)
    issued = _best_date(reader, row, start)
    source = replace(source, issued=issued, accessed=_accessed(reader))
    if form is None and _is_short(source, reader):
        source = replace(source, form="short")
    return replace(source, type=_type(reader, source, row, labels))


def _after_word(reader: _Reader, word: tuple[int, int]) -> Found[str] | None:
    start, end = word
    match = regex.compile(r"\b(?:pp?|S|ss?|para)\.?\s?\d[\d–—\-, ]*\d*(?:\s?ff?\.)?").search(reader.scan.text, start, end)
    return reader.found(match.start(), match.end()) if match else None


def _names(reader: _Reader) -> tuple[int, list[Person], list[Person], bool]:
    """Where the names at the beginning end, and who they are: authors, editors; whether "et al." stands there."""
    scan, piece = reader.scan, reader.piece
    start = piece.start
    dashes = _REPEATED_AUTHOR.match(scan.plain, start, piece.end)
    if dashes:
        return dashes.end(), [], [], False
    block = piece.head.block if piece.head.strength >= 1.5 or reader.piece.head.kind == "names" and _followed(reader) else None
    if block is None:
        return start, [], [], False
    return _block(reader, block)


def _followed(reader: _Reader) -> bool:
    block = reader.piece.head.block
    return block is not None and reader.piece.head.strength >= 0.6 and block.people[0].style != "family"


def _block(reader: _Reader, block: Block) -> tuple[int, list[Person], list[Person], bool]:
    plain, limit = reader.scan.plain, reader.piece.end
    people = list(block.people)
    end, et_al = block.end, block.et_al
    initials = INITIAL_BRACKET.match(plain, end, limit)
    if initials:
        people[-1] = people[-1]._replace(end=initials.end())
        end = initials.end()
    for _ in range(8):  # "(Producer), & B (Director)": as many as a title's credits print
        role = lexicon.CREATOR_ROLE.match(plain, end, limit)
        more = _MORE_NAMES.match(plain, role.end(), limit) if role else None
        following = names.blocks(plain, more.end(), limit) if more else ()
        end = role.end() if role else end
        if not following:
            break
        people += following[0].people
        end = following[0].end
    edits = lexicon.ROLE_AFTER.match(plain, end, limit)
    if edits:
        word = edits.group("role") or edits.group("bare") or edits.group("loose")
        return edits.end(), [], people if roles.role_of(word) == "editor" else [], et_al
    other = OTHER_NAME.match(plain, end, limit)
    return (other.end() if other else end), people, [], et_al


def _grouped(reader: _Reader, groups: Sequence[Group], role: str) -> tuple[Found[Name], ...]:
    return tuple(reader.name(person) for group in groups if group.role == role for person in group.people)


_FIELD: dict[Label, str] = {"title": "title", "container": "container_title", "publisher": "publisher", "place": "publisher_place", "genre": "genre"}


def _texts(reader: _Reader, source: Source, row: Sequence[Chunk], labels: Sequence[Label | None]) -> Source:
    """The labelled pieces put together: neighbours of one label are one field."""
    values: dict[str, Found[str]] = {}
    index = 0
    while index < len(row):
        label = labels[index]
        last = index
        while label is not None and last + 1 < len(row) and labels[last + 1] == label:
            last += 1
        if label == "author":
            source = replace(source, authors=(*source.authors, reader.body(*_trimmed(reader, row[index].start, row[last].end))))
        elif label in _FIELD and _FIELD[label] not in values:
            values[_FIELD[label]] = reader.found(*_trimmed(reader, row[index].start, row[last].end))
        index = last + 1
    media = [chunk for chunk in row if chunk.kind == "medium"]
    if media and "genre" not in values:
        values["genre"] = reader.found(media[0].start + 1, media[0].end - 1)
    editions = [chunk for chunk in row if chunk.kind == "edition"]
    if editions:
        values["edition"] = reader.found(editions[0].start, editions[0].end)
    return replace(source, **values)  # type: ignore[arg-type]


def _trimmed(reader: _Reader, start: int, end: int) -> tuple[int, int]:
    """Without the quotation marks or emphasis around the whole, and the comma before the closing one."""
    text = reader.scan.text
    for quote in reader.scan.quotes:
        if quote.start == start and quote.end == end:
            start, end = quote.inner_start, quote.inner_end
        elif quote.start == start and quote.end < end and text[quote.end : end].strip(" .,)]") == "":
            start, end = quote.inner_start, quote.inner_end
    while start < end and text[start] in _EDGES + "*_<":
        start += 1
    while end > start and (text[end - 1] in _EDGES + "*_>" or text[end - 1] == "." and _FULL_STOP.search(text, start, end)):
        end -= 1
    return start, end


def _figures(reader: _Reader, source: Source, row: Sequence[Chunk], labels: Sequence[Label | None]) -> Source:
    """Volume, issue, pages and the place pointed to."""
    values: dict[str, Found[str]] = {}
    for chunk in row:
        if isinstance(chunk.data, Numbers):
            for field, span in (("volume", chunk.data.volume), ("issue", chunk.data.issue), ("pages", chunk.data.pages)):
                if span and field not in values:
                    values[field] = reader.found(*span)
                elif span and field == "pages" and "locator" not in values:
                    values["locator"] = reader.found(*span)
        elif chunk.kind == "locator" and "locator" not in values:
            values["locator"] = reader.found(*_trimmed(reader, chunk.start, chunk.end))
        elif chunk.kind == "report" and isinstance(chunk.data, regex.Match):
            match = chunk.data
            if match.group("vol"):
                values["volume"] = reader.found(*match.span("vol"))
            values["pages"] = reader.found(*match.span("page"))
            values["container_title"] = reader.found(*match.span("series"))
    container = source.container_title or values.get("container_title")
    if "pages" in values and container is None and "volume" not in values and "locator" not in values:
        values["locator"] = values.pop("pages")  # a place in a book, not its extent
    identifiers = [item for item in reader.scan.identifiers if reader.piece.start <= item.start < reader.piece.end]
    for kind in ("doi", "isbn"):
        item = next((item for item in identifiers if item.kind == kind), None)
        if item is not None:
            values[kind] = reader.found(item.at, item.end, item.value)
    if source.locator is not None:
        values.pop("locator", None)
    return replace(source, **values)  # type: ignore[arg-type]


def _best_date(reader: _Reader, row: Sequence[Chunk], start: int) -> Found[Date] | None:
    """The date of publication among all dates of the source."""
    best: tuple[float, int] | None = None
    for number, date in enumerate(reader.scan.dates):
        if not start <= date.start < reader.piece.end or date.role == "accessed" or reader.scan.cover[date.start] in (1, 4):
            continue
        worth = _date_worth(reader, row, number, start)
        if best is None or worth > best[0]:
            best = (worth, number)
    if best is None:
        return None
    date = reader.scan.dates[best[1]]
    return Found(reader.scan.text[date.start : date.end], reader.note.passage.spans(date.start, date.end), date.value)


def _date_worth(reader: _Reader, row: Sequence[Chunk], number: int, start: int) -> float:
    date = reader.scan.dates[number]
    plain = reader.scan.plain
    iso = date.value.iso or ""
    own = next((chunk for chunk in row if chunk.start <= date.start < chunk.end), None)
    worth = 0.0
    if own is not None and own.kind in ("date", "report"):
        worth += 4.0
    elif row:
        worth -= 2.0
    if not plain[start : date.start].strip(" ,.([:;"):
        worth += 3.0  # right behind the names
    if len(iso) > 4 and "/" not in iso:
        worth += 2.0
    if plain[date.start - 1 : date.start] == "(" or plain[date.end : date.end + 1] == ")":
        worth += 1.0
    if plain[date.start - 1 : date.start] == "[" and plain[date.end : date.end + 1] == "]":
        worth -= 2.0  # the year of the original
    if "/" in iso:
        worth -= 1.0
    if date.value.iso is None:
        worth -= 3.0
    return worth


def _accessed(reader: _Reader) -> Found[Date] | None:
    for date in reader.scan.dates:
        if date.role == "accessed" and reader.piece.start <= date.start < reader.piece.end:
            return Found(reader.scan.text[date.start : date.end], reader.note.passage.spans(date.start, date.end), date.value)
    return None


def _is_short(source: Source, reader: _Reader) -> bool:
    """Names and a year, names and a title, or a report without a name: too little for a reference of its own."""
    if any(reader.piece.start <= url.start < reader.piece.end for url in reader.scan.urls) or source.doi:
        return False
    if source.title is None and source.container_title is None and source.publisher is None:
        return True
    block = reader.piece.head.block
    if source.title is None and (reader.piece.head.kind == "report" or block is not None and block.people[0].style == "family"):
        return True
    bare = source.issued is None and source.container_title is None and source.publisher is None and source.publisher_place is None
    return bare and bool(source.authors) and (source.locator is not None or block is not None and block.people[0].style == "family")


def _type(reader: _Reader, source: Source, row: Sequence[Chunk], labels: Sequence[Label | None]) -> str:
    def text(found: Found[str] | None) -> str:
        return (found.value or "") if found else ""

    iso = (source.issued.value.iso or "") if source.issued and source.issued.value else ""
    titled = next((chunk for chunk, label in zip(row, labels, strict=True) if label == "title"), None)
    held = any(chunk.before == "in" for chunk, label in zip(row, labels, strict=True) if label == "container") or any(
        chunk.kind == "role" and chunk.before == "in" for chunk in row
    )
    address = next((url.url for url in reader.scan.urls if reader.piece.start <= url.start < reader.piece.end), "")
    return types.of(
        types.Traits(
            source.text, text(source.title), text(source.container_title), text(source.publisher), text(source.genre), address,
            titled is not None and titled.kind == "quote", source.volume is not None, source.pages is not None, len(iso) == 10,
            bool(source.editors), held, any(name.value and name.value.family for name in source.authors),
            any(name.value and not name.value.family for name in source.authors), source.publisher_place is not None,
        )
    )  # fmt: skip


def _addresses(reader: _Reader, source: Source) -> Source:
    """The URLs meant, layout hyphens taken out on the evidence of the source and the document."""
    printed = [found.value for found in (source.publisher, source.container_title, source.title) if found and found.value]
    hyphens = [join.at - 1 for join in reader.scan.joins if reader.scan.text[join.at - 1 : join.at] == "-"]
    context = reader.context
    listed: list[Url] = []
    for match in reader.scan.urls:
        if not reader.piece.start <= match.start < reader.piece.end:
            continue
        mended = urls.mend(match, printed, context.words, context.hosts, hyphens, context.urls)
        listed.append(Url(mended.url, mended.printed, reader.note.passage.spans(match.start, match.end), mended.repairs, mended.alternatives))
    return replace(source, urls=tuple(listed))


def _faults(reader: _Reader, source: Source) -> Source:
    """What is wrong with the quotation marks: one that is alone is a stray where the title has both of its own."""
    piece = reader.piece
    own = [quote for quote in reader.scan.quotes if piece.start <= quote.start < piece.end]
    listed: list[tuple[str, Span]] = []
    for kind, at in reader.scan.faults:
        if not piece.start <= at < piece.end:
            continue
        name = "mixed" if kind == "mixed" else "stray" if own else "never-closed" if kind == "open" else "never-opened"
        spans = reader.note.passage.spans(at, at + 1)
        if spans:
            listed.append((name, spans[0]))
    return replace(source, quotes=tuple(listed))


def clean(printed: str) -> str:
    """A field's value: no emphasis signs, no comma before a closing mark, no quotation marks around the whole."""
    text = printed.replace("*", "").strip(" \t,;:_")
    if len(text) > 1 and text[0] in _QUOTES and text[-1] in _QUOTES and not any(sign in _QUOTES for sign in text[1:-1]):
        text = text[1:-1].strip(" ,")
    return _COMMA_INSIDE.sub("", text).strip(" \t,;")
