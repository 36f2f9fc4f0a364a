"""Web pages: the article told from the page around it, and the notes and marks that its markup knows.

How programs name ids and classes is evidence at most. What counts is which link leads where, what leads back, and what
stands at the two ends; see ``marks`` and ``notes``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath

from claimscan.errors import UnreadableInput
from claimscan.model import Document, Trouble, replace
from claimscan.readers.html.decode import decode
from claimscan.readers.html.document import write
from claimscan.readers.html.metadata import metadata
from claimscan.readers.html.plan import Plan, plan
from claimscan.readers.html.tree import Page, parse

LARGEST = 64 * 2**20  # bytes; a saved page with all its pictures inside takes 20 million
Neighbours = Callable[[str], bytes | None]


def read(data: bytes, name: str, neighbours: Neighbours | None = None) -> Document:
    """The document in ``data``. ``neighbours`` gives the bytes of a file in the same folder, for notes that are kept there.

    Raises ``UnreadableInput`` for what has no text or is beyond the limits.
    """
    if len(data) > LARGEST:
        raise UnreadableInput(f"{name}: it has more than {LARGEST // 2**20} MB, which no article has")
    text, troubles = decode(data, name)
    page = parse(text, PurePath(name).name)
    made = plan([page])
    beside = list(_beside(page, made, neighbours))
    if beside:
        made = plan([page, *beside])
    found = [*troubles, *cut_short([page, *beside]), *not_given(made)]
    document = write([page], beside, made, name, "html", data, found)
    return replace(document, metadata=metadata(document, [page]))


def _beside(page: Page, made: Plan, neighbours: Neighbours | None) -> Iterator[Page]:
    """The files of the same folder that marks lead to."""
    first = page.root.last + 1
    for file in made.missing if neighbours else ():
        data = neighbours(file) if neighbours and PurePath(file).name == file and file not in (".", "..") else None
        if data is None or len(data) > LARGEST:
            continue
        text, _ = decode(data, file)
        found = parse(text, file, first)
        first = found.root.last + 1
        yield found


def cut_short(pages: Iterable[Page]) -> Iterator[Trouble]:
    """The pages that are not there to their end."""
    for page in pages:
        if page.is_cut:
            message = f"{page.file[:200]} is cut: it ends before its page does, and what stood behind is missing"
            yield Trouble("unread-part", message, severity="error")


def not_given(made: Plan) -> Iterator[Trouble]:
    """What is missing where marks lead to files that are not here."""
    for file, count in made.missing.items():
        lead = "1 mark leads to a note" if count == 1 else f"{count} marks lead to notes"
        yield Trouble("unread-part", f"{lead} in {file[:200]}, which was not given", severity="error")
