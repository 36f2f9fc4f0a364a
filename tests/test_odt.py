"""OpenDocument texts: what is printed, where its notes are and which numbers they bear."""

from __future__ import annotations

import json

import pytest

from claimscan import readers
from claimscan.errors import UnreadableInput
from claimscan.model import Document, Place, Span
from claimscan.readers.odt.styles import decoded
from office import HEAD, ODF_NAMES, odt, odt_note

LAMP = "The lamp on the mole was lit in 1881."
NOTE = odt_note("ftn1", "1", "Guild of Lamplighters, Register of Lamps (Quayside: Guild Press, 1901), 4.")
AUTOMATIC = (
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Title"/>'
    '<style:style style:name="P3" style:family="paragraph" style:parent-style-name="House"/>'
    '<style:style style:name="P4" style:family="paragraph" style:parent-style-name="Standard" style:master-page-name="First"/>'
    '<style:style style:name="P5" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>'
    '<style:style style:name="P6" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T3" style:family="text"><style:text-properties text:display="true"/></style:style>'
    '<style:style style:name="L1" style:parent-style-name="L2"/><style:style style:name="L2" style:parent-style-name="L1"/>'
)
STYLES = (
    '<style:style style:name="House" style:display-name="House Section" style:parent-style-name="Heading_20_2"/>'
    '<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:default-outline-level="2"/>'
    '<style:style style:name="Illustration" style:parent-style-name="Caption"/><style:style style:name="Caption"/>'
)


def read(body: str, **parts: object) -> Document:
    return readers.read(odt(body, automatic=AUTOMATIC, styles=STYLES, **parts), "a.odt")  # type: ignore[arg-type]


def p(text: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def lines(document: Document) -> list[tuple[str | None, str]]:
    return [(line.kind, document.text[line.span.start : line.span.end]) for line in document.lines]


def marks(document: Document) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(document.text[m.span.start : m.span.end], m.labels, m.target) for m in document.marks]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("The <text:span>lamp</text:span> was lit.", "The lamp was lit."),
        ("\n  The   lamp\n  <text:span> was</text:span> lit.\n", "The lamp was lit. "),
        ('The<text:s/>lamp<text:s text:c="3"/>was', "The lamp   was"),
        ('a<text:s text:c="99999999999"/>b', f"a{' ' * 1000}b"),
        ("a<text:tab/>b", "a\tb"),
        ("The lamp<text:line-break/>was lit.", "The lamp\nwas lit."),
        ("The lamp<office:annotation><text:p>Is it?</text:p></office:annotation> was lit.", "The lamp was lit."),
        ('The lamp<text:change text:change-id="c1"/> was lit.', "The lamp was lit."),
        (
            '<text:change-start text:change-id="c1"/>Once, <text:change-end text:change-id="c1"/>it burned.',
            "Once, it burned.",
        ),
        ("<text:page-number>7</text:page-number> pages", "7 pages"),
        ('<text:bookmark-start text:name="x"/>Lamps<text:bookmark-end text:name="x"/>', "Lamps"),
        ("<text:ruby><text:ruby-base>灯</text:ruby-base><text:ruby-text>x</text:ruby-text></text:ruby>", "灯"),
        ("Table <text:sequence>4</text:sequence>: Lamps.", "Table 4: Lamps."),
        ('<text:hidden-text text:is-hidden="false">Lit.</text:hidden-text>', "Lit."),
    ],
)
def test_text_is_what_is_printed(content: str, text: str) -> None:
    assert read(p(content)).text == f"{text}\n"


def test_deletions_are_kept_apart_and_named() -> None:
    changes = f"<text:tracked-changes><text:changed-region><text:deletion>{p('No.')}</text:deletion></text:changed-region></text:tracked-changes>"
    document = read(changes + p(LAMP))
    assert document.text == f"{LAMP}\n"
    (trouble,) = document.troubles
    assert (trouble.rule, trouble.severity) == ("tracked-changes", "info")
    assert trouble.message == "the document has 1 tracked change, read as if accepted"


def test_hidden_text_is_left_out_and_reported() -> None:
    body = p(
        'The lamp <text:span text:style-name="T2">was never <text:span text:style-name="T3">lit</text:span></text:span>burns.'
    )
    body += p("All of it.", "P6") + f'<text:section text:display="none">{p("A section.")}</text:section>'
    body += p('<text:hidden-text text:is-hidden="true">Gone.</text:hidden-text>Kept.')
    document = read(body)
    assert document.text == "The lamp burns.\nKept.\n"
    (trouble,) = document.troubles
    assert trouble.message == "9 words of hidden text left out: “was never lit All of it. A section. Gone.”"


