"""The functions of the PDFium library that pypdfium2 brings, called with plain addresses: that is what makes them fast.

PDFium is native code and not safe for threads: all this runs in a child process (``supervise``) and one thread.
"""

from __future__ import annotations

import ctypes
from ctypes import addressof, c_char_p, c_double, c_int, c_size_t, c_uint, c_ulong, c_void_p, create_string_buffer
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

# name: (result, arguments); handles and buffers are addresses, that is, plain integers on Python's side
_PROTOTYPES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_LoadMemDocument64": (c_void_p, (c_void_p, c_size_t, c_char_p)),
    "FPDF_CloseDocument": (None, (c_void_p,)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_GetPageCount": (c_int, (c_void_p,)),
    "FPDF_GetPageLabel": (c_ulong, (c_void_p, c_int, c_void_p, c_ulong)),
    "FPDF_GetMetaText": (c_ulong, (c_void_p, c_char_p, c_void_p, c_ulong)),
    "FPDFCatalog_GetLanguage": (c_ulong, (c_void_p, c_void_p, c_ulong)),
    "FPDF_LoadPage": (c_void_p, (c_void_p, c_int)),
    "FPDF_ClosePage": (None, (c_void_p,)),
    "FPDF_GetPageBoundingBox": (c_int, (c_void_p, c_void_p)),
    "FPDFPage_GetRotation": (c_int, (c_void_p,)),
    "FPDFPage_CountObjects": (c_int, (c_void_p,)),
    "FPDFPage_GetObject": (c_void_p, (c_void_p, c_int)),
    "FPDFPageObj_GetType": (c_int, (c_void_p,)),
    "FPDFPageObj_GetBounds": (c_int, (c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)),
    "FPDFText_LoadPage": (c_void_p, (c_void_p,)),
    "FPDFText_ClosePage": (None, (c_void_p,)),
    "FPDFText_CountChars": (c_int, (c_void_p,)),
    "FPDFText_GetText": (c_int, (c_void_p, c_int, c_int, c_void_p)),
    "FPDFText_GetUnicode": (c_uint, (c_void_p, c_int)),
    "FPDFText_HasUnicodeMapError": (c_int, (c_void_p, c_int)),
    "FPDFText_GetLooseCharBox": (c_int, (c_void_p, c_int, c_void_p)),
    "FPDFText_GetCharBox": (c_int, (c_void_p, c_int, c_void_p, c_void_p, c_void_p, c_void_p)),
    "FPDFText_GetTextObject": (c_void_p, (c_void_p, c_int)),
    "FPDFText_GetMatrix": (c_int, (c_void_p, c_int, c_void_p)),
    "FPDFText_GetFontSize": (c_double, (c_void_p, c_int)),
    "FPDFText_GetCharOrigin": (c_int, (c_void_p, c_int, c_void_p, c_void_p)),
    "FPDFTextObj_GetFont": (c_void_p, (c_void_p,)),
    "FPDFFont_GetBaseFontName": (c_size_t, (c_void_p, c_void_p, c_size_t)),
    "FPDFFont_GetFlags": (c_int, (c_void_p,)),
    "FPDFLink_Enumerate": (c_int, (c_void_p, c_void_p, c_void_p)),
    "FPDFLink_GetAnnotRect": (c_int, (c_void_p, c_void_p)),
    "FPDFLink_CountQuadPoints": (c_int, (c_void_p,)),
    "FPDFLink_GetQuadPoints": (c_int, (c_void_p, c_int, c_void_p)),
    "FPDFLink_GetAction": (c_void_p, (c_void_p,)),
    "FPDFLink_GetDest": (c_void_p, (c_void_p, c_void_p)),
    "FPDFAction_GetURIPath": (c_ulong, (c_void_p, c_void_p, c_void_p, c_ulong)),
    "FPDFAction_GetDest": (c_void_p, (c_void_p, c_void_p)),
    "FPDFDest_GetDestPageIndex": (c_int, (c_void_p, c_void_p)),
    "FPDFDest_GetLocationInPage": (c_int, (c_void_p, *[c_void_p] * 6)),
}
# The same for what older versions lack; see ``tags``, which does without.
_NEWER: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDF_StructTree_GetForPage": (c_void_p, (c_void_p,)),
    "FPDF_StructTree_Close": (None, (c_void_p,)),
    "FPDF_StructTree_CountChildren": (c_int, (c_void_p,)),
    "FPDF_StructTree_GetChildAtIndex": (c_void_p, (c_void_p, c_int)),
    "FPDF_StructElement_GetType": (c_ulong, (c_void_p, c_void_p, c_ulong)),
    "FPDF_StructElement_CountChildren": (c_int, (c_void_p,)),
    "FPDF_StructElement_GetChildAtIndex": (c_void_p, (c_void_p, c_int)),
    "FPDF_StructElement_GetMarkedContentIdCount": (c_int, (c_void_p,)),
    "FPDF_StructElement_GetMarkedContentIdAtIndex": (c_int, (c_void_p, c_int)),
    "FPDFPageObj_GetMarkedContentID": (c_int, (c_void_p,)),
}


@cache
def library() -> Any:
    """The library, its functions typed as above. Raises ``OSError`` or ``ImportError`` where it is not to be had."""
    loaded = _load()
    for name, (result, arguments) in _PROTOTYPES.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, arguments
    for name, (result, arguments) in _NEWER.items():
        function = getattr(loaded, name, None)
        if function is not None:
            function.restype, function.argtypes = result, arguments
    loaded.FPDF_InitLibrary()
    return loaded


def _load() -> ctypes.CDLL:
    """The library's file is looked up and opened, which takes a tenth of the time of importing pypdfium2's own bindings."""
    package = find_spec("pypdfium2_raw")
    folders = (package.submodule_search_locations if package else None) or []
    for folder in folders:
        for name in ("libpdfium.so", "libpdfium.dylib", "pdfium.dll"):
            if (path := Path(folder, name)).exists():
                return ctypes.CDLL(str(path))
    from pypdfium2_raw import bindings  # built against a library of the system

    return ctypes.CDLL(bindings._libs["pdfium"]._name)  # noqa: SLF001


def wide(call: Any) -> str | None:
    """The UTF-16 string that a function writes into a buffer when it is told how large that is."""
    size = call(None, 0)
    if size <= 2 or size > 65536:
        return None
    buffer = create_string_buffer(size)
    call(addressof(buffer), size)
    return buffer.raw[: size - 2].decode("utf-16-le", errors="replace")


def narrow(call: Any) -> str | None:
    """The same for a string of bytes."""
    size = call(None, 0)
    if size <= 1 or size > 65536:
        return None
    buffer = create_string_buffer(size)
    call(addressof(buffer), size)
    return buffer.raw[: size - 1].decode("utf-8", errors="replace")
