"""The shape of the report, as types: what ``report`` builds, mypy checks and ``schema`` publishes.

The order of the keys is the order in the output. New keys are added at the end of their record, never elsewhere; a key
that goes or changes its meaning raises ``SCHEMA_VERSION``. The second part of ``Annotated`` is the published
description, or further keywords of JSON Schema.
"""

from typing import Annotated, Literal, TypedDict

from claimscan.model import Form, NoteKind, Severity

SCHEMA_VERSION = 1

Offsets = Annotated[
    list[int], "half-open range [start, end) of code points in the document's text", {"minItems": 2, "maxItems": 2}
]
Spans = Annotated[list[Offsets], "where it stands, in reading order"]
Page = Annotated[int | None, "page, counted from 1; null where the format has no pages"]
LineNumber = Annotated[int | None, "line, counted from 1; null if it stands at no place in the text"]


class DocumentRecord(TypedDict):
    """The document that was read."""

    path: Annotated[str, "as it was given"]
    format: Annotated[str, "the reader that was used"]
    sha256: Annotated[str, "of the bytes that were read"]
    title: str | None
    authors: list[str]
    date: Annotated[str | None, "EDTF"]
    language: Annotated[str | None, "BCP 47"]
    pages: int | None
    words: Annotated[int, "words of the whole text, notes included"]


class TriggerRecord(TypedDict):
    """The words that make a claim of a kind."""

    kind: str
    text: str
    spans: Spans


class ClaimRecord(TypedDict):
    """One sentence of the body."""

    id: str
    text: Annotated[str, "repaired: cuts closed, marks left out"]
    section: Annotated[str | None, "the heading it stands under"]
    spans: Spans
    page: Page
    line: LineNumber
    kinds: Annotated[list[str], "statistic, quotation, attribution ...: why it needs a source"]
    needs_source: bool
    cited: Annotated[bool, "it has at least one mark"]
    citations: Annotated[list[str], "ids of its citations"]
    triggers: list[TriggerRecord]


class NoteRecord(TypedDict):
    """One footnote, endnote or entry of a list of references."""

    id: str
    label: str
    kind: NoteKind
    text: Annotated[str, "repaired, without its label"]
    spans: Spans
    page: Page
    line: LineNumber
    sources: Annotated[list[str], "ids of its sources"]


class NameRecord(TypedDict):
    """A person, or a body that has a literal name alone."""

    literal: Annotated[str, "as printed"]
    family: str | None
    given: str | None
    particle: str | None
    suffix: str | None


class DateRecord(TypedDict):
    """A date as understood and as printed."""

    iso: Annotated[str | None, "EDTF in the precision that is printed; null if it could not be understood"]
    text: Annotated[str, "as printed"]
    fault: Literal["impossible", "ambiguous", "undated"] | None
    alternatives: Annotated[list[str], "the readings of an ambiguous date"]


class UrlRecord(TypedDict):
    """A web address as meant and as printed."""

    url: Annotated[str, "the address meant"]
    printed: Annotated[str, "the characters on the page"]
    spans: Spans
    repairs: Annotated[list[str], "what was mended"]
    alternatives: Annotated[list[str], "other addresses that may be meant"]


class SourceRecord(TypedDict):
    """One cited work in one note, with CSL's field names (``_`` for ``-``)."""

    id: str
    note: Annotated[str, "id of its note"]
    index: Annotated[int, "its place in the note, from 0"]
    text: Annotated[str, "its part of the note, repaired"]
    spans: Spans
    type: Annotated[str, "a type of CSL"]
    authors: list[NameRecord]
    title: str | None
    container_title: str | None
    publisher: str | None
    issued: DateRecord | None
    accessed: DateRecord | None
    volume: str | None
    issue: str | None
    pages: str | None
    locator: str | None
    doi: str | None
    isbn: str | None
    urls: list[UrlRecord]
    form: Form
    refers_to: Annotated[str | None, "id of the source that a short form stands for"]
    same_as: Annotated[str | None, "id of the first source that cites the same work"]
    editors: list[NameRecord]
    translators: list[NameRecord]
    et_al: Annotated[bool, "more authors than are printed"]
    publisher_place: str | None
    edition: str | None
    genre: str | None
    signal: Annotated[str | None, "See, Cf., quoted in ..."]
    evidence: Annotated[list[str], "what the reading rests on"]
    corrected: Annotated[list[str], "fields whose value a person gave, not the reading"]


class CitationRecord(TypedDict):
    """One mark in its place."""

    id: str
    mark: Annotated[str, "its label"]
    note: Annotated[str | None, "id of the note it leads to; null if that is not certain"]
    claim: Annotated[str | None, "id of its claim"]
    context: Annotated[str, "claim, or the kind of the block it stands in"]
    scope: Annotated[str, "the text it vouches for"]
    spans: Spans
    page: Page
    line: LineNumber
    evidence: Annotated[list[str], "what the link rests on"]


