"""What holds for every article, whatever its text: checked by the property tests and on real documents."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from sys import maxsize

import regex

from claimscan.model import BODY, Article, Document, Found, Passage, Source, Span
from claimscan.report import report

NO_LETTER = regex.compile(r"[^\p{L}\p{N}]+")


def check(article: Article) -> None:
    """Fail with a sentence that names the first thing out of order."""
    for trouble in troubles(article):
        raise AssertionError(trouble)


def troubles(article: Article) -> Iterator[str]:
    document = article.document
    yield from blocks(document)
    for passage in (*article.layout.passages, *(note.passage for note in article.notes)):
        yield from pieces(passage, document)
    yield from spans(article)
    yield from nesting(article)
    yield from identity(article)
    yield from fields(article)
    json.dumps(report(article), allow_nan=False)


def blocks(document: Document) -> Iterator[str]:
    """Every non-blank character is in exactly one block."""
    covered = bytearray(len(document.text))
    for block in document.blocks:
        for start, end in block.spans:
            for offset in range(start, end):
                covered[offset] = min(covered[offset] + 1, 2)
    for offset, character in enumerate(document.text):
        if covered[offset] != 1 and not character.isspace():
            times = "in no block" if not covered[offset] else "in more than one block"
            yield f"{character!r} at {offset} is {times}: {around(document, offset)}"


def around(document: Document, offset: int) -> str:
    return repr(document.text[max(offset - 30, 0) : offset + 30])


def pieces(passage: Passage, document: Document) -> Iterator[str]:
    """Each piece of a passage is exactly what stands in the document, and pieces do not overlap."""
    end = 0
    for at, span in passage.pieces:
        if at < end:
            yield f"piece at {at} of {passage.text[:40]!r} overlaps the one before it"
        end = at + span.end - span.start
        if passage.text[at:end] != document.text[span.start : span.end]:
            yield f"piece {span} is {document.text[span.start : span.end]!r} but reads {passage.text[at:end]!r}"


def spans(article: Article) -> Iterator[str]:
    """Every span is a non-empty range of the text."""
    size = len(article.document.text)
    for name, group in named_spans(article):
        for start, end in group:
            if not 0 <= start < end <= size:
                yield f"{name} has the span {start}, {end} in a text of {size}"


def named_spans(article: Article) -> Iterator[tuple[str, Iterable[Span]]]:
    for block in article.document.blocks:
        yield f"block {block.kind}", block.spans
    for mark in article.layout.marks:
        yield f"mark {mark.labels}", (mark.span,)
    for note in article.notes:
        yield note.id, note.spans
    for claim in article.claims:
        yield claim.id, claim.spans
        for trigger in claim.triggers:
            yield f"{claim.id} {trigger.kind}", trigger.spans
    for citation in article.citations:
        yield citation.id, citation.spans
    for source in article.sources:
        yield source.id, source.spans
        for url in source.urls:
            yield f"{source.id} url", url.spans
        for name, found in printed(source):
            yield f"{source.id} {name}", found.spans
    for finding in article.findings:
        yield finding.rule, finding.spans


def nesting(article: Article) -> Iterator[str]:
    """Claims lie in the body, sources in their note, URLs in their source; texts are what their passage says."""
    body = [span for block in article.document.blocks if block.kind in BODY for span in block.spans]
    yield from outside("the body", "claims", [s for claim in article.claims for s in claim.spans], body)
    notes = {note.id: note for note in article.notes}
    for claim in article.claims:
        if article.layout.passages[claim.passage].text[claim.start : claim.end] != claim.text:
            yield f"{claim.id} is not what its passage says: {claim.text!r}"
        if not claim.spans or not claim.text.strip():
            yield f"{claim.id} is empty"
    for source in article.sources:
        yield from outside(source.note, source.id, source.spans, notes[source.note].spans)
        for url in source.urls:
            yield from outside(source.id, "its url", url.spans, source.spans)


def outside(parent: str, child: str, inner: Iterable[Span], outer: Iterable[Span]) -> Iterator[str]:
    bounds = merged(outer)
    for start, end in inner:
        place = bisect_right(bounds, (start, maxsize)) - 1
        if place < 0 or end > bounds[place][1]:
            yield f"{child} at {start}, {end} leaves {parent}"
            return


def merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Touching ranges as one, so that a child may run over the seam of two."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def identity(article: Article) -> Iterator[str]:
    """Ids are given once, and what refers to an id finds it."""
    groups = (article.claims, article.notes, article.sources, article.citations)
    claims, notes, sources, citations = ({item.id for item in group} for group in groups)
    for name, times in Counter(item.id for group in groups for item in group).items():
        if times > 1:
            yield f"{name} is given {times} times"

    def refer(who: str, what: str | None, known: set[str]) -> Iterator[str]:
        if what is not None and what not in known:
            yield f"{who} refers to {what}, which is not there"

    for citation in article.citations:
        yield from refer(citation.id, citation.note, notes)
        yield from refer(citation.id, citation.claim, claims)
    for claim in article.claims:
        for of in claim.citations:
            yield from refer(claim.id, of, citations)
    for source in article.sources:
        yield from refer(source.id, source.note, notes)
        yield from refer(source.id, source.refers_to, sources)
        yield from refer(source.id, source.same_as, sources)
    for finding in article.findings:
        yield from refer(finding.rule, finding.claim, claims)
        yield from refer(finding.rule, finding.note, notes)
        yield from refer(finding.rule, finding.source, sources)
    both = {(c.claim, c.id) for c in article.citations if c.claim} ^ {
        (claim.id, of) for claim in article.claims for of in claim.citations
    }
    if both:
        yield f"claims and citations name each other only on one side: {sorted(both)}"


def printed(source: Source) -> Iterator[tuple[str, Found[object]]]:
    """The fields of a source that stand on the page."""
    for name in source._fields:
        value = getattr(source, name)
        for found in (value,) if isinstance(value, Found) else value if isinstance(value, tuple) else ():
            if isinstance(found, Found):
                yield name, found


def fields(article: Article) -> Iterator[str]:
    """What a field or URL says is printed is what stands at its spans, but for what closed a break."""
    text = article.document.text

    def at(spans: Iterable[Span]) -> str:
        return str(NO_LETTER.sub("", "".join(text[start:end] for start, end in spans)))

    for source in article.sources:
        for name, found in printed(source):
            if at(found.spans) != NO_LETTER.sub("", found.printed):
                yield f"{source.id} {name}: printed {found.printed!r}, but there stands {at(found.spans)!r}"
        for url in source.urls:
            if NO_LETTER.sub("", url.printed) != at(url.spans):
                yield f"{source.id} url: printed {url.printed!r}, but there stands {at(url.spans)!r}"
