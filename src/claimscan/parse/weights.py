"""How much each feature of a chunk speaks for each label, and each label for the one behind it: the grammar of a reference.

The figures are scores that are added up, not probabilities. 1 is a hint, 3 is strong, 6 decides. They were set by hand from how the
citation styles order their parts (Chicago, MLA, APA, Vancouver, Harvard, OSCOLA, Bluebook, German, French) and are fixed:
nothing is learned when a note is read. A table trained on generated references may replace them; `path` knows no figure.
"""

from __future__ import annotations

from typing import Final, Literal

Label = Literal["author", "title", "container", "publisher", "place", "series", "genre", "note"]
LABELS: Final[tuple[Label, ...]] = ("author", "title", "container", "publisher", "place", "series", "genre", "note")

FEATURES: Final[dict[Label, dict[str, float]]] = {
    "author": {
        "bias": -3.0, "start": 1.5, "unnamed": 1.5, "inst": 2.8, "next-title-marked": 2.5, "next-date": 0.8, "acronym": 1.5, "sentence": -2.5, "body-first": 0.9,
        "n8+": -0.6, "quote": -8.0, "emphasis": -5.0, "publ": -0.5, "period": -0.8, "conf": -2.0, "next-numbers": -2.0, "in": -6.0, "deep": -4.0,
        "next-sep:": -0.6, "next-sep.": 0.3, "digits": -1.5, "later": -6.0, "domain": 0.5, "prose": -2.0, "capitals": 0.5, "next-end": -2.5,
    },
    "title": {
        "bias": 0.0, "quote": 5.0, "quote-again": -9.0, "emphasis": 2.5, "before-quote": -3.5, "after-quote": -5.0, "before-emphasis": -2.0, "after-emphasis": -1.5,
        "start": 2.5, "n1": -0.8, "n2": 0.0, "n4+": 0.7, "n8+": 1.2, "sentence": 1.5, "function": 0.4, "next-sep:": 0.8, "question": 1.5, "in": -6.0,
        "period": -0.4, "journal": -1.2, "conf": -1.5, "publ": -1.2, "inst": -0.6, "place": -1.2, "abbreviated": -2.0, "domain": -2.0, "next-numbers": -1.6, "next-pages": -0.2, "time": 2.5, "deep": -3.0,
        "low": 0.2, "genre-only": -3.0, "acronym": -0.8, "conj": 1.0, "note-word": -4.0, "single-mark": 3.0, "emphasis-after-text": -4.0, "open-quote": 4.0,
    },
    "container": {
        "bias": -0.4, "in": 4.5, "quote": -3.0, "quote-again": 2.0, "emphasis": 1.5, "next-pages": 0.9, "sep:": -1.2, "time": -3.0, "after-quote": 0.8, "behind-quote": 1.5, "emphasis-after-title": 3.5, "emphasis-after-text": 3.0, "next-numbers": 2.4,
        "next-date": 0.3, "period": 1.3, "journal": 0.8, "conf": 2.2, "abbreviated": 1.8, "domain": 2.2, "acronym": 0.8, "inst": 0.2, "publ": -1.2, "place": -1.6,
        "sentence": -1.5, "n8+": -0.4, "deep": -1.2, "start": -1.2, "genre-only": -3.0, "low": -1.2, "prose": -1.5, "next-report": 2.0, "n1": -0.1, "series": -2.0, "conj": -0.5, "note-word": -4.0, "of-volume": 5.0, "dated-numbers": 2.0,
        "before-quote": -1.5, "periodical-start": 1.0,
    },
    "publisher": {
        "bias": -0.8, "publ": 2.6, "inst": 1.6, "deep": 1.2, "next-date": 0.8, "next-end": 0.4, "sentence": -1.8, "n8+": -0.8, "next-numbers": -1.6, "quote": -8.0, "emphasis": -4.0,
        "start": -2.0, "in": -4.0, "period": -1.0, "conf": -1.5, "genre-only": -2.0, "place": -0.6, "low": -1.5, "prose": -1.5, "n1": 0.2, "n2": 0.3, "domain": -0.5, "before-quote": -2.5,
        "acronym": 0.4, "time": -4.0, "conj": -1.0, "note-word": -4.0,
    },
    "place": {
        "bias": -1.6, "before-year": 2.0, "dated-numbers": -2.0, "place": 3.2, "all-place": 1.0, "n1": 0.5, "n2": 0.3, "n4+": -2.0, "next-sep:": 1.8, "publ": -2.5, "inst": -2.0, "digits": -2.5, "quote": -8.0, "emphasis": -5.0,
        "sentence": -2.5, "start": -2.0, "period": -1.5, "in": -3.0, "next-date": 0.3, "deep": 0.4, "low": -2.0, "before-quote": -2.0, "conf": -2.0, "time": -4.0, "conj": -3.0, "note-word": -4.0,
    },
    "series": {
        "bias": -1.8, "series": 3.0, "ends-number": 1.2, "next-numbers": 0.6, "deep": 0.6, "quote": -8.0, "start": -3.0, "sentence": -1.0, "in": -2.0, "genre": 0.8, "next-sep)": 0.3,
    },
    "genre": {
        "bias": -2.5, "genre-only": 6.0, "genre": 2.0, "deep": 0.8, "quote": -8.0, "start": -2.5, "n8+": -1.5, "low": 0.4, "in": -3.0, "conj": -3.0,
    },
    "note": {
        "bias": -1.8, "low": 1.5, "prose": 2.0, "next-end": 0.4, "start": -2.0, "deep": 0.8, "quote": -4.0, "note-word": 2.5, "after-url": 1.0, "after-date-end": 0.4,
    },
}

