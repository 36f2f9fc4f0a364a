"""What is body, note, heading or furniture, and where each mark leads: small texts, each with one difficulty, answered in full."""

from __future__ import annotations

import pytest

from claimscan.model import BODY, Layout
from claimscan.readers import read
from claimscan.split import passages, split
from claimscan.split.features import line_features

PIER = "The pier at Aldmouth was rebuilt after the flood"
SHORT = "Ada Fenn, Piers of the East Coast (Aldmouth: Tidal Press, 1931), 12."


def layout(text: str) -> Layout:
    return split(read(text.encode(), "text.txt"))


def notes(found: Layout) -> dict[str, str]:
    return {note.label: note.text for note in found.notes}


def body(found: Layout) -> list[str]:
    return [passage.text for passage in found.passages if passage.kind in BODY]


def links(found: Layout) -> list[tuple[str, str | None]]:
    """Each mark's label and the label of the note it leads to."""
    labels = {note.id: note.label for note in found.notes}
    return [(link.label, None if link.note is None else labels[link.note]) for link in found.links]


STYLES = {
    "raised digits": ("{n}", "¹²³", "{n} "),
    "html": ("<sup>{n}</sup>", "123", "<sup>{n}</sup> "),
    "mathematics": ("$^{{{n}}}$", "123", "$^{{{n}}}$ "),
    "caret": ("^{n}", "123", "^{n} "),
    "brackets": ("[{n}]", "123", "[{n}] "),
    "Markdown": ("[^{n}]", "123", "[^{n}]: "),
    "bare digits": ("{n}", "123", "{n} "),
}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_of_mark_is_read(style: str) -> None:
    mark, digits, label = STYLES[style]
    marks = [mark.format(n=n) for n in digits]
    labels = [label.format(n=n) for n in digits]
    text = (
        f"{PIER}.{marks[0]} Its lamp came from the old one.{marks[1]}\n\n"
        f"The town paid for it by a tax on coal.{marks[2]} Nobody complained.\n\n"
        f"{labels[0]}{SHORT}\n\n{labels[1]}See Fenn, Piers, 14.\n\n{labels[2]}Town Council, Minutes, 4 May 1902.\n"
    )
    found = layout(text)
    assert notes(found) == {"1": SHORT, "2": "See Fenn, Piers, 14.", "3": "Town Council, Minutes, 4 May 1902."}
    assert links(found) == [("1", "1"), ("2", "2"), ("3", "3")]
    assert body(found) == [
        f"{PIER}. Its lamp came from the old one.",
        "The town paid for it by a tax on coal. Nobody complained.",
    ]


def test_ranges_and_lists_of_marks_are_spread() -> None:
    text = f"{PIER}.[1, 3–4] Its lamp was kept.[2]\n\nReferences\n\n[1] {SHORT}\n[2] Fenn 1932, p. 3.\n[3] Orr 1940.\n[4] Orr 1941.\n"
    assert links(layout(text)) == [("1", "1"), ("3", "3"), ("4", "4"), ("2", "2")]


def test_notes_at_a_pages_end_cut_a_sentence_a_word_and_a_note() -> None:
    text = (
        f"{PIER}.¹ The engineers wrote that the new iron would out-\n\n"
        "¹ Ada Fenn, “The Iron of Aldmouth,” Journal of Piers 4 (1930), whose second part came out only when the pier had be-\n\n"
        "last the council that had paid for it.² It did not.\n\n"
        "gun to rust, https://www.piers.example/iron\n\n² Ibid.\n"
    )
    found = layout(text)
    assert body(found) == [
        f"{PIER}. The engineers wrote that the new iron would outlast the council that had paid for it. It did not."
    ]
    assert notes(found) == {
        "1": "Ada Fenn, “The Iron of Aldmouth,” Journal of Piers 4 (1930), whose second part came out only when the pier "
        "had begun to rust, https://www.piers.example/iron",
        "2": "Ibid.",
    }