@pytest.mark.parametrize(
    ("body", "kind", "level"),
    [
        (p(LAMP), "paragraph", 0),
        (f'<text:h text:outline-level="3">{LAMP}</text:h>', "heading", 3),
        (f"<text:h>{LAMP}</text:h>", "heading", 1),
        (p(LAMP, "P1"), "quote", 0),
        (p(LAMP, "P2"), "other", 0),
        (p(LAMP, "P3"), "heading", 2),
        (p(LAMP, "Illustration"), "caption", 0),
        (p(LAMP, "Heading_20_1"), "heading", 1),
        (p(LAMP, "L1"), "paragraph", 0),
        (p(LAMP, "Contents_20_1"), "other", 0),
        (f"<text:list><text:list-item>{p(LAMP)}</text:list-item></text:list>", "item", 1),
        (
            f"<text:list><text:list-item><text:list><text:list-item>{p(LAMP)}</text:list-item></text:list></text:list-item></text:list>",
            "item",
            2,
        ),
        (
            f'<text:list><text:list-item><text:h text:outline-level="1">{LAMP}</text:h></text:list-item></text:list>',
            "heading",
            1,
        ),
        (f"<text:section>{p(LAMP)}</text:section>", "paragraph", 0),
        (f"<text:table-of-content><text:index-body>{p(LAMP)}</text:index-body></text:table-of-content>", "other", 0),
        (
            f"<table:table><table:table-row><table:table-cell>{p(LAMP)}</table:table-cell></table:table-row></table:table>",
            "paragraph",
            0,
        ),
        (p(f"<draw:frame><draw:text-box>{p(LAMP)}</draw:text-box></draw:frame>"), "paragraph", 0),
    ],
)
def test_kinds(body: str, kind: str, level: int) -> None:
    document = read(body + p(f"x.{NOTE}"))
    assert (document.lines[0].kind, document.lines[0].level) == (kind, level)
    assert lines(document)[0][1] == LAMP


def test_tables_are_read_cell_by_cell() -> None:
    row = f"<table:table-row><table:table-cell>{p('Pier')}</table:table-cell><table:table-cell>{p('Lamps')}</table:table-cell></table:table-row>"
    body = f"<table:table><table:table-header-rows>{row}</table:table-header-rows>{row.replace('Pier', 'North')}</table:table>"
    assert [text for kind, text in lines(read(body)) if kind == "table"] == ["Pier", "Lamps", "North", "Lamps"]


def test_notes_follow_the_text_with_the_numbers_they_were_printed_with() -> None:
    star = odt_note("ftn0", "*", "With thanks to the guild.", typed=True)
    late = odt_note("ftn2", "i", "First.", "Second.", kind="endnote")
    document = read(p(f"Of Lamps{star}") + p(f"{LAMP}{late}{NOTE}"))
    assert document.text == (
        "Of Lamps*\n"
        "The lamp on the mole was lit in 1881.i1\n"
        "* With thanks to the guild.\n"
        "1 Guild of Lamplighters, Register of Lamps (Quayside: Guild Press, 1901), 4.\n"
        "i First.\n"
        "Second.\n"
    )
    assert marks(document) == [("*", ("*",), "ftn0"), ("i", ("i",), "ftn2"), ("1", ("1",), "ftn1")]
    assert [(note.key, note.label, note.kind, note.label_span) for note in document.notes] == [
        ("ftn0", "*", "footnote", Span(50, 51)),
        ("ftn1", "1", "footnote", Span(78, 79)),
        ("ftn2", "i", "endnote", Span(155, 156)),
    ]
    assert [line.note for line in document.lines] == [None, None, "ftn0", "ftn1", "ftn2", "ftn2"]


def test_a_note_in_a_list_of_its_own_and_an_empty_one() -> None:
    listed = odt_note("ftn1", "1").replace(
        "<text:note-body>", f"<text:note-body><text:list><text:list-item>{p('Echo, 4.')}</text:list-item></text:list>"
    )
    document = read(p(f"a.{listed}") + p(f"b.{odt_note('ftn2', '2')}"))
    assert lines(document)[2:] == [("note", "1 Echo, 4."), ("note", "2")]


def test_notes_without_a_number_are_counted() -> None:
    document = read(p(f"a.{odt_note('n1', '', 'x')}b.{odt_note('n2', '', 'y')}"))
    assert [note.label for note in document.notes] == ["1", "2"]


def test_a_note_cited_again_by_a_raised_reference() -> None:
    again = '<text:note-ref text:note-class="footnote" text:ref-name="ftn1">1</text:note-ref>'
    body = p(f'Before.<text:span text:style-name="T1">{again}</text:span>') + p(LAMP + NOTE) + p(f"See note {again}.")
    assert marks(read(body)) == [("1", ("1",), "ftn1"), ("1", ("1",), "ftn1")]


def test_fields_that_libreoffice_kept_from_word() -> None:
    def kept(code: str, shown: str) -> str:
        param = f'<field:param field:name="vnd.oasis.opendocument.field.code" field:value="{code}"/>'
        return f"<field:fieldmark-start>{param}</field:fieldmark-start><field:fieldmark-separator/>{shown}<field:fieldmark-end/>"

    marked = f'<text:bookmark-start text:name="_Ref1"/>{NOTE}<text:bookmark-end text:name="_Ref1"/>'
    cited = json.dumps({"citationItems": [{"itemData": {"title": "Register of Lamps"}}]}).replace('"', "&quot;")
    body = p(LAMP + marked) + p(
        "Again." + kept("NOTEREF _Ref1 \\f \\h", '<text:span text:style-name="T1">1</text:span>')
    )
    body += p(
        "See note " + kept("NOTEREF _Ref1 \\h", "1") + kept(f"ADDIN ZOTERO_ITEM CSL_CITATION {cited}", " (Guild 1901)")
    )
    document = read(body + p("<field:fieldmark-end/>"))
    assert marks(document) == [("1", ("1",), "ftn1"), ("1", ("1",), "ftn1")]
    assert document.embedded[0].items == ({"title": "Register of Lamps"},)


