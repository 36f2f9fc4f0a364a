"""Printed names against hosts: letters, initials, abbreviations, general knowledge, and names that only look alike."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from claimscan import hosts, urls
from claimscan.hosts import Labels

DEV = Path(__file__).parents[2] / "shared" / "dev"
FITS = 0.5

SURE = [  # the same letters or initials
    ("Harbour News", "harbournews.example", 1.0),
    ("The Harbour News", "news.harbournews.co.uk", 1.0),
    ("Harbour-News", "www.harbour-news.example", 1.0),
    ("Lamps.tv", "lamps.tv", 1.0),
    ("Zürcher Brückenbote", "zuercherbruckenbote.ch", 0.5),
    ("Institute for Bees and Lamps", "ibl.example", 0.95),
    ("RB/L", "rbl.example", 0.95),
    ("Tram Institute (OTW)", "otw.waw.pl", 0.95),
    ("BQV", "bqvnews.example", 0.9),
    ("Bee Review Online", "beereview.example", 0.8),
    ("Andover Lighthouses", "a16s.example", 0.9),
    ("Harbour International", "harbintl.example", 0.8),
    ("Delta Post", "dpost.example", 0.8),
    ("Royal Harbour Trust", "harbourtrust.example", 0.8),
    ("Quay Papers (Institute for Bees and Lamps)", "ibl-delta.example", 0.85),
    ("Ministry of Trams", "trams.gov.example", 0.6),
    ("Ministry of Ferries", "www.gov.uk", 0.6),
    ("University of Cambridge", "eng.cam.ac.uk", 0.6),
    ("NYT", "www.nytimes.com", 0.95),
    ("The Wall Street Journal", "wsj.com", 0.95),
    ("Financial Times", "ft.com", 0.95),
    ("Twitter", "x.com", 0.95),
]


@pytest.mark.parametrize(("name", "host", "least"), SURE)
def test_names_that_fit(name: str, host: str, least: float) -> None:
    assert least <= hosts.agreement(name, host) <= 1


UNLIKE = [
    ("Harbour News", "quaypost.example"),
    ("Harbour Times", "tramtimes.example"),
    ("Harbour Institute", "harboureye.example"),
    ("Delta International", "deltapress.example"),
    ("IRBL", "irblanka.example"),
    ("ABC", "abd.example"),
    ("The Times", "nytimes.com"),
    ("New York Times", "nypost.com"),
    ("Institute for Bees and Lamps", "iflb.example"),
    ("Museum of Ferries", "jstor.org"),
    ("Museum of Ferries", "gov.example"),
    ("", "lamps.example"),
    ("Lamps", ""),
    ("???", "lamps.example"),
]


@pytest.mark.parametrize(("name", "host"), UNLIKE)
def test_names_that_do_not_fit(name: str, host: str) -> None:
    assert 0 <= hosts.agreement(name, host) < FITS


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("www.lamps.example", Labels(("lamps",), "example", "lamps.example")),
        ("news.harbour.co.uk", Labels(("harbour",), "co.uk", "harbour.co.uk")),
        ("pier.mod.gov.az", Labels(("mod", "pier"), "gov.az", "mod.gov.az")),
        ("www.gov.uk", Labels(("gov",), "uk", "gov.uk")),
        ("localhost", Labels((), "localhost", "localhost")),
    ],
)
def test_labels(host: str, expected: Labels) -> None:
    assert hosts.labels(host) == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [("www.jstor.org", True), ("papers.ssrn.com", True), ("jstor.org.example", False), ("lamps.example", False)],
)
def test_is_repository(host: str, expected: bool) -> None:
    assert hosts.is_repository(host) is expected


def test_a_sure_name_does_not_pay_for_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)
    hosts.agreement.cache_clear()
    assert hosts.agreement("Harbour News", "harbournews.example") == 1.0


def test_names_of_the_seed_are_told_apart() -> None:
    path = DEV / "gold" / "seed" / "article.txt.json"
    if not path.exists():
        pytest.skip("the development documents are not here")
    gold = json.loads(path.read_text(encoding="utf-8"))
    codes = ("publisher-domain-mismatch", "mirrored-source")
    wrong = {(defect["where"], defect["source_index"]) for defect in gold["defects"] if defect["code"] in codes}
    unlike, missed = set(), set()
    for note in gold["notes"]:
        for place, source in enumerate(note["sources"]):
            names = [name for name in (source["container"], source.get("publisher")) if name]
            host = urls.host(source["urls"][0]) if source["urls"] else None
            if not names or host is None:
                continue
            if all(hosts.agreement(name, host) < FITS for name in names):
                unlike.add((" / ".join(names), host))
            elif (note["number"], place) in wrong:
                missed.add((note["number"], place))
    assert missed == set()
    assert len(unlike) <= 11  # eight that are wrong, three that no letter tells