def test_the_rest_of_a_note_stands_before_the_rest_of_the_sentence() -> None:
    text = (
        f"{PIER}.¹ They share all the\n\n¹ It is worth knowing that iron such as this can be bought\n\n"
        "again, though not cheaply.\n\nqualities that the old one had.² Nobody paints it.\n\n² Fenn, Piers, 15.\n"
    )
    found = layout(text)
    assert notes(found)["1"] == "It is worth knowing that iron such as this can be bought again, though not cheaply."
    assert body(found) == [f"{PIER}. They share all the qualities that the old one had. Nobody paints it."]


def test_remarks_that_look_like_no_notes_are_notes_where_marks_count_on_to_them() -> None:
    text = (
        "The lamp at Aldmouth1 burned oil2 until gas3 came.\n\n"
        "1 Not to be confused with the lamp of Oldmouth, which was never lit because nobody had paid for it.\n"
        "2 The keepers preferred it, as they told everybody who asked them and many who did not.\n"
        "3 Some say that it came too late, but that was said of the lamp as well when it was new.\n"
    )
    found = layout(text)
    assert notes(found) == {
        "1": "Not to be confused with the lamp of Oldmouth, which was never lit because nobody had paid for it.",
        "2": "The keepers preferred it, as they told everybody who asked them and many who did not.",
        "3": "Some say that it came too late, but that was said of the lamp as well when it was new.",
    }
    assert links(found) == [("1", "1"), ("2", "2"), ("3", "3")]
    assert body(found) == ["The lamp at Aldmouth burned oil until gas came."]


def test_a_list_of_marks_behind_capitals_counts_on_as_well() -> None:
    text = (
        "The lamp1 was the first in the UK2,3 and burned gas.4\n\n"
        "1 Not to be confused with the lamp of Oldmouth.\n2 The keepers told everybody who asked them.\n"
        "3 Some say that it came too late.\n4 That was said of the lamp as well when it was new.\n"
    )
    assert links(layout(text)) == [("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")]


@pytest.mark.parametrize("closing", ['".', '."', "’.", "…", "...", ".”)"])
def test_bare_digits_behind_any_order_of_stop_and_quotation_mark(closing: str) -> None:
    opening = {"’": "‘", "”": "“", '"': '"', "…": "", ".": ""}[closing.strip("().") or closing[0]]
    opening = "(" * closing.count(")") + opening
    text = (
        f"{PIER}.1 They called it {opening}the long wait{closing}2 It was long.3\n\n1 {SHORT}\n2 {SHORT}\n3 {SHORT}\n"
    )
    assert links(layout(text)) == [("1", "1"), ("2", "2"), ("3", "3")]


@pytest.mark.parametrize("label", ["{n}", "^{n}"])
def test_an_empty_note_keeps_its_number(label: str) -> None:
    raised = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    marks = [f"^{n}" if "^" in label else str(n).translate(raised) for n in range(10, 13)]
    text = f"{PIER}.{marks[0]} It was long.{marks[1]} It is gone.{marks[2]}\n\n{marks[0]} {SHORT}\n\n{marks[1]}\n\n{marks[2]} {SHORT}\n"
    assert notes(layout(text)) == {"10": SHORT, "11": "", "12": SHORT}


def test_a_list_in_small_letters_behind_a_colon_is_no_rest_of_a_cut_note() -> None:
    text = (
        "A pier needs three things, as the council wrote:¹\n\n¹ Town Council, Minutes, 4 May 1902, with a letter that the\n\n"
        "piles of oak;\n\nplanks of pine; and\n\nsomebody who pays.\n\n"
        "Nobody paid for the\n\nharbour master had sent, and a plan.\n\n² Fenn, Piers, 14.\n\nplanks.²\n"
    )
    found = layout(text)
    assert (
        notes(found)["1"]
        == "Town Council, Minutes, 4 May 1902, with a letter that the harbour master had sent, and a plan."
    )
    assert "Nobody paid for the planks." in body(found)