def test_without_notes_of_its_own_a_document_may_have_typed_ones() -> None:
    document = read(
        p(f'{LAMP}<text:span text:style-name="T1">1</text:span>')
        + p('<text:span text:style-name="T1">1</text:span> Echo.')
    )
    assert marks(document) == [("1", ("1",), None), ("1", ("1",), None)]
    assert {line.kind for line in document.lines} == {None}


def test_links() -> None:
    body = p(
        'See <text:a xlink:href="https://guild.example/a">the register</text:a>, <text:a xlink:href="#top">above</text:a>, '
        '<text:a xlink:href="mailto:x@guild.example">mail</text:a>.'
    )
    document = read(body)
    assert [(document.text[a.span.start : a.span.end], a.url) for a in document.links] == [
        ("the register", "https://guild.example/a")
    ]


def test_places_are_paragraphs_and_printed_pages() -> None:
    body = (
        p("First.")
        + p("Second <text:soft-page-break/>part.")
        + "<text:soft-page-break/>"
        + p("Third.")
        + p("Fourth.", "P5")
    )
    document = read(body + p("Fifth." + NOTE, "P4"))
    text = document.text
    assert document.place(0) == Place(1, 1, 1)
    assert document.place(text.index("part")) == Place(2, 2, 8)
    assert document.place(text.index("Third")) == Place(3, 3, 1)
    assert document.place(text.index("Fourth")) == Place(4, 4, 1)
    assert document.place(text.index("Fifth")) == Place(5, 5, 1)
    assert document.place(text.index("Guild")) == Place(None, 6, 3, "footnote 1")
    assert read(p("First.") + p("Second.", "P5")).place(7) == Place(None, 2, 1)


def test_metadata() -> None:
    meta = (
        "<dc:title>Lamps of the Mole</dc:title><meta:initial-creator>Clara Pierce</meta:initial-creator><dc:creator>admin</dc:creator>"
        '<dc:language>en-GB</dc:language><meta:document-statistic meta:page-count="12"/>'
    )
    styled = read(p("A Title", "P2") + p("4 May 2023", "Date") + p(LAMP), meta=meta)
    assert styled.metadata.title is not None
    assert (styled.metadata.title.value, styled.metadata.authors, styled.metadata.date) == ("A Title", (), "2023-05-04")
    printed = read(p("Lamps of the Mole") + p("By Clara Pierce") + p(LAMP), meta=meta)
    assert printed.metadata.title is not None
    assert printed.metadata.title.value == "Lamps of the Mole"
    assert (printed.metadata.authors, printed.metadata.language, printed.pages) == (("Clara Pierce",), None, 12)


def test_a_reference_managers_data_is_kept() -> None:
    cited = json.dumps({"citationItems": [{"itemData": {"type": "book", "title": "Register of Lamps"}}]}).replace(
        '"', "&quot;"
    )
    name = f'text:name="ZOTERO_ITEM CSL_CITATION {cited} RNDabc"'
    document = read(p(f"{LAMP} <text:reference-mark-start {name}/>(Guild 1901)<text:reference-mark-end {name}/>."))
    (embedded,) = document.embedded
    assert document.text[embedded.span.start : embedded.span.end] == "(Guild 1901)"
    assert embedded.items == ({"type": "book", "title": "Register of Lamps"},)


def test_a_flat_file_is_read_like_a_packed_one() -> None:
    body = p(LAMP + NOTE)
    flat = (
        f"{HEAD}<office:document {ODF_NAMES}><office:automatic-styles>{AUTOMATIC}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    document = readers.read(flat.encode(), "a.xml")
    assert document.format == "odt"
    assert document.text == read(body).text


def test_damaged_styles_leave_the_text() -> None:
    document = readers.read(odt(p(LAMP), more={"styles.xml": "<a>"}), "a.odt")
    assert document.text == f"{LAMP}\n"
    assert [(t.rule, t.severity) for t in document.troubles] == [("unread-part", "error")]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (odt(p("")), "there is no text in it"),
        (odt("", more={"content.xml": "<a/>"}), "there is no text of a word processor in it"),
        (odt("", more={"content.xml": "<a>"}), "its part content.xml: it is damaged"),
    ],
)
def test_what_has_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableInput, match=message):
        readers.read(data, "a.odt")


def test_names_of_styles_are_decoded() -> None:
    assert decoded("Text_20_body") == "Text body"
    assert decoded("Liste_5f_x") == "Liste_x"