class EditRecord(TypedDict):
    """A change of the file's own text: lines and columns counted from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: Annotated[str, "what stands there instead"]


class FixRecord(TypedDict):
    """How a fault can be mended in the file."""

    what: str
    edits: list[EditRecord]


class FindingRecord(TypedDict):
    """A fault of the article."""

    rule: str
    code: str
    severity: Severity
    message: str
    expected: Annotated[str | None, "what would be right"]
    claim: Annotated[str | None, "id"]
    note: Annotated[str | None, "id"]
    source: Annotated[str | None, "id"]
    spans: Spans
    page: Page
    line: LineNumber
    column: Annotated[int | None, "column, counted from 1 in code points"]
    end_line: Annotated[int | None, "line in which its first place ends"]
    end_column: Annotated[int | None, "column behind its end"]
    fingerprint: Annotated[str, "the same in every run while the words it is about stay the same"]
    fix: Annotated[FixRecord | None, "what check --fix does; null where nobody but a person can mend it"]


class LackRecord(TypedDict):
    """A claim that needs a source and has none."""

    claim: Annotated[str, "id"]
    page: Page
    line: LineNumber
    kinds: list[str]


class SectionRecord(TypedDict):
    """The coverage of one section."""

    section: Annotated[str | None, "its heading; null for what stands before the first"]
    claims: int
    cited: int
    needs_source: int
    lacking: Annotated[int, "need a source and have none"]


class RuleCountRecord(TypedDict):
    """How often a rule found a fault."""

    rule: str
    code: str
    severity: Annotated[Severity, "the gravest of its findings"]
    count: int


class SummaryRecord(TypedDict):
    """The figures that an editor asks for first."""

    claims: int
    cited: Annotated[int, "claims with a mark"]
    needs_source: Annotated[int, "claims that need a source"]
    lacking: Annotated[int, "claims that need a source and have none"]
    coverage: Annotated[float | None, "share of the claims needing a source that have one; null if none needs one"]
    notes: int
    sources: int
    works: Annotated[int, "different works among the sources, as far as is certain"]
    citations: int
    findings: int
    errors: int
    warnings: int
    infos: int
    lacks: Annotated[list[LackRecord], "the claims lacking a source, in order"]
    sections: Annotated[list[SectionRecord], "in order of appearance"]
    rules: Annotated[list[RuleCountRecord], "findings by rule, gravest and most frequent first"]


class Report(TypedDict):
    """What claimscan found in one document."""

    schema: Annotated[int, "version of this shape", {"const": SCHEMA_VERSION}]
    claimscan: Annotated[str, "version of the program"]
    document: DocumentRecord
    claims: list[ClaimRecord]
    notes: list[NoteRecord]
    sources: list[SourceRecord]
    citations: list[CitationRecord]
    findings: list[FindingRecord]
    summary: SummaryRecord


Path = Annotated[str, "the document, as it was given"]
Raw = Annotated[str, "the printed characters, pieces parted by a space"]
Works = Annotated[list[str], "keys of the works that its notes cite, as in `sources`"]


class ClaimRow(ClaimRecord):
    """One row of ``claimscan claims -f json``."""

    path: Path
    raw: Raw
    notes: Annotated[list[str], "labels of its notes; '5?' is a mark whose note is not certain"]
    works: Works


class NoteRow(NoteRecord):
    """One row of ``claimscan notes -f json``."""

    path: Path
    raw: Raw
    claims: Annotated[list[str], "ids of the claims it stands for"]


class SourceRow(SourceRecord):
    """One row of ``claimscan sources -f json``."""

    path: Path
    raw: Raw
    page: Page
    line: LineNumber
    label: Annotated[str | None, "label of its note"]
    work: Annotated[str, "id of the first source of the same work, itself if it is that"]
    times: Annotated[int, "how often the work is cited in the document"]
    cited_in: Annotated[list[str], "labels of the notes that cite it"]
    key: Annotated[str | None, "key of its work, made of its content; null for what stands for no work"]
    differs: Annotated[list[str], "fields in which the citations of the work differ (with --unique)"]
    identity: Annotated[str, "of the source by its words, see claimscan apply"]


class CitationRow(CitationRecord):
    """One row of ``claimscan citations -f json``."""

    path: Path
    raw: Raw
    label: Annotated[str | None, "label of the note it leads to"]
    works: Works


class FindingRow(FindingRecord):
    """One row of ``claimscan check -f json``."""

    path: Path
    raw: Raw
    label: Annotated[str | None, "label of its note"]


ROWS = {"claims": ClaimRow, "notes": NoteRow, "sources": SourceRow, "citations": CitationRow, "findings": FindingRow}