def test_labels_printed_apart_from_their_texts() -> None:
    text = (
        f"{PIER}.1 Its lamp came from\nthe old one,2 and its bell3 from a ship.\n1\n2\n\n"
        f"{SHORT}\nFenn, Piers, 14.\n3\nTown Council, Minutes, 4 May 1902.\n\n7\n\f"
        "The tax on coal paid for all of it in two years.4\n4\n\nFenn, Piers, 20.\n\n8\n\f"
    )
    found = layout(text)
    assert notes(found) == {
        "1": SHORT,
        "2": "Fenn, Piers, 14.",
        "3": "Town Council, Minutes, 4 May 1902.",
        "4": "Fenn, Piers, 20.",
    }
    assert [block.kind for block in found.document.blocks].count("furniture") == 2


def test_a_label_glued_to_a_word_that_lost_its_hyphen() -> None:
    text = (
        f"{PIER}.1 Its lamp came from the old one,2\nas did its flag, and its bell was re1\n{SHORT}\n2\nFenn, Piers, 14.\n\n7\n\f"
        "cast from a ship's. Nobody rings it.3\n3\nFenn, Piers, 20.\n\n8\n\f"
    )
    found = layout(text)
    assert notes(found) == {"1": SHORT, "2": "Fenn, Piers, 14.", "3": "Fenn, Piers, 20."}
    assert body(found)[0].endswith("and its bell was recast from a ship's. Nobody rings it.")


NO_MARKS = [
    "The air in the pump room held 3 per cent of CO2 and 4 m2 of mould.",
    "The paint of 1998 was stripped in 2020 during COVID-19.",
    "Sections 10.1 and 10.2 of the by-laws forbid it.",
    "He quoted Job 38:11 and Psalm 107:23 at the council.",
    "The price rose by 42.7 per cent to 12,500 marks.",
    "An F-16 flew over the A4 road.",
]


@pytest.mark.parametrize("sentence", NO_MARKS)
def test_digits_that_are_no_marks_stay_text(sentence: str) -> None:
    text = f"{sentence} {PIER}.1 Its lamp was kept.2\n\n1 {SHORT}\n2 Fenn, Piers, 14.\n"
    found = layout(text)
    assert links(found) == [("1", "1"), ("2", "2")]
    assert body(found)[0].startswith(sentence)


def test_numbered_paragraphs_and_lists_are_no_notes() -> None:
    said = ("pier", "mole", "lamp", "bell", "price of coal", "flood", "mayor", "old keeper", "tax")
    text = "\n\n".join(
        f"{n}. The council heard what the witness had to say of the {what} and wrote it down."
        for n, what in enumerate(said, 1)
    )
    found = layout(text)
    assert not found.notes
    assert len(body(found)) == 9


def test_numbers_that_start_again_with_each_chapter() -> None:
    chapter = "{title}\n\nThe {what} was built in stone.¹ It fell.²\n\n¹ Fenn, {what}, 1.\n\n² Fenn, {what}, 2.\n\n"
    text = "".join(
        chapter.format(title=f"Chapter {n}", what=what) for n, what in ((1, "pier"), (2, "mole"), (3, "quay"))
    )
    found = layout(text)
    assert [(note.label, note.text) for note in found.notes] == [
        ("1", "Fenn, pier, 1."), ("2", "Fenn, pier, 2."), ("1", "Fenn, mole, 1."),
        ("2", "Fenn, mole, 2."), ("1", "Fenn, quay, 1."), ("2", "Fenn, quay, 2."),
    ]  # fmt: skip
    assert [link.note for link in found.links] == ["n1", "n2", "n3", "n4", "n5", "n6"]
    assert [passage.section for passage in found.passages if passage.kind == "paragraph"] == [
        "Chapter 1",
        "Chapter 2",
        "Chapter 3",
    ]


