"""Word documents: what is printed, where its notes are and which numbers they bear."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from claimscan import readers
from claimscan.errors import UnreadableInput
from claimscan.model import Document, Place, Span
from claimscan.readers import fields
from claimscan.readers.docx import labels, symbols
from claimscan.readers.docx.labels import Counter, Numbering
from claimscan.scan import scan_bytes
from office import NAMES, archive, call, docx, field, note, p, relationships, run, style, typed

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="House"><w:name w:val="House Section"/><w:basedOn w:val="berschrift2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Plain2"><w:name w:val="Run-in"/><w:basedOn w:val="berschrift2"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Author"><w:name w:val="Author"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Date"><w:name w:val="Date"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Intense Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Cap"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Fig"><w:name w:val="Figure"/><w:basedOn w:val="Cap"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Toc1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Points"><w:name w:val="Points"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Pool"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Pool"><w:name w:val="Pool"/><w:basedOn w:val="Loop"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Ref"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Veil"><w:name w:val="Veil"/><w:rPr><w:vanish/></w:rPr></w:style>'
)
NOTE = note(2, "Guild of Lamplighters, Register of Lamps (Quayside: Guild Press, 1901), 4.")
STAR = '<w:footnote w:id="9"><w:p><w:r><w:t>*</w:t></w:r><w:r><w:t xml:space="preserve"> With thanks to the guild.</w:t></w:r></w:p></w:footnote>'
TODAY = date(2026, 11, 22)
LAMP = "The lamp on the mole was lit in 1881."


def read(body: str, **parts: object) -> Document:
    return readers.read(docx(body, **parts), "a.docx")  # type: ignore[arg-type]


def lines(document: Document) -> list[tuple[str | None, str]]:
    return [(line.kind, document.text[line.span.start : line.span.end]) for line in document.lines]


def marks(document: Document) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [(document.text[m.span.start : m.span.end], m.labels, m.target) for m in document.marks]


def notes(document: Document) -> list[tuple[str, str, str]]:
    """Label, kind and text of each note, without the label that is printed before it."""
    found: list[tuple[str, str, str]] = []
    for known in document.notes:
        own = [line for line in document.lines if line.note == known.key]
        start = known.label_span.end if known.label_span else own[0].span.start
        found.append((known.label, known.kind, document.text[start : own[-1].span.end].strip()))
    return found


def printed(document: Document) -> Iterator[tuple[str, str]]:
    for link in document.links:
        yield document.text[link.span.start : link.span.end], link.url


# Text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ([run("The "), run("lamp"), run(" was lit.")], "The lamp was lit."),
        (["<w:r><w:t> The lamp </w:t></w:r>", run(" was lit.")], "The lamp was lit."),
        (["<w:r><w:t>The\n    lamp</w:t></w:r>"], "The     lamp"),
        (["<w:r><w:t>Pier</w:t><w:noBreakHyphen/><w:t>head</w:t></w:r>"], "Pier-head"),
        (["<w:r><w:t>light</w:t><w:softHyphen/><w:t>house</w:t></w:r>"], "lighthouse"),
        (["<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>"], "a\tb"),
        (['<w:r><w:t>5</w:t><w:sym w:font="Symbol" w:char="F0B0"/><w:t>N</w:t></w:r>'], "5°N"),
        (['<w:r><w:sym w:font="Nameless Dingbats" w:char="F0FF"/></w:r>', "x"], "\ufffdx"),
        (
            ["The lamp", '<w:ins w:id="1"><w:r><w:t xml:space="preserve"> still</w:t></w:r></w:ins>', " burns."],
            "The lamp still burns.",
        ),
        (
            ["The lamp", '<w:del w:id="1"><w:r><w:delText> no longer</w:delText></w:r></w:del>', " burns."],
            "The lamp burns.",
        ),
        (["The lamp", "<w:moveFrom><w:r><w:t> on the mole</w:t></w:r></w:moveFrom>", " burns."], "The lamp burns."),
        (["The lamp ", "<w:moveTo><w:r><w:t>here</w:t></w:r></w:moveTo>", "<w:r><w:t>.</w:t></w:r>"], "The lamp here."),
        (["A", '<w:smartTag w:element="place"><w:r><w:t>Quay</w:t></w:r></w:smartTag>', "B"], "AQuayB"),
        (["A", "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>Quay</w:t></w:r></w:sdtContent></w:sdt>", "B"], "AQuayB"),
        (
            [
                "A",
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>",
            ],
            "A",
        ),
        (["A", '<w:commentRangeStart w:id="1"/>', "B", '<w:r><w:commentReference w:id="1"/></w:r>'], "AB"),
        (["<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>"], "E=mc"),
        (
            [
                "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>灯</w:t></w:r></w:rubyBase></w:ruby></w:r>"
            ],
            "灯",
        ),
        ([field(" PAGE ", run("7")), " pages"], "7 pages"),
        ([field(" XE &quot;lamp&quot; ", ""), "The lamp"], "The lamp"),
        (['<w:fldSimple w:instr=" DATE "><w:r><w:t>4 May</w:t></w:r></w:fldSimple>', " 1881"], "4 May 1881"),
        ([field(" IF 1 = 1 ", run("lit")), "."], "lit."),
    ],
)
def test_text_is_what_is_printed(content: list[str], text: str) -> None:
    assert read(p(*content)).text == f"{text}\n"


def test_a_fields_instruction_is_no_text_even_with_fields_in_it() -> None:
    inner = field(" DOCPROPERTY x ", run("hidden"))
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    ended = (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("lit") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(p("It was ", begun + inner + ended, ".")).text == "It was lit.\n"


def test_fields_that_never_end_do_no_harm() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert read(p(end, "The lamp.", begin, "lost")).text == "The lamp.\n"


def test_a_forms_list_shows_its_choice() -> None:
    data = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="red"/><w:listEntry w:val="green"/></w:ddList></w:ffData>'
    content = (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert read(p("The light is ", content, ".")).text == "The light is green.\n"


def test_a_line_end_inside_a_paragraph_begins_a_line_that_flows_on() -> None:
    document = read(p("The lamp<w:br/>".replace("<w:br/>", ""), "<w:r><w:br/></w:r>", "was lit."))
    assert document.text == "The lamp\nwas lit.\n"
    assert [line.gap for line in document.lines] == [True, False]
    heading = read(p("Of Lamps", "<w:r><w:br/></w:r>", "and Piers", properties=style("berschrift2")), styles=STYLES)
    assert lines(heading) == [("heading", "Of Lamps and Piers")]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p("The lamp ", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("was lit.") + p("It burns.")
    assert read(body).text == "The lamp was lit.\nIt burns.\n"


def test_a_dropped_capital_belongs_to_the_paragraph_below() -> None:
    body = p("T", properties='<w:framePr w:dropCap="drop"/>') + p("he lamp was lit.")
    assert read(body).text == "The lamp was lit.\n"


def test_text_boxes_come_once_and_behind_their_paragraph() -> None:
    content = f"<w:txbxContent>{p('On the margin.')}</w:txbxContent>"
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert (
        read(p("The lamp ", box, "was lit.") + p("It burns.")).text == "The lamp was lit.\nOn the margin.\nIt burns.\n"
    )
    old = f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"
    assert read(p("The lamp.", old)).text == "The lamp.\nOn the margin.\n"


def test_hidden_text_is_left_out_and_reported() -> None:
    body = p("The lamp ", run("was never ", "<w:vanish/>"), run("x", '<w:rStyle w:val="Veil"/>'), "burns.")
    body += p("All of this.", properties=style("Secret"))
    body += p(run("But this ", '<w:vanish w:val="0"/>'), "not.", properties=style("Secret"))
    body += p(run("Shown.", '<w:rStyle w:val="Veil"/><w:vanish w:val="false"/>'), run(" On paper.", "<w:webHidden/>"))
    document = read(body, styles=STYLES)
    assert document.text == "The lamp burns.\nBut this \nShown. On paper.\n"
    (trouble,) = document.troubles
    assert trouble.rule == "hidden-text"
    assert trouble.message == "7 words of hidden text left out: “was never x All of this. not.”"
    assert [document.text[a:b] for a, b in trouble.spans] == ["The lamp burns.", "But this"]


def test_tracked_changes_are_named() -> None:
    body = p("The lamp", '<w:ins w:id="1"><w:r><w:t xml:space="preserve"> still</w:t></w:r></w:ins>', " burns.")
    body += p("It", '<w:del w:id="2"><w:r><w:delText>s</w:delText></w:r></w:del>', " burns.")
    (trouble,) = read(body).troubles
    assert (trouble.rule, trouble.severity) == ("tracked-changes", "info")
    assert trouble.message == "the document has 2 tracked changes, read as if accepted"


# Blocks


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("Normal", "paragraph", 0),
        ("berschrift2", "heading", 2),
        ("House", "heading", 2),
        ("Plain2", "paragraph", 0),
        ("Title", "other", 0),
        ("Zitat", "quote", 0),
        ("Cap", "caption", 0),
        ("Fig", "caption", 0),
        ("Toc1", "other", 0),
        ("Points", "item", 0),
        ("Loop", "paragraph", 0),
        ("NoSuchStyle", "paragraph", 0),
    ],
)
def test_kinds_by_style(name: str, kind: str, level: int) -> None:
    document = read(p(LAMP, properties=style(name)) + p("x.", call(2)), styles=STYLES, footnotes=NOTE)
    assert (document.lines[0].kind, document.lines[0].level) == (kind, level)


@pytest.mark.parametrize(
    ("properties", "kind"),
    [
        ('<w:outlineLvl w:val="0"/>', "heading"),
        ('<w:outlineLvl w:val="9"/>', "paragraph"),
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>', "item"),
        (style("Points") + '<w:numPr><w:numId w:val="0"/></w:numPr>', "paragraph"),
        (style("berschrift2") + '<w:numPr><w:numId w:val="3"/></w:numPr>', "heading"),
    ],
)
def test_kinds_by_a_paragraphs_own_properties(properties: str, kind: str) -> None:
    document = read(p(LAMP, properties=properties) + p("x.", call(2)), styles=STYLES, footnotes=NOTE)
    assert document.lines[0].kind == kind


def test_a_short_paragraph_without_a_stop_may_be_anything() -> None:
    body = p("Of Lamps") + p(LAMP, call(2)) + p("As the guild wrote:") + p("x" * 300)
    assert [kind for kind, _ in lines(read(body, footnotes=NOTE))] == [
        None,
        "paragraph",
        "paragraph",
        "paragraph",
        "note",
    ]


def test_without_notes_of_its_own_a_document_may_have_typed_ones() -> None:
    body = p(LAMP, run("1", '<w:vertAlign w:val="superscript"/>')) + p(
        "On the 1", run("st", '<w:vertAlign w:val="superscript"/>'), " of May."
    )
    body += p("Lamps.", run("2,", '<w:rStyle w:val="Ref"/>'), run("4–6", '<w:rStyle w:val="Ref"/>')) + p(
        run("1", '<w:rStyle w:val="Ref"/>'), " Register, 4."
    )
    document = read(body, styles=STYLES)
    assert marks(document) == [("1", ("1",), None), ("2,4–6", ("2", "4", "5", "6"), None), ("1", ("1",), None)]
    assert {line.kind for line in document.lines} == {None}


def test_with_notes_of_its_own_raised_digits_are_text() -> None:
    document = read(p("12 km", run("2", '<w:vertAlign w:val="superscript"/>'), " of quay.", call(2)), footnotes=NOTE)
    assert marks(document) == [("1", ("1",), "footnote 2")]


def test_tables_are_read_cell_by_cell() -> None:
    rows = "".join(
        f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in (("Pier", "Lamps"), ("North", "12"))
    )
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('South')}</w:tc></w:tr>"
    document = read(p(LAMP) + f"<w:tbl>{rows}{gone}</w:tbl>")
    assert lines(document)[1:] == [("table", "Pier"), ("table", "Lamps"), ("table", "North"), ("table", "12")]


def test_a_table_of_one_cell_is_a_frame() -> None:
    document = read(p("x.", call(2)) + f"<w:tbl><w:tr><w:tc>{p(LAMP)}</w:tc></w:tr></w:tbl>", footnotes=NOTE)
    assert lines(document)[1] == ("paragraph", LAMP)


def test_contents_are_no_running_text() -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = f"<w:sdt>{gallery}<w:sdtContent>{p('Lamps are counted yearly. 4')}</w:sdtContent></w:sdt>" + p(LAMP)
    assert lines(read(body))[0] == ("other", "Lamps are counted yearly. 4")


def test_empty_paragraphs_leave_nothing() -> None:
    document = read(p() + p(LAMP) + p("   ") + p() + p("It burns."))
    assert document.text == f"{LAMP}\nIt burns.\n"
    assert len(document.lines) == 2


# Notes


def test_notes_follow_the_text_with_their_printed_numbers() -> None:
    body = p(LAMP, call(7)) + p("It burns.", call(2))
    document = read(body, footnotes=NOTE + note(7, "Quayside Echo, 4 May 1881.", "A second paragraph."))
    assert document.text == (
        "The lamp on the mole was lit in 1881.1\n"
        "It burns.2\n"
        "1 Quayside Echo, 4 May 1881.\n"
        "A second paragraph.\n"
        "2 Guild of Lamplighters, Register of Lamps (Quayside: Guild Press, 1901), 4.\n"
    )
    assert marks(document) == [("1", ("1",), "footnote 7"), ("2", ("2",), "footnote 2")]
    assert [(known.key, known.label, known.label_span) for known in document.notes] == [
        ("footnote 7", "1", Span(50, 51)),
        ("footnote 2", "2", Span(99, 100)),
    ]
    assert [(line.kind, line.note) for line in document.lines[2:]] == [
        ("note", "footnote 7"),
        ("note", "footnote 7"),
        ("note", "footnote 2"),
    ]


def test_separators_and_notes_that_nobody_calls_are_not_printed() -> None:
    rule = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    document = read(p(LAMP, call(2)), footnotes=rule + NOTE + note(3, "Struck out."))
    assert [label for label, *_ in notes(document)] == ["1"]
    assert "Struck" not in document.text


def test_endnotes_have_numbers_and_a_kind_of_their_own() -> None:
    body = p(LAMP, call(2), call(1, "endnote")) + p("x", call(3, "endnote"))
    document = read(
        body, footnotes=NOTE, endnotes=note(1, "First.", kind="endnote") + note(3, "Second.", kind="endnote")
    )
    assert [(label, kind) for label, kind, _ in notes(document)] == [
        ("1", "footnote"),
        ("i", "endnote"),
        ("ii", "endnote"),
    ]
    assert marks(document)[:2] == [("1", ("1",), "footnote 2"), ("i", ("i",), "endnote 1")]
    assert notes(document)[2] == ("ii", "endnote", "Second.")


@pytest.mark.parametrize(
    ("settings", "sections", "expected"),
    [
        ("", ("", ""), ["1", "2", "3", "4"]),
        ('<w:numStart w:val="5"/>', ("", ""), ["5", "6", "7", "8"]),
        ('<w:numFmt w:val="upperRoman"/>', ("", ""), ["I", "II", "III", "IV"]),
        ('<w:numFmt w:val="chicago"/>', ("", ""), ["*", "†", "‡", "§"]),
        ('<w:numRestart w:val="eachSect"/>', ("", ""), ["1", "2", "1", "2"]),
        ("", ("", '<w:numRestart w:val="eachSect"/>'), ["1", "2", "1", "2"]),
        ("", ("", '<w:numStart w:val="9"/>'), ["1", "2", "3", "4"]),
        (
            '<w:numRestart w:val="eachSect"/>',
            ('<w:numFmt w:val="lowerLetter"/>', '<w:numStart w:val="9"/>'),
            ["a", "b", "9", "10"],
        ),
    ],
)
def test_printed_numbers(settings: str, sections: tuple[str, str], expected: list[str]) -> None:
    first, second = (f"<w:sectPr><w:footnotePr>{section}</w:footnotePr></w:sectPr>" for section in sections)
    body = p("a.", call(2)) + p("b.", call(3), properties=first) + p("c.", call(4)) + p("d.", call(5)) + second
    document = read(
        body, settings=f"<w:footnotePr>{settings}</w:footnotePr>", footnotes="".join(note(n, "x") for n in range(2, 6))
    )
    assert [known.label for known in document.notes] == expected
    assert [mark.labels[0] for mark in document.marks] == expected


def test_numbers_that_start_again_on_each_page_are_reported() -> None:
    body = p("a.", call(2), call(3)) + p("<w:r><w:lastRenderedPageBreak/></w:r>", "b.", call(4))
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    footnotes = "".join(note(n, "x") for n in range(2, 5))
    document = read(body, settings=settings, footnotes=footnotes)
    assert [known.label for known in document.notes] == ["1", "2", "1"]
    assert [t.message for t in document.troubles] == [
        "the notes' numbers start again on each page; they are given as the pages were when the file was last saved"
    ]
    unpaged = read(body.replace("<w:lastRenderedPageBreak/>", ""), settings=settings, footnotes=footnotes)
    assert [known.label for known in unpaged.notes] == ["1", "2", "3"]
    assert [t.message for t in unpaged.troubles] == [
        "the notes' numbers start again on each page; they are given as if they ran on"
    ]


def test_formats_that_are_not_known_are_given_in_figures_and_reported() -> None:
    document = read(
        p("a.", call(2)), settings='<w:footnotePr><w:numFmt w:val="hebrew1"/></w:footnotePr>', footnotes=NOTE
    )
    assert [known.label for known in document.notes] == ["1"]
    assert [t.rule for t in document.troubles] == ["printed-label-unknown"]


def test_typed_marks_do_not_count() -> None:
    body = p("Of Lamps", typed(9, "*")) + p(LAMP, call(2))
    document = read(body, footnotes=NOTE + STAR)
    assert marks(document) == [("*", ("*",), "footnote 9"), ("1", ("1",), "footnote 2")]
    assert notes(document)[0] == ("*", "footnote", "With thanks to the guild.")


def test_a_typed_mark_may_be_a_symbol_or_come_in_the_next_run() -> None:
    symbol = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/><w:sym w:font="Symbol" w:char="F02A"/></w:r>'
    assert marks(read(p("Of Lamps", symbol), footnotes=STAR)) == [("∗", ("∗",), "footnote 9")]
    later = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/></w:r>' + run("† and more")
    assert marks(read(p("Of Lamps", later), footnotes=STAR)) == [("†", ("†",), "footnote 9")]
    never = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="9"/></w:r>'
    assert marks(read(p("Of Lamps", never), footnotes=STAR)) == [("1", ("1",), "footnote 9")]


def test_marks_side_by_side_and_in_headings_lists_and_tables() -> None:
    body = p("Of Lamps", call(2), properties=style("berschrift2"))
    body += p("A lamp", call(3), call(4), properties='<w:numPr><w:numId w:val="3"/></w:numPr>')
    body += f"<w:tbl><w:tr><w:tc>{p('North', call(5))}</w:tc><w:tc>{p('12')}</w:tc></w:tr></w:tbl>"
    document = read(body, styles=STYLES, footnotes="".join(note(n, "x") for n in range(2, 6)))
    assert [mark.labels for mark in document.marks] == [("1",), ("2",), ("3",), ("4",)]
    assert lines(document)[:3] == [("heading", "Of Lamps1"), ("item", "A lamp23"), ("table", "North4")]


def test_deleted_and_hidden_marks_call_nothing() -> None:
    gone = f'<w:del w:id="1">{call(3)}</w:del>'
    veiled = '<w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id="4"/></w:r>'
    document = read(p("a.", gone, veiled, call(2)), footnotes=NOTE + note(3, "x") + note(4, "y"))
    assert [known.key for known in document.notes] == ["footnote 2"]


def test_a_note_cited_again_by_a_cross_reference() -> None:
    marked = f'<w:bookmarkStart w:id="0" w:name="_Ref1"/>{call(2)}<w:bookmarkEnd w:id="0"/>'
    again = field(" NOTEREF _Ref1 \\f \\h ", run("1"))
    plain = field(" NOTEREF _Ref1 \\h ", run("1"))
    raised = field(" NOTEREF _Ref1 \\h ", run("1", '<w:vertAlign w:val="superscript"/>'))
    body = p("Before.", again) + p(LAMP, marked) + p("After.", again) + p("See note ", plain, ".") + p("Again.", raised)
    document = read(body, footnotes=NOTE)
    assert marks(document) == [("1", ("1",), "footnote 2")] * 4
    assert [document.text[m.span.start - 1] for m in document.marks] == [".", ".", ".", "."]


def test_libreoffice_writes_its_references_as_plain_ones() -> None:
    marked = f'<w:bookmarkStart w:id="0" w:name="_RefF1"/>{call(2)}<w:bookmarkEnd w:id="0"/>'
    again = field(" REF _RefF1 \\h ", run("1", '<w:vertAlign w:val="superscript"/>'))
    other = '<w:bookmarkStart w:id="1" w:name="_Ref7"/>' + run("x") + '<w:bookmarkEnd w:id="1"/>'
    power = field(" REF _Ref7 \\h ", run("2", '<w:vertAlign w:val="superscript"/>'))
    document = read(p(LAMP, marked) + p("Again.", again) + p(other, "y", power), footnotes=NOTE)
    assert marks(document) == [("1", ("1",), "footnote 2"), ("1", ("1",), "footnote 2")]


def test_a_cross_reference_to_nothing_is_text() -> None:
    document = read(p(LAMP, call(2), field(" NOTEREF _Gone \\f ", run("7"))), footnotes=NOTE)
    assert marks(document) == [("1", ("1",), "footnote 2")]


def test_a_note_called_twice_is_one_note() -> None:
    document = read(p("a.", call(2)) + p("b.", call(2)), footnotes=NOTE)
    assert marks(document) == [("1", ("1",), "footnote 2")] * 2
    assert len(document.notes) == 1


def test_an_empty_note_is_a_note() -> None:
    bare = '<w:footnote w:id="3"/>'
    document = read(p("a.", call(2)) + p("b.", call(3)), footnotes=note(2) + bare)
    assert [(label, text) for label, _, text in notes(document)] == [("1", ""), ("2", "")]


def test_notes_that_are_not_in_the_file_are_reported() -> None:
    document = read(p("a.", call(2)) + p("b.", call(8)), footnotes=NOTE)
    assert marks(document) == [("1", ("1",), "footnote 2"), ("2", ("2",), "footnote 8")]
    assert [(t.rule, t.message) for t in document.troubles] == [
        ("unread-part", "1 notes that the text calls are not in the file (2)")
    ]


def test_damaged_notes_leave_the_text() -> None:
    document = read(p(LAMP, call(2)), footnotes="<w:footnote></oops>")
    assert document.text == f"{LAMP}1\n"
    (trouble,) = document.troubles
    assert (trouble.rule, trouble.severity) == ("unread-part", "error")
    assert trouble.message.startswith("its part word/footnotes.xml: it is damaged")


# Links, fields, places, metadata


def test_links_by_relationship_and_by_field() -> None:
    body = p(
        "See ",
        f'<w:hyperlink r:id="r1">{run("the register")}</w:hyperlink>',
        ", ",
        f'<w:hyperlink r:id="r1" w:anchor="lamps">{run("its lamps ")}</w:hyperlink>',
        field(' HYPERLINK "https://echo.example/a\\\\b" \\l "top" \\o "Echo" ', run("the Echo")),
        f'<w:hyperlink w:anchor="chapter">{run(" below")}</w:hyperlink>',
        f'<w:hyperlink r:id="r2">{run(" by mail")}</w:hyperlink>',
        f'<w:hyperlink r:id="r9">{run(" nowhere")}</w:hyperlink>',
        f'<w:fldSimple w:instr=" HYPERLINK https://quay.example/ ">{run(" quay")}</w:fldSimple>',
    )
    document = read(body, links={"r1": "https://guild.example/register", "r2": "mailto:clara@guild.example"})
    assert document.text == "See the register, its lamps the Echo below by mail nowhere quay\n"
    assert list(printed(document)) == [
        ("the register", "https://guild.example/register"),
        ("its lamps", "https://guild.example/register#lamps"),
        ("the Echo", "https://echo.example/a\\b#top"),
        ("quay", "https://quay.example/"),
    ]


def test_a_link_cut_into_pieces_is_one() -> None:
    body = p(*(f'<w:hyperlink r:id="r1">{run(piece)}</w:hyperlink>' for piece in ("the ", "lamp ", "register")))
    assert list(printed(read(body, links={"r1": "https://guild.example/"}))) == [
        ("the lamp register", "https://guild.example/")
    ]


def test_notes_have_links_of_their_own() -> None:
    linked = note(2, "x").replace(run(" x"), f'<w:hyperlink r:id="r1">{run(" Register of Lamps")}</w:hyperlink>')
    document = read(
        p(LAMP, call(2)),
        footnotes=linked,
        links={"r1": "https://wrong.example/"},
        note_links={"r1": "https://guild.example/"},
    )
    assert list(printed(document)) == [("Register of Lamps", "https://guild.example/")]


@pytest.mark.parametrize(
    ("instruction", "name", "arguments", "switches"),
    [
        (' HYPERLINK "http://a.example" \\l "b" ', "HYPERLINK", ("http://a.example",), {"l": "b"}),
        (" noteref _Ref9 \\f \\h ", "NOTEREF", ("_Ref9",), {"f": "", "h": ""}),
        (
            ' HYPERLINK \\l "b" \\t "_blank" "http://a.example"',
            "HYPERLINK",
            ("http://a.example",),
            {"l": "b", "t": "_blank"},
        ),
        ('HYPERLINK "http://a.example/\\"x\\""', "HYPERLINK", ('http://a.example/"x"',), {}),
        ('HYPERLINK "http://a.example', "HYPERLINK", ("http://a.example",), {}),
        (" PAGE \\* MERGEFORMAT ", "PAGE", (), {"*": "MERGEFORMAT"}),
        ("", "", (), {}),
    ],
)
def test_instructions(instruction: str, name: str, arguments: tuple[str, ...], switches: dict[str, str]) -> None:
    assert fields.read(instruction) == (name, arguments, switches)


CITED = {
    "citationID": "x",
    "citationItems": [
        {"id": 1, "locator": "4", "label": "page", "itemData": {"type": "book", "title": "Register of Lamps"}},
        {"id": 2, "itemData": {"type": "article-newspaper", "title": "The Lamp on the Mole"}},
        {"id": 3},
    ],
}


@pytest.mark.parametrize("words", ["ADDIN ZOTERO_ITEM CSL_CITATION", "ADDIN CSL_CITATION"])
def test_a_reference_managers_data_is_kept(words: str) -> None:
    instruction = f" {words} {json.dumps(CITED)} RNDabc".replace("&", "&amp;").replace("<", "&lt;")
    document = read(p(LAMP, " ", field(instruction, run("(Guild 1901, 4; Echo)")), "."))
    assert document.text == f"{LAMP} (Guild 1901, 4; Echo).\n"
    (embedded,) = document.embedded
    assert document.text[embedded.span.start : embedded.span.end] == "(Guild 1901, 4; Echo)"
    assert embedded.items == (
        {"type": "book", "title": "Register of Lamps", "locator": "4", "label": "page"},
        {"type": "article-newspaper", "title": "The Lamp on the Mole"},
    )


@pytest.mark.parametrize(
    "data", ["{", "[]", '{"citationItems": 4}', '{"citationItems": [4, {"itemData": 4}]}', '{"a":' * 5000]
)
def test_data_that_is_none_leaves_the_shown_text(data: str) -> None:
    document = read(
        p(LAMP, field(f" ADDIN ZOTERO_ITEM CSL_CITATION {data} ".replace('"', "&quot;"), run(" (Guild)")), ".")
    )
    assert document.text == f"{LAMP} (Guild).\n"
    assert document.embedded == ()


def test_places_are_paragraphs_and_printed_pages() -> None:
    body = p("First.") + p() + p("Second ", "<w:r><w:lastRenderedPageBreak/></w:r>", "part.", call(2)) + p("Third.")
    document = read(body, footnotes=NOTE)
    text = document.text
    assert document.place(0) == Place(1, 1, 1)
    assert document.place(text.index("Second")) == Place(1, 2, 1)
    assert document.place(text.index("part")) == Place(2, 2, 8)
    assert document.place(text.index("Third")) == Place(2, 3, 1)
    assert document.place(text.index("Guild")) == Place(None, 4, 3, "footnote 1")
    assert read(p("First.")).place(0) == Place(None, 1, 1)


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator>'
    "<dc:language>en-GB</dc:language></cp:coreProperties>"
)
APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Pages>12</Pages></Properties>'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    '<Relationship Id="b" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/>'
    f'<Relationship Id="c" Type="{OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)


def with_properties(title: str, creator: str) -> dict[str, str]:
    return {"_rels/.rels": RELS, "docProps/core.xml": CORE.format(title, creator), "docProps/app.xml": APP}


def test_metadata_from_styles() -> None:
    body = p("Lamps of the Mole", typed(9, "*"), properties=style("Title"))
    body += p("By Clara Pierce", properties=style("Author")) + p("4 May 2023", properties=style("Date")) + p(LAMP)
    document = read(body, styles=STYLES, footnotes=STAR, more=with_properties("Old Template", "admin"))
    metadata = document.metadata
    assert metadata.title is not None
    assert metadata.title.printed == "Lamps of the Mole"
    assert metadata.title.spans == (Span(0, 17),)
    assert (metadata.authors, metadata.date, metadata.language) == (("Clara Pierce",), "2023-05-04", None)
    assert document.pages == 12


def test_properties_count_only_where_they_are_printed() -> None:
    body = p("Lamps of the Mole") + p("Clara Pierce and Jon Wick") + p(LAMP)
    printed = read(body, more=with_properties("Lamps of the Mole", "Clara Pierce;Somebody Else")).metadata
    assert printed.title is not None
    assert printed.title.value == "Lamps of the Mole"
    assert printed.authors == ("Clara Pierce",)
    other = read(body, more=with_properties("Report Template", "admin")).metadata
    assert (other.title, other.authors, other.date) == (None, (), None)


# Packages


def test_a_package_may_name_its_parts_as_it_likes() -> None:
    """The strict namespaces, other prefixes, and parts at other places."""
    ns = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    rel = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    data = archive(
        {
            "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{rel}/officeDocument" Target="/word/Text/main.xml"/></Relationships>',
            "word/Text/main.xml": f'<x:document xmlns:x="{ns}"><x:body><x:p><x:r><x:t>Lit.</x:t><x:footnoteReference x:id="2"/>'
            "</x:r></x:p></x:body></x:document>",
            "word/Text/_rels/main.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="a" Type="{rel}/footnotes" Target="../notes.xml"/></Relationships>',
            "word/notes.xml": f'<footnotes xmlns="{ns}" xmlns:x="{ns}"><footnote x:id="2"><p><r><footnoteRef/><t> Register.</t></r></p>'
            "</footnote></footnotes>",
        }
    )
    assert readers.read(data, "a.docx").text == "Lit.1\n1Register.\n"


def test_an_archive_without_a_text_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="no text of a word processor in it"):
        readers.read(archive({"word/styles.xml": "<a/>"}), "a.docx")
    with pytest.raises(UnreadableInput, match="there is no text in it"):
        readers.read(docx(p()), "a.docx")


def test_parts_in_other_formats_are_reported() -> None:
    (trouble,) = read(p(LAMP) + '<w:altChunk r:id="r1"/>').troubles
    assert (trouble.rule, trouble.severity) == ("unread-part", "warning")


# Typed notes and numbered lists

LEVELS = (
    '<w:abstractNum w:abstractNumId="3">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="2"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/><w:suff w:val="space"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="9"/>'
    '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:lvlOverride></w:num>'
)


def item(text: str, list_id: int = 4, level: int = 0) -> str:
    return p(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def listed(body: str, pattern: str = "%1.") -> bytes:
    numbering = f"<w:numbering {NAMES}>{LEVELS.format(pattern)}</w:numbering>"
    rels = relationships([("numbering", "numbering.xml"), ("styles", "styles.xml")])
    return docx(body, styles=STYLES, more={"word/numbering.xml": numbering, "word/_rels/document.xml.rels": rels})


def test_items_of_numbered_lists_are_printed_with_their_numbers_where_they_may_be_notes() -> None:
    body = (
        item("a")
        + item("b")
        + item("c", level=1)
        + item("d", level=1)
        + item("e", level=2)
        + item("f")
        + item("g", level=1)
    )
    body += item("h", 5) + item("i", 5) + item("j") + item("k", 6) + item("l", 99) + p("m", properties=style("Points"))
    document = readers.read(listed(body), "a.docx")
    assert document.text.split("\n") == [
        "1.\ta", "2.\tb", "2.b) c", "2.c) d", "e", "3.\tf", "3.b) g", "1.\th", "2.\ti", "3.\tj", "IV\tk", "l", "5.\tm", "",
    ]  # fmt: skip


def test_with_notes_of_its_own_a_document_needs_no_numbers_of_items() -> None:
    document = readers.read(listed(item("a") + p("b", call(2))), "a.docx")
    assert document.text == "a\nb1\n"


SENTENCES = (
    "The lamp on the mole was lit in 1881 by the guild.",
    "It burned oil until 1903, when the company put in gas.",
    "The guild kept its register for sixty years.",
    "Nobody has seen the register since the fire.",
)
SOURCES = (
    "Ada Lee, “The Lamp on the Mole,” Quayside Echo, May 3, 1981, https://echo.example/1981/05/03/lamp.",
    "Guild of Lamplighters, Register of Lamps (Quayside: Guild Press, 1901), 4.",
    "Ibid., 12.",
    "Jon Wick, “Lost Registers,” Journal of Piers 4, no. 2 (1999): 12–15.",
)


@pytest.mark.parametrize(
    ("raised", "pattern", "automatic"),
    [
        (True, "%1.", True),
        (True, "%1", True),
        (False, "[%1]", True),
        (False, "%1.", True),
        (True, "%1.", False),
        (False, "[%1]", False),
    ],
)
def test_notes_made_by_hand(raised: bool, pattern: str, automatic: bool) -> None:
    """Raised or bracketed numbers in the text, and at its end a list, numbered by the program or by the author."""
    up = '<w:vertAlign w:val="superscript"/>'
    body = p("Lamps of the Mole", properties=style("berschrift2"))
    for number, text in enumerate(SENTENCES, 1):
        mark = run(str(number), up) if raised else run(f" [{number}]")
        body += p(text, mark, " It stood on 5 km", run("2", up), " of sand, for all to see.")
    body += p("Notes", properties=style("berschrift2"))
    for number, text in enumerate(SOURCES, 1):
        body += item(text) if automatic else p(f"{pattern.replace('%1', str(number))} {text}")
    article = scan_bytes(listed(body, pattern), "a.docx", today=TODAY)
    assert [(found.label, found.text) for found in article.notes] == list(zip("1234", SOURCES, strict=True))
    assert [(c.mark, c.note) for c in article.citations] == [("1", "n1"), ("2", "n2"), ("3", "n3"), ("4", "n4")]
    assert [claim.text for claim in article.claims][::2] == list(SENTENCES)


# What comes of it


def test_a_paragraph_is_whole_even_without_a_stop() -> None:
    body = (
        item("a lamp on the mole")
        + p(LAMP, call(2))
        + p("She wrote of the lamps in her book, and of the guild,")
        + p(LAMP)
    )
    article = scan_bytes(docx(body, footnotes=NOTE), "a.docx", today=TODAY)
    assert [claim.text for claim in article.claims] == [
        "a lamp on the mole",
        LAMP,
        "She wrote of the lamps in her book, and of the guild,",
        LAMP,
    ]


def test_numbered_headings_are_no_notes() -> None:
    body = "".join(
        p(f"{n}. {name}") + p(LAMP, call(n + 1)) + p(LAMP) for n, name in enumerate(("Oil", "Gas", "The Fire"), 1)
    )
    article = scan_bytes(docx(body, footnotes="".join(note(n, SOURCES[0]) for n in range(2, 5))), "a.docx", today=TODAY)
    assert [found.text for found in article.notes] == [SOURCES[0]] * 3
    assert [claim.text for claim in article.claims] == [LAMP] * 6


def test_marks_in_captions_stand_in_their_turn() -> None:
    body = p(LAMP, call(2)) + p("Table 1. Lamps", call(3), properties=style("Cap")) + p(LAMP, call(4))
    footnotes = "".join(note(n, SOURCES[0]) for n in range(2, 5))
    article = scan_bytes(docx(body, styles=STYLES, footnotes=footnotes), "a.docx", today=TODAY)
    assert [(c.mark, c.context) for c in article.citations] == [("1", "claim"), ("2", "caption"), ("3", "claim")]


# Labels and symbols


@pytest.mark.parametrize(
    ("number", "format", "label"),
    [
        (4, "decimal", "4"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"),
        (2, "upperLetter", "B"),
        (1, "chicago", "*"),
        (4, "chicago", "§"),
        (6, "chicago", "††"),
        (3, "decimalZero", "03"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircle", "21"),
        (12, "decimalFullWidth", "１２"),
        (3, "numberInDash", "- 3 -"),
        (3, "ideographTraditional", "3"),
        (0, "lowerRoman", "i"),
        (10**9, "lowerRoman", "mmmmmmmmmcmxcix"),
    ],
)
def test_numbers_are_printed_in_their_format(number: int, format: str, label: str) -> None:
    assert labels.printed(number, format) == label


def test_a_counter_starts_again_where_it_should() -> None:
    counter = Counter()
    numbering = Numbering("decimal", 3, "eachSect")
    assert [counter.next(numbering, section, None) for section in (0, 0, 1, 1, 3)] == ["3", "4", "3", "4", "3"]


@pytest.mark.parametrize(
    ("font", "code", "character"),
    [
        ("Symbol", "F061", "α"),
        ("Symbol", "61", "α"),
        ("Symbol", "F0B7", "•"),
        ("Symbol", "F0E5", "∑"),
        ("Symbol", "F0FF", "\ufffd"),
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings 2", "F0A7", "▪"),
        ("Times New Roman", "2020", "†"),
        ("Arial", "F041", "A"),
        ("Arial", "xyz", "\ufffd"),
    ],
)
def test_symbols(font: str, code: str, character: str) -> None:
    assert symbols.character(font, code) == character
