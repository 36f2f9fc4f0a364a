"""Printed addresses whose characters the format links: which of the two is meant."""

from __future__ import annotations

import pytest

from claimscan.parse.context import Linked
from claimscan.parse.targets import settled
from claimscan.urls import find


@pytest.mark.parametrize(
    ("text", "linked", "target", "url", "printed", "alternatives"),
    [
        # the same address: as printed
        ("See https://quay.example/a.", "https://quay.example/a", "https://quay.example/a", "https://quay.example/a",
         "https://quay.example/a", ()),
        ("See http://quay.example/a.", "http://quay.example/a", "https://www.quay.example/a/", "http://quay.example/a",
         "http://quay.example/a", ()),
        # carelessness of print: the target
        ("https://quay.example/lamp-post", "https://quay.example/lamp-post", "https://quay.example/lamppost",
         "https://quay.example/lamppost", "https://quay.example/lamp-post", ()),
        ("https://quay.example/a?b[c]=d", "https://quay.example/a?b[c]=d", "https://quay.example/a?b%5bc%5d=d",
         "https://quay.example/a?b%5bc%5d=d", "https://quay.example/a?b[c]=d", ()),
        ("https://quay.example/a#", "https://quay.example/a#", "https://quay.example/a", "https://quay.example/a",
         "https://quay.example/a#", ()),
        # a site's name among the words of the link: the target
        ("Lamps - QUAY (www.quay.example)", "Lamps - QUAY (www.quay.example)", "https://www.quay.example/lamps/1881",
         "https://www.quay.example/lamps/1881", "www.quay.example", ()),
        # a site's name that is all the link says: both
        ("Lamps, www.quay.example", "www.quay.example", "https://www.quay.example/lamps", "https://www.quay.example",
         "www.quay.example", ("https://www.quay.example/lamps",)),
        # words glued to the address: only what is linked
        ("See https://quay.example/lampsLamps of the mole", "https://quay.example/lamps", "https://quay.example/lamps",
         "https://quay.example/lamps", "https://quay.example/lamps", ()),
        # two different addresses: as printed, and the other
        ("https://quay.example/a", "https://quay.example/a", "https://pier.example/b", "https://quay.example/a",
         "https://quay.example/a", ("https://pier.example/b",)),
    ],
)  # fmt: skip
def test_what_is_meant(
    text: str, linked: str, target: str, url: str, printed: str, alternatives: tuple[str, ...]
) -> None:
    (match,) = find(text)
    start = text.index(linked)
    found = settled(match, Linked(start, start + len(linked), target), text)
    assert (found.url, found.printed, found.alternatives) == (url, printed, alternatives)
    assert text[found.start : found.end] == printed
    assert ("link-target" in found.repairs) == (url == target != match.url)


def test_without_a_link_nothing_changes() -> None:
    (match,) = find("See https://quay.example/a.")
    assert settled(match, None, "See https://quay.example/a.") is match