START: Final[dict[Label, float]] = {"author": 0.0, "title": 0.0, "container": -0.5, "publisher": -1.5, "place": -2.0, "series": -2.0, "genre": -1.5, "note": -1.0}

# (label, label behind it). What is not named costs nothing.
FOLLOWS: Final[dict[tuple[Label, Label], float]] = {
    ("author", "title"): 0.8, ("author", "container"): -1.0, ("author", "publisher"): -2.0, ("author", "place"): -2.0, ("author", "note"): -1.5,
    ("title", "container"): 0.5, ("title", "place"): 0.2, ("title", "publisher"): 0.1, ("title", "genre"): 0.4, ("title", "series"): 0.0, ("title", "note"): -0.4,
    ("place", "publisher"): -0.6, ("publisher", "place"): 0.8, ("container", "publisher"): 0.3, ("container", "place"): 0.2, ("container", "title"): -1.5,
    ("publisher", "title"): -4.0, ("place", "title"): -4.0, ("publisher", "container"): -1.2, ("place", "container"): -7.0, ("genre", "publisher"): 1.2, ("genre", "container"): -0.3,
    ("genre", "title"): -3.0, ("note", "title"): -2.5, ("series", "title"): -3.0, ("series", "publisher"): 0.3, ("series", "place"): 0.2, ("note", "container"): -1.5,
    ("note", "publisher"): -0.6, ("container", "series"): 0.0, ("title", "author"): -6.0,
}

# What a separator adds between two labels: "Town: Press", "Title. Container".
SEPARATED: Final[dict[tuple[Label, Label], dict[str, float]]] = {
    ("place", "publisher"): {":": 2.2},
    ("publisher", "place"): {":": 0.6, ",": 0.2},
    ("title", "container"): {".": 0.2, ":": -0.5},
}

# The same field going on behind a separator; "*" stands for a comma before an emphasised piece.
GOES_ON: Final[dict[Label, dict[str, float]]] = {
    "title": {"*": -3.0, ":": 2.2, ",": 0.3, ".": -1.6, "?": -0.4, "!": -0.4, "-": 0.2, ";": -0.4, "(": -0.8, " ": 0.3, ")": -1.0, "in": -2.0},
    "container": {"*": -3.0, ":": 1.6, ",": -0.4, ".": -1.0, "-": -0.2, "(": -1.0, " ": 0.2, ")": -0.6, ";": -1.5, "in": -3.0, "?": -0.5},
    "publisher": {"*": -3.0, ":": -1.5, ",": 0.3, ".": -1.5, "-": 0.0, " ": 0.0, "(": -1.5, ")": -2.0, ";": -2.0, "in": -4.0},
    "place": {"*": -3.0, ":": -2.5, ",": 1.2, ".": -1.0, "-": 0.3, " ": 0.3, "(": -1.5, ")": -1.5, ";": 0.0, "in": -4.0},
    "series": {"*": -3.0, ",": -0.2, ":": -0.4, ".": -0.8, " ": 0.0, "(": -1.0, ")": -1.0, "in": -3.0, ";": -1.0},
    "genre": {"*": -3.0, ",": -0.2, " ": 0.0, ".": -1.0, ":": -1.5, "(": -0.5, ")": -1.0, "in": -3.0, ";": -1.0},
    "note": {"*": -3.0, ",": 0.3, " ": 0.3, ".": 0.2, ":": 0.2, "(": 0.0, ")": 0.0, "in": 0.0, ";": 0.2},
    "author": {"*": -3.0, ",": -0.5, " ": 0.0, ".": -2.5, ":": -3.0, "(": -1.0, ")": -1.5, "in": -5.0, ";": -0.5},
}
