"""``Document`` → ``Layout``: what is body, note, heading or furniture, which digits are marks, and which note each leads to.

One inference over the whole document: labels run on (``numbering``), the rest of the lines follow the best path (``flow``),
marks are paired with notes in order (``pairing``), and the pieces are put together (``assemble``).
"""

from __future__ import annotations

from claimscan.model import Document, Layout
from claimscan.split.assemble import assemble
from claimscan.split.candidates import labels as candidate_labels
from claimscan.split.candidates import marks as candidate_marks
from claimscan.split.evidence import endnotes_from, sure_lines, tails
from claimscan.split.features import measure
from claimscan.split.flow import roles
from claimscan.split.furniture import furniture
from claimscan.split.numbering import choose, passed_over, strengthen
from claimscan.split.pairing import match
from claimscan.split.witness import observe


def split(document: Document) -> Layout:
    """The layout of a document. Never fails: what cannot be decided is a ``Trouble`` of the layout."""
    edges = furniture(document)
    features = measure(document)
    marks = strengthen([mark for mark in candidate_marks(document) if mark.line not in edges])
    beginnings = [label for label in candidate_labels(document) if label.line not in edges]
    chosen = choose(document, beginnings, marks, features)
    starts = {label.line for label in chosen}
    aside = edges | {label.stray for label in chosen if label.stray is not None}
    zone = endnotes_from(document, chosen, marks)
    marked, ends = sure_lines(marks, chosen), tails(document, chosen, features)
    role, sure = roles(observe(document, features, starts, aside, marked, ends, zone))
    body = [mark for mark in marks if role[mark.line] not in ("note", "label", "furniture")]
    pairing = match(document, body, chosen, zone is not None)
    doubtful = passed_over(beginnings, chosen)
    return assemble(document, role, sure, features, chosen, pairing, doubtful, zone is not None)
