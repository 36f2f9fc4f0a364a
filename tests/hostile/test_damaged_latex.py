r"""LaTeX cut, flipped and made to hurt: a result that says what is missing, or one sentence; in time, and never a traceback."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from claimscan import readers
from claimscan.errors import UnreadableInput
from claimscan.model import Document
from claimscan.scan import scan_bytes
from invariants import check

ARTICLE = (Path(__file__).parents[2] / "fixtures" / "bees" / "article.tex").read_bytes()
TODAY = date(2026, 11, 22)
SECONDS = 4  # the slowest takes one; one that is quadratic takes a minute
MANY = 2500
FLIPS = 60  # bytes; a thousand have been tried


def read(data: bytes) -> Document | str:
    """The document, or the sentence on why there is none."""
    try:
        return readers.read(data, "article.tex")
    except UnreadableInput as error:
        return str(error)


@pytest.mark.parametrize("place", range(1, 21))
def test_an_article_cut_short(place: int) -> None:
    """What was there is read, and the cut is told."""
    cut = ARTICLE[: len(ARTICLE) * place // 21]
    article = scan_bytes(cut, "article.tex", today=TODAY)
    check(article)
    assert [found.rule for found in article.findings if "has been cut" in found.message] == ["unread-part"]
    whole = scan_bytes(ARTICLE, "article.tex", today=TODAY)
    assert len(article.notes) >= len(whole.notes) * (place - 3) // 21


def test_an_article_with_flipped_bytes() -> None:
    chance = random.Random(20)
    begin, problems = time.process_time(), []
    for number in range(FLIPS):
        at, bit = chance.randrange(len(ARTICLE)), chance.randrange(8)
        flipped = ARTICLE[:at] + bytes([ARTICLE[at] ^ (1 << bit)]) + ARTICLE[at + 1 :]
        found = read(flipped)
        if isinstance(found, str):
            problems.append(found)
        elif number % 20 == 0:
            check(scan_bytes(flipped, "article.tex", today=TODAY))
    assert [text for text in problems if not text.startswith("article.tex: ") or "\n" in text] == []
    assert time.process_time() - begin < 20


def test_the_command_ends_with_a_finding(tmp_path: Path) -> None:
    path = tmp_path / "article.tex"
    path.write_bytes(ARTICLE[:5000])
    command = [sys.executable, "-m", "claimscan", "check", str(path), "--select", "R106"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "the file has been cut" in " ".join(done.stdout.split())
    assert "Traceback" not in done.stderr
    path.write_bytes(b" \n" * 100)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "article.tex: there is no text in it" in done.stderr


def bomb() -> str:
    """Twenty-four macros of which each says the one before twice."""
    names = [chr(ord("a") + number) for number in range(25)]
    pairs = pairwise(names)
    return "\\def\\a{xxxxxxxxxx}" + "".join(f"\\def\\{outer}{{\\{inner}\\{inner}}}" for inner, outer in pairs) + "\\y"


HOSTILE: dict[str, Callable[[int], str]] = {
    "braces that open": lambda n: "{" * n + "x",
    "braces that close": lambda n: "x" + "}" * n,
    "commands in commands": lambda n: "\\emph{" * n + "x",
    "notes in notes": lambda n: "a\\footnote{" * n,
    "notes in notes, closed": lambda n: "a\\footnote{" * n + "}" * n,
    "headings in headings": lambda n: "\\section{a" * n,
    "captions in captions": lambda n: "\\caption{a" * n + "}" * n,
    "quotations in quotations": lambda n: "\\enquote{a" * n + "}" * n,
    "raised above raised": lambda n: "$" + "x^{" * n + "}" * n + "$",
    "brackets that open": lambda n: "a\\\\[" * n,
    "brackets of notes that open": lambda n: "a\\footnote[" * n,
    "lists in lists": lambda n: "\\begin{itemize}\\item x" * n,
    "environments whose end is another's": lambda n: "\\begin{a}x" * n + "\\end{b}" * n,
    "drawings that never end": lambda n: "\\begin{tikzpicture}x" * n,
    "verbatim that never ends": lambda n: "\\begin{verbatim}x" * n,
    "listings that never end": lambda n: "\\lstinline[x" * n,
    "formulas that never end": lambda n: "$a\\[b" * n,
    "links that never end": lambda n: "x\\href{a}{b" * n,
    "addresses that never end": lambda n: "x\\url{{a" * n,
    "addresses with options that never end": lambda n: "x\\url[a" * n,
    "conditions that never end": lambda n: "x\\ifthenelse{a}{" * n + "\\iffalse " * n,
    "definitions of nothing": lambda n: "x\\newcommand" * n,
    "definitions in groups": lambda n: "x{\\def\\a{y}" * n + "}" * n,
    "numbers set anew and anew": lambda n: "x\\renewcommand{\\thefootnote}{\\arabic{footnote}}" * n,
    "accents on nothing": lambda n: "\\'{" * n + "x",
    "commands that nobody knows": lambda n: "x\\foo{a}" * n + "\\bar{" * n,
    "lengths without end": lambda n: "x\\kern" + "1," * n,
    "files": lambda n: "x\\input{a}" * n,
    "commands to the shell": lambda n: "x\\immediate\\write18{rm -r /}" * n,
    "marks without texts": lambda n: "a.\\footnotemark" * n,
    "texts without marks": lambda n: "a.\\footnotetext{x}" * n,
    "labels of notes": lambda n: "a.\\footnote{\\label{a}b}\\footref{a}" * n,
    "labels in one note": lambda n: "a.\\footnote{" + "\\label{a}" * n + "}",
    "citations": lambda n: "".join(f"a \\cite{{b{number}}}" for number in range(n)),
    "citations of many": lambda n: "a\\cite{" + ",".join(map(str, range(n))) + "}",
    "one entry again and again": lambda n: "\\begin{thebibliography}{9}" + "\\bibitem{a} x" * n,
    "cells": lambda n: "\\begin{tabular}{l}" + "a & " * n,
    "authors": lambda n: "\\author{" + "{a \\and " * n + "}\\maketitle x",
    "titles": lambda n: "\\title{a\\thanks{b}}" + "\\maketitle x" * n,
    "a macro that is itself": lambda n: "\\def\\a{\\a}\\a" + " x" * n,
    "a macro that says itself": lambda n: "\\def\\a{x\\a}\\a" + " x" * n,
    "a macro that doubles what it is given": lambda n: "\\newcommand{\\a}[1]{\\a{#1#1}}\\a{x}" + " y" * n,
    "macros that double": lambda n: bomb() + " x" * n,
    "macros that are each other": lambda n: "x\\let\\a\\b\\let\\b\\a\\a" * n,
    "an environment in itself": lambda n: "\\newenvironment{a}{\\begin{a}}{\\end{a}}\\begin{a}" + " x" * n,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_sources_made_to_hurt(name: str) -> None:
    begin = time.process_time()
    found = read(HOSTILE[name](MANY).encode())
    assert time.process_time() - begin < SECONDS
    assert not isinstance(found, str)
    assert len(found.text) < 2_000_000


GROWING = ["macros that double", "a macro that says itself", "a macro that doubles what it is given"]


@pytest.mark.parametrize("name", GROWING)
def test_macros_that_grow_are_told_and_the_text_behind_them_is_read(name: str) -> None:
    found = read((HOSTILE[name](10) + " The end.\\footnote{One.}").encode())
    assert not isinstance(found, str)
    assert "macros call themselves or grow beyond measure; they were left as they are" in [
        trouble.message for trouble in found.troubles
    ]
    assert "The end." in found.text
    assert [note.label for note in found.notes] == ["1"]


def test_a_bibliography_made_to_hurt() -> None:
    """Abbreviations that double sixty times, entries that never close, and twenty thousand names."""
    strings = "@string{a0 = {xxxxxxxx}}\n" + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    names = " and ".join(["Ann Hill"] * 20_000)
    works = (
        f"{strings}@misc{{k, title = a60, author = {{{names}}}}}\n"
        + "@article{b,\n" * 5000
        + "@misc{c, title = {" * 5000
    )
    begin = time.process_time()
    document = readers.read(
        b"\\addbibresource{k.bib}\\begin{document}A.\\footcite{k}\\end{document}",
        "a.tex",
        beside=lambda _, other: works.encode() if other == "k.bib" else None,
    )
    assert time.process_time() - begin < SECONDS
    assert len(document.text) < 30_000
    (trouble,) = document.troubles
    assert trouble.message.startswith("k.bib: the entries in lines 63, 64, 65, 66, 67 and ")
