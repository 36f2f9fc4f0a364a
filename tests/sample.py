"""A small article, built by hand and not by the code under test: the sample that all writers are tested on."""

from __future__ import annotations

from claimscan.model import (
    Anchor,
    Article,
    Block,
    Citation,
    Claim,
    Date,
    Document,
    Edit,
    Finding,
    Fix,
    Found,
    Layout,
    Line,
    Link,
    Mark,
    Metadata,
    Name,
    Note,
    Passage,
    Piece,
    Place,
    Source,
    Span,
    Trigger,
    Url,
)

TEXT = """The Bees of Port Merrow

Counting

The harbour had 412 hives in 2021.¹ Nobody knows who brought the first bees.
"They came by tram," said Ann Rey.² ³

Losses

Losses fell by 40 per cent.

1 Ann Rey and Bo Lund, "Hives by the Sea," Merrow Gazette, April 24, 2023, https://gazette.example/2023/01/27/hives-by-the-
sea; Port Office, Count of Hives (Port Merrow: Port Office, 2021), p. 12.
2 Ibid.
3 Cleo Oak, "Tram [sic] Bees", accessed 3 May 2024, http://merrow.example/tram_bees
"""
FIRST = 'Ann Rey and Bo Lund, "Hives by the Sea," Merrow Gazette, April 24, 2023, https://gazette.example/2023/01/27/hives-by-the-'
SECOND = "Port Office, Count of Hives (Port Merrow: Port Office, 2021), p. 12."
THIRD = 'Cleo Oak, "Tram [sic] Bees", accessed 3 May 2024, http://merrow.example/tram_bees'


def at(printed: str, within: str | None = None) -> Span:
    """Where ``printed`` first stands in the sample, or in the part of it that reads ``within``."""
    start = TEXT.index(printed, TEXT.index(within) if within else 0)
    return Span(start, start + len(printed))


def found(printed: str, within: str | None = None) -> Found[str]:
    return Found(printed, (at(printed, within),), printed)


def date(printed: str, iso: str, within: str) -> Found[Date]:
    return Found(printed, (at(printed, within),), Date(iso))


def name(literal: str, family: str | None, given: str | None, within: str) -> Found[Name]:
    return Found(literal, (at(literal, within),), Name(literal, family, given))


def running(printed: str, section: str | None = None) -> Passage:
    return Passage(printed, (Piece(0, at(printed)),), section=section)


def claim(number: int, text: str, section: str, kinds: dict[str, str], *citations: str) -> Claim:
    """``kinds`` are the words that trigger each kind."""
    triggers = tuple(Trigger(kind, words, (at(words, text),)) for kind, words in kinds.items())
    return Claim(f"c{number}", text, (at(text),), number - 1, 0, len(text), section, triggers, bool(kinds), citations)