def test_endnotes_under_a_heading_with_paragraphs_of_comment() -> None:
    text = (
        f"{PIER}.1 Its lamp was kept.2 So was its bell.3\n\nNotes\n\n1. {SHORT}\n\n"
        "2. The lamp is a story of its own.\n\nIt was lit last in 1911, when nobody was looking.\n\n3. Fenn, Piers, 20.\n"
    )
    found = layout(text)
    assert notes(found)["2"] == "The lamp is a story of its own. It was lit last in 1911, when nobody was looking."
    assert {note.kind for note in found.notes} == {"endnote"}


def test_symbols_and_numbers_side_by_side() -> None:
    text = f"{PIER}.* Its lamp was kept.1 Its bell† was not.2\n\n* With thanks to the keepers.\n\n1 {SHORT}\n\n† Sold in 1950.\n\n2 Fenn, Piers, 14.\n"
    found = layout(text)
    assert notes(found) == {
        "*": "With thanks to the keepers.",
        "1": SHORT,
        "†": "Sold in 1950.",
        "2": "Fenn, Piers, 14.",
    }
    assert links(found) == [("*", "*"), ("1", "1"), ("†", "†"), ("2", "2")]


def test_a_note_cited_twice_and_a_mark_without_a_note() -> None:
    text = f"{PIER}.¹ Its lamp was kept.² Its bell was not.¹ Nor was its flag.⁷\n\n¹ {SHORT}\n\n² Fenn, Piers, 14.\n"
    assert links(layout(text)) == [("1", "1"), ("2", "2"), ("1", "1"), ("7", None)]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    page = (
        "PIERS OF THE EAST COAST\n\nThe {n}th pier was built by the town and\npaid for with a tax on coal.\n\n{n}\n\f"
    )
    found = layout("".join(page.format(n=n) for n in range(4, 9)))
    furniture = [
        found.document.text[block.spans[0].start : block.spans[0].end]
        for block in found.document.blocks
        if block.kind == "furniture"
    ]
    assert furniture.count("PIERS OF THE EAST COAST") == 4  # the first is the title that the others repeat
    assert [text for text in furniture if text.isdigit()] == ["4", "5", "6", "7", "8"]


def test_an_address_at_the_foot_of_some_pages_is_a_notes() -> None:
    address = "https://tides.example/archive/piers-of-the-east-coast/volume-one.pdf"
    pages: list[str] = []
    for number, thing in enumerate("lamp bell rope mast".split(), start=1):
        sold = (
            f"Piers\n\nThey sold the {thing} in the summer.{number} Then it rained for weeks.\n\n{number}\n{address}\n"
        )
        kept = [
            f"Piers\n\nThe {thing} of {name} stayed for {name}.\n\nSo {name} said.\n" for name in ("Ada", "Bea", "Cy")
        ]
        pages += [sold, *kept[:number]]
    assert notes(layout("\f".join(pages))) == {"1": address, "2": address, "3": address, "4": address}


def test_a_number_without_a_mark_begins_a_note_among_notes() -> None:
    text = (
        "The pier1 was sold in the year of the Act 20232 to nobody.3 The lamp4 stayed. It was 5 feet high.\n\n"
        "1 Not to be confused with the pier of Oldmouth.\n2 The Act was passed too late for anybody.\n"
        "3 Some say that somebody came.\n4 It was said of the lamp as well.\n5 So the keepers told us.\n"
    )
    assert notes(layout(text)) == {
        "1": "Not to be confused with the pier of Oldmouth.",
        "2": "The Act was passed too late for anybody.",
        "3": "Some say that somebody came.",
        "4": "It was said of the lamp as well.",
        "5": "So the keepers told us.",
    }


def test_the_blank_before_a_mark_goes_with_it() -> None:
    text = f"Lamps were lit [1], as Fenn [2] wrote [3]. They burned oil. [1] And gas [2]\n\n[1] {SHORT}\n\n[2] {SHORT}\n\n[3] {SHORT}\n"
    found = layout(text)
    assert body(found) == ["Lamps were lit, as Fenn wrote. They burned oil. And gas"]
    passage = found.passages[0]
    assert (
        "".join(found.document.text[span.start : span.end] for span in passage.spans(0, len(passage.text)))
        == passage.text
    )


