"""Sentence ends: the golden rules, what holds for every text, and hostile ones."""

from __future__ import annotations

import json
import time
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimscan.model import Join
from claimscan.sentences import split
from claimscan.sentences.words import language

GOLDEN = Path(__file__).parent / "golden" / "sentences.txt"
SEED = Path(__file__).parents[2] / "shared" / "dev" / "gold" / "seed" / "article.txt.json"


def _rules() -> list[str]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _read(rule: str) -> tuple[str, list[int], list[Join], list[int]]:
    """Text, marks, joins and expected ends of a golden line."""
    text, marks, joins, ends = "", [], [], []
    for sign in rule:
        if sign == "|":
            ends.append(len(text.rstrip()))
        elif sign == "^":
            marks.append(len(text))
        elif sign == "⏎":
            text += " "
            joins.append(Join(len(text), "line", "space"))
        else:
            text += sign
    return text, marks, joins, [*ends, len(text)]


@pytest.mark.parametrize("rule", _rules())
def test_golden(rule: str) -> None:
    text, marks, joins, ends = _read(rule)
    assert [end for _, end in split(text, marks, joins)] == ends


def test_offsets_are_trimmed_and_lose_nothing() -> None:
    text = "  The bridge fell.  \u00a0 The tower stood.\n"
    assert split(text) == [(2, 18), (22, 38)]


def test_nothing_in_nothing() -> None:
    assert split("") == []
    assert split(" \n\u00a0") == []


@given(
    st.text(alphabet=st.sampled_from(list('abAB19 .!?…"“”‘’()[]«»*•-—,;:\n\u00a0。」é')), max_size=80),
    st.lists(st.integers(0, 80), max_size=4),
)
def test_every_letter_is_in_exactly_one_sentence(text: str, marks: list[int]) -> None:
    found = split(text, sorted(mark for mark in marks if mark <= len(text)))
    covered = [text[a:b] for a, b in found]
    assert all(piece == piece.strip() and piece for piece in covered)
    assert [a for a, _ in found] == sorted({a for a, _ in found})
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert "".join("".join(covered).split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "bees and " * 100_000,
        "(" * 200_000,
        "(A. B " * 200_000,
        "." * 1_000_000 + "x",
        ". " * 500_000,
        "“A. " * 200_000,
        "U.S. " * 200_000,
        "A." * 500_000,
        "." + ")" * 1_000_000 + "x",
        " ".join(f"{number}) x" for number in range(1, 100_000)),
        "He said “" + "we won. They lost. " * 50_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    began = time.process_time()
    split(text)
    assert time.process_time() - began < 8  # about 1.5 s on a slow machine; a quadratic pattern takes minutes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The bridge was built for the town and it was paid by a bank.", "en"),
        ("Die Brücke wurde für die Stadt gebaut und von der Bank bezahlt.", "de"),
        ("Le pont a été construit pour la ville et payé par une banque.", "fr"),
        ("El puente fue construido para la ciudad y lo pagó un banco con los años.", "es"),
        ("Il ponte è stato costruito per la città e pagato da una banca che non c'è più.", "it"),
        ("A ponte foi construída para a cidade e paga por um banco que não existe.", "pt"),
        ("De brug werd voor de stad gebouwd en door een bank betaald.", "nl"),
        ("Bees, 1890", "en"),
        ("", "en"),
    ],
)
def test_language(text: str, code: str) -> None:
    assert language(text) == code


@pytest.mark.skipif(not SEED.exists(), reason="the development documents are not here")
@pytest.mark.parametrize("size", [1000, 5, 2])
def test_labelled_article(size: int) -> None:
    """Paragraphs made of consecutive labelled claims come apart into the same claims."""
    claims = json.loads(SEED.read_text(encoding="utf-8"))["claims"]
    right = 0
    for _, section in groupby(claims, key=lambda claim: claim["section"]):
        found = list(section)
        for low in range(0, len(found), size):
            text, marks, wanted = "", [], []
            for claim in found[low : low + size]:
                text += " " if text else ""
                marks += [len(text) + anchor["text_offset"] for anchor in claim["anchors"]]
                wanted.append((len(text), len(text) + len(claim["text"])))
                text += claim["text"]
            right += len(set(wanted) & set(split(text, marks)))
    assert right == 191
