"""One source of a note, read into its fields."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Any

from claimscan import patterns as regex
from claimscan import urls
from claimscan.model import Found, Join, Source, Span, Url
from claimscan.parse import chunks, figures, forms, path, people, roles, targets, types, wording
from claimscan.parse.chunks import Chunk
from claimscan.parse.cites import Cite
from claimscan.parse.excerpt import Excerpt
from claimscan.parse.people import People
from claimscan.parse.weights import Label
from claimscan.urls import UrlMatch

_FIELDS: dict[Label, str] = {
    "title": "title",
    "container": "container_title",
    "publisher": "publisher",
    "place": "publisher_place",
    "genre": "genre",
}
_SAID = ("interview", "personal_communication")  # which no newspaper holds unless it says "in"
Values = dict[str, Any]  # the fields of a source under their names, until all are known


def read(excerpt: Excerpt, index: int) -> Source:
    """The source of an excerpt, the ``index``-th of its note."""
    piece = excerpt.piece
    values: Values = {"signal": excerpt.found(*piece.signal)} if piece.signal else {}
    if piece.cite and piece.cite.kind in ("case", "decision"):
        values |= _case(excerpt, piece.cite)
    elif piece.cite and piece.cite.kind == "statute":
        values |= _statute(excerpt, piece.cite)
    elif piece.cite and piece.cite.kind == "paper":
        values |= _paper(excerpt, piece.cite)
    else:
        values |= _work(excerpt)
    values |= _identifiers(excerpt)
    return Source(
        id=f"{excerpt.note.id}.{index}",
        note=excerpt.note.id,
        index=index,
        text=excerpt.scan.text[piece.start : piece.end],
        spans=excerpt.spans(piece.start, piece.end),
        urls=_addresses(excerpt, values),
        quotes=_faults(excerpt),
        **values,
    )


def _case(excerpt: Excerpt, cite: Cite) -> Values:
    values: Values = {"type": "legal_case"}
    if cite.kind == "case":
        values["title"] = excerpt.field(max(cite.start, cite.name_start), cite.name_end)
    elif cite.court and cite.name_end > cite.court[1]:
        values["title"] = excerpt.field(*_edges(excerpt, cite.year[1] if cite.year else cite.court[1], cite.name_end))
    values["issued"] = figures.year_at(excerpt, cite.year) if cite.year else figures.issued(excerpt, (), cite.name_end)
    for field, span in (
        ("volume", cite.volume),
        ("container_title", cite.series),
        ("pages", cite.page),
        ("publisher", cite.court),
    ):
        if span:
            values[field] = excerpt.found(*span)
    if cite.place and cite.place[1] > cite.place[0]:
        values["locator"] = excerpt.found(*_edges(excerpt, *cite.place))
    elif cite.end > cite.tail + 1:
        values["locator"] = excerpt.found(*_edges(excerpt, cite.tail, cite.end))
    return values


def _edges(excerpt: Excerpt, start: int, end: int) -> tuple[int, int]:
    while start < end - 1 and excerpt.scan.text[start] in " ,()–—-":
        start += 1
    while end > start + 1 and excerpt.scan.text[end - 1] == ")" and "(" not in excerpt.scan.text[start:end]:
        end -= 1
    return start, end


def _statute(excerpt: Excerpt, cite: Cite) -> Values:
    values: Values = {"type": "legislation", "title": excerpt.field(cite.start, cite.name_end)}
    values["issued"] = figures.year_at(excerpt, cite.year) if cite.year else figures.issued(excerpt, (), cite.name_end)
    if cite.court:
        values["publisher_place"] = excerpt.found(*cite.court)
    if cite.end > cite.tail + 1:
        values["locator"] = excerpt.found(*_edges(excerpt, cite.tail, cite.end))
    return values


def _paper(excerpt: Excerpt, cite: Cite) -> Values:
    values: Values = {"type": cite.type}
    values["issued"] = figures.year_at(excerpt, cite.year) if cite.year else figures.issued(excerpt, (), cite.start)
    if cite.name_end > cite.name_start:
        values["title"] = excerpt.field(cite.name_start, cite.name_end)
    for field, span in (("volume", cite.volume), ("container_title", cite.series), ("publisher", cite.court)):
        if span:
            values[field] = excerpt.found(*span)
    if cite.place:
        values["locator"] = excerpt.field(*_edges(excerpt, *cite.place))
    return values


def _work(excerpt: Excerpt) -> Values:
    """Everything that is no case and no statute: names first, then the best path over the rest."""
    plain = excerpt.scan.plain
    form, word = forms.printed(excerpt)
    head = people.at_head(excerpt)
    end = min(excerpt.end, word.start) if word else excerpt.end
    groups = roles.find(plain, head.end, end)
    by = None if head.end > excerpt.start else roles.credited(plain, excerpt.start, end)
    if by and not any(group.start < by.end and by.start < group.end for group in groups):
        groups = tuple(sorted((*groups, by)))
    named = bool(head.authors or head.editors)
    row = chunks.cut(excerpt.scan, head.end, end, groups, named=named)
    labels = path.best(row, plain, named, excerpt.scan.faults)
    values = _texts(excerpt, row, labels)
    values["authors"] = (
        *map(excerpt.name, head.authors),
        *values.get("authors", ()),
        *people.in_role(excerpt, groups, "author"),
    )
    values["editors"] = (*map(excerpt.name, head.editors), *people.in_role(excerpt, groups, "editor"))
    values["translators"] = people.in_role(excerpt, groups, "translator")
    values["et_al"] = head.et_al
    values |= figures.numbers(excerpt, row, "container_title" in values)
    if word and word.end > word.tail + 1:
        values["locator"] = figures.place_in(excerpt, word)
    values["issued"] = figures.issued(excerpt, row, head.end)
    values["accessed"] = figures.accessed(excerpt)
    values["form"] = form or ("short" if forms.is_short(excerpt, values) else "full")
    values["type"] = _type(excerpt, values, row, labels, head)
    if (
        values["type"] in _SAID
        and "publisher_place" not in values
        and not values["editors"]
        and not excerpt.scan.urls
        and not excerpt.scan.links
    ):
        held: Found[str] | None = values.get("container_title")
        if held and not {"periodical", "institution", "domain"} & set(wording.features_of(held.printed)):
            values["publisher_place"] = values.pop("container_title")  # "interview by the author, Aldmouth, 3 May 2004"
    return values


def _texts(excerpt: Excerpt, row: Sequence[Chunk], labels: Sequence[Label | None]) -> Values:
    """The labelled pieces put together: neighbours of one label are one field."""
    values: Values = {}
    index = 0
    while index < len(row):
        label, last = labels[index], index
        while last + 1 < len(row) and label and labels[last + 1] == label and row[last + 1].depth == row[index].depth:
            last += 1
        start, end = row[index].start, row[last].end
        if label == "author":
            values["authors"] = (excerpt.body(start, end),)
        elif label in _FIELDS and _FIELDS[label] not in values:
            values[_FIELDS[label]] = excerpt.field(start, end)
        index = last + 1
    for chunk in row:
        if chunk.kind == "medium":
            values.setdefault("genre", excerpt.found(chunk.start + 1, chunk.end - 1))
        elif chunk.kind == "shelf" and isinstance(chunk.data, regex.Match):
            values.setdefault("container_title", excerpt.found(*chunk.data.span("archive")))
        elif chunk.kind == "account" and isinstance(chunk.data, regex.Match):
            values.setdefault("genre", excerpt.found(chunk.start, chunk.end))
            values.setdefault("container_title", excerpt.found(*chunk.data.span("platform")))
        elif chunk.kind == "edition":
            values.setdefault("edition", excerpt.found(chunk.start, chunk.end))
    return values


def _type(excerpt: Excerpt, values: Values, row: Sequence[Chunk], labels: Sequence[Label | None], head: People) -> str:
    def text(field: str) -> str:
        found: Found[str] | None = values.get(field)
        return (found.value or "") if found else ""

    labelled = list(zip(row, labels, strict=True))
    issued = values["issued"]
    return types.of(
        types.Traits(
            text=excerpt.scan.text[excerpt.start : excerpt.end],
            title=text("title"),
            container=text("container_title"),
            publisher=text("publisher"),
            genre=text("genre"),
            address=next((url.url for url in excerpt.scan.urls), ""),
            marked_title=any(chunk.kind == "quote" for chunk, label in labelled if label == "title"),
            volume="volume" in values or "issue" in values,
            pages="pages" in values,
            day=bool(issued and issued.value and len(issued.value.iso or "") == 10),
            editors=bool(values["editors"]),
            in_container=any(
                chunk.before == "in" and (label == "container" or chunk.kind == "role") for chunk, label in labelled
            ),
            persons=any(name.value and name.value.family for name in values["authors"]),
            bodies=any(name.value and not name.value.family for name in values["authors"]),
            place="publisher_place" in values,
            paper=any(chunk.kind == "paper" for chunk in row),
            shelf=any(chunk.kind == "shelf" for chunk in row),
        )
    )


def _identifiers(excerpt: Excerpt) -> Values:
    values: Values = {}
    for item in excerpt.scan.identifiers:
        if item.kind in ("doi", "isbn") and item.kind not in values:
            values[item.kind] = excerpt.found(item.at, item.end, item.value)
    return values


def _addresses(excerpt: Excerpt, values: Values) -> tuple[Url, ...]:
    """The URLs meant, layout hyphens taken out on the evidence of the source and of the document."""
    own = excerpt.scan.urls
    links = excerpt.scan.links
    if not own and not links:
        return ()
    fields = (values.get(field) for field in ("publisher", "container_title", "title"))
    printed = [found.value for found in fields if found and found.value]
    text, context = excerpt.scan.text, excerpt.context
    hyphens = [join.at - 1 for join in _within(excerpt) if text[join.at - 1 : join.at] == "-"]
    listed: list[UrlMatch] = []
    for match in own:
        link = next((link for link in links if link.start < match.end and match.start < link.end), None)
        mended = urls.mend(match, printed, context.words, context.hosts, hyphens, context.urls)
        listed += targets.settled(mended, link)
    found = [
        Url(match.url, match.printed, excerpt.spans(match.start, match.end), match.repairs, match.alternatives)
        for match in listed
    ]
    behind = [link for link in links if not any(link.start < match.end and match.start < link.end for match in own)]
    found += [
        Url(link.url, text[link.start : link.end], excerpt.spans(link.start, link.end), ("link-target",))
        for link in behind
    ]
    return targets.without_site_names(sorted(found, key=lambda url: url.spans[:1]))


def _within(excerpt: Excerpt) -> tuple[Join, ...]:
    """The closed breaks inside the source."""
    joins, piece = excerpt.scan.joins, excerpt.piece
    return joins[bisect_left(joins, piece.start, key=_at) : bisect_left(joins, piece.end, key=_at)]


def _at(join: Join) -> int:
    return join.at


def _faults(excerpt: Excerpt) -> tuple[tuple[str, Span], ...]:
    """What is wrong with the quotation marks: one that is alone is a stray where the title has both of its own."""
    if not excerpt.scan.faults:
        return ()
    paired = bool(excerpt.scan.quotes)
    listed: list[tuple[str, Span]] = []
    for kind, at in excerpt.scan.faults:
        spans = excerpt.spans(at, at + 1)
        if not spans:
            continue
        name = (
            "mixed" if kind == "mixed" else "stray" if paired else "never-closed" if kind == "open" else "never-opened"
        )
        listed.append((name, spans[0]))
    return tuple(listed)