def test_arrows_back_to_the_mark_are_no_words() -> None:
    text = f"{PIER}.[1] Press ↩ to go on.[2]\n\n[1] {SHORT} ↩︎\n\n[2] See https://pier.example/a↩ ↩²\n"
    found = layout(text)
    assert notes(found) == {"1": SHORT, "2": "See https://pier.example/a"}
    assert body(found) == [f"{PIER}. Press ↩ to go on."]


def test_front_matter_and_the_note_about_the_author() -> None:
    text = (
        "Feature\n3 May 2021\n\nThe Iron of Aldmouth\n\nAda Fenn\n\n"
        f"{PIER}, and the town has never agreed on who paid for it, although the ledgers are plain and open to all who ask.¹\n\n"
        f"¹ {SHORT}\n\nAda Fenn is an engineer and writes about the coast.\n"
    )
    found = layout(text)
    metadata = found.document.metadata
    assert metadata.title is not None
    assert (metadata.title.value, metadata.authors, metadata.date) == (
        "The Iron of Aldmouth",
        ("Ada Fenn",),
        "2021-05-03",
    )
    assert len(body(found)) == 1
    assert [passage.text for passage in found.passages if passage.kind == "other"][-1].startswith(
        "Ada Fenn is an engineer"
    )


def test_a_caption_inside_a_sentence() -> None:
    text = f"{PIER} and the\n\nFigure 2: The pier in 1902, seen from the mole.\n\ntown has paid for it ever since.¹\n\n¹ {SHORT}\n"
    found = layout(text)
    assert body(found) == [f"{PIER} and the town has paid for it ever since."]
    assert [passage.text for passage in found.passages if passage.kind == "caption"] == [
        "Figure 2: The pier in 1902, seen from the mole."
    ]


def test_a_line_that_could_be_either_is_reported() -> None:
    said = ("pier", "mole", "lamp", "bell", "price of coal", "flood", "mayor", "old keeper", "tax")
    found = layout(
        "\n\n".join(f"{n} Witnesses spoke of the {what} and of nothing else" for n, what in enumerate(said, 3))
    )
    assert not found.notes
    assert [trouble.rule for trouble in found.troubles] == ["mark-style-unclear"]


@pytest.mark.parametrize("tries", [0, 100])
def test_words_of_a_text_are_whole_words(monkeypatch: pytest.MonkeyPatch, tries: int) -> None:
    """Looked for one by one or read off the cut text: the same words."""
    monkeypatch.setattr(passages, "_TRIES", tries)
    text = "The light-house at the Pier-; a pier-side lamp, lamp-posts and a café\u0301. 3-lamps by"
    asked = "light-house light house pier pier-side side lamp posts lamps café\u0301 cafe at by the e pi 3".split()
    words = passages.Words(text)
    assert [word for word in asked if word in words] == "light-house pier pier-side lamp lamps café\u0301 the".split()


PLAIN = line_features("The keeper was quite sure of the bridge, the harbour road and the trams of the town").cite


@pytest.mark.parametrize("word", ["very", "infrastructure", "supranational", "idempotent", "doing", "visited."])
def test_words_that_begin_or_end_like_a_signal_are_none(word: str) -> None:
    line = f"The keeper was {word} sure of the bridge, the harbour road and the trams of the town"
    assert line_features(line).cite == PLAIN


@pytest.mark.parametrize(
    "cue",
    [
        "cf.",
        "Ibid.",
        "vgl.",
        "supra",
        "DOI",
        "pp. 12",
        "nos. 3",
        "op. cit",
        "see also",
        "et al",
        "a.a.O",
        "v. Orr",
        "§ 4",
    ],
)
def test_signals_speak_for_a_note(cue: str) -> None:
    line = f"The keeper was {cue} sure of the bridge, the harbour road and the trams of the town"
    assert line_features(line).cite > PLAIN
