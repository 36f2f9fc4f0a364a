r"""LaTeX read without running it: what would be printed, with its notes, their numbers and the way back to the source."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from claimscan import readers
from claimscan.corpus import beside
from claimscan.model import Document, Place
from claimscan.scan import scan_bytes

TODAY = date(2026, 11, 22)


def read(source: str, files: Mapping[str, str] | None = None) -> Document:
    def given(name: str, other: str) -> bytes | None:
        assert name == "a.tex"
        assert "/" not in other
        return files[other].encode() if files and other in files else None

    return readers.read(source.encode(), "a.tex", "latex", given)


def body(document: Document) -> list[str]:
    """The paragraphs that are no notes, marks in braces."""
    rows: list[str] = []
    for line in document.lines:
        if line.note is not None:
            continue
        text, at = "", line.span.start
        for mark in document.marks:
            if line.span.start <= mark.span.start < line.span.end:
                text += document.text[at : mark.span.start] + "{" + ",".join(mark.labels) + "}"
                at = mark.span.end
        row = (text + document.text[at : line.span.end]).strip()
        rows += [row] if line.gap or not rows else [f"{rows.pop()} {row}"]
    return rows


def notes(document: Document) -> list[tuple[str, str]]:
    """The notes: labels, and texts without them, a bar between their paragraphs."""
    found = []
    for note in document.notes:
        rows = [document.text[slice(*line.span)].strip() for line in document.lines if line.note == note.key]
        text = " | ".join(rows)
        found.append((note.label, text.removeprefix(note.label).strip() if note.label_span else text))
    return found


def unknown(document: Document) -> list[str]:
    return [trouble.message.split()[0] for trouble in document.troubles if trouble.rule == "unexpanded-macro"]


TEXTS: dict[str, list[tuple[str, list[str]]]] = {
    # what -> source, the paragraphs that are printed
    "paragraphs and blanks": [
        ("The lamp\n was  lit.\n\nIt burned.", ["The lamp was lit.", "It burned."]),
        ("The lamp was lit.\\par It burned.", ["The lamp was lit.", "It burned."]),
        ("The lamp\\\\was lit.", ["The lamp was lit."]),
        ("Dr.~Hill and 3~km.", ["Dr. Hill and 3 km."]),
        ("The \\emph{lamp} \\textbf{was \\textit{lit}}.", ["The lamp was lit."]),
        ("{\\itshape The lamp} was {\\bf lit}.", ["The lamp was lit."]),
    ],
    "comments": [
        ("The lamp % not the buoy\nwas lit.", ["The lamp was lit."]),
        ("The lamp was 40\\% lit. % all of it", ["The lamp was 40% lit."]),
        ("The light%\nhouse was lit.", ["The lighthouse was lit."]),
        ("The lamp\n% gone\nwas lit.", ["The lamp was lit."]),
        ("The lamp \\begin{comment}\nwas stolen\n\\end{comment} was lit.", ["The lamp was lit."]),
        ("The \\iffalse buoy\\else lamp\\fi{} was lit.", ["The lamp was lit."]),
    ],
    "quotation marks": [
        ("``The lamp'' and `the wick'.", ["“The lamp” and ‘the wick’."]),
        ("\\enquote{The \\enquote{lamp} is lit.}", ["“The ‘lamp’ is lit.”"]),
        ("\\enquote*{Lit.}", ["‘Lit.’"]),
        ("\\glqq{}Die Lampe\\grqq{} brennt.", ["„Die Lampe“ brennt."]),
        ("\\usepackage[ngerman]{babel}\n\\begin{document}\"`Die Lampe\"' brennt.\\end{document}", ["„Die Lampe“ brennt."]),
        ("\\guillemotleft La lampe\\guillemotright", ["«La lampe»"]),
        ("the keeper's lamp", ["the keeper’s lamp"]),
    ],
    "dashes and signs": [
        ("pp.~3--9 --- all of them", ["pp. 3–9 — all of them"]),
        ("\\S~4, \\pounds 3, \\$5 \\& 6\\,\\%\\ldots", ["§ 4, £3, $5 & 6\u202f%…"]),
        ("well\\-known cof\\/fee", ["wellknown coffee"]),
        ("A\\_b \\{c\\} \\#1 \\textbackslash", ["A_b {c} #1 \\"]),
        ("Stra\\ss e, \\O st, \\ae{}on, na\\\"ive, \\'etude, \\c{c}a, \\v Skoda, \\^\\i le", ["Straße, Øst, æon, naïve, étude, ça, Škoda, île"]),
        ("\\LaTeX{} and \\TeX.", ["LaTeX and TeX."]),
    ],
    "mathematics": [
        ("It gave $3\\times 10^5$ lumens, $\\alpha < 1$.", ["It gave 3×105 lumens, α<1."]),
        ("Of it \\(a + b\\) is lost.", ["Of it a+b is lost."]),
        ("The loss\\[a = b\\]is known. $c$$d$ is not.", ["The loss a=b is known. cd is not."]),
        ("The loss is $$a = b.$$Next, \\begin{align}c &= d\\end{align}holds.", ["The loss is a=b. Next, c=d holds."]),
        ("The loss\\[a = b\\]is known. $c$$d$ is not.", ["The loss a=b is known. cd is not."]),
        ("The loss is $$a = b.$$Next, \\begin{align}c &= d\\end{align}holds.", ["The loss is a=b. Next, c=d holds."]),
    ],
    "verbatim": [
        ("Type \\verb|a % {b}\\c| now.", ["Type a % {b}\\c now."]),
        ("See\n\\begin{verbatim}\nx = {1} % \\footnote{no}\n\\end{verbatim}\nthere.", ["See", "x = {1} % \\footnote{no}", "there."]),
        ("\\begin{lstlisting}[language=C]\nint a;\n\\end{lstlisting}", ["[language=C] int a;"]),
    ],
    "links": [
        ("See \\href{https://lamps.example/a%20b}{the \\emph{list}}.", ["See the list."]),
        ("See \\url{https://lamps.example/a_b%20c#d}.", ["See https://lamps.example/a_b%20c#d."]),
        ("See \\url|https://lamps.example/{a}|.", ["See https://lamps.example/{a}."]),
        ("See \\hyperref[sec:a]{the section}.", ["See the section."]),
    ],
    "environments": [
        ("\\begin{quote}Lit.\\end{quote}\n\\begin{itemize}\\item One\\item[b)] Two\\end{itemize}", ["Lit.", "One", "b) Two"]),
        ("\\begin{center}\\begin{tabular}{|l|r|}\\hline a & b \\\\ c & d\\end{tabular}\\end{center}", ["a", "b", "c", "d"]),
        ("\\begin{figure}[ht]\\includegraphics[width=3cm]{lamp}\\caption[Lamp]{The lamp.}\\end{figure}", ["The lamp."]),
        ("\\begin{tikzpicture}\\draw (0,0) -- (1,1);\\end{tikzpicture}Lit.", ["Lit."]),
        ("\\begin{lamps}Lit.\\end{lamps}", ["Lit."]),
    ],
    "macros": [
        ("\\newcommand{\\echo}{Quayside Echo}The \\echo{} says.", ["The Quayside Echo says."]),
        ("\\newcommand{\\echo}{Quayside Echo\\xspace}The \\echo says, \\echo.", ["The Quayside Echo says, Quayside Echo."]),
        ("\\newcommand\\lamp[2][old]{the #1 lamp of #2}See \\lamp{Ostend}, \\lamp[new]{Dover}.", ["See the old lamp of Ostend, the new lamp of Dover."]),
        ("\\def\\by#1{by \\emph{#1}}Lit \\by{Hill}.", ["Lit by Hill."]),
        ("\\NewDocumentCommand{\\by}{O{Oort} m}{#1 and #2}Lit by \\by{Hill}.", ["Lit by Oort and Hill."]),
        ("\\let\\hl\\emph A \\hl{lamp}.", ["A lamp."]),
        ("{\\renewcommand{\\LaTeX}{lamp}The \\LaTeX} of \\LaTeX.", ["The lamp of LaTeX."]),
        ("\\newenvironment{aside}[1]{Aside, #1: }{ Over.}\\begin{aside}{Hill}Lit.\\end{aside}", ["Aside, Hill: Lit. Over."]),
        ("\\newif\\ifdraft\\drafttrue\\ifdraft Draft.\\else Final.\\fi", ["Draft."]),
        ("\\providecommand{\\a}{lit}\\renewcommand{\\a}{dark}It is \\a.", ["It is dark."]),
    ],
    "what is not printed": [
        ("\\documentclass{article}\n\\title{Lamps}\nwords\\footnote{no}\n\\begin{document}Lit.\\end{document}Gone.", ["Lit."]),
        ("Lit.\\label{a}\\index{lamp}\\vspace{2cm} Dark.\\todo{check}", ["Lit. Dark."]),
        ("\\section{Lamps}\\label{s} See section~\\ref{s}.", ["Lamps", "See section 1."]),
    ],
}  # fmt: skip


@pytest.mark.parametrize("what", TEXTS)
def test_what_is_printed(what: str) -> None:
    for source, printed in TEXTS[what]:
        document = read(source)
        assert body(document) == printed, source
        assert unknown(document) == [], source


ECHO = "Quayside Echo, 4."
NOTES: dict[str, tuple[str, list[str], list[tuple[str, str]]]] = {
    # what -> source, the paragraphs, the notes
    "a note": ("Lit.\\footnote{Quayside Echo, 4.} Dark.", ["Lit.{1} Dark."], [("1", ECHO)]),
    "behind a blank": ("Lit. \\footnote{Quayside Echo, 4.}", ["Lit.{1}"], [("1", ECHO)]),
    "of several paragraphs": ("Lit.\\footnote{One.\n\nTwo.\\par Three.}", ["Lit.{1}"], [("1", "One. | Two. | Three.")]),
    "with a number of its own": (
        "A.\\footnote[7]{Seven.} B.\\footnote{One.}",
        ["A.{7} B.{1}"],
        [("7", "Seven."), ("1", "One.")],
    ),
    "a mark, and its text behind": (
        "A\\footnotemark{} and B.\\footnote{Two.}\\footnotetext[1]{One.}",
        ["A{1} and B.{2}"],
        [("2", "Two."), ("1", "One.")],
    ),
    "moved in the margin": ("A.\\sidenote[][2cm]{One.} B.\\footnote[4][-1cm]{Four.}", ["A.{1} B.{4}"], [("1", "One."), ("4", "Four.")]),
    "in the margin, mark and text apart": ("A.\\sidenotemark[5] B.\\sidenotetext[5]{Five.}", ["A.{5} B."], [("5", "Five.")]),
    "in the margin without a mark": ("Lit,\\marginnote{As ever.}[1cm] they say.", ["Lit, they say.", "As ever."], []),
    "of two series": (
        "\\DeclareNewFootnote{A}\\DeclareNewFootnote[para]{B}[alph]A.\\footnoteA{One.} B.\\footnoteB{Two.} C.\\FootnoteB{x}{Three.}",
        ["A.{1} B.{a} C.{x}"],
        [("1", "One."), ("a", "Two."), ("x", "Three.")],
    ),
    "at the end of a book, or beside its text": (
        "A.\\pagenote{One.} B.\\sidefootnote{Two.} C.\\verbfootnote{Three.}\n\n\\printpagenotes",
        ["A.{1} B.{1} C.{1}"],
        [("1", "One."), ("1", "Two."), ("1", "Three.")],
    ),
    "a number that was raised by hand": (
        "A.\\footnote{\\label{fn:a}One.} B.\\textsuperscript{\\ref{fn:a}}",
        ["A.{1} B.{1}"],
        [("1", "One.")],
    ),
    "a text that stands before its mark": (
        "\\footnotetext[3]{Three.}A.\\footnotemark[3]",
        ["A.{3}"],
        [("3", "Three.")],
    ),
    "a mark of a note that was made before": (
        "A.\\footnote{\\label{fn:a}One.} B.\\footref{fn:a} C.\\footnotemark[1]",
        ["A.{1} B.{1} C.{1}"],
        [("1", "One.")],
    ),
    "a mark of a note that comes later": (
        "A.\\footref{fn:b} B.\\footnote{\\label{fn:b}One.}",
        ["A.{1} B.{1}"],
        [("1", "One.")],
    ),
    "endnotes have numbers of their own": (
        "A.\\footnote{Foot.} B.\\endnote{End.}\n\n\\theendnotes",
        ["A.{1} B.{1}"],
        [("1", "Foot."), ("1", "End.")],
    ),
    "endnotes by mark and text": ("A.\\endnotemark\\endnotetext{End.}", ["A.{1}"], [("1", "End.")]),
    "in a heading, a caption, a cell and an item": (
        ("\\section[Lamps]{Lamps\\protect\\footnote{One.}}\\begin{table}\\caption[x]{Wicks\\footnotemark}\\footnotetext{Two.}"
        "\\begin{tabular}{l}Oil\\footnote{Three.}\\end{tabular}\\end{table}\\begin{enumerate}\\item Tin\\footnote{Four.}\\end{enumerate}"),
        ["Lamps{1}", "Wicks{2}", "Oil{3}", "Tin{4}"],
        [("1", "One."), ("2", "Two."), ("3", "Three."), ("4", "Four.")],
    ),
    "side by side": ("A.\\footnote{One.}\\textsuperscript{,}\\footnote{Two.}", ["A.{1},{2}"], [("1", "One."), ("2", "Two.")]),
    "numbers set anew": (
        "A.\\footnote{One.}\\setcounter{footnote}{0} B.\\footnote{Another.}\\addtocounter{footnote}{3} C.\\footnote{Five.}",
        ["A.{1} B.{1} C.{5}"],
        [("1", "One."), ("1", "Another."), ("5", "Five.")],
    ),
    "numbers that begin anew with each chapter": (
        "\\documentclass{book}\\begin{document}\\chapter{A}a\\footnote{One.}\\chapter{B}b\\footnote{Another.}\\end{document}",
        ["A", "a{1}", "B", "b{1}"],
        [("1", "One."), ("1", "Another.")],
    ),
    "marks and texts apart, under numbers that come again": (
        "A\\footnotemark.\\footnotetext{One.}\\setcounter{footnote}{0} B\\footnotemark.\\footnotetext{Another.} C\\footnotemark[1].\\footnotetext[1]{Third.}",
        ["A{1}. B{1}. C{1}."],
        [("1", "One."), ("1", "Another."), ("1", "Third.")],
    ),
    "signs and letters for numbers": (
        ("\\renewcommand{\\thefootnote}{\\fnsymbol{footnote}}A.\\footnote{One.} B.\\footnote{Two.}"
        "\\renewcommand\\thefootnote{\\alph{footnote}} C.\\footnote{Three.}"),
        ["A.{*} B.{†} C.{c}"],
        [("*", "One."), ("†", "Two."), ("c", "Three.")],
    ),
    "a sign for one note only": (
        "A.{\\renewcommand{\\thefootnote}{\\fnsymbol{footnote}}\\footnote[2]{Sign.}} B.\\footnote{One.}",
        ["A.{†} B.{1}"],
        [("†", "Sign."), ("1", "One.")],
    ),
    "thanks": (
        "\\title{Lamps\\thanks{To Hill.}}\\author{Ida Oort\\thanks{Of Dover.}}\\begin{document}\\maketitle A.\\footnote{One.}\\end{document}",
        ["Lamps{*}", "Ida Oort{†}", "A.{1}"],
        [("*", "To Hill."), ("†", "Of Dover."), ("1", "One.")],
    ),
    "made by a macro": (
        "\\newcommand{\\src}[2]{\\footnote{#1, \\emph{#2}.}}A.\\src{Hill}{Lamps} B.\\src{Oort}{Wicks}",
        ["A.{1} B.{2}"],
        [("1", "Hill, Lamps."), ("2", "Oort, Wicks.")],
    ),
    "a note in a note is read where it stands": ("A.\\footnote{One.\\footnote{Two.} On.}", ["A.{1}"], [("1", "One. Two. On.")]),
    "verbatim in a note": ("A.\\footnote{Type \\url{https://a.example/%20} now.}", ["A.{1}"], [("1", "Type https://a.example/%20 now.")]),
    "a list of works that was typed": (
        "A \\cite{b}, B \\cite{a,b}.\\begin{thebibliography}{9}\\bibitem{a} Hill, Lamps.\\bibitem{b} Oort, Wicks.\\end{thebibliography}",
        ["A{2}, B{1}{2}."],
        [("1", "Hill, Lamps."), ("2", "Oort, Wicks.")],
    ),
    "the last brace is lost": ("A.\\footnote{One. And so on", ["A.{1}"], [("1", "One. And so on")]),
}  # fmt: skip


@pytest.mark.parametrize("what", NOTES)
def test_notes(what: str) -> None:
    source, paragraphs, expected = NOTES[what]
    document = read(source)
    assert body(document) == paragraphs
    assert notes(document) == expected
    keys = {note.key for note in document.notes}
    assert [mark.target for mark in document.marks if mark.target not in keys] == []
    if "come again" in what:
        assert [mark.target for mark in document.marks] == [note.key for note in document.notes]


def test_kinds_of_lines_and_levels() -> None:
    source = (
        "\\section{One}\nText.\n\\subsection*{Two}\n\\begin{quotation}Said.\\end{quotation}\\begin{itemize}\\item A\\begin{itemize}"
        "\\item B\\end{itemize}\\end{itemize}\\begin{figure}\\caption{C}\\end{figure}\\begin{tabular}{l}D\\end{tabular}"
        "\\begin{verbatim}\nE\n\\end{verbatim}"
    )
    document = read(source)
    assert [(document.text[slice(*line.span)].strip(), line.kind, line.level) for line in document.lines] == [
        ("One", "heading", 1),
        ("Text.", None, 0),
        ("Two", "heading", 2),
        ("Said.", "quote", 0),
        ("A", "item", 1),
        ("B", "item", 2),
        ("C", "caption", 0),
        ("D", "table", 0),
        ("E", "other", 0),
    ]


def test_a_formula_that_stands_alone_is_no_sentence() -> None:
    document = read(
        "It is lit.\n\n\\begin{equation}a = b\\end{equation}\n\nIt burns.\\footnote{$$c$$}\n\n\\[d\n\nIt is out."
    )
    assert [line.kind for line in document.lines] == ["paragraph", "other", "paragraph", "other", "paragraph", "note"]


def test_title_authors_and_date() -> None:
    document = read(
        "\\title{The Lamp\\\\ of Ostend\\thanks{x}}\\author{Ida Oort\\thanks{y} \\and Ann {van der} Hill\\\\Harbour Board}\\date{4 May 2021}"
        "\\begin{document}\\maketitle Lit.\\end{document}"
    )
    assert document.metadata.title is not None
    assert document.metadata.title.value == "The Lamp of Ostend"
    assert document.metadata.authors == ("Ida Oort", "Ann van der Hill")
    assert document.metadata.date == "2021-05-04"


def test_links_are_kept() -> None:
    document = read("See \\href{https://a.example/b_c}{the list} and \\url{https://d.example/%20}.")
    assert [(document.text[slice(*link.span)], link.url) for link in document.links] == [
        ("the list", "https://a.example/b_c"),
        ("https://d.example/%20", "https://d.example/%20"),
    ]


def test_places_are_lines_and_columns_of_the_source() -> None:
    source = "\\newcommand{\\echo}{Echo}\n\nThe lamp % lit\n  was \\echo{} lit.\\footnote{Old\n  note.}\n"
    document = read(source)
    text = document.text
    assert document.place(text.index("The lamp")) == Place(None, 3, 1)
    assert document.place(text.index("was")) == Place(None, 4, 3)
    assert document.place(text.index("Echo")) == Place(None, 4, 7)
    assert document.place(text.index("lit.")) == Place(None, 4, 15)
    assert document.place(text.index("Old")) == Place(None, 4, 29)
    assert document.place(text.index("note.")) == Place(None, 5, 3)


def test_what_is_not_known_is_reported_and_its_words_are_kept() -> None:
    document = read("Lit.\\footnote{One.}\n\nA \\shade[dark]{lamp}{wick} and \\shade{oil}, \\gone.")
    assert body(document) == ["Lit.{1}", "A lamp wick and oil, ."]
    assert [(one.message, one.rule) for one in document.troubles] == [
        ("\\shade is not known (line 3, 2 times); what stands in its braces is read as text", "unexpanded-macro"),
        ("\\gone is not known (line 3); what stands in its braces is read as text", "unexpanded-macro"),
    ]


CUT = "there is no \\end{document}: the file has been cut, or it is not closed as LaTeX asks"


@pytest.mark.parametrize(
    ("source", "messages"),
    [
        ("\\documentclass{article}\\begin{document}Lit.\\end{document}", []),
        ("\\documentclass{article}\\begin{document}Lit.\\footnote{Old", [CUT]),
        ("\\documentclass{article}\nLit.", [CUT]),
        ("Lit.", []),
        ("40\\% lit. % \\begin{document}", []),
    ],
)
def test_an_article_without_its_end_is_told(source: str, messages: list[str]) -> None:
    document = read(source)
    assert body(document)[0].startswith(("Lit", "40% lit."))
    assert [trouble.message for trouble in document.troubles] == messages


def test_words_under_a_black_bar_are_hidden() -> None:
    document = read("The keeper, \\censor{Ida Oort}, lit it.")
    assert body(document) == ["The keeper, , lit it."]
    assert [trouble.rule for trouble in document.troubles] == ["hidden-text"]


FILES = {
    "one.tex": "One.\\footnote{First.}",
    "two.tex": "\\documentclass{article}\\begin{document}Two.\\input{three}\\end{document}Gone.",
    "three.tex": "Three.",
    "macros.tex": "\\newcommand{\\echo}{Quayside Echo}",
    "loop.tex": "Again.\\input{loop}",
}
TAKEN_IN: list[tuple[str, list[str], list[str]]] = [
    # source, the paragraphs, what is reported
    ("A. \\input{one} B.\\footnote{Second.}", ["A. One.{1} B.{2}"], []),
    ("A. \\input{three}B.", ["A. Three.B."], []),
    ("\\include{one}\\include{two.tex}", ["One.{1}Two.Three."], []),
    ("\\input one \n B.", ["One.{1} B."], []),
    ("\\input{./one}", ["One.{1}"], []),
    ("\\input{macros}\\begin{document}The \\echo.\\end{document}", ["The Quayside Echo."], []),
    ("A.\\input{gone}", ["A."], ["gone.tex is not there, or was not given"]),
    ("A.\\input{../one}", ["A."], ["../one.tex is not in the article's folder, and files of other folders are not read"]),
    ("A.\\input{/etc/passwd}", ["A."], ["/etc/passwd.tex is not in the article's folder, and files of other folders are not read"]),
    ("A.\\input{parts/one}", ["A."], ["parts/one.tex is not in the article's folder, and files of other folders are not read"]),
    ("A.\\input{|ls}", ["A."], ["|ls.tex is not there, or was not given"]),
    ("A.\\immediate\\write18{rm -r /}", ["A."], []),
    ("\\input{loop}", ["Again."], ["loop.tex takes in itself; it was left out there"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "paragraphs", "reported"), TAKEN_IN)
def test_other_files(source: str, paragraphs: list[str], reported: list[str]) -> None:
    document = read(source, FILES)
    assert body(document) == paragraphs
    assert [trouble.message for trouble in document.troubles if trouble.rule == "unread-part"] == reported


def test_a_place_in_another_file_names_it() -> None:
    document = read("A.\n\n\\input{one}\n\nB.", FILES)
    assert document.place(document.text.index("One")) == Place(None, 1, 1, "one.tex")
    assert document.place(document.text.index("B.")) == Place(None, 5, 1)


def test_files_come_from_the_folder_of_the_article_only(tmp_path: Path) -> None:
    folder, other = tmp_path / "article", tmp_path / "other"
    for here in (folder, other, folder / "parts"):
        here.mkdir()
        (here / "secret.tex").write_text("Secret.")
    (folder / "link.tex").symlink_to(other / "secret.tex")
    (folder / "own.tex").symlink_to(folder / "secret.tex")
    article = folder / "a.tex"
    article.write_text("A.")
    assert beside(str(article), "secret.tex") == b"Secret."
    assert beside(str(article), "own.tex") == b"Secret."
    assert beside(str(article), "link.tex") is None
    assert beside(str(article), "../other/secret.tex") == b"Secret."  # the name alone counts: the folder's own
    assert beside(str(article), "parts") is None
    assert beside(str(article), "..") is None
    assert beside(str(article), "") is None
    assert beside(str(folder / "gone.tex"), "secret.tex") is None
    assert beside("<stdin>", "secret.tex") is None


def test_the_whole_way(tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_text("The lamp was lit in 1881.\\input{note}")
    (tmp_path / "note.tex").write_text("\\footnote{Ann Hill, ``Old Lamps,'' \\emph{Harbour Post}, May 3, 2021.}")
    data = (tmp_path / "a.tex").read_bytes()
    article = scan_bytes(data, str(tmp_path / "a.tex"), today=TODAY, beside=beside)
    (claim,) = article.claims
    (source,) = article.sources
    assert (claim.text, len(claim.citations)) == ("The lamp was lit in 1881.", 1)
    assert source.title is not None
    assert source.title.value == "Old Lamps"
    assert article.findings == ()
