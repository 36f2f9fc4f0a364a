"""What the printed characters of one address mean: escapes, entities, spaces and typography undone, hyphens untouched."""

from __future__ import annotations

from typing import Final

from claimscan import patterns as regex

_UNTOUCHED: Final = regex.compile(r"[^\s\\&]*+")  # most addresses
_ESCAPE: Final = regex.compile(r"\\([!-/:-@\[-`{-~])")
# Only with its ``;``: ``&copy=2`` and ``&lang=en`` are parameters.
_ENTITY: Final = regex.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-f]{1,5});", regex.IGNORECASE)
_INVISIBLE: Final = regex.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+")
# What typesetting made of ASCII. A dash (U+2013) stays: titles in paths have it.
_TYPOGRAPHY: Final = str.maketrans("‐‑∼˜⁄∕", "--~~//") | {
    ord(ligature): letters for ligature, letters in zip("ﬀﬁﬂﬃﬄ", ("ff", "fi", "fl", "ffi", "ffl"), strict=True)
}
_SCHEME: Final = regex.compile(r"(?:https?|ftp|file):/+", regex.IGNORECASE)


def understood(printed: str) -> tuple[str, tuple[str, ...]]:
    """The address that printed characters mean, and the names of what was mended; hyphens are never touched."""
    url, repairs = cleaned(printed)
    scheme = _SCHEME.match(url)
    if scheme is None:
        return "https://" + url, (*repairs, "scheme-added")
    if scheme[0].endswith(":/") and not scheme[0].lower().startswith("file"):
        return scheme[0].lower() + "/" + url[scheme.end() :], (*repairs, "scheme-mended")
    return scheme[0].lower() + url[scheme.end() :], repairs


def cleaned(printed: str) -> tuple[str, tuple[str, ...]]:
    """As ``understood``, for a part of an address: no scheme is added."""
    if printed.isascii() and _UNTOUCHED.fullmatch(printed):
        return printed, ()
    url, repairs = printed, []
    for name, changed in (
        ("space-removed", lambda s: "".join(s.split())),
        ("invisible-removed", lambda s: _INVISIBLE.sub("", s)),
        ("markdown-escape", lambda s: _ESCAPE.sub(lambda escape: escape[1], s)),
        ("entity", lambda s: _ENTITY.sub(_character, s)),
        ("typography", lambda s: s.translate(_TYPOGRAPHY)),
    ):
        after = changed(url)
        if after != url:
            url = after
            repairs.append(name)
    return url, tuple(repairs)


def _character(entity: regex.Match[str]) -> str:
    from html import unescape

    return unescape(entity[0])