CLAIMS = (
    claim(1, "The harbour had 412 hives in 2021.", "Counting", {"statistic": "412"}, "k1"),
    claim(2, "Nobody knows who brought the first bees.", "Counting", {}),
    claim(
        3, '"They came by tram," said Ann Rey.', "Counting", {"quotation": '"They came by tram,"', "attribution": "said"},
        "k2", "k3",
    ),
    claim(4, "Losses fell by 40 per cent.", "Losses", {"statistic": "40 per cent"}),
)  # fmt: skip
NOTES = (
    Note(
        "n1", "1", "footnote",
        Passage(FIRST + "sea; " + SECOND, (Piece(0, at(FIRST)), Piece(len(FIRST), at("sea; " + SECOND)))),
        (at("1 " + FIRST), at("sea; " + SECOND)),
    ),
    Note("n2", "2", "footnote", running("Ibid."), (at("2 Ibid."),)),
    Note("n3", "3", "footnote", running(THIRD), (at("3 " + THIRD),)),
)  # fmt: skip
SOURCES = (
    Source(
        "s1", "n1", 0, FIRST + "sea", (at(FIRST), at("sea", "sea; Port")),
        type="article-newspaper",
        authors=(name("Ann Rey", "Rey", "Ann", FIRST), name("Bo Lund", "Lund", "Bo", FIRST)),
        title=found("Hives by the Sea"),
        container_title=found("Merrow Gazette"),
        issued=date("April 24, 2023", "2023-04-24", FIRST),
        urls=(
            Url(
                "https://gazette.example/2023/01/27/hives-by-the-sea",
                "https://gazette.example/2023/01/27/hives-by-the-\nsea",
                (at("https://gazette.example/2023/01/27/hives-by-the-"), at("sea", "sea; Port")),
                ("line-break",),
                ("https://gazette.example/2023/01/27/hives-by-thesea",),
            ),
        ),
    ),
    Source(
        "s2", "n1", 1, SECOND, (at(SECOND),),
        type="report",
        authors=(name("Port Office", None, None, SECOND),),
        title=found("Count of Hives"),
        publisher=found("Port Office", "Port Office, 2021"),
        publisher_place=found("Port Merrow", "Port Merrow: Port"),
        issued=date("2021", "2021", "2021), p."),
        locator=found("12", "12."),
    ),
    Source("s3", "n2", 0, "Ibid.", (at("Ibid."),), form="ibid", refers_to="s2"),
    Source(
        "s4", "n3", 0, THIRD, (at(THIRD),),
        type="webpage",
        authors=(name("Cleo Oak", "Oak", "Cleo", THIRD),),
        title=found("Tram [sic] Bees"),
        accessed=date("3 May 2024", "2024-05-03", THIRD),
        urls=(Url("http://merrow.example/tram_bees", "http://merrow.example/tram_bees", (at("http://merrow.example/tram_bees"),)),),
    ),
)  # fmt: skip
CITATIONS = (
    Citation("k1", "1", "n1", "c1", "claim", "The harbour had 412 hives in 2021.", (at("¹"),), ("label",)),
    Citation("k2", "2", "n2", "c3", "claim", '"They came by tram," said Ann Rey.', (at("²"),), ("label",)),
    Citation("k3", "3", "n3", "c3", "claim", '"They came by tram," said Ann Rey.', (at("³"),), ("label",)),
)
FINDINGS = (
    Finding("unread-page", "R101", "info", "page 2 gave no text"),
    Finding(
        "uncited-statistic", "C101", "warning", "a figure without a source: “40 per cent”", (at("40 per cent"),), claim="c4"
    ),
    Finding(
        "url-date-mismatch", "D101", "error", "printed April 24, 2023, but the address says 2023-01-27",
        (at("April 24, 2023"), at("2023/01/27")), "2023-01-27", note="n1", source="s1",
    ),
    Finding(
        "insecure-url", "U103", "info", "http where https is usual", (at("http://merrow"),), note="n3", source="s4",
        fix=Fix("https: as elsewhere for merrow.example", (Edit(15, 57, 15, 57, "s"),)),
    ),
)  # fmt: skip


def article() -> Article:
    starts = [0] + [index + 1 for index, character in enumerate(TEXT[:-1]) if character == "\n"]
    document = Document(
        name="bees.txt",
        format="text",
        text=TEXT,
        lines=tuple(
            Line(Span(start, start + len(line))) for start, line in zip(starts, TEXT.splitlines(), strict=True)
        ),
        anchors=tuple(Anchor(start, Place(None, number, 1)) for number, start in enumerate(starts, 1)),
        metadata=Metadata(found("The Bees of Port Merrow"), ("Dora Finn",), "2024-06", "en"),
        sha256="00" * 32,
        blocks=(Block("heading", (at("Losses"),), 1),),
    )
    layout = Layout(
        document,
        tuple(running(claim.text, claim.section) for claim in CLAIMS),
        NOTES,
        tuple(Mark(at(sign), (label,)) for sign, label in zip("¹²³", "123", strict=True)),
        tuple(Link(index, str(index + 1), f"n{index + 1}", ("label",)) for index in range(3)),
    )
    return Article(layout, CLAIMS, NOTES, SOURCES, CITATIONS, FINDINGS)
