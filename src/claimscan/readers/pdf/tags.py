"""What a tagged file says of its text: which of it is in a note, which refers to one (ISO 32000-1, 14.8.4.4)."""

from __future__ import annotations

from typing import Any, Final

from claimscan.readers.pdf.native import wide

NOTE: Final = "Note"
REFERENCE: Final = "Reference"
_SAID = {"Note": NOTE, "FENote": NOTE, "Reference": REFERENCE}
_MOST = 20_000  # elements of one page that are looked at


def tags(lib: Any, page: int) -> dict[int, str]:
    """Number of marked content -> ``Note`` or ``Reference``, for what lies in such an element of the page; empty in most files."""
    if not hasattr(lib, "FPDFPageObj_GetMarkedContentID"):  # PDFium has it since 2024
        return {}
    tree = lib.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        return _found(lib, tree)
    finally:
        lib.FPDF_StructTree_Close(tree)


def _found(lib: Any, tree: int) -> dict[int, str]:
    found: dict[int, str] = {}
    top = range(max(lib.FPDF_StructTree_CountChildren(tree), 0))
    waiting = [(lib.FPDF_StructTree_GetChildAtIndex(tree, i), "") for i in top[:_MOST]]
    looked = 0
    while waiting and looked < _MOST:
        element, above = waiting.pop()
        looked += 1
        if not element:  # marked content, which is no element
            continue
        said = wide(lambda to, size, at=element: lib.FPDF_StructElement_GetType(at, to, size)) or ""
        tag = above if above == NOTE else _SAID.get(said, above)
        if tag:
            for i in range(max(lib.FPDF_StructElement_GetMarkedContentIdCount(element), 0)):
                number = lib.FPDF_StructElement_GetMarkedContentIdAtIndex(element, i)
                if number >= 0:  # what is not marked at all has the number -1
                    found[number] = tag
        below = range(max(lib.FPDF_StructElement_CountChildren(element), 0))
        waiting += [(lib.FPDF_StructElement_GetChildAtIndex(element, i), tag) for i in below[:_MOST]]
    return found
